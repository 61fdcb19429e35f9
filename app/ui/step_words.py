"""What a step of the history is called in menus and toasts: its label, without the ids it is about."""

import string

from app.db.history.tables import StepInfo
from app.ui.language import tr


def step_words(step: StepInfo) -> str:
    """The step's label in the user's language; a place that names a row's id is left empty."""
    text = tr(step.message)
    parts = []
    for literal, name, _spec, _conversion in string.Formatter().parse(text):
        parts.append(literal)
        if name is not None and not name.endswith("_id") and isinstance(step.arguments.get(name), str):
            parts.append(str(step.arguments[name]))
    return " ".join("".join(parts).split())
