"""Products that a text works out: 30名×1,000円＝30,000円."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from text.language.figures.numerals import numeral
from text.later import later

_FIGURE = r"[¥￥]?[0-9０-９][0-9０-９,，]{0,15}(?:[.．][0-9０-９]{1,4})?[万億千]?"
_UNIT = r"[^\s0-9０-９、。，,．「」（）()：:／/・+＋\-−＝=×xX＊*÷%％￥¥]{0,4}"
_FACTOR = rf"{_FIGURE}{_UNIT}"
_TIMES = r"[ \u3000]?[×✕＊][ \u3000]?"
_PRODUCT = later(
    rf"(?<![0-9０-９,，.．×xX＊*÷+＋\-−/／])(?P<factors>{_FACTOR}(?:{_TIMES}{_FACTOR}){{1,3}})"
    rf"[ \u3000]?[＝=][ \u3000]?[「（(]?(?P<result>{_FIGURE})(?P<unit>{_UNIT}+)"
    r"(?![0-9０-９%％+＋÷])(?![ \u3000]?[×✕＊xX*＝=])"
)
_ONE = later(rf"(?P<figure>{_FIGURE})(?P<unit>{_UNIT})")
_EXACT = Decimal("0.02")
"""A result that is rounded differs by less than a fiftieth of itself."""


class Product(NamedTuple):
    """A result at [start, end) that its factors do not make, and what they make."""

    start: int
    end: int
    result: Decimal
    made: Decimal


def wrong_products(text: str) -> Iterator[Product]:
    """Yield the results that are not the product of what stands before the ＝, in order."""
    for match in _PRODUCT.finditer(text):
        made = Decimal(1)
        for factor in _ONE.finditer(match["factors"]):
            made *= numeral(factor["figure"].lstrip("¥￥")) or Decimal(0)
        result = numeral(match["result"].lstrip("¥￥"))
        if result is None or not made or abs(made - result) <= made * _EXACT:
            continue
        if any(made == result * scale or result == made * scale for scale in (1000, 10_000)):
            continue  # 1,200円×500部＝600千円: the unit says the rest
        yield Product(match.start("result"), match.end("unit"), result, made)
