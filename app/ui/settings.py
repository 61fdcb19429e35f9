"""Settings of this computer's user, declared once: the preferences are made from them; and what the window remembers.

They are kept by Qt in the user's own place (an .ini file on Linux). Settings of the team live in the database.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from app.words import message


@dataclass(frozen=True)
class Setting:
    """One setting: its key, what it is called (a message id), its values with their names, and the value at first.

    Without ``choices`` it is a line of text. ``hint`` says in one line what it does.
    """

    key: str
    title: str
    default: str
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""


NAME = Setting("user.name", message("Your name"), "", hint=message("It stands beside what you change in the history."))
THEME = Setting(
    "look.theme",
    message("Appearance"),
    "system",
    (("system", message("As the system")), ("light", message("Light")), ("dark", message("Dark"))),
)
TEXT_SIZE = Setting(
    "look.text_size",
    message("Text size"),
    "10",
    tuple((size, f"{size} pt") for size in ("9", "10", "11", "12", "13", "14", "15", "16")),
    hint=message("Of everything in the window; rows and buttons grow with it."),
)
LANGUAGE = Setting(
    "look.language",
    message("Language"),
    "",
    (("", message("As the system")), ("en", "English"), ("fr", "Français")),
    hint=message("Of the window; each document has its own choice."),
)
SECOND_ZONE = Setting(
    "time.second_zone",
    message("Second time zone"),
    "",
    hint=message("An IANA name such as America/Bogota: shown beside the hours of the timetable."),
)

PREFERENCES: tuple[Setting, ...] = (NAME, THEME, TEXT_SIZE, LANGUAGE, SECOND_ZONE)

_RECENT, _MOST_RECENT = "files.recent", 8


class Settings:
    """What is kept for this user on this computer."""

    def __init__(self, kept: QSettings | None = None) -> None:
        self._kept = kept or QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "plenary", "plenary")

    def get(self, setting: Setting) -> str:
        """The value that was chosen, or the one at first."""
        value = str(self._kept.value(setting.key, setting.default))
        known = [each for each, _name in setting.choices]
        return value if not known or value in known else setting.default

    def set(self, setting: Setting, value: str) -> None:
        """Choose a value."""
        self._kept.setValue(setting.key, value)

    def recall(self, name: str, default: Any = None) -> Any:
        """What was remembered under ``name`` (texts, numbers and lists of them)."""
        value = self._kept.value(f"state/{name}")
        return default if value is None else value

    def recall_bytes(self, name: str) -> QByteArray:
        """Bytes that were remembered, such as the geometry of a window; empty when there are none."""
        value = self._kept.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember(self, name: str, value: Any) -> None:
        """Keep how something stands, to find it so next time."""
        self._kept.setValue(f"state/{name}", value)

    def recent_files(self) -> list[Path]:
        """The files opened last, newest first; they may be gone."""
        value = self._kept.value(_RECENT) or []
        found: Sequence[str] = [value] if isinstance(value, str) else value
        return [Path(each) for each in found]

    def add_recent(self, file: Path) -> None:
        """Put a file on top of those opened last."""
        others = [each for each in self.recent_files() if each != file]
        self._set_recent([file, *others][:_MOST_RECENT])

    def drop_recent(self, file: Path) -> None:
        """Take a file from the list; the file itself stays."""
        self._set_recent([each for each in self.recent_files() if each != file])

    def _set_recent(self, files: Sequence[Path]) -> None:
        self._kept.setValue(_RECENT, [str(each) for each in files])

    def sync(self) -> None:
        """Write what is to be kept now."""
        self._kept.sync()
