"""The ledger of an agenda's releases: what calendars must say about each entry after the last of them.

SEQUENCE starts at 0 and is raised by one exactly when a release changes the entry's time (in UTC), its place or its
status; any other visible change raises only the instant of the last change, and an unchanged entry keeps both, so that
its calendar file stays the same byte for byte (DOCUMENTS, "Calendars"; RFC 5545 §3.8.7.4).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain.agenda import AgendaDocument, AgendaRole, AgendaSession
from app.domain.agenda_changes import ChangeKind, differences
from app.domain.agenda_entries import AgendaEntry, entries
from app.domain.calendar import Stamp
from app.domain.documents import Picture

_RAISE_SEQUENCE = {ChangeKind.NEW, ChangeKind.MOVED, ChangeKind.ROOM, ChangeKind.STATUS, ChangeKind.CANCELLED}


@dataclass(frozen=True)
class Release:
    """A numbered publication of the agenda at an instant (UTC). Number 0 stands for the working copy."""

    number: int
    at: dt.datetime
    document: AgendaDocument


@dataclass(frozen=True)
class Published:
    """An entry as it was last published. A cancelled one stays as people had it in their calendars before."""

    entry: AgendaEntry
    stamp: Stamp
    cancelled: bool

    @property
    def uid(self) -> str:
        """The row's uid."""
        return self.entry.uid


def ledger(releases: Iterable[Release]) -> Mapping[str, Published]:
    """Every entry that any of ``releases`` (oldest first) showed, by uid, as it stands after the last of them.

    What disappeared or is cancelled stays as cancelled and may come back; each of the two raises SEQUENCE once.
    """
    published: dict[str, Published] = {}
    for release in releases:
        current = {entry.uid: (entry, held) for entry, held in entries(release.document)}
        for uid in [*current, *(uid for uid in published if uid not in current)]:
            entry, held = current.get(uid, (None, False))
            known = published.get(uid)
            if known is not None:
                published[uid] = _next(known, entry if held else None, release.at)
            elif entry is not None:
                published[uid] = Published(entry, Stamp(0, release.at, release.at), cancelled=not held)
    return published


def shown_releases(document: AgendaDocument, releases: Iterable[Release]) -> tuple[Release, ...]:
    """The releases that ``document`` stands on, oldest first, itself the last of them.

    A working copy (release 0) counts as the one after all that were published; before the first it stands alone.
    """
    shown = tuple(release for release in releases if document.release == 0 or release.number <= document.release)
    if shown and shown[-1].number == document.release:
        return shown
    return (*shown, Release(document.release, document.at, document))


def as_now_known(document: AgendaDocument, logo: Picture | None, merged: Mapping[str, str]) -> AgendaDocument:
    """A release as it is read today: with the project's logo, which is not kept in it, and one uid for one person.

    ``merged`` leads from the uid of somebody who was entered twice to the one that stands for both now, so that the
    merging is no change of speaker.
    """
    document = replace(document, project=replace(document.project, logo=logo))
    if not merged:
        return document
    return replace(document, sessions=tuple(_with_people(session, merged) for session in document.sessions))


def _with_people(session: AgendaSession, merged: Mapping[str, str]) -> AgendaSession:
    items = tuple(replace(item, roles=_renamed(item.roles, merged)) for item in session.items)
    return replace(session, roles=_renamed(session.roles, merged), items=items)


def _renamed(roles: tuple[AgendaRole, ...], merged: Mapping[str, str]) -> tuple[AgendaRole, ...]:
    if not any(role.person.uid in merged for role in roles):
        return roles
    return tuple(
        replace(role, person=replace(role.person, uid=merged.get(role.person.uid, role.person.uid))) for role in roles
    )


def _next(known: Published, entry: AgendaEntry | None, at: dt.datetime) -> Published:
    """What becomes of a published entry at the next release, where it is ``entry``, or None when not held."""
    changes = differences(None if known.cancelled else known.entry, entry)
    if not changes:
        return known
    raised = any(change.kind in _RAISE_SEQUENCE for change in changes)
    stamp = Stamp(known.stamp.sequence + raised, known.stamp.created, max(known.stamp.changed, at))
    return Published(entry or known.entry, stamp, cancelled=entry is None)
