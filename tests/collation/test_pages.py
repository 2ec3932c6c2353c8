"""Titles and pictures of web pages: told where they changed, each picture against its own."""

import pytest

from collation.collate import collate
from readers.formats.html.read import read
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
    assert [h.look for h in found.hunks] == [
        ("picture", "準備の様子", "準備中", "a.jpg"),
        ("picture-new", "", "片付け", "c.jpg"),
        ("picture-new", "", "集合写真", "d.jpg"),
    ]
    assert "a picture (1 place) and 2 added pictures" in found.summary
    assert "markup" not in found.summary


def test_pictures_come_and_go_in_the_order_of_the_page() -> None:
    """One in the middle is told in its place, and one that is gone by its own name."""
    image = '<img src="img/{0}.png" alt="{1}">'.format
    old = "<p>総会</p>" + image("a", "受付") + image("b", "議事") + image("c", "閉会")
    new = "<p>総会</p>" + image("a", "入口") + image("d", "挨拶") + image("c", "散会")
    told = [h.look[1:] for h in _pages(_page("図", old), _page("図", new)).hunks if h.look]
    assert told == [("受付", "入口", "a.png"), ("議事", "挨拶", "d.png"), ("閉会", "散会", "c.png")]
    more = new.replace(image("c", "散会"), image("e", "休憩") + image("c", "散会"))
    told = [h.look for h in _pages(_page("図", old), _page("図", more)).hunks if h.look]
    assert [look.what for look in told] == [
        "picture", "picture-new", "picture-new", "picture-gone", "picture",
    ]  # fmt: skip


MENU = "<nav><ul><li>総会</li><li>{}</li></ul></nav>"
MENUS = {
    "a menu": (MENU.format("会費"), MENU.format("名簿"), ("総会 会費", "総会 名簿")),
    "a trail": ('<div id="breadcrumb">春</div>', '<div id="breadcrumb">秋</div>', ("春", "秋")),
    "one that is new": ("", "<nav>名簿</nav>", ("", "名簿")),
    "of a long one what differs": (
        f"<nav>{'案内 ' * 60}会費 {'規約 ' * 60}</nav>",
        f"<nav>{'案内 ' * 60}名簿 {'規約 ' * 60}</nav>",
        ("会費", "名簿"),
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), MENUS.values(), ids=MENUS)
def test_menus_are_no_text_but_pages_that_differ_in_them_are_not_the_same(
    old: str, new: str, said: tuple[str, str]
) -> None:
    pages = [read(f"{menu}<p>本文です。</p>".encode(), "a.html") for menu in (old, new)]
    assert [page.raw for page in pages] == ["本文です。\n"] * 2
    assert [hunk.look for hunk in collate(*pages).hunks] == [("navigation", *said, "")]


def test_what_a_menu_hides_is_compared_nowhere() -> None:
    menu = "<nav>総会<script>{0}</script><p hidden>{0}</p></nav><p>本文です。</p>".format
    pages = [read(menu(word).encode(), "a.html") for word in ("甲", "乙")]
    assert collate(*pages).same
