"""A seasonal greeting that does not fit the month of the letter: 新緑の候 in October.

The months of each word are set wide (the weeks on either side count too); 時下 fits all year.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.letter import written_on
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

MONTHS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("新春", "初春", "迎春", "頌春", "小寒", "寒風"), (1,)),
    **dict.fromkeys(("大寒", "厳寒", "酷寒", "極寒", "甚寒"), (1, 2)),
    **dict.fromkeys(("厳冬", "中冬", "寒冷", "降雪"), (12, 1, 2)),
    **dict.fromkeys(("立春", "余寒", "残寒", "春寒", "梅花", "向春", "晩冬", "残雪"), (2, 3)),
    **dict.fromkeys(("早春", "浅春", "春浅", "雨水"), (2, 3)),
    **dict.fromkeys(("春分", "軽暖", "孟春", "弥生", "春雪", "啓蟄"), (3,)),
    **dict.fromkeys(("春暖", "春陽", "春色", "春和", "仲春", "春風", "麗春"), (3, 4)),
    **dict.fromkeys(("桜花", "陽春", "花冷え", "春爛漫", "観桜", "清明", "春日"), (3, 4)),
    **dict.fromkeys(("春粧", "春眠", "惜春", "晩春", "暮春", "春暖快適", "葉桜"), (4, 5)),
    **dict.fromkeys(("新緑", "若葉", "青葉", "薫風", "立夏", "緑風", "惜春の", "藤花"), (4, 5, 6)),
    **dict.fromkeys(("初夏", "軽夏", "小満"), (5, 6)),
    **dict.fromkeys(("入梅", "梅雨", "長雨", "麦秋", "短夜", "紫陽花", "夏至"), (5, 6, 7)),
    **dict.fromkeys(("向暑", "向夏", "薄暑", "梅雨明け", "梅雨晴れ"), (5, 6, 7)),
    **dict.fromkeys(
        ("小暑", "仲夏", "盛夏", "大暑", "炎暑", "酷暑", "猛暑", "厳暑", "灼熱"), (6, 7, 8)
    ),
    **dict.fromkeys(("立秋", "残暑", "残夏", "残炎", "晩夏", "暮夏", "秋暑", "処暑"), (8, 9)),
    **dict.fromkeys(("初秋", "新秋", "新涼", "早秋", "清涼", "爽秋", "白露"), (8, 9, 10)),
    **dict.fromkeys(("仲秋", "中秋", "秋分", "秋涼", "秋色", "秋晴", "秋晴れ", "名月"), (9, 10)),
    **dict.fromkeys(("清秋", "秋冷", "錦秋", "秋麗", "菊花", "秋気", "寒露", "秋月"), (9, 10, 11)),
    **dict.fromkeys(("紅葉", "霜降", "朝寒", "夜寒", "秋雨", "錦繍", "秋容"), (10, 11)),
    **dict.fromkeys(("晩秋", "深秋", "暮秋", "季秋", "残菊", "落葉", "向寒", "霜秋"), (10, 11, 12)),
    **dict.fromkeys(("立冬", "初冬", "小雪", "初霜", "霜寒", "氷雨", "冷雨", "木枯らし"), (11, 12)),
    **dict.fromkeys(
        ("師走", "歳末", "歳晩", "年末", "冬至", "大雪", "寒気", "孟冬", "忙月"), (11, 12)
    ),
}
"""The months (1..12) in which a letter may open with each word."""

# The words are looked up, not spelt out in the pattern: compiling that takes 4 ms of every start.
_GREETING = later(
    r"(?P<words>[一-龠ぁ-ん]{1,5})(?P<tie>の(?:候|折|砌|みぎり|頃|ころ|季節|節)|[厳酷寒暑]しき折)"
)


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every greeting of another season; nothing where the letter has no date."""
    letter = written_on(draft)
    if letter is None:
        return
    for match in _GREETING.finditer(draft.text):
        words = match["words"]
        word = next((words[at:] for at in range(len(words)) if words[at:] in MONTHS), "")
        months = MONTHS.get(word, ())
        if months and letter.month not in months:
            yield RULE.finding(
                draft,
                match.end("words") - len(word),
                match.end(),
                "other-season",
                written=word + match["tie"],
                month=letter.month,
                months="・".join(map(str, months)),
            )
