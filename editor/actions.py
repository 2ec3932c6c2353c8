"""What an editor offers at a finding: its suggestions, the safe one preferred."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from editor.positions import Positions
from proofreading.known.accepted_words import may_be_accepted
from text.messages import say
from text.model.finding import Finding
from text.terminal.printable import printable_line


def actions_for(uri: str, finding: Finding, lines: Positions) -> Iterator[types.CodeAction]:
    """Yield the quick fixes of `finding`; they replace its place and nothing else."""
    where = lines.range(finding.span.start, finding.span.end)
    for place, words in enumerate(finding.suggestions[:5]):
        title = say("lsp.replace", old=_short(finding.span.text), new=_short(words))
        edit = types.WorkspaceEdit(changes={uri: [types.TextEdit(where, words)]})
        yield types.CodeAction(
            title,
            kind=types.CodeActionKind.QuickFix,
            edit=edit,
            is_preferred=finding.safe and place == 0,
        )


COMMANDS = ("kyogo.letStand", "kyogo.acceptWord", "kyogo.switchOff")
"""What the server itself does, in the corpus' own files, whatever the client can."""


def house_actions(uri: str, finding: Finding) -> Iterator[types.CodeAction]:
    """Yield what the house may decide: let it stand, accept the word, never use the rule."""
    word = _short(finding.span.text.strip())
    titles = (say("lsp.let-stand"), say("lsp.accept-word", word=word), say("lsp.switch-off"))
    for command, title in zip(COMMANDS, titles, strict=True):
        if command == COMMANDS[1] and not may_be_accepted(finding):
            continue
        asked = types.Command(title, command, arguments=[uri, finding.id])
        yield types.CodeAction(title, kind=types.CodeActionKind.QuickFix, command=asked)


def _short(words: str) -> str:
    shown = printable_line(words)
    return shown if len(shown) <= 30 else shown[:30] + "…"
