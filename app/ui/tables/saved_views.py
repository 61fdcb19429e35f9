"""The chip "Views" beside a filter: views that the team has saved, saving the one that is shown, deleting one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.domain.saved_views import LONGEST_NAME, SavedView
from app.queries.saved_views import saved_views
from app.services.saved_views import delete_view, save_view
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import said, tr
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.menu_chip import DropChip, shortened

_WIDE = 280  # px of the card that asks for a name


class ViewsChip(DropChip):
    """Of the table ``name``: ``now`` is how it is shown, ``show`` shows it as a view says.

    It says the name of the view that is shown, else "Views"; ``settle`` after something else is shown.
    """

    def __init__(self, desk: Desk, name: str, now: Callable[[], SavedView], show: Callable[[SavedView], None]) -> None:
        super().__init__(tr("Views"))
        self._desk, self._name, self._now, self._show = desk, name, now, show
        self._views: Sequence[SavedView] = ()

    def begin(self) -> None:
        """Know the saved views from now on, once the table can tell how it is shown."""
        self._desk.live(self, lambda session: saved_views(session, self._name), self._take)

    def settle(self) -> None:
        """The table is shown in another way."""
        current = self._current()
        self.set_words(shortened(current.name) if current is not None else tr("Views"))
        self.setAccessibleName(tr("Views: {name}", name=current.name) if current is not None else tr("Views"))

    @override
    def menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        current = self._current()
        for view in self._views:
            action = menu.addAction(view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view is current)
            action.triggered.connect(lambda _on, chosen=view: self._choose(chosen))
        menu.addSeparator()
        save = menu.addAction(tr("Save this view…"))
        save.setEnabled(not self._desk.read_only)
        save.triggered.connect(self.ask_name)
        delete = menu.addMenu(tr("Delete view"))
        delete.setEnabled(bool(self._views) and not self._desk.read_only)
        for view in self._views:
            action = delete.addAction(view.name.replace("&", "&&"))
            action.triggered.connect(lambda _on, name=view.name: self._delete(name))
        return menu

    def ask_name(self) -> None:
        """Ask what the view is to be called, under the chip."""
        current = self._current()
        card = _NameCard(self, current.name if current is not None else "", self.save)
        card.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        card.show()
        card.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def save(self, name: str, refused: Callable[[UserError], None]) -> bool:
        """Save how the table is shown now as ``name``; whether it was."""
        now = self._now()
        view = SavedView(name, now.typed, now.choice, now.facets, now.arrangement)
        return bool(
            self._desk.change(
                "Save a view of a table",
                lambda session: save_view(session, self._name, view),
                done=tr("View saved for everybody"),
                refused=refused,
            )
        )

    def _choose(self, view: SavedView) -> None:
        self._show(view)
        self.settle()

    def _delete(self, name: str) -> None:
        self._desk.change(
            "Delete a view of a table", lambda session: delete_view(session, self._name, name), done=tr("View deleted")
        )

    def _take(self, views: Sequence[SavedView]) -> None:
        self._views = views
        self.settle()

    def _current(self) -> SavedView | None:
        now = self._now()
        return next((view for view in self._views if view.shows_as(now)), None)


class _NameCard(QFrame):
    """Asks for the name of a view; Enter saves, Esc gives up."""

    def __init__(self, parent: QWidget, name: str, save: Callable[[str, Callable[[UserError], None]], bool]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(tr("Save this view"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDE)
        self._save = save
        self.field = QLineEdit(name)
        self.field.setFont(theme.font())
        self.field.setFixedHeight(theme.CONTROL)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(tr("Name of the view"))
        self.field.selectAll()
        self._problem = Label("", "small", "danger", wrap=True)
        self._problem.hide()
        hint = Label(tr("Words, chips, order and columns, for everybody who opens this file."), "small", "muted", True)
        button = Button(tr("Save"), "", "primary")
        button.clicked.connect(self._take)
        box(
            "v", Label(tr("Save this view as"), "strong"), 6, self.field, self._problem, 6, hint, 8,
            box("h", None, button), margins=(16, 14, 16, 14), parent=self,
        )  # fmt: skip

    def _take(self) -> None:
        if self._save(self.field.text(), self._refuse):
            self.close()

    def _refuse(self, error: UserError) -> None:
        self._problem.setText(said(error))
        self._problem.show()
        self.adjustSize()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)
