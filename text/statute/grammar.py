"""What a sentence of a 改め文 looks like, and where one ends and the words that it adds begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from text.later import later
from text.statute.amendment import AmendmentError
from text.statute.notes import MARK, parted_notes
from text.statute.numbers import NUMERAL

N = NUMERAL
STEP = (
    rf"第{N}(?:条(?:の{N}(?![項号条]))*|[項編章節款目表](?:の{N}(?![項号条]))*|号(?:の{N}(?![項号条]))*)"
    r"|同[条項号表章節款]|(?:(?<=号)|(?<=^))[ア-ン](?![ァ-ヶー])|[(（](?:[0-9０-９]{1,2}|[ア-ン])[)）]"
)
BASE = rf"題名|目次|前文|本則|附則|別表(?:第{N})?(?:の{N})*|様式(?:第{N})?(?:号)?(?:の{N})*"
PART = (
    "の前の見出し|の見出し|見出し|各号列記以外の部分|本文|ただし書|前段|後段"
    "|の[編章節款目]名|の表|の項"
)
ADDRESS = rf"(?:(?:{BASE})(?:{STEP})*|(?:{STEP})+)(?:{PART})?"
TABLE_ROW = rf"(?:別表(?:第{N})?(?:の{N})*|同表)(?:の表)?[^\x01\x02「」、。]{{1,30}}の項"
"""A row of a 別表, by the words in its first cell."""
_OPENS = later(rf"{TABLE_ROW}中|(?:{ADDRESS})(?:中|を|に|の(?!{N})|及び|、|から|並びに|として)")
_ENDS = later(r"(?:改める|加える|削る|とする|繰り上げる|繰り下げる|繰上げる|繰下げる|付する)。?$")
_LEAD = later(r".*(?:の一部を(?:次のように|次の[^。]*とおり)改正する|を次のように改正する)。$")
_OWN = later(r"附[ \u3000]*則")


def is_instruction(line: str) -> bool:
    """Return whether `line` is a sentence of a 改め文, and not words that one adds."""
    body = line.strip()
    outside = _bare(body)
    return bool(_OPENS.match(outside) and _ENDS.search(outside)) or _quoted_opening(outside)


def _quoted_opening(outside: str) -> bool:
    return outside.startswith("「") and bool(_ENDS.search(outside)) and "「」を「」に" in outside


def _bare(text: str) -> str:
    """Return `text` with nothing between its outer 「 and 」."""
    parts, depth = [], 0
    for char in text:
        if char == "「":
            if not depth:
                parts.append(char)
            depth += 1
        elif char == "」" and depth:
            depth -= 1
            if not depth:
                parts.append(char)
        elif not depth:
            parts.append(char)
    return "".join(parts)


def parted(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each sentence of a 改め文 with the lines that it adds; "" with a 附則 of its own."""
    lines, _ = parted_notes(text.splitlines())
    leads = [at for at, line in enumerate(lines) if _LEAD.match(_bare(line.strip()))]
    lines = lines[leads[0] + 1 :] if leads else lines
    sentence = ""
    content: list[str] = []
    for at, line in enumerate(lines):
        if not sentence and (not line.strip() or line.startswith(MARK)):
            continue
        own = _OWN.match(line.strip()) and len(line.strip()) < 40 and not is_instruction(line)
        if own and not (sentence and _awaits(sentence) and not content):
            if sentence:
                yield sentence, _trimmed(content)
            yield "", _trimmed(lines[at:])
            return
        if is_instruction(line):
            if sentence:
                yield sentence, _trimmed(content)
            sentence, content = line.strip(), []
        elif sentence:
            content.append(line)
        else:
            raise AmendmentError("amend.unread", line=line.strip()[:60])
    if sentence:
        yield sentence, _trimmed(content)


def _awaits(sentence: str) -> bool:
    return "次の" in _bare(sentence)[-16:]


def _trimmed(lines: Sequence[str]) -> tuple[str, ...]:
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    while kept and not kept[0].strip():
        kept.pop(0)
    return tuple(kept)
