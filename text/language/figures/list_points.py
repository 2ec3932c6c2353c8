"""The point behind the number of an item, where a number follows it: 4．11月30日までに.

Item 4 speaks of 11月30日, and nothing of 4.11: what reads dates and numbers takes the point for a
blank there, and what reads labels takes it for the end of one.
"""

from __future__ import annotations

import re

from text.later import later

BEFORE_NUMBER = (
    # A day, a month or a year; 4.5月分 is a bonus, 2.5年間 a span.
    r"(?:(?<=[.．])(?=[0-9０-９]{1,2}月(?!分)|[12１２][0-9０-９]{3}年(?!間))"
    # Three digits behind a full-width point: hardly a decimal.
    r"|(?<=．)(?=[0-9０-９]{3}(?![0-9０-９])[^\s%％倍割.．]))"
)
"""Matches, with no width, behind a point that ends a label though a digit follows."""
_POINT = later(rf"^(?P<label>[ \t\u3000]*[1-9１-９][0-9０-９]?)[.．]{BEFORE_NUMBER}", re.MULTILINE)


def points_parted(text: str) -> str:
    """Return `text` with a blank for each such point: as long as it was. O(len(text))."""
    return _POINT.sub(r"\g<label> ", text) if "." in text or "．" in text else text
