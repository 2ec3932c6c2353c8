"""A corpus of made texts that lies in a cluster, and the question whether its index is right."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.engines import trust_engine
from indexer.index import Index, open_index
from indexer.search.request import Request
from indexer.search.searcher import Searcher
from indexer.update.update import update
from text.model.document import Document
from text.model.update import Changes


@dataclass(frozen=True)
class Listed:
    name: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0


class There:
    """A corpus folder `root` whose index is called `name` in the cluster at `urls`."""

    def __init__(self, root: Path, urls: Sequence[str], name: str, more: str = "") -> None:
        self.root = root
        self.urls = list(urls)
        self.name = name
        root.mkdir(parents=True, exist_ok=True)
        settings = f"[engine]\nurl = {json.dumps(self.urls)}\nindex = {json.dumps(name)}\n{more}"
        (root / "kyogo.toml").write_text(settings, "utf-8")

    def trust(self) -> There:
        trust_engine(self.root)
        return self

    def update(self, texts: dict[str, str], **options: Any) -> Changes:
        """Make the corpus consist of `texts`, by name."""

        def listing() -> Iterator[Listed]:
            for name, text in sorted(texts.items()):
                yield Listed(name, len(text), hash(text) % 10**9)

        def load(name: str) -> Document:
            return Document(name=name, raw=texts[name])

        return update(self.root, listing(), load, jobs=1, **options)

    def index(self) -> Index:
        return open_index(self.root)

    def hits(self, query: str) -> list[str]:
        """Return the documents that have `query`, one for each place."""
        answer = Searcher(self.index()).search(Request(query, exact=True, limit=None))
        return sorted(hit.document for hit in answer.hits for _ in hit.spans)

    def ask(self, path: str, method: str = "GET", body: object = None) -> Any:
        """Return what the first node that answers says to a question of the test itself."""
        for url in self.urls:
            request = urllib.request.Request(
                f"{url}/{path}",
                data=None if body is None else json.dumps(body).encode(),
                headers={"Content-Type": "application/json"},
                method=method,
            )
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError:
                raise
            except OSError:
                continue
        raise OSError("no node answers")
