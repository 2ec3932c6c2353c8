"""The application: which address leads where. Answers come from the workers, and only from them."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio.to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from text import messages
from text.errors import KyogoError
from text.messages import say_in
from web import forms
from web.forms import language
from web.pool import Cancelled, Job, Pool, Refused
from web.responses import remembering, response_of, static_file
from web.results import Result, Results
from web.tasks.context import QUERY, UPDATED

_HERE = Path(__file__).resolve().parent
_REPORTS = _HERE.parent / "reports" / "html" / "style"
PATIENCE = 0.7
"""Seconds that a person waits for a page before progress is shown instead."""


class Page:
    """The application over the corpus `root`: two pools of workers and the results of the sitting.

    Reading and searching have a worker of their own, so that a long comparison never stands in
    front of a search.
    """

    def __init__(
        self, root: Path, debug: bool = False, light: Pool | None = None, asked: bool = True
    ) -> None:
        self.light = light or Pool(str(root), 1, debug=debug, asked=asked)
        workers = max(1, min(3, (os.cpu_count() or 2)))
        self.heavy = Pool(str(root), workers, nice=5, debug=debug, asked=asked)
        self.results = Results()
        self._threads = ThreadPoolExecutor(16, "kyogo-job")

    def application(self) -> Starlette:
        """Return the application."""

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            anyio.to_thread.current_default_thread_limiter().total_tokens = 64
            yield
            self.close()

        failing = {HTTPException: self._failed, Refused: self._failed}
        return Starlette(routes=self._routes(), lifespan=lifespan, exception_handlers=failing)

    def close(self) -> None:
        """End all workers."""
        self.light.close()
        self.heavy.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _routes(self) -> list[Route]:
        read = self._reading
        return [
            Route("/", self._home),
            Route("/search", read("search:page")),
            Route("/documents", self._documents),
            Route("/documents/update", self._update, methods=["POST"]),
            Route("/documents/{name:path}", read("documents:document")),
            Route("/compare", read("compare:form"), methods=["GET"]),
            Route("/compare", self._begin("compare"), methods=["POST"]),
            Route("/check", read("check:form"), methods=["GET"]),
            Route("/check", self._begin("check"), methods=["POST"]),
            Route("/{what}/r/{identity}", self._result),
            Route("/check/r/{identity}/act", self._act, methods=["POST"]),
            Route("/{what}/r/{identity}/{file}", self._download),
            Route("/jobs/{identity}", self._progress),
            Route("/jobs/{identity}/cancel", self._cancel, methods=["POST"]),
            Route("/api/search", read("search:json")),
            Route("/api/diff", self._interface("compare:diff_json", _PAIR), methods=["POST"]),
            Route("/api/collate", self._interface("compare:collate_json", _WITNESSES),
                  methods=["POST"]),
            Route("/api/check", self._interface("check:json", _DRAFT), methods=["POST"]),
            Route("/static/{file}", static_file),
        ]  # fmt: skip

    async def _home(self, request: Request) -> Response:
        query = request.url.query
        return RedirectResponse(f"/search?{query}" if query else "/search", 303)

    def _reading(self, task: str) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            values = _asked(request)
            if "name" in request.path_params:
                values["name"] = [request.path_params["name"]]
            return await self._answered(request, self.light, task, values)

        return answer

    async def _documents(self, request: Request) -> Response:
        """Answer with the list of documents; behind an update with what that did, or as it runs."""
        values: dict[str, Any] = _asked(request)
        update = self.results.get(request.query_params.get("updated", ""))
        if update is None or update.what != "documents" or update.future is None:
            return await self._answered(request, self.light, "documents:page", values)
        if not update.future.done():
            values = {"what": ["documents"], "identity": [update.identity]}
            return await self._answered(request, self.light, "pages:waiting", values)
        try:
            values[UPDATED], _ = update.future.result()
        except (Refused, KyogoError, Cancelled) as error:
            values = {"what": ["documents"], **_words(request, error)}
            return await self._answered(request, self.light, "pages:trouble", values)
        return await self._answered(request, self.light, "documents:page", values)

    def _interface(self, task: str, fields: Sequence[tuple[str, str]]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            found = await self._given(request, fields)
            return await self._answered(request, self.heavy, task, found.values, found.blobs)

        return answer

    async def _given(self, request: Request, fields: Sequence[tuple[str, str]]) -> forms.Given:
        labels = [say_in(language(request), label) for _, label in fields]
        return await forms.given(request, [name for name, _ in fields], labels)

    async def _answered(
        self,
        request: Request,
        pool: Pool,
        task: str,
        values: Mapping[str, Any],
        blobs: Sequence[bytes] = (),
    ) -> Response:
        """Return what `task` answers; a task whose asker has gone is stopped."""
        job = Job()

        def run() -> Response:
            try:
                return response_of(*pool.run(task, language(request), values, blobs, job))
            except (Refused, KyogoError, Cancelled) as error:
                return self._trouble(request, error)

        async with anyio.create_task_group() as group:
            group.start_soon(_watched, request, job)
            response = await anyio.to_thread.run_sync(run)
            group.cancel_scope.cancel()
        return remembering(request, response)

    def _trouble(self, request: Request, error: BaseException) -> Response:
        """Return the answer to a request that came to nothing: a page, JSON where that is asked."""
        status = error.status if isinstance(error, Refused) else 503
        if status == 400 and {"name", "file"} & request.path_params.keys():
            status = 404  # the address names what is not there
        if not _for_people(request):
            return trouble(request, error, status)
        values = {"what": [_tab(request)], **_words(request, error)}
        return self._page(request, "pages:trouble", values, status)

    def _page(
        self, request: Request, task: str, values: Mapping[str, Any], status: int
    ) -> Response:
        try:
            _, out = self.light.run(task, language(request), values)
        except (Refused, KyogoError, Cancelled) as error:
            return trouble(request, error, 503)
        return Response(out[0], status, media_type="text/html; charset=utf-8")

    async def _failed(self, request: Request, error: Exception) -> Response:
        """Answer for an address that leads nowhere and for a form that cannot be read."""
        if isinstance(error, HTTPException):
            code = "web.no-such-page" if error.status_code == 404 else "web.no-such-act"
            error = Refused(say_in(language(request), code), "", error.status_code)
        response = await anyio.to_thread.run_sync(self._trouble, request, error)
        return remembering(request, response)

    async def _gone(self, request: Request) -> Response:
        """Answer for a result that is not held any more."""
        if not _for_people(request):
            raise HTTPException(404)
        values = {"what": [_tab(request)]}
        return await anyio.to_thread.run_sync(self._page, request, "pages:gone", values, 404)

    def _begin(self, what: str) -> Callable[[Request], Any]:
        fields = _COMPARED if what == "compare" else _DRAFT

        async def begin(request: Request) -> Response:
            found = await self._given(request, fields)
            if problem := forms.problem(what, found):
                values = {**found.fields, **found.kept, "problem": [problem]}
                answer = await self._answered(request, self.light, f"{what}:form", values)
                answer.status_code = 400 if answer.status_code == 200 else answer.status_code
                return answer
            result = Result(what, found.documents, found.blobs)
            self.results.keep(result)
            self._start(result, f"{what}:page", language(request), found.values)
            await self._patience(result)
            query = f"?lang={found.fields['lang'][-1]}" if "lang" in found.fields else ""
            return RedirectResponse(f"/{what}/r/{result.identity}{query}", 303)

        return begin

    def _start(self, result: Result, task: str, wanted: str, values: Mapping[str, Any]) -> None:
        pool = self.heavy
        result.job = Job()
        result.task, result.values, result.spoken = task, dict(values), wanted
        identity = {"identity": [result.identity], "record": [result.record]}
        result.future = self._threads.submit(
            pool.run, task, wanted, {**values, **identity}, result.blobs, result.job
        )

    async def _patience(self, result: Result) -> None:
        with anyio.move_on_after(PATIENCE):
            while result.future is not None and not result.future.done():
                await anyio.sleep(0.02)

    async def _result(self, request: Request) -> Response:
        result = self.results.get(request.path_params["identity"])
        if result is None or result.what != request.path_params["what"]:
            return await self._gone(request)
        asked = request.query_params.get("lang")
        if result.task and asked in messages.LANGUAGES and asked != result.spoken:
            self._start(result, result.task, asked, result.values)
        await self._patience(result)
        if result.future is None or not result.future.done():
            values = {"what": [result.what], "identity": [result.identity]}
            return await self._answered(request, self.light, "pages:waiting", values)
        try:
            answer, out = result.future.result()
        except (Refused, KyogoError, Cancelled) as error:
            values = {"what": [result.what], **_words(request, error)}
            return await self._answered(request, self.light, "pages:trouble", values)
        if len(out) > 1:
            result.record = out[1].decode("utf-8")
        return remembering(request, response_of(answer, out))

    async def _act(self, request: Request) -> Response:
        """Do what a form says about a finding, or undo what was done last; then check again."""
        result = self.results.get(request.path_params["identity"])
        if result is None or result.what != "check":
            return await self._gone(request)
        form = await self._given(request, ())
        undoing = form.fields.get("act") == ["undo"]
        if undoing and not result.undone:
            return RedirectResponse(f"/check/r/{result.identity}", 303)
        last = result.undone[-1] if undoing else {}
        task = "acts:undo" if undoing else "acts:act"
        wanted = {name: result.values[name] for name in forms.MANNER if name in result.values}
        values = {
            **form.fields,
            **wanted,
            "documents": result.documents,
            "changes": last.get("changes", []),
            "said": [last.get("said", "")],
        }
        acted, at = form.fields.get("finding", [last.get("acted", "")]), last.get("at", 0)

        def run() -> tuple[Any, list[bytes]]:
            return self.heavy.run(task, language(request), values, result.blobs)

        try:
            done, out = await anyio.to_thread.run_sync(run)
        except (Refused, KyogoError, Cancelled) as error:
            said = _words(request, error)["message"][0]
            done, out = {"said": said}, []
        else:
            if undoing:
                result.undone.pop()
                result.documents = last.get("before", result.documents)
                result.blobs = last.get("blobs", result.blobs)
            else:
                at = done["at"]
                way_back = {"changes": done.get("changes", []), "said": done["said"],
                            "acted": acted[-1], "at": at}  # fmt: skip
                if "documents" in done:
                    way_back |= {"before": result.documents, "blobs": result.blobs}
                    result.documents = done["documents"]
                    result.blobs = out or result.blobs
                result.undone.append(way_back)
        fixed = any("before" in one for one in result.undone)
        self._start(
            result,
            "check:page",
            language(request),
            {
                **wanted,
                "documents": result.documents,
                "said": [done["said"]],
                "undo": ["1" if result.undone else ""],
                "acted": acted,
                "at": [str(at)],
                "mended": ["1" if fixed else ""],
            },
        )
        await self._patience(result)
        # Where the reader was: at the finding that was acted on, or at the next one.
        return RedirectResponse(f"/check/r/{result.identity}#here", 303)

    async def _download(self, request: Request) -> Response:
        result = self.results.get(request.path_params["identity"])
        if result is None or result.what != request.path_params["what"]:
            return await self._gone(request)
        values = {
            **{name: result.values[name] for name in forms.MANNER if name in result.values},
            "documents": result.documents,
            "file": [request.path_params["file"]],
            "record": [result.record],
        }
        return await self._answered(
            request, self.heavy, f"{result.what}:download", values, result.blobs
        )

    async def _update(self, request: Request) -> Response:
        result = Result("documents", [], [])
        self.results.keep(result)
        result.job = Job()
        result.future = self._threads.submit(
            self.heavy.run, "documents:update", language(request), {}, (), result.job
        )
        await self._patience(result)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"job": result.identity})
        return RedirectResponse(f"/documents?updated={result.identity}", 303)

    async def _progress(self, request: Request) -> Response:
        result = self.results.get(request.path_params["identity"])
        if result is None:
            raise HTTPException(404)
        finished = result.future is None or result.future.done()
        return JSONResponse(
            {"done": result.job.done, "total": result.job.total, "finished": finished}
        )

    async def _cancel(self, request: Request) -> Response:
        result = self.results.get(request.path_params["identity"])
        if result is None:
            raise HTTPException(404)
        result.job.cancel()
        return RedirectResponse(f"/{result.what}", 303)


_TABS = ("search", "compare", "check", "documents")
_PAIR = (("old", "web.pasted-old"), ("new", "web.pasted-new"))
_WITNESSES = (("witness", "web.pasted"),)
_COMPARED = (*_PAIR, *_WITNESSES)
_DRAFT = (("draft", "web.pasted-draft"),)


def _asked(request: Request) -> dict[str, Any]:
    """Return the fields of the address, without those that only the server fills."""
    values: dict[str, Any] = {**forms.fields(request), QUERY: [request.url.query]}
    values.pop(UPDATED, None)
    return values


def _words(request: Request, error: BaseException) -> dict[str, list[str]]:
    if isinstance(error, Cancelled):
        return {"message": [say_in(language(request), "serve.cancelled")], "hint": [""]}
    return {"message": [str(error)], "hint": [str(getattr(error, "hint", "") or "")]}


def _for_people(request: Request) -> bool:
    """Whether a page is wanted: everywhere but under /api, unless JSON alone is asked for."""
    wanted = request.headers.get("accept", "")
    asked = "application/json" in wanted and "text/html" not in wanted
    return not asked and not request.url.path.startswith("/api/")


def _tab(request: Request) -> str:
    first = request.url.path.split("/")[1]
    return first if first in _TABS else _TABS[0]


def trouble(request: Request, error: BaseException, status: int) -> Response:
    """Return as JSON why a request came to nothing."""
    words = {name: value[0] for name, value in _words(request, error).items()}
    return JSONResponse({"error": words["message"], "hint": words["hint"]}, status)


async def _watched(request: Request, job: Job) -> None:
    """Stop `job` when the browser has gone away."""
    while not await request.is_disconnected():
        await anyio.sleep(0.25)
    job.cancel()
