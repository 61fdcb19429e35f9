"""The preferences, made from the settings that are declared; what is chosen holds at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.venue_time import known_zone
from app.ui import theme
from app.ui.language import tr
from app.ui.settings import PREFERENCES, SECOND_ZONE, Setting, Settings
from app.ui.widgets.buttons import Button, Segmented
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box

_WIDE, _LABEL = 520, 140  # px
_MOST_BESIDE = 4  # choices that stand beside each other


class PreferencesDialog(QDialog):
    """``changed`` is called with the setting whenever another value was chosen."""

    def __init__(self, window: QWidget, settings: Settings, changed: Callable[[Setting], None]) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(theme.px(_WIDE))
        self._settings, self._changed = settings, changed
        column = box("v", Label(tr("Preferences"), "title"), 12, margins=(24, 20, 24, 20), parent=self)
        for setting in PREFERENCES:
            column.addWidget(Rule())
            column.addSpacing(8)
            column.addWidget(self._row(setting))
            if setting.hint:
                hint = Label(tr(setting.hint), "small", "muted", wrap=True)
                hint.setContentsMargins(theme.px(_LABEL), 4, 0, 0)
                column.addWidget(hint)
            column.addSpacing(8)
        close = Button(tr("Close"), "", "primary")
        close.clicked.connect(self.accept)
        column.addSpacing(8)
        column.addLayout(box("h", None, close))
        self.setMinimumHeight(column.totalHeightForWidth(theme.px(_WIDE)))  # Qt forgets that some labels wrap

    def _row(self, setting: Setting) -> QWidget:
        if not setting.choices or len(setting.choices) > _MOST_BESIDE:
            return self._line(setting)
        row = QWidget()
        label = Label(tr(setting.title), "small", "muted")
        label.setFixedWidth(theme.px(_LABEL))
        values = [value for value, _name in setting.choices]
        names = [tr(name) for _value, name in setting.choices]
        choice = Segmented(names, tr(setting.title), values.index(self._settings.get(setting)))
        choice.chosen.connect(lambda number: self._choose(setting, values[number]))
        box("h", label, choice, None, parent=row)
        return row

    def _line(self, setting: Setting) -> Property:
        if setting.choices:
            names = [(value, tr(name)) for value, name in setting.choices]
            line = Property(tr(setting.title), dict(names).__getitem__, choices=lambda: names, label_width=_LABEL)
        else:
            line = Property(tr(setting.title), read=_READERS.get(setting.key, str.strip), label_width=_LABEL)
        line.field.setProperty("flat", False)  # an empty one is seen, too
        line.show_value(self._settings.get(setting))

        def take(value: str) -> None:
            line.show_value(value)
            self._choose(setting, value)

        line.committed.connect(take)
        return line

    def _choose(self, setting: Setting, value: str) -> None:
        self._settings.set(setting, value)
        self._changed(setting)


def _zone(typed: str) -> str:
    """The IANA name, or nothing; UserError for any other text."""
    name = typed.strip()
    if name:
        known_zone(name)
    return name


_READERS: dict[str, Callable[[str], str]] = {SECOND_ZONE.key: _zone}
