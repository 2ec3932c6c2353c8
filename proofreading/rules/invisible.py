"""Characters that nobody sees: zero-width blanks, control characters, direction marks.

Joiners inside emoji and variation selectors have work to do and are left alone; so is a byte order
mark at the very start. The replacement character � and private-use characters are seen, but by
each reader as something else, and have no safe fix. Of a text that was read in a wrong encoding
and saved so only that is said, and no other rule reads it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from proofreading.context import Context
from proofreading.draft import Draft
from proofreading.rule import RuleInfo
from text.later import later
from text.model.finding import Finding

RULE = RuleInfo(__name__, severity="error", safe=True)

_HIDDEN = later(
    "[\u00ad\u180e\u200b\u200c\u2060-\u2064\u3164\uffa0\u115f\u1160\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]+"
    "|(?<!^)\ufeff+"
    "|(?<![\U0001f000-\U0001faff\u2600-\u27bf\ufe0f])\u200d+"
    "|\u200d+(?![\U0001f000-\U0001faff\u2600-\u27bf])"
)
_DIRECTION = later("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_LOST = later("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]+")

_ALONE = later("[ `\"'「（(]\ufffd[ `\"'」）)]")
_OFTEN = 3
"""So many of one character came with one paste, and are one finding with its places."""


def check(draft: Draft, context: Context) -> Iterator[Finding]:
    """Yield every run of invisible characters and of characters without a meaning of their own."""
    if draft.garbled:
        yield RULE.finding(draft, *draft.garbled, "garbled", safe=False)
        return
    hidden = list(_HIDDEN.finditer(draft.text))
    often = Counter(map(_codes, hidden))
    for match in hidden:
        start, end = match.span()
        code = _codes(match)
        cause = code if often[code] >= _OFTEN else ""
        if _DIRECTION.fullmatch(match.group()):
            cause = "direction"  # an embedding and its end are one thing
        found = RULE.finding(draft, start, end, "hidden", suggestions=("",), cause=cause, code=code)
        # What parts two cells for the rules is a tab or a bar in the document, and well seen there.
        if _HIDDEN.search(draft.document.raw, found.span.start, found.span.end):
            yield found
    for match in _LOST.finditer(draft.text):
        start, end = match.span()
        if _ALONE.fullmatch(draft.text, max(0, start - 1), end + 1):
            continue  # the character is what is spoken of
        kind = "replaced" if "\ufffd" in match.group() else "private"
        yield RULE.finding(draft, start, end, kind, safe=False, code=_codes(match))


def _codes(match: re.Match[str]) -> str:
    codes = list(dict.fromkeys(f"U+{ord(char):04X}" for char in match.group()))
    return " ".join(codes[:4]) + (" …" if len(codes) > 4 else "")
