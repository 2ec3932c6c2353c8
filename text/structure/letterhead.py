"""The head of a letter: its date, addressee, sender and title, found by their form and order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from text.language.figures.dates import find_dates
from text.language.item_marks import Line, is_short, marker
from text.later import later
from text.records import dataclass

_ADDRESSEE = later(
    r".(?:(?<![模同仕一多有神王異文])様|御中|(?<![宮御神社本拝お])殿|各位|[あ宛]て|宛)[)）]?$"
)
_LABEL = later(
    r"(?P<addressee>宛先|宛て先|あて先|送り先|To)|(?P<sender>差出人|発信者|発信元|送信者|From)"
    r"|(?P<date>日付|日時|発信日|送信日時|Date)|(?P<title>件名|題名|標題|表題|Subject)"
)
_LABELLED = later(rf"(?:{_LABEL.pattern})\s*[:：]\s*(?P<value>.+)$", re.IGNORECASE)
_MAY_BE_DATE = later(r"[0-9０-９〇一二三四五六七八九十元]{1,4}\s*[年./．／-]")
_BEFORE_DATE = later(r"(?:日付|発行日?|作成日?)?\s*[:：]?\s*$")
_AFTER_DATE = later(r"\s*(?:付け?|現在|発行)?$")
_OPENING = later("拝啓|謹啓|前略|拝復|冠省|急啓|お疲れ|お世話|いつも")
TITLE_WORDS = later(
    "要請|お?願い|について|に関する|通知|案内|の件|申し?入れ?|抗議|声明|質問|回答|報告|依頼|お?知らせ"
    "|請求|意見|提案|要望|陳情|招待|お?礼|お?詫び|請願|決議|開催|議事|書$"
)
_REACH_UP, _REACH_DOWN = 6, 10


@dataclass(frozen=True, slots=True)
class Part:
    """Lines [first, last) of a letter's head and their role."""

    role: str
    first: int
    last: int


def date_line(line: str) -> str | None:
    """Return the ISO date of a line that is a full date and nothing else, None of any other line.

    A weekday, 付 and a label (日付：) may stand beside it.
    """
    if len(line) > 30 or not _MAY_BE_DATE.search(line):
        return None
    found = find_dates(line)
    if len(found) != 1 or found[0].day is None or found[0].iso is None:
        return None
    mention = found[0]
    framed = _BEFORE_DATE.match(line[: mention.start]) and _AFTER_DATE.match(line[mention.end :])
    return mention.iso if framed else None


def is_addressee(line: str) -> bool:
    """Return whether `line` ends as the line of an addressee does (様, 御中, 殿, 各位, 宛て)."""
    return (
        len(line) <= 40
        and line[0] not in "「『（(・●"
        and _ADDRESSEE.search(line) is not None
        and "。" not in line
    )


def labelled(line: str) -> tuple[str, str] | None:
    """Return (role, value) of a line such as 件名：…, 宛先：…, None if it is no such line."""
    match = _LABELLED.match(line)
    if match is None or match.lastgroup is None:
        return None
    groups = match.groupdict()
    role = next(name for name in ("addressee", "sender", "date", "title") if groups[name])
    return role, groups["value"].strip()


def letterheads(found: list[Line]) -> Iterator[tuple[int, int, list[Part]]]:
    """Yield (first, last, parts) for the head of every letter among the lines.

    A head is a run of short lines that holds an addressee's line and a date's line. `parts` are in
    order; [first, last) covers them.
    """
    done = 0
    for index, line in enumerate(found):
        if index < done or len(line.text) > 40 or not is_addressee(line.text):
            continue
        first = index
        while first > done and index - first < _REACH_UP and _may_belong(found[first - 1]):
            first -= 1
        last = index + 1
        while last < len(found) and last - index < _REACH_DOWN and _may_belong(found[last]):
            last += 1
        last = _without_body(found, index + 1, last)
        if any(date_line(found[at].text) for at in range(first, last)):
            yield first, last, list(_parts(found, first, last))
            done = last


def _without_body(found: list[Line], first: int, last: int) -> int:
    """Return where the head ends that seems to reach to `last`: before paragraphs of the body.

    A paragraph that was wrapped is short lines, too; but somewhere in it a sentence ends.
    """
    while last > first:
        begin = last - 1
        while begin > first and not _begins_paragraph(found, begin):
            begin -= 1
        end = begin + 1
        while end < len(found) and not _begins_paragraph(found, end):
            end += 1
        if not any("。" in line.text for line in found[begin:end]):
            return last
        last = begin
    return last


def _begins_paragraph(found: list[Line], at: int) -> bool:
    return found[at].gap or (found[at].indented and not found[at - 1].indented)


def _may_belong(line: Line) -> bool:
    if marker(line.text) is not None:
        return date_line(line.text) is not None
    return is_short(line) and not _OPENING.match(line.text)


def _parts(found: list[Line], first: int, last: int) -> Iterator[Part]:
    dates = [at for at in range(first, last) if date_line(found[at].text)]
    addressed = [at for at in range(first, last) if is_addressee(found[at].text)]
    head = [at for at in addressed if not TITLE_WORDS.search(found[at].text)] or addressed
    after = max(head[-1], min(dates)) + 1
    # 団体名 above 役職・氏名 様: the lines between the date and the first line that says 様.
    above = [at for at in dates if at < head[0]]
    opening = above[-1] + 1 if above else head[0]
    yield from _runs("title", first, min(opening, *dates, head[0]))
    parts = [Part("addressee", opening, head[-1] + 1), *(Part("date", at, at + 1) for at in dates)]
    yield from sorted(parts, key=lambda part: part.first)
    rest = [at for at in range(after, last) if at not in dates]
    if not rest:
        return
    title = _title(found, rest)
    yield from _runs("sender", rest[0], title)
    if title == last:
        return  # the head has no title: what follows is a sentence of the body
    end = title + 1
    while end < last and not _begins_paragraph(found, end):
        end += 1
    yield from _runs("body", title, end)


def _title(found: list[Line], rest: list[int]) -> int:
    """Return where the title under the sender begins: the last lines set off by a blank line.

    A Word file has no blank lines: there it is the last lines that are worded as a title is.
    """
    at = rest[-1]
    while at > rest[0] and not found[at].gap:
        at -= 1
    if at > rest[0] or TITLE_WORDS.search(found[at].text):
        worded = [i for i in rest if TITLE_WORDS.search(found[i].text)]
        return at if not worded or worded[0] >= at else worded[0]
    at = rest[-1] + 1
    while at - 1 > rest[0] and TITLE_WORDS.search(found[at - 1].text):
        at -= 1
    return at


def _runs(role: str, first: int, last: int) -> Iterator[Part]:
    if first < last:
        yield Part(role, first, last)
