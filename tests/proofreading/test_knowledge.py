"""The corpus' statistics stay right while documents come, change and go."""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofreading.draft import Draft
from proofreading.knowledge import knowledge
from proofreading.knowledge.knowledge import Knowledge
from proofreading.knowledge.minhash import resemblance, sketch
from proofreading.knowledge.statistics_store import Source, connect, update
from text.model.document import Document


def _reader(texts: Mapping[str, str]) -> Callable[[str], Document]:
    return lambda name: Document(name=name, raw=texts[name])


def _sources(texts: Mapping[str, str]) -> list[Source]:
    return [Source(name, len(text), hash(text)) for name, text in texts.items()]


def _tables(store: object) -> list[object]:
    queries = (
        "SELECT surface, count FROM word ORDER BY 1",
        "SELECT * FROM pair ORDER BY 1",
        "SELECT * FROM spelling ORDER BY 1, 2",
        "SELECT name, title, text FROM document ORDER BY 1",
        "SELECT name, mention.kind, key, value, line FROM mention JOIN document ON"
        " document.id = document ORDER BY 1, 2, 3, 4, 5",
    )
    return [store.execute(query).fetchall() for query in queries]  # type: ignore[attr-defined]


_TEXT = st.sampled_from(
    [
        "漏洩と漏えい。\n漏洩。",
        "様々な取組を行う。なされない。「本年度内に一斉取得を推進する」とした。",
        "川本淳 様\n",
        "",
        "再エネ12%",
    ]
)
_TEXTS = st.dictionaries(st.sampled_from(["a.txt", "b.txt", "c.txt"]), _TEXT, max_size=3)


@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_bringing_up_to_date_gives_what_building_anew_gives(states: list[dict[str, str]]) -> None:
    kept, anew = connect(None), connect(None)
    for texts in states:
        update(kept, _sources(texts), _reader(texts))
    update(anew, _sources(states[-1]), _reader(states[-1]))
    assert _tables(kept) == _tables(anew)


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    texts = {"a.txt": "一つ目。", "b.txt": "二つ目。"}
    read = []
    cache = tmp_path / "statistics.sqlite"

    def reader(name: str) -> Document:
        read.append(name)
        return Document(name=name, raw=texts[name])

    Knowledge.of(_sources(texts), reader, cache)
    texts["b.txt"] = "三つ目。"
    Knowledge.of(_sources(texts), reader, cache)
    assert read == ["a.txt", "b.txt", "b.txt"]


def test_a_draft_is_no_evidence_for_itself() -> None:
    texts = {"a.txt": "漏洩を防ぐ。", "b.txt": "漏えいを防ぐ。"}
    known = Knowledge.of(_sources(texts), _reader(texts))
    seen = known.seen_by(Draft(Document(name="a.txt", raw=texts["a.txt"])))
    assert (known.word("漏洩"), seen.word("漏洩"), seen.pair("漏えい", "を")) == (1, 0, 1)
    assert [entry.name for entry in seen.documents] == ["b.txt"]
    assert seen.homophones("ロウエイ") == [("漏えい", 1)]


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough" * 99])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, content: bytes) -> None:
    cache = tmp_path / "statistics.sqlite"
    cache.write_bytes(content)
    texts = {"a.txt": "漏洩"}
    assert Knowledge.of(_sources(texts), _reader(texts), cache).word("漏洩") == 1


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    texts = {"a.txt": "漏洩"}
    cache = tmp_path / "file" / "statistics.sqlite"
    assert Knowledge.of(_sources(texts), _reader(texts), cache).word("漏洩") == 1


def test_a_cache_that_another_run_holds_is_done_without(tmp_path: Path) -> None:
    cache = tmp_path / "statistics.sqlite"
    texts = {"a.txt": "漏洩"}
    Knowledge.of([], _reader(texts), cache)
    cache.chmod(0o400)
    reading = sqlite3.connect(f"{cache.as_uri()}?mode=ro", uri=True)

    def refused(path: Path | None) -> sqlite3.Connection:
        return connect(None) if path is None else reading

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(knowledge, "connect", refused)
        known = Knowledge.of(iter(_sources(texts)), _reader(texts), cache)
    assert known.word("漏洩") == 1


def test_progress_is_told_for_each_document_that_is_read() -> None:
    texts = {"a.txt": "一つ目。", "b.txt": "二つ目。", "c.txt": "三つ目。"}
    told: list[tuple[int, int]] = []
    Knowledge.of(_sources(texts), _reader(texts), None, lambda *step: told.append(step))
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_resemblance_is_high_between_versions_and_low_between_strangers() -> None:
    letter = "".join(
        f"第{n}の要請として、個人番号カードの取得を強制しないこと。" for n in range(30)
    )
    other = "".join(
        f"{n}月の集まりは市民会館で開きます。お弁当を持って来てください。" for n in range(30)
    )
    assert resemblance(sketch(letter), sketch(letter.replace("取得", "申請"))) > 0.5
    assert resemblance(sketch(letter), sketch(other)) < 0.1
