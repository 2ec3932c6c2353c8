"""A small corpus is counted in lists, a large one in arrays: the answers are the same."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indexer.analysis.folding import SPACES, fold_units
from indexer.analysis.sketch import resemblance, resemblance_of_lists, sketch, sketch_in_list
from indexer.port import Usage
from indexer.usage import corpus_usage, lines
from indexer.usage.of_documents import DocumentsIndex
from text.language.token_keys import BREAK, CLASS
from text.model.document import Document
from text.utf16 import units
from text.view.normalise import tight

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = (
    "組合は要請書を提出した。",
    "組合は申し入れを行った。",
    "申入れをおこなった。",
    "サーバーとコンピューターとサーバ",
    "コンピュータを１２台、𠮷野さんが買った。",
    "2022年4月1日",
    "2023年5月2日",
    "　　",
    "ああああああいうえお",
    "カタカナ",
    "ナシ",
    "ABC abc ﾊﾟﾝﾌﾚｯﾄ",
    "---",
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES), st.text("あいアンー。、12\u3000 a𠮷㍿組合は", max_size=8)
    ),
    max_size=7,
).map("\n".join)
KEYS = ("組合", "は", "0", "申し入れ", "abc", "𠮷野", BREAK, "ない語")
STRINGS = (
    "組合",
    "あ",
    "ああ",
    "𠮷",
    "サーバー",
    "は要",
    "０",
    "2022年4月",
    "コンピュータ",
    "ナシ",
    "な い",
)


def _asked(usage: Usage) -> dict[str, object]:
    """Return all that a usage tells, in an order that does not hang on its form."""
    pairs = [(one, other) for one in KEYS for other in KEYS]
    classes = ["名詞", "助詞", "動詞", CLASS]
    class_pairs = [(one, other) for one in classes for other in classes]
    return {
        "amount": usage.amount,
        "words": usage.words(KEYS),
        "pairs": usage.pairs(pairs),
        "few pairs": usage.pairs(pairs[:5]),
        "classes": usage.classes(classes),
        "class pairs": usage.class_pairs(class_pairs),
        "kana": usage.kana([*"あいうをは", "ああ", "をお", "えお", "た組"]),
        "homophones": [
            list(usage.homophones(kana).items()) for kana in ("クミアイ", "ハ", "オコナッ")
        ],
        "spellings": [usage.spellings(name) for name in ("申し入れ", "行う")],
        "all spellings": list(usage.all_spellings()),
        "runs": list(usage.all_runs().items()),
        "strings": [
            (usage.count(text), usage.documents_with(text), list(usage.one_slip(text).items()))
            for text in STRINGS
        ],
        "places": [
            (place.paragraph.text, place.start, place.end)
            for text in STRINGS
            for place in usage.places(text)
        ],
        "nearest": [usage.nearest(text) for text in ("", "組合", "組合は要請書を提出した。" * 3)],
    }


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.booleans())
@example(["\n".join(SENTENCES), "\n".join(SENTENCES[::-1]), "".join(SENTENCES)], True)
def test_lists_and_arrays_give_the_same_answers(texts: list[str], without: bool) -> None:
    documents = [Document(f"{number}.txt", text) for number, text in enumerate(texts)]
    index = DocumentsIndex(documents)
    left_out = ("0.txt",) if without and len(documents) > 1 else ()
    with pytest.MonkeyPatch.context() as patch:
        in_lists = _asked(index.usage(*left_out))
        patch.setattr(lines, "FEW", -1)
        patch.setattr(corpus_usage, "FEW", -1)
        in_arrays = _asked(index.usage(*left_out))
    for name, found in in_arrays.items():
        assert in_lists[name] == found, name


@given(st.text("あいう組合\u3000 \nA漢𠮷㍿がﾊﾞ1２", max_size=400))
def test_a_sketch_is_the_same_in_a_list(text: str) -> None:
    folded = fold_units(text)
    arrays, listed = (
        sketch(folded.units[~SPACES[folded.units]]),
        sketch_in_list(units(tight(text))),
    )
    assert tuple(arrays.tolist()) == listed
    other = sketch(fold_units(text[: len(text) // 2] + "別").units)
    assert resemblance(arrays, other) == resemblance_of_lists(listed, other.tolist())


def test_a_letter_is_checked_against_a_small_corpus_without_numpy(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("甲市長　様\n\n組合はサーバの要請書を提出した。\n", "utf-8")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("乙市長　様\n\n" + "\n".join(SENTENCES), "utf-8")
    words = ["--corpus", str(tmp_path / "corpus"), "check", str(letter)]
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import cli; cli.run({words!r})\n"
        "print('numpy' in sys.modules)"
    )
    loaded = True
    for _ in range(10):  # until the file is so old that its time tells that it has not changed
        ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
        loaded = ran.stdout.splitlines()[-1] == "True"
        if not loaded:
            break
        time.sleep(0.5)
    assert not loaded
