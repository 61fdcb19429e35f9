"""What of a meeting's agenda is one person's own: what everybody attends, and where the person has a part."""

from collections.abc import Iterable, Iterator

from app.domain.agenda import AgendaDocument, AgendaRole, AgendaSession, blocks, days
from app.domain.agenda_entries import AgendaEntry, held_entries


def own_roles(entry: AgendaEntry, person_uid: str) -> tuple[AgendaRole, ...]:
    """The person's parts in the entry itself; one that was declined is no part."""
    return tuple(role for role in entry.roles if role.person.uid == person_uid)


def own_session_roles(entry: AgendaEntry, person_uid: str) -> tuple[AgendaRole, ...]:
    """The person's parts in the whole session that the entry is an item of."""
    return tuple(role for role in entry.session_roles if role.person.uid == person_uid)


def personal_uids(document: AgendaDocument, person_uid: str) -> frozenset[str]:
    """The entries that take place and are in the person's own agenda.

    A session that runs alone is everybody's. Of parallel sessions, those in which the person has a part count, whole;
    without a part in any, none does. A session for all rooms is parallel only to another such session.
    """
    entries = held_entries(document)
    of_session: dict[str, list[AgendaEntry]] = {}
    for entry in entries.values():
        of_session.setdefault(entry.session.uid, []).append(entry)
    busy = {uid for uid, some in of_session.items() if any(_has_part(entry, person_uid) for entry in some)}
    attended = busy | {session.uid for session in _alone(document)}
    return frozenset(entry.uid for uid in attended for entry in of_session.get(uid, ()))


def _has_part(entry: AgendaEntry, person_uid: str) -> bool:
    return bool(own_roles(entry, person_uid) or own_session_roles(entry, person_uid))


def _alone(document: AgendaDocument) -> Iterator[AgendaSession]:
    """The sessions that no other runs beside."""
    for _day, sessions in days(document):
        yield from _single(session for session in sessions if not session.room)
        yield from _single(session for session in sessions if session.room)


def _single(sessions: Iterable[AgendaSession]) -> Iterator[AgendaSession]:
    for block in blocks(sessions):
        if len(block) == 1:
            yield block[0]
