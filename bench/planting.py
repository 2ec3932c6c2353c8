"""Mistakes to plant in a clean letter: one function per kind, each at one place, by a seed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class Planted:
    """A letter with one mistake at [start, end); `rules` may speak of it elsewhere in the text."""

    text: str
    start: int
    end: int
    rules: tuple[str, ...] = ()


Planter = Callable[[str, Random, Sequence[str]], Planted | None]
"""A clean letter, the source of chance and the letter's siblings → the letter with a mistake."""

KINDS: dict[str, Planter] = {}


def kind(name: str) -> Callable[[Planter], Planter]:
    """Register a planter under the name of what it plants."""

    def register(planter: Planter) -> Planter:
        KINDS[name] = planter
        return planter

    return register


def put(text: str, start: int, end: int, new: str, *rules: str) -> Planted:
    """Return `text` with `new` in place of [start, end)."""
    return Planted(text[:start] + new + text[end:], start, start + max(len(new), 1), rules)


def pick(pattern: str, text: str, rng: Random) -> re.Match[str] | None:
    """Return one of the matches of `pattern`, by chance."""
    matches = list(re.finditer(pattern, text, re.MULTILINE))
    return rng.choice(matches) if matches else None


def swap(table: dict[str, str], text: str, rng: Random) -> Planted | None:
    """Plant one of the exchanges of `table` that the text has room for."""
    places = [match for old in table for match in re.finditer(re.escape(old), text)]
    if not places:
        return None
    match = rng.choice(places)
    return put(text, *match.span(), table[match.group()])


def simple(pattern: str, new: Callable[[re.Match[str]], str], *rules: str) -> Planter:
    """Return the planter that puts `new` in place of a match of `pattern`."""

    def planter(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
        match = pick(pattern, text, rng)
        return put(text, *match.span(), new(match), *rules) if match else None

    return planter


def after_sentence(*sentences: str) -> Planter:
    """Return the planter that adds a sentence to a paragraph of running text."""

    def planter(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
        match = pick(r"(?<=(?:す|い|ん|た)。)(?=[^\n]{10})", text, rng)
        if match is None:
            return None
        return put(text, match.start(), match.start(), rng.choice(sentences))

    return planter


# Dates

KINDS["year with a digit lost"] = simple(
    r"(?<!\d)20\d\d(?=年\d+月|年度)", lambda match: match[0][:2] + match[0][3:]
)
KINDS["day that is not in the calendar"] = simple(
    r"(?<!\d)(?P<month>2|4|6|9|11)月\d{1,2}(?=日)", lambda match: f"{match['month']}月31"
)
KINDS["wrong weekday"] = simple(
    rf"(?<=日（)[{WEEKDAYS}](?=）)", lambda match: WEEKDAYS[(WEEKDAYS.index(match[0]) + 3) % 7]
)
KINDS["era year beside another AD year"] = simple(
    r"(?<!\d)20(?P<year>\d\d)年(?=\d+月)",
    lambda match: f"{match[0]}（令和{int(match['year']) - 17}年）",
)
KINDS["time past the clock"] = simple(r"午後\d時", lambda match: "午後13時")


@kind("last year's date for a day to come")
def stale(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
    match = pick(
        r"(?:日時|期間|会期)　(?P<year>20\d\d)年(?P<month>\d+)月(?P<day>\d+)日（(.)）", text, rng
    )
    if match is None:
        return None
    year = int(match["year"]) - 1
    weekday = WEEKDAYS[date(year, int(match["month"]), int(match["day"])).weekday()]
    new = f"{year}年{match['month']}月{match['day']}日（{weekday}）"
    return put(text, match.start("year"), match.end(), new)


# Brackets, numbers, notes, parts

KINDS["bracket not closed"] = simple(r"[」』）】]", lambda match: "", "brackets")
KINDS["bracket too many"] = simple(r"(?<=[ぁ-ん])(?=[、。])", lambda match: "」", "brackets")


@kind("brackets crossing")
def crossing(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
    match = pick(r"「[^「」（）\n]{4,}」(?=[ぁ-ん一-龠]{3})", text, rng)
    if match is None:
        return None
    inside = match.group()
    new = f"{inside[:3]}（{inside[3:]}{text[match.end()]}）"
    return put(text, match.start(), match.end() + 1, new, "brackets")


@kind("list item lost")
def gap(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
    match = pick(
        r"^(?:[(（]2[)）]|②|第2号議案|2\. )[^\n]*\n(?=[(（]3[)）]|③|第3号議案|3\. )", text, rng
    )
    return put(text, *match.span(), "", "numbering") if match else None


@kind("list number twice")
def double(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
    match = pick(r"^(?P<open>[(（])(?P<number>[2-4])(?=[)）])|^(?P<circled>[②③④])", text, rng)
    if match is None:
        return None
    if match["circled"]:
        return put(text, *match.span("circled"), chr(ord(match["circled"]) - 1))
    return put(text, *match.span("number"), str(int(match["number"]) - 1))


KINDS["note lost"] = simple(r"^※[12]? ?[^\n]*\n", lambda match: "", "note-marks")
KINDS["note mark misnumbered"] = simple(r"(?<=[^\n]※)[12]", lambda match: "5")
KINDS["enclosure not listed"] = simple(
    r"^(?:別紙|別添)　[^\n]*\n", lambda match: "", "announced-parts"
)
KINDS["full stop of one item lost"] = simple(
    r"(?<=(?:い|と)。\n)[(（・][^\n]*。$", lambda match: match[0][:-1]
)
KINDS["記 without 以上"] = simple(r"^以上\n", lambda match: "", "record-block")
KINDS["以上 without 記"] = simple(r"^記\n", lambda match: "", "record-block")

# Letter forms

KINDS["closing of another opening"] = simple("^敬具$", lambda match: "草々")
KINDS["closing lost"] = simple("^敬具\n", lambda match: "", "salutation")
KINDS["greeting of another season"] = simple(
    "(?:初秋|新緑|梅雨|向暑)(?=の候)", lambda match: "厳寒" if match[0] != "厳寒" else "新緑"
)
KINDS["template mark"] = simple(
    r"(?<=\n)(?:代表|会長|教授|准教授|館長|院長|理事長|課長) [^\n様]{3,}?(?=\n| 様)",
    lambda match: f"{match[0].split()[0]} 〇〇〇〇",
)
KINDS["note to oneself"] = simple(r"(?<=[ぁ-ん])(?=。)", lambda match: "【要確認】")
KINDS["word for another kind of addressee"] = simple(
    "貴社|貴団体|貴会", lambda match: "貴校" if match[0] != "貴校" else "貴社"
)
KINDS["御中 with 様"] = simple(r" 様$", lambda match: " 御中様")

# Characters


@kind("invisible character")
def invisible(text: str, rng: Random, siblings: Sequence[str]) -> Planted | None:
    match = pick(r"(?<=[一-龠])(?=[一-龠])", text, rng)
    char = rng.choice("\u200b\u2060\u202e\x08\u00ad")
    return put(text, match.start(), match.start(), char) if match else None


KINDS["radical for an ideograph"] = simple(
    "[一人入八大女子小山工日月木水火生田目立行見長音食]",
    lambda match: next(
        chr(code)
        for code in range(0x2F00, 0x2FD6)
        if unicodedata.normalize("NFKC", chr(code)) == match[0]
    ),
)
_WIDE = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワンー"
)
_HALF = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝｰ"
_NARROW = dict(zip(_WIDE, _HALF, strict=True))
KINDS["half-width kana"] = simple(
    f"[{_WIDE}]{{2,}}",
    lambda match: "".join(_NARROW[char] for char in match[0]),
)
KINDS["letter in two pieces"] = simple(
    "[がぎぐげござじずぜぞだでどばびぶべぼガグゴザズゼダデドバビブベボパピプ]",
    lambda match: unicodedata.normalize("NFD", match[0]),
)
_FOREIGN = dict(zip("エニロトカ力一", "에니로토까력ㅡ", strict=True))
KINDS["foreign script"] = simple(
    "[エニロトカ力一]",
    lambda match: _FOREIGN[match[0]],
)

# Figures and addresses

KINDS["total that is not the sum"] = simple(
    r"(?<=^合計　)\d", lambda match: str(int(match[0]) % 9 + 1)
)
KINDS["item that changes the sum"] = simple(
    r"(?<=　)\d(?=\d\d?,000円$)|(?<=　)\d(?=\d\d?,000$)",
    lambda match: str(int(match[0]) % 9 + 1),
    "sums",
)
KINDS["digits grouped wrongly"] = simple(
    r"(?<![\d,])(\d{1,3}),(\d{3})(?=円|人|部|メートル|$)", lambda match: f"{match[1]},{match[2]}0"
)
KINDS["telephone number short of a digit"] = simple(
    r"(?<=\d-)\d{4}(?=\n|　)", lambda match: match[0][:3]
)
KINDS["postal code short of a digit"] = simple(r"(?<=〒\d{3}-)\d{4}", lambda match: match[0][:3])
KINDS["web address broken"] = simple(r"https?://", lambda match: match[0].replace(":", ""))
KINDS["comma in a web address"] = simple(
    r"\.example\.(?:co\.)?(?:jp|org)",
    lambda match: match[0][::-1].replace(".", ",", 1)[::-1],
    "web-address",
)
KINDS["contact line of another digit"] = simple(
    r"(?<=電話 \d{3}-\d{3}-\d{3})\d|(?<=電話 \d{4}-\d{2}-\d{3})\d",
    lambda match: str((int(match[0]) + 3) % 10),
)

# Wording

KINDS["ら抜き"] = after_sentence(
    "詳しくはホームページで見れます。", "当日の朝でも決めれます。", "車でも来れます。"
)
KINDS["さ入れ"] = after_sentence(
    "当日は資料を配らさせていただきます。", "係の者が読まさせていただきます。"
)
KINDS["である among です・ます"] = after_sentence("参加は任意である。", "これは例年どおりである。")
KINDS["word doubled"] = simple("[をはがにで](?=[一-龠])", lambda match: match[0] * 2)
KINDS["function words that never meet"] = simple("(?<=[一-龠])を(?=[一-龠])", lambda match: "をが")
