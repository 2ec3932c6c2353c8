"""What a form may ask to be done about a finding: what the page offers for it, nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

TOKEN = "the-token"


@pytest.fixture
def own(tmp_path: Path, served: Any) -> Iterator[httpx.Client]:
    """A client of a page over a corpus that may be written to."""
    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    headers = {"sec-fetch-site": "same-origin", "accept-language": "ja"}
    with served(tmp_path) as where, httpx.Client(
        base_url=where, headers=headers, timeout=60, follow_redirects=True
    ) as made:  # fmt: skip
        made.get("/", params={"token": TOKEN})
        yield made


def _settled(client: httpx.Client, page: httpx.Response) -> httpx.Response:
    while "data-job" in page.text:
        page = client.get(page.url)
    return page


@pytest.mark.parametrize("words", ["をを\n総会", "総会", "", "#", "を"])
def test_only_the_word_of_the_finding_is_registered(
    own: httpx.Client, tmp_path: Path, words: str
) -> None:
    page = _settled(own, own.post("/check", files={"draft_text": (None, "総会をを開く。\n")}))
    (finding, *_) = re.findall(r'name="finding"[^>]*value="(\w+)"', page.text)
    fields = {"act": "word", "finding": finding, "words": words}
    done = _settled(own, own.post(f"{page.url.path}/act", data=fields))
    assert "それはできません" in done.text
    assert not (tmp_path / "kyogo-words.txt").exists()


def _act(client: httpx.Client, page: httpx.Response, **fields: str) -> httpx.Response:
    return _settled(client, client.post(f"{page.url.path}/act", data=fields))


def test_an_accepted_word_is_no_document_and_what_is_undone_is_told(
    own: httpx.Client, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("会を開く。\n", "utf-8")
    draft = "「シュミレーション を行う。\n"
    page = _settled(own, own.post("/check", files={"draft_text": (None, draft)}))
    words = re.findall(r'name="words"[^>]*value="([^"]*)"[^>]*><button[^>]*value="word"', page.text)
    assert words == ["シュミレー"]
    (finding,) = re.findall(r'value="(\w+)"[^>]*><input[^>]*name="words"[^>]*value="シュミレー"',
                            page.text)  # fmt: skip
    done = _act(own, page, act="word", finding=finding, words="シュミレー")
    assert "「シュミレー」を登録しました。これからはどの草稿でも尋ねません" in done.text
    assert (tmp_path / "kyogo-words.txt").exists()
    assert "kyogo-words.txt" not in own.get("/documents").text
    undone = _act(own, page, act="undo")
    assert "取り消しました: 「シュミレー」を登録しました。" in undone.text


def test_a_word_document_says_why_it_is_not_mended_here(own: httpx.Client) -> None:
    import io
    import zipfile

    body = (
        '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats'
        '.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>総会をを開く。</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", body)
    page = _settled(own, own.post("/check", files={"draft": ("案.docx", file.getvalue())}))
    assert "この形式の草稿は、ここでは書き換えません" in page.text
    assert 'value="fix"' not in page.text
