"""Parsers of binary formats and of markup run in a child process with limits on memory and time.

A crash, a loop or a bomb in such a file costs that file only: the child is ended, the document is
named with the reason, and the next one gets a new child. The child is kept from one document to the
next, and what it sends back is JSON, never objects.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import struct
import sys
from typing import IO, Any

from text.errors import DocumentTooLarge, KyogoError, UnreadableDocument
from text.model.document import (
    METADATA,
    ORIGIN,
    Annotation,
    Border,
    Document,
    Mark,
    Printed,
    Section,
)
from text.processes.children import Child, end, ended_after, start
from text.processes.ends import end_at_once
from text.processes.limits import OUT_OF_MEMORY, limit_memory, limit_processor, ran_out_of_time
from text.processes.programs import HOME, environment, python

MEMORY = 1024 * 1024 * 1024
"""Bytes of address space for the child."""
SECONDS = 18
"""Wall-clock seconds for a document of less than a megabyte."""
CPU_SECONDS = 15
"""Of the processor, likewise. A loop or a bomb is small; a book of 30,000 pages is not."""
PER_MEGABYTE = 20
"""Seconds that every megabyte adds to both, up to LONGEST."""
LONGEST = 300

_WORDS = ("name", "raw", *METADATA, *ORIGIN)
_LENGTH = struct.Struct(">Q")
_LARGEST_ANSWER = 256 * 1024 * 1024

_LIMITS = ("reading.takes-too-long", "reading.needs-too-much-memory", "reading.reader-died")
_failures: dict[tuple[str, str, str, str | None], KyogoError] = {}
"""What met a limit in this process, or in the one that it was forked from."""
_MOST_FAILURES = 64
_children: dict[int, Child] = {}


def read_in_child(module: str, content: bytes, name: str, encoding: str | None = None) -> Document:
    """Return what `module.read(content, name)` returns, worked out in the child.

    An `encoding` is handed on as the third argument.

    Raises the KyogoError that the reader raised, DocumentTooLarge where it ran out of memory, and
    UnreadableDocument where it ran out of time or died.
    """
    key = (module, name, hashlib.sha256(content).hexdigest(), encoding)
    if key in _failures:
        raise _failures[key]
    try:
        return _read(module, content, name, encoding)
    except (DocumentTooLarge, UnreadableDocument) as error:
        if error.code in _LIMITS and len(_failures) < _MOST_FAILURES:
            # A draft of the corpus is read as the draft and for the index: once is enough.
            _failures[key] = error
        raise


def _read(module: str, content: bytes, name: str, encoding: str | None) -> Document:
    child = _child()
    request = json.dumps({"module": module, "name": name, "encoding": encoding}).encode()
    try:
        answer = _exchange(child, request, content)
    except TimeoutError:
        _end(child)
        seconds = _patience(SECONDS, len(content))
        raise UnreadableDocument("reading.takes-too-long", path=name, seconds=seconds) from None
    except (OSError, EOFError, ValueError):
        status = _end(child)
        if status == OUT_OF_MEMORY:
            raise _too_large(name) from None
        if ran_out_of_time(status):
            seconds = _patience(CPU_SECONDS, len(content))
            raise UnreadableDocument("reading.takes-too-long", path=name, seconds=seconds) from None
        raise UnreadableDocument("reading.reader-died", path=name, status=status) from None
    if "error" in answer:
        kind = DocumentTooLarge if answer.get("large") else UnreadableDocument
        raise kind(answer["error"], **answer["values"])
    return _document(answer)


def _too_large(name: str) -> DocumentTooLarge:
    return DocumentTooLarge("reading.needs-too-much-memory", path=name, limit=MEMORY >> 20)


def _patience(seconds: int, size: int) -> int:
    """Return how many seconds a document of `size` bytes may take."""
    return min(seconds + PER_MEGABYTE * (size >> 20), max(LONGEST, seconds))


def _child() -> Child:
    """Return this process's child, started on first use; a fork has its own."""
    child = _children.get(os.getpid())
    if child is None or child.poll() is not None:
        child = start(python("import readers.source.sandbox as s\ns.serve()"), HOME, environment())
        if not _children:
            atexit.register(_end_all)
        _children[os.getpid()] = child
    return child


def _end_all() -> None:
    child = _children.get(os.getpid())
    if child is not None:
        _end(child)


def _end(child: Child) -> int:
    _children.pop(os.getpid(), None)
    return end(child)


def _exchange(child: Child, request: bytes, content: bytes) -> dict[str, Any]:
    assert child.stdin is not None
    assert child.stdout is not None
    with ended_after(child, _patience(SECONDS, len(content))):
        for part in (request, content):
            child.stdin.write(_LENGTH.pack(len(part)))
            child.stdin.write(part)
        child.stdin.flush()
        length = _LENGTH.unpack(_received(child.stdout, _LENGTH.size))[0]
        if length > _LARGEST_ANSWER:
            raise ValueError(length)
        answer: dict[str, Any] = json.loads(_received(child.stdout, length))
    return answer


def _received(stream: IO[bytes], length: int) -> bytes:
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return content


def _document(answer: dict[str, Any]) -> Document:
    """Build the document from the child's JSON; every field is what its type says or it fails."""
    lists: dict[str, Any] = {
        "sections": tuple(Section(*map_) for map_ in answer["sections"]),
        "annotations": tuple(Annotation(*map_) for map_ in answer["annotations"]),
        "skips": tuple((int(start), int(end)) for start, end in answer["skips"]),
        "pages": tuple(int(page) for page in answer["pages"]),
        "borders": tuple(Border(*map_) for map_ in answer["borders"]),
        "marks": tuple(Mark(*map_) for map_ in answer["marks"]),
        "furniture": tuple((int(start), int(end)) for start, end in answer["furniture"]),
        "printed": tuple(Printed(*map_) for map_ in answer["printed"]),
        "notices": tuple(str(notice) for notice in answer["notices"]),
        "undecodable": int(answer["undecodable"]),
    }
    fields: dict[str, Any] = {word: str(answer[word]) for word in _WORDS}
    return Document(**fields, **lists)


def serve() -> None:
    """Run the child: read requests from standard input until it ends, or the memory."""
    try:
        _serve()
    except MemoryError:
        end_at_once(OUT_OF_MEMORY)  # even for the answer that says so


def _serve() -> None:
    import importlib

    limit_memory(MEMORY)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    # Whatever a library prints must not fall into the answers.
    sys.stdout = sys.stderr
    while head := requests.read(_LENGTH.size):
        request = json.loads(requests.read(_LENGTH.unpack(head)[0]))
        content = requests.read(_LENGTH.unpack(requests.read(_LENGTH.size))[0])
        limit_processor(_patience(CPU_SECONDS, len(content)))
        name = request["name"]
        answer: dict[str, Any] | None = None
        try:
            encoding = [request["encoding"]] if request["encoding"] else []
            read = importlib.import_module(request["module"]).read
            body = json.dumps(_as_json(read(content, name, *encoding))).encode()
        except KyogoError as error:
            large = isinstance(error, DocumentTooLarge)
            answer = {"error": error.code, "values": error.values, "large": large}
        except MemoryError:
            values = {"path": name, "limit": MEMORY >> 20}
            answer = {"error": "reading.needs-too-much-memory", "values": values, "large": True}
        except RecursionError:
            answer = {"error": "reading.nested-too-deep", "values": {"path": name}}
        except Exception as error:
            values = {"path": name, "reason": (str(error) or type(error).__name__)[:200]}
            answer = {"error": "reading.broken-file", "values": values}
        if answer is not None:
            body = json.dumps(answer).encode()
        answers.write(_LENGTH.pack(len(body)) + body)
        answers.flush()


def _as_json(document: Document) -> dict[str, Any]:
    answer: dict[str, Any] = {name: getattr(document, name) for name in _WORDS}
    answer["undecodable"] = document.undecodable
    answer["skips"] = document.skips
    answer["pages"] = document.pages
    answer["borders"] = document.borders
    answer["marks"] = document.marks
    answer["furniture"] = document.furniture
    answer["printed"] = document.printed
    answer["notices"] = document.notices
    answer["sections"] = [(s.heading, s.level, s.start, s.end, s.role) for s in document.sections]
    answer["annotations"] = [(a.start, a.end, a.reading) for a in document.annotations]
    return answer
