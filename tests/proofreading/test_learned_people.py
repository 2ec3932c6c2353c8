"""The corpus tells who holds which office, as a list of people to go on with."""

from __future__ import annotations

import tomllib
from io import StringIO
from pathlib import Path

import pytest

from indexer.usage.of_documents import DocumentsIndex
from proofreading.knowledge.knowledge import Knowledge
from proofreading.known.people import load
from proofreading.learned_people import learned_people
from proofreading.mentions import parties
from reports.rules.people import render
from text.model.document import Document
from text.model.rules import Rules
from text.structure.metadata import described


def _corpus(*raws: str) -> Knowledge:
    documents = (described(Document(f"{n}.txt", raw)) for n, raw in enumerate(raws))
    return Knowledge(DocumentsIndex(list(documents)))


LETTER = "令和{year}年4月1日\n\n会長　山田花子\n\n春の会のお知らせ\n\n次のとおり開きます。\n"


def test_an_office_that_several_documents_tell_of_is_suggested() -> None:
    corpus = _corpus(
        LETTER.format(year=6),
        LETTER.format(year=7),
        "令和7年5月1日\n\n書記長　佐藤次郎\n\n報告\n",
    )
    (one,) = learned_people(corpus)
    assert (one.name, one.office) == ("山田花子", "会長")
    assert one.documents == ["0.txt", "1.txt"]
    assert (one.first, one.last) == ("2024-04-01", "2025-04-01")


def test_what_is_no_name_of_people_is_none() -> None:
    assert not learned_people(_corpus("会長　あいさつ\n", "会長　あいさつ\n"))
    assert not learned_people(Knowledge())


def test_the_report_is_a_list_of_people_that_reads_back(tmp_path: Path) -> None:
    people = learned_people(_corpus(LETTER.format(year=6), LETTER.format(year=7)))
    stream = StringIO()
    render(Rules([], people=people), stream)
    file = tmp_path / "people.toml"
    file.write_text(stream.getvalue(), "utf-8")
    assert [(one.name, one.office) for one in load(file)] == [("山田花子", "会長")]


def test_a_corpus_without_people_gives_an_empty_list() -> None:
    stream = StringIO()
    render(Rules([]), stream)
    assert tomllib.loads(stream.getvalue()) == {}


@pytest.mark.parametrize("honorific", ["さん", "さま", "　様", "君", "くん", "どの", "殿"])
def test_what_people_are_called_is_no_part_of_their_names(honorific: str) -> None:
    letter = LETTER.replace("山田花子", f"青木太郎{honorific}")
    (one,) = learned_people(_corpus(letter.format(year=6), letter.format(year=7)))
    assert one.name == "青木太郎"


def test_a_name_that_ends_like_an_honorific_keeps_it() -> None:
    assert parties.HONORIFIC.search("王昭君") is None
    assert parties.HONORIFIC.search("山田花子") is None
