"""A check record (校正記録): which text was checked, with what, and what was done."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from text.records import dataclass

Outcome = Literal["open", "fixed", "standing", "withdrawn"]
OUTCOMES: tuple[Outcome, ...] = ("open", "fixed", "standing", "withdrawn")
"""Not dealt with; its sentence was changed; let stand by a person; no longer said by the check
though its sentence is as it was (a word was accepted, a rule switched off)."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The text that was checked: its name, its length in code points and two SHA-256 in hex.

    `text` is that of the raw text in UTF-8, which stays when a file is only saved anew; `file` that
    of the file's bytes, "" where there is no file. `sentences` are short hashes of its sentences in
    the last run, by which the text is known again under another name.
    """

    document: str
    characters: int
    text: str
    file: str = ""
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One check of the text: when (ISO 8601 with its zone), by whom, with what, and of which text.

    `findings` counts those that were open then. `documents` is how many documents of the corpus the
    draft was held against, `generation` names their state.
    """

    at: str
    by: str
    version: str
    checked: Checked
    rules: tuple[str, ...]
    profile: str
    confidence: float
    documents: int
    generation: str
    findings: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding and what became of it. `run` counts from 1: in which run `outcome` was first seen.

    Line and column are those of the last run that had it; `sentence` is the sentence around it,
    folded and without white space; `reason` is what a person wrote down.
    """

    id: str
    rule: str
    severity: str
    line: int
    column: int
    text: str
    sentence: str
    message: str
    suggestions: tuple[str, ...]
    confidence: float
    outcome: Outcome
    reason: str
    run: int


@dataclass(frozen=True, slots=True)
class Record:
    """The runs in order, the last one's text being the one that the record vouches for."""

    runs: tuple[Run, ...] = ()
    entries: tuple[Entry, ...] = field(default=())

    @property
    def checked(self) -> Checked:
        """The text of the last run."""
        return self.runs[-1].checked

    def count(self, outcome: Outcome) -> int:
        """Return how many findings came to this."""
        return sum(entry.outcome == outcome for entry in self.entries)
