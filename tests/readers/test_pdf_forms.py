"""What is filled into a PDF's form is on the page, so it is read."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest

from collation.collate import collate
from readers.registry import read_content
from text.model.document import Document

pytest.importorskip("reportlab")


def _form(**fields: Any) -> Document:
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(300, 300))
    canvas.drawString(20, 250, "Name and number")
    form = canvas.acroForm
    form.textfield(name="number", value=fields.get("number", ""), x=20, y=200, width=200, height=20)
    form.checkbox(name="agreed", checked=fields.get("agreed", False), x=20, y=150)
    canvas.drawString(20, 100, "End")
    canvas.save()
    return read_content(stream.getvalue(), "a.pdf", ".pdf")


def test_a_field_and_a_box_stand_where_they_are_drawn() -> None:
    assert _form(number="A 12", agreed=True).raw.split("\n")[:4] == [
        "Name and number",
        "A 12",
        "☑",
        "End",
    ]


def test_an_empty_field_says_nothing_and_an_empty_box_is_one() -> None:
    assert _form().raw.split() == ["Name", "and", "number", "☐", "End"]


@pytest.mark.parametrize("other", [{"number": "B 12"}, {"agreed": True}])
def test_forms_that_are_filled_in_otherwise_are_not_the_same(other: dict[str, Any]) -> None:
    assert not collate(_form(number="A 12"), _form(**{"number": "A 12", **other})).same
