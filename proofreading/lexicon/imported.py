"""Word lists that people own already: dictionaries of ATOK and MS-IME, and CSV or TSV house books.

A line of an IME is reading, word and part of speech; its word is one that the house accepts. A line
of a house book is what is wrong and what is right; one without the latter is an accepted word. A
header says which column is which (誤/正, 使わない/使う, before/after); else the wrong one is first.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from text.later import later
from text.records import dataclass

_WRONG = ("誤", "誤り", "使わない", "使わない表記", "不可", "×", "before", "wrong", "pattern")
_RIGHT = ("正", "正しい", "使う", "使う表記", "表記", "○", "after", "right", "expected")
_READING = later(r"[ぁ-ゖー・ゔ0-9a-zA-Zａ-ｚＡ-Ｚ０-９]+")


@dataclass
class Imported:
    """Accepted words, and what to write instead of what, both in the order of the file."""

    words: dict[str, None] = field(default_factory=dict)
    pairs: dict[str, dict[str, None]] = field(default_factory=dict)

    @property
    def word_list(self) -> str:
        """The accepted words as a word list, one a line."""
        return "".join(f"{word}\n" for word in self.words)

    @property
    def prh(self) -> str:
        """The pairs as a prh.yml: one rule for each right word."""
        lines = ["version: 1", "rules:" if self.pairs else "rules: []"]
        for right, wrong in self.pairs.items():
            lines += [f"  - expected: {_quoted(right)}", "    patterns:"]
            lines += [f"      - {_quoted(one)}" for one in wrong]
        return "\n".join(lines) + "\n"


def imported(content: bytes) -> Imported:
    """Return what the file says. Raises ValueError where it is in no encoding of Japanese."""
    text = _decoded(content)
    found = Imported()
    rows = list(_rows(text))
    columns = _columns(rows[0]) if rows else None
    for row in rows[1:] if columns else rows:
        if not columns and _is_ime(row):
            found.words.setdefault(row[1])
            continue
        wrong, right = (row[at] if at < len(row) else "" for at in columns or (0, 1))
        if wrong and right and wrong != right:
            found.pairs.setdefault(right, {}).setdefault(wrong)
        elif wrong or right:
            found.words.setdefault(right or wrong)
    return found


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8")


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the rows with cells stripped; comments of the IMEs (! at the head) are left out."""
    lines = [line for line in text.splitlines() if line.strip() and line[:1] not in "!#"]
    mark = "\t" if any("\t" in line for line in lines[:5]) else ","
    for row in csv.reader(lines, delimiter=mark):
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield cells


def _columns(row: Sequence[str]) -> tuple[int, int] | None:
    wrong = next((at for at, cell in enumerate(row) if cell.casefold() in _WRONG), None)
    right = next((at for at, cell in enumerate(row) if cell.casefold() in _RIGHT), None)
    return None if wrong is None or right is None else (wrong, right)


def _is_ime(row: Sequence[str]) -> bool:
    """Whether a row is one of an IME: a reading in kana, a word, a part of speech."""
    return (
        len(row) >= 3
        and _READING.fullmatch(row[0]) is not None
        and bool(row[1])
        and re.search(
            "名詞|人名|地名|固有|動詞|形容|副詞|接|サ変|短縮|顔文字|単漢字|姓|名$|組織|社名", row[2]
        )
        is not None
    )


def _quoted(text: str) -> str:
    # Slashes at both ends would make a regular expression of a word.
    word = f"/{re.escape(text)}/" if re.fullmatch(r"/.*/\w*", text) else text
    return json.dumps(word, ensure_ascii=False)
