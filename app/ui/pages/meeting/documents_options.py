"""The options of the chosen document: format, audience, copy of the agenda, language, person."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from app.domain.agenda import Audience
from app.domain.text import fold
from app.queries.people_choices import PersonChoice
from app.ui import theme
from app.ui.language import language, tr
from app.ui.settings import Settings
from app.ui.widgets.buttons import Segmented
from app.ui.widgets.fields import offer
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.menu_chip import MenuChip
from app.usecases.documents import AUDIENCES, FORMATS, Document, Person, Wanted

_LANGUAGES = (("en", "English"), ("fr", "Français"))
_PERSON = 260  # px
_RELEASE, _WORKING = "release", "working"


class DocumentOptions(QWidget):
    """One row of 44 px; ``changed`` tells that something else is wanted. What is set stays for the next document."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._document: Document | None = None
        self._formats: dict[str, str] = {}
        self._format: Segmented | None = None
        self._place = QHBoxLayout()
        self._only = Label("", "body", "muted")
        chosen = str(settings.recall("documents/audience", Audience.PARTICIPANTS))
        self.audience = MenuChip(tr("For whom"), [(each, tr(words)) for each, words in AUDIENCES.items()], chosen)
        self.copy = MenuChip(
            tr("Which copy"), [(_RELEASE, tr("Latest release")), (_WORKING, tr("Working copy"))], _RELEASE
        )
        self.language = MenuChip(tr("Language"), _LANGUAGES, str(settings.recall("documents/language", language())))
        self.person = PersonField()
        self.summary = Label("", "small", "muted")
        box(
            "h", self._place, self._only, self.audience, self.copy, self.language, self.person, None, self.summary,
            margins=(theme.MARGIN, 0, theme.MARGIN, 0), spacing=8, parent=self,
        )  # fmt: skip
        self.setFixedHeight(theme.TOOLBAR)
        self.audience.chosen.connect(lambda value: self._keep("documents/audience", value))
        self.language.chosen.connect(lambda value: self._keep("documents/language", value))
        self.copy.chosen.connect(self.changed)
        self.person.chosen.connect(self.changed)

    def show_document(self, document: Document, people: Sequence[PersonChoice], release: int) -> None:
        """Offer what can be chosen for ``document``; ``release`` is the newest of the agenda, 0: none."""
        if document != self._document and document.person is not Person.MUST:
            self.person.forget()  # it is about everybody until somebody is chosen for it
        self._document = document
        self._show_formats(document)
        self.audience.setVisible(document.has_audience)
        self.copy.setVisible(document.has_draft)
        self.copy.setEnabled(release > 0)
        newest = tr("Release {number}", number=release) if release else tr("Not released yet")
        self.copy.set_choices([(_RELEASE, newest), (_WORKING, tr("Working copy"))], self.copy.current())
        self.person.setVisible(document.person is not Person.NO)
        self.person.show_people(people, document.person is Person.MUST)

    def wanted(self) -> Wanted:
        """The options as they are set."""
        document = self._document
        form = self._formats.get(document.id, "") if document is not None else ""
        return Wanted(
            form=form,
            audience=Audience(self.audience.current()),
            language=self.language.current(),
            draft=self.copy.current() == _WORKING and self.copy.isEnabled(),
            person=self.person.email() if self.person.isVisibleTo(self) else "",
        )

    def choose_format(self, form: str) -> None:
        """Choose a format of the document shown."""
        if self._document is not None and self._format is not None and form in self._document.formats:
            self._format.choose(self._document.formats.index(form))

    def _show_formats(self, document: Document) -> None:
        if self._format is not None:
            self._place.removeWidget(self._format)
            self._format.hide()
            self._format.deleteLater()
            self._format = None
        names = [tr(FORMATS[form]) for form in document.formats]
        self._only.setVisible(len(names) == 1)
        self._only.setText(names[0])
        if len(names) > 1:
            now = self._formats.get(document.id, document.formats[0])
            self._format = Segmented(names, tr("Format"), document.formats.index(now))
            self._format.chosen.connect(self._choose_format)
            self._place.addWidget(self._format)

    def _choose_format(self, index: int) -> None:
        if self._document is not None:
            self._formats[self._document.id] = self._document.formats[index]
            self.changed.emit()

    def _keep(self, name: str, value: str) -> None:
        self._settings.remember(name, value)
        self.changed.emit()


class PersonField(QLineEdit):
    """One person out of a list, found by any part of name, organisation or address; empty: everybody."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font())
        self.setFixedSize(_PERSON, theme.CONTROL)
        self.setAccessibleName(tr("Person"))
        self._known: dict[str, str] = {}  # the address of each line
        self._email = ""
        self.editingFinished.connect(self._settle)
        self.installEventFilter(_PopUp(self))

    def show_people(self, people: Sequence[PersonChoice], needed: bool) -> None:
        """Offer these people; somebody who is not among them is not chosen any more."""
        self.setPlaceholderText(tr("Choose a person") if needed else tr("Everybody"))
        known = {_line(person): person.email for person in people}
        if known != self._known:
            self._known = known
            offer(self, list(known)).activated.connect(self._settle)
        if self._email not in known.values():
            self.forget()

    def forget(self) -> None:
        """Choose nobody, without telling."""
        self._email = ""
        self.clear()

    def email(self) -> str:
        """The address of the person chosen; empty: nobody."""
        return self._email

    def choose(self, email: str) -> None:
        """Choose the person with this address."""
        line = next((line for line, address in self._known.items() if address == email), "")
        self.setText(line)
        self._settle()

    def _settle(self) -> None:
        """Take the person whose line is there, or the only one it may mean; else the one before comes back."""
        typed = fold(self.text().strip())
        found = [line for line in self._known if typed and typed in fold(line)]
        exact = self.text() if self.text() in self._known else found[0] if len(found) == 1 else ""
        before = self._email
        if exact or not typed:
            self._email = self._known.get(exact, "")
        self.setText(next((line for line, address in self._known.items() if address == self._email), ""))
        self.setCursorPosition(0)
        if self._email != before:
            self.chosen.emit()


def _line(person: PersonChoice) -> str:
    return " · ".join(part for part in (person.name, person.organisation, person.email) if part)


class _PopUp(QObject):
    """Opens the whole list when the field is clicked or the down key is pressed in it."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        field = self.parent()
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        opens = event.type() == QEvent.Type.MouseButtonRelease or (event.type() == QEvent.Type.KeyPress and down)
        if not opens or not isinstance(field, QLineEdit) or (completer := field.completer()) is None:
            return False
        if (popup := completer.popup()) is None or not popup.isVisible():
            field.selectAll()
            completer.setCompletionPrefix("")
            completer.complete()
        return False
