"""Forms → what a worker is given: fields, corpus paths, pasted texts and files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import field
from typing import Any

import anyio.to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from text.later import later
from text.messages import say_in
from text.records import dataclass
from web.language import COOKIE, language_of
from web.pool import Refused
from web.security import LARGEST_BODY

MOST_FILES = 200
MOST_FIELDS = 1_000
"""... of one form."""
_PIECE = 1 << 16
_ESCAPES = later(rb"(?:%[0-9A-Fa-f]{2})+")
MANNER = ("profile", "select", "ignore", "severity", "confidence")
"""Fields that say how a draft is checked: they hold for all that is done with the result."""
_SUFFIXES = ("_document", "_text")


@dataclass
class Given:
    """The texts of a form in the order of `names`, and every other field."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    blobs: list[bytes] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    """The box that each text came from, in the same order."""
    kept: dict[str, list[str]] = field(default_factory=dict)
    """What a form is filled with again: pasted texts and chosen documents; files cannot be."""

    @property
    def values(self) -> dict[str, Any]:
        """What is sent to a worker."""
        return {**self.fields, "documents": self.documents}


def language(request: Request) -> str:
    """Return the language asked for: by the address, by the last choice, else by the browser."""
    accepted = request.headers.get("accept-language", "ja")
    return language_of(request.query_params.get("lang"), request.cookies.get(COOKIE), accepted)


def fields(request: Request) -> dict[str, list[str]]:
    """Return the fields of the address, each with all of its values."""
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        found.setdefault(name, []).append(value)
    return found


async def given(request: Request, names: Sequence[str], labels: Sequence[str]) -> Given:
    """Return the form of `request`. `labels` are what pasted texts are called, one for each name.

    A witness comes as a file (`old`), a path of the corpus (`old_document`) or a text
    (`old_text`). Of one name several may come (`witness`). Files of no name and no bytes, which
    browsers send for an empty field, do not count. Raises Refused for what is no form, and for more
    files or fields than are read.
    """
    found = Given(fields=fields(request))
    async with AsyncExitStack() as stack:
        form = await _read(request)
        stack.push_async_callback(form.close)
        for name, label in zip(names, labels, strict=True):
            for item in _items(form, name):
                before = len(found.documents)
                await _take(found, item, label)
                if len(found.documents) > before:
                    found.sources.append(name)
                if isinstance(item[1], str):
                    found.kept.setdefault(f"{name}{item[0]}", []).append(item[1])
        kept = {f"{name}{suffix}" for name in names for suffix in ("", *_SUFFIXES)}
        for name, value in form.multi_items():
            if name not in kept and isinstance(value, str):
                found.fields.setdefault(name, []).append(value)
    return found


async def _read(request: Request) -> FormData:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        body = await request.body()
        if body.count(b"&") >= MOST_FIELDS:
            raise Refused(_say(request, "web.form-too-many"), "", 413)
        # Away from the loop that answers everybody: a long text takes its time.
        return FormData(await anyio.to_thread.run_sync(_fields, body))
    try:
        return await request.form(
            max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_BODY
        )
    except (HTTPException, MultiPartException) as error:
        many = "too many" in str(getattr(error, "detail", error)).lower()
        told = "web.form-too-many" if many else "web.form-broken"
        raise Refused(_say(request, told), "", 413 if many else 400) from error


def _say(request: Request, code: str) -> str:
    return say_in(language(request), code, files=MOST_FILES, fields=MOST_FIELDS)


def _fields(body: bytes) -> list[tuple[str, str | UploadFile]]:
    pairs = (pair.partition(b"=") for pair in body.split(b"&") if pair)
    return [(_unquoted(name), _unquoted(value)) for name, _, value in pairs]


def _unquoted(raw: bytes) -> str:
    """Return what the percent signs stand for: a run of them at once, and a piece at a time.

    Within a piece no other thread has its turn.
    """
    pieces = []
    at = 0
    while at < len(raw):
        end = at + _PIECE
        cut = raw.rfind(b"%", end - 2, end)  # no sign is cut in two
        end = cut if cut >= 0 else end
        pieces.append(_ESCAPES.sub(_bytes, raw[at:end].replace(b"+", b" ")))
        at = end
    return b"".join(pieces).decode("utf-8", "replace")


def _bytes(run: re.Match[bytes]) -> bytes:
    return bytes.fromhex(run[0].replace(b"%", b"").decode())


def problem(what: str, found: Given) -> str:
    """Return the code of what stands in the way of the form `what`, "" for nothing.

    A box with both a text and a file is asked about: which of them is meant nobody can know.
    """
    if any(found.sources.count(box) > 1 for box in ("old", "new", "draft")):
        return "web.two-in-one"
    if what == "compare" and len(found.documents) < 2:
        return "web.one-side"
    if what == "check" and not found.documents:
        return "web.no-draft"
    return ""


def _items(form: FormData, name: str) -> Iterable[tuple[str, Any]]:
    """Yield what came under `name` in the order of the form."""
    for key, value in form.multi_items():
        if key == name or key in (f"{name}_document", f"{name}_text"):
            yield key.removeprefix(name), value


async def _take(found: Given, item: tuple[str, Any], label: str) -> None:
    suffix, value = item
    if isinstance(value, UploadFile):
        content = await value.read()
        if value.filename or content:
            found.documents.append({"file": len(found.blobs), "label": value.filename or label})
            found.blobs.append(content)
    elif suffix == "_document" and value:
        found.documents.append({"name": value})
    elif suffix == "_text" and value:
        found.documents.append({"text": value, "label": _numbered(label, found)})


def _numbered(label: str, found: Given) -> str:
    """Return `label`, with a number where a text of that name is there already."""
    same = sum(item.get("label", "").startswith(label) for item in found.documents)
    return f"{label} {same + 1}" if same else label
