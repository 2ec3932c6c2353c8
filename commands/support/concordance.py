"""Concordance lines, written in the format asked for."""

from __future__ import annotations

import argparse

from commands.support.console import corpus_of
from commands.support.fresh_index import fresh_index
from commands.support.reporting import write_report
from commands.support.request import request_of
from indexer.linguistics.concordance import SortBy, concordance, sort_keys
from indexer.search.searcher import Searcher
from reports.formats import report
from text.model.search import Concordance


def write_concordance(
    arguments: argparse.Namespace, format: str, by: SortBy = "surface", context: int = 60
) -> int:
    """Write the concordance that the arguments of `search` or `kwic` ask for, as `format`."""
    corpus = corpus_of(arguments)
    keys = sort_keys(arguments.sort)
    searcher = Searcher(fresh_index(corpus))
    lines, total = concordance(searcher, request_of(arguments, corpus), keys, by, max(1, context))
    write_report(arguments, report("kwic", format), Concordance(tuple(lines), total))
    return 0 if total else 1
