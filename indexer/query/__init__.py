"""The query language: its syntax tree and its parser."""
