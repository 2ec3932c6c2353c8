"""A complete collation accounts for Markdown and HTML too, whatever marks stand in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collation.collate import collate
from readers.registry import read_content
from reports.layout.edit_script import walk
from tests.collation.accounts import SHOW_ALL, without

_MARKDOWN = """
- * # ## ** ~~ ` | |---| 1. 2. (1) ① 第1条 第2条の2 一 二 > <br> <p> </p> <b> </b> <!-- -->
[案内](a.pdf) [案内](b.pdf) ![絵](x.png) [ ] ](b) ::: ``` 会費は、年2,000円とする。 総会を開く。
4月1日 （会計） 令和6年 「甲」
議案 役員 機 椅子 か\u3099 ｶﾞ
"""
_HTML = """
<p> </p> <b> </b> <u> </u> <a href="a"> <a href="b"> </a> <img alt="甲"> <img alt="乙"> <img>
<br> <ul><li> </li></ul> <table><tr><td> </td><td> </td></tr></table> <ruby>漢<rt>かん</rt></ruby>
会費は、年2,000円とする。 総会を開く。 4月1日 役員 ★
"""


def _texts(words: str) -> st.SearchStrategy[str]:
    pieces = st.sampled_from([*words.split(), " ", "\u3000", "\n", "\n\n", "  \n", "\r\n", "\t"])
    return st.lists(pieces, max_size=16).map("".join)


def _pairs(words: str) -> st.SearchStrategy[tuple[str, str]]:
    texts = _texts(words)
    around = st.tuples(texts, texts, texts, texts)
    return st.one_of(
        st.tuples(texts, texts),
        around.map(lambda t: (t[0] + t[1] + t[2], t[0] + t[3] + t[2])),
        around.map(lambda t: ("\n".join(t[:3]), "\n".join((t[2], t[0], t[1])))),
    )


def _check(pair: tuple[str, str], suffix: str) -> None:
    old, new = (read_content(side.encode(), f"a{suffix}", suffix) for side in pair)
    found = collate(old, new, SHOW_ALL, line_ends=True)
    rests = [
        without(old.raw, [(h.old.start, h.old.end) for h in found.hunks]),
        without(new.raw, [(h.new.start, h.new.end) for h in found.hunks]),
    ]
    assert rests[0] == rests[1]
    steps = list(walk(found))
    assert "".join(old.raw[s.old : s.old_end] for s in steps) == old.raw
    assert "".join(new.raw[s.new : s.new_end] for s in steps) == new.raw


@given(_pairs(_MARKDOWN))
@settings(max_examples=60, deadline=None)
def test_markdown_is_accounted_for(pair: tuple[str, str]) -> None:
    _check(pair, ".md")


@given(_pairs(_HTML))
@settings(max_examples=60, deadline=None)
def test_html_is_accounted_for(pair: tuple[str, str]) -> None:
    _check(pair, ".html")


@pytest.mark.fuzz
@pytest.mark.parametrize(("words", "suffix"), [(_MARKDOWN, ".md"), (_HTML, ".html")])
def test_marked_texts_are_accounted_for_in_the_long_run(words: str, suffix: str) -> None:
    @given(_pairs(words))
    @settings(max_examples=3_000, deadline=None)
    def check(pair: tuple[str, str]) -> None:
        _check(pair, suffix)

    check()
