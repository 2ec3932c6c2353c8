"""Collations made by hand: an edit script says what is kept, and the two texts follow from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from text.model.collation import Collation, Hunk, Kind, Operation
from text.model.document import Document
from text.view.lines import LineIndex


@dataclass(frozen=True)
class Edit:
    """Old text and new text of one stretch; `moved` joins the two places of a move."""

    old: str
    new: str
    kind: Kind = "wording"
    moved: str = ""


def keep(text: str) -> Edit:
    return Edit(text, text)


def change(old: str, new: str, kind: Kind = "wording") -> Edit:
    return Edit(old, new, kind)


def leave(text: str, moved: str) -> Edit:
    return Edit(text, "", moved=moved)


def arrive(text: str, moved: str) -> Edit:
    return Edit("", text, moved=moved)


def collation(*edits: Edit, names: tuple[str, str] = ("old.txt", "new.txt")) -> Collation:
    """Return the complete collation that `edits` describe."""
    old = Document(name=names[0], raw="".join(edit.old for edit in edits))
    new = Document(name=names[1], raw="".join(edit.new for edit in edits))
    old_lines, new_lines = LineIndex(old.raw), LineIndex(new.raw)
    hunks: list[Hunk] = []
    leaving: dict[str, Hunk] = {}
    at = there = 0
    for edit in edits:
        if edit.old != edit.new:
            old_span = old_lines.span(at, at + len(edit.old))
            new_span = new_lines.span(there, there + len(edit.new))
            operation: Operation = (
                "move"
                if edit.moved
                else "insert"
                if not edit.old
                else "delete"
                if not edit.new
                else "replace"
            )
            hunk = Hunk(0, operation, edit.kind, old_span, new_span, edit.old, edit.new, at, there)
            if edit.moved and edit.moved in leaving:
                other = leaving.pop(edit.moved)
                hunks.append(_joined(other, hunk))
            elif edit.moved:
                leaving[edit.moved] = hunk
            else:
                hunks.append(hunk)
        at += len(edit.old)
        there += len(edit.new)
    hunks.sort(key=lambda hunk: (hunk.new.start, hunk.old.start))
    numbered = tuple(replace(hunk, number=place) for place, hunk in enumerate(hunks, 1))
    ignored = {"whitespace": 0, "width": 0, "wrap": 0}
    return Collation(old, new, numbered, ignored, f"{len(numbered)} differences", not numbered)


def _joined(one: Hunk, other: Hunk) -> Hunk:
    source, target = (one, other) if one.old.text else (other, one)
    inner: tuple[Hunk, ...] = ()
    if source.old.text != target.new.text:
        inner = (replace(source, operation="replace", new=target.new),)
    return replace(source, new=target.new, core_new=target.core_new, inner=inner)


_ALPHABET = list("あいうえお山川田、。「」1２Aa \u3000\t😀é\u0301か\u3099𠀋<&>\"'\n\n\n")


def random_text(random: Random, longest: int = 40) -> str:
    return "".join(random.choices(_ALPHABET, k=random.randint(1, longest)))


def random_collation(seed: int) -> Collation:
    """Return a collation with insertions, deletions, replacements and moves across lines."""
    random = Random(seed)
    edits: list[Edit] = []
    for number in range(random.randint(0, 12)):
        edits.append(keep(random_text(random)))
        choice = random.randrange(5)
        if choice == 0:
            edits.append(change(random_text(random, 8), ""))
        elif choice == 1:
            edits.append(change("", random_text(random, 8)))
        elif choice == 2:
            edits.append(change(random_text(random, 8) + "x", random_text(random, 8) + "y"))
        elif choice == 3:
            moved = random_text(random, 20)
            arriving = moved if random.random() < 0.5 else moved + "追記"
            pair = [leave(moved, str(number)), arrive(arriving, str(number))]
            random.shuffle(pair)
            edits += [pair[0], keep(random_text(random)), pair[1]]
    edits.append(keep(random_text(random)))
    return collation(*edits)
