"""Page numbers and running heads: the lines of a page that are no part of the text."""

from __future__ import annotations

from text.later import later

_DIGITS = r"(?:[0-9０-９]{1,4}|[ivxlcIVXLC]{1,7}|[一二三四五六七八九十百〇]{1,4})"
_DASH = r"[\-–—‐−―－~〜・|｜.]"
_PAGE_NUMBER = later(
    rf"\s*(?:{_DASH}\s*|[(（\[［〔【<＜〈《]\s*)*(?:[Pp]{{1,2}}\.?|[Pp]age|ページ|頁|第)?\s*{_DIGITS}?\s*"
    rf"(?:(?:[/／]|of|ページ中)\s*{_DIGITS}?\s*)?(?:ページ(?:目)?|頁|枚目)?"
    rf"(?:\s*{_DASH}|\s*[)）\]］〕】>＞〉》])*\s*"
)


def is_page_number(line: str) -> bool:
    """Return whether `line` holds a page number and nothing else: - 3 -, 3 / 12, 12ページ.

    A footer whose number is worked out anew may have marks alone.
    """
    return bool(line.strip()) and _PAGE_NUMBER.fullmatch(line) is not None
