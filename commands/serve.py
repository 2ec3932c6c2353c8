"""`kyogo serve`: the local page, for people without a terminal."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from commands.support.telling import tell
from readers.corpus import Corpus, find_corpus
from text.messages import language, say, set_language


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `serve`."""
    parser.add_argument("--port", metavar="N", type=int, default=0, help=say("serve.port"))
    parser.add_argument("--no-browser", action="store_true", help=say("serve.no-browser"))
    parser.add_argument("--idle", metavar="MINUTES", type=float, default=0, help=say("serve.idle"))


def run(arguments: argparse.Namespace) -> int:
    """Serve the page until Ctrl-C; 0 then.

    The address goes to standard output as one line, and nothing else does.
    """
    from web.security import Gate, new_token
    from web.server import ADDRESS, listening, serve

    corpus = find_corpus(arguments.corpus)
    bound = listening(arguments.port)
    port = bound.getsockname()[1]
    token = new_token()
    gate = Gate(_absent, port, token)
    address = f"http://{ADDRESS}:{port}/?token={token}"
    # The system listens already: who asks early waits for the porter, who has the first page.
    print(address, flush=True)
    tell("serve.how-to-end")
    if not arguments.no_browser:
        _open(address)
    from web.pool import Pool
    from web.porter import Porter

    light = Pool(str(corpus.root), 1, debug=arguments.debug, asked=corpus.asked)
    page = leave = None
    try:
        first = _first_page(corpus)
        first(language())  # what it is made of is loaded ahead of all else
        leave = Porter(bound, gate, first).stand()
        # The worker gets ready while the server loads what it is made of.
        light.warm()
        from web.app import Page

        page = Page(corpus.root, arguments.debug, light, corpus.asked)
        gate.app = page.application()
        waiting, leave = leave(), None
        serve(gate, bound, 60 * max(0.0, arguments.idle), waiting)
    except KeyboardInterrupt:
        pass  # before the server listens for it
    finally:
        if leave is not None:
            leave()
        (page or light).close()
    return 0


def _first_page(corpus: Corpus) -> Callable[[str], bytes]:
    """Return what makes the page with the empty search box; nothing of a document is on it."""
    from web.tasks import search
    from web.tasks.context import Context, Inputs

    context = Context(corpus.root, corpus.asked)

    def first(wanted: str) -> bytes:
        before = language()
        set_language(wanted)
        try:
            return search.page(context, Inputs({}, []))[1][0]
        finally:
            set_language(before)

    return first


async def _absent(scope: object, receive: object, send: object) -> None:
    """Stand for the application until it is there."""
    raise RuntimeError


def _open(address: str) -> None:
    """Open the address in the person's browser; in a thread, for some return only when shut."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
