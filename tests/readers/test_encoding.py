"""The encoding of a text is found, and what it cannot read stays visible."""

import os
from pathlib import Path

import pytest

from readers.source.encoding import decode
from text.errors import UnreadableDocument, UsageError

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "会議の記録は、事務局が保管し、求めがあれば会員の誰にでも見せることとする。\r\n"
ENCODINGS = ("utf-8", "utf-8-sig", "cp932", "euc-jp", "iso-2022-jp", "utf-16", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("times", [1, 100])
def test_every_encoding_is_found_and_the_text_comes_back_with_its_line_ends(
    encoding: str, times: int
) -> None:
    found = decode((SENTENCE * times).encode(encoding), "x.txt")
    assert (found.encoding, found.text, found.undecodable) == (encoding, SENTENCE * times, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc-jp"])
def test_a_broken_byte_is_kept_visible_and_counted(encoding: str) -> None:
    content = bytearray((SENTENCE * 5).encode(encoding))
    content[100:100] = b"\xff"
    found = decode(bytes(content), "x.txt")
    assert (found.encoding, found.undecodable) == (encoding, found.text.count("\ufffd"))
    assert found.undecodable >= 1


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xad\xa1" + SENTENCE.encode("euc-jp"), "①" + SENTENCE),
        (b"\x1b$B-!\x1b(B" + SENTENCE.encode("iso-2022-jp"), "①" + SENTENCE),
        (b"\x1b(I1\x1b(B" + SENTENCE.encode("iso-2022-jp"), "ｱ" + SENTENCE),
        (("①㈱髙" + SENTENCE).encode("cp932"), "①㈱髙" + SENTENCE),
    ],
)
def test_characters_outside_the_narrow_tables_are_read(content: bytes, text: str) -> None:
    assert decode(content, "x.txt").text == text


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 zip", b"%PDF-1.7", b"\x7fELF\x02", b"text\0text", b"\0" * 10, b"\x89PNG\r\n"],
)
def test_a_binary_file_is_refused_unless_an_encoding_is_named(content: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        decode(content, "x.txt")
    assert decode(content, "x.txt", "latin-1").text == content.decode("latin-1")


def test_an_unknown_encoding_is_a_usage_error() -> None:
    with pytest.raises(UsageError):
        decode(b"x", "x.txt", "klingon")


NOVELS = Path(os.environ.get("KYOGO_SHARED", ROOT.parent / "shared")) / "bench/aozora"


@pytest.mark.skipif(not NOVELS.is_dir(), reason=f"no texts at {NOVELS}")
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_199_in_200_real_texts_of_200_characters_are_read_in_their_encoding(encoding: str) -> None:
    novels = [decode(path.read_bytes(), "x").text for path in sorted(NOVELS.iterdir())[::5]]
    parts = [text[len(text) // 2 :][:200] for text in novels]
    contents = [part.encode(encoding, "ignore") for part in parts if len(part) == 200]
    found = sum(decode(content, "x").encoding == encoding for content in contents)
    assert found >= 0.995 * len(contents)


KANA = "No.,ﾌﾘｶﾞﾅ,ﾃﾞﾝﾜ\r\n1,ﾔﾏﾀﾞ ﾊﾅｺ,03-1111-2222\r\n2,ｻﾄｳ ｼﾞｭﾝ,03-3333-4444\r\n"


@pytest.mark.parametrize("text", [KANA, "ﾐﾂｲｽﾐﾄﾓ ｶ)ﾔﾏﾀﾞｼｮｳﾃﾝ", "ｺｳﾃﾞﾝﾘｽﾄ", "ﾕｳｺ"])
def test_half_width_kana_in_shift_jis_are_no_kanji_in_euc(text: str) -> None:
    found = decode(text.encode("cp932"), "x.txt")
    assert (found.encoding, found.text) == ("cp932", text)


@pytest.mark.parametrize(
    "text", [KANA, "点検連番,型式\r\n1,2\r\n", "会員名簿\r\n山田太郎\r\n鈴木花子\r\n"]
)
def test_kanji_and_half_width_kana_in_euc_are_none_in_shift_jis(text: str) -> None:
    found = decode(text.encode("euc-jp"), "x.txt")
    assert (found.encoding, found.text) == ("euc-jp", text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [SENTENCE, "総会のお知らせ\n", "おしらせです", "ﾌﾘｶﾞﾅ,ﾃﾞﾝﾜ\r\n", "Notice\r\n三月十日\r\n"]
)
def test_utf_16_is_found_without_its_mark(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding), "x.txt")
    assert (found.encoding, found.text) == (encoding, text)


def test_what_was_worked_out_says_how_sure_it_is() -> None:
    assert decode(SENTENCE.encode(), "x.txt").certainty == "sure"
    assert decode(SENTENCE.encode("cp932"), "x.txt").certainty == "sure"
    assert decode("山田".encode("euc-jp"), "x.txt").certainty in ("likely", "guess")
    assert decode(SENTENCE.encode("utf-16-le"), "x.txt").certainty == "likely"
