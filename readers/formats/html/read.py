"""Web pages: all that a browser prints, block by block; menus and scripts left out.

Read: text, tables by cell (merged cells, too), the numbers of ordered lists, ruby, superscripts and
subscripts, struck-out text, the words of drawings (SVG), form controls (ticked boxes, chosen
options, texts filled in), headers, footers and asides, link targets and pictures' alternative
texts, title and date.

Not read: what is named as navigation, what is hidden (hidden, display:none), scripts, styles,
templates, comments, pictures, frames. Style sheets are not looked at.

The standard library's parser, so that a page can be read everywhere; it reads any tag soup.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

from readers.formats.flow import Flow, raised
from readers.formats.html.controls import control
from readers.formats.html.lists import Lists, reversed_lists
from readers.formats.html.tables import Rows
from readers.source.encoding import canonical, decode
from text.errors import UsageError
from text.language.dates import find_dates
from text.model.document import BorderKind, Document, MarkKind

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.I)
_DECLARED_REACH = 4_096
_UNSEEN = frozenset(
    (
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "iframe",
        "object",
        "rp",
        "datalist",
        "audio",
        "video",
        "canvas",
    )
)
_UNDRAWN = frozenset(("defs", "title", "desc", "metadata", "symbol", "clippath", "mask", "marker"))
"""What a drawing (<svg>) has besides what it shows."""
_NAVIGATION_ROLES = frozenset(("navigation", "search"))
_NAVIGATION_NAMES = re.compile(
    r"(?:^|[-_ ])(?:nav|navi|navigation|menu|breadcrumbs?|sidebar|pankuzu|global-?nav|gnav"
    r"|pager|pagination|share|sns|cookie)(?:$|[-_ ])",
    re.I,
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "address",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
        "nav",
        "aside",
        "form",
        "fieldset",
        "details",
        "summary",
        "legend",
        "dialog",
        "option",
        "textarea",
        "optgroup",
        "thead",
        "tbody",
        "tfoot",
    )
)
_MARKS: dict[str, MarkKind] = {
    **{"sup": "superscript", "sub": "subscript", "s": "struck", "del": "struck"},
    **{"strike": "struck", "a": "link", "b": "bold", "strong": "bold", "i": "italic"},
    **{"em": "italic", "u": "underline"},
}
_IMPLIED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "td": (("td", "th"), ("table", "tr")),
    "th": (("td", "th"), ("table", "tr")),
    "tr": (("tr",), ("table",)),
    "thead": (("thead", "tbody", "tfoot"), ("table",)),
    "tbody": (("thead", "tbody", "tfoot"), ("table",)),
    "tfoot": (("thead", "tbody", "tfoot"), ("table",)),
    "li": (("li",), ("ol", "ul", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "option": (("option",), ("select",)),
    "p": (("p",), ("td", "th", "div", "li", "section", "blockquote", "article", "button")),
}
"""Tag → the open elements that it ends, and those within which alone it does."""
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    )
)
_BREAK_IN_JAPANESE = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*\r?\n\s*(?=[\u2e80-\uffef])")
_SPACES = re.compile(r"[ \t\n\r\f]+")
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
    page = _Page(reversed_lists(found.text))
    page.feed(found.text)
    page.close()
    title = page.heading or page.title
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

    def __init__(self, sizes: list[int]) -> None:
        """`sizes` are those of the lists that count down, in order."""
        super().__init__(convert_charrefs=True)
        self.flow = Flow()
        self.title = self.heading = self.date = ""
        self._lists = Lists(sizes)
        self._open: list[tuple[str, bool, int]] = []
        self._unseen = 0
        self._in_title = False
        self._in_heading: list[str] | None = None
        self._level = 0
        self._ruby: list[list[str]] = []
        self._in_reading = False
        self._pre = 0
        self._tables: list[Rows] = []
        self._options: list[tuple[bool, list[str]]] | None = None
        self._links: list[str] = []
        self._wants_break = False
        self._wants_blank = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        words = {key: value or "" for key, value in attrs}
        self._note_date(tag, words)
        drawing = any(name == "svg" for name, _, _ in self._open)
        if tag == "title" and not self.title and not drawing:
            self._in_title = True
        self._close_implied(tag)
        if drawing and (tag == "text" or (tag == "tspan" and {"y", "dy"} & words.keys())):
            self._wants_break = True
        if tag in _BLOCKS or tag == "br":
            if tag == "br" and not self._unseen:
                self._hard_break()
            self._wants_break = True
        if tag in _VOID:
            if not self._unseen and not _is_hidden(tag, words):
                self._void(tag, words)
            return
        unseen = tag in _UNSEEN or (drawing and tag in _UNDRAWN)
        unseen = unseen or _is_hidden(tag, words) or _is_navigation(tag, words)
        self._unseen += unseen
        self._pre += tag in ("pre", "textarea")
        place = self.flow.length
        if not self._unseen:
            self._begin(tag, words)
            if tag in _MARKS:
                self._flush()
                place = self.flow.length
        self._open.append((tag, unseen, place))

    def _begin(self, tag: str, words: dict[str, str]) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._in_heading, self._level = [], int(tag[1])
        elif tag == "ruby":
            self._ruby.append(["", ""])
        elif tag in ("rt", "rtc"):
            self._in_reading = True
        elif tag in ("ol", "ul", "menu"):
            self._lists.begin(tag, words)
        elif tag == "li":
            label = self._lists.label(words)
            if label:
                self._add(label)
                self._wants_blank = ""
        elif tag == "table":
            self._flush()
            self.flow.begin_table()
            self._tables.append(Rows(self._border))
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].cell(words)
        elif tag == "select":
            self._options = []
        elif tag == "option" and self._options is not None:
            self._options.append(("selected" in words, [words.get("label", "")]))
        elif tag == "a":
            self._links.append(words.get("href", ""))

    def _void(self, tag: str, words: dict[str, str]) -> None:
        if tag == "input":
            shown = control(words)
            if shown:
                self._add(shown)
        elif tag == "img":
            self._flush()
            alt = words.get("alt", "").strip()
            self.flow.mark(self.flow.length, "picture", alt, _address(words.get("src", "")))

    def _close_implied(self, tag: str) -> None:
        """Close what `tag` ends without a word: <td> the cell before it, <li> the item."""
        ended, within = _IMPLIED.get(tag, ((), ()))
        for name, _, _ in reversed(self._open):
            if name in within:
                return
            if name in ended:
                self.handle_endtag(name)
                return

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if all(name != tag for name, _, _ in self._open):
            return
        while self._open:
            name, unseen, place = self._open.pop()
            if not self._unseen:
                self._close_one(name, place)
            if name in _BLOCKS or name in ("svg", "text"):
                self._wants_break = True
            self._unseen -= unseen
            self._pre -= name in ("pre", "textarea")
            if name == tag:
                break

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
        elif name == "tr" and self._tables:
            self._tables[-1].end_row()
        elif name == "table" and self._tables:
            self._tables.pop().end_row()
            self._wants_break = True
        elif name == "select" and self._options is not None:
            chosen = [parts for on, parts in self._options if on] or [
                parts for _, parts in self._options[:1]
            ]
            self._options = None
            self._add("・".join(filter(None, ("".join(parts).strip() for parts in chosen))))
        elif name in _MARKS:
            link = self._links.pop() if name == "a" and self._links else ""
            if name != "a" or link:
                self.flow.mark(place, _MARKS[name], link)
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
        while self._open:
            self.handle_endtag(self._open[-1][0])
        if self.flow.length:
            self.flow.end_line()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title = (self.title + data).strip()
        if self._unseen:
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
        if self._open and self._open[-1][0] in ("sup", "sub"):
            text = raised(text, "superscript" if self._open[-1][0] == "sup" else "subscript")
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


def _is_hidden(tag: str, words: dict[str, str]) -> bool:
    closed = tag == "dialog" and "open" not in words
    return closed or "hidden" in words or _HIDDEN.search(words.get("style", "")) is not None


def _is_navigation(tag: str, words: dict[str, str]) -> bool:
    if tag in ("body", "html", "main", "article"):
        return False
    names = f"{words.get('id', '')} {words.get('class', '')}"
    return (
        tag == "nav"
        or words.get("role", "").lower() in _NAVIGATION_ROLES
        or _NAVIGATION_NAMES.search(names) is not None
    )


def _address(source: str) -> str:
    """Return where a picture is from; of one written out in the page itself, its fingerprint."""
    source = source.strip()
    if not source.startswith("data:"):
        return source
    return f"data:{hashlib.sha256(source.encode('utf-8', 'replace')).hexdigest()[:12]}"
