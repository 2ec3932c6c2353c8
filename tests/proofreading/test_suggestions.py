"""What every rule suggests is well formed: it can stand in the text, and is not what stands there.

Put in its place, a suggestion leaves no pair of brackets torn, no weekday cut in two, no blank for
what is no prose, and the finding does not come back for the same stretch in the same words.
"""

import re
from typing import Any

import pytest

from proofreading.checking.shifted import Edit, edited
from proofreading.prose import BLANK
from proofreading.registry import names
from tests.proofreading.rule_tables import findings, table
from text.model.document import Document
from text.model.finding import Finding

_TORN = re.compile("[月火水木金土日]曜(?![日・）)])[月火水木金土]|曜曜|�|\x00")
_PAIRS = ("「」", "『』", "（）", "()", "【】")
_TWICE = re.compile("[をがはに]{2}|。。|、、")


def _found() -> list[Any]:
    cases = []
    for name in names():
        for number, case in enumerate(table(name).get("invalid", [])):
            cases.append(pytest.param(name, {**table(name), **case}, id=f"{name}-{number}"))
    return cases


@pytest.mark.parametrize(("name", "case"), _found())
def test_a_suggestion_can_stand_in_place_of_what_was_found(name: str, case: dict[str, Any]) -> None:
    raw = case["text"]
    for finding in findings(name, case):
        for suggestion in finding.suggestions:
            assert suggestion != finding.span.text
            assert BLANK not in suggestion
            assert suggestion == suggestion.strip("\n\r")
            _stays_whole(raw, finding, suggestion)


def _stays_whole(raw: str, finding: Finding, suggestion: str) -> None:
    edit = Edit(finding.span.start, finding.span.end, suggestion)
    after = edited(Document("draft.txt", raw), [edit]).raw
    assert not (_TORN.search(after) and not _TORN.search(raw)), after
    assert len(_TWICE.findall(after)) <= len(_TWICE.findall(raw)), after
    if finding.rule != "brackets":
        for opening, closing in _PAIRS:
            before = raw.count(opening) - raw.count(closing)
            assert after.count(opening) - after.count(closing) == before, after
