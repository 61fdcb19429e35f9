"""How far an import is, on a terminal."""

import sys
from collections.abc import Callable

from app.words import Words


def progress(words: Words) -> Callable[[int, int], None]:
    """Says on a terminal how far it is; nothing where standard error is none."""
    shows = sys.stderr.isatty()

    def step(done: int, total: int) -> None:
        if shows and total:
            ending = "\r" if done < total else "\r\033[K"
            sys.stderr.write("\r" + words("Importing: {done} of {total}", done=done, total=total) + ending)
            sys.stderr.flush()

    return step
