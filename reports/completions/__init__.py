"""Completions of the command line, one file per shell."""
