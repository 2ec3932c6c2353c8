"""The command line described: for completions and man pages."""
