"""What the timetable says of its blocks, for tool tips, screen readers and the second line of a block."""

import datetime as dt
from collections.abc import Iterable

from app.domain.kinds import ItemRoleKind, RoleState
from app.domain.timetable import Timetable, TimetableRole
from app.domain.timetable_clock import impossible, lasting
from app.ui import language
from app.ui.language import plural, said, tr
from app.ui.widgets.timetable.blocks import Block

_SPEAKING = (ItemRoleKind.GUEST_OF_HONOUR, ItemRoleKind.PRESENTER, ItemRoleKind.SPEAKER)


def span_text(start: int, end: int) -> str:
    """As in "09:00–09:45"; times past midnight as the clock shows them."""
    return f"{language.clock(start)}–{language.clock(end)}"


def people_text(roles: Iterable[TimetableRole]) -> str:
    """Who speaks, with the organisations; without speakers whoever has another part. Who declined is left out."""
    bound = [role for role in roles if role.state is not RoleState.DECLINED]
    named = [role for role in bound if role.kind in _SPEAKING] or bound
    once = {role.person_id: role for role in named}
    return ", ".join(f"{role.name} ({role.organisation})" if role.organisation else role.name for role in once.values())


def block_people(block: Block) -> str:
    """The people of the block: those of the item, and of the session where the two are one."""
    if block.item is None:
        return people_text(block.session.roles)
    return people_text(block.item.roles or (block.session.roles if block.moves_session else ()))


def clock_words(day: dt.date, start: int, end: int, zone: str) -> str:
    """What is odd about times of the day on which the clocks change: one that there is not, else how long it lasts."""
    for minutes in (start, end):
        if (error := impossible(day, minutes, zone)) is not None:
            return said(error)
    minutes = lasting(day, start, end, zone)
    if minutes == end - start:
        return ""
    return plural(
        "The clocks change meanwhile: it lasts {number} minute.",
        "The clocks change meanwhile: it lasts {number} minutes.",
        minutes,
    )


def block_name(block: Block, table: Timetable) -> str:
    """As in "Thursday 5 March 2020, 09:00–09:45, Strategic Research Agenda, Rijnzaal"."""
    room = table.room(block.session.room_id)
    parts = [
        language.long_day(block.session.day),
        span_text(block.start, block.end),
        block.title,
        room.name if room else tr("All rooms"),
        block_people(block),
        tr("Session") if block.spine else "",
        tr("Decision item") if block.item is not None and block.item.decision else "",
        tr("Locked to its time") if block.locked else "",
        clock_words(block.session.day, block.start, block.end, table.zone),
        tr("cancelled") if block.cancelled else "",
        tr("Has a clash") if block.level == "error" else tr("Has a warning") if block.level else "",
    ]
    return ", ".join(part for part in parts if part)
