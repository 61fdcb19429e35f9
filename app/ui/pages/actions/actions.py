"""The actions of all meetings: what is overdue first, done with Space, changed in place (UX 15, 16, 25–27)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.actions_table import ActionChip, ActionRow
from app.domain.day_words import due_from_words
from app.domain.errors import UserError
from app.domain.kinds import ActionState
from app.queries.action_panel import series_choices
from app.queries.actions_table import ActionsTable
from app.services import actions
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import number_text, plural, tr
from app.ui.pages.actions.actions_columns import CHIPS, columns, empty_state, facets
from app.ui.pages.actions.actions_exports import ExportButton, RegisterOutput
from app.ui.pages.actions.actions_list import RoomyTable
from app.ui.pages.actions.actions_panel import ActionPanel, set_due
from app.ui.pages.actions.actions_several import SeveralActions, changed, for_each
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.places import Place
from app.ui.tables.filtered import FilterWords
from app.ui.tables.large import LargeTable, Source
from app.ui.widgets.buttons import CommandButton
from app.words import message

_SERIES = "actions.series"  # the setting: of the action that was opened last
_KEYS_OF_TABLE = ("actions.done", "actions.progress", "actions.open")  # elsewhere Space presses buttons
_EXPORTS = ("actions.pdf", "actions.xlsx", "actions.csv")


class ActionsView(ListAndPanelView):
    """One large table, and the panel of the action chosen."""

    page_name, name, thing = "actions", "actions", "action"
    in_menu = (
        ("actions.done", "actions.progress", "actions.open", "actions.drop"),
        ("actions.edit", "actions.minutes", "actions.delete"),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._source = ActionsTable(desk.store.who)
        self.table: LargeTable[ActionRow] = LargeTable(
            desk,
            columns(desk.as_of, self._edit_text, self._edit_due),
            Source(self._source.ids, self._source.rows, self._source.counts),
            tr("Actions"),
        )
        new = self.commands["actions.new"]
        new.setEnabled(not desk.read_only)
        self.panel, self.several = ActionPanel(desk), SeveralActions(desk)
        self._panels = QStackedWidget()
        for each in (self.panel, self.several):
            self._panels.addWidget(each)
        self._panels.setFixedWidth(self.panel.width())
        self.output = RegisterOutput(desk, self, "all-actions")
        words = FilterWords(tr("Filter actions"), 172, tr("Nothing matches"), tr("No action fits the filter."))
        filtered = _Actions(desk, self.table, CHIPS, words, empty_state(new), "actions.columns", (), facets())
        self._export = ExportButton([self.commands[name] for name in _EXPORTS])
        self.lay_out(filtered, self._panels, (self._export, CommandButton(new, "primary")))
        for name in _KEYS_OF_TABLE:
            action = self.commands[name]
            self.removeAction(action)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self.table.addAction(action)
        self.table.activated_row.connect(lambda _row: self._to_panel())
        self.table.delete_pressed.connect(self.delete)
        self.table.shown_changed.connect(self._told)
        self._told()

    @override
    def chosen_changed(self) -> None:
        ids = self.chosen_ids()
        self.panel.show_action(ids[0] if len(ids) == 1 else 0)
        self._panels.setCurrentWidget(self.several if len(ids) > 1 else self.panel)
        if len(ids) > 1:
            self.several.show_rows(ids, self.table.chosen_rows())
        writable = bool(ids) and not self.desk.read_only
        self.enable({f"actions.{name}": writable for name in ("done", "progress", "open", "delete")})
        row = self.table.chosen_row() if len(ids) == 1 else None
        self.enable(
            {
                "actions.edit": writable and row is not None,
                "actions.drop": writable and row is not None,
                "actions.minutes": row is not None and bool(row.meeting_id),
            }
        )

    @command("actions.new", "New action", menu=Menu.ACTIONS, keys="Ctrl+N", icon="plus", group="actions")
    def new(self) -> None:
        """Open an action between meetings, in the series of the one opened last, and write what is to be done."""
        on, series = self.desk.as_of(), self._series()
        outcome = self.desk.change(
            "Open an action", lambda session: actions.open_action(session, series, tr("New action"), on)
        )
        if outcome.value is not None:
            self.list.choose(outcome.value)
            self.table.edit_cell(outcome.value, "text")

    @command(
        "actions.done", "Action done, or open again", menu=Menu.ACTIONS, keys="Space", icon="square-check",
        group="state", tip=message("Close the actions chosen; open them again where they are done"),
    )  # fmt: skip
    def toggle_done(self) -> None:
        """Close the actions chosen; where all of them are closed, open them again."""
        rows = self.table.chosen_rows()
        if rows:
            self._set_state(ActionState.DONE if any(row.is_open for row in rows) else ActionState.OPEN)

    @command("actions.progress", "Action in progress", menu=Menu.ACTIONS, keys="P", icon="clock", group="state")
    def set_progress(self) -> None:
        """Somebody works on the actions chosen."""
        self._set_state(ActionState.IN_PROGRESS)

    @command("actions.open", "Action open", menu=Menu.ACTIONS, keys="O", icon="circle", group="state")
    def set_open(self) -> None:
        """Nobody works on the actions chosen yet."""
        self._set_state(ActionState.OPEN)

    @command("actions.drop", "Drop action…", menu=Menu.ACTIONS, icon="x", group="state")
    def drop(self) -> None:
        """Ask why the action chosen is dropped, and drop it."""
        self.panel.ask_reason()

    @command("actions.edit", "Edit action", menu=Menu.ACTIONS, keys="F2", icon="pencil", group="action")
    def edit(self) -> None:
        """Edit the cell of the cursor; where that cannot be typed into, the words of the action."""
        row, index = self.table.chosen_row(), self.table.currentIndex()
        if row is not None:
            here = self.table.rows.columns[index.column()] if index.isValid() else None
            self.table.edit_cell(row.id, here.id if here is not None and here.edit is not None else "text")

    @command(
        "actions.minutes", "Go to the minutes of the action", menu=Menu.ACTIONS, keys="Ctrl+Return",
        icon="file-text", group="action",
    )  # fmt: skip
    def go_to_minutes(self) -> None:
        """Go to where the action chosen was recorded."""
        row = self.table.chosen_row()
        if row is not None and row.meeting_id:
            self.desk.go(Place("meeting", row.meeting_id, "minutes", "action", row.id))

    @command("actions.delete", "Delete action", menu=Menu.ACTIONS, icon="trash-2", group="action")
    def delete(self) -> None:
        """Delete the actions chosen, with their notes and links."""
        words = plural("{number} action deleted", "{number} actions deleted", len(self.chosen_ids()))
        self._for_each(message("Delete actions"), actions.delete_action, words)

    @command("actions.pdf", "Save action list as PDF", menu=Menu.ACTIONS, icon="file-text", group="export")
    def save_pdf(self) -> None:
        """Save all actions as a document."""
        self.output.save("pdf")

    @command("actions.xlsx", "Save action list for Excel", menu=Menu.ACTIONS, icon="file-spreadsheet", group="export")
    def save_xlsx(self) -> None:
        """Save all actions as a workbook."""
        self.output.save("xlsx")

    @command("actions.csv", "Save action list as CSV", menu=Menu.ACTIONS, icon="table", group="export")
    def save_csv(self) -> None:
        """Save all actions as a table of text."""
        self.output.save("csv")

    def _to_panel(self) -> None:
        shown = self._panels.currentWidget()
        if isinstance(shown, ActionPanel | SeveralActions):
            shown.take_keyboard()

    def _told(self) -> None:
        counts = self.table.counts
        number = counts.get(ActionChip.OPEN, 0)
        late = counts.get(ActionChip.OVERDUE, 0)
        parts = [
            plural("{number} open", "{number} open", number),
            plural("{number} overdue", "{number} overdue", late) if late else "",
            tr("{number} in all", number=number_text(counts.get(ActionChip.ALL, 0))),
        ]
        self.tell(" · ".join(part for part in parts if part) if counts.get(ActionChip.ALL) else "")
        self.tell_count(number_text(number) if number else "")
        self.settle()
        self.chosen_changed()

    def _set_state(self, state: ActionState) -> None:
        on, number = self.desk.as_of(), len(self.chosen_ids())
        done = plural("{number} action done", "{number} actions done", number)
        words = done if state is ActionState.DONE else changed(number) if number > 1 else ""
        self._for_each(
            message("Set the state of actions"),
            lambda session, one: actions.set_action_state(session, one, state, on),
            words,
        )

    def _for_each(self, label: str, act: Callable[[Session, int], Any], words: str) -> None:
        """Do it with every action chosen, as one step."""
        ids = self.chosen_ids()
        if ids and not self.desk.read_only:
            self.desk.change(label, lambda session: for_each(session, ids, act), done=words, number=len(ids))

    def _edit_text(self, row: ActionRow, text: str) -> None:
        self.desk.change(
            "Change an action", lambda session: actions.set_action_text(session, row.id, text), action_id=row.id
        )

    def _edit_due(self, row: ActionRow, typed: str) -> None:
        try:
            due = due_from_words(typed, self.desk.as_of()) if typed.strip() else None
        except UserError as error:
            self.desk.fail(error)
            return
        self.desk.change("Change an action", lambda session: set_due(session, row.id, due), action_id=row.id)

    def _series(self) -> int | None:
        """The series of the action chosen, which is remembered for when none is."""
        row = self.table.chosen_row()
        if row is not None:
            self.desk.settings.remember(_SERIES, row.series_id or 0)
            return row.series_id
        known = {one.id for one in self.desk.read(series_choices)}
        last = int(str(self.desk.settings.recall(_SERIES, 0)) or 0)
        return last if last in known else None


class _Actions(RoomyTable[ActionRow]):
    """The chips of actions; what can be said by others leaves first."""

    always = (ActionChip.ALL, ActionChip.OPEN, ActionChip.OVERDUE)
    leaving = (ActionChip.DONE, ActionChip.MONTH, ActionChip.MINE, ActionChip.OPEN)
