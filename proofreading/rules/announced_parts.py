"""A part that is announced and is not there: 別紙のとおり without 別紙, 下記 with nothing below.

別紙, 別添 and 別表 count as present where a line begins with them (or ends a list of enclosures).
A 別紙 is a sheet of its own: it is missed where others are there, and in a letter to somebody,
which lists what lies beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.letter import addressee, line_before
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

_PART = later(r"(?P<kind>別紙|別添|別表|別記)[ \u3000]?(?P<number>[0-9０-９一二三四五①-⑨]{0,2})")
_LISTED = later(
    r"#{0,6}[ \t\u3000・●○■◆\[［【(（<＜*]*(?:[0-9０-９]{1,2}[.．、\s])?"
    r"(?:添付(?:書類|資料)?|同封(?:物|書類)?|資料)?[\s：:]*$"
)
_OF_ANOTHER = later(
    r"(?:法律?|令|規則|条例|規程|規約|要綱|通知|[号条項表]"
    r"|ガイドライン|指針|要領|マニュアル|手引き?)[)）」]?[ \u3000]?$"
)
"""別表 of a law that is named before it lies in that law."""
_WHOSE = later(
    r"(?<![本当同])(?<!この)[一-鿿々ァ-ヴーA-Za-z0-9」』）\ufffc][ \u3000]?の[ \u3000]?$"
)
"""Of whom the part is said to be: that is another document."""
_BELOW = later(r"下記(?:の(?:とおり|通り|要領|日程|内容|場所|日時)|により|について)")


def mistakes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield [start, end) and "no-part", "no-sheet" or "nothing-below": announced in vain."""
    announced: dict[str, tuple[int, int]] = {}
    present: set[str] = set()
    for match in _PART.finditer(text):
        name = unicodedata.normalize("NFKC", match["kind"] + match["number"])
        before = line_before(text, match.start())
        if before is not None and _LISTED.fullmatch(before):
            following = text[match.end() : match.end() + 1]
            if following not in ("の", "に", "を", "と", "で", "は", "、"):
                present.add(name)
                continue
        announced.setdefault(name, match.span())
    kinds = {name[:2] for name in present}
    for name, (start, end) in announced.items():
        if name in present or (len(name) == 2 and name in kinds):
            continue
        if name[:2] == "別紙" and "別紙" not in kinds:
            yield start, end, "no-sheet"
            continue
        if len(name) > 2 and name[:2] in present and not any(len(n) > 2 for n in present):
            continue
        yield start, end, "no-part"
    last_line = text.rstrip().rfind("\n") + 1
    for match in _BELOW.finditer(text, last_line):
        yield *match.span(), "nothing-below"


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield a finding for the first mention of each part that the draft does not hold."""
    for start, end, trouble in mistakes(draft.text):
        if trouble == "no-sheet" and not addressee(draft):
            continue  # a sheet of its own, which lies beside what is no letter
        trouble = "no-part" if trouble == "no-sheet" else trouble
        if trouble == "no-part" and (_within_a_word(draft, start) or _elsewhere(draft, start, end)):
            continue
        yield RULE.finding(draft, start, end, trouble, part=draft.text[start:end])


def _within_a_word(draft: Draft, start: int) -> bool:
    """Whether 別表 is a piece of other words: 別|表現, 別|記事, 特|別紙面."""
    words = draft.tokens_between(max(0, start - 4), start + 4)
    return any(
        word.start < start < word.end
        or (word.start < start + 2 < word.end and word.end > start + 2)
        for word in words
    )


def _elsewhere(draft: Draft, start: int, end: int) -> bool:
    """Whether the part is a link, or belongs to the law that is named just before it."""
    _, raw_end = draft.view.raw_span(start, end)
    if draft.document.raw.startswith(("](", "<a ", "</a>", "（http", "(http"), raw_end):
        return True
    before = draft.text[max(0, start - 8) : start]
    return bool(_OF_ANOTHER.search(before) or _WHOSE.search(before))
