"""Numbers in a number format of Excel: digits, thousands, percent, exponents, fractions, 漢数字."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from readers.formats.numerals import numeral
from readers.formats.xlsx.format_tokens import Piece, Section
from text.language.figures.kanji_digits import KANJI_DIGITS
from text.later import later

_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_WHOLE = 10**15
"""From here on a number has more digits than Excel keeps."""
_ROOM = 11
"""Characters of a number in the format General."""
_SMALL = Decimal("1e-4")
_DIGITS = {
    1: str.maketrans("0123456789", KANJI_DIGITS),
    2: str.maketrans("0123456789", "零壱弐参四伍六七八九"),
    3: str.maketrans("0123456789", "０１２３４５６７８９"),
    4: str.maketrans("0123456789", "０１２３４５６７８９"),
}
_IN_ONE = later(r"t*d+t*")
_PLAIN = later(r"(?P<grouped>#,##)?0(?P<decimals>\.0{1,30})?")
_COUNTED = {1: "japaneseCounting", 2: "japaneseLegal"}


def general(value: float) -> str:
    """Return `value` in the format General: at most 11 characters, whole numbers whole."""
    if abs(value) < _WHOLE and value == int(value):
        return str(int(value))
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    if not _SMALL <= abs(number) < _WHOLE:
        mantissa, _, exponent = f"{number:.5E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent[0]}{exponent[1:].zfill(2)}"
    room = max(_ROOM - 1 - len(str(int(abs(number)))), 0)
    text = f"{_rounded(number, room):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_digits(text: str, kind: int) -> str:
    """Return `text` with its digits as [DBNum`kind`] writes them one by one."""
    return text.translate(_DIGITS[kind]) if kind in _DIGITS else text


def counted(number: int, kind: int) -> str:
    """Return `number` as [DBNum`kind`] counts it: 二十五, 弐拾伍, ２５."""
    if kind in _COUNTED and number > 0:
        return numeral(number, _COUNTED[kind])
    return in_digits(str(number), kind)


def number_shown(number: Decimal, section: Section) -> str:
    """Return `number` as `section` shows it, with a minus if it is below zero."""
    pieces = section.pieces
    usual = _usual(tuple(pieces))
    if usual is not None and not section.digits:
        lead, form, decimals, tail = usual
        shown = format(_rounded(abs(number), decimals), form)
        minus = "-" if number < 0 and shown.strip("0.") else ""
        return f"{minus}{lead}{shown}{tail}".strip(" ")
    if any(piece.kind == "general" for piece in pieces):
        return "".join(_generals(number, section))
    if not any(piece.kind == "digit" for piece in pieces):
        return "".join(piece.text for piece in pieces if piece != ("sign", ","))
    percents = sum(piece == ("sign", "%") for piece in pieces)
    number = number.scaleb(2 * percents)
    text = _filled(abs(number), pieces)
    minus = "-" if number < 0 and any(char in "123456789" for char in text) else ""
    return in_digits(f"{minus}{text}", section.digits).strip(" ")


@lru_cache(maxsize=512)
def _usual(pieces: tuple[Piece, ...]) -> tuple[str, str, int, str] | None:
    """Return what stands before and after the digits, and Python's format for them, with decimals.

    None for what Python has none for. Most cells of a workbook have such a format, and Python's own
    takes half the time.
    """
    kinds = "".join(_letter(piece) for piece in pieces)
    if not _IN_ONE.fullmatch(kinds):
        return None
    start, end = kinds.index("d"), kinds.rindex("d") + 1
    match = _PLAIN.fullmatch("".join(piece.text for piece in pieces[start:end]))
    if match is None:
        return None
    lead, tail = ("".join(piece.text for piece in part) for part in (pieces[:start], pieces[end:]))
    return lead, ",f" if match["grouped"] else "f", max(len(match["decimals"] or "") - 1, 0), tail


def _letter(piece: Piece) -> str:
    if piece.kind == "digit" or (piece.kind == "sign" and piece.text in ",."):
        return "d"
    return "t" if piece.kind == "literal" else "x"


def _generals(number: Decimal, section: Section) -> Iterator[str]:
    whole = number == number.to_integral_value()
    for piece in section.pieces:
        if piece.kind != "general":
            yield piece.text
        elif section.digits in _COUNTED and whole and 0 < number < _WHOLE:
            yield counted(int(number), section.digits)
        else:
            yield in_digits(general(float(number)), section.digits)


def _filled(number: Decimal, pieces: list[Piece]) -> str:
    signs = [piece.text for piece in pieces if piece.kind == "sign"]
    exponent = next((at for at, piece in enumerate(pieces) if piece.kind == "exponent"), None)
    if exponent is not None:
        return _with_exponent(number, pieces[:exponent], pieces[exponent:])
    if "/" in signs:
        at = pieces.index(Piece("sign", "/"))
        if any(p.kind == "digit" for p in pieces[:at]) and _denominator(pieces[at + 1 :]):
            return _fraction(number, pieces, at)
    return _decimal(number, pieces)


def _decimal(number: Decimal, pieces: list[Piece]) -> str:
    point = pieces.index(Piece("sign", ".")) if ("sign", ".") in pieces else len(pieces)
    before, after = pieces[:point], pieces[point + 1 :]
    places = [at for at, piece in enumerate(before) if piece.kind == "digit"]
    last = places[-1] if places else -1
    # Commas behind the last digit divide by a thousand, one between digits groups them.
    commas = [at for at, piece in enumerate(before) if piece == ("sign", ",")]
    behind = [at for at in commas if at > last]
    grouped = any(places and places[0] < at < last for at in commas)
    decimals = sum(piece.kind == "digit" for piece in after)
    number = _rounded(number.scaleb(-3 * len(behind)), decimals)
    digits, _, rest = f"{number:f}".partition(".")
    text = _whole("" if digits == "0" else digits, before, grouped)
    if point < len(pieces):
        text += "." + _rest(rest, after)
    return text


def _whole(digits: str, pieces: list[Piece], grouped: bool) -> str:
    """Return `digits` in the places that `pieces` have for them, from the right."""
    places = sum(piece.kind == "digit" for piece in pieces)
    parts: list[str] = []
    left, seen, at = len(digits), 0, 0
    for piece in reversed(pieces):
        if piece.kind != "digit":
            parts.append("" if piece == ("sign", ",") else piece.text)
            continue
        seen += 1
        take = left if seen == places else min(left, 1)
        shown = digits[left - take : left] or {"0": "0", "?": " "}.get(piece.text, "")
        left -= take
        for char in reversed(shown):
            if grouped and at and at % 3 == 0 and char != " ":
                parts.append(",")
            parts.append(char)
            at += 1
    return "".join(reversed(parts))


def _rest(digits: str, pieces: list[Piece]) -> str:
    """Return the decimals in their places; # shows no zero at the end, ? a blank."""
    needed = len(digits.rstrip("0"))
    parts: list[str] = []
    at = 0
    for piece in pieces:
        if piece.kind != "digit":
            parts.append("" if piece == ("sign", ",") else piece.text)
            continue
        if at < needed or piece.text == "0":
            parts.append(digits[at : at + 1] or "0")
        at += 1
    return "".join(parts)


def _with_exponent(number: Decimal, pieces: list[Piece], rest: list[Piece]) -> str:
    point = pieces.index(Piece("sign", ".")) if ("sign", ".") in pieces else len(pieces)
    wide = max(sum(piece.kind == "digit" for piece in pieces[:point]), 1)
    decimals = sum(piece.kind == "digit" for piece in pieces[point:])
    power = number.adjusted() if number else 0
    power -= power % wide
    mantissa = _rounded(number.scaleb(-power), decimals)
    if mantissa >= 10**wide:
        power += wide
        mantissa = _rounded(number.scaleb(-power), decimals)
    places = sum(piece.kind == "digit" for piece in rest)
    sign = "-" if power < 0 else rest[0].text[1].replace("-", "")
    tail = "".join(piece.text for piece in rest[1:] if piece.kind != "digit")
    return f"{_decimal(mantissa, pieces)}E{sign}{str(abs(power)).zfill(places)}{tail}"


def _denominator(pieces: list[Piece]) -> str:
    """Return what stands under the bar: places for digits ("??") or a number ("16")."""
    found = ""
    for piece in pieces:
        fixed = piece.kind == "literal" and piece.text.isascii() and piece.text.isdigit()
        if piece.kind != "digit" and not fixed:
            break
        found += piece.text
    return found


def _fraction(number: Decimal, pieces: list[Piece], at: int) -> str:
    below = _denominator(pieces[at + 1 :])
    fixed = int(below) if below.isdigit() and int(below) else 0
    value = Fraction(number)
    first = next(place for place, piece in enumerate(pieces) if piece.kind == "digit")
    mixed = any(piece.kind == "literal" and " " in piece.text for piece in pieces[first:at])
    whole = int(value) if mixed else 0
    part = value - whole
    if fixed:
        above, under = int(part * fixed + Fraction(1, 2)), fixed
    else:
        near = part.limit_denominator(10 ** min(len(below), 5) - 1)
        above, under = near.numerator, near.denominator
    if mixed and above == under:
        whole, above = whole + 1, 0
    lead = "".join(piece.text for piece in pieces[:first])
    tail = "".join(piece.text for piece in pieces[at + 1 + len(below) :])
    shown = f"{above}/{under}" if above or not mixed else ""
    units = str(whole) if mixed and (whole or not shown) else ""
    return f"{lead}{' '.join(filter(None, (units, shown)))}{tail}"


def _rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
