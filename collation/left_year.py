"""The one letter of several years that names a year as the letter before it does.

2020年度, 2021年度, 2022年度 and 2022年度 in the letters of 2021 to 2024: the last was not moved on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from text.language.figures.dates import find_dates
from text.later import later
from text.messages import say
from text.model.collation import Suspicion, Variant

_FEWEST = 3
"""Letters of different years that must name each a year as far from its own."""
_YEAR = later("(?:19|20)[0-9]{2}")


def left_year(variants: Sequence[Variant], dates: Sequence[str]) -> Suspicion | None:
    """Return the witness that alone names a year farther from its own than all others do.

    `dates` are those of the witnesses, ISO 8601 or "".
    """
    apart: dict[int, int] = {}
    texts: dict[int, str] = {}
    for variant in variants:
        year = _year(variant.text)
        for witness in variant.witnesses:
            if year is None or not _YEAR.match(dates[witness]):
                return None
            apart[witness], texts[witness] = year - int(dates[witness][:4]), variant.text
    (usual, count), *rest = Counter(apart.values()).most_common()
    if count < _FEWEST or len(rest) != 1 or rest[0][1] != 1:
        return None
    years = {dates[witness][:4] for witness in apart if apart[witness] == usual}
    odd = next(witness for witness in apart if apart[witness] != usual)
    if len(years) < _FEWEST or dates[odd][:4] in years:
        return None
    message = say(
        "collate.left-year", text=texts[odd], expected=int(dates[odd][:4]) + usual, count=count
    )
    return Suspicion(str(odd), "odd-one-out", message)


def _year(text: str) -> int | None:
    """Return the one year that a reading is, None where it is more or less than that."""
    found = find_dates(text)
    if len(found) == 1 and found[0].year is not None and found[0].month is None:
        return found[0].year
    bare = text.strip()
    return int(bare) if _YEAR.fullmatch(bare) else None
