"""The panel beside the presentations: what is wrong first, the fields to change, and the versions of the slides."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.db.stores import Session
from app.domain.day_words import day_from_words
from app.domain.presentation_rows import ItemChoice, PresentationRow, SlidesVersion
from app.services.presentations import (
    edit_presentation,
    place_presentation,
    remove_version,
    set_notice_sent,
    set_slides_state,
)
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, plural, size_text, term, tr
from app.ui.pages.meeting.participant_words import choices
from app.ui.pages.meeting.presentation_words import KINDS, STATES, item_words, not_placed, state_words, when
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear, frame, scrolled
from app.ui.widgets.lines import Line, LineText, SectionHead

_EMPTY = "—"


class PresentationPanel(QWidget):
    """``file_wanted``: a file is to be added; ``version_wanted``: a version is to be opened."""

    file_wanted = Signal()
    version_wanted = Signal(object)

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__()
        self._desk, self._meeting = desk, meeting_id
        self._rows: tuple[PresentationRow, ...] = ()
        self._items: tuple[ItemChoice, ...] = ()
        self.fields: dict[str, Property] = self._made_fields()
        self._kind, self._name = Label("", "caps", "muted"), Label("", "lead", wrap=True)
        self._where, self._hint = Label("", "body", "muted", wrap=True), Label("", "small", "muted", wrap=True)
        self._problems, self._versions = QVBoxLayout(), QVBoxLayout()
        self._one = QWidget()
        fields = self.fields
        box(
            "v", fields["title"], fields["kind"], fields["language"], fields["item"], fields["public"],
            fields["notice"], fields["abstract"], self._versions, parent=self._one,
        )  # fmt: skip
        content = frame("clear")
        box(
            "v", self._kind, 2, self._name, self._where, 10, self._problems, fields["state"], self._one, 12,
            self._hint, None, margins=(20, 16, theme.MARGIN, 16), parent=content,
        )  # fmt: skip
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        area = scrolled(content)
        area.setFixedWidth(theme.PANEL)
        box("v", area, parent=self)
        self.setFixedWidth(theme.PANEL)

    def show_rows(self, rows: Sequence[PresentationRow], items: Sequence[ItemChoice]) -> None:
        """Show the presentation chosen, or what can be changed of several."""
        if (tuple(rows), tuple(items)) == (self._rows, self._items) and rows:
            return
        self._rows, self._items = tuple(rows), tuple(items)
        one = self._rows[0] if len(self._rows) == 1 else None
        self._kind.setVisible(bool(rows))
        self.fields["state"].setVisible(bool(rows))
        self._one.setVisible(one is not None)
        clear(self._problems)
        if one is not None:
            self._show_one(one)
            return
        self._where.hide()
        if rows:
            self._kind.setText(tr("Presentations"))
            self._name.setText(plural("{number} presentation chosen", "{number} presentations chosen", len(rows)))
            self._hint.setText(tr("What you choose here is set for all of them, and taken back by one undo."))
            self.fields["state"].show_value(None)
        else:
            self._name.setText(tr("Nothing chosen"))
            self._hint.setText(
                tr("Choose a presentation in the table. Drop a file on its row to attach it as the newest version.")
            )

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.fields["state"].field.setFocus(Qt.FocusReason.TabFocusReason)

    def _made_fields(self) -> dict[str, Property]:
        yes_no = [(True, tr("Yes")), (False, tr("No"))]
        made = {
            "state": Property(tr("Slides"), state_words, choices=lambda: choices(STATES)),
            "title": Property(tr("Title"), long="paragraph", placeholder=_EMPTY),
            "kind": Property(tr("Kind"), lambda value: term(KINDS, value), choices=lambda: choices(KINDS)),
            "language": Property(tr("Language"), placeholder=_EMPTY),
            "item": Property(tr("Agenda"), self._item_name, choices=self._item_choices, placeholder=not_placed()),
            "public": Property(tr("Public"), lambda value: dict(yes_no)[value], choices=lambda: yes_no),
            "notice": Property(tr("Notice sent"), day, self._read_day, placeholder=tr("Not sent")),
            "abstract": Property(tr("Abstract"), long="text", placeholder=_EMPTY),
        }
        made["state"].committed.connect(lambda state: self._change("state", lambda s, i: set_slides_state(s, i, state)))
        made["item"].committed.connect(self._place)
        made["notice"].committed.connect(self._set_notice)
        for name in ("title", "kind", "language", "public", "abstract"):
            made[name].committed.connect(lambda value, field=name: self._edit(field, value))
        return made

    def _show_one(self, row: PresentationRow) -> None:
        self._kind.setText(term(KINDS, row.kind))
        self._name.setText(f"{row.title}°" if row.illustrative else row.title)
        self._name.setToolTip(tr("° illustrative: invented") if row.illustrative else "")
        place = " · ".join(part for part in (when(row), row.room) if part)
        self._where.setText("\n".join(part for part in (row.speaker_names, place or not_placed()) if part))
        self._where.show()
        self._hint.setText("")
        values: dict[str, Any] = {
            "state": row.state, "title": row.title, "kind": row.kind, "language": row.language, "item": row.item_id,
            "public": row.public, "notice": row.notice_sent, "abstract": row.abstract,
        }  # fmt: skip
        for name, value in values.items():
            self.fields[name].show_value(value)
            self.fields[name].set_locked(self._desk.read_only)
        self.fields["notice"].setVisible(row.public)
        self._show_problems(row)
        self._show_versions(row)

    def _show_problems(self, row: PresentationRow) -> None:
        if row.missing_late:
            words = tr("The talk was on {day}.", day=day(row.day)) if row.day and row.day < self._desk.as_of() else ""
            if row.day and not words:
                words = tr("The talk is on {day}.", day=day(row.day))
            self._add_problem("problem", tr("The slides are missing"), words, [(_add_words(), self.file_wanted.emit)])
        if row.notice_late:
            due = tr("Due by {day}, 45 days before the talk.", day=day(row.notice_due))
            ways: list[tuple[str, Callable[[], Any]]] = [(tr("Not public"), lambda: self._edit("public", False))]
            if row.notice_sent is None:
                ways.insert(0, (tr("Sent today"), lambda: self._set_notice(self._desk.as_of())))
            late = tr("The parties had no notice in time of this public talk")
            self._add_problem(
                "problem" if row.notice_overdue else "warning",
                late if row.notice_overdue else tr("The parties need notice of this public talk"),
                due,
                ways,
            )

    def _add_problem(self, kind: str, title: str, words: str, ways: Sequence[tuple[str, Callable[[], Any]]]) -> None:
        made: QFrame = frame(kind)
        links = box("h", spacing=16)
        for name, act in ways:
            link = Button(name, "", "link", small=True)
            link.clicked.connect(act)
            links.addWidget(link)
        links.addStretch(1)
        lines = [Label(title, "strong", "danger" if kind == "problem" else "amber", wrap=True)]
        if words:
            lines.append(Label(words, "small", "", wrap=True))
        box("v", *lines, links, margins=(12, 8, 12, 4), spacing=2, parent=made)
        self._problems.addWidget(made)
        self._problems.addSpacing(8)

    def _show_versions(self, row: PresentationRow) -> None:
        clear(self._versions)
        self._versions.addSpacing(18)
        head = SectionHead(tr("Files"), str(len(row.versions) or ""), "" if self._desk.read_only else _add_words())
        head.clicked.connect(self.file_wanted)
        self._versions.addWidget(head)
        for version in reversed(row.versions):
            detail = tr("version {number} · {size}", number=version.number, size=size_text(version.size))
            line = Line(LineText(version.name, detail))
            line.clicked.connect(lambda _on=False, chosen=version: self.version_wanted.emit(chosen))
            line.key_pressed.connect(lambda key, chosen=version: self._key(key, chosen))
            self._versions.addWidget(line)
        if row.item_id is not None:
            place = Place("meeting", self._meeting, "agenda", "item", row.item_id)
            self._versions.addSpacing(18)
            self._versions.addWidget(SectionHead(tr("Agenda")))
            line = Line(LineText(row.item, " · ".join(part for part in (when(row), row.session) if part)))
            line.clicked.connect(lambda: self._desk.go(place))
            self._versions.addWidget(line)

    def _key(self, key: int, version: SlidesVersion) -> None:
        if key == Qt.Key.Key_Delete:
            self._desk.change(
                "Remove slides", lambda session: remove_version(session, version.id), meeting=self._meeting,
                done=tr("{name} removed", name=version.name),
            )  # fmt: skip

    def _item_choices(self) -> Sequence[tuple[Any, str]]:
        return [(None, not_placed()), *((item.id, item_words(item)) for item in self._items)]

    def _item_name(self, item_id: int) -> str:
        return next((item_words(item) for item in self._items if item.id == item_id), "")

    def _read_day(self, text: str) -> dt.date | None:
        return day_from_words(text, self._desk.as_of()) if text.strip() else None

    def _change(self, field: str, act: Callable[[Session, Sequence[int]], None]) -> None:
        ids = [row.id for row in self._rows]
        several = plural("{number} presentation changed", "{number} presentations changed", len(ids))
        self._desk.change(
            "Edit presentations", lambda session: act(session, ids), meeting=self._meeting,
            refused=self.fields[field].refuse, done=several if len(ids) > 1 else "",
        )  # fmt: skip

    def _edit(self, field: str, value: Any) -> None:
        self._change(field, lambda session, ids: edit_presentation(session, ids[0], **{field: value}))

    def _place(self, item_id: int | None) -> None:
        self._change("item", lambda session, ids: place_presentation(session, ids[0], item_id))

    def _set_notice(self, sent: dt.date | None) -> None:
        self._change("notice", lambda session, ids: set_notice_sent(session, ids[0], sent))


def _add_words() -> str:
    """As on the button above: without the dots of the menu."""
    return tr("Add file…").removesuffix("…")
