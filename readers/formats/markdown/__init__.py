"""Markdown, line by line: its marks, its tables and the HTML within."""
