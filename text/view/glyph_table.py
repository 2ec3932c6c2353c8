"""Writes `glyphs.txt`, the table of the forms of one character, where its sources have changed.

    python -m text.view.glyph_table Unihan_Variants.txt EquivalentUnifiedIdeograph.txt \
        TABLES REGISTERS > text/view/glyphs.txt

* Unihan_Variants.txt and EquivalentUnifiedIdeograph.txt are the Unicode Consortium's (Unicode
  License v3).
* TABLES are lists `standard,table,form` of the forms that official tables set beside a standard
  form: 常用漢字表 (2010), 人名用漢字 (戸籍法施行規則 別表第二), 表外漢字字体表 (2000).
* REGISTERS is a list `standard,registers,form` of what 戸籍統一文字 takes for forms of one
  character. Nothing is taken from it alone: it says which pairs of Unihan hold in Japan, where
  Unihan also pairs characters that only sound alike or that only dictionaries of Chinese equate.

Forms of names that no table of Unicode has yet are `_NAMES` below.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

_NAMES = [
    "高髙", "崎﨑嵜㟢", "浜濱濵", "吉𠮷", "柳栁", "土圡𡈽", "辺邊邉𫟪", "島嶋嶌㠀陦",
    "国圀囶", "淵渕渊", "橋𣘺槗", "籠篭", "鉱礦砿", "体軆躰", "闘鬪鬭", "脇𦚰",
    "館舘", "柏栢", "鶏雞鷄", "姉姊", "煙烟", "侠俠", "叙敍敘", "来來徠",
    "富冨", "園薗", "隣鄰", "凜凛", "灯燈", "蘇蘓", "梅楳", "松枩柗",
    "回囘", "桑桒枽", "船舩", "喜㐂憙", "傘仐", "兜兠", "宝寶寳寚", "春旾",
    "昇曻", "琴琹", "秋穐龝", "鶴靏靎寉", "村邨", "和龢", "学學斈", "徳德悳",
    "真眞", "恵惠㥁", "晃晄", "修俢", "勇勈", "翠翆", "釜釡", "叱𠮟",
    "壺壷", "藁藳", "曽曾",
]  # fmt: skip
_CIRCLES = "〇○◯"
"""The zero of kanji numerals and the circles that are typed for it, and it for them."""
_APART = frozenset("辮您")
_CODES = ("euc_jp", "cp932", "euc_jis_2004")
_COMMON = ("iso2022_jp",)
"""JIS X 0208 alone."""


def _written(char: str, codes: Iterable[str] = _CODES) -> bool:
    """Whether `char` stands in one of Japan's character sets."""
    for code in codes:
        try:
            char.encode(code)
        except UnicodeEncodeError:
            continue
        return True
    return False


def _usual(char: str) -> bool:
    """Whether `char` is of the first level of JIS X 0208: a character in its own right."""
    try:
        code = char.encode("euc_jp")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xCF


def _unihan(path: Path) -> dict[str, set[str]]:
    pairs: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("U+") and "kSpecialized" not in line:
            char, _, others = line.split("\t")
            for other in others.split():
                one, two = chr(int(char[2:], 16)), chr(int(other.split("<")[0][2:], 16))
                pairs[one].add(two)
                pairs[two].add(one)
    return pairs


def _listed(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        fields = line.split(",")
        if len(fields) > 2 and len(fields[0]) == len(fields[2]) == 1:
            yield fields[0], fields[2]


def table(unihan: Path, tables: Path, registers: Path) -> dict[str, str]:
    """Return for every form the standard form that it is one of. O(size of the sources)."""
    known = _unihan(unihan)
    official = [(standard, form) for standard, form in _listed(tables) if _single(form)]
    standards: set[str] = set()
    for standard, form in official:  # the later table yields to the earlier: 曽 before 曾
        if form not in standards:
            standards.add(standard)
    found: dict[str, str] = {}
    for standard, form in official:
        if form not in standards:
            found.setdefault(form, standard)
    for group in (*_NAMES, _CIRCLES):
        for form in group[1:]:
            if form not in standards:
                found.setdefault(form, group[0])
    for standard, form in _listed(registers):
        if (
            standard in known[form]
            and _written(standard)
            and (_written(form) or "\u4e00" <= form <= "\u9fff")
            and not (_usual(standard) and _usual(form))
            and form not in standards | _APART
            and found.get(standard) != form
            and _single(form)
        ):
            found.setdefault(form, standard)
    return {form: _last(found, form) for form in found}


def _single(char: str) -> bool:
    """Whether NFKC leaves `char` alone: the forms that Unicode itself equates are in no table."""
    return unicodedata.normalize("NFKC", char) == char


def _last(found: dict[str, str], form: str) -> str:
    seen = [form]
    while found.get(seen[-1]) and found[seen[-1]] not in seen:
        seen.append(found[seen[-1]])
    return seen[-1]


def radicals(path: Path, forms: dict[str, str]) -> dict[str, str]:
    """Return for every radical and stroke the character that looks like it, as Japan writes it.

    ⾭ is 靑 to Unicode: no Japanese set has that, so it is 青; ⿓ is 龍, which they have.
    """
    found: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        codes, _, rest = line.partition(";")
        if not rest or line.startswith("#"):
            continue
        first, _, last = codes.strip().partition("..")
        char = chr(int(rest.split("#")[0], 16))
        if not _written(char, _COMMON) and _written(forms.get(char, char), _COMMON):
            char = forms.get(char, char)
        for code in range(int(first, 16), int(last or first, 16) + 1):
            found[chr(code)] = char
    return found


def main() -> None:
    """Print the table."""
    unihan, equivalent, *lists = map(Path, sys.argv[1:])
    forms = table(unihan, *lists)
    print("# Written by text/view/glyph_table.py, which names the sources; not by hand.")
    print("# Forms: the standard form, then the others. Radicals: the character, then they.")
    for mark, pairs in (("=", forms), ("~", radicals(equivalent, forms))):
        groups: dict[str, str] = defaultdict(str)
        for form, standard in sorted(pairs.items()):
            groups[standard] += form
        for standard, others in sorted(groups.items()):
            print(mark + standard + others)


if __name__ == "__main__":
    main()
