"""What is no plain text is not rewritten, and the reason is one that a person can act on."""

from __future__ import annotations

import pytest

from readers.source.rewriting import rewritten
from text.errors import UnreadableDocument
from text.model.document import Document


@pytest.mark.parametrize("format", ["docx", "odt", "pdf"])
def test_another_format_is_refused_with_a_way_out(format: str) -> None:
    draft = Document(name=f"案.{format}", raw="総会をを開く。", format=format, encoding=format)
    with pytest.raises(UnreadableDocument) as refused:
        rewritten(draft, b"PK\x03\x04", "総会を開く。")
    assert refused.value.code == "error.cannot-rewrite-format"
    assert "gimon" in str(refused.value.hint)
