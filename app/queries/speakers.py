"""Everybody with a part in the agenda, and the slides of its items."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.agenda import AgendaDocument, AgendaItem, AgendaRole, Audience, days
from app.domain.agenda_changes import ChangeKind
from app.domain.agenda_facts import AgendaNews, FreeHours, agenda_news, hours_by_person
from app.domain.documents import PersonRef
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.domain.running_order import ItemSlides, RunningOrder, as_it_stands
from app.domain.speakers import Slides, Slot, Speaker, SpeakerList
from app.domain.text import fold
from app.models import Affiliation, File, Item, Meeting, Participation, Person, Presentation, PresentationFile
from app.queries.agenda import agenda, working_copy
from app.queries.agenda_facts import free_hours, release_before
from app.queries.heads import OrganisationHead, affiliations, organisations

_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)


def speakers(session: Session, meeting: Meeting, as_of: dt.date) -> SpeakerList:
    """The whole list (as the chair sees it): the agenda as it was released, with the answers that have come since."""
    released = agenda(session, meeting)
    document = as_it_stands(released, working_copy(session, meeting))
    news = agenda_news(released, release_before(session, meeting, released))
    slides = {found.item: found.slides for found in item_slides(session, meeting)}
    slots: dict[str, list[Slot]] = defaultdict(list)
    refs: dict[str, PersonRef] = {}
    for role, slot in _slots(document, slides, news):
        refs.setdefault(role.person.uid, role.person)
        slots[role.person.uid].append(slot)
    known = _known(session, list(slots))
    homes = _homes(session, meeting, known.values())
    free = hours_by_person(free_hours(session, meeting))
    listed = [
        (_place(known.get(uid), ref), _speaker(known.get(uid), homes, ref, slots[uid], tuple(free.get(uid, ()))))
        for uid, ref in refs.items()
    ]
    return SpeakerList(
        project=document.project,
        meeting=document.meeting,
        as_of=as_of,
        release=document.release,
        audience=Audience.CHAIR,
        speakers=tuple(speaker for _sort_key, speaker in sorted(listed, key=lambda found: found[0])),
        at=document.at,
        since=news.since,
    )


def running_order(session: Session, meeting: Meeting, as_of: dt.date) -> RunningOrder:
    """The chair's running order, as known on ``as_of``."""
    released = agenda(session, meeting)
    document = as_it_stands(released, working_copy(session, meeting))
    news = agenda_news(released, release_before(session, meeting, released))
    return RunningOrder(document, as_of, item_slides(session, meeting), news, free_hours(session, meeting))


def item_slides(session: Session, meeting: Meeting) -> tuple[ItemSlides, ...]:
    """The presentations of each item that has any."""
    files = dict(
        session.execute(
            select(PresentationFile.presentation_id, File.name)
            .join(File, File.id == PresentationFile.file_id)
            .join(Presentation, Presentation.id == PresentationFile.presentation_id)
            .where(Presentation.meeting_id == meeting.id)
            .order_by(PresentationFile.number)
        ).all()
    )
    found: dict[str, list[Slides]] = defaultdict(list)
    rows = session.execute(
        select(Presentation, Item.uid)
        .join(Item, Item.id == Presentation.item_id)
        .where(Presentation.meeting_id == meeting.id)
        .order_by(Presentation.position, Presentation.id)
    )
    for row, uid in rows:
        found[str(uid)].append(Slides(row.title, row.state, files.get(row.id, "")))
    return tuple(ItemSlides(uid, tuple(slides)) for uid, slides in found.items())


def _slots(
    document: AgendaDocument, slides: Mapping[str, tuple[Slides, ...]], news: AgendaNews
) -> Iterator[tuple[AgendaRole, Slot]]:
    """Every part in what takes place, in the order of the agenda."""
    changes = {uid: tuple(change.kind for change in found) for uid, found in news.by_uid().items()}
    for _day, sessions in days(document):
        for session in sessions:
            whole = Slot(
                day=session.day,
                start=session.start,
                minutes=session.minutes,
                room=session.room,
                session=session.title,
                item="",
                kind=ItemRoleKind.CHAIR,
                state=RoleState.CONFIRMED,
                planned=session.state,
                illustrative=session.illustrative,
            )
            for role in session.roles:
                own = changes.get(session.uid, ())
                yield role, replace(whole, kind=role.kind, state=role.state, changes=own)
            for item in session.items:
                if item.state is not AgendaState.CANCELLED:
                    yield from _item_slots(whole, item, slides.get(item.uid, ()), changes.get(item.uid, ()))


def _item_slots(
    whole: Slot, item: AgendaItem, slides: tuple[Slides, ...], changes: tuple[ChangeKind, ...]
) -> Iterator[tuple[AgendaRole, Slot]]:
    tentative = AgendaState.TENTATIVE in (whole.planned, item.state)
    for role in item.roles:
        yield (
            role,
            replace(
                whole,
                start=item.start,
                minutes=item.minutes,
                item=item.title,
                kind=role.kind,
                state=role.state,
                planned=AgendaState.TENTATIVE if tentative else item.state,
                slides=slides if role.kind in _SPEAKING else (),
                illustrative=item.illustrative,
                changes=changes,
            ),
        )


def _known(session: Session, uids: Collection[str]) -> Mapping[str, Person]:
    """The people by uid; a released agenda may name somebody who has been removed since."""
    query = select(Person).where(Person.uid.in_([uuid.UUID(uid) for uid in uids]))
    return {str(person.uid): person for person in session.scalars(query)}


def _homes(session: Session, meeting: Meeting, people: Iterable[Person]) -> Mapping[int, OrganisationHead]:
    """The organisation of each person (id): the one chosen for this meeting, or that of its first day."""
    names = organisations(session, meeting.first_day)
    belongs = dict(affiliations(session, [person.id for person in people], meeting.first_day))
    chosen = session.execute(
        select(Participation.person_id, Affiliation.organisation_id)
        .join(Affiliation, Affiliation.id == Participation.affiliation_id)
        .where(Participation.meeting_id == meeting.id)
    )
    belongs |= dict(chosen.all())
    return {person_id: names[home] for person_id, home in belongs.items() if home in names}


def _place(person: Person | None, ref: PersonRef) -> tuple[str, str]:
    return (person.sort_key if person is not None else fold(ref.name or ref.native), ref.uid)


def _speaker(
    person: Person | None,
    homes: Mapping[int, OrganisationHead],
    ref: PersonRef,
    slots: list[Slot],
    free: tuple[FreeHours, ...],
) -> Speaker:
    """The speaker under the organisation that the agenda names, with its legal name and country if it is known."""
    home = homes.get(person.id) if person is not None else None
    same = home is not None and home.short == ref.organisation
    return Speaker(
        person=ref,
        legal_name=home.legal if home and same else "",
        country=home.country if home and same else None,
        email=(person.email or "") if person is not None else "",
        slots=tuple(slots),
        free=free,
    )
