"""What the tags of a page are: shown or not, blocks, marks, ended by others."""

from __future__ import annotations

import re
from typing import Final

from text.later import later
from text.model.document import MarkKind

UNSEEN: Final = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "iframe",
        "object",
        "rp",
        "datalist",
        "annotation",
        "annotation-xml",
        "audio",
        "video",
        "canvas",
    )
)
UNDRAWN = frozenset(("defs", "title", "desc", "metadata", "symbol", "clippath", "mask", "marker"))
"""What a drawing (<svg>) has besides what it shows."""
_NAVIGATION_ROLES = frozenset(("navigation", "search"))
_NAVIGATION_NAMES = later(
    r"(?:^|[-_ ])(?:nav|navi|navigation|menu|breadcrumbs?|sidebar|pankuzu|global-?nav|gnav"
    r"|pager|pagination|share|sns|cookie)(?:$|[-_ ])",
    re.I,
)
BLOCKS: Final = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "address",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
        "nav",
        "aside",
        "form",
        "fieldset",
        "details",
        "summary",
        "legend",
        "dialog",
        "option",
        "textarea",
        "optgroup",
        "thead",
        "tbody",
        "tfoot",
    )
)
MARKS: dict[str, MarkKind] = {
    **{"sup": "superscript", "sub": "subscript", "s": "struck", "del": "struck"},
    **{"strike": "struck", "a": "link", "b": "bold", "strong": "bold", "i": "italic"},
    **{"em": "italic", "u": "underline", "ins": "underline"},
}
_STYLED: dict[MarkKind, re.Pattern[str]] = {
    "struck": later(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I),
    "underline": later(r"text-decoration(?:-line)?\s*:[^;]*underline", re.I),
    "bold": later(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I),
    "italic": later(r"font-style\s*:\s*(?:italic|oblique)", re.I),
    "superscript": later(r"vertical-align\s*:\s*super", re.I),
    "subscript": later(r"vertical-align\s*:\s*sub", re.I),
}
IMPLIED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "td": (("td", "th"), ("table", "tr")),
    "th": (("td", "th"), ("table", "tr")),
    "tr": (("tr",), ("table",)),
    "thead": (("thead", "tbody", "tfoot", "tr"), ("table",)),
    "tbody": (("thead", "tbody", "tfoot", "tr"), ("table",)),
    "tfoot": (("thead", "tbody", "tfoot", "tr"), ("table",)),
    "li": (("li",), ("ol", "ul", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "option": (("option",), ("select",)),
    "p": (("p",), ("td", "th", "div", "li", "section", "blockquote", "article", "button")),
}
"""Tag → the open elements that it ends, and those within which alone it does."""
_HIDDEN = later(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
VOID: Final = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)


def is_hidden(tag: str, words: dict[str, str]) -> bool:
    """Return whether the attributes `words` keep an element from being shown."""
    closed = tag == "dialog" and "open" not in words
    return closed or "hidden" in words or _HIDDEN.search(words.get("style", "")) is not None


def styled(words: dict[str, str]) -> tuple[MarkKind, ...]:
    """Return how the element's own style (its attribute `style`) sets its letters."""
    style = words.get("style", "")
    return tuple(kind for kind, said in _STYLED.items() if said.search(style)) if style else ()


def is_navigation(tag: str, words: dict[str, str]) -> bool:
    """Return whether an element is a menu, by its tag, role, id or class."""
    if tag in ("body", "html", "main", "article"):
        return False
    names = f"{words.get('id', '')} {words.get('class', '')}"
    return (
        tag == "nav"
        or words.get("role", "").lower() in _NAVIGATION_ROLES
        or _NAVIGATION_NAMES.search(names) is not None
    )


FORMULA_PARTS = {
    "msup": ("", "sup"),
    "msub": ("", "sub"),
    "msubsup": ("", "sub", "sup"),
    "mover": ("", "sup"),
    "munder": ("", "sub"),
    "munderover": ("", "sub", "sup"),
    "mfrac": ("", "/"),
    "msqrt": (),
    "mroot": ("", " "),
}
"""An element of MathML → how its parts stand to each other: raised, lowered, or with what between.

MathML Core 3.3 and 3.4.
"""
