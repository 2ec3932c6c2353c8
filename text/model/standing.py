"""Findings that the house has looked at and lets stand."""

from __future__ import annotations

from text.records import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """One entry of the side file.

    It covers the findings of `rule` in `sentence` (folded, without white space): all of them, or
    the one whose id is `finding` ("" for any). `document` limits it to one, "" for any. `words` are
    what was found, and `reason` is what a person wrote down; both are for the reader.
    """

    rule: str
    sentence: str
    document: str = ""
    finding: str = ""
    words: str = ""
    reason: str = ""
