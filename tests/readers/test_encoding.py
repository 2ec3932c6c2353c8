"""The encoding of a text is found, and what it cannot read stays visible."""

import pytest

from readers.encoding import decode
from text.errors import UnreadableDocument, UsageError

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
