"""Shapes beside a status: it is told by shape and word, never by colour alone. They are drawn, so that they print."""

from collections.abc import Mapping
from enum import Enum

from app.domain.kinds import ActionState, MinutesState
from app.exporters.html.markup import Html


class Shape(Enum):
    """A path in a square of 10 × 10."""

    DISC = "M5 1a4 4 0 1 0 0 8a4 4 0 1 0 0-8z"
    RING = "M5 1a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM5 2.4a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z"
    HALF = "M5 1a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM5 2.2a2.8 2.8 0 0 1 0 5.6z"
    TRIANGLE = "M5 1L9.4 9H.6z"
    DIAMOND = "M5 .4L9.6 5L5 9.6L.4 5z"
    ARROW = "M1 .8L9.4 5L1 9.2z"
    CROSS = "M2 .8L5 3.8L8 .8L9.2 2L6.2 5L9.2 8L8 9.2L5 6.2L2 9.2L.8 8L3.8 5L.8 2z"


MINUTES_SHAPES: Mapping[MinutesState, Shape] = {
    MinutesState.DRAFT: Shape.RING,
    MinutesState.CIRCULATED: Shape.HALF,
    MinutesState.OBJECTED: Shape.TRIANGLE,
    MinutesState.ACCEPTED: Shape.DISC,
}
ACTION_SHAPES: Mapping[ActionState, Shape] = {
    ActionState.OPEN: Shape.RING,
    ActionState.IN_PROGRESS: Shape.HALF,
    ActionState.DONE: Shape.DISC,
    ActionState.DROPPED: Shape.CROSS,
}


def drawn(shape: Shape) -> Html:
    """The shape in the colour of the words beside it, which say the same to those who cannot see it."""
    return Html(
        '<svg class="shape" viewBox="0 0 10 10" aria-hidden="true" focusable="false">'
        f'<path fill="currentColor" fill-rule="evenodd" d="{shape.value}"/></svg>'
    )
