"""A text full of combining marks and emoji with 2,000 differences can still be laid out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO, StringIO

import pytest

from reports.check import gimon_docx as check_gimon_docx
from reports.check import html as check_html
from reports.diff import (
    docx as diff_docx,
)
from reports.diff import (
    html as diff_html,
)
from reports.diff import (
    taisho_docx as diff_taisho_docx,
)
from reports.diff import (
    taisho_html as diff_taisho_html,
)
from tests.reports.edit_scripts import change, collation, keep
from tests.reports.findings import Checked, draft
from tests.reports.html_check import foreign
from tests.reports.word_reading import settled
from text.model.collation import Collation

_MARKS = "か\u3099\u0301\u0302" + "\u0300" * 30 + "👩\u200d👩\u200d👧🏳️\u200d🌈葛\U000e0100𠀋é"
COUNT = 2000


@pytest.fixture(scope="module")
def heavy() -> Collation:
    edits = [
        edit
        for number in range(COUNT)
        for edit in (
            keep(f"第{number}行の{_MARKS}本文は"),
            change(f"古{number}👍🏽", f"新{number}🙏"),
            keep(f"とする。{_MARKS}\n"),
        )
    ]
    return collation(*edits)


@pytest.fixture(scope="module")
def found(heavy: Collation) -> Checked:
    return draft(heavy.old.raw, *[(hunk.old.start, hunk.old.end) for hunk in heavy.hunks])


def test_the_page_shows_every_difference(heavy: Collation) -> None:
    stream = StringIO()
    diff_html.render(heavy, stream)
    assert stream.getvalue().count("<ins ") == COUNT
    assert "\u202e" not in stream.getvalue()


@pytest.mark.thorough
def test_the_tracked_document_gives_both_texts(heavy: Collation) -> None:
    stream = BytesIO()
    diff_docx.render(heavy, stream)
    assert settled(stream.getvalue(), "accept") == heavy.new.raw.removesuffix("\n")
    assert settled(stream.getvalue(), "reject") == heavy.old.raw.removesuffix("\n")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("render", "kind"),
    [(diff_taisho_html.render, StringIO), (diff_taisho_docx.render, BytesIO)],
)
def test_the_comparative_table_holds_them(
    heavy: Collation, render: Callable[..., None], kind: Callable[[], StringIO | BytesIO]
) -> None:
    stream = kind()
    render(heavy, stream)
    assert stream.getvalue()


@pytest.mark.thorough
def test_the_findings_of_such_a_draft_stand_in_its_margin(found: Checked) -> None:
    stream = StringIO()
    check_html.render(found, stream)
    assert stream.getvalue().count('id="note-') == COUNT


@pytest.mark.thorough
def test_the_list_of_queries_holds_them(found: Checked) -> None:
    stream = BytesIO()
    check_gimon_docx.render(found, stream)
    assert stream.getvalue()


@pytest.mark.thorough
def test_what_such_a_page_holds_is_ours() -> None:
    stream = StringIO()
    diff_html.render(collation(keep(_MARKS), change(_MARKS, "👩"), keep("\n")), stream)
    assert foreign(stream.getvalue()) == []
