"""Forms → what a worker is given: fields, corpus paths, pasted texts and files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from text.records import dataclass
from web.security import LARGEST_BODY

_SUFFIXES = ("_document", "_text")


@dataclass
class Given:
    """The texts of a form in the order of `names`, and every other field."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    blobs: list[bytes] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, Any]:
        """What is sent to a worker."""
        return {**self.fields, "documents": self.documents}


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
    browsers send for an empty field, do not count.
    """
    found = Given(fields=fields(request))
    async with request.form(max_files=200, max_fields=1_000, max_part_size=LARGEST_BODY) as form:
        for name, label in zip(names, labels, strict=True):
            for item in _items(form, name):
                await _take(found, item, label)
        kept = {f"{name}{suffix}" for name in names for suffix in ("", *_SUFFIXES)}
        for name, value in form.multi_items():
            if name not in kept and isinstance(value, str):
                found.fields.setdefault(name, []).append(value)
    return found


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
