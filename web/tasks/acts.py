"""What is done about a finding: into the files of the command line, or into the draft itself.

Each act tells what it did and how it is undone; the server keeps that for as long as the sitting.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commands.support.checking import house_edits
from commands.support.checking.house_edits import Change
from proofreading.known import suppressions
from proofreading.known.accepted_words import may_be_accepted
from proofreading.settings import load
from readers.source.files import read_bytes
from readers.source.rewriting import rewritten
from text.errors import UsageError
from text.messages import say
from text.model.document import Document
from text.model.finding import Finding
from text.rule_names import rule_shown
from web.tasks.check import Stood, judged
from web.tasks.context import Answer, Context, Inputs


def act(context: Context, inputs: Inputs) -> Answer:
    """Do what the form asks about the finding `finding`; return what was done and the way back.

    `at` beside it is where in the draft that was: the page opens there again.
    """
    draft, found, stood = judged(context, inputs)
    asked = [one for one, _ in stood] if inputs.text("act") == "ask" else found
    one = next((finding for finding in asked if finding.id == inputs.text("finding")), None)
    if one is None:
        raise UsageError("web.no-such-finding")
    if inputs.text("act") == "fix":
        done, blobs = _fixed(context, inputs, draft, one, inputs.text("words"))
    else:
        done, blobs = _written_down(context, inputs, draft, one, stood)
    return {**done, "at": one.span.start}, blobs


def _written_down(
    context: Context, inputs: Inputs, draft: Document, one: Finding, stood: Sequence[Stood]
) -> Answer:
    """Write what is decided about `one` into the files of the corpus."""
    what, words = inputs.text("act"), inputs.text("words")
    if context.shipped:
        raise UsageError("web.sample-is-not-written-to")
    if what == "stand":
        changes = house_edits.letting_stand(context.root, draft, [one], inputs.text("reason"))
    elif what == "ask":
        changes = _asked_again(context, one, stood)
    elif what == "word":
        changes = house_edits.accepting(context.root, _word(one, words))
    elif what == "rule":
        changes = house_edits.switching_off(context.root, one.rule)
    else:
        raise UsageError("web.no-such-act")
    house_edits.make(changes, context.root)
    files = ", ".join(str(change.path.relative_to(context.root)) for change in changes)
    said = say(f"web.did-{what}", files=files, old=one.span.text, rule=rule_shown(one.rule))
    return {"said": said, "changes": _packed(changes)}, []


def _asked_again(context: Context, finding: Finding, stood: Sequence[Stood]) -> list[Change]:
    """Return what takes out the entry that lets `finding` stand."""
    entry = next(entry for one, entry in stood if one.id == finding.id)
    entries = suppressions.load(load(context.root).suppressions).entries
    if entry not in entries:
        raise UsageError("web.no-such-act")
    return house_edits.taking_back(context.root, [entries.index(entry)])


def _word(finding: Finding, words: str) -> str:
    """Return the word of `finding`, where it is one; `words` of a form may be nothing else."""
    if not may_be_accepted(finding) or words.strip() != finding.span.text.strip():
        raise UsageError("web.no-such-act")
    return words.strip()


def undo(context: Context, inputs: Inputs) -> Answer:
    """Take the changes of files back."""
    changes = [
        Change(Path(path), None if before is None else b64decode(before), b64decode(after))
        for path, before, after in inputs.values["changes"]
    ]
    for change in changes:
        if not change.path.is_relative_to(context.root):
            raise UsageError("error.target-leads-out", path=str(change.path))
    house_edits.take_back(changes, context.root)
    return {"said": say("web.did-undo", what=inputs.text("said"))}, []


def _fixed(
    context: Context, inputs: Inputs, draft: Document, finding: Finding, words: str
) -> Answer:
    """Put `words` in the finding's place: in the file of the corpus, else in what was given."""
    if words not in finding.suggestions:
        raise UsageError("web.no-such-act")
    span = finding.span
    raw = draft.raw[: span.start] + words + draft.raw[span.end :]
    said = say("web.did-fix", old=span.text, new=words)
    item = dict(inputs.values["documents"][0])
    if "name" in item:
        if context.shipped:
            raise UsageError("web.sample-is-not-written-to")
        path = context.root / draft.name
        before = read_bytes(path, draft.name)
        changes = [Change(path, before, rewritten(draft, before, raw))]
        house_edits.make(changes, context.root)
        return {"said": said, "changes": _packed(changes)}, []
    if "text" in item:
        return {"said": said, "documents": [{**item, "text": raw}]}, []
    content = inputs.blobs[item["file"]]
    return {"said": said, "documents": [{**item, "file": 0}], "given": True}, [
        rewritten(draft, content, raw)
    ]


def _packed(changes: Sequence[Change]) -> list[list[Any]]:
    return [
        [
            str(change.path),
            None if change.before is None else b64encode(change.before).decode(),
            b64encode(change.after).decode(),
        ]
        for change in changes
    ]
