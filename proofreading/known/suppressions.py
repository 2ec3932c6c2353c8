"""The side file of findings that the house has looked at and lets stand.

A letter cannot hold comments, so what is let stand is written beside it, by rule and sentence:

    [[let-stand]]
    rule = "brackets"
    sentence = "3) で閉じる見出し"
    document = "letters/a.txt"      # optional: only there
    reason = "体裁どおり"           # optional, for the reader

An entry covers every finding of that rule in that sentence, and lapses when the sentence changes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from proofreading.known.fingerprint import Fingerprint
from text.errors import KyogoError
from text.house_files import read_toml
from text.model.finding import Finding
from text.view.normalise import tight

_TABLE = "let-stand"


@dataclass(frozen=True)
class Suppressions:
    """The entries of one side file as (rule, folded sentence, document or "")."""

    entries: frozenset[tuple[str, str, str]] = frozenset()
    reasons: Mapping[tuple[str, str, str], str] = field(default_factory=dict, compare=False)

    def cover(self, fingerprint: Fingerprint, document: str) -> bool:
        """Return whether the house lets this finding of `document` stand."""
        key = (fingerprint.rule, fingerprint.sentence)
        return (*key, "") in self.entries or (*key, document) in self.entries

    def reason(self, fingerprint: Fingerprint, document: str) -> str:
        """Return why the finding of `document` is let stand, "" where nobody wrote it down."""
        key = (fingerprint.rule, fingerprint.sentence)
        return self.reasons.get((*key, document)) or self.reasons.get((*key, ""), "")


def load(path: Path) -> Suppressions:
    """Return the entries of the side file `path`; a missing file has none.

    Raises KyogoError if it is not TOML or an entry lacks rule or sentence.
    """
    if not os.path.lexists(path):
        return Suppressions()
    try:
        table: dict[str, Any] = read_toml(path)
        if other := sorted(table.keys() - {_TABLE}):
            raise ValueError(f"{other[0]}?")
        listed = table.get(_TABLE, [])
        reasons = {
            (str(item["rule"]), tight(str(item["sentence"])), str(item.get("document", ""))): str(
                item.get("reason", "")
            )
            for item in listed
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KyogoError("check.bad-suppressions", path=str(path), reason=str(error)) from error
    return Suppressions(frozenset(reasons), reasons)


def written(pairs: Iterable[tuple[Fingerprint, Finding]]) -> str:
    """Return the entries that cover `pairs`, as text to be added to a side file."""
    keys = dict.fromkeys((p.rule, p.sentence, finding.document) for p, finding in pairs)
    return "".join(_entry(*key) for key in keys)


def _entry(rule: str, sentence: str, document: str) -> str:
    fields = {"rule": rule, "sentence": sentence, "document": document}
    lines = (f"{name} = {_quoted(value)}\n" for name, value in fields.items())
    return f"[[{_TABLE}]]\n" + "".join(lines) + "\n"


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL and lone surrogates.
    writable = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(writable, ensure_ascii=False).replace("\x7f", "\\u007f")


def uncovered(
    pairs: Sequence[tuple[Fingerprint, Finding]], suppressions: Suppressions
) -> list[tuple[Fingerprint, Finding]]:
    """Return `pairs` less what is let stand."""
    return [pair for pair in pairs if not suppressions.cover(pair[0], pair[1].document)]
