"""Bytes → text: the encoding that a file shows, with every undecodable byte kept visible.

The order is from proof to guess: a byte order mark, the escapes of ISO-2022-JP, valid UTF-8, then
CP932 against EUC-JP. No byte 80–8D or 90–A0 occurs in EUC-JP, and CP932 cannot write a sentence
without one (its kana begin with 82 or 83), so that one search decides.
"""

from __future__ import annotations

import codecs
from dataclasses import replace

from readers.source.likelihood import is_kana_in_half_width, likelihood
from text.errors import UnreadableDocument, UsageError
from text.later import later
from text.model.document import Certainty
from text.records import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPE = later(rb"\x1b(?:\$[@B]|\([BJI]|\$\([DOPQ])")
_SHIFTED = later(rb"(\x1b(?:\$[@B]|\([BJI]))")
_NOT_EUC = later(rb"[\x80-\x8d\x90-\xa0]")
_HIGH = later(rb"[\x80-\xff]")
_KANA = later("[ぁ-んァ-ヶー、。]")
_UNLIKELY = later("[\uff61-\uff9f\ue000-\uf8ff\x80-\x9f\ufffd]")
_ALIASES = {
    "sjis": "cp932",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "windows-31j": "cp932",
    "ms932": "cp932",
    "jis": "iso-2022-jp",
    "euc": "euc-jp",
    "eucjp": "euc-jp",
}
_NO_TEXT = frozenset(
    (
        *("utf-7", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape"),
        *("punycode", "idna", "undefined", "mbcs", "oem"),
    )
)
"""Codecs of Python in which no document is written, and in which ASCII means something else."""
_FREE = "\x80\uf8f0\uf8f1\uf8f2\uf8f3"
# What a wider table of the same encoding can read: ① and ㈱ in EUC-JP, JIS X 0213 in both.
_WIDER = {"cp932": ("cp932", "shift_jis_2004"), "euc-jp": ("euc_jp", "euc_jis_2004")}
_CONTROL = later("[\x01-\x08\x0b\x0e-\x19\x1c-\x1f\x7f]")
_WIDE = 0.3
"""Least likeness to a text of what is taken for UTF-16 without a mark."""
_BINARY = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
)

_preferred: str | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was read in and how many bytes that encoding could not read.

    Each such byte stands in the text as one U+FFFD. `certainty` says how sure the encoding is:
    "sure" where it is said, or nothing else reads the bytes.
    """

    text: str
    encoding: str
    undecodable: int = 0
    certainty: Certainty = "sure"


def _visible(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return "\ufffd" * (error.end - error.start), error.end


codecs.register_error("kyogo-visible", _visible)


def prefer(name: str | None) -> None:
    """Read everything that follows in the encoding `name`; None goes back to what each file shows.

    Raises UsageError for a name that Python does not know as a text encoding.
    """
    global _preferred
    _preferred = None if name is None else canonical(name)


def preferred() -> str | None:
    """Return the encoding that `prefer` set."""
    return _preferred


def canonical(name: str) -> str:
    """Return the name that Kyogo shows for the encoding `name`; "sjis" and the like are CP932.

    Raises UsageError for an unknown one.
    """
    given = name.strip().lower()
    known = _ALIASES.get(given, given)
    try:
        # bytes.decode takes text encodings only; codecs.lookup also knows hex and zip.
        b"a".decode(known)
        if codecs.lookup(known).name in _NO_TEXT:
            raise LookupError(known)
    except (LookupError, ValueError):
        raise UsageError("error.unknown-encoding", name=name) from None
    return known


def decode(content: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text of `content`, in the encoding preferred, else in `encoding` where given.

    O(len(content)).

    Raises UnreadableDocument for what is no text (NUL bytes, the signature of a binary format),
    unless an encoding was asked for.
    """
    asked = _preferred or encoding
    if asked:
        return _in(content, canonical(asked))
    for mark, found in _MARKS:
        if content.startswith(mark):
            return _in(content, found)
    if content.startswith(_BINARY):
        raise UnreadableDocument("error.binary", path=name)
    if b"\0" in content:
        return _wide(content, name)
    if b"\x1b" in content and _ESCAPE.search(content) and _is_mostly_ascii(content):
        return _in(content, "iso-2022-jp")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        read = _japanese(content)
        doubtful = read.certainty == "guess" or read.undecodable or _is_hidden_utf_16(content)
        wide = _utf_16(content) if doubtful else None
        if wide is not None and likelihood(wide.text) > max(0.4, likelihood(read.text)):
            return wide
        return read
    if _CONTROL.search(text) or (text.isascii() and _is_hidden_utf_16(content)):
        wide = _utf_16(content)
        if wide is not None and likelihood(wide.text) > 0.4:
            return wide
    return Decoded(text, "utf-8")


def _is_mostly_ascii(content: bytes) -> bool:
    head = content[:10_000]
    return head.isascii() or len(_HIGH.findall(head)) * 20 < len(head)


def _japanese(content: bytes) -> Decoded:
    """CP932 or EUC-JP where one of them reads it all, else what leaves the best Japanese."""
    likely = ("cp932", "euc-jp") if _NOT_EUC.search(content) else ("euc-jp", "cp932")
    read, other = (_whole(content, found) for found in likely)
    if read is not None and other is not None:
        first, second = sorted((read, other), key=lambda one: -likelihood(one.text))
        gap = likelihood(first.text) - likelihood(second.text)
        return replace(first, certainty="sure" if gap > 0.5 else "likely" if gap > 0.1 else "guess")
    if other is not None and is_kana_in_half_width(other.text):
        return replace(other, certainty="likely")  # a list of names in half-width kana
    if read is not None and _plausibility(read) > 0:
        return replace(read, certainty="sure" if likelihood(read.text) > 0.3 else "likely")
    found = max((_in(content, name) for name in (*likely, "utf-8")), key=_plausibility)
    few = found.undecodable * 50 < len(found.text)
    return replace(found, certainty="likely" if few else "guess")


def _whole(content: bytes, encoding: str) -> Decoded | None:
    """Return `content` in `encoding` if that reads all of it. As quick as its first bad byte."""
    for table in _WIDER[encoding]:
        try:
            content.decode(table)
        except UnicodeDecodeError:
            continue
        found = _in(content, encoding)
        return found if not found.undecodable else None
    return None


def _plausibility(found: Decoded) -> float:
    """Kana and Japanese stops count for a reading, what mojibake is made of counts against it."""
    if not found.text:
        return 0.0
    sample = found.text if found.undecodable else found.text[:2_000]
    kana = len(_KANA.findall(sample))
    unlikely = len(_UNLIKELY.findall(sample))
    return (kana - 2 * unlikely) / len(sample) - 4 * found.undecodable / len(found.text)


def _wide(content: bytes, name: str) -> Decoded:
    """UTF-16 without a mark, else no text."""
    found = _utf_16(content)
    if found is None:
        raise UnreadableDocument("error.binary", path=name)
    return found


def _utf_16(content: bytes) -> Decoded | None:
    """Return `content` in that order of the bytes in which it is a text, None in neither."""
    if len(content) % 2:
        return None
    best: tuple[float, Decoded] | None = None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            continue
        score = _as_wide(text)
        if score > (_WIDE if b"\0" not in content else 0.05) and (best is None or score > best[0]):
            best = score, Decoded(text, encoding, certainty="likely" if score > 0.5 else "guess")
    return best[1] if best else None


def _as_wide(text: str) -> float:
    """Return how much `text` looks like one: -2 to 1, letters of ASCII counted, too."""
    plain = sum(" " <= char < "\x7f" or char in "\t\r\n" for char in text[:2_000])
    whole = len(text[:2_000]) or 1
    return (plain * 0.7 + likelihood(text[:2_000]) * (whole - plain)) / whole


def _is_hidden_utf_16(content: bytes) -> bool:
    """Return whether ASCII bytes are kana in UTF-16: every other one is 30 (hex)."""
    if len(content) < 4 or len(content) % 2:
        return False
    halves = content[1::2], content[::2]
    return any(2 * half.count(0x30) > len(half) for half in halves) and content.count(0x30) * 5 < (
        4 * len(content)
    )


def _in(content: bytes, encoding: str) -> Decoded:
    for table in _WIDER.get(encoding, (encoding,)):
        try:
            text = content.decode(table)
        except UnicodeDecodeError:
            continue
        if table == "cp932":
            # Python reads the five bytes that CP932 leaves free as private characters.
            undecodable = sum(map(text.count, _FREE))
            if undecodable:
                text = text.translate(dict.fromkeys(map(ord, _FREE), "\ufffd"))
            return Decoded(text, encoding, undecodable)
        return Decoded(text, encoding)
    if encoding == "iso-2022-jp":
        return _unshifted(content)
    text = content.decode(_WIDER.get(encoding, (encoding,))[-1], "kyogo-visible")
    own = content.count(b"\xef\xbf\xbd") if encoding.startswith("utf-8") else 0
    return Decoded(text, encoding, text.count("\ufffd") - own)


def _unshifted(content: bytes) -> Decoded:
    """ISO-2022-JP with ①, ㈱ or half-width kana, which Python's table lacks: read as EUC-JP."""
    out: list[bytes] = []
    mode = b"\x1b(B"
    for part in _SHIFTED.split(content):
        if part.startswith(b"\x1b") and _SHIFTED.fullmatch(part):
            mode = part
        elif mode.startswith(b"\x1b$"):
            out.append(bytes(byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in part))
        elif mode == b"\x1b(I":
            out.append(b"".join(bytes((0x8E, byte | 0x80)) for byte in part))
        else:
            out.append(part)
    read = _in(b"".join(out), "euc-jp")
    return Decoded(read.text, "iso-2022-jp", read.undecodable)
