"""The fonts of a Rich Text file: the encoding of the bytes set in each, and symbol fonts."""

from __future__ import annotations

import codecs

_ANSI, _DEFAULT = 0, 1
_CHARSETS = {
    **{2: "cp1252", 77: "mac_roman", 78: "shift_jis", 79: "big5", 80: "euc_kr", 128: "cp932"},
    **{129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254"},
    **{163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874"},
    **{238: "cp1250", 254: "cp437", 255: "cp850"},
}
_PAGES = {10000: "mac_roman", 10001: "shift_jis", 65001: "utf-8"}
_MANY_BYTES = frozenset(("cp932", "cp936", "cp949", "cp950"))


class Fonts:
    """The fonts by number, and the encoding of the whole file (`page`)."""

    def __init__(self) -> None:
        self.page = "cp1252"
        self.usual = 0
        self._names: dict[int, list[str]] = {}
        self._charsets: dict[int, int] = {}
        self._pages: dict[int, str] = {}

    def declare(self, font: int, word: str, number: int) -> None:
        r"""Take the control word `word` of the font table (\fcharset, \cpg)."""
        if word == "fcharset":
            self._charsets[font] = number
        elif word == "cpg":
            self._pages[font] = code_page(number)

    def call(self, font: int, text: str) -> None:
        """Take `text` as part of the name of `font`."""
        self._names.setdefault(font, []).append(text)

    def name(self, font: int) -> str:
        """Return the name of `font`, "" for an unknown one."""
        return "".join(self._names.get(font, ())).strip().rstrip(";")

    def decoded(self, content: bytes, font: int) -> tuple[str, int]:
        """Return `content`, set in `font`, as text, and how many characters have none."""
        encoding = self._pages.get(font) or self._encoding(content, font)
        text = content.decode(encoding, "replace")
        return text, text.count("\ufffd")

    def _encoding(self, content: bytes, font: int) -> str:
        charset = self._charsets.get(font, _DEFAULT)
        if charset == _DEFAULT or (charset == _ANSI and self.page in _MANY_BYTES):
            # Programs of a Japanese system write Japanese in a font of theirs that says "ANSI".
            if charset == _DEFAULT or _decodes(content, self.page):
                return self.page
            return "cp1252"
        return _CHARSETS.get(charset, "cp1252")


def code_page(number: int) -> str:
    """Return the name of the code page `number`; that of Western Europe if there is none."""
    named = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(named).name
    except LookupError:
        return "cp1252"


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
