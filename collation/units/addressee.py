"""Whom a letter is for: known by where it stands, not by its words.

The line that 様, 殿, 御中 or 各位 closes, the few lines above it (an organisation over the name of
its officer), what stands before あて and, in a title, before への.
"""

from __future__ import annotations

from bisect import bisect_right

from collation.stream.stream import Stream
from text.later import later
from text.model.document import Section
from text.structure.letterhead import TITLE_WORDS

_PERSON = r"(?<![模同仕一多有神王異文])様|(?<=[長員事役臣授者師士官表係課部局社会])殿"
_HONORIFIC_END = later(rf"(?:{_PERSON}|御中|各位|先生|さま|どの|[あ宛]て|宛)[)）]?$")
_PERSON_END = later(rf"(?:{_PERSON}|御中)$")
_ADDRESSED = later(rf"(?:[あ宛]て|宛|御中|{_PERSON}|各位)$")
_TO = later(r"(?:あて|宛て?)(?![るられりがはに先名])")
_TITLE_TO = later(
    "への?(?:[^、。]*(?:要請|要望|質問|申し?入れ?|抗議|お?願い|提言|陳情|請願|意見|書|状|文))"
)
_LABELLED = later("[:：]|^(?:講師|講演|司会|担当|出演|発表|主催|司式|来賓|ゲスト|会場|場所|議長)")
_LABELLED_TO = later(r"^(?:宛先|宛て先|あて先|送り先|To)\s*[:：]")
_ADDRESS = later(r"^〒?\d{3}-\d{4}|[都道府県市区町村].*(?:\d|丁目|番地)")
_BODY = later(
    TITLE_WORDS.pattern.replace("|書$", "")
    + "|つきまして|に関して|ごあいさつ|ご挨拶|ます|です|ました|ください"
    "|[!！?？、：:]|年.*月|月.*日|^[-*#|・●■□◆]"
)
"""What stands in a title, a greeting, a list or a date, and in nobody's name or office."""
_OFFICE = later(
    "(?:省|庁|局|部|課|室|県|府|都|道|市|区|町|村|会|会社|組合|連合|連盟|労連|総連|協会|機構|法人|大学|学校|高校|"
    r"校|園|病院|銀行|商店|事務所|センター|支店|支部|本部|財団|社団|館|[(（][株有][)）]|[社院所団家隊堂寺]|"
    "長|代表|大臣|知事|議員|委員|理事|監事|取締役|教授|担当者?|係|役員|社員|職員|会員|組合員|保護者|"
    "総合|統合|労組|労働|中央|全国|合同|本社|事業部)$"
)
_TITLED = later(
    "(?:長|代表|知事|大臣|議員|理事|取締役|教授|弁護士|主任|委員|役)[一-龠々ぁ-んァ-ヶー]+殿$"
)
_HEAD_LINES = 16
"""Most visible lines above the end of an address block without a date near it."""
_ITEM = later(r"[0-9]{1,3}(?!-)|[・●○◎■□◆◇☆★*※-](?![○●◯〇])|[(][0-9]")
"""What stands before a row of a list, and not before whom a letter is for."""
_SHORT_LINE = 40
_BLOCK_LINES = 4


def _line(stream: Stream, offset: int) -> tuple[int, int]:
    """Return the stream offsets of the raw line that holds `offset`."""
    place = stream.starts[min(offset, len(stream.text) - 1)]
    number = stream.lines.place(place)[0]
    return _line_span(stream, number)


def _line_span(stream: Stream, number: int) -> tuple[int, int]:
    starts = stream.lines.starts
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(stream.document.raw)
    return stream.offset(start), stream.offset(end)


def is_addressee(stream: Stream, start: int, end: int) -> bool:
    """Return whether [start, end) names whom a letter is for."""
    if start >= end:
        return False
    unit = stream.text[start:end]
    low, high = _line(stream, start)
    line = stream.text[low:high]
    if "。" in line or len(line) > _SHORT_LINE:
        return False
    number = stream.lines.place(stream.starts[start])[0]
    if not _in_head(stream, number):
        return False
    if _ITEM.match(line) and _role(stream, number) != "addressee":
        return False
    following = stream.text[end:high]
    if _ADDRESSED.search(unit) or _TO.match(following) or _TITLE_TO.fullmatch(following):
        return not _LABELLED.search(line) or _LABELLED_TO.search(line) is not None
    lordly = line.endswith("殿") and (
        _role(stream, number) == "addressee" or _TITLED.search(line) is not None
    )
    if lordly or _HONORIFIC_END.search(line):
        if _LABELLED_TO.search(line):
            return True
        return not (_LABELLED.search(line) or _BODY.search(unit))
    return not _BODY.search(line) and _above_honorific(stream, number)


def is_addressee_number(stream: Stream, offset: int) -> bool:
    """Return whether a number is part of whom a letter is for, or of the postal address."""
    if offset >= len(stream.text):
        return False
    low, high = _line(stream, offset)
    line = stream.text[low:high]
    number = stream.lines.place(stream.starts[offset])[0]
    if len(line) > _SHORT_LINE or "。" in line or not _in_head(stream, number):
        return False
    if _PERSON_END.search(line):
        return not _LABELLED.search(line)
    return bool(_ADDRESS.search(line)) and _closes_below(stream, number)


def _in_head(stream: Stream, number: int) -> bool:
    """Return whether line `number` stands where a letter says whom it is for."""
    role = _role(stream, number)
    if role:
        return role in ("addressee", "title", "sender")
    first = stream.lines.place(stream.scope[0])[0]
    if number - first > 3 * _HEAD_LINES:
        return False
    low, _ = _line_span(stream, first)
    _, high = _line_span(stream, number)
    raw = stream.document.raw[stream.raw_from(low) : stream.raw_before(high)]
    return sum(not line.isspace() and bool(line) for line in raw.splitlines()) <= _HEAD_LINES


def _above_honorific(stream: Stream, number: int) -> bool:
    """Return whether line `number` is an office or a body over the line of a person."""
    low, high = _line_span(stream, number)
    line = stream.text[low:high]
    if not _closes_below(stream, number):
        return False
    return bool(_OFFICE.search(line) or _role(stream, number) == "addressee")


def _closes_below(stream: Stream, number: int) -> bool:
    """Return whether the lines below `number`, blanks aside, soon close an address block."""
    seen = 0
    last = bisect_right(stream.lines.starts, stream.scope[1])
    for below in range(number + 1, last + 1):
        low, high = _line_span(stream, below)
        line = stream.text[low:high]
        if not line:
            continue
        seen += 1
        if seen > _BLOCK_LINES or len(line) > _SHORT_LINE or "。" in line:
            return False
        if _HONORIFIC_END.search(line):
            return _role(stream, number) in ("addressee", "") and not _LABELLED.search(line)
        if _BODY.search(line):
            return False
    return False


def _role(stream: Stream, number: int) -> str:
    """Return the part of a letter in which line `number` stands, "" where there is no letter."""
    start = stream.lines.starts[number - 1]
    parts = stream.sections
    return parts[bisect_right(parts, start, key=_section_start) - 1].role if parts else ""


def _section_start(section: Section) -> int:
    return section.start
