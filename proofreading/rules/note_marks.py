"""Note marks without their note, notes without their mark, one number for two notes.

※1, ※２ and （注3） count as the same mark in any width. A line that begins with the mark is the
note; the mark anywhere else refers to it. A bare ※ at the head of a line is a remark that needs no
mark, and a note that nothing refers to counts only where other notes of the text are referred to.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.others_words import quoted, within
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

_MARK = later(
    r"(?P<sign>※)[ \u3000]?(?P<number>[0-9０-９]{1,2}|[①-⑳])?(?![0-9０-９])"
    r"|[(（]?(?P<word>(?<![自補脚傍訳原頭])注)[ \u3000]?"
    r"(?P<count>[0-9０-９]{1,2})(?![0-9０-９号日月年])[)）]?"
)
_REFERS = ("を", "参照", "、")
"""What follows a mark at the head of a line that refers to a note and is none."""

_PLAIN = later(r"[ \u3000]?(?=[ぁ-んァ-ヶ一-鿿々A-Za-z0-9Ａ-Ｚａ-ｚ０-９「『(（])")
_PARTICLE = later(r"(?:は|が|を|に|の|と|で|も|へ|や|から|まで|より|など)(?![ぁ-ん]{3})")
_HEAD_OF_COLUMN = later("[ \u3000]?\x1f[ \u3000]?※[0-9０-９]{1,2}[ \u3000]?\x1f")
_AFTER_HEAD = later("※[0-9０-９]{1,2}[ \u3000]?\x1f[ \u3000]?$")
"""Marks in the cells of a table's head, side by side, are no notes."""
_MORE = later(r"(?:[,，、・][ \u3000]?[0-9０-９]{1,2}(?![0-9０-９.．年月日時分円人名件回個]))+")
_NUMBERS = later("[0-9０-９]{1,2}")
_WORD = later(r"[ぁ-んァ-ヶー一-鿿々A-Za-z0-9]$")
_LEAD = later(r"[ \t\u3000(（【\[［\ufffc・*-]*$")
_GAP = later(r"[ \t\u3000]$")


_FIRST = 3
"""A text whose only note has a higher number has no such note."""


class Mark(NamedTuple):
    """A mark at [start, end): "※1", "※" or "注2"; `note` where it opens the note itself."""

    start: int
    end: int
    name: str
    note: bool


def marks(text: str) -> Iterator[Mark]:
    """Yield the note marks of `text` in order. O(len(text))."""
    line, place, opened = 0, 0, False
    for match in _MARK.finditer(text):
        newline = text.rfind("\n", place, match.start())
        place = match.end()
        if newline >= 0:
            line, opened = newline + 1, False
        before = text[max(line, match.start() - 12) : match.start()]
        # Short notes may share one line: ※1 税込み　※2 予約制
        note = (len(before) < 12 and bool(_LEAD.fullmatch(before))) or (
            opened and bool(_GAP.search(before))
        )
        note = note and not text.startswith(_REFERS, match.end())
        if _HEAD_OF_COLUMN.match(text, match.end()) or _AFTER_HEAD.search(before):
            note = False
        # A bare ※ with words after it is the note itself, wherever it stands: 受付終了 ※一部を除く
        number = match["number"] or match["count"] or ""
        if not note and not number and _PLAIN.match(text, match.end()):
            attached = _WORD.search(before) and _PARTICLE.match(text, match.end())
            note = not attached
        opened = opened or note
        sign = match["sign"] or match["word"]
        yield Mark(match.start(), match.end(), sign + unicodedata.normalize("NFKC", number), note)
        if number:
            for other in _further(text, match.end(), note):
                name = sign + unicodedata.normalize("NFKC", other)
                yield Mark(match.start(), match.end(), name, False)


def _further(text: str, place: int, note: bool) -> list[str]:
    """Return the numbers of further notes that a mark before `place` refers to: ※2,3, ※1、2の."""
    more = _MORE.match(text, place)
    return _NUMBERS.findall(more.group()) if more and not note else []


def mistakes(found: Sequence[Mark]) -> Iterator[tuple[Mark, str]]:
    """Yield the marks that stand alone: "no-note", "no-mark" or "two-notes"."""
    notes = {mark.name for mark in found if mark.note}
    referred = {mark.name for mark in found if not mark.note}
    seen: set[str] = set()
    for mark in found:
        numbered = len(mark.name) > 1
        if not mark.note and mark.name not in notes:
            yield mark, "no-note"
        elif mark.note and numbered and mark.name in seen:
            yield mark, "two-notes"
        elif mark.note and numbered and mark.name not in referred and _used(mark, referred):
            yield mark, "no-mark"
        if mark.note:
            seen.add(mark.name)


def _used(mark: Mark, referred: set[str]) -> bool:
    return any(name[0] == mark.name[0] and len(name) > 1 for name in referred)


def _transcribed(draft: Draft, mark: Mark) -> bool:
    """Whether ※［＃…］ stands in the raw text: a character that the transcription cannot write."""
    _, end = draft.view.raw_span(mark.start, mark.start + 1)
    return draft.document.raw.startswith("［＃", end)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield a finding for each mark or note without its counterpart. O(length of the draft)."""
    found = [mark for mark in marks(draft.text) if not _transcribed(draft, mark)]
    others = quoted(draft)
    numbers = [int(mark.name[1:]) for mark in found if mark.name[1:].isdecimal()]
    for mark, trouble in mistakes(found):
        if len(numbers) == 1 and numbers[0] > _FIRST:
            continue  # ※25の10倍: a remark that begins with a number
        if within(draft, others, mark.start, mark.end):
            continue  # the note stayed where the words were taken from
        end = mark.end
        if draft.text[end - 1] in " \u3000":
            end -= 1
        yield RULE.finding(draft, mark.start, end, trouble, mark=draft.text[mark.start : end])
