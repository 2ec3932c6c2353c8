"""`completions powershell`: for the profile of PowerShell 5.1 and later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from text.model.command_line import CommandLine, Option

_TAIL = """\
    $valued = @(%(valued)s)
    $before = ''
    $command = ''
    $skip = $false
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object {
            $_.Extent.EndOffset -lt $cursorPosition -or $_.Extent.Text -ne $wordToComplete
        } | ForEach-Object { $_.Extent.Text })
    foreach ($word in $words) {
        $before = $word
        if ($command) { continue }
        if ($skip) { $skip = $false; continue }
        if ($valued -contains $word) { $skip = $true }
        elseif (-not $word.StartsWith('-')) { $command = $word }
    }
    $found = @()
    if ($values.ContainsKey("$command $before")) { $found = $values["$command $before"] }
    elseif ($values.ContainsKey("* $before")) { $found = $values["* $before"] }
    elseif ($wordToComplete.StartsWith('-')) { $found = $options[$command] }
    elseif (-not $command) { $found = $commands }
    elseif ($arguments.ContainsKey($command)) { $found = $arguments[$command] }
    $found | Where-Object { $_[0] -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_[0], $_[0], 'ParameterValue', $_[1])
    }
}
"""


def render(line: CommandLine, stream: TextIO) -> None:
    """Write the script. Where it offers nothing PowerShell completes files by itself."""
    stream.write(
        "Register-ArgumentCompleter -Native -CommandName kyogo -ScriptBlock {\n"
        "    param($wordToComplete, $commandAst, $cursorPosition)\n"
    )
    stream.write(f"    $commands = {_pairs((one.name, one.summary) for one in line.named)}\n")
    stream.write("    $options = @{\n")
    for command in line.commands:
        pairs = _pairs((name, one.help) for one in command.options for name in one.names)
        stream.write(f"        {_quoted(command.name)} = {pairs}\n")
    stream.write("    }\n    $values = @{\n")
    for command in line.commands:
        for option in command.options:
            words = _words(option, line)
            if words and not (option.common and command.name):
                for name in option.names:
                    key = f"{'*' if option.common else command.name} {name}"
                    stream.write(f"        {_quoted(key)} = {words}\n")
    stream.write("    }\n    $arguments = @{\n")
    for command in line.named:
        for argument in command.arguments[:1]:
            if words := _words(argument, line):
                stream.write(f"        {_quoted(command.name)} = {words}\n")
    stream.write("    }\n")
    valued = [name for option in line.bare.options if option.value for name in option.names]
    stream.write(_TAIL % {"valued": ", ".join(map(_quoted, valued))})


def _words(option: Option, line: CommandLine) -> str:
    words = line.rules if option.kind == "rule" else option.choices
    return _pairs((word, word) for word in words) if words else ""


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    written = [f"@({_quoted(name)}, {_quoted(help_ or name)})" for name, help_ in pairs]
    return f"@(,{written[0]})" if len(written) == 1 else f"@({', '.join(written)})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
