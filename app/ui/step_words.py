"""What a step of the history is called in menus and toasts: its label, without the ids it is about."""

import string
from collections.abc import Mapping
from typing import Protocol

from app.ui.language import tr


class Labelled(Protocol):
    """A step, as the database or the history tells it."""

    @property
    def message(self) -> str:
        """The label, a message id."""
        ...

    @property
    def arguments(self) -> Mapping[str, int | str]:
        """What fills the places of the label."""
        ...


def step_words(step: Labelled) -> str:
    """The step's label in the user's language; a place that names a row's id is left empty."""
    text = tr(step.message)
    parts = []
    for literal, name, _spec, _conversion in string.Formatter().parse(text):
        parts.append(literal)
        if name is not None and not name.endswith("_id") and isinstance(step.arguments.get(name), str):
            parts.append(str(step.arguments[name]))
    return " ".join("".join(parts).split())
