"""What an answer of the workers becomes for the browser: JSON, a page, a file; our own files."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from text import messages
from web.language import COOKIE

_HERE = Path(__file__).resolve().parent
_REPORTS = _HERE.parent / "reports" / "html" / "style"


def remembering(request: Request, response: Response) -> Response:
    """Return `response`, which keeps the language that the address asks for."""
    chosen = request.query_params.get("lang")
    if chosen in messages.LANGUAGES:
        response.set_cookie(COOKIE, chosen, path="/", httponly=True, samesite="strict")
    return response


def response_of(answer: Mapping[str, Any], out: Sequence[bytes]) -> Response:
    """Return JSON, or the one file of `out` as what `answer` says that it is."""
    if not out:
        return JSONResponse(answer)
    kind = answer["type"]
    headers = {}
    if answer.get("name"):
        # For old programs an ASCII name; all others take what stands behind it.
        saved = quote(answer.get("saved") or answer["name"], safe="")
        told = f"attachment; filename=\"{answer['name']}\"; filename*=UTF-8''{saved}"
        headers["content-disposition"] = told
    if kind in ("text/html", "text/csv", "text/tab-separated-values"):
        kind += "; charset=utf-8"
    return Response(out[0], media_type=kind, headers=headers)


async def static_file(request: Request) -> Response:
    """Return one of the files that belong to the page: names without a slash, of two folders."""
    name = request.path_params["file"]
    for folder in (_HERE / "static", _REPORTS):
        path = folder / name
        if path.parent == folder and path.suffix in (".js", ".css", ".svg") and path.is_file():
            kind = mimetypes.types_map.get(path.suffix, "text/plain")
            kind = "text/javascript" if path.suffix == ".js" else kind
            content = path.read_bytes()
            if folder == _REPORTS:
                # The look of the reports lies below that of the page, whatever its selectors.
                content = b"@layer report {\n" + content + b"}\n"
            return Response(content, media_type=f"{kind}; charset=utf-8")
    raise HTTPException(404)
