"""A record of the findings of today, so that tomorrow only new ones are shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from proofreading.known.fingerprint import Fingerprint, folded_sentence
from text.errors import KyogoError
from text.house_files import read_json

_FORMAT = 1


def load(path: Path) -> dict[str, list[Fingerprint]]:
    """Return the fingerprints recorded in `path` by document.

    Raises KyogoError if the file is missing or is no baseline.
    """
    try:
        record = read_json(path)
        if record["format"] != _FORMAT:
            raise ValueError(f"format {record['format']}")
        return {
            name: [
                Fingerprint(str(rule), folded_sentence(str(sentence)), str(text))
                for rule, sentence, text in entries
            ]
            for name, entries in record["findings"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise KyogoError("check.bad-baseline", path=str(path), reason=str(error)) from error


def dumped(found: Iterable[tuple[str, Iterable[Fingerprint]]]) -> str:
    """Return the baseline of `found` (document, fingerprints) as JSON in a fixed order."""
    findings = {name: sorted(map(list, fingerprints)) for name, fingerprints in sorted(found)}
    record = {"format": _FORMAT, "findings": findings}
    # ASCII, so that a lone surrogate in a text cannot make the file unwritable.
    return json.dumps(record, indent=1) + "\n"
