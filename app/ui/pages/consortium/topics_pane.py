"""The wide pane beside the research agenda: one topic to read, to write, and to compare with its versions."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.db.stores import Session
from app.domain.area_choices import AreaChoice
from app.domain.minutes_page import TextLine
from app.domain.topics import TopicPage
from app.queries.topic_page import topic_page
from app.services.topics import edit_topic
from app.ui.desk import Desk
from app.ui.language import moment, term, tr
from app.ui.pages.consortium.areas_frame import history_of
from app.ui.pages.consortium.areas_words import EMPTY, TOPIC_STATES
from app.ui.pages.consortium.topics_comments import Comments
from app.ui.pages.consortium.topics_text import CompareView, TopicText
from app.ui.pages.drafted_text import View as TextView
from app.ui.pages.meeting.participant_words import choices
from app.ui.places import Place
from app.ui.widgets.buttons import Button, Segmented
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear, scrolled
from app.ui.widgets.lines import Line, LineText, SectionHead


class Shown(IntEnum):
    """What is shown of the text."""

    READ = 0
    WRITE = 1
    COMPARE = 2


class TopicPane(QWidget):
    """``restore_wanted`` tells the id of a version to take back."""

    restore_wanted = Signal(int)

    def __init__(self, desk: Desk, keep: QAction) -> None:
        super().__init__()
        self._desk = desk
        self.page: TopicPage | None = None
        self._areas: Sequence[AreaChoice] = ()
        self._wanted = 0
        self.values = self._made_fields()
        self.text, self.compare, self.comments = TopicText(desk), CompareView(), Comments(desk)
        self.shown = Segmented([tr("Read"), tr("Write"), tr("Compare")], tr("What is shown of the text"))
        self.shown.chosen.connect(lambda number: self.show_part(Shown(number)))
        self.compare.restore_wanted.connect(self.restore_wanted)
        self.comments.appeared.connect(self._reveal)
        self._kind, self._name = Label("", "caps", "muted"), Label("", "hero", wrap=True)
        self._hint, self._versions = Label("", "body", "muted", wrap=True), QVBoxLayout()
        self._versions.setSpacing(0)
        self._history = Button(tr("History"), "", "link", tr("What happened to it"), small=True)
        self._history.clicked.connect(self._go_to_history)
        self._keep = keep
        self._one, content = QWidget(), QWidget()
        content.setObjectName("clear")
        bar = box("h", self.shown, None)
        box(
            "v", *self.values.values(), 16, bar, 12, self.text, self.compare, 20, self.comments, self._versions,
            18, box("h", None, self._history), parent=self._one,
        )  # fmt: skip
        box("v", self._kind, 2, self._name, 8, self._hint, self._one, None, margins=(28, 18, 24, 24), parent=content)
        self._area = scrolled(content)
        box("v", self._area, parent=self)
        self.text.caret_moved.connect(lambda rect: self._reveal(self.text, rect))
        self._live = desk.live(self, self._ask, self._show)
        self.show_part(Shown.READ)

    def choose(self, topic_id: int, areas: Sequence[AreaChoice], several: int = 0) -> None:
        """Show this topic (0: none; ``several`` are chosen); what was typed in the one before is saved first."""
        self._areas = areas
        self._hint.setText(
            tr("{number} topics chosen", number=several) if several > 1 else tr("Choose a topic in the table.")
        )
        if topic_id != self._wanted:
            self.text.commit()
            self._wanted = topic_id
            self._live.ask(self._ask)

    def show_part(self, shown: Shown) -> None:
        """Show the text to read or to write, or two versions of it compared."""
        if shown is not Shown.WRITE:
            self.text.commit()
        self.text.setVisible(shown is not Shown.COMPARE)
        self.compare.setVisible(shown is Shown.COMPARE)
        self.text.set_view(TextView.WRITE if shown is Shown.WRITE else TextView.PREVIEW)
        if shown is Shown.COMPARE and self.page is not None:
            self.compare.show_page(self.page, self._desk.read_only)
        self.shown.choose(shown)

    def write(self) -> None:
        """Take the keyboard, into the text."""
        if self.page is not None and not self._desk.read_only:
            self.show_part(Shown.WRITE)
            self.text.editor.setFocus()

    def compare_with(self, version_id: int) -> None:
        """Compare a version with the present text."""
        self.show_part(Shown.COMPARE)
        self.compare.choose(version_id)
        self._area.ensureWidgetVisible(self.shown)

    def _made_fields(self) -> dict[str, Property]:
        made = {
            "title": Property(tr("Title"), long="paragraph"),
            "number": Property(tr("Number")),
            "state": Property(
                tr("State"), lambda state: term(TOPIC_STATES, state), choices=lambda: choices(TOPIC_STATES)
            ),
            "area_id": Property(tr("Area"), self._area_name, choices=self._area_choices, placeholder=EMPTY),
        }
        for name, field in made.items():
            field.committed.connect(lambda value, name=name: self._edit(name, value))
        return made

    def _ask(self, session: Session) -> TopicPage | None:
        return topic_page(session, self._wanted, self._desk.as_of()) if self._wanted else None

    def _show(self, page: TopicPage | None) -> None:
        before, self.page = self.page, page
        self._one.setVisible(page is not None)
        self._kind.setVisible(page is not None)
        self._name.setVisible(page is not None)
        self._hint.setVisible(page is None)
        if page is None:
            self.comments.leave()
            return
        locked = self._desk.read_only
        self._kind.setText(tr("Topic {number}", number=page.number))
        self._name.setText(f"{page.title}°" if page.illustrative else page.title)
        for name, field in self.values.items():
            field.show_value(getattr(page, name))
            field.set_locked(locked)
        if before is None or before.id != page.id:
            self.text.open(page, locked)
            self._area.verticalScrollBar().setValue(0)
        else:
            self.text.show_line(TextLine(page.text, page.lock), locked)
        self.text.preview.show_now(self.text.editor.text())
        self.compare.show_page(page, locked)
        self.comments.show_page(page, locked)
        self._show_versions(page)

    def _show_versions(self, page: TopicPage) -> None:
        clear(self._versions)
        self._versions.addSpacing(18)
        keep = "" if self._desk.read_only or page.is_kept else self._keep.text()
        head = SectionHead(tr("Versions"), str(len(page.versions) or ""), keep)
        head.clicked.connect(self._keep.trigger)
        self._versions.addWidget(head)
        for one in page.versions:
            line = Line(LineText(one.title, tr("Version {number}", number=one.number), moment(one.at)))
            line.setToolTip(tr("Compare with the present text"))
            line.clicked.connect(lambda _on=False, version_id=one.id: self.compare_with(version_id))
            self._versions.addWidget(line)
        if not page.versions:
            words = tr("No version was kept yet. Keep one before the text goes out, to compare with it later.")
            self._versions.addSpacing(6)
            self._versions.addWidget(Label(words, "small", "muted", wrap=True))

    def _edit(self, name: str, value: Any) -> None:
        page = self.page
        if page is not None:
            self._desk.change(
                "Edit a topic", lambda session: edit_topic(session, page.id, **{name: value}), topic=page.id,
                refused=self.values[name].refuse,
            )  # fmt: skip

    def _area_choices(self) -> Sequence[tuple[Any, str]]:
        return [(None, EMPTY), *((one.id, f"{one.number} {one.name}") for one in self._areas)]

    def _area_name(self, area_id: int) -> str:
        return next((f"{one.number} {one.name}" for one in self._areas if one.id == area_id), "")

    def _reveal(self, widget: QWidget, rect: QRect | None = None) -> None:
        """Bring a part of the pane into sight."""
        content = self._area.widget()
        if content is None:
            return
        top = widget.mapTo(content, rect.topLeft() if rect is not None else QPoint(0, 0))
        tall = rect.height() if rect is not None else widget.sizeHint().height()
        self._area.ensureVisible(top.x(), top.y() + tall // 2, 0, tall // 2 + 24)

    def _go_to_history(self) -> None:
        if self.page is not None:
            place: Place = history_of("research_topic", self.page.id)
            self._desk.go(place)
