"""Web and mail addresses that lead nowhere: htp://, https//, example,jp, name@@example.jp."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error", addresses=True)

_SCHEME = later(
    r"(?<![A-Za-z0-9])(?P<scheme>h{1,3}t{1,3}p{1,3}s{0,2})(?P<colon>[:：;；.]{0,2})(?P<slashes>[/／]{1,4})(?=[A-Za-z0-9])",
)
_HOST = later(
    r"(?:https?://|(?<![A-Za-z0-9@./:])www\.)(?P<host>[A-Za-z0-9._,\-]{1,253})(?=[/:?#]|[^A-Za-z0-9._,\-]|$)"
)
_MAIL = later(
    r"(?<![A-Za-z0-9._%+\-@])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}(?P<at>@{1,3})(?P<domain>[A-Za-z0-9][A-Za-z0-9._,\-]{1,252})"
)
_TOP = later(r"[.,](?:jp|com|org|net|info|go|co|or|ac|ne|lg|example)$", re.IGNORECASE)


def mistakes(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield [start, end) of each malformed part and its correction, "" where none is clear."""
    for match in _SCHEME.finditer(text):
        written = match.group()
        right = "https://" if "s" in match["scheme"].lower() else "http://"
        lone = not match["colon"] and len(match["slashes"]) == 1
        if written != right and not lone:
            yield *match.span(), right
    for match in _HOST.finditer(text):
        yield from _domain(*match.span("host"), match["host"])
    for match in _MAIL.finditer(text):
        if match["at"] != "@":
            yield *match.span("at"), "@"
        yield from _domain(*match.span("domain"), match["domain"])


def _domain(start: int, end: int, written: str) -> Iterator[tuple[int, int, str]]:
    """The host name put right: a comma for a dot, two dots for one."""
    host = written.rstrip(".,-")
    right = re.sub(r"\.{2,}", ".", host)
    if "," in right and _TOP.search(right):
        right = re.sub(r",+", ".", right)
    if right != host and ".." not in right:
        yield start, start + len(host), right


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every malformed web or mail address. O(length of the draft)."""
    for start, end, right in mistakes(draft.text):
        yield RULE.finding(
            draft,
            start,
            end,
            "shape",
            suggestions=(right,),
            written=draft.text[start:end],
            right=right,
        )
