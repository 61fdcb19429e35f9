"""What the kinds of presentations and the states of their slides are called in the window, and their shapes."""

from collections.abc import Mapping
from enum import Enum

from app.domain.kinds import PresentationKind, SlidesState
from app.domain.presentation_rows import ItemChoice, PresentationRow
from app.ui.language import clock, term, tr, weekday
from app.ui.pages.meeting.participant_words import capital
from app.words import message

STATES: Mapping[Enum, str] = {
    SlidesState.MISSING: message("missing"),
    SlidesState.RECEIVED: message("received"),
    SlidesState.CLEARED: message("cleared"),
    SlidesState.PUBLISHED: message("published"),
}
KINDS: Mapping[Enum, str] = {
    PresentationKind.TALK: message("Talk"),
    PresentationKind.KEYNOTE: message("Keynote"),
    PresentationKind.POSTER: message("Poster"),
    PresentationKind.VIDEO: message("Video"),
}
_SHAPES = {SlidesState.RECEIVED: "received", SlidesState.CLEARED: "done", SlidesState.PUBLISHED: "done"}


def state_words(state: SlidesState) -> str:
    """Where the slides are, as it stands in a cell."""
    return capital(term(STATES, state))


def shape_of(row: PresentationRow) -> str:
    """The shape of the state of the slides: triangle late, ring missing, half received, disc cleared or published."""
    return _SHAPES.get(row.state) or ("late" if row.missing_late else "open")


def when(row: PresentationRow) -> str:
    """When the talk is, as in "Wed 09:40"; empty for one without a place."""
    return f"{weekday(row.day)} {clock(row.start)}" if row.day is not None and row.start is not None else ""


def item_words(item: ItemChoice) -> str:
    """An agenda item to choose, as in "Wed 09:40 Opening"."""
    return f"{weekday(item.day)} {clock(item.start)} {item.title}"


def not_placed() -> str:
    """What is said of a presentation that has no item."""
    return tr("Not on the agenda")
