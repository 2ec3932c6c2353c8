"""Mistakes that only the house's other letters give away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from bench.planting import KINDS, Planted, Planter, kind, pick, put, simple, swap

_ALONE = frozenset(KINDS)


def exchange(table: dict[str, str]) -> Planter:
    """Return the planter of the exchanges in `table`."""

    def planter(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
        return swap(table, text, rng)

    return planter


_ORGANISATION = re.compile(
    r"^(?:株式会社\w+|\w+株式会社|\w+自治会|\w+大学\w+|\w+の?会)$", re.MULTILINE
)
_PERSON = re.compile(r"^\S+ (?P<name>[^\n ]{3,}) 様$", re.MULTILINE)


@kind("addressee of another letter")
def left_over(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
    others = [m for sibling in siblings for m in _ORGANISATION.findall(sibling) if m not in text]
    match = pick("貴社|貴団体|貴会(?=の)", text, rng)
    return put(text, *match.span(), rng.choice(others)) if match and others else None


@kind("person of another letter")
def left_over_person(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
    names = [m for sibling in siblings for m in _PERSON.findall(sibling) if m not in text]
    match = pick(r"(?<=さて、)|(?<=つきましては、)|(?<=このたび、)", text, rng)
    if match is None or not names:
        return None
    return put(text, match.start(), match.start(), f"{rng.choice(names)}様におかれましては、")


@kind("figure unlike the sibling's")
def figure(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
    shared = [
        match
        for match in re.finditer(r"(?<![\d,.年月])\d+(?=戸|割|倍|回|人以上|通|億|％|歳)", text)
        if any(_around(text, match) in sibling for sibling in siblings)
    ]
    if not shared:
        return None
    match = rng.choice(shared)
    return put(text, *match.span(), str(int(match[0]) + 3))


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(match.start() - 6, 0) : match.end() + 4]


KINDS["quotation that drifted"] = exchange(
    {
        "安全な水を絶やさずお届けする": "安全な水を絶えずお届けする",
        "外来種が見つかった地点は全体の": "外来種の見つかった地点が全体の",
        "早い、きれい、間違えない": "早い、きれい、間違わない",
        "化石の前で時間を忘れた": "化石の前で時を忘れた",
    }
)
KINDS["negation turned"] = exchange(
    {
        "ためらわずに救急車": "ためらって救急車",
        "絶やさず": "絶やし",
        "間違えない": "間違える",
        "元の場所へ戻すこと": "元の場所へ戻さないこと",
        "中止すること": "中止しないこと",
        "閉めておいてください": "閉めないでおいてください",
        "入れておいてください": "入れないでおいてください",
    }
)
KINDS["name one character off"] = exchange(
    {
        "森田和彦": "森田利彦",
        "村井真理子": "村井真里子",
        "高瀬正樹": "高瀬正木",
        "伊達由紀子": "伊達由希子",
        "守田健一": "森田健一",
        "大塚聡": "大塚聰",
        "三浦さつき": "三浦さつみ",
        "岸本浩二": "岸本浩一",
        "中原英明": "中原秀明",
        "小松原和子": "小松原知子",
    }
)
KINDS["role of another person"] = exchange(
    {
        "課長 森田和彦": "部長 森田和彦",
        "会長 村井真理子": "副会長 村井真理子",
        "館長 伊達由紀子": "副館長 伊達由紀子",
        "院長 守田健一": "副院長 守田健一",
        "館長 大塚聡": "課長 大塚聡",
        "事務局長 三浦さつき": "代表 三浦さつき",
        "総務部長 岸本浩二": "営業部長 岸本浩二",
        "教授 中原英明": "講師 中原英明",
    }
)
KINDS["homophone"] = exchange(
    {
        "工事期間": "工事機関",
        "老朽化": "老久化",
        "保険証": "保健証",
        "回答書": "解答書",
        "開館時間": "会館時間",
        "一斉調査": "一声調査",
        "診療だけ": "心療だけ",
        "通常どおり": "通上どおり",
        "振込手数料": "振込手数量",
        "会計報告": "会計放告",
        "予防接種": "予防摂取",
        "水質と生き物": "水室と生き物",
        "特別展示室": "特別展示質",
        "管理組合の運営": "管理組合の運英",
    }
)
KINDS["katakana one letter off"] = exchange(
    {
        "ボランティア": "ボランテイア",
        "アンケート": "アンケトー",
        "インフルエンザ": "インフルンザ",
        "ホームページ": "ホームベージ",
        "クリニック": "クリニク",
        "ネットワーク": "ネットワク",
        "メートル": "メトール",
        "バザー": "バサー",
    }
)
KINDS["another spelling"] = exchange(
    {
        "お問い合わせ": "お問合せ",
        "ご連絡ください": "ご連絡下さい",
        "申し込み": "申込み",
        "お送りします": "おおくりします",
        "皆さま": "みなさま",
        "生き物": "生きもの",
        "子ども": "こども",
        "および": "及び",
        "取替工事": "取り替え工事",
    }
)
KINDS["address of another number"] = simple(
    r"(?<=丁目)\d+(?=番)", lambda match: str(int(match[0]) + 1)
)

GIVEN_AWAY = frozenset(KINDS) - _ALONE
"""The kinds of this file."""
