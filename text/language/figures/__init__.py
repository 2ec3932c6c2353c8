"""Figures as Japanese texts write them: digits, kanji numerals, dates."""
