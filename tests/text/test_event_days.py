"""The day of an event is no date of the document; a date by itself, at either end, is one."""

import pytest

from text.model.document import Document
from text.structure.metadata import described

TITLE = "ことばの会　春の集いのご案内\n\n"


def date_of(raw: str) -> str:
    """The date that a document of this text has."""
    return described(Document(name="a.txt", format="txt", raw=raw)).date


@pytest.mark.parametrize(
    "line",
    [
        "日時　2025年6月21日（土）　午後1時30分～4時",
        "日時：2025年6月21日（土）",
        "1. 日　時　令和7年6月21日（土）",
        "【開催日】2025年6月21日",
        "申込締切　2025年6月14日（土）",
        "2025年6月21日（土）午後1時から",
        "2025年6月14日必着",
        "日時\n2025年6月21日（土）",
    ],
)
def test_the_day_of_an_event(line: str) -> None:
    assert date_of(f"{TITLE}{line}\n会場　市民館\n") == ""


@pytest.mark.parametrize(
    "line",
    [
        "2025年6月1日",
        "日付：2025年6月1日",
        "第12号　2025年6月1日",
        "2025年6月1日 10:00",
        "差出人：山田\n日時：2025年6月1日 10:00",
    ],
)
def test_the_day_of_writing(line: str) -> None:
    assert date_of(f"{line}\n{TITLE}日時　2025年6月21日（土）\n") == "2025-06-01"


def test_a_date_at_the_end_beside_an_event() -> None:
    raw = f"{TITLE}日時　2025年6月21日（土）\n会場　市民館\n\n2025年6月1日\nことばの会\n"
    assert date_of(raw) == "2025-06-01"
