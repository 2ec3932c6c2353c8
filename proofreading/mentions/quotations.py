"""What a document quotes between 「」 or 『』."""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.draft import Draft
from proofreading.mentions.mention import Mention
from proofreading.rewording import Rewording
from text.later import later
from text.records import dataclass
from text.view.normalise import tight

KIND = "quotation"
SHORTEST = 10
"""Fewest kana and kanji of a quotation that can drift: shorter ones are names and catchwords."""
_JAPANESE = later("[ぁ-んァ-ヶー一-鿿々]")

_QUOTED = later("「([^「」\n]{10,300})」|『([^『』\n]{10,300})』")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words quoted at draft.text[start:end], without the brackets."""

    text: str
    start: int
    end: int


def quotations(draft: Draft) -> Iterator[Quotation]:
    """Yield what is quoted, in order; a quotation that quotes is left out for the one inside."""
    rewording = Rewording(draft.text)
    for match in _QUOTED.finditer(draft.text):
        group = 1 if match[1] else 2
        if len(_JAPANESE.findall(match[group])) < SHORTEST:
            continue  # a name: 「CoderDojo 広島」
        if not rewording.at(match.start()):
            yield Quotation(match[group], match.start(group), match.end(group))


def mentions(draft: Draft) -> Iterator[Mention]:
    """Yield one mention per quotation: `key` folded without white space, `value` as written."""
    for quotation in quotations(draft):
        line = draft.span(quotation.start, quotation.end).line
        yield Mention(KIND, tight(quotation.text), quotation.text, line, f"「{quotation.text}」")
