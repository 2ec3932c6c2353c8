"""What is put into an index is found again, at its place."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.index import Index, open_index
from indexer.update.update import update
from text.model.document import Document
from text.view.normalise import tight


@dataclass
class Entry:
    name: str
    size: int
    mtime_ns: int = 1
    ctime_ns: int = 0
    inode: int = 0


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def index_of(folder: Path, texts: dict[str, str]) -> Index:
    update(
        folder,
        [Entry(name, len(text)) for name, text in texts.items()],
        lambda name: Document(name=name, raw=texts[name]),
        rebuild=True,
    )
    return open_index(folder)


_TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x3041, max_codepoint=0x30FF),
        st.sampled_from(list("がﾊﾞ㍿①ＡaéＱ \r\n　𠮷野家\U000e0100取組の要請、。\0\ud800")),
    ),
    max_size=60,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_TEXTS, min_size=1, max_size=3), st.data())
def test_any_substring_is_found_at_its_place_in_its_document(
    tmp_path: Path, texts: list[str], data: st.DataObject
) -> None:
    index = index_of(tmp_path, {f"{n}.txt": text for n, text in enumerate(texts)})
    number = data.draw(st.integers(0, len(texts) - 1))
    view = tight(texts[number])
    start = data.draw(st.integers(0, len(view)))
    needle = view[start : data.draw(st.integers(start, len(view)))]
    assert [index.raw(n) for n in range(len(texts))] == texts
    if needle:
        found = list(index.find(needle))
        units = len(view[:start].encode("utf-16-le", "surrogatepass")) // 2
        assert (number, units) in [(document, place) for document, place, _ in found]
        for document, place, end in found:
            first, last = index.raw_span(document, place, end)
            assert needle in tight(texts[document][first:last])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.text(alphabet="あいア𠮷", max_size=12), min_size=1, max_size=4),
    st.text(alphabet="あいア𠮷", min_size=1, max_size=3),
)
def test_every_place_is_found_in_order_and_none_crosses_into_the_next_document(
    tmp_path: Path, texts: list[str], needle: str
) -> None:
    index = index_of(tmp_path, {f"{n}.txt": text for n, text in enumerate(texts)})
    width = len(needle.encode("utf-16-le")) // 2
    assert index.find(tight(needle)) == [
        (number, start, start + width)
        for number, text in enumerate(texts)
        for place in range(len(text))
        if text.startswith(needle, place)
        for start in [len(text[:place].encode("utf-16-le")) // 2]
    ]
