"""What a command says beside its report, or in place of one: sentences, each guarded in one way.

A report (`reports/`) is an answer with a form. Where all that is to be said is that something was
done, that is `answer`; what a reader must know beside an answer is `tell`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from text.errors import KyogoError
from text.messages import say
from text.terminal.printable import printable_line


def answer(key: str, **values: object) -> None:
    """Write the message `key` to standard output: all that the command has to say."""
    print(sentence(key, **values))


def tell(key: str, **values: object) -> None:
    """Write the message `key` to standard error: what is to be known beside the answer."""
    print(sentence(key, **values), file=sys.stderr)


def tell_lines(lines: Iterable[str], *, beside: bool = True) -> None:
    """Write sentences that are made already, each on a line: to standard error, or as an answer."""
    for line in lines:
        print(printable_line(line), file=sys.stderr if beside else sys.stdout)


def sentence(key: str, **values: object) -> str:
    """Return the message `key`, each string of `values` on one line and without what acts."""
    return say(
        key,
        **{
            name: printable_line(value) if isinstance(value, str) else value
            for name, value in values.items()
        },
    )


def complain(error: KyogoError) -> None:
    """Write what went wrong, and the way out where there is one, to standard error."""
    print(f"kyogo: {printable_line(str(error))}", file=sys.stderr)
    for line in (error.hint or "").splitlines():
        print(f"  {printable_line(line)}", file=sys.stderr)


_last_words: dict[str, None] = {}
_last_counts: dict[str, int] = {}


def unread(count: int, unsupported: int = 0) -> None:
    """Have it said below the answer that so many files of the corpus could not be read.

    `unsupported` are of kinds for which there is no reader. Nobody shall take silence for
    completeness. Nothing is said of none.
    """
    if count + unsupported:
        _last_words[say("index.unread", count=count + unsupported)] = None


def say_last(key: str, **values: object) -> None:
    """Have the message `key` said below the answer; of the same key, the counts add up."""
    count = values.pop("count", None)
    if isinstance(count, int):
        _last_counts[key] = _last_counts.get(key, 0) + count
        return
    _last_words[sentence(key, **values)] = None


def forget_last_words() -> None:
    """Begin a command with nothing to be said: an earlier one may not have come to it."""
    _last_words.clear()
    _last_counts.clear()


def speak_last() -> None:
    """Write what is to be said below the answer to standard error, each line once."""
    for line in (*_last_words, *(say(key, count=count) for key, count in _last_counts.items())):
        print(line, file=sys.stderr)
    _last_counts.clear()
    _last_words.clear()
