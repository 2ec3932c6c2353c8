"""What tells one finding from another when lines have moved (proofreading/known/fingerprint.py)."""

from __future__ import annotations

import pytest

from proofreading.known import fingerprint
from text.model.document import Document, Span
from text.model.finding import Finding


def _found(text: str, start: int) -> Finding:
    span = Span(start, start + 1, 1, start + 1, text[start])
    return Finding("doubled-word", "error", "a.txt", span, "")


def test_a_page_that_is_one_sentence_is_folded_once_for_all_its_findings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "漢" * 500
    folded: list[int] = []
    tight = fingerprint.tight
    monkeypatch.setattr(fingerprint, "tight", lambda t: (folded.append(len(t)), tight(t))[1])
    fingerprint.fingerprints(Document("a.txt", text), [_found(text, n) for n in range(0, 400, 2)])
    assert sum(length for length in folded if length > 1) <= len(text)
