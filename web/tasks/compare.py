"""Compare: two texts as a list of differences and side by side, three or more as a table."""

from __future__ import annotations

import io
from typing import Any

from collation.collate import collate
from collation.witnesses import collate_witnesses
from reports.formats import report
from text.errors import UsageError
from text.messages import say
from text.model.collation import IGNORED
from text.model.document import Document
from web.tasks.choices import choices
from web.tasks.context import Answer, Context, Inputs
from web.tasks.render import page as rendered
from web.tasks.saved import saved_as

_DOWNLOADS = {
    "diff.html": "html",
    "diff.docx": "docx",
    "taisho.html": "taisho",
    "taisho.docx": "taisho",
    "diff.json": "json",
}
_TABLES = {"collation.html": "html", "collation.tsv": "tsv", "collation.json": "json"}
_TYPES = {
    "html": "text/html",
    "json": "application/json",
    "tsv": "text/tab-separated-values",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def form(context: Context, inputs: Inputs) -> Answer:
    """Return the empty form, with what the address names already chosen."""
    chosen = [inputs.text(f"{side}_document") or inputs.text(side) for side in ("old", "new")]
    return rendered("compare.html", inputs, choices=choices(context), chosen=chosen)


def diff_json(context: Context, inputs: Inputs) -> Answer:
    """Return what `diff --format json` prints; `show` names ignored kinds to be shown."""
    show = frozenset(name for value in inputs.texts("show") for name in value.split(","))
    for kind in sorted(show - set(IGNORED)):
        raise UsageError("diff.unknown-kind", kind=kind, known=", ".join(IGNORED))
    old, new = _documents(context, inputs, 2)
    return _written("diff", "json", None, collate(old, new, show))


def collate_json(context: Context, inputs: Inputs) -> Answer:
    """Return what `collate --format json` prints."""
    return _written("collate", "json", None, collate_witnesses(_documents(context, inputs)))


def page(context: Context, inputs: Inputs) -> Answer:
    """Return the page of the comparison."""
    documents = _documents(context, inputs)
    if len(documents) == 2:
        from web.tasks.side_by_side import Differences

        collation = collate(documents[0], documents[1], whole=True)
        shown = Differences(collation)
        return rendered("differences.html", inputs, shown=shown, downloads=tuple(_DOWNLOADS))
    from reports.collate.html import table_of

    table = collate_witnesses(documents)
    return rendered(
        "collation.html", inputs, table=table, markup=table_of(table), downloads=tuple(_TABLES)
    )


def download(context: Context, inputs: Inputs) -> Answer:
    """Return the file `file` of the comparison."""
    name = inputs.text("file")
    documents = _documents(context, inputs)
    if len(documents) == 2 and name in _DOWNLOADS:
        collation = collate(documents[0], documents[1], whole=True)
        source = _source(context, inputs)
        answer, out = _written("diff", _DOWNLOADS[name], name, collation, source)
    elif len(documents) > 2 and name in _TABLES:
        answer, out = _written("collate", _TABLES[name], name, collate_witnesses(documents))
    else:
        raise UsageError("web.no-such-file", name=name)
    return {**answer, "saved": saved_as([one.name for one in documents], name)}, out


def _documents(context: Context, inputs: Inputs, count: int | None = None) -> list[Document]:
    """Return the witnesses in the order of the form. Raises UsageError for too few."""
    items: list[dict[str, Any]] = inputs.values.get("documents", [])
    if len(items) < 2 or (count is not None and len(items) != count):
        raise UsageError("web.two-texts" if count is None else "diff.two-documents",
                         count=len(items))  # fmt: skip
    return [context.given(item, inputs.blobs) for item in items]


def _source(context: Context, inputs: Inputs) -> bytes | None:
    """Return the Word file that is the old side, which a tracked copy keeps the looks of."""
    item = inputs.values["documents"][0]
    if "file" in item:
        content = inputs.blobs[item["file"]]
        return content if content.startswith(b"PK\x03\x04") else None
    if str(item.get("name", "")).lower().endswith(".docx"):
        return (context.corpus.root / str(item["name"])).read_bytes()
    return None


def _written(
    what: str, format: str, name: str | None, content: object, source: bytes | None = None
) -> Answer:
    """Return `content` as the command's report `format` writes it."""
    form = report(what, format, name)
    offered: dict[str, object] = {
        "show": frozenset(),
        "author": say("web.author"),
        "old_first": False,
        "remarks": False,
        "pad": False,
        "changed_only": False,
        "source": source,
        "template": True,
        "color": False,
        "width": 80,
    }

    if form.binary:
        raw = io.BytesIO()
        form.render(content, raw, **offered)
        out = raw.getvalue()
    else:
        text = io.StringIO()
        form.render(content, text, **offered)
        out = text.getvalue().encode("utf-8", "surrogatepass")
    kind = name.rpartition(".")[2] if name else format
    return {"type": _TYPES[kind], "name": name}, [out]
