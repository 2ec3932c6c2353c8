"""Markdown keeps its raw text, HTML gives its main text."""

import contextlib

import pytest

from readers.formats.html.read import read as read_html
from readers.formats.markdown.read import read as read_markdown
from readers.registry import read_content
from readers.source import sandbox
from text.errors import UnreadableDocument
from text.running.running import BORDER, running
from text.structure.sections import sections

MARKDOWN = {
    "emphasis": ("これは**強い**と*弱い*。", "これは強いと弱い。"),
    "emphasis within words": ("snake_case_word と 2 * 3", "snake_case_word と 2 * 3"),
    "links and images": ('[規約](http://e.x/a "t")と![図](f.png)', "規約と図"),
    "code": ("`a*b*c`を呼ぶ", "a*b*cを呼ぶ"),
    "escapes": (r"2 \* 3 \# 4", "2 * 3 # 4"),
    "quotes": ("> 引用\n> 続き", "引用続き"),
    "soft breaks of Japanese": ("会議の記録は\n事務局が持つ。", "会議の記録は事務局が持つ。"),
    "lines of an indented item": (
        "  - 申込みは\n    電話でも受けます。\n      当日も。",
        "  - 申込みは電話でも受けます。当日も。",
    ),
    "nested items": ("- 会場\n  - 市民館\n    大ホール", "- 会場\n  - 市民館大ホール"),
    "struck-out text": ("~~千円~~二千円", "千円二千円"),
    "targets of references": ("[規約][1]\n\n[1]: http://e.x/a\n", "規約\n\n\n"),
    "a table": (
        "前\n\n| 議案 | 賛成 |\n|:--|---|\n| `一` |  |\n| 二\\|三 | ○ |\n\n後",
        f"前\n\n議案{BORDER}賛成\n一{BORDER}\n二|三{BORDER}○\n\n後",
    ),
    "bars in a text": ("甲 | 乙\n丙 | 丁", "甲 | 乙丙 | 丁"),
    "a comment over lines": ("前<!-- 甲\n乙 -->後", "前後"),
    "a hard break by a mark": ("会議の記録\\\n事務局", "会議の記録\n事務局"),
    "hard breaks": ("会議の記録は  \n事務局が持つ。", "会議の記録は  \n事務局が持つ。"),
    "items": ("- 一\n- 二\n1. 三", "- 一\n- 二\n1. 三"),
    "tags and comments": ("<b>太</b><!-- 隠す -->字", "太字"),
    "characters by name": ("A&amp;B社の&#x9AD9;橋 &copy; &none; &", "A&B社の髙橋 © &none; &"),
    "names in code": ("`&amp;`と\n\n    &lt;*b*\n\n終", "&amp;と\n\n    &lt;*b*\n\n終"),
    "an indented item is no code": ("- 一\n\n    *二*\n", "- 一\n\n    二\n"),
    "addresses in angles": (
        "<https://e.jp/a?b=1>へ、<info@e.jp>まで",
        "https://e.jp/a?b=1へ、info@e.jpまで",
    ),
    "a line break of HTML": ("一行<br>二行<br/>\n三行", "一行\n二行\n三行"),
    "blocks of HTML in one line": ("<div><p>甲</p><p>乙</p></div>", "甲\n\n乙"),
    "figures set high and low": ("10<sup>2</sup>とH<sub>2</sub>O", "10²とH₂O"),
    "tags around words": ("<kbd>Ctrl</kbd>と<del>旧</del><ins>新</ins>", "Ctrlと旧新"),
    "a table of HTML": (
        "<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td></td></tr></table>",
        f"甲{BORDER}乙\n丙{BORDER}\n",
    ),
    "scripts and styles": ("<style>p{}</style>本\n<script>\nx\n</script>\n文", "本\n\n文"),
    "a script named in code": ("`<script>`と\n`</script>`", "<script>と\n</script>"),
    "a comment named in code": ("`<!--`\n甲\n`-->`", "<!--\n甲\n-->"),
    "an escaped star": (r"\*星\*", "*星*"),
    "emphasis by underlines": ("_斜_と__太__と_長い_語_", "_斜_と太と_長い_語_"),
    "strong emphasis": ("***強***と", "強と"),
    "brackets in links": ("[規約(案)](http://e.x/(a))と[[注]](b)", "規約(案)と[注]"),
    "a picture that is a link": ("[![図](f.png)](g.html)", "図"),
    "a table of HTML with heads and merged cells": (
        "次の表\n<table>\n  <tr>\n    <th>甲</th>\n    <th colspan='2'>乙</th>\n  </tr>\n"
        "  <tr><td rowspan=2>丙</td><td>\n  **丁**\n  </td><td>戊<br>己</td></tr>\n"
        "  <tr><td>庚<td>辛\n</table>\n後",
        "次の表\n甲\x1f乙\x1f\n丙\x1f丁\x1f戊\n己\n\x1f庚\x1f辛\n\n後",
    ),
    "a cell that is in no table": ("甲<td>乙</td>", "甲乙"),
    "a fenced block": ("```python\n# *x*\n```\n終", "# *x*\n終"),
}
HTML = {
    "blocks": ("<p>一</p><div>二<p>三</div>四", "一\n二\n三\n四"),
    "breaks and blanks": ("<p>一 \n  二<br>a  b\n c</p>", "一二\na b c\n"),
    "entities": ("<p>&lt;&amp;&#x6F22;&eacute;</p>", "<&漢é\n"),
    "navigation is left out": (
        '<nav>案内</nav><div id="sidebar">横</div><p>本文</p><footer>足</footer>',
        "本文\n足\n",
    ),
    "scripts and styles": ("<script>x</script><style>y</style><p>本文</p>", "本文\n"),
    "what is hidden": ('<p hidden>隠</p><p style="display: none">陰</p><p>本文</p>', "本文\n"),
    "the parts round the main one": (
        "<header>前</header><main><p>本文</p></main><aside>後</aside>",
        "前\n本文\n後\n",
    ),
    "tables cell by cell": ("<table><tr><td>甲<td>乙<tr><td>丙</table>", "甲\t乙\n丙\n"),
    "merged cells": (
        "<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</tr><tr><td colspan=2>丁</table>後",
        "甲\t乙\n\t丙\n丁\t\n後\n",
    ),
    "paragraphs in cells": (
        "<table>\n<tr>\n <td> <p>甲</p> <p>乙</p>\n</td> <td></td>\n<td>丙</td></tr></table>",
        "甲\n乙\t\t丙\n",
    ),
    "numbered lists": (
        "<ol start=3><li>甲<li>乙<ol type=a><li>丙</ol></ol><ul><li>丁</ul>",
        "3. 甲\n4. 乙\na. 丙\n丁\n",
    ),
    "lists that count down": (
        "<ol reversed><li>甲</li><li>乙</li><li value=9>丙</li></ol>",
        "3. 甲\n2. 乙\n9. 丙\n",
    ),
    "form controls": (
        "<p><input type=checkbox checked>出席 <input type=checkbox>欠席</p>"
        "<select><option>春<option selected>秋</select><textarea>備考</textarea>"
        "<input value='山田'><input placeholder='役職'><input type=hidden value=x>"
        "<button>送信</button>",
        "☑出席 ☐欠席\n秋\n備考\n山田役職送信\n",
    ),
    "figures set high": ("<p>10<sup>2</sup>と<sup>注</sup></p>", "10²と注\n"),
    "formulas": (
        "<p>体積<math><msup><mi>x</mi><mn>3</mn></msup></math>と<math><mfrac><mn>1</mn><mrow>"
        "<mn>2</mn><mi>n</mi></mrow></mfrac></math>、<math><msubsup><mi>a</mi><mn>1</mn><mn>2</mn>"
        "</msubsup><msqrt><mn>2</mn></msqrt><semantics><annotation>a_1^2</annotation></semantics>"
        "</math>と<math><msup><mrow><mi>a</mi><mn>2</mn></mrow><mrow><mn>10</mn></mrow></msup>"
        "</math>です</p>",
        "体積x³と1/2n、a₁²√2とa2¹⁰です\n",
    ),
    "a drawing": (
        "<p>図</p><svg><title>題</title><defs><text>隠</text></defs><style>a{}</style>"
        "<text x=1>受付<tspan>時間</tspan></text><text>会<tspan dy=9>場</tspan></text></svg>後",
        "図\n受付時間\n会\n場\n後\n",
    ),
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


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>です", [("漢字", "かんじ")]),
        ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>", [("東", "とう"), ("京", "きょう")]),
        ("<ruby><rb>服部</rb><rt>はっとり</rt></ruby>", [("服部", "はっとり")]),
        ("<ruby>東西</ruby>", []),
    ],
)
def test_ruby_of_html_in_markdown_is_a_reading(text: str, readings: list[tuple[str, str]]) -> None:
    document = read_markdown(text.encode(), "x.md")
    found = [(text[one.start : one.end], one.reading) for one in document.annotations]
    assert found == readings
    assert all(said not in running(document).text for _, said in readings)


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
