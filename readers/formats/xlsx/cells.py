"""The cells of a worksheet as they are shown: values in their formats, looks, links."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from readers.formats.flow import Flow, raised
from readers.formats.xlsx.number_formats import format_of, number_in, text_in
from text.model.document import MarkKind

_RAISED: dict[str, MarkKind] = {"superscript": "superscript", "subscript": "subscript"}
_LOOKS: dict[str, MarkKind] = {"strike": "struck", "b": "bold", "i": "italic", "u": "underline"}


def flow_of(cell: Any, epoch: datetime) -> Flow:
    """Return what `cell`, which has a value, shows; dates are counted from `epoch`."""
    flow = Flow()
    runs = cell.value if isinstance(cell.value, list) else None
    link = cell.hyperlink
    looks = {name: look for name, look in _LOOKS.items() if link is None or name != "u"}
    if runs is None or text_in("x", cell.number_format) != "x":
        _add(flow, shown(cell, epoch), cell.font, looks)
    else:
        for run in runs:
            _add(flow, _clean(str(run)), getattr(run, "font", None) or cell.font, looks)
    if link is not None:
        flow.mark(0, "link", link.target or link.location or "")
    return flow


def _add(flow: Flow, text: str, font: Any, looks: Mapping[str, MarkKind]) -> None:
    """Add `text`, with those of `looks` that `font` has."""
    start = flow.length
    kind = _RAISED.get(getattr(font, "vertAlign", None) or "")
    flow.add(raised(text, kind) if kind else text)
    if kind:
        flow.mark(start, kind)
    for name, look in looks.items():
        if getattr(font, name, None) not in (None, False, "none") and text.strip():
            flow.mark(start, look)


def shown(cell: Any, epoch: datetime) -> str:
    """Return the text that Excel shows of the value of `cell`."""
    from openpyxl.utils.datetime import to_excel

    value = cell.value
    form = format_of(cell._style.numFmtId, str(cell.number_format or "General"))
    if isinstance(value, bool):
        return text_in(str(value).upper(), form)
    if isinstance(value, datetime | date | time | timedelta):
        value = to_excel(value, epoch)
    if isinstance(value, int | float):
        return number_in(value, form, from_1904=epoch.year == 1904)
    return text_in(_clean(str(value)), form)


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
