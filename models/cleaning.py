"""Running text out of the forms in which the sources come: only whole sentences of prose."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

_PROSE = re.compile("[ぁ-ん]")
_OLD = re.compile("[ゐゑヰヱ]|つた|つて|くわん|でせう|ませう|やう[なに]|[をはひふへ]ふ")
_LEAST = 12


def _kept(line: str) -> bool:
    """Whether the line is a sentence: long enough, with kana, and with an end."""
    return (
        len(line) >= _LEAST
        and len(_PROSE.findall(line)) * 5 >= len(line)
        and line.endswith(("。", "」", "）", "？", "！", ":", "：", ".", "、"))
    )


_FRONT = re.compile(r"\A\ufeff?---\r?\n.*?\r?\n---\r?\n", re.S)
_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1", re.S | re.M)
_CODE = re.compile(r"`+[^`\n]+`+")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_TAG = re.compile(r"<[^<>\n]*>")
_MARKS = re.compile(r"\*{1,3}|(?<![A-Za-z0-9])_{1,3}(?![A-Za-z0-9])|\\(?=[\[\]*_#<>\-.])")
_HEAD = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)])?[ \t]+|^>[ \t]*")
_ROLE = re.compile(r":[a-z-]+:`([^`<\n]*)(?:<[^`\n]*>)?`_{0,2}")
_ADDRESS = re.compile(r"https?://[\x21-\x7e]+")


def markdown(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of Markdown: no code, headings, tables, directives; code is Ｘ."""
    text = content.decode("utf-8", "replace")
    text = _FENCE.sub("", _FRONT.sub("", text))
    for line in _ROLE.sub(r"\1", text).splitlines():
        if line.lstrip(" >").startswith(("#", "|", "[!", ":::", "<", "---")):
            continue
        line = _IMAGE.sub("", _CODE.sub("Ｘ", line))
        line = _LINK.sub(r"\1", _LINK.sub(r"\1", line))
        line = _ADDRESS.sub("Ｘ", _TAG.sub("", line))
        line = _MARKS.sub("", _HEAD.sub("", line)).strip()
        if _kept(line):
            yield line


_SENTENCE = re.compile(r'<span data-xpath="">([^<>]+)</span>')
_NESTED = re.compile("（[^（）]*）")
_LONGEST = 600


def statute(content: bytes) -> Iterator[str]:
    """Yield the sentences of a statute without what stands in brackets; a third of them, for they
    repeat each other."""
    for number, line in enumerate(_SENTENCE.findall(content.decode("utf-8", "replace"))):
        while (plain := _NESTED.sub("", line)) != line:
            line = plain
        if number % 3 == 0 and _kept(line) and len(line) < _LONGEST:
            yield line


_RUBY = re.compile("《[^《》]*》|［＃[^［］]*］|｜")
_GAIJI = re.compile("※")


def aozora(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of a work of Aozora Bunko in modern spelling that is free."""
    text = content.decode("cp932", "replace").replace("\r\n", "\n")
    if "クリエイティブ・コモンズ" in text or "著作権" in text[-3000:]:
        return
    body = text.split("底本：")[0]
    parts = re.split("^-{20,}$", body, flags=re.M)
    body = parts[-1]
    if len(_OLD.findall(body)) * 400 > len(body) or body.count("。") < 20:
        return
    for line in body.splitlines():
        line = _GAIJI.sub("〓", _RUBY.sub("", line)).strip()
        if _kept(line) and "〓" not in line:
            yield line


def word(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of a Word file."""
    from docx import Document

    for paragraph in Document(io.BytesIO(content)).paragraphs:
        line = paragraph.text.strip().replace("\n", "")
        if _kept(line):
            yield line


CLEANERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "markdown": markdown,
    "statute": statute,
    "aozora": aozora,
    "word": word,
}
