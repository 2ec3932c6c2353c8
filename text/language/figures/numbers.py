"""Numbers with their counters, however they are written, as one canonical form.

十二桁 = 12桁, 千五百万枚 = 1500万枚 = 15,000,000枚, １３．３％ = 13.3パーセント.
"""

from __future__ import annotations

import re
from decimal import Decimal

from text.language.figures.list_points import points_parted
from text.language.figures.numerals import DIGITS, numeral
from text.later import later
from text.records import dataclass

_COUNTERS = """
円 ドル ユーロ ％ % パーセント ﾊﾟｰｾﾝﾄ ポイント 割 分 厘 倍 桁 人 名 枚 件 個 台 本 冊
部 通 社 校 館 団体 自治体 市町村 都道府県 か国 カ国 ヵ国 ヶ国 ケ国 か所 カ所 ヵ所 ヶ所 ケ所
箇所 箇国 世帯 戸 棟 室 区画 回 度 次 位 番 番目 号 条 項 章 節 款 巻 版 頁 ページ 行 列 字
文字 語 点 組 種 種類 色 歳 才 代 年 年度 年間 か年 カ年 ヵ年 箇年 か月 カ月 ヵ月 ヶ月 ケ月
箇月 月 日 日間 週 週間 時 時間 分間 秒 秒間 泊 食 杯 匹 頭 羽 票 議席 議員 株 口 坪 畳 曲
話 問 題 例 案 項目 級 筆 基 隻 便
床 機 両 軒 着 足 束 箱 袋 缶 階 階建て 丁目 番地 方 面 km cm mm m kg mg g t L ml km2 m2 ha キロ
メートル キロメートル センチ グラム キログラム トン リットル ヘクタール 平方メートル
平方キロメートル ℃ ビット バイト GB MB KB TB kB MHz GHz Hz kW W V A bit px pt
"""
_CANONICAL = {
    "％": "%",
    "パーセント": "%",
    "ﾊﾟｰｾﾝﾄ": "%",
    "才": "歳",
    "頁": "ページ",
    "キロメートル": "km",
    "センチ": "cm",
    "メートル": "m",
    "グラム": "g",
    "キログラム": "kg",
    "リットル": "L",
}
# 一人一人, 一部, 十分, 二度と, 四方: with these counters a lone kanji is as often part of a word.
_WORDLIKE_COUNTERS = """
人 部 分 度 時 日 月 方 面 本 番 口 台 点 色 代 体 位 次 行 通 種 話 食 階 節 号 級 列 組 杯
筆 基 便 床 機 両 軒 着 足 束 箱 袋 缶
頭 匹 羽 畳 問 題 例 案 字 語 割 厘 室 戸 株 巻 版 名 校 館 社 章 款 項 年 回 倍
"""
_WORDLIKE = frozenset(_WORDLIKE_COUNTERS.split())
_PLAIN = frozenset("人名社年日月回倍部校冊館問件")

_COUNTER = "|".join(sorted(map(re.escape, _COUNTERS.split()), key=len, reverse=True))
_ARABIC = later(
    f"(?<![{DIGITS}A-Za-zＡ-Ｚａ-ｚ])(?<![{DIGITS}][-‐–/／:：.．,，])"
    f"(?P<digits>(?:[{DIGITS}]{{1,3}}(?:[,，][{DIGITS}]{{3}})+|[{DIGITS}]{{1,20}})(?:[.．][{DIGITS}]{{1,10}})?"
    f"[千百]?(?:[万億兆](?:[{DIGITS}]{{1,3}}[,，]?)?[{DIGITS}]{{0,4}}[千百]?)*)"
    f"(?![-‐–/／:：.．,，]?[{DIGITS}])(?P<counter>{_COUNTER})?"
)
_KANJI = later(
    "(?<![第数何幾〇一二三四五六七八九十百千万億兆0-9０-９])"
    f"(?P<digits>[〇一二三四五六七八九十百千][〇一二三四五六七八九十百千万億兆]{{0,20}})(?P<counter>{_COUNTER})"
)
_ORDINAL = later(
    "(?<=第)(?P<digits>[一二三四五六七八九十百千]{1,8})(?P<counter>条|項|章|節|号|回|次|版|巻|款)"
)
_APPROXIMATE = later("(?:約|およそ|凡そ|ほぼ|概ね|おおむね|推計)\\s?\\Z")
_ROUGHLY = later("台|余|強|弱|超|ほど|程度|前後|近く|以上|以下|未満")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number and its counter at [start, end) of the text that was searched, in code points.

    `counter` is canonical (％ and パーセント are "%", ヶ月 and 箇月 are "か月") and "" where none
    follows. `approximate` is True where 約, 余, 台 or the like stands beside it. `canonical` is
    the value in plain Arabic digits with the counter: "15000000枚".
    """

    start: int
    end: int
    value: Decimal
    counter: str
    approximate: bool
    canonical: str


def find_numbers(text: str) -> list[NumberMention]:
    """Return the numbers in `text`, in order and disjoint. O(len(text)) on any text.

    A kanji numeral counts only with a counter, and not where it is part of a word (一人一人, 一部,
    十分, 三田). Parts of dates with / or -, of telephone numbers and of words (Q1) are none. The
    numbers of dates are found too (8月6日 is 8月 and 6日).
    """
    text = points_parted(text)
    found: list[NumberMention] = []
    for form in (_ARABIC, _KANJI, _ORDINAL):
        for match in form.finditer(text):
            mention = _mention(text, match, arabic=form is _ARABIC)
            if mention is not None:
                found.append(mention)
    found.sort(key=lambda mention: mention.start)
    return found


def _mention(text: str, match: re.Match[str], *, arabic: bool) -> NumberMention | None:
    digits, counter = match["digits"], match["counter"] or ""
    if not arabic and len(digits) == 1 and _is_word(digits, counter, text, match.start()):
        return None
    following = text[match.end() : match.end() + 2]
    if arabic and following[:1].isascii() and following[:1].isalpha():
        return None
    value = numeral(digits)
    if value is None:
        return None
    name = _canonical(counter)
    approximate = bool(
        _APPROXIMATE.search(text, max(0, match.start() - 5), match.start())
        or _ROUGHLY.match(following)
    )
    plain = f"{value.normalize():f}"
    return NumberMention(match.start(), match.end(), value, name, approximate, f"{plain}{name}")


def _is_word(digit: str, counter: str, text: str, start: int) -> bool:
    if counter not in _WORDLIKE or text[start - 1 : start] == "第":
        return False
    return digit in "一十百千" or counter not in _PLAIN


def _canonical(counter: str) -> str:
    if len(counter) == 2 and counter[0] in "かカヵヶケ箇":
        return "か" + counter[1]
    return _CANONICAL.get(counter, counter)
