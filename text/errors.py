"""What can go wrong for a user, each with a message code and exit code 2.

Every error carries the *key* of a message in `messages/` and the values that fill it, so that it is
worded in the user's language only when it is shown.
"""

from __future__ import annotations

import errno

_REASONS = {
    errno.EACCES: "error.reason-permission",
    errno.EPERM: "error.reason-permission",
    errno.ENOENT: "error.reason-missing",
    errno.ENOTDIR: "error.reason-missing",
    errno.EISDIR: "error.reason-directory",
    errno.ENOSPC: "error.reason-full",
    errno.EDQUOT: "error.reason-full",
    errno.EROFS: "error.reason-read-only",
    errno.ENAMETOOLONG: "error.reason-name-too-long",
    errno.ELOOP: "error.reason-loop",
    errno.EIO: "error.reason-device",
}


def reason(error: OSError) -> str:
    """Return why the system refused, in the user's language where it is a common case."""
    from text.messages import say

    key = _REASONS.get(error.errno or 0)
    return say(key) if key else error.strerror or str(error)


class KyogoError(Exception):
    """Something the user can understand and mend; shown as one sentence, never as a traceback.

    `code` is a message key such as `error.missing-file`; `values` fill its placeholders. A message
    `<code>.hint`, where the catalogue has one, is shown below as the way out.
    """

    exit_code = 2

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        from text.messages import say

        return say(self.code, **self.values)

    @property
    def hint(self) -> str | None:
        """The way out in the user's language, or None where the catalogue has none."""
        from text.messages import has, say

        key = f"{self.code}.hint"
        return say(key, **self.values) if has(key) else None


class UsageError(KyogoError):
    """The user asked for something that makes no sense: an empty query, an unknown rule."""


class UnreadableDocument(KyogoError):
    """A file is there but no text can be got out of it: wrong encoding, broken, encrypted."""


class DocumentTooLarge(UnreadableDocument):
    """A file, or what it unpacks to, is over a limit; the limit is in the message."""


class BadQuery(UsageError):
    """The query cannot be parsed or costs too much; `position` is the code point in the query."""

    def __init__(self, code: str, query_offset: int = 0, **values: object) -> None:
        super().__init__(code, position=query_offset + 1, **values)
        self.query_offset = query_offset
        self.query = ""
        """The query, where the place in it is to be shown; set by whoever searches."""

    @property
    def hint(self) -> str | None:
        """The query with a mark under the place, and the way out where there is one."""
        from text.terminal.cells import cells
        from text.terminal.printable import printable_line

        words = super().hint
        shown = printable_line(self.query)
        if not shown.strip() or cells(shown) > 76:
            return words
        mark = " " * cells(printable_line(self.query[: self.query_offset])) + "^"
        return "\n".join(filter(None, (shown, mark, words)))


class IndexDamaged(KyogoError):
    """The index does not hold what its manifest says; the documents are untouched."""


class IndexOutdated(KyogoError):
    """The index was made by another format, dictionary or normalisation."""


class IndexBusy(KyogoError):
    """Another process is writing the index; the message says who and since when."""
