"""Dates, times of day and durations in a number format of Excel."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from readers.formats.xlsx.digit_formats import counted, in_digits
from readers.formats.xlsx.format_tokens import Piece, Section
from text.language.figures.dates import era_year, weekday_of

_DAY = 86_400
_LEAP_THAT_WAS_NONE = 60
"""Excel takes 1900 for a leap year: days before that day are one further on."""
_LATEST = 2_958_466
"""The day after 9999-12-31."""
_LETTERS = {"令和": "R", "平成": "H", "昭和": "S", "大正": "T", "明治": "M"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MORNING = ("AM", "PM")


class _Moment:
    """The parts of a moment, of which seconds may be fractions."""

    def __init__(self, value: float, decimals: int, whole_seconds: bool, from_1904: bool) -> None:
        unit = Decimal(1).scaleb(-decimals)
        seconds = Decimal(repr(value)) * _DAY
        # Days in binary are a hair off the second that was meant.
        seconds = seconds.quantize(unit if whole_seconds else Decimal("0.001"), ROUND_HALF_UP)
        self.seconds = seconds
        days = int(seconds // _DAY)
        self.of_day = seconds % _DAY
        self.serial = days
        if from_1904:
            self.day = date(1904, 1, 1) + timedelta(days)
        elif days < _LEAP_THAT_WAS_NONE:
            self.day = date(1899, 12, 31) + timedelta(days)
        else:
            self.day = date(1899, 12, 30) + timedelta(days)
        self.hour, rest = divmod(int(self.of_day), 3600)
        self.minute, self.second = divmod(rest, 60)


def date_shown(value: float, section: Section, from_1904: bool) -> str | None:
    """Return the moment `value` (days) as `section` shows it; None for one that Excel has not."""
    if not 0 <= value < _LATEST:
        return None
    pieces = _named(section.pieces)
    decimals = _decimals(pieces)
    seconds = any(piece.text.startswith("s") for piece in pieces if piece.kind != "literal")
    try:
        moment = _Moment(value, decimals, seconds, from_1904)
        return "".join(_part(piece, moment, section, pieces) for piece in pieces).strip(" ")
    except (OverflowError, ValueError):
        return None


def _named(pieces: list[Piece]) -> list[Piece]:
    """Return `pieces` in small letters, with minutes told from months ("n" for a minute)."""
    found: list[Piece] = []
    for piece in pieces:
        text = piece.text.lower() if piece.kind == "date" else piece.text
        before = next((p.text for p in reversed(found) if p.kind in ("date", "elapsed")), "")
        if piece.kind == "date" and text in ("m", "mm") and before[:1] in ("h", "s"):
            text = text.replace("m", "n") if before.startswith("h") else text
        elif piece.kind == "date" and text.startswith("s") and before in ("m", "mm"):
            at = next(
                at for at in range(len(found) - 1, -1, -1) if found[at].kind in ("date", "elapsed")
            )
            if found[at].kind == "date":
                found[at] = found[at]._replace(text=before.replace("m", "n"))
        found.append(Piece(piece.kind, text))
    return found


def _decimals(pieces: list[Piece]) -> int:
    """Return how many decimals of a second are shown: ss.00 has two."""
    return min(sum(piece.kind == "digit" for piece in pieces), 3)


def _part(piece: Piece, moment: _Moment, section: Section, pieces: list[Piece]) -> str:
    if piece.kind == "literal":
        return piece.text
    if piece.kind == "half":
        at = moment.hour >= 12
        return _MORNING[at] if len(piece.text) > 3 else _MORNING[at][0]
    if piece.kind == "elapsed":
        text = _elapsed(piece.text, moment)
    elif piece.kind == "date":
        text = _of_date(piece.text, moment, section, any(p.kind == "half" for p in pieces))
    elif piece.kind == "digit":
        text = ""
    elif piece.text == "." and _decimals(pieces):
        text = f"{moment.of_day % 1:.3f}"[1 : 2 + _decimals(pieces)]
    else:
        text = piece.text
    if text.isascii() and text.isdigit() and section.digits:
        year = piece.text.startswith("y")
        return in_digits(text, section.digits) if year else counted(int(text), section.digits)
    return text


def _elapsed(text: str, moment: _Moment) -> str:
    unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
    return str(int(moment.seconds // unit)).zfill(len(text))


def _of_date(text: str, moment: _Moment, section: Section, in_halves: bool) -> str:
    day, letter, wide = moment.day, text[0], len(text)
    if letter == "y":
        return f"{day.year % 100:02}" if wide < 3 else f"{day.year:04}"
    if letter == "m" and wide > 2:
        return _MONTHS[day.month - 1][: {3: 3, 5: 1}.get(wide)]
    if letter == "d" and wide > 2:
        return _DAYS[day.weekday()][: 3 if wide == 3 else None]
    if letter == "a":
        return weekday_of(day.year, day.month, day.day) + ("曜日" if wide > 3 else "")
    if letter in ("g", "e"):
        return _era(letter, wide, day, section.first_year)
    if letter == "b":
        return str(day.year + 543)
    hour = (moment.hour % 12 or 12) if in_halves else moment.hour
    number = {"m": day.month, "d": day.day, "h": hour, "n": moment.minute, "s": moment.second}
    return str(number[letter]).zfill(min(wide, 2))


def _era(letter: str, wide: int, day: date, first_year: bool) -> str:
    found = era_year(day.year, day.month, day.day)
    if found is None:
        return "" if letter == "g" else str(day.year)
    era, year = found
    if letter == "e":
        return "元" if year == 1 and first_year and wide == 1 else str(year).zfill(min(wide, 2))
    return {1: _LETTERS.get(era, era), 2: era[0]}.get(wide, era)
