"""The Strategic Research Agenda: its topics, their texts and versions, and what stakeholders said."""

from PySide6.QtWidgets import QMenu
from typing_extensions import override

from app.domain.area_choices import AreaChoice
from app.domain.kinds import TopicState
from app.domain.topics import TopicRow, TopicTable
from app.queries.topics_table import topics_table
from app.services.topic_versions import keep_version, restore_version
from app.services.topics import create_topic, edit_topic, move_topics, remove_topics, set_state
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural, term, tr
from app.ui.pages.consortium.areas_words import TOPIC_STATES
from app.ui.pages.consortium.topics_list import TopicList
from app.ui.pages.consortium.topics_pane import TopicPane
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.widgets.buttons import CommandButton
from app.words import message

_LIST, _PANE = 9, 11  # shares of the width


class TopicsView(ListAndPanelView):
    """The table of topics, and the one chosen in a wide pane."""

    page_name, name, thing = "consortium", "topics", "topic"
    in_menu = (
        ("topics.write", "topics.comment", "topics.keep"),
        ("topics.up", "topics.down"),
        ("topics.edit", "topics.delete"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._areas: tuple[AreaChoice, ...] = ()
        new = self.commands["topics.new"]
        new.setEnabled(not desk.read_only)
        self.pane = TopicPane(desk, self.commands["topics.keep"])
        self.pane.restore_wanted.connect(self._restore)
        self.lay_out(TopicList(desk, self._edit_cell, new), self.pane, (CommandButton(new, "primary"),))
        self.row.setStretch(0, _LIST)
        self.row.setStretch(2, _PANE)
        table = self.list.table
        table.activated_row.connect(lambda _row: self.pane.write())
        table.delete_pressed.connect(self.delete)
        desk.live(self, topics_table, self._show)

    @command("topics.new", "New topic", menu=Menu.CONSORTIUM, keys="Ctrl+N", icon="plus", group="topics")
    def new(self) -> None:
        """Enter a topic after the one chosen, and name it."""
        after = next(reversed(self.chosen_ids()), None)
        outcome = self.desk.change("Add a topic", lambda session: create_topic(session, tr("New topic"), after))
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.list.table.edit_cell(outcome.value, "title")

    @command("topics.write", "Write text", menu=Menu.CONSORTIUM, keys="Ctrl+E", icon="pencil", group="topic")
    def write(self) -> None:
        """Go into the text of the topic chosen."""
        self.pane.write()

    @command(
        "topics.comment", "Add comment", menu=Menu.CONSORTIUM, keys="Ctrl+D", icon="quote", group="topic",
        tip=message("Enter what a stakeholder said of the topic chosen"),
    )  # fmt: skip
    def comment(self) -> None:
        """Open the form for a comment on the topic chosen."""
        if self.pane.page is not None:
            self.pane.comments.open_form()

    @command(
        "topics.keep", "Keep this version", menu=Menu.CONSORTIUM, keys="Ctrl+Shift+K", icon="bookmark", group="topic",
        tip=message("Keep title and text as they are now, to compare with them later"),
    )  # fmt: skip
    def keep(self) -> None:
        """Keep the topic chosen as a version."""
        page = self.pane.page
        if page is None or not self.pane.text.commit():
            return
        at = self.desk.now()
        outcome = self.desk.change(
            "Keep a version of a topic", lambda session: keep_version(session, page.id, at), topic=page.id
        )
        if outcome.value is not None:
            self.desk.say(tr("Version {number} kept", number=outcome.value), undo=True)

    @command("topics.up", "Move topic up", menu=Menu.CONSORTIUM, keys="Alt+Up", icon="arrow-up", group="order")
    def up(self) -> None:
        """Move the topics chosen one place up."""
        self._move(down=False)

    @command("topics.down", "Move topic down", menu=Menu.CONSORTIUM, keys="Alt+Down", icon="arrow-down", group="order")
    def down(self) -> None:
        """Move the topics chosen one place down."""
        self._move(down=True)

    @command("topics.edit", "Edit topic", menu=Menu.CONSORTIUM, icon="pencil", group="topics")
    def edit(self) -> None:
        """Edit the title where it stands."""
        ids = self.chosen_ids()
        if len(ids) == 1:
            self.list.table.edit_cell(ids[0], "title")

    @command("topics.delete", "Delete topic", menu=Menu.CONSORTIUM, icon="trash-2", group="topics")
    def delete(self) -> None:
        """Delete the topics chosen with their comments and versions."""
        ids = self.chosen_ids()
        if ids and not self.desk.read_only:
            words = plural("{number} topic deleted", "{number} topics deleted", len(ids))
            self.desk.change("Delete topics", lambda session: remove_topics(session, ids), done=words)

    @override
    def menu(self) -> QMenu:
        menu, ids = super().menu(), self.chosen_ids()
        states = QMenu(tr("State"), menu)
        states.setEnabled(bool(ids) and not self.desk.read_only)
        for state in TopicState:
            action = states.addAction(term(TOPIC_STATES, state))
            action.triggered.connect(lambda _on=False, state=state: self._set_state(ids, state))
        menu.insertMenu(self.commands["topics.up"], states)
        return menu

    @override
    def chosen_changed(self) -> None:
        ids, change = self.chosen_ids(), not self.desk.read_only
        self.pane.choose(ids[0] if len(ids) == 1 else 0, self._areas, len(ids))
        one = len(ids) == 1 and change
        self.enable(
            {
                **{f"topics.{name}": one for name in ("write", "comment", "keep", "edit")},
                **{f"topics.{name}": bool(ids) and change for name in ("up", "down", "delete")},
            }
        )

    def _show(self, found: TopicTable) -> None:
        self._areas = found.areas
        self.show_rows(found.rows)
        number, waiting = len(found.rows), sum(row.unanswered for row in found.rows)
        words = plural("{number} topic", "{number} topics", number)
        wait = plural("{number} comment is unanswered", "{number} comments are unanswered", waiting) if waiting else ""
        self.tell(" · ".join(part for part in (words, wait) if part) if number else "")
        self.tell_count(str(number or ""))

    def _move(self, down: bool) -> None:
        ids = self.chosen_ids()
        if ids:
            self.desk.change("Move topics", lambda session: move_topics(session, ids, down))

    def _set_state(self, ids: list[int], state: TopicState) -> None:
        words = plural("{number} topic changed", "{number} topics changed", len(ids))
        self.desk.change("Set the state of topics", lambda session: set_state(session, ids, state), done=words)

    def _edit_cell(self, field: str, row: TopicRow, text: str) -> None:
        self.desk.change(
            "Edit a topic", lambda session: edit_topic(session, row.id, **{field: text}), topic=row.id,
            refused=self.pane.values[field].refuse,
        )  # fmt: skip

    def _restore(self, version_id: int) -> None:
        page = self.pane.page
        if page is not None and self.pane.text.commit():
            number = next((one.number for one in page.versions if one.id == version_id), 0)
            self.desk.change(
                "Restore a version of a topic", lambda session: restore_version(session, version_id), topic=page.id,
                done=tr("Version {number} restored", number=number),
            )  # fmt: skip
