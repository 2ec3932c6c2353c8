"""Every JSON that a command prints is of the shape fixed in docs/schemas, in both languages."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import cli

ROOT = Path(__file__).resolve().parents[2]
FIRST = "letters/2019-08-06-jichiro.txt"
SECOND = "letters/2019-08-06-jichiroren.txt"
LEAFLET = "leaflets/2019-mynumber-qa.txt"
DRAFT = str(ROOT / "docs/demo/draft.txt")

PRINTED = [
    ("search", ["search", "マイナンバーカード"]),
    ("search", ["search", "申入れ"]),
    ("search", ["search", "--exact", "マイナンバーカードを申請する"]),
    ("search", ["search", "--limit", "1", "共済組合 OR 総務省"]),
    ("search", ["search", "どこにもない文字列"]),
    ("diff", ["diff", FIRST, SECOND]),
    ("diff", ["diff", FIRST, FIRST]),
    ("diff", ["diff", FIRST, SECOND, "--show", "whitespace,width,wrap"]),
    ("diff", ["diff", FIRST, LEAFLET]),
    ("check", ["check", DRAFT]),
    ("check", ["check", FIRST]),
    ("check", ["check", DRAFT, "--severity", "style"]),
    ("collate", ["collate", FIRST, SECOND, DRAFT]),
]


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((ROOT / f"docs/schemas/{name}.schema.json").read_text())
    return schema


@pytest.mark.parametrize("name", ["search", "diff", "collate", "check", "record"])
def test_a_schema_is_itself_sound(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(_schema(name))


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(("schema", "arguments"), PRINTED, ids=[" ".join(a) for _, a in PRINTED])
def test_what_is_printed_is_of_the_shape_that_was_fixed(
    schema: str, arguments: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *rest = arguments
    code = cli.run(
        ["--corpus", str(ROOT / "corpus"), "--lang", language, command, "--format", "json", *rest]
    )
    out, err = capsys.readouterr()
    assert (code in (0, 1), err) == (True, "")
    jsonschema.Draft202012Validator(_schema(schema)).validate(json.loads(out))


def test_every_command_that_has_a_schema_is_tried() -> None:
    named = {path.name.partition(".")[0] for path in (ROOT / "docs/schemas").glob("*.json")}
    assert named == {schema for schema, _ in PRINTED} | {"record"}


def test_a_check_record_is_of_the_shape_that_was_fixed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = tmp_path / "record.json"
    cli.run(["check", DRAFT, "--record", str(record)])
    jsonschema.Draft202012Validator(_schema("record")).validate(json.loads(record.read_text()))
    capsys.readouterr()
    cli.run(["record", str(record), "--format", "json"])
    assert json.loads(capsys.readouterr().out) == json.loads(record.read_text())


def test_the_whole_difference_accounts_for_every_character(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cli.run(["diff", "--format", "json", FIRST, SECOND, "--show", "whitespace,width,wrap"])
    hunks = json.loads(capsys.readouterr().out)["hunks"]
    left = []
    for side, name in (("old", FIRST), ("new", SECOND)):
        raw = (ROOT / "corpus" / name).read_bytes().decode()
        for span in sorted((hunk[side] for hunk in hunks), key=lambda s: -s["start"]):
            raw = raw[: span["start"]] + raw[span["end"] :]
        left.append(raw)
    assert left[0] == left[1]
