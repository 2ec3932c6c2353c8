"""A form that cannot be sent as it is comes back with what was typed; pages change language."""

from __future__ import annotations

from typing import Any

import httpx
import pytest


def _form(fields: dict[str, str]) -> Any:
    return {name: (None, value) for name, value in fields.items()}


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("/compare", {"old_text": "旧の文章\n二行目"}, "旧と新の両方を入れてください。"),
        ("/compare", {"old_text": "旧の文章\n二行目", "old_document": "x.txt"}, "二つ以上"),
        ("/check", {"draft_text": "\n旧の文章\n二行目", "draft_document": "x.txt"}, "二つ以上"),
        ("/check", {"draft_text": ""}, "草稿を入れてください。"),
    ],
)
def test_what_cannot_be_sent_comes_back_with_its_texts(
    client: httpx.Client, path: str, fields: dict[str, str], said: str
) -> None:
    page = client.post(path, files=_form(fields))
    assert (page.status_code, said in page.text) == (400, True)
    given = next(iter(fields.values()))
    assert not given or f">\n{given}</textarea>" in page.text


@pytest.mark.parametrize(
    ("path", "fields", "words"),
    [
        ("/compare", {"old_text": "会費は千円", "new_text": "会費は二千円"}, "Old"),
        ("/check", {"draft_text": "総会をを開く。"}, "question"),
    ],
)
def test_a_result_is_shown_in_the_other_language(
    client: httpx.Client, path: str, fields: dict[str, str], words: str
) -> None:
    page = client.post(path, files=_form(fields), follow_redirects=True)
    while "data-job" in page.text:
        page = client.get(page.url)
    assert '<a href="?lang=en"' in page.text
    other = client.get(page.url, params={"lang": "en"})
    while "data-job" in other.text:
        other = client.get(page.url, params={"lang": "en"})
    assert '<html lang="en">' in other.text
    assert words in other.text
    assert '<a href="?lang=ja"' in other.text


def test_the_link_to_the_other_language_holds_what_was_asked_and_nothing_else(
    client: httpx.Client,
) -> None:
    assert '<a href="?q=%E8%81%B7%E5%93%A1&amp;lang=en"' in client.get("/search?q=職員").text


def test_a_profile_is_chosen_and_holds_for_what_is_taken_home(client: httpx.Client) -> None:
    fields = {"draft_text": "従って、下さい。\n但し、出来る。\n"}
    pages = []
    for profile in ("", "koyobun"):
        page = client.post("/check", files=_form({**fields, "profile": profile}))
        where = page.headers["location"]
        while "data-job" in client.get(where).text:
            pass
        pages.append(client.get(f"{where}/findings.csv").text.count("公用文"))
    assert pages[0] == 0 < pages[1]
    assert '<option value="koyobun">公用文</option>' in client.get("/check").text
