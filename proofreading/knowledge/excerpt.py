"""A stretch of a document of the corpus as the extractors of mentions see a draft."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from indexer.port import Paragraph
from proofreading.draft import Draft
from proofreading.prose import addresses, blanked, code
from text.model.document import Document, Span, Token
from text.model.finding import Evidence
from text.view.view import View


class RawExcerpt(Draft):
    """Raw lines of a document, the first of which is line `line` of it. Their wraps stay.

    For what needs no tokens: names in heads, contacts.
    """

    def __init__(self, document: Document, raw: str, line: int) -> None:
        super().__init__(
            Document(document.name, raw, format=document.format), wrapped=False, addresses=True
        )
        self._line = line

    def evidence(self, start: int, end: int) -> Evidence:
        """Return text[start:end] as evidence, with its line in the document."""
        found = super().evidence(start, end)
        return Evidence(found.document, found.line + self._line - 1, found.text)


class ParagraphExcerpt(Draft):
    """A paragraph of the corpus, with the tokens that it was indexed with."""

    def __init__(self, paragraph: Paragraph) -> None:
        super().__init__(paragraph.document)
        self._paragraph = paragraph
        # What the draft would work out from the whole document is known of the paragraph.
        self.__dict__["view"] = self._prose(paragraph.view)

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """Its tokens: those that it was indexed with, where it is read as it stands."""
        return self._paragraph.tokens if self.text == self._paragraph.text else super().tokens

    @staticmethod
    def _prose(view: View) -> View:
        alone = Document("", view.text)
        unread = code(alone)
        unread = sorted([*unread, *addresses(alone, unread)])
        if not unread:
            return view
        raw = [view.raw_span(start, end) for start, end in unread]
        return blanked(view, raw)

    def span(self, start: int, end: int) -> Span:
        """Return the raw place of text[start:end] in the document."""
        raw = self.document.raw
        first, last = self.view.raw_span(start, end)
        line_start = raw.rfind("\n", 0, first) + 1
        return Span(first, last, self._line_of(first), first - line_start + 1, raw[first:last])

    def _line_of(self, place: int) -> int:
        return self.document.raw.count("\n", 0, place) + 1

    @cached_property
    def described(self) -> Document:
        """The document: the index has it described already."""
        return self.document
