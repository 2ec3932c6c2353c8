"""The store of an index in a cluster: generations there, and here a folder of what was fetched.

A segment is called there by its hash and never changes; the manifest of a generation is put in
force by one document that only changes if nobody has changed it since. A reader has one whole
generation or the one before it, whatever happens to the writer or to a node.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from indexer.opensearch.catalogue import Catalogue
from indexer.opensearch.cluster import Cluster, Conflict
from indexer.opensearch.documents import PIECE, Action, piece_actions, section_actions, unpacked
from indexer.opensearch.retrieval import Retrieval
from indexer.opensearch.settings import EngineSettings
from indexer.opensearch.writer_lease import Lease
from indexer.segment.lazy import Lazy
from indexer.segment.segment import Segment
from indexer.store.generations import Size, Store, size_of
from indexer.store.manifest import Manifest, SegmentEntry
from text.errors import IndexBusy, IndexDamaged, IndexOutdated, KyogoError
from text.private import cache_folder, make_private, open_private
from text.replacing import remove, replace

_GB: Final = 1_000_000_000
_TRIMMED: Final = 64
"""After so many segments were fetched, those that are too many go."""
_STATE: Final = "state"


class RemoteStore(Store):
    """The index of the corpus `root` on `cluster`. The folder here holds nothing but copies."""

    segment_limit = 300_000
    small_segment = 300_000

    def __init__(self, root: Path, settings: EngineSettings, cluster: Cluster) -> None:
        super().__init__(root)
        place = json.dumps([settings.urls, settings.index]).encode()
        self.folder = cache_folder() / f"engine-{hashlib.sha256(place).hexdigest()[:20]}"
        self.lock = self.folder / "lock"
        self.cluster = cluster
        self._catalogue = Catalogue(cluster)
        self._lease: Lease | None = None
        self._fetches = 0
        self._target = ""
        """The index that is written to."""
        self._sizes: dict[str, Size] = {}
        self._state: dict[str, Any] = {}
        self._kept: tuple[str, Manifest] | None = None

    # Reading

    def current(self) -> Manifest | None:
        """Return the manifest in force, or None if there is no index yet.

        Raises IndexOutdated or IndexDamaged, KyogoError where the cluster cannot be asked.
        """
        name = self._catalogue.in_force()
        if name is None:
            return None
        for _ in range(5):
            try:
                found = self._get(name, _STATE, _STATE)
            except LookupError:
                return None
            state = found["_source"]
            if self._kept is None or self._kept[0] != state["sha256"]:
                try:
                    content = self._manifest(name, state)
                except LookupError:  # a writer has just moved on
                    continue
                try:
                    self._sizes.update({key: Size(*size) for key, size in state["sizes"].items()})
                except (KeyError, TypeError, AttributeError) as error:
                    raise self._lost("state") from error
                path = self.folder / f"{name}.json"
                self._kept = state["sha256"], Manifest.from_json(content, path)
            self._state = {"name": name, "found": found}
            return self._kept[1]
        raise self._lost("manifest")

    def _manifest(self, name: str, state: dict[str, Any]) -> bytes:
        digest = state["sha256"]
        packed = [
            self._get(name, f"manifest-{digest}.{number}", digest)["_source"]["packed"]
            for number in range(state["pieces"])
        ]
        content = unpacked(packed)
        if hashlib.sha256(content).hexdigest() != digest:
            raise self._lost("manifest")
        return content

    def _get(self, name: str, id_: str, routing: str) -> Any:
        return self.cluster.ask(lambda client: client.get(index=name, id=id_, routing=routing))

    def verify(self, segment: SegmentEntry, thorough: bool = False) -> None:
        """Raise IndexDamaged unless the segment is whole; looked at only when `thorough`."""
        if thorough:
            path = self.folder / segment.file
            path.unlink(missing_ok=True)
            self._fetched(segment)

    def opened(self, manifest: Manifest) -> Sequence[Segment]:
        """Return the segments of `manifest`, each fetched when it is first asked for."""
        return Lazy(
            len(manifest.segments), lambda number: Segment(self._fetched(manifest.segments[number]))
        )

    def sizes(self, manifest: Manifest, segments: Sequence[Segment]) -> list[Size]:
        """Return how much each segment of `manifest` is, without fetching any."""
        return [self._sizes[_key(segment)] for segment in manifest.segments]

    def retrieval(self, manifest: Manifest) -> Retrieval:
        """Return who knows which segments may answer."""
        return Retrieval(self.cluster, self._state["name"])

    def key(self, segment: SegmentEntry) -> str:
        """Return what a segment is called in the cluster."""
        return _key(segment)

    def _fetched(self, segment: SegmentEntry) -> Path:
        """Return the file of `segment`, brought here first if it is not here."""
        path = self.folder / segment.file
        try:
            if path.lstat().st_size == segment.size:
                os.utime(path)
                return path
        except OSError:
            pass
        content = self._whole(segment)
        make_private(self.folder)
        aside = self.folder / f"{segment.file}.{secrets.token_hex(4)}.tmp"
        with open(aside, "xb", opener=open_private) as stream:
            stream.write(content)
        replace(aside, path)
        self._fetches += 1
        if not self._fetches % _TRIMMED:
            self._trim()
        return path

    def _whole(self, segment: SegmentEntry) -> bytes:
        key, name = _key(segment), self._state["name"]
        try:
            first = self._get(name, f"{key}.0", key)["_source"]
            more = [
                self._get(name, f"{key}.{number}", key)["_source"]["packed"]
                for number in range(1, first["pieces"])
            ]
            content = unpacked([first["packed"], *more])
        except (LookupError, ValueError) as error:
            raise self._lost(segment.file) from error
        if hashlib.sha256(content).hexdigest() != segment.sha256:
            raise self._lost(segment.file)
        return content

    # Writing

    @contextmanager
    def claimed(self, wait: float) -> Iterator[None]:
        """Be the one writer on all machines for the body. Raises IndexBusy."""
        self._lease = Lease(self.cluster, self._catalogue.alias, self._machine())
        with self._lease.held(wait):
            yield
        self._lease = None

    def _machine(self) -> str:
        """Return what this machine's cache folder is called by other machines."""
        path = self.folder / "machine"
        try:
            with open(path, encoding="ascii", opener=open_private) as stream:
                return stream.read()
        except FileNotFoundError:
            with open(path, "x", encoding="ascii", opener=open_private) as stream:
                stream.write(token := secrets.token_hex(8))
            return token

    def begin(self, anew: bool) -> None:
        """Prepare for a new generation; `anew`: in an index of its own."""
        self._target = self._catalogue.make() if anew else self._state["name"]

    def prefix(self, generation: int) -> str:
        """Return what new segments are called: no two machines ever name two alike."""
        return f"segment-{generation}-{secrets.token_hex(4)}"

    def written(self, file: str, size: int, digest: str) -> None:
        """Send the segment that has just been written to `file`."""
        key = digest[:24]
        segment = Segment(self.folder / file)
        self._sizes[key] = size_of(segment)
        self.cluster.bulk(self._target, piece_actions(self.folder / file, key))
        self.cluster.bulk(self._target, section_actions(segment, key))
        self.still_here()

    def when_waiting(self, told: Callable[[str], None] | None) -> None:
        """Have `told` hear the reason when the cluster has to be waited for."""
        self.cluster.waited = told

    def still_here(self) -> None:
        """Go on being the writer."""
        if self._lease is not None:
            self._lease.renew()

    def last_generation(self) -> int:
        """Return the number of the generation in force; 0 if none."""
        try:
            manifest = self.current()
        except (IndexDamaged, IndexOutdated, LookupError):
            return 0
        return 0 if manifest is None else manifest.generation

    def commit(self, manifest: Manifest) -> None:
        """Put `manifest` in force. Raises IndexBusy where another writer was quicker."""
        content = manifest.to_json()
        digest = hashlib.sha256(content).hexdigest()
        packed = zlib.compress(content)
        pieces = [packed[start : start + PIECE] for start in range(0, len(packed), PIECE)]
        name = self._target
        self.cluster.bulk(name, _manifest_actions(digest, pieces, manifest.generation))
        self.cluster.ask(lambda client: client.indices.refresh(index=name))
        keys = [_key(segment) for segment in manifest.segments]
        state = {
            "sort": _STATE,
            "generation": manifest.generation,
            "sha256": digest,
            "pieces": len(pieces),
            "sizes": {key: list(self._sizes[key]) for key in keys},
        }
        order: dict[str, Any] = {"op_type": "create"}
        if self._state.get("name") == name:
            found = self._state["found"]
            order = {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}
        try:
            self.cluster.ask(
                lambda client: client.index(
                    index=name, id=_STATE, body=state, routing=_STATE, params=order
                )
            )
        except Conflict:
            # Sent twice because the first answer was lost, it is in force already.
            if self._get(name, _STATE, _STATE)["_source"]["sha256"] != digest:
                raise IndexBusy("engine.overtaken") from None
        self._catalogue.put_in_force(name)
        self._state = {"name": name, "found": self._get(name, _STATE, _STATE)}

    def sweep(self, manifest: Manifest, older: Manifest | None) -> None:
        """Delete what belongs neither to `manifest` nor to `older`, there and here."""
        kept = {_key(segment) for one in (manifest, older) if one for segment in one.segments}
        name = self._target
        retrieval = Retrieval(self.cluster, name)
        gone = sorted((retrieval.every() or kept) - kept)
        live = [str(one.generation) for one in (manifest, older) if one]
        query: dict[str, Any] = {
            "bool": {
                "should": [
                    {"terms": {"segment": gone}},
                    {
                        "bool": {
                            "filter": [{"term": {"sort": "manifest"}}],
                            "must_not": [{"terms": {"generation": live}}],
                        }
                    },
                ],
                "minimum_should_match": 1,
            }
        }
        if older is not None:
            # The new generation is in force; what is left over goes the next time.
            with suppress(KyogoError):
                self.cluster.delete(name, query)
        self._trim()

    def _trim(self) -> None:
        """Let the copies here be no more than the settings allow: the longest unused go."""
        files = [
            (path.stat().st_mtime, path)
            for path in self.folder.glob("segment-*.kyogo*")
            if path.is_file()
        ]
        total = 0
        for _, path in sorted(files, reverse=True):
            total += path.stat().st_size
            if total > self.cluster.settings.cache * _GB:
                remove(path)

    def _lost(self, name: str) -> IndexDamaged:
        return IndexDamaged("engine.piece-missing", name=name)


def _key(segment: SegmentEntry) -> str:
    return segment.sha256[:24]


def _manifest_actions(digest: str, pieces: list[bytes], generation: int) -> Iterator[Action]:
    for number, piece in enumerate(pieces):
        yield {
            "_id": f"manifest-{digest}.{number}",
            "routing": digest,
            "_source": {
                "sort": "manifest",
                "generation": str(generation),
                "packed": base64.b64encode(piece).decode("ascii"),
            },
        }
