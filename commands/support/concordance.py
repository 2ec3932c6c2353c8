"""Concordance lines, written in the format asked for."""

from __future__ import annotations

import argparse
from dataclasses import replace

from commands.support.console import corpus_of
from commands.support.fresh_index import fresh_index
from commands.support.progress import progress
from commands.support.reporting import write_report
from commands.support.request import request_of, tell_undated, tell_unknown_kinds
from indexer.linguistics.concordance import SortBy, concordance, sort_keys
from indexer.search.ordering import ORDERS
from indexer.search.searcher import Searcher
from reports.formats import report
from text.messages import say
from text.model.search import Concordance


def write_concordance(
    arguments: argparse.Namespace, format: str, by: SortBy = "surface", context: int = 60
) -> int:
    """Write the concordance that the arguments of `search` or `kwic` ask for, as `format`."""
    corpus = corpus_of(arguments)
    order = arguments.sort if arguments.sort in ORDERS else ""
    keys = [] if order else sort_keys(arguments.sort)
    searcher = Searcher(fresh_index(corpus))
    tell_unknown_kinds(arguments.kind or (), (record.kind for record in searcher.index.records))
    request = replace(request_of(arguments, corpus), order=order)
    with progress(say("search.progress")):
        lines, total = concordance(searcher, request, keys, by, max(1, context))
    tell_undated(searcher, request, total)
    write_report(arguments, report("kwic", format), Concordance(tuple(lines), total))
    return 0 if total else 1
