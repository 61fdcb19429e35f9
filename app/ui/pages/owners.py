"""Who can be named while somebody types: people, and for actions organisations, too."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.text import fold
from app.queries.heads import organisations
from app.queries.people_choices import people_choices
from app.ui.desk import Desk
from app.ui.widgets.suggest import Ask, Suggestion

_MOST_PEOPLE, _MOST_ORGANISATIONS = 6, 2


@dataclass(frozen=True)
class Owner:
    """Who does an action."""

    person_id: int | None = None
    organisation_id: int | None = None


def ask_people(desk: Desk) -> Ask:
    """Offers people by any part of their names; the values are their ids."""

    def ask(typed: str) -> Sequence[Suggestion]:
        day = desk.as_of()
        found = desk.read(lambda session: people_choices(session, typed, day, _MOST_PEOPLE))
        return [Suggestion(one.id, one.name, one.organisation) for one in found]

    return ask


def ask_organisations(desk: Desk, most: int = _MOST_PEOPLE) -> Ask:
    """Offers organisations whose short name begins so; the values are their ids."""

    def ask(typed: str) -> Sequence[Suggestion]:
        day, wanted = desk.as_of(), fold(typed)
        known = desk.read(lambda session: organisations(session, day))
        homes = [one for one in known.values() if wanted and fold(one.short).startswith(wanted)]
        homes.sort(key=lambda one: (len(one.short), one.short))
        return [Suggestion(one.id, one.short, one.legal if one.legal != one.short else "") for one in homes[:most]]

    return ask


def ask_owners(desk: Desk) -> Ask:
    """Offers people, and then organisations whose short name begins so; the values are ``Owner``."""
    people, homes = ask_people(desk), ask_organisations(desk, _MOST_ORGANISATIONS)

    def ask(typed: str) -> Sequence[Suggestion]:
        persons = [Suggestion(Owner(person_id=one.value), one.name, one.detail) for one in people(typed)]
        others = [Suggestion(Owner(organisation_id=one.value), one.name, one.detail) for one in homes(typed)]
        return [*others, *persons] if any(fold(one.name) == fold(typed) for one in others) else [*persons, *others]

    return ask
