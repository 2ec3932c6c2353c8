"""`man`: one page in roff, for man, mandoc and groff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from text.messages import language, say
from text.model.command_line import Command, CommandLine, Option


def render(answer: tuple[CommandLine, Command], stream: TextIO) -> None:
    """Write the page of one command of the command line."""
    line, command = answer
    stream.write("\n".join(_lines(line, command)) + "\n")


def _lines(line: CommandLine, command: Command) -> Iterator[str]:
    title = f"kyogo {command.name}".strip()
    name = title.replace(" ", "\\-")
    yield f'.TH "{name.upper()}" "1" "" "kyogo {line.version}" "Kyogo"'
    # Japanese has no blanks between words: lines are not stretched to the right edge.
    yield ".ad l"
    if language() == "ja":
        yield ".if \\n(.g .mso ja.tmac"  # groff breaks lines between kanji by this file
    yield f".SH {say('man.name')}"
    yield f"{name} \\- {_text(command.summary)}"
    yield f".SH {say('man.synopsis')}"
    yield f".B {_text(title)}"
    yield _text(command.usage.removeprefix(title).strip())
    if not command.name:
        yield f".SH {say('man.commands')}"
        for one in line.named:
            yield from (".TP", f"\\fBkyogo\\-{_text(one.name)}\\fR(1)", _text(one.summary))
    if command.arguments:
        yield f".SH {say('man.arguments')}"
        for argument in command.arguments:
            yield from (".TP", f"\\fI{_text(argument.value)}\\fR", _text(argument.help or " "))
    own = [option for option in command.options if not option.common]
    common = [option for option in command.options if option.common]
    for heading, options in (("man.options", own), ("cli.global-options", common)):
        if options:
            yield f".SH {say(heading).upper()}"
            for option in options:
                yield from (".TP", _names(option), _text(option.help or " "))
    if command.epilog:
        yield f".SH {say('man.notes')}"
        yield ".nf"
        yield from map(_text, command.epilog.splitlines())
        yield ".fi"
    yield f".SH {say('man.exit')}"
    for code in ("0", "1", "2"):
        yield from (".TP", f"\\fB{code}\\fR", _text(say(f"man.exit-{code}")))
    if command.name:
        yield f".SH {say('man.see')}"
        yield "\\fBkyogo\\fR(1)"


def _names(option: Option) -> str:
    value = f" \\fI{_text(option.value)}\\fR" if option.value else ""
    return ", ".join(f"\\fB{_text(name)}\\fR{value}" for name in option.names)


def _text(text: str) -> str:
    """Return `text` with nothing that roff would act on."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith((".", "\\(aq")) else escaped
