"""Damaged files of every format: a document or a sentence, whatever was done to the bytes."""

from __future__ import annotations

import io
import random
import zipfile

import openpyxl
import pytest

from readers.registry import read_content
from text.errors import KyogoError
from text.running.running import running
from text.structure.sections import sections

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_O = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
_CELLS = "<w:tr><w:tc><w:p><w:r><w:t>賛成</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"


def _zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return stream.getvalue()


def _pdf() -> bytes:
    page = b"BT /F 12 Tf 72 700 Td (minutes 2024-05-01) Tj ET"
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
        b"4 0 obj<</Length "
        + str(len(page)).encode()
        + b">>stream\n"
        + page
        + b"\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["氏名", "会費"])
    book.active.append(["山田", 1000])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


SEEDS: dict[str, bytes] = {
    ".txt": "題\n著者\n\n｜漢字《かんじ》と※［＃「□」、1-1-1］。\n\n底本：本\n".encode("cp932"),
    ".md": "# 題\n\n- 一\n  - 二\n\n| a | b |\n|---|---|\n| ○ | |\n\n```\nx\n```\n[l](u)".encode(),
    ".html": "<meta charset=utf-8><table><tr><td>賛<td>否</table><ol start=3><li>三<ruby>字<rt>じ"
    "</ruby><del>無</del><input type=checkbox checked></ol>".encode(),
    ".docx": _zipped(
        word__document_xml=f"<w:document {_W}><w:body><w:p><w:r><w:t>第1条</w:t></w:r></w:p>"
        f"<w:tbl>{_CELLS}</w:tbl></w:body></w:document>"
    ),
    ".odt": _zipped(
        mimetype="application/vnd.oasis.opendocument.text",
        content_xml=f"<office:document-content {_O}><office:body><office:text><text:h>題</text:h>"
        "<text:p>本文<text:s text:c='3'/></text:p><table:table><table:table-row><table:table-cell>"
        "<text:p>○</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>"
        "</office:text></office:body></office:document-content>",
    ),
    ".pdf": _pdf(),
    ".rtf": rb"{\rtf1\ansi\ansicpg932 \'93\'fa\'96\'7b \u26085?\par\trowd a\cell b\cell\row}",
    ".csv": "氏名,賛成\n山田,○\n\"佐藤,花子\",\n".encode("cp932"),
    ".xlsx": _workbook(),
}  # fmt: skip


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with one to four of its bytes or stretches changed."""
    bytes_ = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(max(1, len(bytes_)))
        end = min(len(bytes_), at + chance.choice((1, 1, 3, 17)))
        do = chance.randrange(5)
        if do == 0 and bytes_:
            bytes_[at % len(bytes_)] = chance.randrange(256)
        elif do == 1:
            del bytes_[at:end]
        elif do == 2:
            bytes_[at:at] = bytes_[at:end] * chance.randint(1, 40)
        elif do == 3:
            bytes_[at:end] = chance.choice(
                (b"<", b"]]>", b"\x1b$B", b"&#x0;", b"9999999999", b"\0")
            )
        else:
            bytes_[at:at] = chance.choice(list(SEEDS.values()))[: chance.randrange(200)]
    return bytes(bytes_)


def _holds(suffix: str, count: int, seed: int) -> None:
    chance = random.Random(f"{suffix} {seed}")
    for _ in range(count):
        content = _damaged(SEEDS[suffix], chance)
        try:
            document = read_content(content, f"a{suffix}", suffix)
        except KyogoError:
            continue  # a sentence: tests/text/test_messages.py holds that each has one
        text = running(document)
        assert all(0 <= s.start <= s.end <= len(document.raw) for s in sections(document))
        assert len(text.text) <= len(document.raw)


@pytest.mark.parametrize("suffix", SEEDS)
def test_a_damaged_file_is_a_document_or_a_sentence(suffix: str) -> None:
    _holds(suffix, 15, 0)


@pytest.mark.fuzz
@pytest.mark.parametrize("suffix", SEEDS)
def test_many_damaged_files_are_documents_or_sentences(suffix: str) -> None:
    _holds(suffix, 1_000, random.SystemRandom().randrange(10**9))
