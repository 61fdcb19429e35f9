"""What is done to an agenda: each deed is one change, one step of the history, one undo."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemRoleKind
from app.domain.new_people import as_typed
from app.domain.timetable import Ref, Thing
from app.services import agenda_items, agenda_retiming, agenda_roles, agenda_sessions, rooms
from app.services.people import create_person
from app.ui.desk import Desk, Outcome
from app.ui.language import tr
from app.ui.pages.meeting.agenda_grants import deed_of
from app.ui.widgets.timetable.wishes import Rename, Wish

Refused = Callable[[UserError], None]


class Deeds:
    """Everything the agenda tab of one meeting changes. Without ``refused`` a refusal goes to the message bar."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        self._desk, self._meeting = desk, meeting_id

    def grant(self, wish: Wish, done: str = "") -> Outcome[Any]:
        """Do what was wished in the timetable and say it; the outcome of what is new holds its id."""
        if isinstance(wish, Rename):
            return self.rename(wish.ref, wish.title)
        deed = deed_of(wish, self._meeting)
        arguments: dict[str, Any] = dict(deed.arguments)
        return self._desk.change(deed.message, deed.act, done=done, **arguments)

    def new_item(self, session_id: int, minutes: int, place: int | None) -> Outcome[int]:
        """An item with a name to be typed over."""
        act = partial(
            agenda_retiming.create, session_id=session_id, title=tr("New item"), minutes=minutes, number=place
        )
        return self._desk.change("New item", act, session=session_id)

    def move_session(
        self, one: int, day: dt.date, start: int, room_id: int | None, refused: Refused | None = None
    ) -> Outcome[None]:
        """The session to another day, time or room; its items go along."""
        act = partial(agenda_retiming.move_session, session_id=one, day=day, start=start, room_id=room_id)
        return self._desk.change("Move a session", act, session=one, refused=refused)

    def resize_session(self, one: int, start: int, minutes: int, refused: Refused | None = None) -> Outcome[None]:
        """Another start and length; an only item that filled the session goes on filling it."""
        act = partial(agenda_sessions.resize_session, session_id=one, start=start, minutes=minutes)
        return self._desk.change("Change the length of a session", act, session=one, refused=refused)

    def place_item(
        self, one: int, session_id: int, place: int, start: int | None, refused: Refused | None = None
    ) -> Outcome[None]:
        """The item to a place of a session."""
        act = partial(agenda_retiming.place, item_id=one, session_id=session_id, number=place, start=start)
        return self._desk.change("Move an item", act, item=one, refused=refused)

    def session(self, one: int, refused: Refused | None = None, **change: Any) -> Outcome[None]:
        """Set fields of a session (``SessionChange``)."""
        act = partial(agenda_sessions.change_session, session_id=one, **change)
        return self._desk.change("Change a session", act, session=one, refused=refused)

    def item(self, one: int, refused: Refused | None = None, **change: Any) -> Outcome[None]:
        """Set fields of an item (``ItemChange``); with another time or length the rest of its session is re-timed."""
        act: Callable[[Session], None] = partial(agenda_items.change_item, item_id=one, **change)
        if "start" in change:
            act = partial(agenda_retiming.set_start, item_id=one, **change)
        elif "minutes" in change:
            act = partial(agenda_retiming.set_length, item_id=one, **change)
        elif "locked" in change:
            act = partial(agenda_retiming.set_locked, item_id=one, **change)
        return self._desk.change("Change an item", act, item=one, refused=refused)

    def rename(self, ref: Ref, title: str, whole: int | None = None, refused: Refused | None = None) -> Outcome[None]:
        """Another title; with ``whole``, the session of an item that is one with it, that one's title as well."""
        thing, one = ref

        def act(session: Session) -> None:
            if thing is Thing.ITEM:
                agenda_items.change_item(session, one, title=title)
            if thing is Thing.SESSION or whole is not None:
                agenda_sessions.change_session(session, one if thing is Thing.SESSION else whole or 0, title=title)

        return self._desk.change("Rename in the agenda", act, refused=refused, row=one)

    def state(self, session_id: int | None, item_id: int | None, state: AgendaState) -> Outcome[None]:
        """How sure a session is, an item, or both where they are one."""

        def act(session: Session) -> None:
            if session_id is not None:
                agenda_sessions.change_session(session, session_id, state=state)
            if item_id is not None:
                agenda_items.change_item(session, item_id, state=state)

        return self._desk.change("Change a state in the agenda", act, meeting=self._meeting, state=state)

    def delete(self, ref: Ref) -> Outcome[None]:
        """Delete a session with its items, or an item; a toast offers to take it back."""
        thing, one = ref
        if thing is Thing.SESSION:
            act = partial(agenda_sessions.delete_session, session_id=one)
            return self._desk.change("Delete a session", act, session=one, done=tr("Session deleted"))
        gone = partial(agenda_retiming.delete, item_id=one)
        return self._desk.change("Delete an item", gone, item=one, done=tr("Item deleted"))

    def add_person(self, ref: Ref, person: int | str, kind: ItemRoleKind, refused: Refused) -> Outcome[int]:
        """Somebody takes a part: a person's id, or the name of one to be entered with it."""
        thing, one = ref

        def act(session: Session) -> int:
            who = person if isinstance(person, int) else create_person(session, as_typed(person))
            add = agenda_roles.add_item_role if thing is Thing.ITEM else agenda_roles.add_session_role
            return add(session, one, who, kind)

        return self._desk.change("Add a person to the agenda", act, refused=refused, row=one)

    def role(self, one: int, service: Callable[..., None], *values: Any, done: str = "") -> Outcome[None]:
        """One of the services for roles, with ``values`` after the role's id."""
        return self._desk.change(
            "Change a part in the agenda", lambda session: service(session, one, *values), role=one, done=done
        )

    def add_room(self, name: str, refused: Refused) -> Outcome[int]:
        """A room after the others."""
        act = partial(rooms.add_room, meeting_id=self._meeting, name=name)
        return self._desk.change("Add a room", act, meeting=self._meeting, refused=refused)

    def room(
        self, one: int, service: Callable[..., None], *values: Any, refused: Refused | None = None, done: str = ""
    ) -> Outcome[None]:
        """One of the services for rooms, with ``values`` after the room's id."""
        return self._desk.change(
            "Change the rooms", lambda session: service(session, one, *values), room=one, refused=refused, done=done
        )
