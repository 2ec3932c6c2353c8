"""No page can be broken by what stands in a document, and none asks for anything from outside."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import StringIO

import pytest

from reports.check import html as check_html
from reports.collate import html as collate_html
from reports.diff import html as diff_html
from reports.diff import taisho_html as diff_taisho_html
from reports.kwic import html as kwic_html
from reports.search import html as search_html
from tests.reports.edit_scripts import arrive, change, collation, keep, leave
from tests.reports.findings import payload_draft
from tests.reports.html_check import foreign, tree
from tests.reports.html_payloads import PAYLOADS
from text.model.collation import Collation, Suspicion, Variant, VariantRow, VariantTable
from text.model.document import Document, Span
from text.model.search import Answer, Concordance, Hit, KwicLine, Snippet


def _sample(payload: str) -> Collation:
    return collation(
        keep(f"{payload}\n"),
        change(payload, f"{payload}新"),
        leave(payload + "\n", "m"),
        keep(f"\n{payload}\n"),
        arrive(payload + "\n", "m"),
        change("", payload),
        change(payload + "x", ""),
        names=(payload, payload),
    )


def _diff(payload: str) -> str:
    stream = StringIO()
    diff_html.render(_sample(payload), stream)
    return stream.getvalue()


def _taisho(payload: str) -> str:
    stream = StringIO()
    diff_taisho_html.render(_sample(payload), stream, remarks=True)
    return stream.getvalue()


def _check(payload: str) -> str:
    stream = StringIO()
    check_html.render([*payload_draft(payload), *payload_draft(payload)], stream)
    return stream.getvalue()


def _collate(payload: str) -> str:
    documents = tuple(Document(name=payload, raw=payload) for _ in range(3))
    span = Span(0, len(payload), 1, 1, payload)
    variants = (Variant(payload, (0, 2)), Variant("", (1,)))
    row = VariantRow(1, "name", variants, (span,) * 3, Suspicion("1", payload, payload))
    stream = StringIO()
    collate_html.render(VariantTable(documents, (row,), payload, payload), stream, template=True)
    return stream.getvalue()


def _search(payload: str) -> str:
    span = Span(0, len(payload), 1, 1, payload)
    snippet = Snippet(payload * 2, ((0, len(payload)),), 1, 1)
    hit = Hit(payload, payload, f"節{payload}", 1.0, "exact", (span, span), payload, payload)
    hits = (replace(hit, snippets=(snippet,)), replace(hit, layer="variant"))
    stream = StringIO()
    search_html.render(Answer(payload, 3, hits, True, {"kind": {payload: 2}}, (payload,)), stream)
    return stream.getvalue()


def _kwic(payload: str) -> str:
    span = Span(0, len(payload), 1, 1, payload)
    stream = StringIO()
    line = KwicLine(payload, payload, payload, "exact", payload, payload, payload, span)
    kwic_html.render(Concordance((line, line), 3), stream)
    return stream.getvalue()


PAGES: dict[str, Callable[[str], str]] = {
    "diff": _diff,
    "check": _check,
    "taisho": _taisho,
    "collate": _collate,
    "search": _search,
    "kwic": _kwic,
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_page_holds_no_element_that_is_not_ours(page: str, payload: str) -> None:
    assert foreign(PAGES[page](payload)) == []


@pytest.mark.parametrize("page", PAGES)
def test_what_stands_in_the_text_stands_on_the_page(page: str) -> None:
    payload = "<script>alert('&amp;')</script>"
    root = tree(PAGES[page](payload))
    assert payload in "".join(root.itertext())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_written_as_utf_8_whatever_stands_in_the_text(page: str) -> None:
    assert PAGES[page]("\ud800\udfff\x00").encode("utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_the_policy_allows_the_one_style_sheet_and_nothing_else(page: str) -> None:
    content = PAGES[page]("文")
    sheet = re.findall(r"<style>(.*?)</style>", content, re.DOTALL)
    digest = b64encode(sha256(sheet[0].encode()).digest()).decode()
    (meta,) = [m for m in tree(content).iter("meta") if m.get("http-equiv")]
    assert len(sheet) == 1
    assert meta.get("content") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("page", PAGES)
def test_no_style_sheet_asks_for_anything_from_outside(page: str) -> None:
    sheet = "".join(re.findall(r"<style>(.*?)</style>", PAGES[page]("文"), re.DOTALL))
    assert not re.search(r"url\(|@import|https?:", sheet)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_place_on_the_page(page: str) -> None:
    root = tree(PAGES[page]("文"))
    places = {node.get("id") for node in root.iter()}
    links = {node.get("href")[1:] for node in root.iter("a")}
    assert links <= places


@pytest.mark.parametrize("page", PAGES)
def test_no_two_places_on_a_page_have_the_same_name(page: str) -> None:
    places = [node.get("id") for node in tree(PAGES[page]("文")).iter() if node.get("id")]
    assert len(places) == len(set(places))
