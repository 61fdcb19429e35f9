"""People in PDF documents: "Latin native", the native form muted, the organisation in brackets."""

from collections.abc import Iterable

from app.domain.agenda import AgendaRole, Audience
from app.domain.documents import PersonRef
from app.domain.kinds import ItemRoleKind
from app.exporters.agenda_words import LEADING, doubt, shown_roles
from app.exporters.pdf.text import NO_BREAK_SPACE, Markup, escaped, filled, joined, styled
from app.exporters.pdf.theme import MUTED
from app.exporters.terms import ILLUSTRATIVE_SIGN, ROLES, withheld_text
from app.words import Words


def person(ref: PersonRef, *remarks: str, words: Words, organisation: bool = False, glued: bool = True) -> Markup:
    """A name with its native form, then organisation and remarks in brackets; "name withheld, CAAS" where it is.

    The two forms are joined by a no-break space; ``glued``, for wide columns, keeps each whole name on one line too.
    """
    markup = _withheld(ref, words) if ref.withheld else _name(ref, glued)
    if ref.illustrative:
        markup = Markup(f"{markup}{ILLUSTRATIVE_SIGN}")
    notes = [ref.organisation] if organisation else []
    notes = [note for note in (*notes, *remarks) if note and not (ref.withheld and note == ref.organisation)]
    return Markup(f"{markup} ({escaped(', '.join(notes))})") if notes else markup


def speakers(roles: Iterable[AgendaRole], audience: Audience, words: Words, glued: bool = True) -> list[Markup]:
    """Those who speak, each with the organisation; a guest of honour is called so."""
    return [
        person(
            role.person,
            words(ROLES[role.kind]) if role.kind is ItemRoleKind.GUEST_OF_HONOUR else "",
            doubt(role.state, words),
            words=words,
            organisation=True,
            glued=glued,
        )
        for role in shown_roles(roles, audience)
        if role.kind not in LEADING
    ]


def leaders(roles: Iterable[AgendaRole], audience: Audience, words: Words, glued: bool = True) -> list[Markup]:
    """Who chairs, moderates and reports: "Chair: A (X), B (Y)", a line for each of these parts that is filled."""
    shown = shown_roles(roles, audience)
    lines = []
    for kind in LEADING:
        names = [
            person(role.person, doubt(role.state, words), words=words, organisation=True, glued=glued)
            for role in shown
            if role.kind is kind
        ]
        if names:
            role_word = escaped(words(ROLES[kind]))
            lines.append(filled(words("{role}: {people}"), role=role_word, people=joined(", ", names)))
    return lines


def _withheld(ref: PersonRef, words: Words) -> Markup:
    return styled(escaped(withheld_text(ref, words)), colour=MUTED)


def _name(ref: PersonRef, glued: bool) -> Markup:
    within = NO_BREAK_SPACE if glued else " "
    name = escaped((ref.name or ref.native).replace(" ", within))
    if not ref.name or ref.native in ("", ref.name):
        return name
    native = styled(escaped(ref.native.replace(" ", within)), colour=MUTED)
    return Markup(f"{name}{NO_BREAK_SPACE}{native}")
