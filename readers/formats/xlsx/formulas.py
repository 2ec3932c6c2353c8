"""Formulas whose value was not saved: what shows there only Excel can work out."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from readers.formats.xml_names import child, local, value


def unsaved(sheet: Element | None) -> dict[str, str]:
    """Return cell (B7) → formula (=SUM(B2:B6)) where the worksheet holds no value of it.

    Programs that write workbooks leave the values out; Excel puts them in when it saves.
    """
    found: dict[str, str] = {}
    data = child(sheet, "sheetData")
    for row in data if data is not None else ():
        for cell in row:
            formula = child(cell, "f")
            if formula is None or local(cell) != "c":
                continue
            saved = child(cell, "v")
            empty = saved is None or (not saved.text and value(cell, "t") != "str")
            if empty and child(cell, "is") is None:
                found[value(cell, "r")] = f"={(formula.text or '…').strip()}"
    return found
