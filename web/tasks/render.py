"""Pages out of templates: whatever a document says is shown, never acted on.

Every value that a template prints is first made printable (controls and bidi overrides shown) and
then escaped, unless it is finished markup of our own.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup as Safe

from kyogo.version import VERSION
from readers.registry import suffixes
from text.messages import language, say
from text.model.search import Snippet
from text.rule_names import kind_title
from text.terminal.printable import printable, printable_line
from web.tasks.context import QUERY, Answer, Inputs

_TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def page(template: str, inputs: Inputs, /, **values: object) -> Answer:
    """Return the page that `template` makes of `values`, in the language in force."""
    text = (
        _environment()
        .get_template(template)
        .render(language=language(), inputs=inputs, other=_other(inputs), **values)
    )
    return {"type": "text/html"}, [text.encode("utf-8", "replace")]


def _other(inputs: Inputs) -> str:
    """Return the address of this very page in the other language, without its path.

    Only what the address itself says is in it, nothing that the server added for the task.
    """
    asked = parse_qsl(inputs.text(QUERY), keep_blank_values=True)
    kept = [field for field in asked if field[0] != "lang"]
    return urlencode([*kept, ("lang", "en" if language() == "ja" else "ja")])


@lru_cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(kind_title=kind_title, say=say, version=VERSION, address=address, link=link)
    made.globals["accepted"] = ",".join(sorted(suffixes()))
    made.filters.update(marked=marked, merged=_merged)
    return made


def _shown(value: Any) -> Any:
    if value is None or hasattr(value, "__html__"):
        return value
    return printable(str(value).replace("\r\n", "\n"))


def address(name: str, **fields: object) -> str:
    """Return where the document `name` is read, `fields` behind it (`at=120`).

    A name goes into an address and a form as it is shown: what is no UTF-8 could not come back.
    """
    return link(f"/documents/{quote(printable_line(name), safe='/')}", **fields)


def link(path: str, **fields: object) -> str:
    """Return `path` with `fields`; a field of several values stands several times."""
    pairs: list[tuple[str, str]] = []
    for name, value in fields.items():
        values = value if isinstance(value, (list, tuple)) else (value,)
        pairs += [
            (name, printable_line(str(one))) for one in values if one not in (None, "", False)
        ]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _merged(fields: dict[str, object], others: dict[str, object]) -> dict[str, object]:
    return {**fields, **others}


def marked(snippet: Snippet) -> Safe:
    """Return the snippet with its marks as <mark>."""
    parts: list[Safe] = []
    place = 0
    for start, end in snippet.marks:
        parts.append(Safe.escape(printable(snippet.text[place:start])))
        parts.append(Safe("<mark>{}</mark>").format(printable(snippet.text[start:end])))
        place = end
    parts.append(Safe.escape(printable(snippet.text[place:])))
    return Safe("").join(parts)
