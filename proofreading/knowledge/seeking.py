"""Mentions in the corpus, extracted from just the lines that the index points to.

One function for each kind; `key` is what the mention is looked up by (`Mention.key`), of a
quotation or a name the one that others are to be like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from indexer.port import Paragraph, Place, Record, Usage
from proofreading.draft import Draft
from proofreading.knowledge.excerpt import ParagraphExcerpt, RawExcerpt
from proofreading.mentions import contacts, figures, names, offices, parties, quotations
from proofreading.mentions.mention import Mention
from text.later import later
from text.model.document import Document

Found = Iterator[tuple[Mention, str]]
"""Mentions with the names of their documents."""

_PIECE = 5
"""Code points of a quotation that a version of it has as well, somewhere."""
_MOST_PIECES = 40
_REACH = 60
_CONTACT = later(r"[0０][0-9０-９]{1,4}[-－ー‐–(（)）]|[@＠]|https?:|〒")
_ALIAS = later("あて|宛")


def parties_of(usage: Usage, record: Record) -> Iterator[Mention]:
    """Yield the parties of the letter of which `record` is known, as `parties.mentions` does."""
    heads = [s for s in record.sections if s.role == "addressee"]
    heads += [s for s in record.sections if s.role == "title" and _ALIAS.search(record.title)]
    if not heads:
        return
    found: list[tuple[parties.Name, RawExcerpt]] = []
    for section in sorted(heads, key=lambda section: section.start):
        raw, line = usage.section_raw(record, section)
        excerpt = RawExcerpt(Document(record.name, ""), raw, line)
        found += [(name, excerpt) for name in parties.names_of(excerpt, section.role)]
    every = tuple(name for name, _ in found)
    for name, excerpt in found:
        mention = parties.mention_of(excerpt, name, every)
        if mention is not None:
            yield mention


def _parties(usage: Usage, key: str) -> Found:
    for record in usage.records:
        for mention in parties_of(usage, record):
            if not key or mention.key == key:
                yield mention, record.name


def _contacts(usage: Usage, key: str) -> Found:
    sender = key.rpartition("/")[0]
    for record in usage.records:
        if "".join(record.sender.split()) != sender:
            continue
        document = usage.document(record.name)
        for number, line in enumerate(document.raw.split("\n"), 1):
            if _CONTACT.search(line):
                excerpt = RawExcerpt(document, line, number)
                for mention in contacts.mentions_of(sender, excerpt):
                    if mention.key == key:
                        yield mention, record.name


def _figures(usage: Usage, key: str) -> Found:
    subject, _, unit = key.rpartition("/")
    counters = [counter for counter, same in figures.SAME_UNIT.items() if same == unit]
    near = re.compile("|".join(map(re.escape, [unit, *counters])))

    def may_count(place: Place) -> bool:
        text = place.paragraph.text
        return near.search(text, max(0, place.start - _REACH), place.end + _REACH) is not None

    written = sorted(figures.RATES) if subject in figures.RATES else [subject]
    yield from _in_paragraphs(usage, written, key, figures.mentions, may_count)


def _offices(usage: Usage, key: str) -> Found:
    written = [key] if key else list(parties.ROLES)
    yield from _in_paragraphs(usage, written, key, offices.mentions)


def _quotations(usage: Usage, key: str) -> Found:
    starts = range(0, max(1, len(key) - _PIECE + 1), max(_PIECE, len(key) // _MOST_PIECES))
    pieces = [key[start : start + _PIECE] for start in starts]
    yield from _in_paragraphs(usage, pieces, "", quotations.mentions, _is_quoted)


def _is_quoted(place: Place) -> bool:
    text = place.paragraph.text
    return any(
        text.rfind(opening, 0, place.start) >= 0 and text.find(closing, place.end) >= 0
        for opening, closing in ("「」", "『』")
    )


def _names(usage: Usage, key: str) -> Found:
    written = [other for other in usage.one_slip(key) if other != key]
    wanted = set(written)
    for mention, name in _in_paragraphs(usage, sorted(written), "", names.mentions):
        if "".join(mention.key.split()) in wanted:
            yield mention, name


SEEKERS: dict[str, Callable[[Usage, str], Found]] = {
    parties.KIND: _parties,
    contacts.KIND: _contacts,
    figures.KIND: _figures,
    offices.KIND: _offices,
    quotations.KIND: _quotations,
    names.KIND: _names,
}


def _in_paragraphs(
    usage: Usage,
    written: list[str],
    key: str,
    extract: Callable[[Draft], Iterator[Mention]],
    may_be: Callable[[Place], bool] = lambda place: True,
) -> Found:
    """Yield what is extracted from the paragraphs that have one of the strings `written`."""
    seen: set[tuple[str, int]] = set()
    for text in written:
        for place in usage.places(text):
            paragraph: Paragraph = place.paragraph
            where = paragraph.document.name, paragraph.view.raw_span(0, 1)[0]
            if where in seen or not may_be(place):
                continue
            seen.add(where)
            for mention in extract(ParagraphExcerpt(paragraph)):
                if not key or mention.key == key:
                    yield mention, paragraph.document.name
