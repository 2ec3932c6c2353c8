"""Jobs for children; a fresh one finds them by name."""

import os
import time
from collections.abc import Callable

Say = Callable[[bytes], None]


def count(to: int, say: Say) -> None:
    for number in range(to):
        say(b"%d" % number)


def die(last: bytes, say: Say) -> None:
    say(last)
    os._exit(9)


def chat(say: Say) -> None:
    print("not an answer", flush=True)
    say(b"said")


def sleep(say: Say) -> None:
    say(b"%d" % os.getpid())
    time.sleep(60)
