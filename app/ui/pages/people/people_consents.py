"""What a person agreed to, purpose by purpose: a click gives a consent or withdraws it (DOMAIN R13)."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from app.domain.kinds import ConsentPurpose
from app.domain.people_rows import PersonConsent, PersonDetail
from app.services.consents import give_consent, withdraw_consent
from app.ui.desk import Desk
from app.ui.language import day, term, tr
from app.ui.pages.people.people_words import PURPOSES
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.lines import Line, LineText, SectionHead


class ConsentsSection(QWidget):
    """Of the person that ``show_person`` shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person: PersonDetail | None = None
        self.lines = {purpose: Line(LineText(term(PURPOSES, purpose), "-")) for purpose in ConsentPurpose}
        for purpose, line in self.lines.items():
            line.clicked.connect(lambda _on=False, purpose=purpose: self.turn(purpose))
        self.meaning = Label("", "small", "muted", wrap=True)
        box("v", 18, SectionHead(tr("Consents")), *self.lines.values(), 6, self.meaning, parent=self)

    def show_person(self, person: PersonDetail) -> None:
        """Show what this person agreed to."""
        self._person = person
        for consent in person.consents:
            self.lines[consent.purpose].show_text(_text(consent))
            self.lines[consent.purpose].setToolTip(
                tr("Click to withdraw it") if consent.in_force else tr("Click when it was given")
            )
        self.meaning.setText(what_it_means(person))

    def turn(self, purpose: ConsentPurpose) -> None:
        """Withdraw the consent, or record that it was given."""
        person = self._person
        if person is None or self._desk.read_only:
            return
        (known,) = (one for one in person.consents if one.purpose is purpose)
        at = instant(self._desk)
        name = term(PURPOSES, purpose)
        if known.in_force:
            self._desk.change(
                "Withdraw a consent", lambda session: withdraw_consent(session, [person.id], purpose, at),
                person=person.id, done=tr("{consent}: withdrawn", consent=name),
            )  # fmt: skip
        else:
            self._desk.change(
                "Give a consent", lambda session: give_consent(session, [person.id], purpose, at),
                person=person.id, done=tr("{consent}: given", consent=name),
            )  # fmt: skip


def instant(desk: Desk) -> dt.datetime:
    """Now; where the project takes another day for today, the same time on that day."""
    now = desk.now()
    return now if now.date() == desk.as_of() else dt.datetime.combine(desk.as_of(), now.time(), now.tzinfo)


def what_it_means(person: PersonDetail) -> str:
    """What lists that others receive show of the person."""
    agreed = {one.purpose for one in person.consents if one.in_force}
    if ConsentPurpose.LISTED not in agreed:
        return tr("List of participants: name withheld")
    if ConsentPurpose.CONTACT in agreed and person.email:
        return tr("List of participants: name and e-mail address shown")
    return tr("List of participants: name shown")


def _text(consent: PersonConsent) -> LineText:
    name = term(PURPOSES, consent.purpose)
    if consent.given_at is None:
        return LineText(name, tr("Never given"), state="off")
    given = day(consent.given_at.date())
    if consent.in_force:
        return LineText(name, tr("Given on {day}, wording {version}", day=given, version=consent.wording), state="done")
    withdrawn = day(consent.withdrawn_at.date()) if consent.withdrawn_at is not None else ""
    return LineText(name, tr("Withdrawn on {day}, given on {given}", day=withdrawn, given=given), state="late")
