"""A text in articles as a tree of units, line by line, and the tree as text again.

Nothing is lost: `Statute.text` gives the lines back as they were. A unit is a heading (章), an
article (条), a paragraph (項), an item (号), what is below it, a 附則, a 別表, or the lines before
the first of them. An article's first 項 stands on the line of the article and has no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field

from text.later import later
from text.records import dataclass
from text.statute.numbers import (
    NUMERAL,
    Number,
    Script,
    kana_number,
    number,
    script_of,
    single,
)

KINDS = ("article", "paragraph", "item", "sub", "subsub")
"""What nests, outermost first."""

_BLANK = "[ \t\u3000]"
_ARTICLE = later(rf"(第({NUMERAL})条((?:の{NUMERAL})*))({_BLANK}+|(?=[（(]|$))")
_HEADING = later(rf"(第({NUMERAL})([編章節款目])((?:の{NUMERAL})*))({_BLANK}+)(?=\S)")
_SUPPLEMENT = later(rf"(附{_BLANK}*則)({_BLANK}*)(?:[（(].*|抄)?{_BLANK}*$")
_TABLE = later(rf"((別表|様式|別記)(?:第({NUMERAL})((?:の{NUMERAL})*))?)({_BLANK}+|(?=[（(]|$))")
_MARKS = (
    ("paragraph", later(rf"(([0-9０-９]{{1,3}}))({_BLANK}+)(?=\S)")),
    (
        "item",
        later(
            rf"(([一二三四五六七八九十百]{{1,4}}(?:の[一二三四五六七八九十]+)*))({_BLANK}+)(?=\S)"
        ),
    ),
    ("paren", later(rf"([(（]([0-9０-９]{{1,3}})[)）])({_BLANK}*)(?=\S)")),
    ("paren", later(rf"(([⑴-⒇]))({_BLANK}*)(?=\S)")),
    ("kana", later(rf"(([ア-ン]))({_BLANK}+)(?=\S)")),
    ("kanaparen", later(rf"([(（]([ア-ン])[)）])({_BLANK}*)(?=\S)")),
)
_CAPTION = later(rf"{_BLANK}*[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]{_BLANK}*$")
_TOC = later(rf"{_BLANK}*目{_BLANK}*次{_BLANK}*$")


@dataclass
class Unit:
    """One unit: what stands before its words, its words, and the units in it.

    `label` is its mark (第三条, ２, (1)), `gap` the blanks behind it, `indent` those before it;
    `lead` counts the blank lines above; `lines` are its words, the first without its mark.
    """

    kind: str
    number: Number = ()
    label: str = ""
    gap: str = ""
    indent: str = ""
    lead: int = 0
    caption: str = ""
    lines: list[str] = field(default_factory=list)
    children: list[Unit] = field(default_factory=list)

    def written(self) -> Iterator[str]:
        """Yield the lines of the unit and of what is in it, without the blank lines above it."""
        if self.caption:
            yield self.caption
        inside = list(self.children)
        lines = list(self.lines)
        if self.kind == "article" and not lines:
            lines = [""]
            if inside and not inside[0].label:
                first = inside.pop(0)
                lines = list(first.lines) or [""]
                inside = [*first.children, *inside]
        if self.label or lines:
            head, *rest = lines or [""]
            yield f"{self.indent}{self.label}{self.gap}{head}"
            yield from rest
        for child in inside:
            yield from [""] * child.lead
            yield from child.written()

    @property
    def words(self) -> str:
        """The unit as one string, its own number left out; for comparing."""
        return "\n".join([self.caption.strip(), *self._words()])

    def _words(self) -> Iterator[str]:
        yield from self.lines
        for child in self.children:
            yield child.label
            yield child.words

    def walk(self) -> Iterator[Unit]:
        """Yield the unit and all that are in it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class Statute:
    """A text in articles: its units in order; `script` is that of its numbers."""

    units: list[Unit]
    script: Script = "kanji"
    tail: int = 0

    @property
    def text(self) -> str:
        """The whole text, a line end behind each line."""
        lines: list[str] = []
        for unit in self.units:
            lines += [""] * unit.lead
            lines += unit.written()
        lines += [""] * self.tail
        return "".join(f"{line}\n" for line in lines)

    def of(self, kind: str) -> list[Unit]:
        """Return the units of a kind on the highest level, in order."""
        return [unit for unit in self.units if unit.kind == kind]

    @property
    def title(self) -> str:
        """The first line of the text, "" where an article opens it."""
        return next((unit.lines[0].strip() for unit in self.of("title")), "")


def parse(text: str) -> Statute:
    """Return the tree of `text`. O(len(text))."""
    lines = text.splitlines()
    units, tail = _Parser(lines).run()
    articles = [unit.label for unit in units if unit.kind == "article"]
    return Statute(units, script_of(articles[0]) if articles else "kanji", tail)


def parse_inside(lines: Sequence[str], kind: str) -> Unit:
    """Return a nameless unit of `kind` that holds what `lines` say.

    Its own `lines` are those before the first mark; of an article they are its first paragraph.
    """
    parser = _Parser(lines)
    holder = Unit(kind)
    if kind == "article":
        first = Unit("paragraph", (1,))
        holder.children.append(first)
        parser.stack = [holder, first]
    elif kind == "paragraph":
        parser.stack = [Unit("article"), holder]
    elif kind == "item":
        parser.stack = [Unit("article"), Unit("paragraph", (1,)), holder]
    else:
        parser.stack = [Unit("article"), Unit("paragraph", (1,)), Unit("item"), holder]
    parser.inside = True
    parser.run()
    return holder


class _Parser:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.units: list[Unit] = []
        self.stack: list[Unit] = []
        self.blank = 0
        self.caption = ""
        self.inside = False
        self.toc: set[str] | None = None

    def run(self) -> tuple[list[Unit], int]:
        for at, line in enumerate(self.lines):
            if not line.strip():
                self.blank += 1
                continue
            if _CAPTION.match(line) and not self.caption and self._captioned(at):
                if self.toc is not None:
                    self.toc = None
                self.caption = line
                self.caption_lead, self.blank = self.blank, 0
                continue
            self._line(line)
        return self.units, self.blank

    def _captioned(self, at: int) -> bool:
        below = next((line for line in self.lines[at + 1 :] if line.strip()), "").strip()
        if _ARTICLE.match(below):
            return True
        inside = any(unit.kind == "supplement" for unit in self.stack)
        return inside and _MARKS[0][1].match(below) is not None

    def _line(self, line: str) -> None:
        body = line.lstrip(" \t\u3000")
        indent = line[: len(line) - len(body)]
        if self.toc is not None and self._in_toc(body):
            self._more(line)
            return
        if _TOC.match(line) and not self.stack_has_articles():
            self.toc = set()
            self._top(Unit("toc", lines=[line]))
            return
        if (match := _HEADING.match(body)) and not (self.inside and self.stack):
            value = (*number(match[2]), *_branches(match[4]))
            rest = body[match.end() :]
            unit = Unit(f"heading{match[3]}", value, match[1], match[5], indent, lines=[rest])
            self._top(unit)
            return
        if match := _ARTICLE.match(body):
            self._article(match, indent, body[match.end() :])
            return
        if match := _SUPPLEMENT.match(body):
            unit = Unit("supplement", (), body, "", indent)
            self._top(unit)
            return
        if match := _TABLE.match(body):
            value = (*number(match[3]), *_branches(match[4])) if match[3] else ()
            unit = Unit(f"table{match[2]}", value, match[1], match[5], indent)
            unit.lines = [body[match.end() :]]
            self._top(unit)
            return
        if self.stack and self.stack[0].kind in ("article", "supplement"):
            for kind, pattern in _MARKS:
                if (match := pattern.match(body)) and self._marked(kind, match, indent, body):
                    return
        self._more(line)

    def stack_has_articles(self) -> bool:
        return self.inside or any(unit.kind == "article" for unit in self.units)

    def _in_toc(self, body: str) -> bool:
        assert self.toc is not None
        match = _HEADING.match(body)
        if match is None:
            if _SUPPLEMENT.match(body) and "附則" not in self.toc:
                self.toc.add("附則")
                return True
            if _ARTICLE.match(body):
                self.toc = None
                return False
            ended = "附則" in self.toc
            if ended:
                self.toc = None
            return not ended
        name = re.sub(r"[（(].*", "", body)
        if name in self.toc:
            self.toc = None
            return False
        self.toc.add(name)
        return True

    def _top(self, unit: Unit) -> None:
        unit.lead, self.blank = self.blank, 0
        self.units.append(unit)
        self.stack = [unit]

    def _article(self, match: re.Match[str], indent: str, rest: str) -> None:
        value = (*number(match[2]), *_branches(match[3]))
        unit = Unit("article", value, match[1], match[4], indent)
        self._captions(unit)
        first = Unit("paragraph", (1,), lines=[rest])
        unit.children.append(first)
        home = next((one for one in self.stack if one.kind == "supplement"), None)
        if home is not None:
            home.children.append(unit)
            self.stack = [home, unit, first]
        else:
            self.units.append(unit)
            self.stack = [unit, first]

    def _captions(self, unit: Unit) -> None:
        if self.caption:
            unit.caption, self.caption = self.caption, ""
            unit.lead, self.blank = self.caption_lead, 0
        else:
            unit.lead, self.blank = self.blank, 0

    def _marked(self, kind: str, match: re.Match[str], indent: str, body: str) -> bool:
        open_kinds = [unit.kind for unit in self.stack]
        mark = match[2]
        if kind == "paren":
            deep = {"sub", "subsub"} & set(open_kinds)
            kanji = any(
                u.kind == "item" and u.label[:1] in "一二三四五六七八九十" for u in self.stack
            )
            kind = "subsub" if deep and kanji else "item"
            value = (single(mark),) if "⑴" <= mark <= "⒇" else number(mark)
        elif kind in ("kana", "kanaparen"):
            kind = "sub" if kind == "kana" else "subsub"
            peer = next((u for u in reversed(self.stack) if u.kind == kind), None)
            before = re.sub(r"[(（）)]", "", peer.label) if peer else ""
            value = kana_number(mark, before)
            if kind == "sub" and not peer and mark not in "イア" and not self.inside:
                return False
        else:
            value = number(mark)
        level = KINDS.index(kind)
        parent = next(
            (u for u in reversed(self.stack) if u.kind == "supplement" or _level(u) < level), None
        )
        if parent is None:
            return False
        if kind == "paragraph":
            holder = next((u for u in self.stack if u.kind in ("article", "supplement")), None)
            articles = [u for u in self.stack if u.kind == "article"]
            parent = articles[-1] if articles else holder
            assert parent is not None
            last = [c for c in parent.children if c.kind == "paragraph"]
            if last and not self.inside and value[0] != last[-1].number[0] + 1:
                empty = len(last) == 1 and not last[0].label and not "".join(last[0].lines)
                if not (empty and value == (1,)):
                    return False
                parent.children.remove(last[0])
        unit = Unit(kind, value, match[1], match[3], indent, lines=[body[match.end() :]])
        self._captions(unit)
        parent.children.append(unit)
        place = next(i for i, u in enumerate(self.stack) if u is parent)
        self.stack = [*self.stack[: place + 1], unit]
        return True

    def _more(self, line: str) -> None:
        kept = [""] * self.blank
        if self.caption:
            kept, self.caption = [*kept, self.caption], ""
        if not self.stack:
            unit = Unit("title" if not self.units else "preface", lead=self.blank, lines=[line])
            self.blank = 0
            self.units.append(unit)
            if unit.kind == "preface":
                self.stack = [unit]
            return
        self.blank = 0
        last = self.stack[-1]
        if last.kind == "supplement":
            first = Unit("paragraph", (1,), lead=len(kept), lines=[line])
            last.children.append(first)
            self.stack.append(first)
            return
        if last.kind.startswith("heading"):
            unit = Unit("loose", lead=len(kept), lines=[line])
            self.units.append(unit)
            self.stack = [unit]
            return
        last.lines += [*kept, line]


def _level(unit: Unit) -> int:
    return KINDS.index(unit.kind) if unit.kind in KINDS else -1


def _branches(text: str) -> Number:
    return number(text.removeprefix("の")) if text else ()


def table_label(text: str) -> tuple[str, Number] | None:
    """Return kind and number of the 別表 whose label opens `text`, None where none does."""
    match = _TABLE.match(text)
    if match is None:
        return None
    return f"table{match[2]}", (*number(match[3]), *_branches(match[4])) if match[3] else ()
