"""--fix: only what is safe, nothing new, the same when done again, and only in the file's bytes."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cli
from bench.planting import KINDS
from proofreading.checking.check import check
from proofreading.checking.fixes import fixed
from proofreading.context import Context
from proofreading.registry import chosen
from text.model.document import Document
from text.model.finding import Finding

LETTER = Path(__file__).parent / "letters" / "museum" / "2023-07-03-fossils.txt"
SAFE = (
    "invisible character",
    "radical for an ideograph",
    "half-width kana",
    "letter in two pieces",
)
RULES = [found for found in chosen() if found.info.corpus != "needed"]


def _check(document: Document) -> list[Finding]:
    return check(document, Context(), RULES)


def _counted(findings: list[Finding]) -> dict[tuple[str, str], int]:
    keys = [(finding.rule, finding.span.text) for finding in findings]
    return {key: keys.count(key) for key in keys}


@pytest.mark.parametrize("kind", SAFE)
@pytest.mark.parametrize("seed", range(3))
def test_a_safe_mistake_planted_in_a_letter_is_put_right(kind: str, seed: int) -> None:
    letter = LETTER.read_text("utf-8")
    planted = KINDS[kind](letter, Random(seed), ())
    assert planted is not None
    assert fixed(Document("letter.txt", planted.text), _check).raw == letter


@given(
    st.lists(
        st.sampled_from(
            [
                "ｶﾀｶﾅ",
                "ﾐれます。",
                "か\u3099",
                "シ゛",
                "\u200b",
                "⽇本",
                "ﬁ",
                "「",
                "」",
                "(1)",
                "\r\n",
                "\n",
                "見",
                "ｿ",
            ]
        )
        | st.text(max_size=3),
        max_size=20,
    ).map("".join)
)
@settings(max_examples=60, deadline=None)
def test_a_fix_brings_no_finding_and_done_again_changes_nothing(raw: str) -> None:
    before = Document("draft.txt", raw)
    after = Document("draft.txt", fixed(before, _check).raw)
    old, new = _counted(_check(before)), _counted(_check(after))
    assert all(count <= old.get(key, 0) for key, count in new.items())
    assert fixed(after, _check).raw == after.raw


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "euc_jp"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_keeps_its_encoding_and_line_ends(
    encoding: str, end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["総会のご案内", "", "ｻｰﾋﾞｽについてお知らせします。ご確認をお願いします。", ""]
    draft = tmp_path / "draft.txt"
    draft.write_bytes(end.join(lines).encode(encoding))
    assert cli.run(["check", str(draft), "--corpus", str(tmp_path), "--fix"]) == 0
    assert draft.read_bytes() == end.join(lines).replace("ｻｰﾋﾞｽ", "サービス").encode(encoding)
    assert [path.name for path in tmp_path.iterdir()] == ["draft.txt"]


def test_diff_shows_the_change_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("ｻｰﾋﾞｽのご案内\n", "utf-8")
    assert cli.run(["check", str(draft), "--corpus", str(tmp_path), "--fix", "--diff"]) == 1
    assert draft.read_text("utf-8") == "ｻｰﾋﾞｽのご案内\n"
    shown = capsys.readouterr().out.splitlines()
    assert shown[-3:-1] == ["-ｻｰﾋﾞｽのご案内", "+サービスのご案内"]


def test_a_file_with_unreadable_bytes_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.txt"
    content = "ｻｰﾋﾞｽのご案内です。よろしくお願いします。\n".encode() + b"\xff\xfe\xff\n"
    draft.write_bytes(content)
    assert cli.run(["check", str(draft), "--corpus", str(tmp_path), "--fix"]) == 2
    assert draft.read_bytes() == content


@pytest.mark.parametrize("name", ["-", "draft.txt#記"])
def test_fix_wants_a_whole_file(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import io
    import sys

    (tmp_path / "draft.txt").write_text("題\n\n記\n\nｻｰﾋﾞｽ\n\n以上\n", "utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("ｻｰﾋﾞｽ".encode())))
    assert cli.run(["check", name, "--corpus", str(tmp_path), "--fix"]) == 2


_LINKED = """---
title: ﾃｽﾄ
---

# ﾐﾀﾞｼの例

[ﾍﾟｰｼﾞ](docs/ﾍﾟｰｼﾞ.html "ﾀﾞｲ")は<https://example.jp/ｱｲ>にあり、[別の紙][ｶﾐ]も見ます。⿊板は神⼾に置きます。

[ｶﾐ]: ./ｶﾐ.html

<a href="ｶﾐ.html">ｶﾐの表</a>と`ｺｰﾄﾞ`と<!-- ﾒﾓ -->です。

```
ｺｰﾄﾞ
```
"""
_MENDED = (
    _LINKED.replace("# ﾐﾀﾞｼ", "# ミダシ")
    .replace("[ﾍﾟｰｼﾞ](", "[ページ](")
    .replace("⿊板は神⼾", "黒板は神戸")
    .replace(">ｶﾐの表<", ">カミの表<")
)


def test_a_fix_leaves_links_front_matter_and_code_alone_and_is_done_at_once(
    tmp_path: Path,
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(_LINKED, "utf-8")
    for _ in range(2):
        cli.run(["check", str(draft), "--corpus", str(tmp_path), "--fix"])
        assert draft.read_text("utf-8") == _MENDED


@pytest.mark.parametrize(
    "kept",
    [
        "か゛くしゅう.xlsx",
        "報告ｼﾘｮｳ.docx",
        "C:\\ﾃﾞｰﾀ\\一覧",
        "\\\\server\\共有ﾃﾞｰﾀ\\表",
        "ﾃﾞｰﾀ\\表.csv",
        "#ﾏﾂﾘ",
        "@ﾀﾛｳ太郎",
        "ﾔﾏ@example.org",
        "https://example.org/ﾃｽﾄ.html",
        "[ｱ]: ./ｱ",
        ":ｱｲ:",
    ],
)
def test_what_a_fix_would_break_is_left_as_it_is_in_plain_text_too(kept: str) -> None:
    raw = f"ﾎﾝﾌﾞﾝの説明です。\n{kept} を見てください。"
    assert fixed(Document("draft.txt", raw), _check).raw == raw.replace("ﾎﾝﾌﾞﾝ", "ホンブン")


def test_a_radical_that_is_no_japanese_character_is_not_put_right() -> None:
    raw = "⻉殻を拾う。"
    assert fixed(Document("draft.txt", raw), _check).raw == raw
