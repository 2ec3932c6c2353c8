"""Answers on a terminal: drawn with rich where a person looks, plain everywhere else."""

from __future__ import annotations

import io
import os
import pty
import re
import struct
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

import cli
from reports.terminal.drawing import draw, drawn
from reports.terminal.links import FORMS, Links, form_of
from reports.terminal.screen import Screen
from reports.terminal.theme import HUES, NAMES, ROLES, background, styles
from text.model.document import Span
from text.model.search import Answer, Hit, Snippet
from text.terminal.cells import cells

ROOT = Path(__file__).resolve().parents[2]
LETTERS = ("letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt")
COMMANDS = {
    "search": ("search", "マイナンバーカード", "--limit", "2"),
    "diff": ("diff", *LETTERS),
    "check": ("check", str(ROOT / "docs/demo/draft.txt")),
    "collate": ("collate", *LETTERS, "posts/2019-08-07-mynumber-iranai.txt"),
    "kwic": ("kwic", "任意", "--limit", "3"),
    "list": ("list",),
    "rules": ("rules",),
    "explain": ("explain", "weekday"),
    "index": ("index",),
}
_ESCAPES = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\")


def _drawn(
    language: str,
    words: tuple[str, ...],
    width: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("COLORTERM", "truecolor")
    shared = ["--corpus", str(ROOT / "corpus"), "--lang", language, "--color", "always"]
    cli.run([*shared, *words])
    return capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_view_fits_its_terminal_and_loses_nothing_of_what_is_said(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for language, width in (("ja", 60), ("en", 80), ("en", 120), ("ja", 200)):
        shown = _ESCAPES.sub("", _drawn(language, COMMANDS[command], width, capsys, monkeypatch))
        assert "\x1b" not in shown
        assert max(map(cells, shown.splitlines())) <= width
        said.append(shown)
    assert all(len(shown) > 40 for shown in said)
    assert said[0] != said[1]


def test_every_view_belongs_to_a_report() -> None:
    assert drawn() - set(COMMANDS) == set(), (
        "reports/terminal/views/ has these: each wants a call in COMMANDS of this test"
    )
    assert set(COMMANDS) - drawn() == set(), "COMMANDS of this test: no reports/terminal/views/"
    lacking = [name for name in drawn() if not (ROOT / f"reports/{name}/text.py").is_file()]
    assert lacking == [], "reports/<command>/text.py is what a pipe gets, and these lack it"
    assert drawn() - set(HOSTILE_CALLS) - WITHOUT_DOCUMENTS == set(), (
        "HOSTILE_CALLS of this test lack a call of these on the files of `hostile`"
    )


def _on_a_terminal(*words: str, **more: str) -> bytes:
    import fcntl
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 90, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "PAGER")}
    child = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "--corpus", str(ROOT / "corpus"), *words],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**kept, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **more},
    )
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 65536):
            told += part
    except OSError:  # how Linux says that nobody writes any more
        pass
    child.wait()
    os.close(ours)
    return told.replace(b"\r\n", b"\n")


def _piped(*words: str, **more: str) -> bytes:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), "--corpus", str(ROOT / "corpus"), *words],
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "90", **more},
    ).stdout


@pytest.mark.parametrize("command", ["diff", "search"])
def test_without_colour_a_terminal_gets_what_a_pipe_gets_byte_for_byte(command: str) -> None:
    piped = _piped(*COMMANDS[command])
    assert b"\x1b" not in piped
    assert _on_a_terminal(*COMMANDS[command], "--color", "never") == piped
    assert _on_a_terminal(*COMMANDS[command], TERM="dumb") == piped
    drawn_there = _on_a_terminal(*COMMANDS[command])
    assert "╭─".encode() in drawn_there
    assert b"\x1b]8;" in drawn_there


def test_no_color_keeps_the_frames_and_says_with_marks_what_colour_says() -> None:
    told = _on_a_terminal(*COMMANDS["diff"], NO_COLOR="1").decode()
    assert "\x1b" not in told
    assert "╭─" in told
    assert "{-202年度-}" in told


def test_a_console_without_frames_gets_ascii() -> None:
    told = _on_a_terminal(*COMMANDS["diff"], PYTHONIOENCODING="cp932").decode("cp932")
    assert "+-" in told
    assert "╭" not in told


HOSTILE = "\x1b[31m[bold]悪[/bold]\u202e\x9b\x07:smile:"


def test_what_a_document_says_is_shown_and_never_acted_on() -> None:
    span = Span(0, 3, 1, 1, HOSTILE)
    snippet = Snippet(HOSTILE, ((0, len(HOSTILE)),), 1, 1)
    hit = Hit(HOSTILE, HOSTILE, HOSTILE, 1.0, "exact", (span,), snippets=(snippet,))
    stream = io.StringIO()
    draw("search", Answer(HOSTILE, 1, (hit,)), Screen(stream, width=80))
    shown = _ESCAPES.sub("", stream.getvalue())
    assert not set(shown) & {"\x1b", "\u202e", "\x9b", "\x07"}
    assert "␛[31m[bold]悪[/bold]" in shown
    assert ":smile:" in shown


PAYLOAD = "\x1b[31m\x1b]8;;evil://\x1b\\\u202e\x9b1m\x07[blink]"
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose names, titles, dates and texts would act on a terminal."""
    folder = tmp_path_factory.mktemp("hostile")
    name = "悪\x1b[31m\u202e.txt"
    shown = "".join(f"\\u{ord(c):04X}" if ord(c) < 0x3000 else c for c in PAYLOAD)
    (folder / "kyogo.toml").write_text("")
    (folder / "catalogue.toml").write_text(
        f'[[document]]\npath = "a.txt"\ntitle = "題{shown}"\ndate = "2020{shown}"\n'
        f'kind = "種{shown}"\naddressee = "宛{shown}"\n',
        "utf-8",
    )
    for number, (file, word) in enumerate((("a.txt", "甲"), (name, "乙"), ("b.txt", "丙"))):
        (folder / file).write_text(
            f"見出し{PAYLOAD}\n\n会議{PAYLOAD}をを開く。{word}{PAYLOAD}さんは{number}人。\n",
            "utf-8",
        )
    return folder


HOSTILE_CALLS: dict[str, list[tuple[str, ...]]] = {
    "search": [("会議",), (PAYLOAD,)],
    "diff": [("a.txt", "b.txt")],
    "check": [("悪\x1b[31m\u202e.txt",)],
    "collate": [("a.txt", "悪\x1b[31m\u202e.txt", "b.txt")],
    "kwic": [("会議",)],
    "list": [()],
    "index": [("--rebuild",)],
}
WITHOUT_DOCUMENTS = {"rules", "explain"}
"""Views that show nothing of any document."""


@pytest.mark.parametrize(
    "words",
    [(command, *words) for command, calls in HOSTILE_CALLS.items() for words in calls],
    ids=lambda words: words[0],
)
def test_nothing_that_a_folder_holds_reaches_the_terminal_unguarded(
    words: tuple[str, ...],
    hostile: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(hostile)
    for width in ("60", "130"):
        monkeypatch.setenv("COLUMNS", width)
        cli.run(["--lang", "ja", "--color", "always", *words])
        shown = capsys.readouterr().out
        assert "evil://" not in "".join(re.findall("\x1b\\]8;[^\x1b]*", shown))
        assert "[5m" not in shown
        assert _ACTING.findall(_ESCAPES.sub("", shown)) == []


def _luminance(color: str) -> float:
    shares = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ground", "papers"),
    [
        ("unknown", ("#ffffff", "#000000")),
        ("light", ("#ffffff", "#fdf6e3", "#eeeeee")),
        ("dark", ("#000000", "#1e1e1e", "#282c34", "#002b36")),
    ],
)
def test_every_colour_stands_out_from_its_background(ground: str, papers: tuple[str, ...]) -> None:
    hues = HUES[ground]  # type: ignore[index]
    assert min(_contrast(hue, paper) for hue in hues.values() for paper in papers) >= 4.5


# Machado, Oliveira and Fernandes 2009, severity 1, on linear light: what such eyes see.
_EYES = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def _seen(color: str, eye: str) -> tuple[float, ...]:
    light = [(int(color[place : place + 2], 16) / 255) ** 2.2 for place in (1, 3, 5)]
    return tuple(
        sum(share * part for share, part in zip(row, light, strict=True)) for row in _EYES[eye]
    )


@pytest.mark.parametrize("eye", _EYES)
def test_colour_blind_eyes_tell_old_from_new_and_the_two_hues_of_their_theme(eye: str) -> None:
    for ground in HUES.values():
        one, other = _seen(ground["orange"], eye), _seen(ground["blue"], eye)
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.3
    for environment in ({}, {"COLORFGBG": "15;0"}, {"COLORFGBG": "0;15"}):
        used = {style.split()[-1] for style in styles("colorblind", environment).values()}
        hues = HUES[background(environment)]
        assert used <= {hues["orange"], hues["blue"], hues["grey"], "bold", "underline", "none"}


def test_severities_look_different_in_every_theme_and_colours_are_the_terminals_own_if_few() -> (
    None
):
    for name in NAMES:
        themed = styles(name, {})
        assert themed.keys() == ROLES.keys()
        for one, other in combinations(("error", "question", "style", "plain"), 2):
            assert themed[one] != themed[other]
    assert not any("#" in style for style in styles("dark", {}, few_colors=True).values())


@pytest.mark.parametrize(
    ("told", "ground"),
    [
        ("15;0", "dark"),
        ("0;15", "light"),
        ("0;default;7", "light"),
        ("", "unknown"),
        ("x", "unknown"),
    ],
)
def test_the_background_is_what_the_terminal_says(told: str, ground: str) -> None:
    assert background({"COLORFGBG": told}) == ground


@pytest.mark.parametrize(
    ("environment", "form"),
    [
        ({}, FORMS["file"]),
        ({"TERM_PROGRAM": "vscode"}, FORMS["vscode"]),
        ({"TERM": "xterm-kitty"}, FORMS["kitty"]),
        ({"TERM_PROGRAM": "vscode", "KYOGO_LINKS": "none"}, ""),
        ({"KYOGO_LINKS": "my://{path}:{line}"}, "my://{path}:{line}"),
        ({"KYOGO_LINKS": "nonsense"}, ""),
    ],
)
def test_where_a_link_leads_is_the_terminals_and_the_users_choice(
    environment: dict[str, str], form: str
) -> None:
    assert form_of(environment) == form


def test_a_link_names_a_file_that_is_there_and_quotes_its_name(tmp_path: Path) -> None:
    (tmp_path / "甲 乙#1.txt").write_text("")
    links = Links(tmp_path, "my://{path}:{line}:{column}")
    assert links.address("甲 乙#1.txt", 3, 2).endswith("/%E7%94%B2%20%E4%B9%99%231.txt:3:2")
    assert links.address("missing.txt", 1, 1) == ""
    assert links.address("\0", 1, 1) == ""
