"""`kyogo references TEXT ARTICLE`: who cites an article, and what an amendment moves away."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import field

from commands.support.console import add_output_argument
from commands.support.fresh_index import fresh_index
from commands.support.progress import progress
from commands.support.reporting import report_of, write_report
from commands.support.telling import say_last
from readers.corpus import Corpus, find_corpus, locate
from reports.formats import formats
from text.errors import UsageError
from text.later import later
from text.messages import say
from text.model.document import Document
from text.model.references import Reference, References
from text.records import dataclass
from text.running.running import running
from text.statute.citing.citations import (
    Citation,
    Place,
    citations_of,
    moved,
    moved_inside,
    own_citations,
    places,
)
from text.statute.citing.table_citations import (
    Table,
    own_table_citations,
    table_citations_of,
    table_named,
)
from text.statute.numbers import BRANCHED, NUMERAL, Number, Script, joined, number
from text.statute.tree import parse
from text.terminal.printable import printable_line
from text.view.lines import LineIndex

_ARTICLE = later(rf"第?({NUMERAL})条?({BRANCHED})(?:第({NUMERAL})項)?(?:第({NUMERAL})号)?")
_AROUND = 30
"""Code points of the line on either side of a citation that are shown."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `references`."""
    parser.add_argument("document", metavar="TEXT", help=say("references.document"))
    parser.add_argument(
        "article", metavar="ARTICLE", nargs="?", default="", help=say("references.article")
    )
    parser.add_argument("--after", metavar="NEW", help=say("references.after"))
    add_output_argument(parser, formats("references"))


def run(arguments: argparse.Namespace) -> int:
    """Write every place that cites the article; 0 if there is one, 1 if not."""
    corpus = find_corpus(arguments.corpus)
    document = locate(arguments.document, corpus)
    table = table_named(arguments.article)
    wanted = None if table else _wanted(arguments)
    statute = parse(running(document).text)
    amended = _Amended()
    if arguments.after:
        after = parse(running(locate(arguments.after, corpus)).text)
        inside = moved_inside(statute, after)
        amended = _Amended(moved(statute, after), inside, places(after), statute.script)
    title = statute.title.lstrip("○◯ 　")
    if not corpus.asked:
        say_last("references.alone", name=printable_line(document.name))
    elif not title:
        say_last("references.untitled", name=printable_line(document.name))
    found = []
    with progress(say("search.progress")):
        for source, one in _citations(document, title, corpus, table):
            if wanted and not one.concerns(*wanted):
                continue
            becomes = amended.becomes(one) if arguments.after else ""
            if arguments.after and not becomes:
                continue
            found.append(_reference(source, one, becomes))
    answer = References(document.name, arguments.article, tuple(found), bool(arguments.after))
    write_report(arguments, report_of(arguments, "references"), answer)
    return 0 if found else 1


@dataclass(frozen=True)
class _Amended:
    """What an amendment made of the numbers of articles and of what is in them, and what it has."""

    articles: Mapping[Number, Number | None] = field(default_factory=dict)
    inside: Mapping[Place, Place | None] = field(default_factory=dict)
    there: frozenset[Place] = frozenset()
    script: Script = "kanji"

    def becomes(self, one: Citation) -> str:
        """Return the number that the citation should have now; "": the one it has.

        "-": what it cites is gone, "=": something else stands under its number.
        """
        gone = "=" if one.place in self.there else "-"
        if one.until is None and one.place in self.inside:
            place = self.inside[one.place]
            if place is not None and one.beside and self._still_beside(one.beside, one.article):
                near = "前条" if one.article < one.beside else "次条"
                return near + one.below(place, self.script)
            return gone if place is None else one.written(place, self.script)
        if one.beside is not None:
            if self._still_beside(one.beside, one.article):
                return ""
        elif not any(one.concerns(article) for article in self.articles):
            return ""
        new = self.articles.get(one.article, one.article)
        if one.until is not None:
            became = self._range(one, new, self.articles.get(one.until, one.until))
            return gone if became is None else became
        return gone if new is None else one.written((new, *one.place[1:]), self.script)

    def _range(self, one: Citation, first: Number | None, last: Number | None) -> str | None:
        """Return what the range has become, "": nothing else; None where an end of it is gone."""
        if first is None or last is None:
            return None
        if (first, last) == (one.article, one.until):
            return ""
        start = one.written((first, 0, 0), self.script)
        return f"{start}から{joined(last, self.script, '条')}まで"

    def _still_beside(self, citing: Number, cited: Number) -> bool:
        """Whether 前条 is 前条 still, or the article that says so is gone itself."""
        now, other = (self.articles.get(one, one) for one in (citing, cited))
        if now is None:
            return True
        order = sorted({place[0] for place in self.there})
        if other is None or now not in order or other not in order:
            return False
        return order.index(other) - order.index(now) == (1 if cited > citing else -1)


def _wanted(arguments: argparse.Namespace) -> tuple[Number, int, int] | None:
    if not arguments.article and arguments.after:
        return None
    if not arguments.article:
        raise UsageError("references.no-article", name=arguments.document)
    match = _ARTICLE.fullmatch(arguments.article)
    if match is None:
        raise UsageError("references.bad-article", article=arguments.article)
    paragraph, item = (number(match[n])[0] if match[n] else 0 for n in (3, 4))
    return number(match[1] + match[2]), paragraph, item


def _citations(
    document: Document, title: str, corpus: Corpus, table: Table | None
) -> Iterator[tuple[Document, Citation]]:
    text = running(document).text
    for one in own_table_citations(text, table) if table else own_citations(text):
        yield document, one
    if not (corpus.asked and title):
        return
    for name in fresh_index(corpus).usage().documents_with(title):
        if name == document.name:
            continue
        other = corpus.document(name)
        text = running(other).text
        for one in table_citations_of(title, text, table) if table else citations_of(title, text):
            yield other, one


def _reference(document: Document, citation: Citation, becomes: str) -> Reference:
    view = running(document)
    span = LineIndex(document.raw).span(*view.raw_span(citation.start, citation.end))
    low = max(view.text.rfind("\n", 0, citation.start) + 1, citation.start - _AROUND)
    end = view.text.find("\n", citation.end)
    high = min(end if end >= 0 else len(view.text), citation.end + _AROUND)
    words = view.text[citation.start : citation.end]
    quote = view.text[low:high].strip()
    return Reference(document.name, span.line, span.column, words, quote, becomes)
