"""`kyogo mcp`: six tools for assistants, over standard input and output, read-only.

What comes out of documents is data: a letter may hold sentences that read like orders. Every answer
says so, keeps it under keys of its own, and is cut at a page's length; the next page is asked for.
Nothing outside the corpus is read and nothing is written.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Annotated, Any, Literal

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from commands.support.checking.desk import Desk
from editor.answers import (
    DATA,
    CheckAnswer,
    DiffAnswer,
    Difference,
    Evidence,
    Explanation,
    Found,
    Hit,
    Relative,
    SearchAnswer,
    ShowAnswer,
    SimilarAnswer,
    clean,
    place,
    quoted,
)
from kyogo.version import VERSION
from proofreading.checking.causes import gathered
from text.errors import KyogoError

PAGE = 8_000
"""Code points of document text in one answer of `show`."""
MOST = 50
"""Hits, hunks or findings in one answer."""

_READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


Limit = Annotated[int, Field(ge=1, le=MOST)]
Offset = Annotated[int, Field(ge=0)]
Query = Annotated[str, Field(min_length=1, max_length=2_000)]
Name = Annotated[str, Field(description="a document's name as `search` gives it, or NAME#heading")]


def server(root: Path) -> MCPServer[Any]:
    """Return the server over the corpus `root`; `run("stdio")` serves it."""
    made: MCPServer[Any] = MCPServer("kyogo", version=VERSION, instructions=DATA, log_level="ERROR")
    tools = Tools(Desk(root))
    for tool in (tools.search, tools.show, tools.diff, tools.check, tools.explain_rule,
                 tools.similar):  # fmt: skip
        made.tool(annotations=_READ_ONLY, structured_output=True)(tool)
    return made


class Tools:
    """The tools; one question at a time, for the engines are not made for more."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = Lock()

    def search(
        self, query: Query, exact: bool = False, limit: Limit = 10, offset: Offset = 0
    ) -> SearchAnswer:
        """Search the corpus of Japanese documents for words, spellings and readings.

        `exact` takes the query as one literal string; otherwise AND, OR, NOT, "phrases" and fields
        such as kind:letter or date:2019 are understood.
        """
        from commands.support.request import request_of

        with self._asked():
            arguments = _manner(query, exact, offset + limit)
            answer = self._desk.searcher().search(request_of(arguments, self._desk.corpus))
        hits = answer.hits[offset : offset + limit]
        return SearchAnswer(
            query=clean(answer.query),
            total=answer.total,
            partial=answer.partial,
            suggestions=[quoted(one) for one in answer.suggestions],
            next_offset=_next(offset, limit, answer.total),
            hits=[
                Hit(
                    document=clean(hit.document),
                    title=clean(hit.title),
                    section=clean(hit.section) if hit.section else None,
                    date=clean(hit.date),
                    layer=hit.layer,
                    places=len(hit.spans),
                    first=place(hit.spans[0]),
                    document_text=[quoted(snippet.text) for snippet in hit.snippets],
                )
                for hit in hits
            ],
        )

    def show(self, document: Name, offset: Offset = 0) -> ShowAnswer:
        """Read one document of the corpus, a page at a time, with its outline."""
        from text.structure.sections import sections

        with self._asked():
            found = self._desk.document(document)
            parts = [section for section in sections(found) if section.heading]
        start, end = found.scope or (0, len(found.raw))
        first = min(start + offset, end)
        return ShowAnswer(
            document=clean(found.name),
            title=clean(found.title),
            date=clean(found.date),
            addressee=clean(found.addressee),
            outline=[quoted(f"{'  ' * (s.level - 1)}{s.heading}") for s in parts[:200]],
            length=end - start,
            offset=offset,
            document_text=clean(found.raw[first : min(first + PAGE, end)]),
            next_offset=_next(offset, PAGE, end - start),
        )

    def diff(self, old: Name, new: Name, limit: Limit = 30, offset: Offset = 0) -> DiffAnswer:
        """Compare two documents of the corpus: what differs, of what kind, and what looks wrong."""
        from collation.collate import collate

        with self._asked():
            found = collate(self._desk.document(old), self._desk.document(new))
        return DiffAnswer(
            old=clean(found.old.name),
            new=clean(found.new.name),
            same=found.same,
            summary=quoted(found.summary),
            total=len(found.hunks),
            next_offset=_next(offset, limit, len(found.hunks)),
            differences=[
                Difference(
                    number=hunk.number,
                    operation=hunk.operation,
                    kind=hunk.kind,
                    note=hunk.note,
                    old=place(hunk.old),
                    new=place(hunk.new),
                    suspect=quoted(hunk.suspect.message) if hunk.suspect else None,
                )
                for hunk in found.hunks[offset : offset + limit]
            ],
        )

    def check(
        self,
        document: Annotated[str, Field(description="a document's name in the corpus")] = "",
        text: Annotated[str, Field(description="or a draft itself", max_length=200_000)] = "",
        limit: Limit = 30,
        offset: Offset = 0,
    ) -> CheckAnswer:
        """Check a draft against rules and the corpus: a document of it, or the text of a draft."""
        from readers.registry import read_content

        if bool(document) == bool(text):
            raise ToolError("give either document or text")
        with self._asked():
            if text:
                draft = read_content(text.encode("utf-8", "replace"), "draft", ".txt", "utf-8")
            else:
                draft = self._desk.document(document)
            findings = gathered(self._desk.checker().check(draft))
        return CheckAnswer(
            document=clean(draft.name),
            total=len(findings),
            next_offset=_next(offset, limit, len(findings)),
            findings=[
                Found(
                    id=finding.id,
                    rule=finding.rule,
                    severity=finding.severity,
                    confidence=finding.confidence,
                    message=quoted(finding.message),
                    place=place(finding.span),
                    suggestions=[quoted(words) for words in finding.suggestions[:5]],
                    safe=finding.safe,
                    evidence=[
                        Evidence(
                            document=clean(one.document),
                            line=one.line,
                            document_text=quoted(one.text),
                        )
                        for one in finding.evidence[:5]
                    ],
                )
                for finding in findings[offset : offset + limit]
            ],
        )

    def explain_rule(self, rule: str) -> Explanation:
        """Explain one rule of `check`: what it looks for, why, and an example."""
        from proofreading.pages import page

        with self._asked():
            found = page(rule)
            return Explanation(
                rule=found.name,
                summary=found.summary,
                why=found.why,
                wrong=found.bad,
                right=found.good,
                given=found.given,
                severity=found.severity,
                fix_is_safe=found.safe,
            )

    def similar(self, document: Name, limit: Limit = 10) -> SimilarAnswer:
        """Find the documents of the corpus that are nearest to one of them."""
        from indexer.linguistics.similar import similar

        with self._asked():
            found = self._desk.document(document)
            relatives = similar(self._desk.searcher().index, found, limit)
        return SimilarAnswer(
            document=clean(found.name),
            relatives=[
                Relative(
                    document=clean(one.document),
                    title=clean(one.title),
                    nearness=one.nearness,
                    shared=one.shared,
                    document_text=[quoted(passage.own.text) for passage in one.passages],
                )
                for one in relatives
            ],
        )

    def _asked(self) -> _Asking:
        return _Asking(self._lock)


class _Asking:
    """One question: alone, and its trouble told as a sentence."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> Literal[False]:
        self._lock.release()
        if isinstance(error, KyogoError):
            raise ToolError(clean(f"{error} {error.hint or ''}".strip())) from None
        return False


def _manner(query: str, exact: bool, limit: int) -> Any:
    from argparse import Namespace

    return Namespace(
        query=[query], exact=exact, word=False, no_variants=False, kind=[], date="", limit=limit
    )


def _next(offset: int, limit: int, total: int) -> int | None:
    return offset + limit if offset + limit < total else None
