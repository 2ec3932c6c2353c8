"""What the corpus knows is what one would count, whatever came, changed and went."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index import open_index
from indexer.update.update import update
from indexer.usage.of_documents import DocumentsIndex
from indexer.usage.slips import is_slip
from proofreading.draft import Draft
from proofreading.knowledge.knowledge import Knowledge
from tests.indexer.faults.folder import Listed
from text.language import morphology
from text.language.token_keys import BREAK
from text.model.document import Document


def _known(texts: dict[str, str]) -> Knowledge:
    return Knowledge(DocumentsIndex(Document(name=name, raw=raw) for name, raw in texts.items()))


def _lines(texts: dict[str, str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield keys and classes of each distinct line of the running texts, figures aside."""
    seen = set()
    for name in sorted(texts):
        draft = Draft(Document(name=name, raw=texts[name]))
        for line in draft.paragraphs:
            first, last = draft.token_range(line.start, line.end)
            written = re.sub("0+", "0", "".join(draft.keys[first:last]))
            if written not in seen:
                seen.add(written)
                yield draft.keys[first:last], draft.classes[first:last]


_PIECE = st.sampled_from(
    [
        "漏洩と漏えい。\n漏洩。",
        "様々な取組を行う。なされない。\n",
        "「本年度内に一斉取得を推進する」とした。",
        "川本淳 様\n",
        "再エネを使う。\n\n",
        "これはこれで良い",
    ]
)
_TEXTS = st.dictionaries(
    st.sampled_from(["a.txt", "b.txt", "c.txt"]),
    st.lists(_PIECE, max_size=4).map("".join),
    min_size=1,
    max_size=3,
)


@given(_TEXTS)
def test_words_and_neighbours_are_those_of_each_distinct_line(texts: dict[str, str]) -> None:
    known = _known(texts)
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    classes: Counter[tuple[str, str]] = Counter()
    for keys, names in _lines(texts):
        words.update(keys)
        pairs.update(pairwise([BREAK, *keys, BREAK]))
        classes.update(pairwise(names))
    assert {word: known.word(word) for word in words} == words
    assert {pair: known.pair(*pair) for pair in pairs} == pairs
    assert {pair: known.pair(*pair) for pair in classes} == classes
    assert known.size == words.total()
    assert (known.word("漏電"), known.pair("漏電", "。")) == (0, 0)


@given(_TEXTS)
def test_many_pairs_at_once_are_the_same_as_one_by_one(texts: dict[str, str]) -> None:
    usage = DocumentsIndex(Document(name=n, raw=raw) for n, raw in texts.items()).usage()
    words = {"を", "。", "漏洩", "漏えい", "と", "これ", "は", "で", BREAK}
    asked = [(one, other) for one in words for other in words]
    assert usage.pairs(asked) == {pair: usage.pairs([pair])[pair] for pair in asked}


@given(st.lists(_TEXTS, min_size=2, max_size=4))
def test_what_has_changed_or_gone_counts_no_more(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, str]]
) -> None:
    root = tmp_path_factory.mktemp("corpus")
    for number, texts in enumerate(states):
        update(
            root,
            [Listed(name, len(raw.encode()), number + 1) for name, raw in texts.items()],
            lambda name, texts=texts: Document(name=name, raw=texts[name]),  # type: ignore[misc]
        )
    kept, anew = Knowledge(open_index(root)), _known(states[-1])
    for word in ("漏洩", "を", "様々", "。", "これ"):
        assert kept.word(word) == anew.word(word)
        assert kept.pair(word, "。") == anew.pair(word, "。")
    assert kept.homophones("ロウエイ") == anew.homophones("ロウエイ")
    assert list(kept.all_spellings()) == list(anew.all_spellings())
    assert kept.katakana == anew.katakana
    assert [entry.name for entry in kept.documents] == sorted(states[-1])


def test_a_draft_is_no_evidence_for_itself() -> None:
    texts = {"a.txt": "漏洩を防ぐ。", "b.txt": "漏えいを防ぐ。"}
    known = _known(texts)
    seen = known.seen_by(Draft(Document(name="a.txt", raw=texts["a.txt"])))
    assert (known.word("漏洩"), seen.word("漏洩"), seen.pair("漏えい", "を")) == (1, 0, 1)
    assert [entry.name for entry in seen.documents] == ["b.txt"]
    assert seen.homophones("ロウエイ") == [("漏えい", 1)]
    assert seen.passage("漏洩") == []


def test_a_line_that_another_document_has_counts_on_without_the_draft() -> None:
    texts = {"a.txt": "参加者は12人です。\n漏洩。", "b.txt": "参加者は345人です。"}
    seen = _known(texts).seen_by(Draft(Document(name="a.txt", raw=texts["a.txt"])))
    assert (seen.word("参加"), _known(texts).word("参加"), seen.word("漏洩")) == (1, 1, 0)


def test_the_evidence_names_the_line_of_the_file() -> None:
    raw = "　表題\n\n拝啓　貴会におかれましては\n　取得勧奨の\n中止を求めます。\n敬具\n"
    found = _known({"a.txt": raw}).passage("取得勧奨")
    assert [(one.document, one.line) for one in found] == [("a.txt", 4)]
    assert "取得勧奨" in found[0].text


@pytest.mark.parametrize(
    ("written", "wanted", "found"),
    [
        ("川本淳", "川本惇", {"川本淳": 1}),
        ("自治団体労働組合", "自治体労働組合", {"自治団体労働組合": 1}),
        ("斎藤一郎", "斉藤一郎", {"斎藤一郎": 1}),
        ("田山花子", "山田花子", {"田山花子": 1}),
        ("山田花子", "山田花子", {}),
        ("佐藤花子", "山田花子", {}),
    ],
)
def test_a_slip_of_the_hand_is_found(written: str, wanted: str, found: dict[str, int]) -> None:
    usage = DocumentsIndex([Document("a.txt", f"先日、{written}さんが来た。")]).usage()
    names = {name: n for name, n in usage.one_slip(wanted).items() if name == written}
    assert names == found


@given(st.text("あいう", max_size=5), st.text("あいう", max_size=5))
def test_a_slip_is_one_edit_or_one_swap(one: str, other: str) -> None:
    edits = {one[:n] + one[n + 1 :] for n in range(len(one))}
    edits |= {
        one[:n] + c + one[n + k :] for n in range(len(one) + 1) for k in (0, 1) for c in "あいう"
    }
    edits |= {one[:n] + one[n + 1] + one[n] + one[n + 2 :] for n in range(len(one) - 1)}
    if one != other:
        assert is_slip(one, other) is (other in edits)


def test_the_corpus_is_not_tokenised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = (
        "2024年5月10日\n\nさくら町子ども会連合会\n会長 鈴木一郎 様\n\n夏まつりのお願い\n\n"
        "参加者は昨年末で120人です。「使用料は三年ごとに見直すものとする」と決まりました。\n"
    )
    known = _known({f"{number}.txt": letter.replace("120", f"{number}50") for number in range(3)})
    analysed: list[str] = []
    lines = morphology.token_lines

    def counting(text: str) -> Iterator[tuple[int, list[str]]]:
        analysed.append(text)
        return lines(text)

    monkeypatch.setattr(morphology, "token_lines", counting)
    seen = known.seen_by(Draft(Document(name="draft.txt", raw="")))
    answers = [
        seen.word("参加"),
        seen.pair("参加", "者"),
        seen.homophones("サンカ"),
        seen.passage("使用料"),
        seen.mentions("figure", "参加者/人"),
        seen.mentions("party"),
        seen.mentions("office", "鈴木一郎"),
        seen.mentions("quotation", "使用料は三年ごとに見直すものとします"),
        seen.mentions("name", "鈴木二郎"),
        seen.nearest(letter),
    ]
    assert [bool(answer) for answer in answers] == [True] * len(answers)
    assert analysed == []


def test_several_threads_get_what_one_gets() -> None:
    texts = {f"{n}.txt": f"漏洩を{'防' * n}ぐ。\n様々な取組を行う。" for n in range(1, 9)}

    def ask(known: Knowledge) -> tuple[object, ...]:
        seen = known.seen_by(Draft(Document(name="x.txt", raw=texts["3.txt"])))
        return (
            seen.word("漏洩"),
            seen.pair("漏洩", "を"),
            seen.homophones("ロウエイ"),
            seen.passage("取組"),
        )

    alone, shared = ask(_known(texts)), _known(texts)
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, [shared] * 16)) == [alone] * 16
