"""`collate --format html`: the table of variants, a row per place and a column per witness.

Readings are lettered, a for the one that most witnesses have; the others are tinted, and each says
its letter, so that the tints need not be told apart. Heads and numbers stay in sight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TextIO

from reports.html.markup import Markup, element, join
from reports.html.page import document_text, legend, masthead, write_page
from text.messages import say
from text.model.collation import Variant, VariantRow, VariantTable
from text.structure.place_names import line_of

_TINTS = 4
_LONGEST = 200
"""Code points of a reading that are shown."""


def render(table: VariantTable, stream: TextIO, *, template: bool = False) -> None:
    """Write the page; `template` adds the common text with its slots."""
    counts = Counter[str](row.kind for row in table.rows)
    choices = [(kind, say(f"report.kind-{kind}"), count) for kind, count in counts.items()]
    body = [masthead(say("report.collate-heading"), element("p", table.summary))]
    if choices:
        body.append(legend("kind", say("report.legend"), choices, frozenset()))
    if any(row.odd_one_out is not None for row in table.rows):
        body.append(element("p", say("collate.odd-legend")))
    body.append(element("main", table_of(table), class_="wide"))
    if template and table.template:
        body.append(
            element(
                "details",
                element("summary", say("report.template")),
                element("p", table.template, lang="ja", class_="template"),
            )
        )
    names = ", ".join(document.name for document in table.witnesses)
    write_page(stream, say("report.collate-title", documents=names), body, "collate")


def table_of(table: VariantTable) -> Markup:
    """Return the table of variants: a row per place, a column per witness."""
    head = [element("th", say("report.number"), scope="col", class_="place-head")]
    head += [
        element(
            "th",
            element("span", str(number), class_="n"),
            document_text(document.name),
            scope="col",
        )
        for number, document in enumerate(table.witnesses, 1)
    ]
    body = [_row(row, [one.name for one in table.witnesses]) for row in table.rows]
    return element(
        "table",
        element("thead", element("tr", *head)),
        element("tbody", join(body, "\n")),
    )


def _row(row: VariantRow, names: Sequence[str]) -> Markup:
    guilty = int(row.suspect.side) if row.suspect is not None else -1
    ranked = sorted(row.variants, key=lambda v: (-len(v.witnesses), guilty in v.witnesses))
    letters = {witness: place for place, v in enumerate(ranked) for witness in v.witnesses}
    readings = {witness: v for v in ranked for witness in v.witnesses}
    cells = [
        _cell(row, witness, name, readings.get(witness), letters.get(witness, 0))
        for witness, name in enumerate(names)
    ]
    kind = element("span", say(f"report.kind-{row.kind}"), class_=f"badge kind-{row.kind}")
    head = element("th", element("span", str(row.number), class_="n"), kind, scope="row")
    return element("tr", head, *cells, class_=f"of-{row.kind}")


def _cell(row: VariantRow, witness: int, name: str, variant: Variant | None, place: int) -> Markup:
    text = variant.text if variant is not None else ""
    shown = (
        element("span", text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…", lang="ja")
        if text
        else element("span", say("report.absent"), class_="absent")
    )
    letter = element("span", _letter(place), class_="letter")
    alone = row.odd_one_out == witness
    mark = element("span", say("collate.odd-mark"), class_="letter") if alone else None
    line = element("span", line_of(name, row.places[witness].line), class_="place")
    suspect = None
    if row.suspect is not None and row.suspect.side == str(witness):
        suspect = element("p", row.suspect.message, class_="suspect")
    tint = f"reading-{min(place, _TINTS)}" if place else None
    return element("td", letter, mark, shown, line, suspect, class_=tint)


def _letter(place: int) -> str:
    return chr(ord("a") + place) if place < 26 else str(place + 1)
