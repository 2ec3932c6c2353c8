"""Running heads, feet and page numbers are set apart where they need no comparison."""

import pytest

from text.model.document import Document
from text.running.furniture import left_out, set_apart
from text.running.running import running


def _paged(head: str, *lines: str) -> Document:
    """Return a text under a running head that is running text."""
    raw = "".join(f"{line}\n" for line in (head, *lines) if line)
    return Document("x", raw, furniture=((0, len(head) + 1),) if head else ())


CASES = {
    "a manuscript has none": (("会報 第3号", ""), ("", "")),
    "alike but for the number of the page": (("会報 3ページ", "会報 4ページ"), ("", "")),
    "different ones are compared": (("会報 春号", "会報 秋号"), ("会報 春号\n", "会報 秋号\n")),
    "page numbers are never compared": (("- 3 -", "会報"), ("", "")),
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
