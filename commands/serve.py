"""`kyogo serve`: the local page, for people without a terminal."""

from __future__ import annotations

import argparse

from commands.support.telling import tell
from readers.corpus import find_corpus
from text.messages import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `serve`."""
    parser.add_argument("--port", metavar="N", type=int, default=0, help=say("serve.port"))
    parser.add_argument("--no-browser", action="store_true", help=say("serve.no-browser"))
    parser.add_argument("--idle", metavar="MINUTES", type=float, default=0, help=say("serve.idle"))


def run(arguments: argparse.Namespace) -> int:
    """Serve the page until Ctrl-C; 0 then.

    The address goes to standard output as one line, and nothing else does.
    """
    from web.pool import Pool
    from web.server import ADDRESS, listening, serve

    corpus = find_corpus(arguments.corpus)
    bound = listening(arguments.port)
    port = bound.getsockname()[1]
    # The worker gets ready while the server loads what it is made of.
    light = Pool(str(corpus.root), 1, debug=arguments.debug, asked=corpus.asked)
    light.warm()
    from web.security import Gate, new_token

    token = new_token()
    address = f"http://{ADDRESS}:{port}/?token={token}"
    # The system listens: who asks already is answered as soon as all is loaded, and a browser
    # takes longer than that to appear.
    print(address, flush=True)
    tell("serve.how-to-end")
    if not arguments.no_browser:
        _open(address)
    page = None
    try:
        from web.app import Page

        page = Page(corpus.root, arguments.debug, light, corpus.asked)
        serve(Gate(page.application(), port, token), bound, 60 * max(0.0, arguments.idle))
    except KeyboardInterrupt:
        pass  # before the server listens for it
    finally:
        (page or light).close()
    return 0


def _open(address: str) -> None:
    """Open the address in the person's browser; in a thread, for some return only when shut."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
