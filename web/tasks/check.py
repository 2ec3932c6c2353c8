"""Check: a draft with its findings, what became of them, and what may be taken home."""

from __future__ import annotations

import io
from argparse import Namespace
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from commands.support.checking.checker import checker_of
from proofreading.checking.causes import gathered
from proofreading.checking.numbers import numbered
from proofreading.profiles.profiles import profile_names
from reports.formats import report
from text.errors import UsageError
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding
from text.model.standing import Standing
from text.rule_names import profile_named
from web.tasks.choices import choices
from web.tasks.context import Answer, Context, Inputs
from web.tasks.render import page as rendered
from web.tasks.saved import saved_as

if TYPE_CHECKING:
    from commands.support.checking.recording import Judgement
    from proofreading.checking.checker import Checker

_TYPES = {
    "html": "text/html",
    "csv": "text/csv",
    "json": "application/json",
    "md": "text/markdown",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_DOWNLOADS = {
    "findings.html": "html",
    "findings.csv": "csv",
    "findings.docx": "docx",
    "gimon.docx": "gimon",
}
_RECORDS = {"record.docx": "docx", "record.md": "markdown", "record.json": "json"}

Stood = tuple[Finding, Standing]
"""A finding let stand, and what covers it."""
MENDED = "draft.txt"
"""The draft with the suggestions that were taken."""


def form(context: Context, inputs: Inputs) -> Answer:
    """Return the empty form, with what the address names already chosen."""
    chosen = inputs.text("draft_document") or inputs.text("draft")
    return rendered(
        "check.html",
        inputs,
        choices=choices(context),
        chosen=chosen,
        profiles=profile_names(),
    )


def json(context: Context, inputs: Inputs) -> Answer:
    """Return what `check --format json` prints."""
    return _written(inputs, "json", None, *_checked(context, inputs))


def page(context: Context, inputs: Inputs) -> Answer:
    """Return the draft with its findings."""
    from web.tasks.findings import Done, Findings

    draft, checker, asked = _judgement(context, inputs)
    found, stood = _numbered(asked)
    identity = inputs.text("identity")
    said, undo, acted = map(inputs.text, ("said", "undo", "acted"))
    done = Done(said, undo, acted, inputs.number("at", 0))
    mended = (MENDED,) if inputs.flag("mended") else ()
    answer, out = rendered(
        "findings.html",
        inputs,
        shown=Findings(draft, gathered(found), stood, identity, done, not context.shipped),
        shipped=context.shipped,
        asked=context.asked,
        downloads=(*mended, *_DOWNLOADS, "record.docx", "record.json"),
    )
    return answer, [*out, _recorded(context, inputs, draft, checker, asked)]


def _recorded(
    context: Context, inputs: Inputs, draft: Document, checker: Checker, asked: Judgement
) -> bytes:
    """Return the record of this sitting as JSON: what the page says, and what became of it."""
    from commands.support.checking.recording import recorded
    from text.model.record import Record
    from text.model.record_file import dumped, parsed

    before = inputs.text("record")
    made = recorded(
        parsed(before) if before else Record(),
        draft,
        inputs.blobs[0] if inputs.blobs else None,
        checker,
        context.corpus,
        same_sitting=bool(before),
        asked=asked,
    )
    return dumped(made, None).encode("utf-8")


def download(context: Context, inputs: Inputs) -> Answer:
    """Return the file `file` of the check, called by what it is and of which draft."""
    name = inputs.text("file")
    answer, out = _file(context, inputs, name)
    item = inputs.values["documents"][0]
    draft = str(item.get("label") or item.get("name"))
    suffix = PurePath(draft).suffix.lower() if name == MENDED else ""
    return {**answer, "saved": saved_as([draft], name, suffix)}, out


def _file(context: Context, inputs: Inputs, name: str) -> Answer:
    if name == MENDED:
        item = inputs.values["documents"][0]
        if "text" in item:
            return {"type": "text/plain", "name": name}, [str(item["text"]).encode()]
        if "file" in item:
            return {"type": "text/plain", "name": name}, [inputs.blobs[item["file"]]]
    if name in _RECORDS and inputs.text("record"):
        from commands.support.checking.recording import rendered as written
        from text.model.record_file import parsed

        made = written(parsed(inputs.text("record")), _RECORDS[name])
        return {"type": _TYPES[name.rpartition(".")[2]], "name": name}, [made]
    if name not in _DOWNLOADS:
        raise UsageError("web.no-such-file", name=name)
    return _written(inputs, _DOWNLOADS[name], name, *_checked(context, inputs))


def _checked(context: Context, inputs: Inputs) -> tuple[Document, list[Finding]]:
    draft, found, _ = judged(context, inputs)
    return draft, gathered(found)


def judged(context: Context, inputs: Inputs) -> tuple[Document, list[Finding], list[Stood]]:
    """Return the draft of the form, its findings, and those let stand with their entries.

    Each place is a finding by itself; all are numbered together, as on the command line.
    """
    draft, _, asked = _judgement(context, inputs)
    return draft, *_numbered(asked)


def _judgement(context: Context, inputs: Inputs) -> tuple[Document, Checker, Judgement]:
    """Return the draft of the form, who checks it, and what comes of it."""
    items: list[dict[str, Any]] = inputs.values.get("documents", [])
    if len(items) != 1:
        raise UsageError("web.one-draft", count=len(items))
    draft = context.given(items[0], inputs.blobs)
    checker = checker_of(context.corpus, _arguments(inputs))
    return draft, checker, checker.judged(draft)


def _numbered(asked: Judgement) -> tuple[list[Finding], list[Stood]]:
    found, standing = asked
    stood = [replace(one, stands=True, reason=entry.reason) for one, entry in standing]
    every, _ = numbered([*found, *stood], ())
    entries = (entry for _, entry in standing)
    return every[: len(found)], list(zip(every[len(found) :], entries, strict=True))


def _arguments(inputs: Inputs) -> Namespace:
    """Return what the command line would say."""
    return Namespace(
        select=list(inputs.texts("select")),
        ignore=list(inputs.texts("ignore")),
        severity=inputs.text("severity") or None,
        profile=profile_named(inputs.text("profile")) or None,
        confidence=float(inputs.text("confidence")) if inputs.text("confidence") else None,
    )


def _written(
    inputs: Inputs, format: str, name: str | None, draft: Document, found: list[Finding]
) -> Answer:
    form = report("check", format, name)
    content = next((blob for blob in inputs.blobs if blob.startswith(b"PK\x03\x04")), None)
    sources = {draft.name: content} if content is not None and draft.format == "docx" else {}
    offered: dict[str, object] = {
        "author": say("web.author"),
        "sources": sources,
        "color": False,
        "width": 80,
    }

    if form.binary:
        raw = io.BytesIO()
        form.render([(draft, found)], raw, **offered)
        out = raw.getvalue()
    else:
        text = io.StringIO()
        form.render([(draft, found)], text, **offered)
        out = text.getvalue().encode("utf-8", "surrogatepass")
    return {"type": _TYPES[name.rpartition(".")[2] if name else format], "name": name}, [out]
