"""A searcher over the corpus that ships, and one over documents made in the test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from commands.support.fresh_index import fresh_index
from indexer.search.searcher import Searcher
from readers.corpus import SHIPPED, Corpus


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    import os

    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def shipped(_own_cache: None) -> Searcher:
    return Searcher(fresh_index(Corpus(SHIPPED)))


Make = Callable[[Mapping[str, str]], Searcher]


@pytest.fixture
def searcher(tmp_path: Path) -> Make:
    """Make a searcher over documents, given as name → text."""

    def make(texts: Mapping[str, str]) -> Searcher:
        for name, text in texts.items():
            (tmp_path / name).write_bytes(text.encode())
        return Searcher(fresh_index(Corpus(tmp_path)))

    return make
