"""The page answers what the commands answer."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

import cli

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND = "letters/2019-08-06-jichiro.txt", "letters/2019-08-06-jichiroren.txt"
QA = "leaflets/2019-mynumber-qa.txt"
HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e"


def printed(*arguments: str) -> Any:
    """Return the JSON that the command prints."""
    with pytest.MonkeyPatch.context() as patch:
        stream = io.StringIO()
        patch.setattr("sys.stdout", stream)
        patch.chdir(ROOT)
        cli.run(["--lang", "ja", "--corpus", "corpus", *arguments, "--format", "json"])
    return json.loads(stream.getvalue())


@pytest.mark.parametrize("query", ["マイナンバーカード", "2022年度", "kind:letter 職員", "ぬぬぬ"])
def test_the_interface_finds_what_the_command_finds(client: httpx.Client, query: str) -> None:
    assert client.get("/api/search", params={"q": query}).json() == printed("search", query)


def test_the_interface_compares_as_the_command_does(client: httpx.Client) -> None:
    fields = {"old_document": FIRST, "new_document": SECOND}
    assert client.post("/api/diff", files=_form(fields)).json() == printed("diff", FIRST, SECOND)


def test_the_interface_collates_as_the_command_does(client: httpx.Client) -> None:
    answer = client.post("/api/collate", files=[("witness_document", (None, name)) for name in
                                                (FIRST, SECOND, QA)])  # fmt: skip
    assert answer.json() == printed("collate", FIRST, SECOND, QA)


def test_the_interface_checks_as_the_command_does(client: httpx.Client) -> None:
    answer = client.post("/api/check", files=_form({"draft_document": FIRST}))
    assert answer.json() == printed("check", FIRST)


def test_a_pasted_text_is_read_with_line_feeds_and_named_as_a_person_would(
    client: httpx.Client,
) -> None:
    fields = {"old_text": "一行目\r\n202年度です。", "new_text": "一行目\r\n2022年度です。"}
    answer = client.post("/api/diff", files=_form(fields)).json()
    assert (answer["old"], answer["new"]) == ("貼り付けた旧", "貼り付けた新")
    assert [hunk["old"]["start"] for hunk in answer["hunks"]] == [4]


def test_a_file_is_read_in_its_encoding_and_called_by_its_own_name(client: httpx.Client) -> None:
    files = {
        "old": ("C:\\書類\\申入書.txt", "申し入れます。".encode("cp932")),
        "new": ("new.txt", "申し入れます！".encode()),
    }
    answer = client.post("/api/diff", files=files).json()
    assert (answer["old"], len(answer["hunks"])) == ("申入書.txt", 1)


@pytest.mark.parametrize(
    "name",
    ["../cli.py", "/etc/passwd", "letters/../../cli.py", "kyogo.toml", "", "nowhere.txt",
     "letters", "letters/", "\0", "C:\\x", "file:///etc/passwd"],
)  # fmt: skip
def test_nothing_outside_the_documents_is_read(client: httpx.Client, name: str) -> None:
    fields = {"old_document": name, "new_document": FIRST}
    answer = client.post("/api/diff", files=_form(fields))
    assert (answer.status_code, set(answer.json())) == (400, {"error", "hint"})


@pytest.mark.parametrize(
    "path",
    ["/documents/..%2fcli.py", "/documents/%2e%2e/cli.py", "/documents//etc/passwd",
     "/static/..%2f..%2fcli.py", "/static/%2e%2e", "/compare/r/nothing/diff.html"],
)  # fmt: skip
def test_no_path_leads_out(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert "def run" not in answer.text


@pytest.mark.parametrize(
    ("path", "held"),
    [
        ("/search?q=マイナンバー", ["<mark>マイナンバー</mark>", "完全一致", FIRST]),
        ("/search?q=マイナンバー&lang=en", ["hits", "exact"]),
        ("/search?q=マイナンバー&view=kwic&sort=R1", ["中心", "L1%2CL2"]),
        ("/search?q=職員&view=figures", ["<svg", "logDice", "2019"]),
        (f"/documents/{FIRST}?at=3&to=5", ['id="found"', "目次", "読み上げる"]),
        (f"/documents/{FIRST}?relatives=1&vertical=1", [SECOND, "upright"]),
        ("/documents", [FIRST, QA, "索引を更新する"]),
        ("/documents?filter=qa", [QA]),
        ("/compare?old=" + FIRST, [f'<option value="{FIRST}"', " selected>"]),
        ("/check", ["確かめる"]),
    ],
)
def test_a_page_holds_what_it_is_for(client: httpx.Client, path: str, held: list[str]) -> None:
    text = client.get(path).text
    assert [word for word in held if word not in text] == []


def test_a_comparison_has_a_page_of_its_own_and_files_to_take_home(client: httpx.Client) -> None:
    fields = {"old_document": FIRST, "new_document": SECOND}
    page = client.post("/compare", files=_form(fields), follow_redirects=True)
    assert re.fullmatch(r"/compare/r/[\w-]+", page.url.path)
    assert "202年度 → 2022年度" in page.text
    for file, start in (("diff.html", b"<!DOCTYPE"), ("diff.docx", b"PK"), ("taisho.docx", b"PK")):
        taken = client.get(f"{page.url.path}/{file}")
        assert (taken.status_code, taken.content[: len(start)]) == (200, start)
        assert file in taken.headers["content-disposition"]


def test_three_texts_give_a_table(client: httpx.Client) -> None:
    files = [("old_text", (None, "甲は払う。")), ("new_text", (None, "乙は払う。")),
             ("witness_text", (None, "甲は払う。"))]  # fmt: skip
    page = client.post("/compare", files=files, follow_redirects=True)
    assert page.text.count("<th") >= 4


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/search", {"q": HOSTILE}),
        ("/search", {"q": "x", "kind": HOSTILE, "date": HOSTILE, "sort": HOSTILE, "view": HOSTILE}),
        ("/documents", {"filter": HOSTILE}),
        ("/compare", {"old": HOSTILE, "lang": HOSTILE}),
    ],
)
def test_what_is_asked_is_shown_and_never_acted_on(
    client: httpx.Client, path: str, values: dict[str, str]
) -> None:
    text = client.get(path, params=values).text
    assert [sign for sign in ("<script>alert", "\x1b", "\u202e") if sign in text] == []


def test_hostile_texts_and_names_are_shown_and_never_acted_on(client: httpx.Client) -> None:
    files = {"old": (f"{HOSTILE}.txt", HOSTILE.encode()), "new": ("b.txt", b"b" + HOSTILE.encode())}
    for path in ("/compare", "/check"):
        given = files if path == "/compare" else {"draft": files["old"]}
        text = client.post(path, files=given, follow_redirects=True).text
        assert [sign for sign in ("<script>alert", "\x1b", "\u202e") if sign in text] == []


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/api/diff", {"old_text": "あ"}, 400),
        ("/api/check", {}, 400),
        ("/api/collate", {"witness_text": "あ"}, 400),
        ("/api/diff", {"old_text": "あ", "new_document": "x"}, 400),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    client: httpx.Client, path: str, fields: dict[str, str], status: int
) -> None:
    answer = client.post(path, files=_form(fields) or {"nothing": (None, "")})
    assert answer.status_code == status
    assert answer.json()["error"]


def _form(fields: dict[str, str]) -> Any:
    return {name: (None, value) for name, value in fields.items()}


@pytest.mark.parametrize("act", ["stand", "word", "rule"])
def test_the_sample_that_ships_is_never_written_to(client: httpx.Client, act: str) -> None:
    before = {path: path.stat().st_mtime_ns for path in (ROOT / "corpus").rglob("*")}
    page = client.post("/check", files=_form({"draft_text": "202年度のの会議\n"}))
    where = page.headers["location"]
    while "data-job" in (text := client.get(where).text):
        pass
    (finding, *_) = re.findall(r'name="finding"[^>]*value="(\w+)"', text)
    assert f'value="{act}"' not in text
    files = _form({"act": act, "finding": finding, "words": "のの"})
    done = client.post(f"{where}/act", files=files, follow_redirects=True)
    assert "kyogo init" in done.text
    assert {path: path.stat().st_mtime_ns for path in (ROOT / "corpus").rglob("*")} == before


def test_the_record_of_a_sitting_says_what_was_mended(client: httpx.Client) -> None:
    page = client.post("/check", files=_form({"draft_text": "説明会ををひらきます。\n"}))
    where = page.headers["location"]
    while "data-job" in (text := client.get(where).text):
        pass
    (finding, *_) = re.findall(r'name="finding"[^>]*value="(\w+)"', text)
    done = client.post(
        f"{where}/act", files=_form({"act": "fix", "finding": finding, "words": "を"})
    )
    while "data-job" in client.get(done.headers["location"]).text:
        pass
    record = client.get(f"{where.partition('?')[0]}/record.json").json()
    assert [(entry["text"], entry["outcome"]) for entry in record["findings"]] == [
        ("をを", "fixed")
    ]
    assert len(record["runs"]) == 1


def test_a_document_without_headings_says_so_in_place_of_an_outline(
    tmp_path: Path, served: Any
) -> None:
    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    (tmp_path / "a.txt").write_text("一つ目の段落です。\n\n二つ目の段落です。\n", "utf-8")
    (tmp_path / "b.md").write_text("# 見出し\n\n本文です。\n\n## 次\n\n続き。\n", "utf-8")
    with served(tmp_path) as where, httpx.Client(base_url=where, follow_redirects=True) as made:
        made.get("/", params={"token": "the-token"})
        plain, headed = made.get("/documents/a.txt").text, made.get("/documents/b.md").text
    assert ("見出しのない文書" in plain, '<nav class="outline"' in plain) == (True, False)
    assert ("見出しのない文書" in headed, '<nav class="outline"' in headed) == (False, True)


@pytest.mark.parametrize(("name", "said"), [("a.html", True), ("a.txt", False), ("a.md", False)])
def test_lines_that_are_not_those_of_the_file_are_called_so(
    client: httpx.Client, name: str, said: bool
) -> None:
    files = {"draft": (name, "<p>総会をを開く。</p>\n".encode())}
    page = client.post("/check", files=files, follow_redirects=True)
    while "data-job" in page.text:
        page = client.get(page.url)
    assert ("行の番号は、読み取った本文の行です" in page.text) is said


def test_an_empty_folder_says_what_to_put_into_it(tmp_path: Path, served: Any) -> None:
    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    with served(tmp_path) as where, httpx.Client(base_url=where, follow_redirects=True) as made:
        made.get("/", params={"token": "the-token"})
        documents, form = made.get("/documents"), made.get("/compare")
    assert documents.status_code == 200
    assert "このフォルダーに、Word・PDF・テキストなどの文書を入れて" in documents.text
    assert "索引を更新する" in documents.text
    assert "data-choose" not in form.text


@pytest.mark.parametrize(
    "name", ["\u202egnp.txt", "改\n行.txt", "<b>.txt", " a .txt", "#x?y=1.txt"]
)
def test_a_document_of_any_name_is_chosen_by_the_link_to_check_it(
    tmp_path: Path, served: Any, name: str
) -> None:
    (tmp_path / "kyogo.toml").write_text("", "utf-8")
    (tmp_path / name).write_text("総会をを開く。\n", "utf-8")
    with served(tmp_path) as where, httpx.Client(base_url=where, follow_redirects=True) as made:
        made.get("/", params={"token": "the-token"})
        listed = made.get("/documents").text
        read = made.get(re.findall(r'<th scope="row"><a href="([^"]+)"', listed)[0])
        address = re.findall(r'href="(/check\?draft=[^"]+)"', read.text)[0]
        form = made.get(address.replace("&amp;", "&")).text
    assert len(re.findall(r"<option [^>]*selected>", form)) == 1


def test_an_outline_says_what_items_are_about_that_have_but_a_mark(client: httpx.Client) -> None:
    page = client.get(f"/documents/{FIRST}").text
    outline = page.partition('class="outline"')[2].partition("</nav>")[0]
    assert ">(2)</a>" not in outline
    assert re.search(r">\(2\) [^<]{10,24}…</a>", outline)
