"""Running heads, feet and page numbers are set apart where they need no comparison."""

import pytest

from text.model.document import Document
from text.running.furniture import left_out, set_apart
from text.running.running import running


def _paged(head: str, *lines: str) -> Document:
    """Return a text under a running head that is running text."""
    raw = "".join(f"{line}\n" for line in (head, *lines) if line)
    if not head:
        return Document("x", raw)
    return Document("x", raw, furniture=((0, len(head) + 1),), format="pdf")


CASES = {
    "a manuscript has none": (("会報 第3号", ""), ("", "")),
    "alike but for the number of the page": (("会報 3ページ", "会報 4ページ"), ("", "")),
    "different ones are compared": (("会報 春号", "会報 秋号"), ("会報 春号\n", "会報 秋号\n")),
    "page numbers are never compared": (("- 3 -", "会報"), ("", "会報\n")),
}


@pytest.mark.parametrize(("heads", "kept"), CASES.values(), ids=CASES)
def test_only_what_differs_between_pages_is_compared(
    heads: tuple[str, str], kept: tuple[str, str]
) -> None:
    documents = set_apart([_paged(head, "本文。") for head in heads])
    assert [running(document).text for document in documents] == [
        f"{head}本文。\n" for head in kept
    ]


def test_different_lines_that_were_left_out_are_counted_once() -> None:
    raw = "会報 1\n甲\n会報 2\n乙\n"
    document = Document("x", raw, furniture=((0, 5), (7, 12)), skips=((0, 5), (7, 12)))
    assert left_out(document) == 1


def _on_pages(heads: list[str], format_: str = "pdf") -> Document:
    raw, furniture = "", []
    for head in heads:
        furniture.append((len(raw), len(raw) + len(head) + 1))
        raw += f"{head}\n本文。\n"
    return Document("x", raw, furniture=tuple(furniture), format=format_)


NUMBERED = [
    ("the year of a head", ["令和5年度 報告"], ["令和6年度 報告"], "docx", True),
    ("a telephone with a word", ["電話 03-1111-2222"], ["電話 03-1111-2223"], "docx", True),
    ("what stands in one of two", ["社外秘"], [], "docx", True),
    ("what stands in one of two", ["社外秘", "社外秘"], [], "pdf", True),
    ("what changed places", ["社外秘", "市役所"], ["市役所", "社外秘"], "odt", True),
    ("a telephone alone", ["春", "03-1111-2222"], ["春", "03-1111-2223"], "odt", True),
    ("the issue on every page", ["7号 1", "7号 2"], ["8号 1", "8号 2"], "pdf", True),
    ("pages counted from elsewhere", ["7号 1", "7号 2"], ["7号 5", "7号 6"], "pdf", False),
    ("more pages", ["春 1", "春 2"], ["春 1", "春 2", "春 3"], "pdf", False),
    ("page numbers alone", ["支部だより", "- 1 -"], ["支部だより", "- 2 -"], "pdf", False),
]  # fmt: skip


@pytest.mark.parametrize(("what", "old", "new", "format_", "compared"), NUMBERED)
def test_a_number_of_a_head_is_compared_unless_it_counts_pages(
    what: str, old: list[str], new: list[str], format_: str, compared: bool
) -> None:
    apart = set_apart([_on_pages(old, format_), _on_pages(new, format_)])
    assert any(len(one.skips) < len(one.furniture) for one in apart) == compared, what
