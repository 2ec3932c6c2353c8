"""Search: the page with its hits and views, and the JSON of the command."""

from __future__ import annotations

import io
from argparse import Namespace
from typing import TYPE_CHECKING

from text.errors import KyogoError
from web.tasks.context import Answer, Context, Inputs
from web.tasks.render import page as rendered

if TYPE_CHECKING:
    from indexer.search.request import Request

_PER_PAGE = 20
_KWIC_LINES = 200
VIEWS = ("hits", "kwic", "figures")
MANNERS = ("plain", "exact", "word")


def asked(context: Context, inputs: Inputs, limit: int) -> Request:
    """Return the request that the fields of the page or of the interface ask for."""
    from commands.support.request import request_of

    manner = inputs.text("how", "plain")
    arguments = Namespace(
        query=[inputs.text("q")],
        exact=manner == "exact" or inputs.flag("exact"),
        word=manner == "word" or inputs.flag("word"),
        no_variants=inputs.flag("no_variants"),
        kind=list(inputs.texts("kind")),
        date=inputs.text("date"),
        limit=limit,
    )
    return request_of(arguments, context.corpus)


def json(context: Context, inputs: Inputs) -> Answer:
    """Return what `search --format json` prints."""
    from reports.formats import report

    request = asked(context, inputs, inputs.number("limit", _PER_PAGE))
    stream = io.StringIO()
    report("search", "json").render(context.searcher().search(request), stream)
    return {"type": "application/json"}, [stream.getvalue().encode()]


def page(context: Context, inputs: Inputs) -> Answer:
    """Return the page; without a query only its form."""
    view = inputs.text("view", "hits")
    values: dict[str, object] = {
        "query": inputs.text("q"),
        "how": inputs.text("how", "plain") if inputs.text("how") in MANNERS else "plain",
        "view": view if view in VIEWS else "hits",
        "kinds": inputs.texts("kind"),
        "date": inputs.text("date"),
        "limit": max(_PER_PAGE, inputs.number("limit", _PER_PAGE, 2_000)),
        "sort": inputs.text("sort"),
        "answer": None,
        "trouble": None,
    }
    if inputs.text("q").strip():
        try:
            values.update(_VIEWS[str(values["view"])](context, inputs, values))
        except KyogoError as error:
            values["trouble"] = error
    return rendered("search.html", inputs, **values)


def _hits(context: Context, inputs: Inputs, values: dict[str, object]) -> dict[str, object]:
    limit = int(str(values["limit"]))
    answer = context.searcher().search(asked(context, inputs, limit))
    more = min(answer.total, limit + 40) if answer.total > limit else 0
    return {"answer": answer, "more": more}


def _kwic(context: Context, inputs: Inputs, values: dict[str, object]) -> dict[str, object]:
    from indexer.linguistics.concordance import concordance, sort_keys

    limit = max(_KWIC_LINES, inputs.number("limit", _KWIC_LINES, 5_000))
    request = asked(context, inputs, limit)
    keys = sort_keys(inputs.text("sort"))
    lines, total = concordance(context.searcher(), request, keys, "reading", 40)
    return {"lines": lines, "total": total, "more": limit + 400 if total > limit else 0}


def _figures(context: Context, inputs: Inputs, values: dict[str, object]) -> dict[str, object]:
    from web.tasks.figures import figures

    return {"figures": figures(context.searcher(), asked(context, inputs, 0))}


_VIEWS = {"hits": _hits, "kwic": _kwic, "figures": _figures}
