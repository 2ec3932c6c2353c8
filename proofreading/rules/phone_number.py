"""Telephone and fax numbers with a digit too many or too few.

A Japanese number has ten digits, one of 050, 060, 070, 080, 090 and 0800 eleven. Only where the
line says that it is a telephone number, or the number has the shape of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.letter import line_before
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error")

_JOINT = "[-‐‑–－ー―()（）]"
_NUMBER = later(
    rf"(?<![0-9０-９A-Za-z+＋.,/\-－‐])[(（]?[0０][0-9０-９]{{1,4}}{_JOINT}{{1,2}}[0-9０-９]{{1,5}}{_JOINT}{{1,2}}[0-9０-９]{{2,6}}"
    rf"(?![0-9０-９A-Za-z]|{_JOINT}[0-9０-９])"
)
_NAMED = later(
    r"(?:電話|でんわ|TEL|Tel|tel|ＴＥＬ|℡|☎|📞|FAX|Fax|fax|ＦＡＸ|ファクス|ファックス|ファクシミリ|携帯|フリーダイヤル|直通|代表|連絡先)"
    r"[^\n。、]{0,12}$"
)
_DIGIT = later("[0-9０-９]+")
_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_ELEVEN = later(r"0[5-9]0|0800")


def digits(written: str) -> list[str]:
    """Return the groups of digits of a number, in ASCII: "03（5555）0123" → 03, 5555, 0123."""
    return [group.translate(_NARROW) for group in _DIGIT.findall(written)]


def due(groups: list[str]) -> int:
    """Return how many digits a number that begins with `groups[0]` has."""
    return 11 if _ELEVEN.fullmatch(groups[0]) else 10


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every telephone number of the wrong length. O(length of the draft)."""
    for match in _NUMBER.finditer(draft.text):
        groups = digits(match.group())
        count, wanted = sum(map(len, groups)), due(groups)
        before = line_before(draft.text, match.start())
        named = bool(_NAMED.search(draft.text[max(match.start() - 20, 0) : match.start()]))
        if count != wanted and (named or (before is not None and not before.strip())):
            yield RULE.finding(
                draft,
                *match.span(),
                "too-long" if count > wanted else "too-short",
                severity=None if named else "question",
                written=match.group(),
                count=count,
                wanted=wanted,
            )
