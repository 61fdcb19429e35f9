"""Who must be told what a release of the agenda changes.

Exactly those are told who have a part in what changed, or had one before, and each of them only of that:

- A part is that of a speaker, presenter, chair, rapporteur, moderator or guest of honour, in the item or in the whole
  session that it belongs to, before or after. One that was declined binds nobody; one that was only asked does.
- Told are the first six kinds of change: new, moved, another room or place, another title, other people, cancelled.
  What only reaches calendars (tentative or confirmed, details) is told to nobody.
- What is cancelled or taken off the agenda is told to those who had a part in it. Who is taken off an item is told, and
  so is who is new in it. Who was in several parts of it is told once.
- What changes about a session that is shown by its items (its title, who leads it) is told to those who lead it.
- Before the first release everybody with a part is told of what is theirs, as new.

The team reads this, so consents play no part: the people are named as they are in the address book.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from app.domain.agenda import AgendaDocument
from app.domain.agenda_changes import Change, ChangeKind, agenda_changes
from app.domain.documents import PersonRef

TOLD = frozenset(ChangeKind) - {ChangeKind.STATUS, ChangeKind.DETAILS}


@dataclass(frozen=True)
class Addressee:
    """A person as the address book knows them; ``language`` is "en" or "fr"; ``email`` may be empty."""

    person_id: int
    name: str
    email: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Told:
    """A person who must be told, and of what, in the order of the agenda.

    ``person_id`` is 0 for somebody who is not in the address book any more.
    """

    person_id: int
    name: str
    email: str
    language: str
    changes: tuple[Change, ...]


def must_be_told(
    before: AgendaDocument | None, after: AgendaDocument, people: Mapping[str, Addressee]
) -> tuple[Told, ...]:
    """Who must be told of the changes from ``before`` (None: nothing was released) to ``after``.

    ``people`` by the uid that documents name them by, in the order in which they are listed; those it does not know
    come last. Several uids may lead to one person, who was entered twice once.
    """
    return told_of(agenda_changes(before, after), people)


def told_of(changes: Collection[Change], people: Mapping[str, Addressee]) -> tuple[Told, ...]:
    """As ``must_be_told``, where the changes are known already."""
    listed_ids = dict.fromkeys(who.person_id for who in people.values())
    order = {person_id: number for number, person_id in enumerate(listed_ids)}
    known: dict[int | str, Addressee] = {}
    theirs: dict[int | str, dict[Change, None]] = {}
    for change in changes:
        for person in concerned_by(change):
            who = people.get(person.uid) or Addressee(0, person.name)
            key = who.person_id or person.uid
            known[key] = who
            theirs.setdefault(key, {})[change] = None
    listed = sorted(theirs, key=lambda key: order.get(known[key].person_id, len(order)))
    return tuple(_told(known[key], theirs[key]) for key in listed)


def _told(who: Addressee, changes: Collection[Change]) -> Told:
    return Told(who.person_id, who.name, who.email, who.language, tuple(changes))


def concerned_by(change: Change) -> Iterator[PersonRef]:
    """Everybody with a part in what changed, before or after, each as often as they have one; nobody by other kinds."""
    if change.kind in TOLD:
        for entry in (change.old, change.new):
            if entry is not None:
                yield from (role.person for role in (*entry.roles, *entry.session_roles))
