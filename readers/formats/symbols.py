"""Characters of symbol fonts (Wingdings, Symbol …) as what they look like in Unicode."""

from __future__ import annotations

_WINGDINGS = {
    **dict(zip(range(0x22, 0x25), "✂✁👓", strict=True)),
    **dict(zip(range(0x28, 0x2B), "☎✆✉", strict=True)),
    **dict(zip(range(0x36, 0x3A), "⌛⌨🖰🖲", strict=True)),
    **dict(zip(range(0x3E, 0x50), "✇✍✎✌👌👍👎☜☞☝☟✋☺😐☹💣☠⚐", strict=True)),
    **dict(zip(range(0x51, 0x55), "✈☼💧❄", strict=True)),
    **dict(zip(range(0x5E, 0x6A), "♈♉♊♋♌♍♎♏♐♑♒♓", strict=True)),
    **dict(zip(range(0x6C, 0x7B), "●❍■□❐❑❒⬧⧫◆❖⬥⌧⍓⌘", strict=True)),
    **dict(zip(range(0x7B, 0x7F), "❀✿❝❞", strict=True)),
    **dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x8B, 0x96), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip(range(0x9E, 0xAD), "·•▪○◯◉◉◎◎▪☐▲✦★✶", strict=True)),
    **dict(zip(range(0xAD, 0xB3), "✴✹✵⌖⌖✧", strict=True)),
    **dict(zip(range(0xB5, 0xC3), "✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛", strict=True)),
    **dict(zip(range(0xD5, 0xDF), "⌫⌦◀➢▲▼⊂⊃⊂➲", strict=True)),
    **dict(zip(range(0xDF, 0xF0), "←→↑↓↖↗↙↘←➔↑↓↖↗↙↘⇦", strict=True)),
    **dict(zip(range(0xF0, 0xFF), "⇨⇧⇩⇔⇕⬁⬀⬃⬂▭▫✗✔☒☑", strict=True)),
}
_WINGDINGS_2 = {
    **dict(zip(range(0x4F, 0x57), "✗✓☒☑☒☒⊗⊗", strict=True)),
    **dict(zip(range(0x69, 0x74), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x74, 0x7F), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip(range(0x95, 0x9F), "·•●●●○◯◉◎◎", strict=True)),
    **dict(zip(range(0x9F, 0xA5), "▪■■□☐□", strict=True)),
}
_WINGDINGS_3 = dict(zip(range(0x70, 0x7E), "▲▼△▽◀▶◁▷◣◢◤◥▴▾", strict=True))
_WEBDINGS = {0x61: "✔", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x33: "◀", 0x34: "▶"}
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0xA1, 0xB0), "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True)),
    **dict(zip(range(0xB0, 0xBD), "°±″≥×∝∂・÷≠≡≈…", strict=True)),
    **dict(zip(range(0xC0, 0xDF), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒", strict=True)),
}
_TABLES = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_BULLETS = frozenset("•·‧∙●") - {"●"}


def is_symbolic(font: str) -> bool:
    """Return whether `font` shows pictures where others show letters."""
    return font.strip().lower() in _TABLES


def symbol(font: str, char: str) -> str:
    """Return what `char` looks like in `font`; itself in any other font or where nobody knows.

    A plain dot before an item is ・ whatever wrote it; "" for a private character of no known font.
    """
    code = ord(char)
    table = _TABLES.get(font.strip().lower())
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if table is None:
        # Word and LibreOffice write Symbol's bullet as a private character in any font.
        table = _SYMBOL if 0xF000 <= code <= 0xF0FF else {}
        char = table.get(low, "") if table else char
    elif low in table:
        char = table[low]
    elif code != low:
        # Nobody's look-alike: a private character differs from another one at least.
        return char if low not in (0x20, 0xA0) else " "
    return "・" if char in _BULLETS else char


def symbols(font: str, text: str) -> str:
    """Return `text`, set in `font`, in characters that look alike."""
    if not is_symbolic(font):
        return text
    return "".join(symbol(font, char) if not char.isspace() else char for char in text)
