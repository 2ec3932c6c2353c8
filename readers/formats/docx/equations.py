r"""EQ fields: circled characters, the ruby of old files, fractions, roots.

An EQ field has no result in the file, what it prints is in its instruction alone:
`EQ \* jc2 \o\ad(\s\up 9(とくめい),匿名)` is 匿名 with ruby, `eq \o\ac(○,印)` is 印 in a circle.
"""

from __future__ import annotations

import re
import unicodedata

from readers.formats.flow import Flow, raised
from text.later import later
from text.model.document import MarkKind

_SWITCH = later(r"\\([A-Za-z]+|\*)")
_NUMBER = later(r"\s*-?\d+(?:\.\d+)?")
_FORMAT = later(r"\s*(?:\"[^\"]*\"|[^\s\\(]+)")
_CIRCLES = frozenset("○◯〇⚪●")
_FRAMES = _CIRCLES | frozenset("□△◇▽◎☐")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">", "（": "）", "「": "」", "|": "|"}
_DEEPEST = 20


def _enclosed() -> dict[str, str]:
    """Return the characters that Unicode has in a circle: 印 → ㊞, 1 → ①."""
    found: dict[str, str] = {}
    for first, last in ((0x2460, 0x2473), (0x24B6, 0x24E9), (0x3280, 0x32FE)):
        for code in range(first, last + 1):
            kind, _, base = unicodedata.decomposition(chr(code)).partition(" ")
            if kind == "<circle>":
                found["".join(chr(int(part, 16)) for part in base.split())] = chr(code)
    return found


_ENCLOSED = _enclosed()


def equation(instruction: str, flow: Flow) -> bool:
    """Add what the field `instruction` prints to `flow`; return whether it is an EQ field."""
    head = re.match(r"\s*EQ\b", instruction, re.IGNORECASE)
    if head is None:
        return False
    printed = Flow()
    _Equation(instruction[head.end() :].strip(), printed).run(0, 0)
    flow.join(printed)
    return True


def enclosed(frame: str, inner: str, flow: Flow) -> None:
    """Add `inner`, which stands in the frame `frame` (○): ㊞ where there is such a character."""
    start = flow.length
    framed = _ENCLOSED.get(unicodedata.normalize("NFKC", inner)) if frame in _CIRCLES else None
    flow.add(framed or inner)
    flow.mark(start, "enclosed", frame)


class _Equation:
    def __init__(self, text: str, flow: Flow) -> None:
        self._text = text
        self._flow = flow

    def run(self, place: int, depth: int) -> int:
        """Add the elements from `place` to the end of the argument; return where that is."""
        text = self._text
        while place < len(text) and text[place] not in ",;)":
            if text[place] == "\\":
                place = self._switch(place, depth)
            elif text[place] == "(":
                self._flow.add("(")
                place = self.run(place + 1, depth + 1) if depth < _DEEPEST else len(text)
                while place < len(text) and text[place] in ",;":
                    self._flow.add(text[place])
                    place = self.run(place + 1, depth + 1)
                self._flow.add(")")
                place += 1
            else:
                blank = text[place].isspace()
                if not blank or (self._flow.length and not self._flow.text.endswith(" ")):
                    self._flow.add(" " if blank else text[place])
                place += 1
        return place

    def _switch(self, place: int, depth: int) -> int:
        match = _SWITCH.match(self._text, place)
        if match is None:
            # An escaped character: \\ \, \( \).
            self._flow.add(self._text[place + 1 : place + 2])
            return place + 2
        name, place = match[1].lower(), match.end()
        if name == "*":
            skipped = _FORMAT.match(self._text, place)
            return skipped.end() if skipped else place
        options: list[str] = []
        while True:
            number = _NUMBER.match(self._text, place)
            place = number.end() if number else place
            option = _SWITCH.match(self._text, place)
            if option is None and self._text.startswith("\\", place) and name == "b":
                options.append(self._text[place + 1 : place + 2])
                place += 2
                continue
            if option is None:
                break
            options.append(option[1].lower())
            place = option.end()
            if options[-1] in ("lc", "rc", "bc") and self._text.startswith("\\", place):
                options.append(self._text[place + 1 : place + 2])
                place += 2
        while self._text[place : place + 1].isspace():
            place += 1
        if self._text[place : place + 1] != "(":
            return place
        arguments, place = self._arguments(place + 1, depth + 1)
        self._put(name, options, arguments)
        return place

    def _arguments(self, place: int, depth: int) -> tuple[list[Flow], int]:
        found: list[Flow] = []
        while True:
            part = _Equation(self._text, Flow())
            place = part.run(place, depth) if depth < _DEEPEST else len(self._text)
            found.append(part._flow)
            if self._text[place : place + 1] not in (",", ";"):
                return found, place + 1
            place += 1

    def _put(self, name: str, options: list[str], parts: list[Flow]) -> None:
        flow = self._flow
        words = [part.text.strip() for part in parts]
        if name == "o" and len(parts) == 2:
            self._laid_over(parts, words)
        elif name == "s":
            kind: MarkKind = "subscript" if "do" in options else "superscript"
            for text in filter(None, words):
                start = flow.length
                flow.add(raised(text, kind))
                flow.mark(start, kind)
        elif name == "f":
            flow.add("/".join(words))
        elif name == "r":
            root = {"3": "∛", "4": "∜"}.get(words[0], "√") if len(words) > 1 else "√"
            flow.add(root + words[-1])
        elif name == "b":
            opening = next((option for option in options if option in _BRACKETS), "(")
            flow.add(opening + ",".join(words) + _BRACKETS[opening])
        elif name == "x":
            start = flow.length
            flow.join(parts[0])
            flow.mark(start, "enclosed", "□")
        elif name == "i":
            lower, upper, inner = [*words, "", "", ""][:3]
            flow.add(f"∫{lower}{upper}{inner}")
        elif name == "l":
            flow.add(",".join(words))
        elif name == "a":
            flow.add(" ".join(words))
        else:
            for part in parts:
                flow.join(part)

    def _laid_over(self, parts: list[Flow], words: list[str]) -> None:
        """One thing over another: ruby if the first is set high, a frame if it is a circle."""
        high = [mark for mark in parts[0].marks if mark.kind == "superscript"]
        if high and words[0] and words[1]:
            self._flow.add_reading(words[1], words[0])
        elif words[0] in _FRAMES:
            enclosed(words[0], words[1], self._flow)
        elif words[1] in _FRAMES:
            enclosed(words[1], words[0], self._flow)
        else:
            for part in parts:
                self._flow.join(part)
