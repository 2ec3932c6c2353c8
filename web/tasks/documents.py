"""Documents: what is in the corpus and what could not be read; one of them, to be read."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

from commands.support.checking.checker import NOTHING
from readers.corpus import OWN_REPORT
from reports.html.passages import Passages
from text.errors import KyogoError, UsageError
from text.messages import say
from text.model.document import Section
from text.structure.sections import sections
from web.tasks.context import UPDATED, Answer, Context, Inputs
from web.tasks.render import page as rendered

_MARK = 5
"""Code points of a heading that may be no more than the mark of an item."""
_WORDS = 24
"""Code points behind it that say what the item is about."""
_NAMED = 100
"""Names of each sort that are told of what an update did."""


def page(context: Context, inputs: Inputs) -> Answer:
    """Return the list of documents, and of the files that gave no text with the reason."""
    index, trouble = None, None
    try:
        index = context.searcher().index
    except KyogoError as error:
        if error.code not in NOTHING:
            raise
        trouble = error  # a folder may be empty: the page says what to do about it
    known = index.records if index else ()
    wanted = inputs.text("filter").strip().lower()
    records = [
        record
        for record in known
        if not wanted or wanted in f"{record.name}\n{record.title}".lower()
    ]
    updated, names = _updated(inputs.values.get(UPDATED))
    return rendered(
        "documents.html",
        inputs,
        records=records,
        skipped=_skipped(index.manifest) if index else [],
        trouble=trouble,
        updated=updated,
        names=names,
        total=len(known),
        root=str(context.root),
        shipped=context.shipped,
        filter=inputs.text("filter"),
    )


def document(context: Context, inputs: Inputs) -> Answer:
    """Return the reading view of the document `name`, marked from `at` to `to`."""
    name = inputs.text("name")
    found = context.document(name)
    at = min(inputs.number("at", 0), len(found.raw))
    to = min(max(at, inputs.number("to", at)), len(found.raw))
    parts = list(sections(found))
    passages = Passages(found)
    blocks = []
    cuts = sorted({0, len(found.raw), *(section.start for section in parts)})
    for start, end in pairwise(cuts):
        inside = start <= at < end and to > at
        marks = [(at, min(to, end))] if inside else []
        blocks.append((start, passages.marked(start, end, marks), inside))
    return rendered(
        "document.html",
        inputs,
        document=found,
        headed=[
            (section, _heading(found.raw, section)) for section in parts if section.heading.strip()
        ],
        blocks=blocks,
        upright=inputs.flag("vertical"),
        relatives=_relatives(context, found) if inputs.flag("relatives") else None,
    )


def _heading(raw: str, section: Section) -> str:
    """Return the heading; with the first words behind it where it is but a mark: (2) 家族の…"""
    heading = " ".join(section.heading.split())
    if len(heading) > _MARK:
        return heading
    words = " ".join(raw[section.start : section.end].split())[: len(heading) + _WORDS + 1]
    return words if len(words) <= len(heading) + _WORDS else f"{words[:-1]}…"


def update(context: Context, inputs: Inputs) -> Answer:
    """Bring the index up to date, telling how far it has come; return what changed, by names."""
    from commands.support.fresh_index import bring_up_to_date

    begin = time.monotonic()
    changes = bring_up_to_date(context.corpus, inputs.flag("rebuild"), told=context.progress)
    renamed = [say("index.renamed-pair", before=old, name=new) for old, new in changes.renamed]
    names = {
        "added": changes.added,
        "changed": changes.changed,
        "renamed": renamed,
        "removed": changes.removed,
        "unread": [one.name for one in changes.skipped if one.trouble.code != OWN_REPORT],
    }
    seconds = round(time.monotonic() - begin, 1)
    return {"documents": changes.documents, "seconds": seconds, "names": names}, []


def _updated(done: Any) -> tuple[str, list[tuple[str, list[str], int]]]:
    """Return what `update` did as a sentence, and of each sort the first names and their number."""
    if not isinstance(done, dict):
        return "", []
    sorts = [(name, found) for name, found in done["names"].items() if found]
    parts = [say(f"web.updated-{name}", count=len(found)) for name, found in sorts]
    changed = [name for name, _ in sorts if name != "unread"]
    nothing = "web.updated-unread-alone" if parts else "web.updated-nothing"
    said = say(
        "web.updated" if changed else nothing,
        parts=say("diff.comma").join(parts),
        seconds=done["seconds"],
        documents=done["documents"],
    )
    told = [(say(f"web.updated-{name}", count=len(found)), found[:_NAMED], len(found))
            for name, found in sorts]  # fmt: skip
    return said, told


def _skipped(manifest: Any) -> list[tuple[str, str]]:
    """Return (name, reason) of every file of the corpus that gave no text."""
    found = []
    for entry in manifest.skipped:
        try:
            reason = str(KyogoError(entry.code, **entry.values))
        except (KeyError, AttributeError):
            reason = str(entry)
        found.append((entry.name, reason))
    return found


def _relatives(context: Context, found: Any) -> list[Any]:
    from indexer.linguistics.similar import similar

    try:
        return similar(context.searcher().index, found, 8)
    except UsageError:
        return []
