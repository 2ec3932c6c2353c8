"""Servers for editors and for assistants, thin over the same rooms as the commands."""
