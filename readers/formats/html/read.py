"""Web pages: all that a browser prints, block by block; menus and scripts left out.

Read: text, tables by cell (merged cells, too), the numbers of ordered lists, ruby, superscripts and
subscripts, formulas (exponents, indices, fractions, roots of MathML), struck-out text, the words of
drawings (SVG), form controls (ticked boxes, chosen options, texts filled in), headers, footers and
asides, link targets, alternative texts and targets of pictures (image maps and buttons, too), the
feet of tables below their rows, title and date.

Read apart: what is named as navigation, compared but no running text.

Not read: what is hidden (hidden, display:none), scripts, styles,
templates, comments, pictures, frames. Style sheets are not looked at.

The standard library's parser, so that a page can be read everywhere; it reads any tag soup.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from readers.formats.flow import Flow, raised
from readers.formats.html.controls import control
from readers.formats.html.feet import Feet
from readers.formats.html.lists import Lists, reversed_lists
from readers.formats.html.open_elements import Element, OpenElements
from readers.formats.html.pictures import maps_in_use, picture
from readers.formats.html.quotes import Quotes
from readers.formats.html.vocabulary import (
    BLOCKS,
    FORMULA_PARTS,
    IMPLIED,
    MARKS,
    UNDRAWN,
    UNSEEN,
    VOID,
    is_hidden,
    is_navigation,
    styled,
)
from readers.formats.html_rows import Rows
from readers.source.encoding import canonical, decode
from text.errors import UsageError
from text.language.figures.dates import find_dates
from text.later import later
from text.model.document import BorderKind, Document, Mark, MarkKind

_DECLARED = later(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
_DECLARED_REACH = 4_096
_BREAK_IN_JAPANESE = later(r"(?<=[\u2e80-\uffef])[ \t]*\r?\n\s*(?=[\u2e80-\uffef])")
_SPACES = later(r"[ \t\n\r\f]+")
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "article:modified_time",
)


def read(content: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document in the page `content`. Raises UnreadableDocument for a binary file."""
    found = decode(content, name, encoding or _declared(content))
    page = _Page(reversed_lists(found.text), maps_in_use(found.text))
    page.feed(found.text)
    page.close()
    title = page.heading or page.title
    if page.title:
        page.flow.marks.append(Mark(0, 0, "page-title", page.title))
    menus = " ".join("".join(page.menus).split())
    if menus:
        page.flow.marks.append(Mark(0, 0, "navigation", menus))
    document = page.flow.document(
        name, "html", found.encoding, title=title, date=page.date, undecodable=found.undecodable
    )
    return replace(document, certainty=found.certainty)


def _declared(content: bytes) -> str | None:
    """Return the encoding that the page names, unless its bytes say otherwise."""
    match = _DECLARED.search(content, 0, _DECLARED_REACH)
    if match is None or content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        named = canonical(match.group(1).decode("ascii"))
        content.decode(named)
    except (UsageError, UnicodeDecodeError):
        return None
    return named


class _Page(HTMLParser):
    """Collects what the page prints. A break or a blank is added once more text follows."""

    def __init__(self, sizes: list[int], maps: frozenset[str]) -> None:
        """`sizes` are those of the lists that count down, in order; `maps` those in use."""
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self.title = self.heading = self.date = ""
        self._lists = Lists(sizes)
        self._items: list[str] = []
        """The items that are open: how deep each is, "" for one without a bullet."""
        self._quotes = Quotes("")
        self._open = OpenElements()
        self._unseen = 0
        self.menus: list[str] = []
        """What stands in menus: printed, but no text of the page."""
        self._in_menu = False
        self._in_title = False
        self._in_heading: list[str] | None = None
        self._level = 0
        self._ruby: list[list[str]] = []
        self._in_reading = False
        self._pre = 0
        self._tables: list[Rows] = []
        self._feet = Feet()
        self._maps = maps
        self._map = ""
        self._formula: list[tuple[str, int]] = []
        """The parts of formulas that are open, and how many elements each has had."""
        self._options: list[tuple[bool, list[str]]] | None = None
        self._links: list[str] = []
        self._wants_break = False
        self._wants_blank = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = {key: value or "" for key, value in attrs}
        self._note_date(tag, words)
        drawing = "svg" in self._open
        if tag == "title" and not self.title and not drawing:
            self._in_title = True
        self._close_implied(tag)
        if self._formula and not self._unseen:
            self._part_of_formula()
        if drawing and (tag == "text" or (tag == "tspan" and {"y", "dy"} & words.keys())):
            self._wants_break = True
        if tag in BLOCKS or tag == "br":
            if tag == "br" and not self._unseen:
                self._hard_break()
            self._wants_break = True
        if tag in VOID:
            if not self._unseen and not is_hidden(tag, words):
                self._void(tag, words)
            return
        unseen = tag in UNSEEN or (drawing and tag in UNDRAWN)
        unseen = unseen or is_hidden(tag, words)
        if not (self._unseen or unseen) and is_navigation(tag, words):
            unseen = self._in_menu = True
        self._unseen += unseen
        self._pre += tag in ("pre", "textarea")
        place = self.flow.length
        looks: tuple[MarkKind, ...] = ()
        if not self._unseen:
            self._begin(tag, words)
            looks = styled(words)
            if tag in MARKS or tag == "li" or looks:
                self._flush()
                place = self.flow.length
        self._open.push(Element(tag, unseen, place, looks))

    def _begin(self, tag: str, words: dict[str, str]) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._in_heading, self._level = [], int(tag[1])
        elif tag == "ruby":
            self._ruby.append(["", ""])
        elif tag in ("rt", "rtc"):
            self._in_reading = True
        elif tag in ("ol", "ul", "menu"):
            self._lists.begin(tag, words)
        elif tag == "q":
            self._add(self._quotes.open())
            self._wants_blank = ""
        elif tag == "html":
            self._quotes = Quotes(words.get("lang", ""))
        elif tag == "li":
            self._items.append(self._lists.depth(words))
            label = self._lists.label(words)
            if label:
                self._add(label)
                self._wants_blank = ""
        elif tag == "table":
            self._flush()
            self.flow.begin_table()
            self._tables.append(Rows(self._border))
            self._feet.begin_table()
        elif tag == "tfoot":
            self.flow = self._feet.begin(self.flow, apart=self._in_heading is None)
            self._wants_break, self._wants_blank = False, ""
        elif tag == "map":
            self._map = words.get("name", "").lower()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].cell(words)
        elif tag in FORMULA_PARTS:
            self._formula.append((tag, 0))
            if tag in ("msqrt", "mroot"):
                self._add("√")
        elif tag == "select":
            self._options = []
        elif tag == "option" and self._options is not None:
            self._options.append(("selected" in words, [words.get("label", "")]))
        elif tag == "a":
            self._links.append(words.get("href", ""))

    def _part_of_formula(self) -> None:
        """Raise or lower what now begins as an exponent or index, or draw a fraction's bar."""
        tag, parts = self._formula[-1]
        if self._open.innermost in ("sup", "sub"):
            self.handle_endtag(self._open.innermost)
        if self._open.innermost != tag:
            return
        self._formula[-1] = (tag, parts + 1)
        role = FORMULA_PARTS[tag][parts] if parts < len(FORMULA_PARTS[tag]) else ""
        if role in ("sup", "sub"):
            self._flush()
            self._open.push(Element(role, False, self.flow.length))
        elif role:
            self._add(role)

    def _void(self, tag: str, words: dict[str, str]) -> None:
        shown = control(words) if tag == "input" else ""
        if shown:
            self._add(shown)
        drawn = picture(tag, words, self._map in self._maps)
        if drawn is not None:
            self._flush()
            self.flow.mark(self.flow.length, "picture", *drawn)

    def _close_implied(self, tag: str) -> None:
        """Close what `tag` ends without a word: <td> the cell before it, <li> the item."""
        ended, within = IMPLIED.get(tag, ((), ()))
        name = self._open.innermost_of((*ended, *within))
        while name in ended:
            self.handle_endtag(name)
            name = self._open.innermost_of((*ended, *within))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        name = tag if tag not in self._open else ""
        while name != tag:
            name, unseen, place, looks = self._open.pop()
            if not self._unseen:
                self._close_one(name, place)
                for look in looks:
                    self.flow.mark(place, look)
            if name in BLOCKS or name in ("svg", "text"):
                self._wants_break = True
            self._unseen -= unseen
            self._in_menu = self._in_menu and self._unseen > 0
            self._pre -= name in ("pre", "textarea")

    def _close_one(self, name: str, place: int) -> None:
        if name in ("rt", "rtc"):
            self._in_reading = False
        elif name == "ruby" and self._ruby:
            base, reading = self._ruby.pop()
            if base:
                self._add(base)
                self.flow.set_reading(self.flow.length - len(base), reading)
        elif name in ("ol", "ul", "menu"):
            self._lists.end()
        elif name == "q":
            self._wants_blank = ""
            self._add(self._quotes.close())
        elif name == "li" and self._items:
            depth = self._items.pop()
            if depth:
                self.flow.mark(place, "item", depth)
        elif name == "tr" and self._tables:
            self._tables[-1].end_row()
        elif name == "table" and self._tables:
            self._tables.pop().end_row()
            self._feet.end_table(self.flow)
            self._wants_break = True
        elif name == "tfoot":
            self.flow = self._feet.end(self.flow)
        elif name == "map":
            self._map = ""
        elif name == "select" and self._options is not None:
            chosen = [parts for on, parts in self._options if on] or [
                parts for _, parts in self._options[:1]
            ]
            self._options = None
            self._add("・".join(filter(None, ("".join(parts).strip() for parts in chosen))))
        elif name in FORMULA_PARTS and self._formula:
            self._formula.pop()
        elif name in MARKS:
            link = self._links.pop() if name == "a" and self._links else ""
            if name != "a" or link:
                self.flow.mark(place, MARKS[name], link)
        elif self._in_heading is not None and name == f"h{self._level}":
            words = "".join(self._in_heading).strip()
            if words and not self.heading and self._level == 1:
                self.heading = words
            self.flow.name_section(words)
            if words:
                self.flow.mark(self.flow.headings[-1][0], "heading", str(self._level))
            self._in_heading = None

    def close(self) -> None:
        """Read what is left, and end the last line."""
        super().close()
        while self._open.innermost:
            self.handle_endtag(self._open.innermost)
        if self.flow.length:
            self.flow.end_line()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = (self.title + data).strip()
        if self._unseen:
            if self._in_menu and self._unseen == 1:
                self.menus += [data, " "]
            return
        if self._options is not None:
            if self._options:
                self._options[-1][1].append(_SPACES.sub(" ", data))
            return
        if self._ruby:
            self._ruby[-1][self._in_reading] += _SPACES.sub(" ", data).strip()
            return
        if self._pre:
            self._add(data)
            return
        text = _SPACES.sub(" ", _BREAK_IN_JAPANESE.sub("", data))
        if not text:
            return
        blank = _SPACES.match(data)
        if blank:
            self._wants_blank = self._wants_blank or blank.group()
        text = text.strip(" ")
        if not text:
            return
        self._add(text)
        last = _SPACES.search(data, len(data.rstrip(" \t\n\r\f")))
        self._wants_blank = last.group() if last else ""

    def _add(self, text: str) -> None:
        """Add `text`, after the break or the blank that was put off."""
        if not text:
            return
        self._flush(text[0])
        if self._in_heading is not None:
            if not self._in_heading:
                self.flow.begin_section("", self._level)
            self._in_heading.append(text)
        level = self._open.innermost
        if self._formula:
            level = self._open.innermost_of(("sup", "sub"))
        if level in ("sup", "sub"):
            text = raised(text, "superscript" if level == "sup" else "subscript")
        self.flow.add(text)

    def _flush(self, following: str = "") -> None:
        flow = self.flow
        if self._wants_break:
            if flow.length and not flow.ends_cell:
                flow.end_line()
        elif self._wants_blank and flow.length and not (flow.ends_line or flow.ends_cell):
            # A line break between two Japanese letters is no blank.
            within = "\n" in self._wants_blank and following > "\u2e7f"
            if not (within and flow.text[-1] > "\u2e7f"):
                if self._in_heading:
                    self._in_heading.append(" ")
                flow.add(" ")
        self._wants_break, self._wants_blank = False, ""

    def _hard_break(self) -> None:
        """Break the line; two breaks leave one blank."""
        if self._wants_break and self.flow.length and not self.flow.ends_cell:
            self.flow.blank_line() if self.flow.ends_line else self.flow.end_line()

    def _border(self, kind: BorderKind) -> None:
        self._wants_break, self._wants_blank = False, ""
        self.flow.border(kind)

    def _note_date(self, tag: str, words: dict[str, str]) -> None:
        value = ""
        if tag == "meta":
            named = (
                words.get("property") or words.get("name") or words.get("itemprop") or ""
            ).lower()
            if named in _DATE_NAMES:
                value = words.get("content", "")
        elif tag == "time":
            value = words.get("datetime", "")
        if value and not self.date:
            dates = [mention.iso for mention in find_dates(value[:10]) if mention.iso]
            self.date = dates[0] if dates and dates[0] else ""
