"""Where the model may ask at all: in modern prose, not in what is quoted, sung, named or headed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from proofreading.draft import Draft
from proofreading.prose import BLANK
from text.later import later
from text.model.document import Token, ViewSpan

_QUOTED = later('「[^「」\n]*」|『[^『』\n]*』|“[^“”\n]*”|"[^"\n]*"|〈[^〈〉\n]*〉|《[^《》\n]*》')
_OLD = later(
    "[ゐゑヰヱ]|つた(?=[。、])|でせう|ませう|(?:べ|な|ざ|け|た)(?:し|り|る|き|れ)(?=。)|ごとし|ぬ(?=。)"
)
_SPOKEN = later(
    "てる(?=[。、わしけ])|てた(?=[。、らけ])|って(?:いう|こと|感じ)|とか|けど|じゃ[ねん]|ちゃ[うっ]"
    "|よね|かな[。ぁあー]|なあ|んだが|っぽい|だよ|ですね|！？|ｗ|w{2,}"
)
_SPOKEN_SHARE = 1000
"""One sign of speech in so many code points makes a spoken text."""
_SAID = later("^[ \u3000]*[「『―]", re.MULTILINE)
_SAID_SHARE = 1500
"""One line of speech in so many code points, and more than four of them, make a story."""
_KANA = later("[ぁ-ん]")
_SHORTEST = 15
"""Fewest code points of a line of prose: shorter ones are headings, verses, labels."""
_OLD_SHARE = 400


@lru_cache(maxsize=1)
def modern(draft: Draft) -> bool:
    """Return whether the draft is written in the language of today."""
    return len(_OLD.findall(draft.text)) * _OLD_SHARE <= max(len(draft.text), 1200)


@lru_cache(maxsize=1)
def spoken(draft: Draft) -> bool:
    """Return whether the draft is written as people speak, who leave particles out."""
    return len(_SPOKEN.findall(draft.text)) * _SPOKEN_SHARE > len(draft.text)


@lru_cache(maxsize=1)
def told(draft: Draft) -> bool:
    """Return whether the draft is a story: people speak in it in lines of their own."""
    return len(_SAID.findall(draft.text)) * _SAID_SHARE > max(len(draft.text), 4 * _SAID_SHARE)


@lru_cache(maxsize=1)
def _closed(draft: Draft) -> tuple[Sequence[int], Sequence[int]]:
    """The stretches in which nothing is asked, by their starts and ends."""
    text = draft.text
    found = [match.span() for match in _QUOTED.finditer(text)]
    for line in draft.paragraphs:
        if not _prose(text[line.start : line.end]):
            found.append((line.start, line.end))
    for mark in draft.document.marks:
        if mark.kind == "heading":
            found.append((draft.view.view_offset(mark.start), draft.view.view_offset(mark.end)))
    found.sort()
    ends = []
    last = 0
    for _, end in found:
        last = max(last, end)
        ends.append(last)
    return [start for start, _ in found], ends


def _prose(line: str) -> bool:
    """Whether the line is a sentence that somebody wrote: no heading, label, verse or row."""
    return (
        len(line) >= _SHORTEST
        and "\x1f" not in line
        and len(_KANA.findall(line)) * 4 >= len(line) - line.count(BLANK)
        and re.search("[。、，．]", line) is not None
    )


def askable(draft: Draft, start: int, end: int) -> bool:
    """Return whether text[start:end] stands in prose of the author's own. O(log stretches)."""
    starts, ends = _closed(draft)
    at = bisect_right(starts, start)
    return at == 0 or ends[at - 1] <= start or ends[at - 1] < end


def sentence(draft: Draft, start: int) -> ViewSpan:
    """Return the sentence at `start`, a stretch that the tagger can read anew."""
    found = draft.sentence_at(start)
    return ViewSpan(found.start, min(found.end, found.start + 1000))


def sound(word: Token) -> bool:
    """Return whether the word is one of the dictionary, and no name."""
    return word.known and word.pos[1] != "固有名詞"
