"""Every command from end to end on the corpus that ships, in every format that it offers."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import cli
from reports.formats import commands as reporting
from reports.formats import formats
from text import messages

ROOT = Path(__file__).resolve().parents[2]
FIRST = "letters/2019-08-06-jichiro.txt"
SECOND = "letters/2019-08-06-jichiroren.txt"
DRAFT = "docs/demo/draft.txt"

# command · arguments · exit code · what the output holds
RUNS = [
    (["index", "--rebuild"], 0, ["4"]),
    (["list"], 0, [FIRST, SECOND, "letter", "2019-08-06"]),
    (["show", FIRST], 0, ["自治労あての要請書", "「202年度中に"]),
    (["show", f"{FIRST}#2."], 0, ["2. 貴団体の組合員に対して"]),
    (["search", "取得勧奨"], 0, [f"{FIRST}:35:26"]),
    (["search", "マイナンバーカードを申請するかどうかは"], 0, ["leaflets/2019-mynumber-qa.txt"]),
    (["search", "申入れ"], 0, ["申し入れ"]),
    (["search", "--exact", "ない文字列です"], 1, []),
    (["search", "--word", "--exact", "自治労"], 0, [FIRST]),
    (["diff", FIRST, FIRST], 0, []),
    (["diff", FIRST, SECOND], 1, ["202年度", "久冨健一"]),
    (["check", DRAFT], 1, [f"{DRAFT}:19:6", "impossible-year"]),
    (["rules"], 0, ["impossible-year", "brackets"]),
    (["explain", "impossible-year"], 0, ["202年度"]),
]
SAMPLES = {
    "search": ["マイナンバーカード"],
    "diff": [FIRST, SECOND],
    "check": [DRAFT],
    "collate": [FIRST, SECOND],
    "kwic": ["マイナンバー"],
    "freq": [],
    "collocates": ["マイナンバー"],
    "keyness": [FIRST, "leaflets/2019-mynumber-qa.txt"],
    "similar": [FIRST],
    "rules": [],
    "list": [],
    "standing": [],
    "doctor": [],
}
READMES = ("README.md", "README.ja.md")
SUFFIXES = {"taisho": ".docx", "gimon": ".docx"}
NAMED_BY_AN_ARGUMENT = {"completions", "man"}
"""Commands whose report is chosen by an argument of theirs: none of them is called text."""
FOR_EYES_ALONE = {"index", "init", "explain"}
"""Commands that write a report and take no `-o FILE`."""
FORGOTTEN = {
    "must be str, not bytes": "it writes bytes: BINARY = True says so",
    "a bytes-like object is required": "it writes text: no BINARY = True",
    "IncompleteAccount": "it needs all that can be had of the answer: WHOLE = True says so",
}
"""By what Kyogo says when a report fails: the step of CONTRIBUTING.md that was forgotten."""


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize(
    ("arguments", "code", "held"), RUNS, ids=[" ".join(arguments) for arguments, _, _ in RUNS]
)
def test_a_command_answers(
    arguments: list[str],
    code: int,
    held: list[str],
    language: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.run(["--lang", language, "--corpus", "corpus", *arguments]) == code
    out, err = capsys.readouterr()
    assert err == ""
    assert [text for text in held if text not in out] == []


def _formats() -> list[tuple[str, str]]:
    """Every format of every command; a command that cannot be built fails below, by its name."""
    found = []
    for command in cli.COMMANDS:
        try:
            parser = cli.build_parser(command)
        except (ImportError, AttributeError, KeyError):
            continue
        for action in parser._actions:
            if action.dest == "format":
                found += [(command, choice) for choice in action.choices or ()]
    return found


@pytest.mark.parametrize(("command", "form"), _formats())
def test_every_format_that_is_offered_can_be_written(
    command: str,
    form: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(ROOT)
    target = tmp_path / f"written{SUFFIXES.get(form, '')}"
    samples = {
        **SAMPLES,
        "references": [_bylaws(tmp_path)[0], "第1条"],
        "record": [str(tmp_path / "record.json")],
    }
    assert command in samples, f"SAMPLES in tests/house/test_commands.py lacks a call of {command}"
    if command == "record":
        cli.run(["--corpus", "corpus", "check", DRAFT, "--record", *samples["record"]])
    if form == "kaime":
        samples["diff"] = _bylaws(tmp_path)
    words = [command, *samples[command], "--format", form, "-o", str(target)]
    code, told = cli.run(["--corpus", "corpus", *words]), capsys.readouterr().err
    where = f"reports/{command}/, the format {form}"
    assert code is not None, f"{_file(command)}: run returns nothing, and wants 0, 1 or 2"
    assert code in (0, 1), f"{where}: " + next(
        (step for sign, step in FORGOTTEN.items() if sign in told),
        f"exit code {code}; run returns 0 (found), 1 (not), 2 (trouble): {told}",
    )
    assert target.exists(), f"{_file(command)}: run wrote no report: write_report(…) does"
    assert target.stat().st_size > 0, f"{where}: it writes nothing"


def test_every_module_of_commands_is_a_command_that_is_listed() -> None:
    modules = {path.stem for path in (ROOT / "commands").glob("[a-z]*.py")}
    listed = {cli.command_module(name).rpartition(".")[2] for name in cli.COMMANDS}
    assert modules - listed == set(), "not in COMMANDS of cli.py (or under _MODULES, renamed)"
    assert listed - modules == set(), "in COMMANDS of cli.py without a module in commands/"


def _file(command: str) -> str:
    return cli.command_module(command).replace(".", "/") + ".py"


def _module(command: str) -> ModuleType:
    if not (ROOT / _file(command)).is_file():
        pytest.fail(f"COMMANDS of cli.py has {command}: no {_file(command)}", pytrace=False)
    return importlib.import_module(cli.command_module(command))


def _asked_reports(command: str) -> Iterator[tuple[str, str]]:
    """Yield the reports that the module names: by which function, and on what."""
    for node in ast.walk(ast.parse((ROOT / _file(command)).read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            place = {"report_of": 1, "formats": 0, "report": 0}.get(node.func.id, len(node.args))
            for what in node.args[place : place + 1]:
                if isinstance(what, ast.Constant):
                    yield node.func.id, str(what.value)


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_what_a_command_writes_is_a_report_that_can_be_asked_for(command: str) -> None:
    _module(command)
    for function, what in _asked_reports(command):
        assert what in reporting(), (
            f'{_file(command)} asks for {function}("{what}"), and there is no reports/{what}/ '
            "with __init__.py and text.py"
        )
        if command in NAMED_BY_AN_ARGUMENT:
            continue
        assert "text" in formats(what), f"reports/{what}/ lacks text.py, what a pipe gets"
        offered = {one.dest: one.choices for one in cli.build_parser(command)._actions}
        lacking = {"output"} if command not in FOR_EYES_ALONE else set()
        lacking |= {"format"} if len(formats(what)) > 1 else set()
        assert lacking - offered.keys() == set(), (
            f'{_file(command)}: add_arguments lacks add_output_argument(parser, formats("{what}"))'
        )
        left = set(formats(what)) - set(offered.get("format") or formats(what))
        assert left == set(), f"{_file(command)} does not offer {left} of reports/{what}/"


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_a_command_returns_how_it_ended(command: str) -> None:
    _module(command)
    tree = ast.parse((ROOT / _file(command)).read_text("utf-8"))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "run":
            told = [one for one in ast.walk(node) if isinstance(one, ast.Return)]
            nothing = [one for one in told if ast.unparse(one) in ("return", "return None")]
            assert told, f"{_file(command)}: run returns nothing, and wants 0, 1 or 2"
            assert nothing == [], (
                f"{_file(command)}: run returns nothing, and wants 0 (found), 1 (not), 2 (trouble)"
            )


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_a_command_has_its_line_and_its_two_functions(command: str) -> None:
    module = _module(command)
    lacking = [name for name in ("add_arguments", "run") if not hasattr(module, name)]
    assert lacking == [], f"{module.__name__} lacks {lacking}"
    assert messages.has(f"cli.command-{command}"), f"messages/cli.toml lacks [command-{command}]"
    missing = [
        page for page in READMES if f"kyogo {command}" not in (ROOT / page).read_text("utf-8")
    ]
    assert missing == [], f"no row for kyogo {command} in {missing}"


def _bylaws(folder: Path) -> list[str]:
    """Return two versions of a text in articles: a 改め文 is made of nothing else."""
    versions = []
    for fee in ("千円", "二千円"):
        path = folder / f"{fee}.txt"
        path.write_text(f"規約\n第一条　会費は、年額{fee}とする。\n", "utf-8")
        versions.append(str(path))
    return versions


@pytest.mark.parametrize("command", cli.COMMANDS)
@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_command_explains_itself(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([command, "--help", "--lang", language]) == 0, capsys.readouterr().err
    assert say_in(language, f"cli.command-{command}") in capsys.readouterr().out


def say_in(language: str, key: str) -> str:
    return messages.catalogue("cli")[key.partition(".")[2]][language]


def test_commands_speak_by_reports_and_by_sentences_alone():
    may = {
        "cli.py": 2,  # the version, and a traceback for --debug
        "commands/serve.py": 1,  # the address, for programs that read it
        "commands/support/telling.py": 6,
    }
    found = {}
    for path in [ROOT / "cli.py", *(ROOT / "commands").rglob("*.py")]:
        calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if _prints(node))
        if count := sum(1 for _ in calls):
            found[path.relative_to(ROOT).as_posix()] = count
    assert found == may


def _prints(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
