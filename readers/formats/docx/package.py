"""The parts of an office file, found by their relationships: the main one may have any name."""

from __future__ import annotations

import posixpath
from xml.etree.ElementTree import Element

from readers.formats.archive import Archive
from readers.formats.xml_names import value


class Package:
    """The parts of `archive` that belong to the document, or to the part `main` of it.

    Nothing outside the file is opened.
    """

    def __init__(self, archive: Archive, main: str = "") -> None:
        self._archive = archive
        self.main = main or self._main()
        self._folder = posixpath.dirname(self.main)
        self.relations = self._relations(self.main)

    def _main(self) -> str:
        for kind, target, _ in self._relations("").values():
            if kind == "officeDocument" and target in self._archive:
                return target
        return "word/document.xml"

    def _relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return id → (kind, target, whether it is within the file) of what `part` refers to."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self._archive:
            return {}
        found: dict[str, tuple[str, str, bool]] = {}
        for entry in self._archive.xml(rels):
            kind = value(entry, "Type").rpartition("/")[2]
            target = value(entry, "Target")
            within = value(entry, "TargetMode") != "External"
            if within:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[value(entry, "Id")] = (kind, target, within)
        return found

    def root(self) -> Element:
        """Return the root of the main part. Raises UnreadableDocument without one."""
        return self._archive.xml(self.main)

    def part(self, kind: str) -> Element | None:
        """Return the root of the main part's one part of `kind` ("styles", "footnotes" …)."""
        for found, target, within in self.relations.values():
            if found == kind and within and target in self._archive:
                return self._archive.xml(target)
        usual = posixpath.join(self._folder, f"{kind}.xml")
        return self._archive.xml(usual) if usual in self._archive else None

    def by_id(self, identity: str) -> Element | None:
        """Return the root of the part that the main part calls `identity`."""
        _, target, within = self.relations.get(identity, ("", "", False))
        return self._archive.xml(target) if within and target in self._archive else None

    def at(self, part: str) -> Package | None:
        """Return the file as seen from `part`, a path in it; None if there is no such part."""
        return Package(self._archive, part) if part and part in self._archive else None

    def target(self, identity: str) -> str:
        """Return the address to which the relationship `identity` leads, "" if there is none."""
        _, target, within = self.relations.get(identity, ("", "", True))
        return "" if within else target
