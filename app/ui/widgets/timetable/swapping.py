"""Two blocks that change places: which one is meant, and where both would stand."""

from PySide6.QtCore import QPointF

from app.domain.timetable import Ref, Thing
from app.domain.timetable_swaps import Spot, swapped_spots
from app.ui.widgets.timetable.blocks import Block
from app.ui.widgets.timetable.geometry import Geometry
from app.ui.widgets.timetable.ghosts import Ghost, Mark, Proposal, ghost_in
from app.ui.widgets.timetable.wishes import Swap

_MIDDLE = 0.25  # the share of a block above and below its middle half


def swapped_with(geometry: Geometry, block: Block, point: QPointF, asked: bool) -> Block | None:
    """The block that ``block`` changes places with when it is let go at ``point``; None: it does not.

    Sessions do on the middle of another one, items only when it is ``asked`` for: else they slip in between others.
    """
    there = geometry.block_at(point) or _session_block(geometry, point)
    if there is None or (there.session.id == block.session.id and block.moves_session):
        return None
    if not block.moves_session:
        meant = asked and there.item is not None and not there.moves_session and there is not block
        return there if meant else None
    area = there.area
    depth = (point.y() - area.top()) / max(1.0, area.height())
    return there if asked or _MIDDLE <= depth <= 1 - _MIDDLE else None


def swap_refs(block: Block, other: Block) -> tuple[Ref, Ref]:
    """What changes places: two sessions, or two items."""
    if block.moves_session:
        return (Thing.SESSION, block.session.id), (Thing.SESSION, other.session.id)
    return block.ref, other.ref


def swap_proposal(geometry: Geometry, block: Block, other: Block) -> Proposal:
    """Both in each other's place."""
    wish = Swap(*swap_refs(block, other))
    if not block.moves_session:
        back = Ghost(block.rect, block.start, block.start + other.end - other.start, other.title)
        end = other.start + block.end - block.start
        return Proposal(Ghost(other.rect, other.start, end, block.title, mark=Mark.SWAP, other=back), wish)
    one, there = swapped_spots(block.session, other.session, geometry.table.sessions)
    back = _at(geometry, there, other.session.minutes, other.session.title, block)
    ghost = _at(geometry, one, block.session.minutes, block.session.title, other)
    return Proposal(Ghost(ghost.rect, ghost.start, ghost.end, ghost.title, None, Mark.SWAP, back), wish)


def _at(geometry: Geometry, spot: Spot, minutes: int, title: str, instead: Block) -> Ghost:
    """A session at its new place; where that is not shown, over the block that it takes the place of."""
    found = geometry.slot_of(spot.day, spot.room_id)
    end = spot.start + minutes
    if found is None:
        return Ghost(instead.area, spot.start, end, title)
    return ghost_in(geometry, *found, spot.start, end, title, Mark.NONE)


def _session_block(geometry: Geometry, point: QPointF) -> Block | None:
    """The block of the session at a place between its items."""
    session = geometry.session_at(point)
    return geometry.by_ref.get((Thing.SESSION, session.id)) if session is not None else None
