"""Events of an imported agenda that are there already: only the fields that the plan names are changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.agenda_import import LEADING, AgendaField, ImportedEvent, ImportedPart
from app.domain.agenda_import_plan import Known, PlannedEvent
from app.domain.kinds import AgendaState, ItemRoleKind
from app.models import Item, ItemRole, MeetingSession, Presentation
from app.services.agenda_import_new import LANGUAGE, talk_values
from app.services.agenda_import_places import Places

_OF_TALK = frozenset({AgendaField.ABSTRACT, AgendaField.LANGUAGE, AgendaField.FORM, AgendaField.TALK})
_MAY_NEED_TALK = _OF_TALK | {AgendaField.PEOPLE, AgendaField.KIND}
_PIECE = 100  # events between two steps


class Changes:
    """Changes rows of a meeting; ``rooms`` and ``people`` are the ids of those of the file."""

    def __init__(self, session: Session, meeting_id: int, rooms: Mapping[str, int], people: Sequence[int]) -> None:
        self._session, self._meeting, self._people = session, meeting_id, people
        self._places = Places(session, meeting_id, rooms)
        self._roles = self._read_roles()
        talks = select(Presentation).where(Presentation.meeting_id == meeting_id)
        self._talks = {talk.id: talk for talk in session.scalars(talks)}

    def apply(self, planned: Sequence[PlannedEvent], step: Callable[[int], None]) -> None:
        """Change what the file says anew; ``step(done)`` may raise. UserError where a row is not there any more."""
        self._places.move(planned)
        for number, one in enumerate(planned):
            if number % _PIECE == 0:
                step(number)
            if one.event is not None and one.known is not None:
                self._change(one.event, one.known, one.changed)
        self._session.flush()

    def cancel(self, gone: Iterable[Known]) -> None:
        """Cancel these items, and their sessions where nothing else takes place in them."""
        for known in gone:
            if known.item_id is not None:
                self._places.item(known.item_id).state = AgendaState.CANCELLED
            if known.item_id is None or known.alone:
                self._places.held(known.session_id).state = AgendaState.CANCELLED

    def _change(self, event: ImportedEvent, known: Known, fields: frozenset[AgendaField]) -> None:
        held = self._places.held(known.session_id) if known.item_id is None else None
        item = self._places.item(known.item_id) if known.item_id is not None else None
        if held is not None:
            _describe_session(held, event, fields)
        if item is not None:
            home = self._places.held(item.session_id)
            _describe_item(item, event, fields)
            if known.alone and home.title == known.title and AgendaField.TITLE in fields:
                home.title = event.title
            if known.alone and AgendaField.STATE in fields:
                home.state = event.state
            self._change_talk(item, event, known, fields)
        if AgendaField.PEOPLE in fields:
            self._change_parts(event, known, leading=False)
        if AgendaField.CHAIRS in fields:
            self._change_parts(event, known, leading=True)

    def _change_talk(self, item: Item, event: ImportedEvent, known: Known, fields: frozenset[AgendaField]) -> None:
        talk = self._talks.get(known.talk_id) if known.talk_id is not None else None
        if talk is None:
            if event.is_presented and fields & _MAY_NEED_TALK:
                last = self._session.scalar(
                    select(func.max(Presentation.position)).where(Presentation.meeting_id == self._meeting)
                )
                values = talk_values(event, self._meeting, item.id, (last or 0) + 1)
                self._session.add(Presentation(**values))
            return
        if AgendaField.TALK in fields:
            talk.title = event.talk or event.title
        elif AgendaField.TITLE in fields and talk.title == known.title:
            talk.title = event.title
        if AgendaField.ABSTRACT in fields:
            talk.abstract = event.abstract
        if AgendaField.LANGUAGE in fields:
            talk.language = event.language or LANGUAGE
        if AgendaField.FORM in fields:
            talk.kind = event.form

    def _change_parts(self, event: ImportedEvent, known: Known, leading: bool) -> None:
        """Who speaks in an item, or who leads it and its session, as the file says; those who stay are untouched."""
        item_id, session_id = known.item_id, known.session_id
        there = list(self._roles.get(("item", item_id or 0), ())) if item_id is not None else []
        if item_id is None or leading:
            there += self._roles.get(("session", session_id), ())
        there = [role for role in there if (role.kind in LEADING) is leading]
        wanted: dict[tuple[int, ItemRoleKind], ImportedPart] = {}
        for part in event.parts:
            if (part.kind in LEADING) is leading:
                wanted.setdefault((self._people[part.person], _spoken(part.kind)), part)
        known_already = {(role.person_id, _spoken(role.kind)) for role in there}
        for role in there:
            if (role.person_id, _spoken(role.kind)) not in wanted:
                self._session.delete(role)
        last = max((role.position for role in there), default=0)
        for (person_id, _kind), part in wanted.items():
            if (person_id, _kind) not in known_already:
                last += 1
                self._session.add(
                    ItemRole(item_id=item_id, session_id=None if item_id is not None else session_id,
                             person_id=person_id, kind=part.kind, state=part.state, position=last,
                             source=event.source)
                )  # fmt: skip

    def _read_roles(self) -> Mapping[tuple[str, int], list[ItemRole]]:
        """The roles of the meeting by ("item" or "session", id)."""
        sessions = select(MeetingSession.id).where(MeetingSession.meeting_id == self._meeting)
        items = select(Item.id).where(Item.session_id.in_(sessions))
        query = select(ItemRole).where(ItemRole.item_id.in_(items) | ItemRole.session_id.in_(sessions))
        found: dict[tuple[str, int], list[ItemRole]] = {}
        for role in self._session.scalars(query.order_by(ItemRole.position, ItemRole.id)):
            key = ("item", role.item_id) if role.item_id is not None else ("session", role.session_id or 0)
            found.setdefault(key, []).append(role)
        return found


def _spoken(kind: ItemRoleKind) -> ItemRoleKind:
    """What tells parts apart: who leads as what, and who speaks."""
    return kind if kind in LEADING else ItemRoleKind.SPEAKER


def _describe_session(held: MeetingSession, event: ImportedEvent, fields: frozenset[AgendaField]) -> None:
    if AgendaField.TITLE in fields:
        held.title = event.title
    if AgendaField.STATE in fields:
        held.state = event.state


def _describe_item(item: Item, event: ImportedEvent, fields: frozenset[AgendaField]) -> None:
    if AgendaField.TITLE in fields:
        item.title = event.title
    if AgendaField.KIND in fields:
        item.kind = event.kind
    if AgendaField.STATE in fields:
        item.state = event.state
    if AgendaField.DECISION in fields:
        item.decision_flag = event.decision
    if AgendaField.NOTE in fields:
        item.public_note = event.note
    if AgendaField.INTERNAL_NOTE in fields:
        item.internal_note = event.internal_note
