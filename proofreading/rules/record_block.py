"""記 without 以上, or 以上 and 下記のとおり without 記.

記 stands alone in its line above the particulars, 以上 alone in a line below them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="question")

_RECORD = later(r"^[ \t\u3000]*(?P<word>記)[ \t\u3000]*$", re.MULTILINE)
_ABOVE = later(r"(?:^|(?<=[。 \t\u3000]))(?P<word>以[ \u3000]?上)[ \t\u3000。]{0,4}$", re.MULTILINE)
_BELOW = later(r"下記|次のとおり|次の通り|以下のとおり")
_ANNOUNCES = later(
    r"下記[ \u3000]?(?:の?とおり|の?通り|のごとく|の(?:日程|要領|内容|日時|事項|件|方|者)"
    r"|により|にて|に|について|へ|まで|、|を)"
)
"""下記 that a 記 answers; 下記の文書, 下記表 and （下記参照） point to a place on the page."""

_HEADING = later(r"^#{1,6}[ \t]", re.MULTILINE)


def mistakes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield [start, end) and "unfinished", "no-record" or "twice"."""
    records = [match.span("word") for match in _RECORD.finditer(text)]
    ends = [match.span("word") for match in _ABOVE.finditer(text)]
    for index, record in enumerate(records):
        limit = records[index + 1][0] if index + 1 < len(records) else len(text)
        if not any(record[1] <= start < limit for start, _ in ends):
            yield *record, "unfinished"
    if not records and ends:
        announced = next(_BELOW.finditer(text, 0, ends[-1][0]), None)
        if announced is not None and _ANNOUNCES.match(text, announced.start()):
            yield *announced.span(), "no-record"


def _is_an_article(draft: Draft) -> bool:
    """Whether the text is parted by headings of markup, as no letter with a 記 is."""
    headings = sum(mark.kind == "heading" for mark in draft.document.marks)
    return headings > 1 or len(_HEADING.findall(draft.document.raw)) > 1


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield a finding for each half of the frame that stands alone. O(length of the draft)."""
    for start, end, trouble in mistakes(draft.text):
        if trouble == "no-record" and _is_an_article(draft):
            continue
        yield RULE.finding(draft, start, end, trouble)
