"""`kyogo lsp`: findings while one writes, their reasons on hover, their evidence a jump away.

Settings are those of the `kyogo.toml` beside the text, so that editor, command line and CI agree;
whatever the client sends as settings is not looked at.
"""

from __future__ import annotations

import asyncio
import gc
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from commands.support.checking import house_edits
from commands.support.checking.desk import Desk
from editor.actions import COMMANDS, actions_for, house_actions
from editor.drafts import Draft
from editor.positions import Positions
from kyogo.version import VERSION
from proofreading.checking.checker import Checker
from proofreading.registry import rule
from readers.corpus import find_corpus
from readers.registry import read_content
from text.errors import KyogoError
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding
from text.terminal.printable import printable

PAUSE = 0.6
"""Seconds without a keystroke after which the whole draft is gone through."""
BREATH = 0.03
"""Seconds after a keystroke until its paragraph is: keys that come together are taken together."""
_SUFFIXES = {"markdown": ".md", "html": ".html", "plaintext": ".txt"}
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "question": types.DiagnosticSeverity.Warning,
    "style": types.DiagnosticSeverity.Information,
}


class KyogoServer(LanguageServer):
    """The server with the drafts that are open and the corpora that they lie in."""

    def __init__(self) -> None:
        super().__init__("kyogo", VERSION)
        self.drafts: dict[str, Draft] = {}
        self.checkers: dict[Path, Checker] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._near: dict[str, asyncio.Task[None]] = {}
        self._whole = asyncio.Lock()
        self._settled = False

    @property
    def encoding(self) -> str:
        """The units of positions that client and server agreed on."""
        agreed = self.workspace.position_encoding
        return str(getattr(agreed, "value", agreed) or "utf-16")

    def positions(self, uri: str) -> Positions:
        """Return the lines of the draft `uri` as it is."""
        return Positions(self.drafts[uri].text, self.encoding)

    def desk(self, uri: str) -> Desk:
        """Return the corpus that the file `uri` belongs to."""
        path = uris.to_fs_path(uri)
        start = Path(path).parent if path else None
        return Desk(find_corpus(None, start if start and start.is_dir() else None).root)

    def checker(self, uri: str) -> Checker:
        """Return the checker of the corpus of `uri`, made once. Raises KyogoError."""
        desk = self.desk(uri)
        if desk.root not in self.checkers:
            self.checkers[desk.root] = desk.checker()
        return self.checkers[desk.root]

    def open(self, uri: str, text: str, language: str) -> None:
        """Take the text that the editor opened."""
        self.drafts[uri] = Draft(text, _reader(uri, language))
        self.later(uri, 0)

    def change(self, uri: str, changes: list[Any]) -> None:
        """Take what was written, and tell at once what it makes of the findings."""
        draft = self.drafts[uri]
        text = draft.text
        for change in changes:
            where = getattr(change, "range", None)
            if where is None:
                text = change.text
                continue
            lines = Positions(text, self.encoding)
            start, end = lines.offset(where.start), lines.offset(where.end)
            text = text[:start] + change.text + text[max(start, end) :]
        draft.change(text, None)
        self.publish(uri)
        if uri in self._near:
            self._near[uri].cancel()
        self._near[uri] = asyncio.ensure_future(self._looked_near(uri))
        self.later(uri, PAUSE)

    async def _looked_near(self, uri: str) -> None:
        """Go through what has changed, in a thread of its own; the whole draft may be under way."""
        await asyncio.sleep(BREATH)
        draft = self.drafts.get(uri)
        checker = self.checkers.get(self.desk(uri).root)
        if draft is None or checker is None:
            return  # nothing has been gone through yet: the whole draft is on its way
        version = draft.version
        try:
            found = await asyncio.to_thread(draft.near, checker)
        except KyogoError:
            return  # the whole draft will tell
        if draft.version == version and self.drafts.get(uri) is draft:
            draft.join(found)
            self.publish(uri)

    def later(self, uri: str, pause: float) -> None:
        """Go through the whole draft after `pause` seconds without a further call."""
        if uri in self._waiting:
            self._waiting[uri].cancel()
        self._waiting[uri] = asyncio.ensure_future(self._gone_through(uri, pause))

    async def _gone_through(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        async with self._whole:
            draft = self.drafts.get(uri)
            if draft is None:
                return
            version = draft.version

            def work() -> list[Finding]:
                return draft.whole(self.checker(uri))

            try:
                findings = await asyncio.to_thread(work)
            except KyogoError as error:
                self._trouble(uri, error)
                return
            if draft.version == version and uri in self.drafts:
                draft.take(findings)
                self.publish(uri)
                self._settle()

    def _settle(self) -> None:
        """Have the collector leave alone what stays: index, dictionary, rules.

        It would go through them in the middle of a keystroke, which then took some 100 ms more.
        """
        if not self._settled:
            self._settled = True
            gc.collect()
            gc.freeze()

    def forget(self, uri: str) -> None:
        """Let go of a draft that was closed; its findings go, too."""
        for tasks in (self._waiting, self._near):
            if uri in tasks:
                tasks.pop(uri).cancel()
        self.drafts.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def publish(self, uri: str) -> None:
        """Tell the editor the findings of the draft as they are."""
        lines = self.positions(uri)
        diagnostics = [_diagnostic(finding, lines) for finding in self.drafts[uri].findings]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, diagnostics))

    def _trouble(self, uri: str, error: KyogoError) -> None:
        """Show at the first line what keeps the draft from being checked."""
        text = printable(f"{error}\n{error.hint or ''}".strip())
        lines = self.positions(uri)
        found = types.Diagnostic(
            lines.range(0, 0), text, severity=types.DiagnosticSeverity.Error, source="kyogo"
        )
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, [found]))

    def at(self, uri: str, where: types.Range) -> list[Finding]:
        """Return the findings of the draft that touch `where`."""
        if uri not in self.drafts:
            return []
        lines = self.positions(uri)
        start, end = lines.offset(where.start), lines.offset(where.end)
        return [
            finding
            for finding in self.drafts[uri].findings
            if finding.span.start <= end and finding.span.end >= start
        ]


def _reader(uri: str, language: str) -> Any:
    name = uris.to_fs_path(uri) or uri
    suffix = Path(name).suffix.lower()
    suffix = suffix if suffix in (".md", ".markdown", ".html", ".htm") else ""
    kind = suffix or _SUFFIXES.get(language, ".txt")

    def read(text: str) -> Document:
        return read_content(text.encode("utf-8", "replace"), Path(name).name, kind, "utf-8")

    return read


def _diagnostic(finding: Finding, lines: Positions) -> types.Diagnostic:
    found = types.Diagnostic(
        lines.range(finding.span.start, finding.span.end),
        printable(finding.message),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source="kyogo",
    )
    found.data = {"id": finding.id}
    return found


def server() -> KyogoServer:
    """Return the server with all that it can do; `start_io()` serves it."""
    made = KyogoServer()

    @made.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: KyogoServer, params: types.DidOpenTextDocumentParams) -> None:
        given = params.text_document
        ls.open(given.uri, given.text, given.language_id)

    @made.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: KyogoServer, params: types.DidChangeTextDocumentParams) -> None:
        if params.text_document.uri in ls.drafts:
            ls.change(params.text_document.uri, list(params.content_changes))

    @made.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: KyogoServer, params: types.DidSaveTextDocumentParams) -> None:
        ls.checkers.clear()
        for uri in ls.drafts:
            ls.later(uri, 0)

    @made.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: KyogoServer, params: types.DidCloseTextDocumentParams) -> None:
        ls.forget(params.text_document.uri)

    @made.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(ls: KyogoServer, params: Any) -> None:
        """Take note of nothing: settings are the corpus' own, whatever a client sends."""

    @made.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(ls: KyogoServer, params: types.HoverParams) -> types.Hover | None:
        found = ls.at(params.text_document.uri, types.Range(params.position, params.position))
        if not found:
            return None
        words = "\n\n---\n\n".join(_explained(finding) for finding in found)
        lines = ls.positions(params.text_document.uri)
        span = found[0].span
        return types.Hover(
            types.MarkupContent(types.MarkupKind.PlainText, words),
            lines.range(span.start, span.end),
        )

    @made.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(ls: KyogoServer, params: types.DefinitionParams) -> list[types.Location]:
        uri = params.text_document.uri
        root = ls.desk(uri).root
        places = []
        for finding in ls.at(uri, types.Range(params.position, params.position)):
            for one in finding.evidence:
                path = root / one.document
                here = types.Position(max(0, one.line - 1), 0)
                where = uri if not path.is_file() else uris.from_fs_path(str(path)) or uri
                places.append(types.Location(where, types.Range(here, here)))
        return places

    @made.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(ls: KyogoServer, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        from text.structure.sections import sections

        draft = ls.drafts.get(params.text_document.uri)
        if draft is None:
            return []
        lines = ls.positions(params.text_document.uri)
        return _nested(list(sections(draft.read(draft.text))), lines)

    @made.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def actions(ls: KyogoServer, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        if uri not in ls.drafts:
            return []
        found = ls.at(uri, params.range)
        lines = ls.positions(uri)
        fixes = [action for one in found for action in actions_for(uri, one, lines)]
        return [*fixes, *(action for one in found for action in house_actions(uri, one))]

    for name in COMMANDS:
        made.command(name)(_decided(name))
    return made


def _decided(name: str) -> Any:
    """Return the command `name`: it writes to the corpus and takes the findings away at once."""

    def decide(ls: KyogoServer, uri: str, identity: str) -> None:
        draft = ls.drafts.get(uri)
        found = None if draft is None else draft.finding(identity)
        if draft is None or found is None:
            return
        root = ls.desk(uri).root
        try:
            house_edits.make(_changes(name, root, draft, found), root)
        except KyogoError as error:
            shown = types.ShowMessageParams(types.MessageType.Error, printable(str(error)))
            ls.window_show_message(shown)
            return
        ls.checkers.clear()
        for other, one in ls.drafts.items():
            if other == uri or (name != COMMANDS[0] and ls.desk(other).root == root):
                # What is being gone through now does not know of it yet.
                one.version += 1
                one.findings = [each for each in one.findings if not _settled(name, each, found)]
                ls.publish(other)
        ls.later(uri, PAUSE)

    return decide


def _changes(name: str, root: Path, draft: Draft, found: Finding) -> list[house_edits.Change]:
    if name == COMMANDS[0]:
        return house_edits.letting_stand(root, draft.read(draft.text), [found])
    if name == COMMANDS[1]:
        return house_edits.accepting(root, found.span.text)
    return house_edits.switching_off(root, found.rule)


def _settled(name: str, one: Finding, found: Finding) -> bool:
    """Whether what was decided about `found` settles `one`, too; no check is needed to tell."""
    if name == COMMANDS[0]:
        return one.id == found.id
    if name == COMMANDS[1]:
        return found.span.text.strip() in one.span.text
    return one.rule == found.rule


def _explained(finding: Finding) -> str:
    """Return the message, why the rule is there, and the evidence, as plain text."""
    words = rule(finding.rule).info.messages
    parts = [finding.message, say(f"{words}.why")]
    if finding.suggestions:
        parts.append("→ " + " / ".join(finding.suggestions))
    parts += [f"{one.document}:{one.line}: {one.text}" for one in finding.evidence[:5]]
    return printable("\n\n".join(parts))


def _nested(sections: list[Any], lines: Positions) -> list[types.DocumentSymbol]:
    """Return the outline as symbols within symbols; unnamed sections are left out."""
    top: list[types.DocumentSymbol] = []
    open_: list[tuple[int, list[types.DocumentSymbol]]] = []
    for section in sections:
        if not section.heading.strip():
            continue
        whole = lines.range(section.start, section.end)
        name = printable(section.heading.strip())[:120]
        named = lines.range(section.start, min(section.end, section.start + len(section.heading)))
        inside: list[types.DocumentSymbol] = []
        symbol = types.DocumentSymbol(name, types.SymbolKind.String, whole, named, children=inside)
        while open_ and open_[-1][0] >= section.level:
            open_.pop()
        (open_[-1][1] if open_ else top).append(symbol)
        open_.append((section.level, inside))
    return top
