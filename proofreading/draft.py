"""A draft as the rules see it: analysed once, shared by all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property

from proofreading.guarded import guarded
from proofreading.prose import BLANK, addresses, blanked, code
from text.language.figures.dates import DateMention, find_dates
from text.language.figures.numbers import NumberMention, find_numbers
from text.language.garbled import first_garbled
from text.language.morphology import tokens
from text.language.segments import paragraphs, sentences
from text.language.spelling_choice import may_vary
from text.language.token_keys import key, spelling_key, word_class
from text.model.document import Document, Section, Span, Token, ViewSpan
from text.model.finding import CELLS, Evidence
from text.running.running import running
from text.structure.metadata import described
from text.structure.sections import sections
from text.view.composed import letters_joined
from text.view.lines import LineIndex
from text.view.view import View, identity


class Draft:
    """One document with its running text, paragraphs, sentences, tokens, dates and numbers.

    `text` is the running text: markup dropped, hard wraps undone, か゛ as が, and one BLANK for
    each stretch that is no prose (see `proofreading.prose`). Everything here counts in code points
    of `text`; `span` leads back to the raw text. Each part is worked out when first asked for, and
    once.
    """

    def __init__(
        self, document: Document, *, wrapped: bool = True, addresses: bool = False
    ) -> None:
        """`wrapped` False says that the raw text is running text already.

        With `addresses`, web and mail addresses and names of files are part of the text.
        """
        self.document = document
        self.name = document.name
        self._wrapped = wrapped
        self._addresses = addresses

    @cached_property
    def described(self) -> Document:
        """The document with its date, sender and addressee, read off the text where not given."""
        return described(self.document)

    @cached_property
    def view(self) -> View:
        """The view from the raw text to the running text."""
        whole = running(self.document) if self._wrapped else identity(self.document.raw)
        return letters_joined(blanked(whole, self.no_prose))

    @cached_property
    def no_prose(self) -> Sequence[tuple[int, int]]:
        """The stretches of the raw text that are no prose, in order."""
        unread = code(self.document)
        if self._addresses:
            return unread
        return sorted([*unread, *addresses(self.document, unread)])

    @cached_property
    def guarded(self) -> Sequence[tuple[int, int]]:
        """The stretches of the raw text that no fix may touch, in order."""
        return guarded(self.document.raw)

    @cached_property
    def with_addresses(self) -> Draft:
        """The same draft with web and mail addresses and names of files in its text."""
        return self if self._addresses else Draft(self.document, addresses=True)

    @cached_property
    def garbled(self) -> tuple[int, int] | None:
        """The first stretch of `text` that shows that all of it was read in a wrong encoding."""
        return first_garbled(self.text)

    @cached_property
    def text(self) -> str:
        """The running text."""
        return self.view.text

    @cached_property
    def lines(self) -> LineIndex:
        """Lines and columns of the raw text."""
        return LineIndex(self.document.raw)

    @cached_property
    def paragraphs(self) -> Sequence[ViewSpan]:
        """The non-blank lines of the running text, in order."""
        return list(paragraphs(self.text))

    @cached_property
    def sentences(self) -> Sequence[ViewSpan]:
        """The sentences of the running text, in order."""
        return list(sentences(self.text))

    @cached_property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the running text, in order; each line is analysed for itself."""
        return [
            token
            for line in self.paragraphs
            for token in tokens(self.text[line.start : line.end], line.start)
        ]

    @cached_property
    def keys(self) -> Sequence[str]:
        """The names under which the tokens are counted."""
        names: dict[str, str] = {}
        return [
            names.get(token.surface) or names.setdefault(token.surface, key(token))
            for token in self.tokens
        ]

    @cached_property
    def classes(self) -> Sequence[str]:
        """The names under which the tokens' classes are counted."""
        names: dict[tuple[str, str, tuple[str, ...]], str] = {}
        found = []
        for token in self.tokens:
            word = token.surface, token.conjugation_form, token.pos
            name = names.get(word)
            if name is None:
                name = names[word] = word_class(token)
            found.append(name)
        return found

    @cached_property
    def spelling_keys(self) -> Sequence[str]:
        """Under what the spelling of each token is counted; "" where it is no matter of style."""
        names: dict[tuple[str, str, str, tuple[str, ...]], str] = {}
        found = []
        for token in self.tokens:
            word = token.base, token.lemma, token.conjugation_type, token.pos
            name = names.get(word)
            if name is None:
                name = names[word] = spelling_key(token) if may_vary(token) else ""
            found.append(name)
        return found

    @cached_property
    def adjacent(self) -> Sequence[bool]:
        """Whether the token of that number and the next stand on one line."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        return [
            one.end == other.start or "\n" not in self.text[one.end : other.start]
            for one, other in pairs
        ] + [False]

    @cached_property
    def dates(self) -> Sequence[DateMention]:
        """The dates in the running text, in order."""
        return find_dates(self.text)

    @cached_property
    def numbers(self) -> Sequence[NumberMention]:
        """The numbers in the running text, in order; those of dates too."""
        return find_numbers(self.text)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def tokens_between(self, start: int, end: int) -> Sequence[Token]:
        """Return the tokens that start in [start, end). O(log n + tokens returned)."""
        first, last = self.token_range(start, end)
        return self.tokens[first:last]

    def paragraphs_between(self, start: int, end: int) -> Sequence[ViewSpan]:
        """Return the paragraphs that start in [start, end). O(log n + paragraphs returned)."""
        starts = self._paragraph_starts
        return self.paragraphs[bisect_left(starts, start) : bisect_left(starts, end)]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers [first, last) of the tokens that start in [start, end). O(log n)."""
        starts = self._token_starts
        return bisect_left(starts, start), bisect_left(starts, end)

    def sentence_at(self, offset: int) -> ViewSpan:
        """Return the sentence around `offset`; an empty one where only blanks stand. O(log n)."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return ViewSpan(offset, offset)

    def role_at(self, raw: int) -> str:
        """Return the part of a letter ("addressee", "body", …) that holds the raw offset, or ""."""
        index = bisect_right(self._section_starts, raw) - 1
        return self.sections[index].role if index >= 0 else ""

    @cached_property
    def sections(self) -> Sequence[Section]:
        """The sections of the raw text, in order."""
        return sections(self.document, self.view)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    def quote(self, start: int, end: int, around: int = 24) -> str:
        """Return text[start:end] with its surroundings in the same sentence, cut with …."""
        sentence = self._row_at(self.sentence_at(start))
        low, high = max(sentence.start, start - around), min(sentence.end, end + around)
        low, high = min(low, start), max(high, end)
        before = "…" if low > sentence.start else ""
        after = "…" if high < sentence.end else ""
        quoted = self.text[low:high]
        if BLANK in quoted:  # an address is shown, though it is not read
            quoted = " ".join(self.document.raw[slice(*self.view.raw_span(low, high))].split())
        return f"{before}{quoted}{after}".translate(CELLS)

    def _row_at(self, cell: ViewSpan) -> ViewSpan:
        """Return the row of a table that the cell stands in: 1104 alone is nobody's number."""
        around = self.text[max(0, cell.start - 1) : cell.start], self.text[cell.end : cell.end + 1]
        if "\x1f" not in around:
            return cell
        low = self.text.rfind("\n", 0, cell.start) + 1
        high = self.text.find("\n", cell.end)
        return ViewSpan(low, high if high >= 0 else len(self.text))

    def evidence(self, start: int, end: int) -> Evidence:
        """Return text[start:end] as evidence for a finding in another document."""
        return Evidence(self.name, self.span(start, end).line, self.quote(start, end))

    def span(self, start: int, end: int) -> Span:
        """Return the raw place of text[start:end], with line, column and raw text."""
        return self.lines.span(*self.view.raw_span(start, end))
