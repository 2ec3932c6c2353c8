"""A day to come that has passed already: 申込期限 2023年… in a letter of 2024.

Left over from last year's letter. Only where the line says that the day lies ahead: a label such as
日時, 期限 or 会期, or までに with a request; of a 年度, that something of it is to be held or
joined. Of any year the earlier editions in the corpus tell whether it moves along with them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.knowledge.left_times import left_time
from proofreading.knowledge.left_years import left_years
from proofreading.letter import line_before, written_on
from proofreading.mentions.times import Time, in_title, times
from proofreading.rule import RuleInfo
from text.language.figures.dates import DateMention
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question", corpus="used")

_LABEL = later(
    r"^[^。「『]{0,6}?(?:開催|実施|工事|断水|募集|受付|申込|提出|回答|予約|納入|支払い?)?"
    r"(?:日時|期日|期間|期限|締め?切り?|日程|会期|開催日|実施日|予定日|申し込み)[^。「『]{0,12}$"
)
_UNTIL = later(
    r"^(?:[(（][^)）]{0,6}[)）])?[^。]{0,12}まで(?:に)?[^。]{0,40}"
    r"(?:ください|下さい|お願い|締め切|必着|お申し込み|いただきますよう)"
)
_AHEAD = later(
    r"^(?:[(（][^)）]{0,6}[)）])?(?:に|から|より)[^。]{0,60}"
    r"(?:開催します|開きます|行います|実施します|開催いたします|行う予定|予定です|募集します)"
)
_TO_COME = later(
    "(?:の(?:開催|案内|日程)|[をはが][^。]{0,30}(?:開催|開き|開く|行|実施|お知らせ|案内))"
)
_PLANNED = later(
    r"^の?(?!(?:[^。、\n]{0,16}(?:報告|決算|監査|表彰|総括|反省|修了|卒業|納会|追加|繰越|繰り越|未納|滞納|残)))"
    r"[一-鿿々ァ-ヴーA-Za-z0-9０-９・の]{2,24}?(?:を(?:、?(?:次|下記|以下|別紙|別添)のとおり)?(?:、?[^。、]{0,12}[にで])?"
    r"(?:開催|実施|募集|開講|開設|開き|行い?)(?:いた)?し?ます"
    r"|の?(?:開催|実施|募集|開講|参加者募集)(?:について|の?(?:お?知らせ|ご?案内)))"
)
_OTHER_TIME = later("昨年|去年|一昨年|前回|前年|次回|次は|来年|翌年|過去|これまで|た[。）」]")
_DIGITS = later("[0-9０-９]+|[一二三四五六七八九十百]+")
_FROM = later(r"(?:[(（][^)）]{0,6}[)）])?[ \u3000]?(?:から|より|[〜～~])[ \u3000]*")
_REACH = 120
"""How far after a date its sentence is read, in code points."""
_FIRST_MONTH = 4
"""In which a 年度 begins."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every whole date before the letter's own that the text calls one to come, every year
    that has not moved with the editions, and the number of a meeting that is the last one's or not
    the title's."""
    yield from _times(draft, context)
    yield from _left(draft, context)
    letter = written_on(draft)
    if letter is None:
        return
    yield from _planned(draft, letter)
    heads: list[tuple[int, str]] | None = None
    for at, mention in enumerate(draft.dates):
        if mention.iso is None or len(mention.iso) != 10 or mention.problem == "era-mismatch":
            continue
        day = date.fromisoformat(mention.iso)
        if day >= letter or _runs_on(draft, at, letter):
            continue
        before = line_before(draft.text, mention.start)
        after = draft.text[mention.end : mention.end + _REACH].partition("\n")[0]
        if (
            (before is not None and _LABEL.match(before))
            or _UNTIL.match(after)
            or _AHEAD.match(after)
        ):
            heads = _news_heads(draft) if heads is None else heads
            written = _news_of(heads, mention.start) or letter
            if day < written:
                yield _passed(draft, mention, written)


def _news_heads(draft: Draft) -> list[tuple[int, str]]:
    """Return (end, ISO 8601) of the dates that stand alone in their lines, as over news."""
    heads = []
    for one in draft.dates:
        if one.iso is None or len(one.iso) != 10:
            continue
        low, high = draft.text.rfind("\n", 0, one.start) + 1, draft.text.find("\n", one.end)
        line = draft.text[low : high if high >= 0 else None]
        if line.strip(" \t\u3000*#【】[]()（）") == draft.text[one.start : one.end].strip():
            heads.append((one.end, one.iso))
    return heads


def _news_of(heads: Sequence[tuple[int, str]], place: int) -> date | None:
    """The day of the news that holds `place`, where dates alone in their lines head each."""
    number = bisect_right(heads, (place, "9"))
    return date.fromisoformat(heads[number - 1][1]) if len(heads) > 1 and number else None


def _runs_on(draft: Draft, at: int, letter: date) -> bool:
    """Whether the date is the beginning of a time that has not passed: 5月8日から5月21日まで, and
    6月16日から without an end.
    """
    mention = draft.dates[at]
    after = draft.text[mention.end : mention.end + _REACH].partition("\n")[0]
    begun = _FROM.match(after)
    if begun is None:
        return False
    following = draft.dates[at + 1] if at + 1 < len(draft.dates) else None
    if following is None or following.start > mention.end + begun.end() + 4:
        return not after[begun.end() :].strip(" \u3000。")
    if following.iso is None or len(following.iso) != 10:
        return False
    return date.fromisoformat(following.iso) >= letter


def _passed(draft: Draft, mention: DateMention, letter: date) -> Finding:
    return RULE.finding(
        draft,
        mention.start,
        mention.end,
        "passed",
        written=draft.text[mention.start : mention.end],
        letter=letter.isoformat(),
    )


def _left(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the years that stand as in the last edition, where each edition had its own."""
    for left in left_years(draft, context.corpus):
        yield RULE.finding(
            draft,
            left.start,
            left.end,
            "left" if left.years > 1 else "left-once",
            suggestions=[left.expected] if left.expected else [],
            evidence=[left.evidence],
            written=draft.text[left.start : left.end],
        )


def _planned(draft: Draft, letter: date) -> Iterator[Finding]:
    """Yield a 年度 that was over when the letter was written, of what it says is to be held."""
    year = letter.year - (letter.month < _FIRST_MONTH)
    for mention in draft.dates:
        if not mention.fiscal or mention.month is not None or mention.year != year - 1:
            continue
        quoted = draft.text[: mention.start].endswith(("「", "『"))
        behind = draft.text[mention.end : mention.end + _REACH].partition("\n")[0]
        if not quoted and _PLANNED.match(behind):
            yield _passed(draft, mention, letter)


def _times(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield the number of the last edition in the title, else what the body counts otherwise."""
    left = left_time(draft, context.corpus)
    if left is None:
        yield from _other_time(draft)
        return
    start, end = left.time.start, left.time.stop
    written = draft.text[start : left.time.end]
    yield RULE.finding(
        draft,
        start,
        end,
        "left-time",
        suggestions=[_DIGITS.sub(str(left.expected), draft.text[start:end])],
        evidence=[left.evidence],
        written=written,
        years=left.years,
        expected=left.expected,
    )


def _other_time(draft: Draft) -> Iterator[Finding]:
    """Yield 第45回定期大会を開催します under the title 第46回定期大会の開催について.

    A text that speaks of the 46th in its body may name the 45th as well; one that names several
    tells of a series.
    """
    title = draft.described.title
    named = in_title(title, draft.text)
    if named is None:
        return
    told = [one for one in times(draft.text) if one.what.startswith(named.what)]
    body = [one for one in told if one.start != named.start]
    earlier = [one for one in body if one.number == named.number - 1]
    alone = len({one.number for one in body}) == 1
    if any(one.number == named.number for one in body):
        return
    for one in body:
        behind = draft.text[one.head + len(named.what) :]
        likely = one in earlier or (alone and not _is_told(draft, one))
        if likely and _TO_COME.match(behind):
            yield RULE.finding(
                draft,
                one.start,
                one.stop,
                "earlier-time" if one in earlier else "other-time",
                suggestions=[draft.text[named.start : named.stop]] if one in earlier else [],
                written=draft.text[one.start : one.head + len(named.what)],
                title=title,
            )


def _is_told(draft: Draft, time: Time) -> bool:
    """Whether the sentence tells of a time that is over, or of one after this."""
    sentence = draft.sentence_at(time.start)
    written = draft.text[sentence.start : sentence.end]
    return _OTHER_TIME.search(written) is not None
