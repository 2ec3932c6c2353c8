"""What the corpus knows: the statistics and texts that a draft is held against."""

from __future__ import annotations


class Knowledge:
    """The corpus as the rules see it. Without documents it is empty and every rule stays silent."""

    def __init__(self) -> None:
        self.documents: tuple[str, ...] = ()
