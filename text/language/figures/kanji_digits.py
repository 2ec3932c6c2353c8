"""The kanji of the digits, for what does not work numbers out: it loads nothing."""

KANJI_DIGITS = "〇一二三四五六七八九"
"""Each at its value."""

NUMBER_CHARACTERS = frozenset(f"0123456789{KANJI_DIGITS}十百千万億兆")
"""What a folded text writes numbers with, all but commas and points."""
