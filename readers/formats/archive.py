"""Parts of a zipped document (.docx, .odt), read only once the zip directory was looked through."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
import zipfile
from collections import Counter
from collections.abc import Mapping
from typing import NoReturn
from xml.parsers import expat

from text.errors import DocumentTooLarge, UnreadableDocument

ENTRIES = 10_000
UNPACKED = 128 * 1024 * 1024
"""Bytes that all parts together may unpack to."""
RATIO = 200
"""Times by which a part over `_SMALL` may grow when it is unpacked."""
_SMALL = 1024 * 1024


class Archive:
    """A zip file whose directory promises nothing outrageous.

    Raises DocumentTooLarge for a bomb (size, ratio, number of entries, entries that overlap) and
    UnreadableDocument for a broken or encrypted one. Nothing is unpacked for that.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableDocument("reading.broken-file", path=name, reason=str(error)) from error
        entries = self._zip.infolist()
        size = sum(entry.file_size for entry in entries)
        if size > UNPACKED:
            self._refuse(size)
        if len(entries) > ENTRIES:
            raise DocumentTooLarge("reading.too-many-parts", path=name, limit=ENTRIES)
        for part, count in Counter(entry.filename for entry in entries).items():
            if count > 1:
                # One program would show the first, another the last.
                raise UnreadableDocument("reading.part-twice", path=name, part=part)
        place = 0
        for entry in sorted(entries, key=lambda entry: entry.header_offset):
            overlaps = entry.header_offset < place
            place = entry.header_offset + entry.compress_size
            if overlaps:
                raise DocumentTooLarge("reading.overlaps", path=name)
            if entry.file_size > max(_SMALL, RATIO * entry.compress_size):
                ratio = entry.file_size // max(1, entry.compress_size)
                raise DocumentTooLarge(
                    "reading.grows-too-much", path=name, ratio=ratio, limit=RATIO
                )
            if entry.flag_bits & 0x1:
                raise UnreadableDocument("reading.encrypted", path=name)

    def _refuse(self, size: int) -> NoReturn:
        raise DocumentTooLarge(
            "reading.unpacks-too-large",
            path=self.name,
            size=max(1, size >> 20),
            limit=UNPACKED >> 20,
        )

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def xml(self, part: str) -> ElementTree.Element:
        """Return the root of the XML part `part`.

        Raises UnreadableDocument if it is missing, broken, or has a DOCTYPE: entities that it
        declares would be left out without a word, or read files, or unfold without end.
        """
        try:
            with self._zip.open(part) as stream:
                content = stream.read(UNPACKED + 1)
        except KeyError:
            self._broken(f"{part}?")
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as error:
            self._broken(str(error))
        if len(content) > UNPACKED:
            self._refuse(len(content))
        return parse_xml(content, self.name)

    def _broken(self, reason: str) -> NoReturn:
        raise UnreadableDocument("reading.broken-file", path=self.name, reason=reason)


def parse_xml(content: bytes, name: str) -> ElementTree.Element:
    """Return the root element of `content`; a DOCTYPE is refused (see `Archive.xml`)."""
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def refuse(*_: object) -> NoReturn:
        raise UnreadableDocument("reading.doctype", path=name)

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        builder.start(tag, dict(attributes))

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(content, True)
        return builder.close()
    except expat.ExpatError as error:
        raise UnreadableDocument("reading.broken-file", path=name, reason=str(error)) from error
