"""Aozora Bunko's plain-text notation: ruby ｜漢字《かんじ》 and notes ［＃…］.

Ruby becomes readings over the running text, notes and the header that explains them are skipped,
and notes that set a heading make sections.
"""

from __future__ import annotations

import re
from dataclasses import replace

from text.later import later
from text.model.document import Annotation, Document, Section

_HEADER = later(
    r"-{20,}(?:\r\n|\r|\n)【テキスト中に現れる記号について】.*?-{20,}(?:\r\n|\r|\n)", re.DOTALL
)
_HEADER_REACH = 5_000
_COLOPHON = later(r"^底本[:：]", re.MULTILINE)
_MARK = later(r"｜|《([^《》\r\n]*)》|［＃((?:[^［］\r\n]|［[^］\r\n]*］)*)］")
_RUBY_OR_NOTE = later(r"《[^《》\r\n]+》|［＃")
_BASE = later(
    r"(?:[々〆〇〻ヶ仝※\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
    r"|[\u3041-\u309f]+|[\u30a1-\u30ffー]+|[A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f'-]+)$"
)
_LONGEST_BASE = 24
_HEADING = later(r"「(?P<text>.+)」は(?:同行|窓)?(?P<size>[大中小])見出し")
_HEADING_START = later(r"(?:ここから)?(?:同行|窓)?(?P<size>[大中小])見出し$")
_LEVELS = {"大": 1, "中": 2, "小": 3}


def is_aozora(raw: str) -> bool:
    """Return whether `raw` has the header of the notation, or its marks and its colophon 底本：."""
    head = raw[:_HEADER_REACH]
    if "【テキスト中に現れる記号について】" in head:
        return True
    return bool(_COLOPHON.search(raw, max(0, len(raw) - 3_000)) and _RUBY_OR_NOTE.search(raw))


def read_notation(document: Document) -> Document:
    """Return `document` with its ruby as readings, its notes skipped, its headings as sections."""
    raw = document.raw
    header = _HEADER.search(raw, 0, _HEADER_REACH)
    after = header.end() if header else 0
    skips: list[tuple[int, int]] = [header.span()] if header else []
    readings: list[Annotation] = []
    titles: list[tuple[int, str, int]] = []
    base: int | None = None
    for match in _MARK.finditer(raw, after):
        ruby, note = match.groups()
        start = match.start()
        if ruby is not None:
            if base is None:
                base = _base_start(raw, skips, start)
            if base is None:
                continue
            if ruby:
                readings.append(Annotation(base, start, ruby))
            base = None
        elif note is None:
            base = match.end()
        else:
            title = _title(raw, note, start, match.end())
            if title:
                titles.append(title)
        skips.append(match.span())
    opening = raw[: skips[0][0] if skips else 0][:300].split("\n")
    names = [line.strip() for line in opening if line.strip()]
    return replace(
        document,
        format="aozora",
        title=names[0] if names else "",
        sender=names[-1] if 1 < len(names) <= 4 else "",
        sections=_sections(titles, len(raw)),
        skips=tuple(skips),
        annotations=tuple(readings),
    )


def _base_start(raw: str, skips: list[tuple[int, int]], end: int) -> int | None:
    """Return where the base of a ruby at `end` begins: a run of one script before it."""
    stop = end
    if skips and skips[-1][1] == end and raw.startswith("［＃", skips[-1][0]):
        stop = skips[-1][0]
    run = _BASE.search(raw, max(0, stop - _LONGEST_BASE), stop)
    return run.start() if run else None


def _title(raw: str, note: str, start: int, end: int) -> tuple[int, str, int] | None:
    """Return (offset, heading, level) where the note at [start, end) sets a heading."""
    named = _HEADING.match(note)
    if named:
        text = _MARK.sub("", named["text"])
        line = max(raw.rfind("\n", 0, start), raw.rfind("\r", 0, start)) + 1
        return line, text, _LEVELS[named["size"]]
    opened = _HEADING_START.match(note)
    if opened:
        close = raw.find("［＃", end)
        while close >= 0 and "見出し終わり" not in raw[close : close + 20]:
            close = raw.find("［＃", close + 2)
        if close > 0:
            return start, _MARK.sub("", raw[end:close]).strip(), _LEVELS[opened["size"]]
    return None


def _sections(titles: list[tuple[int, str, int]], length: int) -> tuple[Section, ...]:
    if not titles:
        return ()
    starts = [0, *(start for start, _, _ in titles), length]
    named = [("", 1), *((heading, level) for _, heading, level in titles)]
    return tuple(
        Section(heading, level, starts[index], starts[index + 1])
        for index, (heading, level) in enumerate(named)
        if starts[index] < starts[index + 1]
    )
