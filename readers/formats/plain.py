"""Plain text, in any encoding, with Aozora Bunko's notation where it is used.

Read: all of it; ruby is a reading: 権利《けんり》, and 権利（けんり） where that is how it is read.
"""

from __future__ import annotations

from readers.formats.aozora import is_aozora, read_notation
from readers.formats.ruby_notation import with_ruby
from readers.source.encoding import decode
from text.model.document import Document


def read(content: bytes, name: str, encoding: str | None = None) -> Document:
    """Return the document whose bytes are `content`, in `encoding` or the one that they show.

    Raises UnreadableDocument for a binary file.
    """
    found = decode(content, name, encoding)
    document = Document(
        name=name,
        raw=found.text,
        encoding=found.encoding,
        undecodable=found.undecodable,
        certainty=found.certainty,
    )
    return read_notation(document) if is_aozora(found.text) else with_ruby(document)
