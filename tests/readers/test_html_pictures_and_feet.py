"""Image maps, picture buttons and feet of tables of a web page."""

import pytest

from readers.formats.html.read import read
from text.model.document import Document

ROWS = "<tr><td>一<td>1<tr><td>二<td>2"
FOOT = "<tfoot><tr><td>計<td>3</tfoot>"
BODY = f"<tbody>{ROWS}</tbody>"


def _read(page: str) -> Document:
    return read(f"<!doctype html><meta charset=utf-8>{page}".encode(), "a.html")


def _pictures(page: str) -> list[tuple[str, str]]:
    return [(mark.value, mark.source) for mark in _read(page).marks if mark.kind == "picture"]


@pytest.mark.parametrize(
    "table",
    [
        f"{FOOT}{BODY}", f"{BODY}{FOOT}", f"<thead>{FOOT}{ROWS}", f"{FOOT}<tbody>{ROWS}<tbody>",
        f"<tr><td>一<td>1{FOOT}<tr><td>二<td>2", f"{FOOT.removesuffix('</tfoot>')}{BODY}",
    ],
)  # fmt: skip
def test_the_foot_of_a_table_is_read_below_its_rows(table: str) -> None:
    found = _read(f"前<table>{table}</table>後")
    plain = _read(f"前<table>{ROWS}<tr><td>計<td>3</table>後")
    assert found.raw == plain.raw == "前\n一\t1\n二\t2\n計\t3\n後\n"
    assert found.borders == plain.borders


def test_each_table_has_its_own_foot() -> None:
    inner = f"<table><tfoot><tr><td>小計<td>1</tfoot>{ROWS}</table>"
    found = _read(f"<table>{FOOT}<tr><td>{inner}<td>x</table>")
    assert found.raw.split() == ["一", "1", "二", "2", "小計", "1", "x", "計", "3"]


def test_looks_and_headings_in_a_foot_move_with_it() -> None:
    found = _read(f"<table><tfoot><tr><td><h2>総計</h2><td><del>3</del></tfoot>{ROWS}</table>")
    marked = [(found.raw[m.start : m.end].strip(), m.kind) for m in found.marks]
    assert marked == [("総計", "heading"), ("3", "struck")]
    assert [part.heading for part in found.sections] == ["", "総計"]


@pytest.mark.parametrize(
    "page",
    ["<tfoot>a</tfoot>b", "<h1><table><tfoot><tr><td>a</h1>b", "<table><tfoot>" * 2_000 + "x",
     "<table><tfoot><tr><td>a</table></tfoot>b", "</tfoot><table></tfoot><tr><td>x"],
)  # fmt: skip
def test_a_foot_out_of_place_loses_nothing(page: str) -> None:
    assert set("abx") & set(page.rpartition(">")[2]) <= set(_read(page).raw)


def test_areas_of_an_image_map_are_pictures_that_lead_somewhere() -> None:
    areas = '<map name=M><area href="e.html" alt="東口"><area nohref alt="壁"></map>'
    plan = '<img src=m.png usemap="#m" alt="地図">'
    found = [("地図", "m.png"), ("東口", "e.html")]
    assert sorted(_pictures(plan + areas)) == sorted(found)
    assert sorted(_pictures(areas + plan)) == sorted(found)
    assert _pictures(f"<img src=m.png alt=地図>{areas}") == found[:1]


def test_a_picture_button_is_a_picture() -> None:
    assert _pictures("<input type=image src=a.png alt=検索>") == [("検索", "a.png")]
    assert _pictures("<input type=submit value=検索>") == []
    assert _pictures("<input type=image src=a.png alt=検索 hidden>") == []
