"""Titles and pictures of web pages: told where they changed, each picture against its own."""

from collation.collate import collate
from readers.registry import read_content
from text.messages import set_language
from text.model.collation import Collation


def _pages(old: str, new: str) -> Collation:
    set_language("en")
    sides = [read_content(side.encode(), "a.html", ".html") for side in (old, new)]
    return collate(*sides)


def _page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


def test_a_page_that_differs_in_its_title_alone_is_not_identical() -> None:
    body = "<h1>会則</h1><p>会員は会費を納める。</p>"
    found = _pages(_page("会則", body), _page("会則（案）", body))
    assert not found.same
    assert [(h.kind, h.look and h.look[:3]) for h in found.hunks] == [
        ("markup", ("page-title", "会則", "会則（案）"))
    ]
    assert _pages(_page("会則", body), _page("会則", body)).same


def test_pictures_are_paired_by_their_source_and_named_in_the_summary() -> None:
    old = '<p>写真</p><img src="a.jpg" alt="準備の様子"><img src="b.jpg" alt="総会の様子">'
    new = (
        '<p>写真</p><img src="a.jpg" alt="準備中"><img src="b.jpg" alt="総会の様子">'
        '<img src="c.jpg" alt="片付け"><img src="d.jpg" alt="集合写真">'
    )
    found = _pages(_page("写真", old), _page("写真", new))
    told = {h.look[1:] for h in found.hunks if h.look}
    assert told == {("準備の様子", "準備中"), ("", "片付け"), ("", "集合写真")}
    assert "the pictures (3 places)" in found.summary
    assert "markup" not in found.summary
