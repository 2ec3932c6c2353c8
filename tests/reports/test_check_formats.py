"""The reports of `check` for machines: each reads back as what was found, and nothing acts."""

import csv
import importlib
import io
import json
import xml.etree.ElementTree as ET
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.findings import Checked, draft, payload_draft
from text.view.lines import LineIndex

FORMATS = ("sarif", "github", "checkstyle", "rdjson", "csv")
RAW = "一行目です。\n二行目の🈁の「括弧。\r\n三行目、﨑\n"
PAYLOADS = [
    "=HYPERLINK(0)", "+1", "-1", "@SUM", "＝1", "\t=1",
    '"><script>', "]]>", "&amp;", "a,b:c%d\n::error::",
    "\x1b[31m", "\x9b31m", "\u202e", "\x00", "\ud800", "\ufffe", "\uffff", "", "名,前:1",
]  # fmt: skip

spans = st.tuples(st.integers(0, len(RAW)), st.integers(0, len(RAW))).map(sorted).map(tuple)


def rendered(name: str, checked: Checked) -> str:
    stream = io.StringIO()
    importlib.import_module(f"reports.check.{name}").render(checked, stream)
    return stream.getvalue()


@given(st.lists(spans, max_size=4))
def test_sarif_counts_columns_in_utf_16(places: list[tuple[int, int]]) -> None:
    checked = draft(RAW, *places)
    (run,) = json.loads(rendered("sarif", checked))["runs"]
    for record, (start, end) in zip(run["results"], places, strict=True):
        region = record["locations"][0]["physicalLocation"]["region"]
        assert (region["charOffset"], region["charLength"]) == (start, end - start)
        for offset, line, column in (
            (start, region["startLine"], region["startColumn"]),
            (end, region["endLine"], region["endColumn"]),
        ):
            before = RAW[LineIndex(RAW).starts[line - 1] : offset]
            assert column == len(before.encode("utf-16-le")) // 2 + 1
        assert run["tool"]["driver"]["rules"][record["ruleIndex"]]["id"] == record["ruleId"]


@given(st.lists(spans, max_size=4))
def test_rdjson_counts_columns_in_bytes(places: list[tuple[int, int]]) -> None:
    found = json.loads(rendered("rdjson", draft(RAW, *places)))["diagnostics"]
    lines = RAW.encode().split(b"\n")
    for diagnostic, (start, _) in zip(found, places, strict=True):
        position = diagnostic["location"]["range"]["start"]
        line = lines[position["line"] - 1][: position["column"] - 1]
        assert RAW[:start].encode().split(b"\n")[-1] == line


@given(st.lists(spans, max_size=4))
def test_checkstyle_and_github_name_line_and_column(places: list[tuple[int, int]]) -> None:
    checked = draft(RAW, *places)
    expected = [(f.span.line, f.span.column) for _, found in checked for f in found]
    errors = ET.fromstring(rendered("checkstyle", checked)).iter("error")
    assert [(int(e.get("line", "")), int(e.get("column", ""))) for e in errors] == expected
    for command, (line, column) in zip(
        rendered("github", checked).splitlines(), expected, strict=True
    ):
        assert f",line={line},col={column}," in command


@pytest.mark.parametrize("payload", PAYLOADS)
def test_csv_holds_no_formula_and_one_line_a_finding(payload: str) -> None:
    written = rendered("csv", draft(f"{payload}\n", (0, len(payload)), name=payload))
    assert written.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"))))
    assert len(rows) == 2
    assert len(rows[0]) == len(rows[1])
    assert not [cell for cell in rows[1] if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_github_gets_one_command_a_finding(payload: str) -> None:
    checked = payload_draft(payload)
    commands = rendered("github", checked).splitlines()
    assert len(commands) == 2
    assert all(command.startswith(("::error ", "::warning ")) for command in commands)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("name", FORMATS)
def test_no_report_passes_on_what_a_terminal_acts_on(name: str, payload: str) -> None:
    checked = draft(f"前{payload}後\n", (1, 1 + len(payload)), name=payload)
    written = rendered(name, checked)
    assert not set(written) & set("\x00\x1b\x9b\u202e\ud800")
    written.encode("utf-8")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_checkstyle_is_well_formed_xml(payload: str) -> None:
    root = ET.fromstring(rendered("checkstyle", payload_draft(payload)))
    assert len(list(root.iter("error"))) == 2


def test_sarif_names_a_file_as_an_address() -> None:
    written = rendered("sarif", draft("あ\n", (0, 1), name="草稿/第 1#版.txt"))
    record = json.loads(written)["runs"][0]["results"][0]
    address = record["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address.isascii()
    assert unquote(address) == "草稿/第 1#版.txt"


def test_every_report_of_no_finding_is_whole() -> None:
    checked = draft(RAW)
    assert json.loads(rendered("sarif", checked))["runs"][0]["results"] == []
    assert json.loads(rendered("rdjson", checked))["diagnostics"] == []
    assert rendered("github", checked) == ""
    assert len(rendered("csv", checked).splitlines()) == 1
    assert list(ET.fromstring(rendered("checkstyle", checked)).iter("error")) == []
