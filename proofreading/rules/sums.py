"""A total that is not the sum of its items, a result that is not the product of its factors.

In a block of lines: the last figure of each line, down to 小計, 計 or 合計. In a sentence: figures
of one unit, then 計 or 合わせて and a figure of it. A total counts as right if any fitting run of
items makes it up, so that sub-totals, carried sums and "of which" raise no finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from proofreading.slips.products import wrong_products
from text.language.figures.numerals import numeral
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

_FIGURE = r"[0-9０-９][0-9０-９,，]{0,15}(?:[.．][0-9０-９]{1,4})?[万億千]?"
_UNIT = r"[^\s0-9０-９、。，,．（）()：:／/・+＋=＝]{0,3}"
_ROW = later(
    rf"^(?P<label>[^\n。]{{0,60}}?)(?<![0-9０-９,，.．\-－△▲])(?P<minus>[▲△\-－])?[¥￥]?(?P<figure>{_FIGURE})"
    rf"(?P<unit>{_UNIT})[ \t\u3000]*$",
)
_TOTAL = later(
    r"^[\s・●○◎■【（(\[]*(?:小[ \u3000]?計|合[ \u3000]*計|総[ \u3000]*計|総額|計)(?![画測算量上])"
)
_SPOKEN = later(
    r"(?<![会設統推時余小累日集家])(?:合計|総計|計|あわせて|合わせて|併せて)[は：:]?[ \u3000]?"
    rf"(?P<figure>{_FIGURE})(?P<unit>[^\s0-9０-９、。，,．]{{1,2}})"
)
_MOST = 40


class Mistake(NamedTuple):
    """A total at [start, end) of the text and the sum that its items make."""

    start: int
    end: int
    total: Decimal
    made: Decimal


def _value(figure: str) -> Decimal | None:
    return numeral(figure)


def in_blocks(text: str) -> Iterator[Mistake]:
    """Yield the totals of blocks of lines that no run of the items above makes up."""
    items: list[Decimal] = []
    subtotals: list[Decimal] = []
    unit = ""
    place = 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        row = _ROW.match(body) if len(body) <= 100 else None
        value = _value(row["figure"]) if row else None
        if row is None or value is None:
            items, subtotals = [], []
        elif _TOTAL.match(row["label"]) and (row["label"].strip() or row["unit"] == unit):
            made = items + subtotals
            if len(items) + len(subtotals) >= 2 and row["unit"] == unit:
                wrong = _unmade(value, items, subtotals)
                if wrong is not None:
                    start = place + row.start("figure")
                    yield Mistake(start, place + row.end("unit"), value, wrong)
            subtotals = [*subtotals, value] if made else []
            items = []
        else:
            if items and row["unit"] != unit:
                items, subtotals = [], []
            unit = row["unit"]
            items = [*items, -value if row["minus"] else value][-_MOST:]
        place += len(line)


def _unmade(
    total: Decimal, items: Sequence[Decimal], subtotals: Sequence[Decimal]
) -> Decimal | None:
    """Return the likeliest sum where none makes `total`, else None."""
    whole = sum(items, Decimal(0))
    sums = [whole] if len(items) >= 2 else []
    sums += [sum(items[index:], Decimal(0)) for index in range(1, len(items) - 1)]
    for index in range(len(subtotals)):
        sums.append(sum(subtotals[index:], Decimal(0)) + whole)
    if not sums or total in sums or total in items:
        return None
    return sums[0] if not subtotals else subtotals[-1] + whole


def in_sentences(text: str) -> Iterator[Mistake]:
    """Yield the totals that a sentence gives after two or more figures of the same unit."""
    for match in _SPOKEN.finditer(text):
        total, unit = _value(match["figure"]), match["unit"]
        before = re.split("[。\n]", text[max(match.start() - 120, 0) : match.start()])[-1]
        unit_first = unit[0]
        parts = [
            value
            for part in re.finditer(rf"({_FIGURE}){re.escape(unit_first)}", before)
            if (value := _value(part[1])) is not None
        ]
        if total is None or len(parts) < 2:
            continue
        sums = [sum(parts[index:], Decimal(0)) for index in range(len(parts) - 1)]
        if total not in sums and total not in parts and _listed(before, unit_first):
            end = match.start("unit") + 1
            yield Mistake(match.start("figure"), end, total, sums[0])


def _listed(before: str, unit: str) -> bool:
    """Whether an item of the list stands right before the total, but for 、 ・ の or a blank."""
    tail = re.search(rf"{_FIGURE}{re.escape(unit)}[)）」]?[、，,・の\s（(]{{0,2}}$", before)
    return tail is not None


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every total that its items do not make up. O(length of the draft)."""
    # Rows of a table end near one another and would pass for hard wraps, hence the raw text.
    for start, end, total, made in in_blocks(draft.document.raw):
        first, last = draft.view.view_offset(start), draft.view.view_offset(end - 1) + 1
        yield _finding(draft, first, last, total, made)
    for start, end, total, made in in_sentences(draft.text):
        yield _finding(draft, start, end, total, made)

    for product in wrong_products(draft.text):
        yield RULE.finding(
            draft,
            product.start,
            product.end,
            "not-the-product",
            written=draft.text[product.start : product.end],
            made=f"{product.made.normalize():,f}",
        )


def _finding(draft: Draft, start: int, end: int, total: Decimal, made: Decimal) -> Finding:
    return RULE.finding(
        draft,
        start,
        end,
        "not-the-sum",
        written=draft.text[start:end],
        made=f"{made.normalize():,f}",
        difference=f"{abs(total - made).normalize():,f}",
    )
