"""One file per command: its arguments, one room called, one report written."""
