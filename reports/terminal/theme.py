"""The colours of what is drawn on a terminal: for light, dark and unknown backgrounds and all eyes.

Colour only repeats what words and marks say. On an unknown background every colour has the one
luminance (0.18) that stands out from white and black alike, 4.5 to 1; on a known one it is darker
or lighter. For colour-blind eyes there are two hues alone, orange and blue, which every kind of
colour blindness tells apart, and weight and underlining do the rest. A terminal of 16 colours has
its own palette, which its owner chose.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Background = Literal["unknown", "light", "dark"]
Hue = Literal["red", "orange", "amber", "green", "teal", "blue", "violet", "grey"]

NAMES = ("auto", "light", "dark", "colorblind")
"""What may be asked for; "auto" goes by what the terminal says of its background."""

HUES: Mapping[Background, Mapping[Hue, str]] = {
    "unknown": {
        "red": "#e02d27",
        "orange": "#bb5a05",
        "amber": "#9b6d04",
        "green": "#228743",
        "teal": "#0f828a",
        "blue": "#1273e3",
        "violet": "#a054c6",
        "grey": "#757575",
    },
    "light": {
        "red": "#b61f1a",
        "orange": "#954804",
        "amber": "#7a5703",
        "green": "#1b6b35",
        "teal": "#0c686e",
        "blue": "#0f5cb3",
        "violet": "#8639ac",
        "grey": "#5d5d5d",
    },
    "dark": {
        "red": "#ef8f8c",
        "orange": "#fa8e31",
        "amber": "#df9e06",
        "green": "#30c161",
        "teal": "#16bcc7",
        "blue": "#70adf3",
        "violet": "#c699dd",
        "grey": "#aaaaaa",
    },
}
_OF_16: Mapping[Hue, str] = {
    "red": "red",
    "orange": "yellow",
    "amber": "yellow",
    "green": "green",
    "teal": "cyan",
    "blue": "bright_blue",
    "violet": "magenta",
    "grey": "bright_black",
}
ROLES: Mapping[str, tuple[str, Hue | None]] = {
    "plain": ("", None),
    "title": ("bold", None),
    "faint": ("", "grey"),
    "border": ("", "grey"),
    "place": ("", "teal"),
    "number": ("bold", "violet"),
    "kind": ("bold", "violet"),
    "match": ("bold", "red"),
    "old": ("", "orange"),
    "old-core": ("bold underline", "orange"),
    "new": ("", "blue"),
    "new-core": ("bold underline", "blue"),
    "alarm": ("bold", "red"),
    "error": ("bold reverse", "red"),
    "question": ("bold reverse", "amber"),
    "style": ("bold reverse", "teal"),
    "good": ("bold", "green"),
    "bad": ("bold", "red"),
}
"""What is drawn, with its weight and its hue; None is the terminal's own colour of text."""

_TWO_HUES: Mapping[str, tuple[str, Hue | None]] = {
    "place": ("", "blue"),
    "number": ("bold", None),
    "kind": ("bold", None),
    "match": ("bold underline", "orange"),
    "alarm": ("bold", "orange"),
    "error": ("bold reverse", "orange"),
    "question": ("bold reverse", "blue"),
    "style": ("bold", "blue"),
    "good": ("bold", "blue"),
    "bad": ("bold underline", "orange"),
}


def background(environment: Mapping[str, str]) -> Background:
    """Return what the terminal says of its background in COLORFGBG ("15;0": white on black)."""
    last = environment.get("COLORFGBG", "").rpartition(";")[2]
    if not last.isdecimal() or int(last) > 15:
        return "unknown"
    return "light" if int(last) in (7, 15) else "dark"


def styles(name: str, environment: Mapping[str, str], few_colors: bool = False) -> dict[str, str]:
    """Return the styles of the theme `name`, in rich's words, by what is drawn.

    Any other name is taken for "auto". `few_colors`: the terminal has no more than 16.
    """
    ground = name if name in ("light", "dark") else background(environment)
    hues = _OF_16 if few_colors else HUES[ground]  # type: ignore[index]
    roles = {**ROLES, **_TWO_HUES} if name == "colorblind" else ROLES
    return {
        role: f"{weight} {hues[hue]}".strip() if hue else weight or "none"
        for role, (weight, hue) in roles.items()
    }
