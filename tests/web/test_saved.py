"""What is taken home is called by its texts and by what it is, in a name that every disk takes."""

from __future__ import annotations

import re
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.messages import set_language
from web.tasks.saved import saved_as

FILES = ["diff.html", "taisho.docx", "findings.csv", "gimon.docx", "record.json", "draft.txt"]


def _settled(client: httpx.Client, page: httpx.Response) -> str:
    while "data-job" in client.get(page.headers["location"]).text:
        pass
    return str(page.headers["location"])


def _names(client: httpx.Client, where: str, file: str) -> tuple[str, str]:
    told = client.get(f"{where}/{file}").headers["content-disposition"]
    found = re.fullmatch(r"attachment; filename=\"([ -~]+)\"; filename\*=UTF-8''([!-~]+)", told)
    assert found is not None
    return found[1], unquote(found[2])


def test_a_comparison_is_called_by_both_texts(client: httpx.Client) -> None:
    files = {"old": ("規約 旧.txt", "会費は千円です。\n".encode()),
             "new": ("規約 新.txt", "会費は二千円です。\n".encode())}  # fmt: skip
    where = _settled(client, client.post("/compare", files=files))
    assert _names(client, where, "diff.docx") == ("diff.docx", "規約 旧-規約 新-差分.docx")
    assert _names(client, where, "taisho.html")[1] == "規約 旧-規約 新-新旧対照表.html"
    client.cookies.set("kyogo-lang", "en", path="/")
    assert _names(client, where, "diff.html")[1] == "規約 旧-規約 新-differences.html"


def test_a_check_is_called_by_its_draft(client: httpx.Client) -> None:
    files = {"draft": ("申入れ案.md", "総会をを開く。\n".encode())}
    where = _settled(client, client.post("/check", files=files))
    assert _names(client, where, "gimon.docx") == ("gimon.docx", "申入れ案-疑問出し.docx")
    assert _names(client, where, "draft.txt")[1] == "申入れ案-直し.md"
    pasted = client.post("/check", data={"draft_text": "総会をを開く。\n"})
    assert _names(client, _settled(client, pasted), "findings.csv")[1] == (
        "貼り付けた草稿-指摘一覧.csv"
    )


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a/b/案.txt"], "案-疑問出し.docx"),
        (["..\\..\\案.docx"], "案-疑問出し.docx"),
        (["第1回", "第2回", "第3回"], "第1回-ほか2件-疑問出し.docx"),
        ([".."], "疑問出し.docx"),
        (["あ" * 300 + ".txt"], "あ" * 40 + "-疑問出し.docx"),
        (['a"; filename=x.exe'], "a_; filename=x-疑問出し.docx"),
    ],
)
def test_a_name_is_cut_to_what_a_disk_takes(names: list[str], expected: str) -> None:
    set_language("ja")
    assert saved_as(names, "gimon.docx") == expected


@given(st.lists(st.text(), min_size=1, max_size=4), st.sampled_from(FILES))
def test_whatever_texts_are_called_the_name_is_one_of_a_file(names: list[str], file: str) -> None:
    name = saved_as(names, file)
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*\u202a-\u202e]', name)
    assert len(name.encode("utf-8", "replace")) <= 255
    assert name.endswith(file[file.rindex(".") :])
    assert name[0] != "."
