"""People in web pages: as ``terms.person_text`` names them, with what they do at the meeting in brackets."""

from collections.abc import Iterable

from app.domain.agenda import AgendaRole, Audience
from app.domain.documents import PersonRef
from app.domain.kinds import ItemRoleKind
from app.exporters.agenda_words import LEADING, doubt, shown_roles
from app.exporters.html.markup import Html, escaped, filled, joined
from app.exporters.people_text import person_with
from app.exporters.terms import ROLES
from app.words import Words


def person(ref: PersonRef, words: Words, *remarks: str, organisation: bool = False) -> Html:
    """A name with its native form, then organisation and remarks in brackets."""
    return escaped(person_with(ref, words, *remarks, organisation=organisation))


def people(refs: Iterable[PersonRef], words: Words, separator: str = ", ", organisation: bool = False) -> Html:
    """Several names in a line."""
    return joined(separator, [person(ref, words, organisation=organisation) for ref in refs])


def speakers(roles: Iterable[AgendaRole], audience: Audience, words: Words) -> list[Html]:
    """Those who speak, each with the organisation; a guest of honour is called so."""
    return [
        person(
            role.person,
            words,
            words(ROLES[role.kind]) if role.kind is ItemRoleKind.GUEST_OF_HONOUR else "",
            doubt(role.state, words),
            organisation=True,
        )
        for role in shown_roles(roles, audience)
        if role.kind not in LEADING
    ]


def leaders(roles: Iterable[AgendaRole], audience: Audience, words: Words) -> list[Html]:
    """Who chairs, moderates and reports: "Chair: A (X), B (Y)", a line for each of these parts that is filled."""
    shown = shown_roles(roles, audience)
    lines = []
    for kind in LEADING:
        names = [
            person(role.person, words, doubt(role.state, words), organisation=True)
            for role in shown
            if role.kind is kind
        ]
        if names:
            lines.append(
                filled(words("{role}: {people}"), role=escaped(words(ROLES[kind])), people=joined(", ", names))
            )
    return lines
