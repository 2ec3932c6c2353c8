"""`collate --format tsv`: one line per place, one column per witness, for a spreadsheet."""

from __future__ import annotations

from typing import TextIO

from reports.tsv import row as line
from text.messages import say
from text.model.collation import VariantTable


def render(table: VariantTable, stream: TextIO) -> None:
    """Write a head line and one line per place: number, kind, each reading, the suspect."""
    names = [document.name for document in table.witnesses]
    stream.write(line([say("collate.row"), say("collate.kind"), *names, say("collate.suspect")]))
    for row in table.rows:
        suspect = row.suspect
        doubt = f"{names[int(suspect.side)]}: {suspect.message}" if suspect else ""
        said = {witness: one.text for one in row.variants for witness in one.witnesses}
        readings = (said[witness] for witness in range(len(names)))
        stream.write(line([row.number, say(f"report.kind-{row.kind}"), *readings, doubt]))
