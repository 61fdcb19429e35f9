"""The items of an agenda as the minutes see them: what each is about, and what was recorded of it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.domain.documents import PersonRef
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState, SlidesState
from app.domain.minutes_page import (
    ActionLine,
    DecisionLine,
    MinutesItem,
    Progress,
    SessionFacts,
    TextLine,
    is_silent,
    progress_of,
)
from app.models import Body, Item, ItemRole, Meeting, MeetingSession, Person, Presentation, Room
from app.queries.agenda import item_starts
from app.queries.heads import OrganisationHead, affiliations

_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR, ItemRoleKind.MODERATOR)
_SLIDES = tuple(SlidesState)  # from missing to published

Line = Row[*tuple[Any, ...]]  # the columns of a session or an item that are needed, under their names
Blocks = list[tuple[SessionFacts, Line, list[Any]]]


@dataclass(frozen=True)
class Recorded:
    """What was recorded of the items (id; None: of none)."""

    texts: Mapping[int | None, TextLine]
    drafted: Collection[int | None]
    decisions: Mapping[int | None, list[DecisionLine]]
    actions: Mapping[int | None, list[ActionLine]]

    def progress(self, item_id: int | None) -> Progress:
        """How far the text is."""
        return progress_of(self.text(item_id).markdown, item_id in self.drafted)

    def text(self, item_id: int | None) -> TextLine:
        """The text; an empty one of version 0 where there is none."""
        return self.texts.get(item_id, TextLine())

    def anything(self, item_id: int) -> bool:
        """Whether the item has a text, a draft, a decision or an action."""
        return any(item_id in found for found in (self.texts, self.drafted, self.decisions, self.actions))


def agenda_blocks(session: Session, meeting_id: int) -> Blocks:
    """The sessions that were held, in the order of the agenda, with their items; two statements."""
    rows = session.execute(
        select(
            MeetingSession.id,
            MeetingSession.day,
            MeetingSession.start,
            MeetingSession.title,
            MeetingSession.body_id,
            Room.name.label("room"),
            Body.name.label("body"),
            Body.kind.label("body_kind"),
        )
        .outerjoin(Room, Room.id == MeetingSession.room_id)
        .outerjoin(Body, Body.id == MeetingSession.body_id)
        .where(MeetingSession.meeting_id == meeting_id)
        .order_by(MeetingSession.day, MeetingSession.start, MeetingSession.position, MeetingSession.id)
    ).all()
    of_session: dict[int, list[Any]] = defaultdict(list)
    columns = (
        "id",
        "session_id",
        "start",
        "minutes",
        "title",
        "kind",
        "decision_flag",
        "added_at",
        "state",
        "illustrative",
    )
    query = select(*(getattr(Item, name) for name in columns)).join(
        MeetingSession, MeetingSession.id == Item.session_id
    )
    for item in session.execute(query.where(MeetingSession.meeting_id == meeting_id).order_by(Item.position, Item.id)):
        of_session[item.session_id].append(item)
    return [
        (SessionFacts(row.id, row.day, row.title, row.room or "", row.body or ""), row, of_session[row.id])
        for row in rows
    ]


def minutes_items(
    session: Session, meeting: Meeting, blocks: Blocks, recorded: Recorded, names: Mapping[int, OrganisationHead]
) -> Iterator[MinutesItem]:
    """The items to write minutes of; numbered are those that the document prints."""
    speakers, slides = _speakers(session, meeting, names), _slides(session, meeting.id)
    number = 0
    for facts, block, items in blocks:
        starts = item_starts(cast(MeetingSession, block), items)
        for item in items:
            anything = recorded.anything(item.id)
            if not anything and (item.kind is ItemKind.BREAK or item.state is AgendaState.CANCELLED):
                continue
            numbered = anything or not is_silent(item.kind)
            number += numbered
            yield MinutesItem(
                id=item.id,
                number=str(number) if numbered else "",
                session=facts,
                start=starts[item.id],
                minutes=item.minutes,
                title=item.title,
                kind=item.kind,
                decision_flag=item.decision_flag,
                added_on=item.added_at,
                speakers=tuple(speakers.get(item.id, ())),
                slides=slides.get(item.id),
                text=recorded.text(item.id),
                progress=recorded.progress(item.id),
                decisions=tuple(recorded.decisions.get(item.id, ())),
                actions=tuple(recorded.actions.get(item.id, ())),
                illustrative=item.illustrative,
            )


def _speakers(
    session: Session, meeting: Meeting, names: Mapping[int, OrganisationHead]
) -> dict[int | None, list[PersonRef]]:
    """Who speaks in each item (id), under the organisation of that time; two statements."""
    rows = session.execute(
        select(
            ItemRole.item_id,
            ItemRole.organisation_id,
            Person.id,
            Person.uid,
            Person.display,
            Person.native,
            Person.illustrative,
        )
        .join(Person, Person.id == ItemRole.person_id)
        .join(Item, Item.id == ItemRole.item_id)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .where(
            MeetingSession.meeting_id == meeting.id,
            ItemRole.kind.in_(_SPEAKING),
            ItemRole.state != RoleState.DECLINED,
        )
        .order_by(ItemRole.position, ItemRole.id)
    ).all()
    belongs = affiliations(session, {row.id for row in rows}, meeting.first_day)
    found: dict[int | None, list[PersonRef]] = defaultdict(list)
    for row in rows:
        home = names.get(row.organisation_id or belongs.get(row.id, 0))
        found[row.item_id].append(
            PersonRef(str(row.uid), row.display, row.native, home.short if home else "", row.illustrative)
        )
    return found


def _slides(session: Session, meeting_id: int) -> dict[int, SlidesState]:
    """The presentation of each item (id) that is least far."""
    query = select(Presentation.item_id, Presentation.state).where(
        Presentation.meeting_id == meeting_id, Presentation.item_id.is_not(None)
    )
    found: dict[int, SlidesState] = {}
    for item_id, state in session.execute(query):
        found[item_id or 0] = min(state, found.get(item_id or 0, state), key=_SLIDES.index)
    return found
