"""What the control words of Rich Text are: characters, places for text, looks (RTF 1.9.1)."""

from __future__ import annotations

from typing import Final

CHARACTERS: Final = {
    **{"tab": "\t", "line": "\n", "emdash": "\u2014", "endash": "\u2013", "bullet": "\u2022"},
    **{"lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d"},
    **{"emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "lbr": "\n"},
    **{"page": "\n", "column": "\n"},
}
SYMBOLS: Final = {"~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}
"""Control symbols that print something; an optional hyphen (\\-) prints nothing within a line."""

PRINTED: Final = frozenset(
    ("fldrslt", "listtext", "pntext", "result", "moMath", "moMathPara", "mr", "mnum", "mden")
)
"""Groups whose text is printed though their name is marked as one that may be passed over."""
CONTAINERS: Final = frozenset(
    ("nesttableprops", "shpinst", "shpgrp", "shppict", "pict", "picprop", "object", "do", "sp")
)
"""Groups whose own text is not printed, but in which one may stand whose text is."""
NOT_PRINTED: Final = frozenset(
    (
        *("fonttbl", "colortbl", "stylesheet", "info", "filetbl", "listpicture", "revtbl"),
        *("levelnumbers", "listname", "rsidtbl", "generator", "themedata", "datastore", "xmlnstbl"),
        *("bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "atndate", "atnref"),
        *("atrfstart", "atrfend", "template", "nonshppict", "nonesttables", "shprslt", "objdata"),
        *("objclass", "objname", "objalias", "objsect", "mmathPict", "fldtype", "datafield"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "background", "pn"),
        *("formfield", "xe", "tc", "rxe", "txe", "private", "userprops", "docvar", "falt"),
        *("panose", "nextfile", "title", "company", "pnseclvl", "pgp", "pgptbl", "rtfsp"),
    )
)
EDGES: Final = {
    **{"header": "headers", "headerl": "headers", "headerr": "headers", "headerf": "headers"},
    **{"footer": "footers", "footerl": "footers", "footerr": "footers", "footerf": "footers"},
}
"""Heads and feet of pages; those of the first page end in "f"."""
BOXES: Final = frozenset(("shptxt", "dptxbxtext"))
NOTES: Final = frozenset(("footnote",))

FLAGS: Final = {
    **{"v": "hidden", "deleted": "deleted", "strike": "struck", "striked": "struck"},
    **{"chbrdr": "boxed", "b": "bold", "i": "italic", "caps": "capitals"},
}
UNDERLINES: Final = frozenset(
    (
        *("ul", "uld", "uldash", "uldashd", "uldashdd", "uldb", "ulhwave", "ulldash", "ulth"),
        *("ulthd", "ulthdash", "ulthdashd", "ulthdashdd", "ulthldash", "ululdbwave", "ulw"),
        *("ulwave",),
    )
)
DOTS: Final = frozenset(("accdot", "acccomma", "acccircle", "accunderdot", "accnone"))
"""圏点 over or under letters, and their end."""
