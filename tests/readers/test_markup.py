"""Markdown keeps its raw text, HTML gives its main text."""

import contextlib

import pytest

from readers.formats.html import read as read_html
from readers.formats.markdown import read as read_markdown
from readers.registry import read_content
from readers.source import sandbox
from text.errors import UnreadableDocument
from text.running.running import running
from text.structure.sections import sections

MARKDOWN = {
    "emphasis": ("これは**強い**と*弱い*。", "これは強いと弱い。"),
    "emphasis within words": ("snake_case_word と 2 * 3", "snake_case_word と 2 * 3"),
    "links and images": ('[規約](http://e.x/a "t")と![図](f.png)', "規約と図"),
    "code": ("`a*b*c`を呼ぶ", "a*b*cを呼ぶ"),
    "escapes": (r"2 \* 3 \# 4", "2 * 3 # 4"),
    "quotes": ("> 引用\n> 続き", "引用続き"),
    "soft breaks of Japanese": ("会議の記録は\n事務局が持つ。", "会議の記録は事務局が持つ。"),
    "hard breaks": ("会議の記録は  \n事務局が持つ。", "会議の記録は  \n事務局が持つ。"),
    "items": ("- 一\n- 二\n1. 三", "- 一\n- 二\n1. 三"),
    "tags and comments": ("<b>太</b><!-- 隠す -->字", "太字"),
    "a fenced block": ("```python\n# *x*\n```\n終", "# *x*\n終"),
}
HTML = {
    "blocks": ("<p>一</p><div>二<p>三</div>四", "一\n二\n三\n四"),
    "breaks and blanks": ("<p>一 \n  二<br>a  b\n c</p>", "一二\na b c\n"),
    "entities": ("<p>&lt;&amp;&#x6F22;&eacute;</p>", "<&漢é\n"),
    "navigation is left out": (
        '<nav>案内</nav><div id="sidebar">横</div><p>本文</p><footer>足</footer>',
        "本文\n",
    ),
    "scripts and styles": ("<script>x</script><style>y</style><p>本文</p>", "本文\n"),
    "what is hidden": ('<p hidden>隠</p><p aria-hidden="true">陰</p><p>本文</p>', "本文\n"),
    "the main part": ("<p>前</p><main><p>本文</p></main><p>後</p>", "本文\n"),
    "tables cell by cell": ("<table><tr><td>甲<td>乙<tr><td>丙</table>", "甲\n乙\n丙\n"),
    "preformatted": ("<pre>a\n  b</pre>", "a\n  b\n"),
    "tag soup": ("<p>一<b>二</p></i><p>三</b>", "一二\n三\n"),
    "ruby": ("<p><ruby>漢<rp>(</rp><rt>かん</rt></ruby>字</p>", "漢《かん》字\n"),
}


@pytest.mark.parametrize(("marked", "plain"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_marks_are_no_running_text(marked: str, plain: str) -> None:
    document = read_markdown(marked.encode(), "x.md")
    assert (document.raw, running(document).text) == (marked, plain)


def test_markdown_headings_and_front_matter() -> None:
    text = "---\ntitle: 規約\ndate: 2020-01-02\n---\n# 総**則** #\n本文\n\n細則\n----\n終\n"
    document = read_markdown(text.encode(), "x.md")
    assert (document.title, document.date) == ("規約", "2020-01-02")
    assert [(s.heading, s.level) for s in sections(document)][1:] == [("総則", 1), ("細則", 2)]


@pytest.mark.parametrize(("page", "plain"), HTML.values(), ids=HTML)
def test_a_page_gives_its_main_text_block_by_block(page: str, plain: str) -> None:
    assert read_html(page.encode(), "x.html").raw.rstrip("\n") == plain.rstrip("\n")


def test_a_page_gives_title_date_and_sections() -> None:
    page = (
        "<head><title>題 | 場</title><meta property='article:published_time' "
        "content='2019-08-07T10:00'></head><h1>記録の<em>扱い</em></h1><p>甲</p><h2>細則</h2><p>乙</p>"
    )
    document = read_html(page.encode(), "x.html")
    assert (document.title, document.date) == ("記録の扱い", "2019-08-07")
    found = [(s.heading, s.level, document.raw[s.start : s.end]) for s in sections(document)]
    assert found == [("記録の扱い", 1, "記録の扱い\n甲\n"), ("細則", 2, "細則\n乙\n")]


def test_the_encoding_that_a_page_names_is_used_if_it_reads_it() -> None:
    page = "<meta charset='euc-jp'><p>記録</p>"
    assert read_html(page.encode("euc-jp"), "x.html").encoding == "euc-jp"
    assert read_html(page.encode("utf-8"), "x.html").raw == "記録\n"


@pytest.mark.parametrize(
    "unit", ["<b>", "</i>", "<b></i>", "&", "<", "<!--", "<p", "[", "**a", "`", "](", "> ", "|"]
)
@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_repeated_marks_are_read_or_refused_in_time(
    unit: str, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 2)
    with contextlib.suppress(UnreadableDocument):
        read_content((unit * 10_000).encode(), "x", suffix)
