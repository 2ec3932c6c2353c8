"""`collate --format tsv`: one line per place, one column per witness, for a spreadsheet."""

from __future__ import annotations

from typing import TextIO

from reports.tsv import row as line
from text.messages import say
from text.model.collation import VariantTable


def render(table: VariantTable, stream: TextIO) -> None:
    """Write a head line and one line per place: number, kind, readings, the odd one, the suspect.

    The readings stay as they are in the texts: who differs alone stands in a column of its own.
    """
    names = [document.name for document in table.witnesses]
    stream.write(
        line(
            [
                say("collate.row"),
                say("collate.kind"),
                *names,
                say("collate.odd"),
                say("collate.suspect"),
            ]
        )
    )
    for row in table.rows:
        suspect = row.suspect
        doubt = f"{names[int(suspect.side)]}: {suspect.message}" if suspect else ""
        alone = row.odd_one_out
        odd = "" if alone is None else f"{say('collate.odd-mark')} {names[alone]}"
        said = {witness: one.text for one in row.variants for witness in one.witnesses}
        readings = (said[witness] for witness in range(len(names)))
        stream.write(line([row.number, say(f"report.kind-{row.kind}"), *readings, odd, doubt]))
