"""Numbers of lists in tables: a column is a list, two columns side by side are not one."""

from __future__ import annotations

import pytest

from proofreading.checking.check import check
from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.knowledge.knowledge import Knowledge
from proofreading.registry import rule
from readers.registry import read_content

Rows = list[list[str]]

AMENDED = "第２条　会員は、総会に出る。"
VERSIONS: Rows = [
    ["改正後", "改正前"],
    ["第１条　（略）", "第１条　（略）"],
    [f"（総会）<br>{AMENDED}", "（総会）<br>第２条　会員は、集会に出る。"],
    ["第４条　会費は、月額とする。", "（新設）"],
    ["第５条　（略）", "第４条　（略）"],
]
CASES: dict[str, tuple[Rows, list[str]]] = {
    "two versions side by side, what does not change left out": (VERSIONS, []),
    "the article of a version twice in its column": (
        [*VERSIONS, ["第５条　会計は、公開する。", "第５条　会計は、公開する。"]],
        ["第５条"],
    ),
    "a list along the rows": ([["(1)　受付", "(2)　会計"], ["(3)　広報", "(4)　記録"]], []),
    "a list down each column": (
        [["(1)　受付<br>(2)　会計", "(1)　広報<br>(2)　記録"], ["(3)　会場", "(3)　名簿"]],
        [],
    ),
    "a gap in a table that shows no versions": (
        [["仕事", "係"], ["(1)　受付<br>(2)　会計<br>(4)　広報", "総務"]],
        ["(4)"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_lists_in_tables(case: str) -> None:
    table, wanted = CASES[case]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in table)
    document = read_content(f"<table>{body}</table>".encode(), "a.html", ".html")
    found = check(document, Context(Knowledge()), [rule("numbering")])
    assert [one.span.text.strip() for one in found] == wanted


def test_evidence_from_a_table_shows_the_row() -> None:
    rows = "".join(
        f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("窓口", "電話"), ("総務", "2139"))
    )
    document = read_content(f"<table>{rows}</table><p>以上です。</p>".encode(), "a.html", ".html")
    draft = Draft(document)
    place = draft.text.index("2139")
    assert draft.quote(place, place + 4) == "総務｜2139"
    assert draft.quote(draft.text.index("以上"), draft.text.index("以上") + 2) == "以上です。"
