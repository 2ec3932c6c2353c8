"""One HTML file that needs nothing else: no network, no script, one style sheet inside.

The Content-Security-Policy allows the style sheet of this very text (by its hash) and nothing else:
no script, no image, no form, no frame, no link to elsewhere that loads by itself.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from reports.html.markup import Markup, element, join, text
from text.messages import language

_FOLDER = Path(__file__).resolve().parent / "style"


def style(*sheets: str) -> str:
    """Return the style sheets `sheets` (names in reports/style/, without .css) as one."""
    return "".join((_FOLDER / f"{name}.css").read_text("utf-8") for name in ("page", *sheets))


def policy(sheet: str) -> str:
    """Return the Content-Security-Policy of a page whose only style sheet is `sheet`."""
    digest = b64encode(sha256(sheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def write_page(stream: TextIO, title: str, body: list[Markup], *sheets: str) -> None:
    """Write a whole page: `title` in the head, `body` between <body> and </body>.

    `sheets` are added to the sheet that every page has. The page's language is that of the
    messages; text out of documents is marked as Japanese by whoever shows it.
    """
    sheet = style(*sheets)
    head = [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy(sheet)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content="Kyogo"),
        element("title", title),
        element("style", Markup(sheet)),
    ]
    stream.write("<!DOCTYPE html>\n")
    stream.write(f'<html lang="{language()}">\n<head>\n')
    stream.write("\n".join(head))
    stream.write("\n</head>\n<body>\n")
    for part in body:
        stream.write(part)
        stream.write("\n")
    stream.write("</body>\n</html>\n")


def masthead(heading: str, *below: Markup) -> Markup:
    """Return the head of a page: what it is, and below it whose texts and what was found."""
    return element("header", element("h1", heading), *below)


def legend(
    name: str, heading: str, choices: Sequence[tuple[str, str, int | str]], off: frozenset[str]
) -> Markup:
    """Return a row of check boxes that show and hide kinds of marks.

    `choices` are (word, label, how many, perhaps in words); a box has the id `<name>-<word>`,
    which the style sheet asks for. Those in `off` start unchecked.
    """
    boxes = [
        element(
            "label",
            element("input", type="checkbox", id=f"{name}-{word}", checked=word not in off),
            element("span", label, class_=f"badge {name}-{word}"),
            element("span", str(count), class_="count"),
        )
        for word, label, count in choices
    ]
    return element("fieldset", element("legend", heading), join(boxes), class_="legend")


def document_text(content: str) -> Markup:
    """Return text out of a document, marked as Japanese."""
    return Markup(f'<span lang="ja">{text(content)}</span>')
