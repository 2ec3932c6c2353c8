"""Findings as SARIF 2.1.0, which code hosts and editors show beside the text.

Columns count UTF-16 code units (the format's default), offsets code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TextIO
from urllib.parse import quote

from reports.layout import levels
from reports.layout.remarks import percent, remarks
from text.messages import say
from text.model.document import Document
from text.model.finding import Evidence, Finding
from text.view.lines import LineIndex

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(checked: Iterable[tuple[Document, Sequence[Finding]]], stream: TextIO) -> None:
    """Write one log with one run that holds all findings of all documents."""
    records: list[dict[str, object]] = []
    names: dict[str, int] = {}
    for document, findings in checked:
        lines = LineIndex(document.raw)
        for finding in findings:
            index = names.setdefault(finding.rule, len(names))
            records.append(_record(finding, lines, index))
    driver = {"name": "Kyogo", "rules": [_rule(name) for name in names]}
    run = {"tool": {"driver": driver}, "columnKind": "utf16CodeUnits", "results": records}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    stream.write(json.dumps(log, indent=1) + "\n")


def _rule(name: str) -> dict[str, object]:
    return {
        "id": name,
        "shortDescription": {"text": say(f"rules/{name}.summary")},
        "fullDescription": {"text": say(f"rules/{name}.why")},
    }


def _record(finding: Finding, lines: LineIndex, index: int) -> dict[str, object]:
    region = _region(lines, finding.span.start, finding.span.end)
    record: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": levels.level(levels.SARIF, finding),
        "message": {"text": "\n".join([finding.message, *remarks(finding)])},
        "locations": [_location(finding.document, region)],
        "rank": float(percent(finding)),
        "occurrenceCount": 1 + len(finding.also),
        "partialFingerprints": {"kyogoFinding/v1": finding.id},
        "properties": {"confidence": finding.confidence},
    }
    if finding.evidence:
        record["relatedLocations"] = [_related(item) for item in finding.evidence]
    if finding.suggestions:
        record["fixes"] = [_fix(finding.document, region, text) for text in finding.suggestions]
    return record


def _location(name: str, region: dict[str, object]) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(name), "region": region}}


def _artifact(name: str) -> dict[str, str]:
    return {"uri": quote(PurePath(name).as_posix(), safe="/", errors="replace")}


def _related(evidence: Evidence) -> dict[str, object]:
    region: dict[str, object] = {"startLine": evidence.line}
    return {**_location(evidence.document, region), "message": {"text": evidence.text}}


def _fix(name: str, region: dict[str, object], text: str) -> dict[str, object]:
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    change = {"artifactLocation": _artifact(name), "replacements": [replacement]}
    return {"description": {"text": text}, "artifactChanges": [change]}


def _region(lines: LineIndex, start: int, end: int) -> dict[str, object]:
    first_line, first = _utf16(lines, start)
    last_line, last = _utf16(lines, end)
    return {
        "startLine": first_line,
        "startColumn": first,
        "endLine": last_line,
        "endColumn": last,
        "charOffset": start,
        "charLength": end - start,
    }


def _utf16(lines: LineIndex, offset: int) -> tuple[int, int]:
    line, column = lines.place(offset)
    before = lines.raw[offset - column + 1 : offset]
    return line, column + sum(ord(char) > 0xFFFF for char in before)
