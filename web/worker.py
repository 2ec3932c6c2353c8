"""The worker: a child process of the server that holds the engines and answers one task at a time.

What is printed by accident goes nowhere: the pipe to the server carries frames alone. A task that
goes wrong is told as a sentence, and the next one is none the worse for it.
"""

from __future__ import annotations

import importlib
import os
import threading
from pathlib import Path
from typing import Any, BinaryIO

from text import messages
from text.errors import KyogoError, UsageError
from text.messages import say
from text.processes.limits import most_memory
from web import frames
from web.tasks.context import Context, Inputs

TASKS = ("search", "documents", "compare", "check", "acts", "pages")
"""Modules of `web.tasks`; a task is `<module>:<function>`."""


def serve(root: str, debug: bool, asked: bool = True, first: bool = False) -> None:
    """Answer frames on standard input until it closes.

    `first`: the worker that a browser will ask first gets ready for it, and then for a search.
    """
    source, target = _pipes(debug)
    context = Context(Path(root), asked)
    if first:
        # While the server loads what it is made of: the page that a browser opens with.
        from web.tasks import search

        search.page(context, Inputs({}, []))
    while True:
        try:
            request, blobs = frames.read(source)
        except EOFError:
            return
        messages.set_language(request["language"])

        def progress(done: int, total: int) -> None:
            frames.write(target, {"progress": [done, total]})

        context.progress = progress
        frames.write(target, *_answered(context, request, blobs, debug))
        if first:
            first = False
            threading.Thread(target=_load_engines, daemon=True).start()


def _load_engines() -> None:
    """Load what the first search needs, while the person reads the page that has no hits yet."""
    import indexer.search.searcher  # noqa: F401
    from text.language.morphology import kana

    kana("検索")


def _pipes(debug: bool) -> tuple[BinaryIO, BinaryIO]:
    """Return the frames' streams; descriptors 0 and 1 lead nowhere from now on, 2 with --debug."""
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1) if debug else (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return source, target


def _answered(
    context: Context, request: dict[str, Any], blobs: list[bytes], debug: bool
) -> tuple[dict[str, Any], list[bytes]]:
    module, _, function = request["task"].partition(":")
    try:
        if module not in TASKS or function.startswith("_"):
            raise KeyError(request["task"])
        task = getattr(importlib.import_module(f"web.tasks.{module}"), function)
        answer, out = task(context, Inputs(request["values"], blobs))
    except KyogoError as error:
        status = 400 if isinstance(error, UsageError) else 422
        return _trouble(str(error), error.hint or "", status), []
    except MemoryError:
        return _trouble(say("error.out-of-memory"), "", 413), []
    except Exception as error:
        if debug:
            import traceback

            traceback.print_exc()
        kind = type(error).__name__
        return _trouble(say("error.internal", kind=kind, detail=str(error)), "", 500), []
    return {"answer": answer, "memory": most_memory()}, out


def _trouble(message: str, hint: str, status: int) -> dict[str, Any]:
    return {"error": message, "hint": hint, "status": status, "memory": most_memory()}
