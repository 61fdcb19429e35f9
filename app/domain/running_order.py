"""The chair's running order as a document value: the agenda as it was released, with what is known today."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, AgendaSession
from app.domain.agenda_facts import NO_NEWS, AgendaNews, FreeHours
from app.domain.speakers import Slides


@dataclass(frozen=True)
class ItemSlides:
    """The presentations of an agenda item (uid)."""

    item: str
    slides: tuple[Slides, ...]


@dataclass(frozen=True)
class RunningOrder:
    """The agenda with the slides of its items, as known on ``as_of``.

    ``news`` is what its release changed; ``free`` when those can be there of whom it is known.
    """

    agenda: AgendaDocument
    as_of: dt.date
    slides: tuple[ItemSlides, ...]
    news: AgendaNews = NO_NEWS
    free: tuple[FreeHours, ...] = ()


def as_it_stands(released: AgendaDocument, working: AgendaDocument) -> AgendaDocument:
    """The agenda that was ``released``, with the answers and internal notes of the ``working`` copy.

    Times, rooms and titles are those that everybody was told. Who has agreed or declined since, and what the team noted
    for the chair, is news that a release does not hold. An item or a part that is not in the working copy any more
    stays as it was released.
    """
    roles: dict[str, tuple[AgendaRole, ...]] = {session.uid: session.roles for session in working.sessions}
    items = {item.uid: item for session in working.sessions for item in session.items}
    roles |= {uid: item.roles for uid, item in items.items()}
    sessions = tuple(_session(session, roles, items) for session in released.sessions)
    return replace(released, sessions=sessions)


def _session(
    session: AgendaSession, roles: Mapping[str, tuple[AgendaRole, ...]], items: Mapping[str, AgendaItem]
) -> AgendaSession:
    return replace(
        session,
        roles=_answered(session.roles, roles.get(session.uid, ())),
        items=tuple(
            replace(
                item,
                roles=_answered(item.roles, roles.get(item.uid, ())),
                internal_note=items[item.uid].internal_note if item.uid in items else item.internal_note,
            )
            for item in session.items
        ),
    )


def _answered(released: tuple[AgendaRole, ...], working: tuple[AgendaRole, ...]) -> tuple[AgendaRole, ...]:
    states = {(role.person.uid, role.kind): role.state for role in working}
    return tuple(replace(role, state=states.get((role.person.uid, role.kind), role.state)) for role in released)
