"""HTML that cannot be broken by what stands in it: text is escaped unless it is Markup already."""

from __future__ import annotations

from html import escape

from text.terminal.printable import printable

_VOID = frozenset({"br", "hr", "input", "meta", "col", "wbr"})


class Markup(str):
    """A string of finished HTML; every other string is text and gets escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself: what templates ask of a string that is finished."""
        return self


def text(content: str) -> Markup:
    """Return `content` escaped, with controls and bidi overrides shown instead of acting.

    CR LF and a lone CR become a line feed: the page shows lines, not line ends.
    """
    lines = content.replace("\r\n", "\n").replace("\r", "\n")
    return Markup(escape(printable(lines), quote=True))


def join(parts: list[Markup], separator: str = "") -> Markup:
    """Return `parts` one after the other; `separator` is text."""
    return Markup(text(separator).join(parts))


def element(tag: str, *content: str | None, **attributes: str | bool | None) -> Markup:
    """Return the element `tag` with `content`; strings that are not Markup are escaped.

    An attribute's trailing underscore is dropped (`class_`), others become hyphens; True gives a
    bare attribute, None and False none.
    """
    words = [tag]
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        label = name.rstrip("_").replace("_", "-")
        words.append(label if value is True else f'{label}="{text(value)}"')
    start = f"<{' '.join(words)}>"
    if tag in _VOID:
        return Markup(start)
    inside = "".join(
        part if isinstance(part, Markup) else text(part) for part in content if part is not None
    )
    return Markup(f"{start}{inside}</{tag}>")
