"""A draft against rules and corpus."""
