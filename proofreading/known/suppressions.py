"""The side file of findings that the house has looked at and lets stand.

A letter cannot hold comments, so what is let stand is written beside it, by rule and sentence:

    [[let-stand]]
    rule = "brackets"
    sentence = "3) で閉じる見出し"
    document = "letters/a.txt"      # optional: only there
    finding = "9aev5jcj"            # optional: only the one with this id
    words = ")"                     # optional, for the reader
    reason = "体裁どおり"           # optional, for the reader

An entry covers every such finding in that sentence, and lapses when the sentence changes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from proofreading.known.fingerprint import Fingerprint, folded_sentence
from text.errors import KyogoError
from text.house_files import read_toml
from text.later import later
from text.model.finding import Finding
from text.model.standing import Standing
from text.records import dataclass

_TABLE = "let-stand"
_HEADER = later(r"^[ \t]*\[\[[ \t]*let-stand[ \t]*\]\]", re.M)
_ANY_HEADER = later(r"^[ \t]*\[", re.M)

Pair = tuple[Fingerprint, Finding]


@dataclass(frozen=True)
class Suppressions:
    """The entries of one side file, in its order."""

    entries: tuple[Standing, ...] = ()

    def parted(self, pairs: Sequence[Pair]) -> tuple[list[Pair], list[tuple[Finding, Standing]]]:
        """Return those of one draft's `pairs` that are not let stand, and those that are.

        O(pairs + entries).
        """
        by_key: dict[tuple[str, str], list[Standing]] = {}
        for entry in self.entries:
            by_key.setdefault((entry.rule, entry.sentence), []).append(entry)
        left: list[Pair] = []
        standing: list[tuple[Finding, Standing]] = []
        for fingerprint, finding in pairs:
            entries = by_key.get((fingerprint.rule, fingerprint.sentence), ())
            found = next((entry for entry in entries if _covers(entry, finding)), None)
            if found is None:
                left.append((fingerprint, finding))
            else:
                standing.append((finding, found))
        return left, standing


def _covers(entry: Standing, finding: Finding) -> bool:
    return entry.document in ("", finding.document) and entry.finding in ("", finding.id)


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
        return Suppressions(tuple(_entry(item) for item in table.get(_TABLE, [])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KyogoError("check.bad-suppressions", path=str(path), reason=str(error)) from error


def _entry(item: dict[str, Any]) -> Standing:
    return Standing(
        str(item["rule"]),
        folded_sentence(str(item["sentence"])),
        str(item.get("document", "")),
        str(item.get("finding", "")),
        str(item.get("words", "")),
        str(item.get("reason", "")),
    )


def entry_for(fingerprint: Fingerprint, finding: Finding, reason: str = "") -> Standing:
    """Return the entry that lets just this finding stand."""
    words = finding.span.text
    return Standing(
        fingerprint.rule, fingerprint.sentence, finding.document, finding.id, words, reason
    )


def written(entries: Iterable[Standing]) -> str:
    """Return `entries` as text to be added to a side file."""
    return "".join(_block(entry) for entry in dict.fromkeys(entries))


def _block(entry: Standing) -> str:
    lines = [f"[[{_TABLE}]]"]
    for name in ("rule", "sentence", "document", "finding", "words", "reason"):
        value: str = getattr(entry, name)
        if value or name == "sentence":
            lines.append(f"{name} = {_quoted(value)}")
    return "\n".join(lines) + "\n\n"


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, NUL and lone surrogates.
    writable = text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return json.dumps(writable, ensure_ascii=False).replace("\x7f", "\\u007f")


def without_entries(text: str, numbers: Iterable[int]) -> str:
    """Return the side file `text` less its entries `numbers` (from 0); all else stays as it is."""
    gone = set(numbers)
    starts = [match.start() for match in _HEADER.finditer(text)]
    kept = [text[: starts[0]] if starts else text]
    for number, start in enumerate(starts):
        following = _ANY_HEADER.search(text, text.find("\n", start) + 1 or len(text))
        end = following.start() if following else len(text)
        if number not in gone:
            kept.append(text[start:end])
    return "".join(kept)
