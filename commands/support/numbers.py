"""Numbers that options take."""

from __future__ import annotations

import argparse

from text.messages import say

MOST = 10**9


def count(written: str) -> int:
    """Return the number of things that an option asks for: 0 to MOST, more is as good as MOST.

    Raises argparse.ArgumentTypeError, which the parser tells, for anything else.
    """
    if not (written.isascii() and written.isdecimal()):
        raise argparse.ArgumentTypeError(say("cli.no-count", written=written))
    return int(written) if len(written) < 10 else MOST
