"""A zipped document that promises too much is refused before anything is unpacked."""

import copy
import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from readers.formats.docx.read import read
from text.errors import DocumentTooLarge, KyogoError, UnreadableDocument

BODY = "word/document.xml"
DOCTYPES = {
    "external entity": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
    "parameter entity": '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/">%x;]><a/>',
    "external subset": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/"><a/>',
    "billion laughs": "<!DOCTYPE a ["
    + '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&a9;</a>",
    "entity text that would vanish": '<!DOCTYPE a [<!ENTITY x "本文">]><a>&x;</a>',
    "bare": "<!DOCTYPE a><a/>",
}


def _zip(fill: Callable[[zipfile.ZipFile], None]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        fill(archive)
    return stream.getvalue()


def _ratio(archive: zipfile.ZipFile) -> None:
    archive.writestr(BODY, b"<a>" + b" " * 60_000_000 + b"</a>")


def _many(archive: zipfile.ZipFile) -> None:
    for number in range(10_001):
        archive.writestr(f"{number}", "")


def _total(archive: zipfile.ZipFile) -> None:
    archive.writestr(BODY, "<a/>")
    archive.filelist[0].file_size = 1 << 31


def _overlapping(archive: zipfile.ZipFile) -> None:
    archive.writestr(BODY, "<a>" + "x" * 1000 + "</a>")
    for number in range(50):
        twin = copy.copy(archive.filelist[0])
        twin.filename = f"word/{number}.xml"
        archive.filelist.append(twin)


def _lying(archive: zipfile.ZipFile) -> None:
    archive.writestr(BODY, b"<a>" + b" " * 900_000 + b"</a>")
    archive.filelist[0].file_size = 10


@pytest.mark.parametrize("fill", [_ratio, _many, _total, _overlapping])
def test_a_zip_bomb_is_refused_in_little_memory(fill: Callable[[zipfile.ZipFile], None]) -> None:
    content = _zip(fill)
    tracemalloc.start()
    try:
        with pytest.raises(DocumentTooLarge):
            read(content, "x.docx")
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("xml", DOCTYPES.values(), ids=DOCTYPES)
def test_a_doctype_is_refused_in_every_part(xml: str) -> None:
    for part in (BODY, "word/styles.xml"):

        def fill(archive: zipfile.ZipFile, part: str = part) -> None:
            archive.writestr(part, xml)
            if part != BODY:
                archive.writestr(BODY, "<a/>")

        with pytest.raises(UnreadableDocument) as raised:
            read(_zip(fill), "x.docx")
        assert raised.value.code == "reading.doctype"


def _encrypted(archive: zipfile.ZipFile) -> None:
    archive.writestr(BODY, "<a/>")
    archive.filelist[0].flag_bits |= 1


BROKEN = {
    "cut off": _zip(lambda archive: archive.writestr(BODY, "<a/>"))[:-30],
    "no body": _zip(lambda archive: archive.writestr("x", "y")),
    "no XML": _zip(lambda archive: archive.writestr(BODY, "plain")),
    "a size that is a lie": _zip(_lying),
    "encrypted": _zip(_encrypted),
    "empty": b"PK\x05\x06" + b"\0" * 18,
    "a wrong offset": _zip(lambda archive: archive.writestr(BODY, "<a/>"))[:-6]
    + struct.pack("<L", 1 << 30)
    + b"\0\0",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_a_broken_archive_is_an_unreadable_document(content: bytes) -> None:
    with pytest.raises(KyogoError):
        read(content, "x.docx")
