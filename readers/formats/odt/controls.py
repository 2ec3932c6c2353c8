"""Form controls of an OpenDocument text as they look on paper: ☑, ☐, what is filled in."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from readers.formats.xml_names import local, value, whole

_ON = ("checked", "true")


class Controls:
    """The controls of the forms in `body`, by their names."""

    def __init__(self, body: Iterable[Element]) -> None:
        self._controls: dict[str, Element] = {}
        for part in body:
            for form in part.iter():
                if local(form) == "forms":
                    for control in form.iter():
                        if value(control, "id"):
                            self._controls[value(control, "id")] = control

    def shown(self, identity: str) -> str:
        """Return what the control `identity` shows, "" for nothing."""
        control = self._controls.get(identity)
        if control is None:
            return ""
        kind = local(control)
        label = value(control, "label")
        if kind == "checkbox":
            state = value(control, "current-state") or value(control, "state")
            return ("☑" if state in _ON else "☐") + label
        if kind == "radio":
            on = value(control, "current-selected") or value(control, "selected")
            return ("◉" if on in _ON else "○") + label
        if kind in ("listbox", "combobox"):
            chosen = [
                value(item, "label") or value(item, "value")
                for item in control
                if (value(item, "current-selected") or value(item, "selected")) == "true"
            ]
            return "、".join(chosen) or value(control, "current-value") or value(control, "value")
        if kind in ("password", "hidden", "file", "image", "image-frame", "grid"):
            return ""
        if kind in ("button", "fixed-text", "frame"):
            return label
        return value(control, "current-value") or value(control, "value")


def fieldmark(mark: Element) -> str:
    """Return what a form field of Word in an OpenDocument text shows by itself: ☑, a choice."""
    kind = value(mark, "type").rpartition(".")[2]
    given = [(value(part, "name"), value(part, "value")) for part in mark if local(part) == "param"]
    named = dict(given)
    if kind == "FORMCHECKBOX":
        on = next((said for name, said in given if name.lower().endswith("checked")), "")
        return "☑" if on in ("true", "1") else "☐"
    if kind == "FORMDROPDOWN":
        choices = [said for name, said in given if name.endswith("ListEntry")]
        number = whole(next((said for name, said in given if name.endswith("Selected")), ""), 0)
        return choices[number] if number < len(choices) else named.get("Dropdown_Result", "")
    return ""
