"""Pages that say how things stand: it takes a while, it is gone, it did not work."""

from __future__ import annotations

from web.tasks.context import Answer, Context, Inputs
from web.tasks.render import page as rendered


def waiting(context: Context, inputs: Inputs) -> Answer:
    """Return the page that waits for a job."""
    what, identity = inputs.text("what"), inputs.text("identity")
    return rendered("waiting.html", inputs, what=what, identity=identity)


def gone(context: Context, inputs: Inputs) -> Answer:
    """Return the page for a result that is not held any more."""
    return rendered("gone.html", inputs, what=inputs.text("what"))


def trouble(context: Context, inputs: Inputs) -> Answer:
    """Return the page for a job that came to nothing, with its reason and the way out."""
    return rendered(
        "trouble.html",
        inputs,
        what=inputs.text("what"),
        message=inputs.text("message"),
        hint=inputs.text("hint"),
    )
