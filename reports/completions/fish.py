"""`completions fish`: for ~/.config/fish/completions/kyogo.fish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from text.model.command_line import CommandLine, Option

_HEAD = """\
function __kyogo_command
    set -l words (commandline -opc)
    set -e words[1]
    set -l skip 0
    for word in $words
        if test $skip = 1
            set skip 0
            continue
        end
        switch $word
            case %(valued)s
                set skip 1
            case '-*'
            case '*'
                echo $word
                return
        end
    end
end
complete -c kyogo -f
"""


def render(line: CommandLine, stream: TextIO) -> None:
    """Write the script."""
    valued = [name for option in line.bare.options if option.value for name in option.names]
    stream.write(_HEAD % {"valued": " ".join(valued)})
    for command in line.named:
        words = f"-a {command.name} -d {_quoted(command.summary)}"
        stream.write(f"complete -c kyogo -n 'test -z (__kyogo_command)' {words}\n")
    for option in line.bare.options:
        stream.write(f"complete -c kyogo {' '.join(_option(option, line))}\n")
    for command in line.named:
        here = f"complete -c kyogo -n 'contains -- {command.name} (__kyogo_command)'"
        for option in command.options:
            if not option.common and option.names[0] not in ("-h", "--help"):
                stream.write(f"{here} {' '.join(_option(option, line))}\n")
        for argument in command.arguments[:1]:
            if wanted := _wanted(argument, line):
                stream.write(f"{here} {wanted}\n")


def _option(option: Option, line: CommandLine) -> Iterator[str]:
    for name in option.names:
        yield f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"
    yield f"-d {_quoted(option.help)}"
    if option.value:
        # -x: a value that is no file, whatever the command itself takes.
        yield "-r" if option.kind == "file" else "-x"
        if wanted := _wanted(option, line):
            yield wanted


def _wanted(option: Option, line: CommandLine) -> str:
    if option.kind == "file":
        return "-F"
    if option.kind == "folder":
        return "-a '(__fish_complete_directories)'"
    words = line.rules if option.kind == "rule" else option.choices
    return f"-a {_quoted(' '.join(words))}" if words else ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
