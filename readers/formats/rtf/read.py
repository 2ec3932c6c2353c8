r"""Rich Text Format (.rtf): what is printed, page heads and feet, notes and text boxes included.

Read: paragraphs and headings, list numbers, tables by cell (merged cells and tables in cells, too),
headers and footers (once each), text boxes, footnotes and endnotes, superscripts and subscripts,
struck-out text, symbol fonts, fields' results, form fields and check boxes, EQ fields (old ruby,
囲い文字, fractions), link targets and pictures' alternative texts, tracked changes as accepted.

Not read: hidden text, comments, pictures, embedded files, colours and sizes.

A reader of our own: what the libraries give is the text without notes, heads and looks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from readers.formats.flow import Flow
from readers.formats.rtf.edges import Edges
from readers.formats.rtf.fields import Field
from readers.formats.rtf.fonts import Fonts, code_page
from readers.formats.rtf.lists import Lists
from readers.formats.rtf.looks import Look, changed
from readers.formats.rtf.places import names_place, place_of
from readers.formats.rtf.styles import Styles
from readers.formats.rtf.tokens import Token, tokens
from readers.formats.rtf.vocabulary import BOXES, CHARACTERS, EDGES, NOTES, SYMBOLS
from readers.formats.rtf.writer import Writer
from text.errors import UnreadableDocument
from text.model.document import Document

_HIDDEN = "show.notice-hidden"
_DEEPEST = 100_000
"""Groups in groups; Word writes a dozen."""
_MOST_WRITERS = 12
"""Notes and text boxes in each other that stand apart; deeper ones run on."""
_PAGES = {"mac": 10000, "pc": 437, "pca": 850}
_CELLS = frozenset(("trowd", "clmrg", "clvmrg", "cellx"))


def read(content: bytes, name: str) -> Document:
    """Return the document in the .rtf file `content`. Raises UnreadableDocument."""
    reader = _Reader()
    depth = 0
    for token in tokens(content.decode("latin-1")):
        reader.take(token)
        depth += (token.kind == "open") - (token.kind == "close")
        if depth > _DEEPEST:
            raise UnreadableDocument("reading.broken-file", path=name, reason="{" * 3 + "…")
    flow = reader.ended()
    return flow.document(
        name,
        "rtf",
        "rtf",
        undecodable=reader.undecodable,
        notices=tuple(sorted(reader.notices)),
    )


class _Reader:
    def __init__(self) -> None:
        self.notices: set[str] = set()
        self.undecodable = 0
        self._look = Look()
        self._groups: list[tuple[Look, Callable[[], None] | None]] = []
        self._fonts = Fonts()
        self._styles = Styles()
        self._lists = Lists()
        self._writers = [Writer()]
        self._bytes = bytearray()
        self._chars: list[str] = []
        self._to_skip = 0
        self._may_pass = False
        self._fields: list[Field] = []
        self._notes: list[Flow] = []
        self._edges = Edges()
        self._in_edge = self._in_note = False
        self._property = ""

    # Tokens

    def take(self, token: Token) -> None:
        """Read one token."""
        kind, text = token.kind, token.text
        if kind == "open":
            self._emit()
            self._to_skip, self._may_pass = 0, False
            self._groups.append((self._look, None))
            if self._look.place == "twins":
                self._look = self._look._replace(place="")
        elif kind == "close":
            self._emit()
            self._to_skip, self._may_pass = 0, False
            if self._groups:
                outer, close = self._groups.pop()
                if close is not None:
                    close()
                self._look = outer
        elif kind == "word" and self._to_skip and text in CHARACTERS:
            self._to_skip -= 1
        elif kind == "word":
            may_pass, self._may_pass = self._may_pass, False
            self._to_skip = 0
            self._word(text, token.number, may_pass)
        elif kind == "symbol" and text == "*":
            self._may_pass = True
        elif self._to_skip:
            gone = min(self._to_skip, len(text))
            self._to_skip -= gone
            self._literal(text[gone:])
        elif kind == "symbol":
            if text in "{}\\":
                self._literal(text)
            else:
                self._print(SYMBOLS.get(text, ""))
        else:
            self._literal(text)

    def _literal(self, text: str) -> None:
        self._bytes += text.encode("latin-1")

    def _print(self, text: str) -> None:
        self._decode()
        self._chars.append(text)

    def _decode(self) -> None:
        if self._bytes:
            text, lost = self._fonts.decoded(bytes(self._bytes), self._look.font)
            self._bytes.clear()
            self._chars.append(text)
            if self._look.place == "text":
                self.undecodable += lost

    def _emit(self) -> None:
        """Put the letters so far where they belong."""
        self._decode()
        if not self._chars:
            return
        text = "".join(self._chars)
        self._chars.clear()
        if "\ud800" <= text[-1:] <= "\udbff":
            # Its other half stands behind a control word.
            self._chars.append(text[-1])
            text = text[:-1]
        if any("\ud800" <= char <= "\udfff" for char in text):
            # A character above U+FFFF is written as its two surrogates.
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if text:
            self._put(text)

    def _put(self, text: str) -> None:
        look = self._look
        if look.place == "text":
            if look.hidden or look.deleted:
                if look.hidden and text.strip():
                    self.notices.add(_HIDDEN)
            elif text:
                font = self._fonts.name(look.font)
                self._writer.run(text.replace("\0", ""), self._levelled(), font)
        elif look.place == "fonttbl":
            self._fonts.call(look.font, text)
        elif look.place == "stylesheet":
            self._styles.call(look.style, text)
        elif look.place == "fldinst" and self._fields:
            # The result of a field within another's instruction is part of that.
            outer = len(self._fields) > 1 and self._fields[-1].has_result
            self._fields[-2 if outer else -1].instruction.append(text)
        elif look.place == "ffl" and self._fields and self._fields[-1].entries:
            self._fields[-1].entries[-1].append(text)
        elif look.place == "leveltext":
            self._lists.text(text)
        elif look.place == "sn":
            self._property = text.strip()
        elif look.place == "sv":
            self._set_property(text.strip())

    def _levelled(self) -> Look:
        """Return the look with the level of the heading, if the paragraph's style is one."""
        look = self._look
        if look.level is None and look.style:
            return look._replace(level=self._styles.level(look.style))
        return look

    @property
    def _writer(self) -> Writer:
        return self._writers[-1]

    def _set_property(self, said: str) -> None:
        """Take the value of a drawing's property: its alternative text, the words of WordArt."""
        if self._property == "wzDescription" and said:
            self._writer.piece.mark(self._writer.piece.length, "picture", said)
        elif self._property == "gtextUNICODE":
            self._writer.piece.add(said)

    # Control words

    def _word(self, word: str, number: int | None, may_pass: bool) -> None:
        if word == "u" and number is not None:
            self._print(chr(number & 0xFFFF))
            self._to_skip = self._look.unicode_skip
            return
        if word in CHARACTERS:
            self._print(CHARACTERS[word])
            return
        self._emit()
        if self._look.place == "" and word != "ud":
            return
        if names_place(word, may_pass, self._look.place):
            self._enter(word, may_pass)
        elif word in ("par", "sect", "cell", "nestcell", "row", "nestrow"):
            self._end(word)
        elif word in _CELLS:
            self._writer.define(word, number or 0)
        else:
            self._set(word, number)

    def _end(self, word: str) -> None:
        look = self._look
        if look.place not in ("text", "inside") or look.deleted or look.hidden:
            return
        if look.list and word in ("par", "cell", "nestcell"):
            self._put_label(word == "par")
        if word in ("cell", "row"):
            getattr(self._writer, word)(1)
        elif word == "nestcell":
            self._writer.cell(max(look.nesting, 2))
        elif word == "nestrow":
            self._writer.row(max(look.nesting, 2))
        else:
            self._writer.paragraph(self._levelled())
            self._edges.section += word == "sect"

    def _put_label(self, even_alone: bool) -> None:
        """Set the number of the item before the paragraph, unless the file wrote it there."""
        writer = self._writer
        if not writer.listed and not self._fields and (even_alone or writer.piece.length):
            look = self._look
            writer.label(self._lists.label(look.list, look.list_depth, self._fonts.name))

    def _set(self, word: str, number: int | None) -> None:
        """Take a word that sets how letters or paragraphs look, or something of the whole."""
        if self._look.place == "lists":
            self._lists.take(word, number or 0)
            return
        look = changed(self._look, word, number, self._fonts.usual)
        if look is None:
            self._setting(word, number or 0)
        elif word == "outlinelevel" and look.place == "stylesheet":
            self._styles.set_level(look.style, look.level)
        else:
            self._look = look

    def _setting(self, word: str, number: int) -> None:
        """Take a word that says something of the file, a section, a font or a form field."""
        look = self._look
        if word == "ansicpg":
            self._fonts.page = code_page(number)
        elif word in _PAGES:
            self._fonts.page = code_page(_PAGES[word])
        elif word == "deff":
            self._fonts.usual = number
            self._change(font=number)
        elif word in ("fcharset", "cpg") and look.place == "fonttbl":
            self._fonts.declare(look.font, word, number)
        elif word == "titlepg":
            self._edges.has_title_page()
        elif word in ("fftype", "ffres", "ffdefres") and self._fields:
            self._fields[-1].settings[word] = number
        elif word == "chftn" and look.place == "text" and not self._in_note:
            self._writer.piece.add_skipped(f"[{len(self._notes) + 1}]")

    def _change(self, **changes: Any) -> None:
        self._look = self._look._replace(**changes)

    # Groups

    def _enter(self, word: str, may_pass: bool) -> None:
        """Begin the group that `word` names."""
        outer = self._look.place
        place = place_of(word, may_pass, outer)
        if word == "ud":
            place = self._outer_place()
        self._change(place=place)
        if outer not in ("text", "inside", "fldinst"):
            return
        if word in ("listtext", "pntext"):
            self._writer.listed = True
        elif word == "field":
            self._fields.append(Field(self._writer.piece.length))
            self._when_closed(self._end_field)
        elif word == "fldrslt" and self._fields:
            one = self._fields[-1]
            if outer == "text":
                one.put(self._writer.piece)
            one.has_result, one.start = True, self._writer.piece.length
            self._change(place="" if one.printed else outer)
        elif word == "ffl" and self._fields:
            self._fields[-1].entries.append([])
        elif word == "nesttableprops":
            self._writer.define_nested(True)
            self._when_closed(partial(self._writer.define_nested, False))
        elif word == "mden":
            self._put("/")
        elif place == "text" and (word in EDGES or word in NOTES or word in BOXES):
            self._begin_writer(word)

    def _outer_place(self) -> str:
        r"""Return where the text before \upr goes, whose second twin begins here."""
        twins = len(self._groups) - 2
        return self._groups[twins][0].place if twins >= 0 else ""

    def _when_closed(self, close: Callable[[], None]) -> None:
        if self._groups:
            self._groups[-1] = (self._groups[-1][0], close)

    def _end_field(self) -> None:
        if self._fields:
            one = self._fields.pop()
            if self._look.place == "text":
                one.end(self._writer.piece, self._in_edge)

    def _begin_writer(self, word: str) -> None:
        if len(self._writers) > _MOST_WRITERS or not self._groups:
            return
        writer = Writer()
        before = self._in_edge, self._in_note
        self._writers.append(writer)
        fields, self._fields = self._fields, []
        self._in_edge = self._in_edge or word in EDGES
        self._in_note = self._in_note or word in NOTES
        section = self._edges.section
        self._change(
            hidden=False, deleted=False, struck=False, raised=None, in_table=False, level=None
        )

        def close() -> None:
            self._writers.pop()
            self._fields = fields
            self._in_edge, self._in_note = before
            flow = writer.ended()
            if word in EDGES:
                self._edges.add(word, section, flow)
            elif word in NOTES:
                self._notes.append(flow)
            elif flow.text.strip():
                self._writer.box(flow)

        self._when_closed(close)

    # The whole

    def ended(self) -> Flow:
        """Return all that is printed: heads, text, notes, feet."""
        self._emit()
        while self._groups:
            _, close = self._groups.pop()
            if close is not None:
                close()
        flow = Flow()
        self._edges.put(flow, "headers")
        body = self._writers[0].ended()
        flow.join(body)
        for number, note in enumerate(self._notes, start=1):
            piece = Flow()
            piece.add(f"[{number}] ")
            piece.join(note, trimmed=True)
            flow.end_line()
            flow.paragraph(piece)
        self._edges.put(flow, "footers")
        return flow
