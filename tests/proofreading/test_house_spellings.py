"""The house's spellings as a prh.yml that reads back."""

from io import StringIO
from pathlib import Path

import pytest

from indexer.usage.of_documents import DocumentsIndex
from proofreading.house_spellings import house_spellings
from proofreading.knowledge.knowledge import Knowledge
from proofreading.lexicon.prh import load
from reports.rules.prh import render
from text.model.document import Document
from text.model.rules import Rules

_LINES = [
    f"{word}の取り組みを続け、漏えいに取り組む。" for word in "春夏秋冬朝昼夜月火水木金土日山川"
]
_RAW = "\n".join([*_LINES, "古い取組みを続け、漏洩に取組む。"])


def _corpus(raw: str) -> Knowledge:
    document = Document(name="a.txt", raw=raw)
    return Knowledge(DocumentsIndex([document]))


def prh(corpus: Knowledge) -> str:
    stream = StringIO()
    render(Rules([], list(house_spellings(corpus))), stream)
    return stream.getvalue()


def test_a_settled_spelling_is_exported_with_the_others_as_patterns(tmp_path: Path) -> None:
    pytest.importorskip("yaml")
    file = tmp_path / "prh.yml"
    file.write_text(prh(_corpus(_RAW)), "utf-8")
    found = {
        match.group(): term.right(match)
        for term in load([file], file.parent)
        for match in term.pattern.finditer("古い取組みを続け、漏洩に取組む。取組という語。")
    }
    assert found["漏洩"] == "漏えい"
    assert "取組という" not in found


def test_a_corpus_that_settles_nothing_gives_an_empty_dictionary() -> None:
    assert prh(_corpus("漏洩と漏えい。")) == "version: 1\nrules: []\n"
