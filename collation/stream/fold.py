"""What counts as the same character in two versions: width and composition aside, meaning kept.

NFKC, but neither case nor what NFKC flattens at the cost of the meaning: m² is not m2, ① not 1,
½ not 1/2. Beyond NFKC the pairs that only an encoding tells apart (CP932 against UTF-8) are one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_MEANINGFUL = ("<circle>", "<super>", "<sub>", "<fraction>")
_ENCODING_PAIRS = str.maketrans(
    {
        "\u301c": "~",  # wave dash; CP932 gives U+FF5E, which NFKC makes a tilde
        "\u2212": "-",  # minus sign; CP932 gives U+FF0D
        "\u2011": "-",
        "\u2010": "-",
        "\u2014": "\u2015",  # em dash and horizontal bar
        "\u2225": "\u2016",  # parallel to and double vertical line
        "\u00a6": "|",
    }
)
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x180E, 0x200B, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)


@lru_cache(maxsize=8192)
def same_form(cluster: str) -> str:
    """Return the form in which `cluster` is compared; "" if nothing of it can be seen.

    A cluster is a character with what composes with it (see `text.view.normalise.clusters`).
    """
    visible = cluster.translate(_INVISIBLE)
    if visible and unicodedata.decomposition(visible[0]).startswith(_MEANINGFUL):
        return unicodedata.normalize("NFC", visible)
    form = unicodedata.normalize("NFKC", visible).translate(_ENCODING_PAIRS)
    return "".join(form.split())
