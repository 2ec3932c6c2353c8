"""Which stretch of one witness stands against which of the other."""
