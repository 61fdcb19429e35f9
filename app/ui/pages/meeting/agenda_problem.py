"""What is wrong with the chosen block, first in the panel: the sentence, and ways out as links."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.clash_values import ClashKind, ClashLevel
from app.domain.timetable import Ref, Thing, Timetable, TimetableClash, TimetableItem, TimetableSession
from app.ui import language
from app.ui.language import tr
from app.ui.pages.meeting.agenda_deeds import Deeds
from app.ui.pages.meeting.agenda_words import clash_head, clash_text, length_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear, frame

_MOST = 4
_Block = tuple[TimetableSession, TimetableItem | None]
_APART = (ClashKind.PERSON_TWICE, ClashKind.ROOM_TWICE)


class Problems(QVBoxLayout):
    """The clashes of one block. ``go`` goes to a thing, ``people`` to where speakers are added."""

    def __init__(self, deeds: Deeds, go: Callable[[Ref], None], people: Callable[[], None]) -> None:
        super().__init__()
        self._deeds, self._go, self._people = deeds, go, people
        self._shown: tuple[TimetableClash, ...] | None = None
        self._about: Ref | None = None
        self.setSpacing(8)

    def show(self, table: Timetable, session: TimetableSession, item: TimetableItem | None, locked: bool) -> None:
        """Show what clashes with this block; nothing where all is well."""
        refs = [(Thing.ITEM, item.id)] if item is not None else [(Thing.SESSION, session.id)]
        if item is not None and session.whole is not None:
            refs.append((Thing.SESSION, session.id))
        found = tuple(clash for clash in table.clashes if any(ref in clash.things for ref in refs))
        if (found, refs[0]) == (self._shown, self._about):
            return
        self._shown, self._about = found, refs[0]
        clear(self)
        for clash in found[:_MOST]:
            self.addWidget(self._block(clash, table, (session, item), locked))
        if found:
            self.addSpacing(4)

    def _block(self, clash: TimetableClash, table: Timetable, block: _Block, locked: bool) -> QFrame:
        error = clash.clash.level is ClashLevel.ERROR
        made = frame("problem" if error else "warning")
        links = self._ways(clash, table, block, locked)
        head = Label(clash_head(clash.clash), "strong", "danger" if error else "amber")
        words = Label(clash_text(clash.clash), "body", wrap=True)
        column = box("v", head, 2, words, margins=(12, 10, 12, 8), parent=made)
        if links:
            column.addSpacing(4)
            column.addLayout(box("h", *links, None, spacing=16))
        return made

    def _ways(self, clash: TimetableClash, table: Timetable, block: _Block, locked: bool) -> list[Button]:
        """At most two ways out: to begin later, to make longer, to add a speaker; to the other thing."""
        session, item = block
        ways: list[Button] = []
        kind = clash.clash.kind
        own = {(Thing.SESSION, session.id)} | ({(Thing.ITEM, item.id)} if item is not None else set())
        other = next((ref for ref in clash.things if ref[0] in (Thing.ITEM, Thing.SESSION) and ref not in own), None)
        if not locked:
            if kind in _APART and other is not None and (end := _end_of(table, other)) is not None:
                ways.append(
                    _link(tr("Start at {time}", time=language.clock(end)), lambda: self._start(session, item, end))
                )
            elif kind is ClashKind.SESSION_OVER_FULL:
                total = sum(one.minutes for one in session.items if one.held)
                words = tr("Make it {length}", length=length_text(total))
                ways.append(_link(words, lambda: self._deeds.resize_session(session.id, session.start, total)))
            elif kind is ClashKind.TALK_WITHOUT_SPEAKER:
                ways.append(_link(tr("Add a speaker"), self._people))
        if other is not None:
            ways.append(_link(tr("Show the other"), lambda: self._go(other)))
        elif kind is ClashKind.SLIDES_MISSING:
            talk = next(ref for ref in clash.things if ref[0] is Thing.PRESENTATION)
            ways.append(_link(tr("Show its slides"), lambda: self._go(talk)))
        return ways

    def _start(self, session: TimetableSession, item: TimetableItem | None, start: int) -> None:
        if item is not None and session.whole is None:
            self._deeds.item(item.id, start=start)
        else:
            self._deeds.move_session(session.id, session.day, start, session.room_id)


def _end_of(table: Timetable, ref: Ref) -> int | None:
    if ref[0] is Thing.SESSION:
        session = table.session(ref[1])
        return session.end if session is not None else None
    found = table.item(ref[1])
    return found[1].end if found is not None else None


def _link(words: str, act: Callable[[], object]) -> Button:
    made = Button(words, "", "link", small=True)
    made.clicked.connect(act)
    return made
