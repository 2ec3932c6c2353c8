"""What kind of change a hunk is, by rules that hold for any letter.

An addressee is known by where it stands (the block of lines that a line with 様, 殿, 御中 or 各位
closes) or by what follows it (あて, 宛); the rest by units, dictionary and form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from collation.alignment.affixes import common_head, common_tail
from collation.changes.edit import Edit
from collation.stream.stream import Stream
from collation.units.addressee import is_addressee, is_addressee_number
from collation.units.reading import Excerpt, Reading
from collation.units.units import Unit
from text.language.figures.dates import find_dates
from text.language.figures.numbers import find_numbers
from text.language.item_marks import value
from text.later import later
from text.model.collation import Kind
from text.model.document import Token
from text.view.characters import standard

_ORGANISATION = later(
    r"(?:省|庁|局|部|課|室|県|府|都|北海道|市|区|町|村|会|会社|組合|連合|連盟|労連|総連|協会|機構|法人|"
    r"大学|学校|高校|病院|銀行|商店|事務所|センター|支店|支部|本部|財団|社団|会館|ホール|公民館|図書館|"
    r"体育館|会議室|公園|駅|\(株\)|\(有\))$"
)
_COMMON = later(
    "(?:[入退総大機社開閉脱面司照国都議立再教集宴部協]会|会議室|運営委員会"
    "|[全一内外上下細本深腹胸頭頂底端局]部|[場箇個箇便台急要短長名近役住各]所"
    "|[地学]区|[学各当]校|結局|[首古]都|[近遠]県)$"
)
"""Words that end like an organisation and are none."""
_OURS_AND_YOURS = tuple("貴当弊御本同各我諸両")
_MARKS = later(r"^#{1,6}$|^[-*+>|=:]+$|[|`]|^\*\*|\*\*$|^-{3,}$")
"""Marks of Markdown that stand alone: a heading's #, a bullet, a rule, the border of a table."""
_SIGNS = frozenset("-*+>=:")
"""Those of them that are none inside a line: CC-BY."""
_PART = later("第([0-9]+|[一二三四五六七八九十百]+)[条項号]")
"""A numeral that counts the parts of a text, and says so."""
_COMMA = later("[,、，・]")
_FIGURES = later("[0-9]+|[一二三四五六七八九十百]+")
_HIRAGANA = later("[ぁ-ゖ]")
_KANA = later("[ぁ-ゖァ-ヺー]+")
_LATIN_WORD = later("[A-Za-z]+(?:-?[A-Za-z]+)*")
_LOOSE = str.maketrans("ィェヂヅ", "イエジズ", "ー・")


def kind_of(old: Stream, new: Stream, edit: Edit, one: Reading, other: Reading) -> Kind:
    """Return the kind of `edit`, whose sides are read as `one` and `other`."""
    before = old.text[edit.old_start : edit.old_end]
    after = new.text[edit.new_start : edit.new_end]
    ours = one.excerpt(edit.old_start, edit.old_end)
    theirs = other.excerpt(edit.new_start, edit.new_end)
    kinds = {unit.kind for unit in ours.units} | {unit.kind for unit in theirs.units}
    if kinds == {"markup"} or is_markup(old, new, edit):
        return "markup"
    if "markup" in kinds:
        kinds.discard("markup")
        before = old.bare(edit.old_start, edit.old_end)
        after = new.bare(edit.new_start, edit.new_end)
        if before == after:
            return "markup"
    words = ours.tokens, theirs.tokens
    if before != after and standard(before) == standard(after):
        return "glyph"
    if kinds and kinds <= {"date", "time"}:
        return "orthographic" if _same_date(before, after) else "date"
    if kinds == {"number"}:
        if is_addressee_number(old, edit.old_start) or is_addressee_number(new, edit.new_start):
            return "addressee"
        return "orthographic" if _same_number(before, after) else "number"
    if _is_hyphenated(before, after):
        return "orthographic"
    if _bare(before) == _bare(after):
        return "punctuation"
    if is_addressee(old, edit.old_start, edit.old_end) or is_addressee(
        new, edit.new_start, edit.new_end
    ):
        return "addressee"
    counted = _counted(ours.units, before) or _counted(theirs.units, after)
    if counted and _same_number(before, after):
        return "orthographic"
    if counted:
        return counted
    named = kinds <= {"name", "noun", "word", "mark"} and before and after
    if before.casefold() == after.casefold():
        return "orthographic"
    if _only_one_named(ours, theirs) and same_words(*words, before, after):
        return "orthographic"
    if (named and "name" in kinds) or _persons(ours, theirs):
        return "name"
    if before and after and same_words(*words, before, after):
        slip = _drops_a_double(
            old.text[max(0, edit.old_start - 1) : edit.old_end + 1],
            new.text[max(0, edit.new_start - 1) : edit.new_end + 1],
        )
        return "wording" if slip else "orthographic"
    if named and _names((before, after), words):
        return "name"
    return "wording"


def is_markup(old: Stream, new: Stream, edit: Edit) -> bool:
    """Return whether there is nothing but marks of Markdown on either side."""
    if "markdown" not in (old.document.format, new.document.format):
        return False
    return all(
        stream.document.format != "markdown" or _only_marks(stream, start, end)
        for stream, start, end in (
            (old, edit.old_start, edit.old_end),
            (new, edit.new_start, edit.new_end),
        )
    )


def _only_marks(stream: Stream, start: int, end: int) -> bool:
    place = start
    for low, high in (*stream.marks_in(start, end), (end, end)):
        rest = stream.text[place:low]
        if _MARKS.sub("", rest) or (rest in _SIGNS and not stream.opens_with(place, low)):
            return False
        place = high
    return True


def _same_date(before: str, after: str) -> bool:
    """Return whether both sides are one day, written in other digits: 6月1日, 06月01日."""
    days = [
        [
            (day.era, day.year, day.month, day.day, day.weekday, day.fiscal)
            for day in find_dates(side)
        ]
        for side in (before, after)
    ]
    return bool(days[0]) and days[0] == days[1]


def _only_one_named(one: Excerpt, other: Excerpt) -> bool:
    """Return whether the dictionary takes one side for a name, the other for a word in kana.

    尚 is a given name to it, なお is none. 高橋 and 高梁 sound alike and are two people.
    """
    named = ["name" in {unit.kind for unit in side.units} for side in (one, other)]
    plain = other if named[0] else one
    return named[0] != named[1] and bool(_KANA.fullmatch(plain.content))


def _persons(one: Excerpt, other: Excerpt) -> bool:
    """Return whether two names face each other, one of them of characters no dictionary expects.

    久冨　健一 is read as 久 (an adjective), 冨 and a given name.
    """
    kinds = [{unit.kind for unit in side.units} for side in (one, other)]
    return {"name"} in kinds and all(
        "name" in found and not _HIRAGANA.search(side.content)
        for found, side in zip(kinds, (one, other), strict=True)
    )


def _counted(units: Sequence[Unit], text: str) -> Kind | None:
    """Return "number" or "date" where a side is nothing else: 500円 became 無料."""
    kinds = {unit.kind for unit in units if unit.kind != "mark"}
    if not text or not kinds or not kinds <= {"number", "date", "time"}:
        return None
    return "number" if "number" in kinds else "date"


def same_words(one: Sequence[Token], other: Sequence[Token], before: str, after: str) -> bool:
    """Return whether two sides are the same words, written otherwise.

    The same lemmas in the same form and sound (申し入れ and 申入れ, サーバ and サーバー), or the
    same sound where one side is kana or only okurigana differ (取消し and 取り消し). 意思 and 意志
    sound alike and are two words; し and する are two forms of one.
    """
    sounds = [_loose("".join(word.kana for word in words)) for words in (one, other)]
    lemmas = [[word.lemma for word in words] for words in (one, other)]
    forms = [[word.conjugation_form for word in words] for words in (one, other)]
    skeletons = [_KANA.sub("", side) for side in (before, after)]
    if not sounds[0] or not sounds[1]:
        return False
    if lemmas[0] == lemmas[1] and forms[0] == forms[1]:
        return sounds[0] == sounds[1] or [bool(kanji) for kanji in skeletons].count(False) == 1
    return sounds[0] == sounds[1] and ("" in skeletons or skeletons[0] == skeletons[1])


def _is_hyphenated(before: str, after: str) -> bool:
    """Return whether one Latin word is written with a hyphen and without: E-Mail, email."""
    sides = [side.replace("-", "").casefold() for side in (before, after)]
    return sides[0] == sides[1] and bool(_LATIN_WORD.fullmatch(before + after))


def _drops_a_double(one: str, other: str) -> bool:
    """Return whether one side lacks one of two equal letters that stand side by side.

    お願いいたします → お願いたします is a slip of the keys and no spelling of 願い.
    """
    common = common_head(one, other) + common_tail(one, other)
    return abs(len(one) - len(other)) == 1 and common > min(len(one), len(other))


def _loose(kana: str) -> str:
    """Return katakana with what spellings of one loan word differ in levelled."""
    for wide, plain in (
        ("ヴァ", "バ"),
        ("ヴィ", "ビ"),
        ("ヴェ", "ベ"),
        ("ヴォ", "ボ"),
        ("ヴ", "ブ"),
    ):
        kana = kana.replace(wide, plain)
    return kana.translate(_LOOSE)


def _same_number(before: str, after: str) -> bool:
    """Return whether both sides are one number in two scripts or forms.

    十二桁 is 12桁, 第3回 is 第三回, and 1 in 第5条1 is 第1項.
    """
    if _same_parts(before, after) or _same_parts(after, before):
        return True
    values = [[number.canonical for number in find_numbers(side)] for side in (before, after)]
    whole = [
        "".join(side[number.start : number.end] for number in find_numbers(side))
        == side.removeprefix("第")
        for side in (before, after)
    ]
    return values[0] == values[1] and all(whole)


def _same_parts(one: str, other: str) -> bool:
    """Return whether `one` counts the parts of a text and says so, `other` with mere figures.

    第1項 is 1, and 第1項、第2項 is 1、2.
    """
    parts, bare = _COMMA.split(one), _COMMA.split(other)
    if len(parts) != len(bare) or not all(map(_FIGURES.fullmatch, bare)):
        return False
    counted = [_PART.fullmatch(part) for part in parts]
    return all(
        part is not None and value(part[1]) == value(figure)
        for part, figure in zip(counted, bare, strict=True)
    )


def _bare(text: str) -> str:
    """Return `text` without punctuation; signs that say something (○, ×, %, ①) stay."""
    return "".join(
        char
        for char in text
        if char in "%&@#*" or (unicodedata.category(char)[0] not in "PZ" and char != "`")
    )


def _names(sides: tuple[str, str], words: tuple[Sequence[Token], Sequence[Token]]) -> bool:
    """Return whether a name stands on either side, or in what both have in another way.

    市民 for 小平市民, or 社員 for 東京本社の社員, leaves a place out and renames nobody.
    """
    if any(_is_name(*side) for side in zip(sides, words, strict=True)):
        return True
    return all(any(word.pos[1] == "固有名詞" for word in side) for side in words)


def _is_name(text: str, words: Sequence[Token]) -> bool:
    """Return whether `text` is the name of an organisation, or ends with a name."""
    if text.startswith(_OURS_AND_YOURS):
        return False
    organised = _ORGANISATION.search(text) and not _COMMON.search(text)
    # 法人, 会社 and 市 alone say what it is, and not which.
    if organised and len(words) > 1 and not _ORGANISATION.fullmatch(text):
        return True
    content = [word for word in words if word.pos[0] not in ("接尾辞", "助詞", "補助記号")]
    return bool(content) and content[-1].pos[1] == "固有名詞"
