"""`completions zsh`: a function `_kyogo` for a folder of $fpath, or to be evaluated."""

from __future__ import annotations

from typing import TextIO

from text.model.command_line import CommandLine, Option


def render(line: CommandLine, stream: TextIO) -> None:
    """Write the script."""
    stream.write("#compdef kyogo\n\n_kyogo() {\n    local curcontext=$curcontext state\n")
    stream.write("    local -a commands rules\n    commands=(\n")
    for command in line.named:
        stream.write(f"        {_quoted(_colon(command.name) + ':' + command.summary)}\n")
    stream.write(f"    )\n    rules=({' '.join(line.rules)})\n")
    stream.write("    _arguments -C \\\n")
    for option in line.bare.options:
        for spec in _specs(option):
            stream.write(f"        {spec} \\\n")
    stream.write("        '1:command:->command' '*::argument:->argument'\n")
    stream.write("    case $state in\n        command) _describe command commands ;;\n")
    stream.write("        argument)\n            case $words[1] in\n")
    for command in line.named:
        stream.write(f"                {command.name}) _arguments \\\n")
        for option in command.options:
            for spec in _specs(option):
                stream.write(f"                    {spec} \\\n")
        arguments = command.arguments
        for place, argument in enumerate(arguments, start=1):
            where = "*" if argument.many else str(place)
            label = f"{where}:{_colon(argument.value)}:{_action(argument)}"
            stream.write(f"                    {_quoted(label)} \\\n")
        stream.write("                    && return ;;\n")
    stream.write("            esac ;;\n    esac\n}\n\n")
    stream.write('if [[ $funcstack[1] == _kyogo ]]; then\n    _kyogo "$@"\n')
    stream.write("else\n    compdef _kyogo kyogo\nfi\n")


def _specs(option: Option) -> list[str]:
    """Return one specification for each name of `option`."""
    others = f"({' '.join(option.names)})" if len(option.names) > 1 else ""
    words = f"[{_bracket(option.help)}]"
    value = f":{_colon(option.value)}:{_action(option)}" if option.value else ""
    return [_quoted(f"{others}{name}{words}{value}") for name in option.names]


def _action(option: Option) -> str:
    if option.kind == "file":
        return "_files"
    if option.kind == "folder":
        return "_files -/"
    if option.kind == "rule":
        return "($rules)"
    return f"({' '.join(option.choices)})" if option.choices else " "


def _quoted(text: str) -> str:
    if "$rules" in text:
        head, _, tail = text.partition("$rules")
        return _quoted(head) + '"$rules"' + _quoted(tail)
    return "'" + text.replace("'", "'\\''") + "'"


def _colon(text: str) -> str:
    return text.replace("\\", "\\\\").replace(":", "\\:")


def _bracket(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")
