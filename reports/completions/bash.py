"""`completions bash`: for bash 3.2 (macOS) and later, without the package bash-completion."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from typing import TextIO

from text.model.command_line import Command, CommandLine, Option

_HEAD = """\
_kyogo() {
    local IFS=$' \\t\\n'
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
    local command= word skip= i options= words=
    if [[ $current == = ]]; then
        current=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $word == = ]]; then skip=1; continue; fi
        if [[ -n $skip ]]; then skip=; continue; fi
        case $word in
            %(valued)s) [[ ${COMP_WORDS[i+1]} == = ]] || skip=1 ;;
            -*) ;;
            *) command=$word; break ;;
        esac
    done
    COMPREPLY=()
"""
_TAIL = """\
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
    elif [[ $words == file ]]; then
        _kyogo_paths -f
    elif [[ $words == folder ]]; then
        _kyogo_paths -d
    else
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    fi
}
_kyogo_paths() {
    local IFS=$'\\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen "$1" -- "$current"))
}
complete -F _kyogo kyogo
"""


def render(line: CommandLine, stream: TextIO) -> None:
    """Write the script; it goes into ~/.bashrc or a file of bash-completion."""
    valued = [name for option in line.bare.options if option.value for name in option.names]
    stream.write(_HEAD % {"valued": "|".join(valued)})
    stream.write('    case "$command $before" in\n')
    for pattern, does in _values(line):
        stream.write(f"        {pattern}) {does}; return ;;\n")
    stream.write('    esac\n    case "$command" in\n')
    for command in line.commands:
        stream.write(f"        {_quoted(command.name)})\n")
        stream.write(f"            options={_quoted(_names(command.options))}\n")
        stream.write(f"            words={_quoted(_expected(command, line))} ;;\n")
    stream.write("    esac\n" + _TAIL)


def _values(line: CommandLine) -> Iterator[tuple[str, str]]:
    for command in line.commands:
        for option in command.options:
            if option.value and not (option.common and command.name):
                names = [f"{command.name} {name}" for name in option.names]
                patterns = [f'*" {name}"' for name in option.names] if option.common else [
                    f'"{name}"' for name in names
                ]  # fmt: skip
                yield "|".join(patterns), _completing(option, line)


def _completing(option: Option, line: CommandLine) -> str:
    if option.kind in ("file", "folder"):
        return f"_kyogo_paths {'-f' if option.kind == 'file' else '-d'}"
    words = line.rules if option.kind == "rule" else option.choices
    return f'COMPREPLY=($(compgen -W {_quoted(" ".join(words))} -- "$current"))' if words else ":"


def _expected(command: Command, line: CommandLine) -> str:
    if not command.name:
        return " ".join(one.name for one in line.named)
    for argument in command.arguments:
        if argument.kind == "rule":
            return " ".join(line.rules)
        return argument.kind if argument.kind != "words" else " ".join(argument.choices)
    return ""


def _names(options: Iterable[Option]) -> str:
    return " ".join(name for option in options for name in option.names)


def _quoted(words: str) -> str:
    return shlex.quote(words)
