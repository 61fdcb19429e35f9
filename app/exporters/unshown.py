"""Characters that no font of the documents has: collected while a document is made, so that the user can be told."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_collected: ContextVar[dict[str, None] | None] = ContextVar("unshown", default=None)


@contextmanager
def unshown_characters() -> Iterator[dict[str, None]]:
    """The characters that documents made in this block show as their code in brackets, in order of appearance."""
    found: dict[str, None] = {}
    token = _collected.set(found)
    try:
        yield found
    finally:
        _collected.reset(token)


def report_unshown(character: str) -> None:
    """Say that ``character`` is shown as its code."""
    found = _collected.get()
    if found is not None:
        found[character] = None
