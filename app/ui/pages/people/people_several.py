"""The panel of several people: what can be set for all of them in one step, which one undo takes back."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.kinds import ConsentPurpose
from app.domain.people_rows import PersonRow
from app.services.affiliations import move_people
from app.services.consents import give_consent, withdraw_consent
from app.services.people import set_languages
from app.ui.desk import Desk
from app.ui.language import plural, term, tr
from app.ui.pages.people.people_affiliations import organisation_names
from app.ui.pages.people.people_consents import instant
from app.ui.pages.people.people_words import PURPOSES, language_name, languages, read_language
from app.ui.widgets.buttons import Button, CommandButton
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.lines import SectionHead
from app.ui.widgets.several import Several, SeveralField
from app.words import message


class SeveralPeople(Several[PersonRow]):
    """Organisation from today on, language and consents; and the commands ``merge`` and ``copy``."""

    def __init__(self, desk: Desk, merge: QAction, copy: QAction) -> None:
        self._people: tuple[int, ...] = ()
        self.merge = CommandButton(merge, "bordered")
        ways, consents = QWidget(), QWidget()
        box("h", self.merge, CommandButton(copy, "bordered"), None, spacing=8, parent=ways)
        rows = [self._consent(purpose) for purpose in ConsentPurpose]
        box("v", 10, SectionHead(tr("Consents")), 4, *rows, parent=consents)
        consents.setVisible(not desk.read_only)
        super().__init__(desk, tr("People"), _fields(desk), consents, ways)

    @override
    def show_rows(self, ids: Sequence[int], rows: Sequence[PersonRow]) -> None:
        self._people = tuple(ids)
        self.merge.setVisible(len(ids) == 2)
        super().show_rows(ids, rows)

    def _consent(self, purpose: ConsentPurpose) -> QWidget:
        row = QWidget()
        give, withdraw = Button(tr("Give"), "", "link", small=True), Button(tr("Withdraw"), "", "link", small=True)
        name = term(PURPOSES, purpose)
        give.setAccessibleName(tr("{consent}: give", consent=name))
        withdraw.setAccessibleName(tr("{consent}: withdraw", consent=name))
        give.clicked.connect(lambda: self._turn(message("Give a consent"), give_consent, purpose))
        withdraw.clicked.connect(lambda: self._turn(message("Withdraw a consent"), withdraw_consent, purpose))
        box("h", Label(name), None, give, 16, withdraw, parent=row)
        return row

    def _turn(self, step: str, act: Callable[..., None], purpose: ConsentPurpose) -> None:
        ids, at = self._people, instant(self._desk)
        self._desk.change(
            step, lambda session: act(session, ids, purpose, at), done=_changed(len(ids)), number=len(ids)
        )


def _fields(desk: Desk) -> dict[str, SeveralField[PersonRow]]:
    def move(session: Session, ids: Sequence[int], organisation: Any) -> None:
        move_people(session, ids, organisation, desk.as_of())

    return {
        "organisation": SeveralField(
            message("Organisation"), message("Change organisation of people"), lambda row: row.organisation, move,
            _changed, read=str, choices=lambda: organisation_names(desk),
        ),
        "language": SeveralField(
            message("Language"), message("Change language of people"), lambda row: row.language, set_languages,
            _changed, language_name, read_language, languages,
        ),
    }  # fmt: skip


def _changed(number: int) -> str:
    return plural("{number} person changed", "{number} people changed", number)
