"""How a document of the corpus stands to a draft: an earlier version of the same text, last year's
edition, a later document, or a relative that may be asked.

A version (a copy, v1 beside v2, 草稿 beside 版下) has the draft's own mistakes and is no evidence
for it. What was written later never questions what was written before. In an edition of another
year figures have moved on.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from indexer.port import Record
from text.later import later
from text.records import dataclass
from text.structure.file_names import date_of_name

_DIGITS = later(r"[0-9]+|[〇一二三四五六七八九十百元]+(?=[年回期号次版])|元(?=年)")
_MARKS = later(
    r"copy|draft|final|fixed|clean|old|new|latest|backup|bak|orig(?:inal)?|tmp|rev(?:ised|ision)?"
    r"|ver(?:sion)?|(?<![a-z])[vr](?=[0-9])|のコピー|コピー|複製|控え?|草稿|草案|原稿|下書き?|初稿"
    r"|[初再三四五六七八九]校|校了|校正|第?[0-9]+[稿校版案]|[一二三四五六七八九][稿校]|版下|清書|決定稿?"
    r"|最終|確定|完成|修正|訂正|加筆|推敲|見直し|朱入れ|赤入れ|案|旧版?|新版?|改正?[前後]?|作業中?"
    r"|提出用?|送付用?|印刷用?|済み?|[第0-9()\[\]{}_\-. ~・,+#]",
    re.IGNORECASE,
)
_WORKING = 0.6
"""Share of common stretches of two versions that bear the same date."""
_COPY = 0.85
"""And of two of which nothing but the text itself says that they are versions."""
_DAYS = 60
"""Days between the dates of two versions of one text."""
_YEARLY = 150
"""Days from which on two documents of different years are editions, not letters of one campaign."""


@dataclass(frozen=True, slots=True)
class Described:
    """What is compared of a document: its name and what it says of itself; `date` ISO 8601."""

    name: str
    title: str
    date: str
    addressee: str

    @property
    def day(self) -> str:
        """Its date, or the date in its name, as far as it goes; "" where neither is known."""
        return _date(self)

    @property
    def year(self) -> str:
        """The year of its date, or of the date in its name; "" where neither is known."""
        return self.day[:4]

    @classmethod
    def of(cls, record: Record) -> Described:
        """Return what the index knows of a document."""
        return cls(record.name, record.title, record.date, record.addressee)


def is_version(draft: Described, other: Described, share: float) -> bool:
    """Whether `other` is the same text at another stage; `share` (0 to 1) is what both have."""
    if _tight(draft.addressee) != _tight(other.addressee) or is_told_by_number(draft, other):
        return False
    one, two = _date(draft), _date(other)
    same_file = _stem(draft.name) == _stem(other.name)
    if one and two and days_apart(one, two) > (_DAYS if same_file else 0):
        return False
    if same_file:
        return share >= _WORKING
    told_apart = not draft.addressee and _folder(draft.name) == _folder(other.name)
    if told_apart or not (draft.date and draft.date == other.date):
        # East and west of one circular, side by side, are relatives; a copy says all the same.
        return share >= (0.99 if told_apart else _COPY)
    return share >= _WORKING and _tight(draft.title) == _tight(other.title)


def is_later(draft: Described, other: Described) -> bool:
    """Whether `other` was certainly written after `draft`; both dated, as far as both dates go."""
    one, two = _date(draft), _date(other)
    length = min(len(one), len(two))
    return length >= 4 and two[:length] > one[:length]


def is_edition(draft: Described, other: Described) -> bool:
    """Whether `other` is the same document of another year or number: 第66回 beside 第67回."""
    if numberless(draft.title) != numberless(other.title):
        return False
    if _tight(draft.title) != _tight(other.title):
        return True
    one, two = _date(draft), _date(other)
    return bool(one and two) and one[:4] != two[:4] and days_apart(one, two) >= _YEARLY


def is_told_by_number(draft: Described, other: Described) -> bool:
    """Whether the titles are the same but for their numbers."""
    one, two = _tight(draft.title), _tight(other.title)
    return one != two and numberless(one) == numberless(two)


def days_apart(one: str, two: str) -> int:
    """Return how many days lie between two ISO dates, of which each may lack month or day.

    What is lacking is taken as the other has it.
    """
    length = min(len(one), len(two))
    first, second = (f"{part[:length]}{'-01-01'[length - 4 :]}" for part in (one, two))
    try:
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)
    except ValueError:
        return 0 if first == second else _YEARLY


def _date(one: Described) -> str:
    return one.date or date_of_name(one.name)


def _tight(written: str) -> str:
    return "".join(unicodedata.normalize("NFKC", written).split())


def numberless(title: str) -> str:
    """Return the title with 0 for every number, and without white space."""
    return _DIGITS.sub("0", _tight(title))


def _folder(name: str) -> str:
    return _nfkc_path(name).rpartition("/")[0]


def _stem(name: str) -> str:
    """The name of the file without what tells its stage: 要請書_v2(最終) is 要請書."""
    last = _nfkc_path(name).rpartition("/")[2]
    return _MARKS.sub("", (last.rpartition(".")[0] or last).lower())


def _nfkc_path(name: str) -> str:
    return unicodedata.normalize("NFKC", name).replace("\\", "/")
