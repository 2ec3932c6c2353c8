"""Man pages: one of `kyogo`, one of each command."""
