"""Small office files, made by hand."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "draw")
)
STYLES = (
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="2"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


def zipped(parts: dict[str, str]) -> bytes:
    """Return a zip file of `parts` (name → text)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def docx(body: str, footnotes: str = "", prolog: str = "") -> bytes:
    """Return a .docx file whose body is the WordprocessingML `body`."""
    return zipped(
        {
            "word/document.xml": f"{prolog}<w:document {W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {W}>{footnotes}</w:footnotes>",
        }
    )


def paragraph(runs: str, style: str = "") -> str:
    """Return a paragraph; plain text becomes one run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inner = runs if runs.startswith("<") else f"<w:r><w:t>{runs}</w:t></w:r>"
    return f"<w:p>{properties}{inner}</w:p>"


def odt(body: str) -> bytes:
    """Return an .odt file whose text is the OpenDocument XML `body`."""
    content = (
        f"<office:document-content {ODF}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return zipped({"content.xml": content})
