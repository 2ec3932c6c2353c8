"""Lines that give the day of an event or the last day for something: no date of the document."""

from __future__ import annotations

from text.later import later

_BLANK = r"[ \u3000]*"
_WHAT = (
    "(?:開催|実施|開会|講演|行事|集合|受付|募集|申し?込み?|提出|回答|返信|支払い?|応募|納入|出欠"
    "|工事|予約)?の?"
)
_DAY = (
    rf"(?:日{_BLANK}時|期{_BLANK}日|期{_BLANK}間|期{_BLANK}限|会{_BLANK}期|日{_BLANK}程"
    rf"|締め?切り?日?|〆切り?|開催日|実施日|予定日|開会日|と{_BLANK}き|いつ|当日)"
)
_MARK = r"(?:[0-9０-９]{1,2}[.．、)）]?|[(（][0-9０-９]{1,2}[)）]|[①-⑳■□●○◆◇▼▽・※*＊【〔\[]){0,2}"
_LABEL = rf"{_BLANK}{_MARK}{_BLANK}{_WHAT}{_DAY}"
_LABELLED = later(rf"{_LABEL}(?:[ \u3000:：】〕\]|｜／/はがを]|(?=[0-9０-９令平]))")
_ALONE = later(rf"{_LABEL}[ \u3000:：】〕\]|｜]*$")
_CLOCK = r"(?:(?:午前|午後)?[0-9０-９]{1,2}(?:時(?:[0-9０-９]{1,2}分|半)?|[:：][0-9０-９]{2})|正午)"
_AT = later(
    rf"日{_BLANK}(?:[(（][^)）]{{1,8}}[)）])?{_BLANK}(?:{_CLOCK}{_BLANK})?"
    "(?:から|より|まで|に?開[催会場演]|締め?切り?|〆切|必着|[～〜])"
)
"""A time of day alone may be that of publishing; から and the like make it an event's."""


def tells_event(line: str) -> bool:
    """Return whether the date in a line is the day of an event or the last day for something.

    日時　2025年6月21日 names it before the day, 2025年6月21日（土）午後1時から behind it.
    """
    return _LABELLED.match(line) is not None or _AT.search(line) is not None


def is_event_label(line: str) -> bool:
    """Return whether a line is nothing but the label of such a day, which stands below it."""
    return _ALONE.match(line) is not None
