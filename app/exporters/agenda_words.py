"""What agendas say alike in every format: the version, who is shown to whom, what carries the sign."""

import datetime as dt
from collections.abc import Iterable, Mapping

from app.domain.agenda import AgendaDocument, AgendaRole, Audience, days
from app.domain.kinds import ItemRoleKind, RoleState
from app.domain.venue_time import venue_clock
from app.exporters.dates import short_date
from app.words import Words

LEADING = (ItemRoleKind.CHAIR, ItemRoleKind.MODERATOR, ItemRoleKind.RAPPORTEUR)

_SHOWN: Mapping[Audience, frozenset[RoleState]] = {
    Audience.PUBLIC: frozenset({RoleState.CONFIRMED}),
    Audience.PARTICIPANTS: frozenset({RoleState.CONFIRMED, RoleState.ASKED}),
    Audience.CHAIR: frozenset(RoleState),
}


def kind_text(audience: Audience, words: Words) -> str:
    """What the document is."""
    return words("Agenda · for the chair, with internal notes") if audience is Audience.CHAIR else words("Agenda")


def version_name(document: AgendaDocument, words: Words) -> str:
    """As in "Release 2"; a working copy says so."""
    return words("Release {number}", number=document.release) if document.release else words("Working copy")


def version_date(document: AgendaDocument, words: Words) -> str:
    """The day of the release or of the last change, by the venue's calendar."""
    return short_date(venue_clock(document.at, document.meeting.zone)[0], words)


def version_text(document: AgendaDocument, words: Words) -> str:
    """As in "Release 2, 18 Feb 2020"."""
    return release_text(document.release, document.at, document.meeting.zone, words)


def release_text(number: int, at: dt.datetime, zone: str, words: Words) -> str:
    """The same of the release ``number`` (0: the working copy) of the instant ``at``, by the venue's calendar."""
    day = short_date(venue_clock(at, zone)[0], words)
    if number:
        return words("Release {number}, {date}", number=number, date=day)
    return words("Working copy, {date}", date=day)


def shown_roles(roles: Iterable[AgendaRole], audience: Audience) -> list[AgendaRole]:
    """The public reads only who has agreed; who declined is for the chair alone."""
    return [role for role in roles if role.state in _SHOWN[audience]]


def doubt(state: RoleState, words: Words) -> str:
    """What a name carries while its part is not sure."""
    return {
        RoleState.CONFIRMED: "",
        RoleState.ASKED: words("to be confirmed"),
        RoleState.DECLINED: words("declined"),
    }[state]


def is_illustrative(document: AgendaDocument) -> bool:
    """Whether any row that is printed carries the sign."""
    sessions = [session for _day, held in days(document) for session in held]
    roles = [role for session in sessions for role in session.roles]
    roles += [role for session in sessions for item in session.items for role in item.roles]
    return (
        document.meeting.illustrative
        or any(session.illustrative or any(item.illustrative for item in session.items) for session in sessions)
        or any(role.person.illustrative for role in roles)
    )
