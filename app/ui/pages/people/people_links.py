"""What a person does and did: bodies, talks and chairs, open actions, meetings; each line leads there."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.people_rows import PersonDetail, PersonMeeting, PersonPart
from app.ui.desk import Desk
from app.ui.language import day, plural, term, tr
from app.ui.pages.meeting.participant_words import PARTS, PRESENCE, REPLIES, ROLES
from app.ui.pages.people.people_words import action_line
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.layout import clear
from app.ui.widgets.lines import Line, LineText, SectionHead

_MOST = 4  # lines of each list before "more"

Linked = tuple[LineText, Place]


class LinkedLists(QWidget):
    """Lists of lines that lead somewhere; long ones are cut until one asks for more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lists: tuple[tuple[str, Sequence[Linked]], ...] = ()
        self._whole: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lists(self, lists: Sequence[tuple[str, Sequence[Linked]]], same: bool) -> None:
        """Show these lists (title, lines), without those that are empty; ``same``: of what was shown before."""
        if not same:
            self._whole.clear()
        elif tuple(lists) == self._lists:
            return
        self._lists = tuple(lists)
        self._draw()

    def _draw(self) -> None:
        clear(self._column)
        for title, lines in self._lists:
            if not lines:
                continue
            self._column.addSpacing(18)
            self._column.addWidget(SectionHead(title, str(len(lines))))
            shown = lines if title in self._whole or len(lines) <= _MOST + 1 else lines[:_MOST]
            for text, place in shown:
                line = Line(text)
                line.clicked.connect(lambda _on=False, place=place: self._desk.go(place))
                self._column.addWidget(line)
            if len(shown) < len(lines):
                left = len(lines) - len(shown)
                more = Button(plural("{number} more", "{number} more", left), "", "link", small=True)
                more.clicked.connect(lambda _on=False, title=title: self._show_whole(title))
                self._column.addWidget(more)

    def _show_whole(self, title: str) -> None:
        self._whole.add(title)
        self._draw()


def person_lists(person: PersonDetail, as_of: dt.date) -> Sequence[tuple[str, Sequence[Linked]]]:
    """The lists of a person."""
    bodies = [
        (
            LineText(one.body, " · ".join(part for part in (one.function, one.organisation) if part)),
            Place("consortium", 0, "bodies", "body", one.body_id),
        )
        for one in person.memberships
    ]
    actions = [(action_line(one, as_of), Place("actions", 0, "actions", "action", one.id)) for one in person.actions]
    return (
        (tr("Open actions"), actions),
        (tr("Talks and chairs"), [_part(one) for one in person.parts]),
        (tr("Meetings"), [_meeting(one) for one in person.meetings]),
        (tr("Bodies"), bodies),
    )


def _part(part: PersonPart) -> Linked:
    thing, thing_id = ("item", part.item_id) if part.item_id is not None else ("session", part.session_id)
    text = LineText(part.title, f"{part.meeting} · {day(part.day)} · {term(PARTS, part.kind)}")
    return text, Place("meeting", part.meeting_id, "agenda", thing, thing_id)


def _meeting(meeting: PersonMeeting) -> Linked:
    known = term(PRESENCE, meeting.presence) if meeting.presence is not None else term(REPLIES, meeting.reply)
    text = LineText(meeting.short_name, f"{day(meeting.first_day)} · {term(ROLES, meeting.role)} · {known}")
    return text, Place("meeting", meeting.meeting_id, "participants", "participation", meeting.id)
