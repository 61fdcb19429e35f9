"""The list of clashes that opens under its chip: each with its sentence and the way to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from app.domain.clash_values import ClashLevel
from app.domain.timetable import Ref, Thing, TimetableClash
from app.ui.language import tr
from app.ui.pages.meeting.agenda_words import clash_head, clash_text, day_text
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box, scrolled

_WIDE, _MOST = 440, 420  # px


class ClashList(QFrame):
    """Sentences with "Go there" each; it closes by Esc, a click elsewhere, or when one goes."""

    def __init__(self, clashes: Sequence[TimetableClash], go: Callable[[Ref], None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(tr("Clashes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._go = go
        content = QWidget()
        content.setObjectName("clear")
        column = box("v", margins=(16, 12, 16, 12), parent=content)
        for number, clash in enumerate(clashes):
            if number:
                column.addSpacing(8)
                column.addWidget(Rule())
                column.addSpacing(8)
            column.addLayout(self._line(clash))
        column.addStretch(1)
        area = scrolled(content)
        box("v", area, margins=(1, 1, 1, 1), parent=self)
        content.setFixedWidth(_WIDE - 12)
        self.resize(_WIDE, min(_MOST, column.totalHeightForWidth(_WIDE - 12) + 4))

    def open_under(self, button: QWidget) -> None:
        """Show the list under ``button``, its right edge under the button's."""
        at = button.mapToGlobal(QPoint(button.width() - _WIDE, button.height() + 4))
        screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
        self.move(max(screen.availableGeometry().left(), at.x()), at.y())
        self.show()
        links = self.findChildren(Button)
        if links:
            links[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _line(self, clash: TimetableClash) -> QBoxLayout:
        tone = "danger" if clash.clash.level is ClashLevel.ERROR else "amber"
        head = Label(f"{day_text(clash.clash.day)} · {clash_head(clash.clash)}", "small", tone)
        where = next((ref for ref in clash.things if ref[0] in (Thing.ITEM, Thing.SESSION)), None)
        parts: list[QWidget] = [head]
        if where is not None:
            link = Button(tr("Go there"), "", "link", small=True)
            link.setAccessibleName(tr("Go there: {clash}", clash=clash_text(clash.clash)))
            link.clicked.connect(lambda: self._leave(where))
            parts.append(link)
        row = box("h", parts[0], None, *parts[1:])
        return box("v", row, Label(clash_text(clash.clash), "body", wrap=True))

    def _leave(self, where: Ref) -> None:
        self.close()
        self._go(where)
