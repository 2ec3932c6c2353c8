"""The table of variants as text, TSV and JSON."""

import io
import json
from collections.abc import Iterator

import pytest

from collation.witnesses import collate_witnesses
from reports.collate import html as collate_html
from reports.collate import json as collate_json
from reports.collate import text as collate_text
from reports.collate import tsv as collate_tsv
from reports.terminal.drawing import draw
from reports.terminal.screen import Screen
from text.messages import set_language
from text.model.collation import VariantTable
from text.model.document import Document


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language(None)


def _table(*texts: str) -> VariantTable:
    return collate_witnesses([Document(f"{n}.txt", text) for n, text in enumerate(texts, 1)])


@pytest.fixture
def notices() -> VariantTable:
    text = "説明会は{}に開きます。\n会費は{}です。\n"
    return _table(
        *(text.format(day, fee) for day, fee in [("6月4日", "100円")] * 3 + [("6月31日", "100円")])
    )


def test_the_text_view_marks_the_odd_one_out_and_says_why(notices: VariantTable) -> None:
    stream = io.StringIO()
    collate_text.render(notices, stream)
    assert stream.getvalue().splitlines()[-4:] == [
        "   1  date  line 1",
        "      1-3  6月4日",
        "  ※ ! 4    6月31日",
        "      there is no such day: 6月31日",
    ]


def test_the_template_follows_the_table(notices: VariantTable) -> None:
    stream = io.StringIO()
    collate_text.render(notices, stream, template=True)
    assert stream.getvalue().endswith("\n\n説明会は【1】に開きます。\n会費は100円です。\n")


def test_tsv_has_a_column_for_every_witness(notices: VariantTable) -> None:
    stream = io.StringIO()
    collate_tsv.render(notices, stream)
    head, row = stream.getvalue().splitlines()
    names = ["1.txt", "2.txt", "3.txt", "4.txt"]
    assert head.split("\t") == ["no.", "kind", *names, "differs alone", "suspect"]
    assert row.split("\t")[6] == "※ 4.txt"
    assert row.split("\t")[2:6] == ["6月4日", "6月4日", "6月4日", "6月31日"]


def test_a_formula_in_a_witness_is_no_formula_in_the_table() -> None:
    stream = io.StringIO()
    collate_tsv.render(_table("=cmd|x", "平和", "平和"), stream)
    assert "\t'=cmd" in stream.getvalue()


def test_json_counts_witnesses_from_0(notices: VariantTable) -> None:
    stream = io.StringIO()
    collate_json.render(notices, stream)
    (row,) = json.loads(stream.getvalue())["rows"]
    assert row["variants"] == [
        {"text": "6月4日", "witnesses": [0, 1, 2]},
        {"text": "6月31日", "witnesses": [3]},
    ]
    assert row["suspect"]["witness"] == 3
    assert len(row["places"]) == 4


@pytest.mark.parametrize(
    ("fees", "alone"),
    [
        (("百円", "百円", "二百円"), 2),
        (("百円", "二百円", "二百円", "二百円"), 0),
        (("百円", "百円", "二百円", "二百円"), None),
        (("百円", "二百円", "三百円"), None),
        (("百円", "二百円"), None),
    ],
)
def test_the_one_that_differs_alone_has_the_same_mark_everywhere(
    fees: tuple[str, ...], alone: int | None
) -> None:
    table = _table(*(f"会費は{fee}を当日いただきます。" for fee in fees))
    (row,) = table.rows
    assert row.odd_one_out == alone
    for render in (collate_text.render, collate_tsv.render, collate_html.render):
        stream = io.StringIO()
        render(table, stream)
        assert ("※" in stream.getvalue()) == (alone is not None)
    stream = io.StringIO()
    collate_json.render(table, stream)
    assert json.loads(stream.getvalue())["rows"][0]["alone"] == alone
    for width in (40, 120):
        stream = io.StringIO()
        draw("collate", table, Screen(stream, width=width, color=False))
        assert ("※" in stream.getvalue()) == (alone is not None)
