"""Keeps what is being typed every few seconds, outside the history, until it is saved or thrown away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.db.stores import Session
from app.domain.drafts import DraftPlace, KeptDraft
from app.queries.drafts import draft
from app.services.drafts import drop_draft, drop_lost_drafts, keep_draft
from app.ui.desk import Desk

EVERY_MS = 2500


class DraftKeeper(QObject):
    """The draft of one open text; ``text`` gives what stands there now.

    Say ``open`` when another text is opened, ``typed`` after every change, ``keep`` where the text might be lost (the
    window is left), and ``drop`` within the change that saves it.
    """

    def __init__(self, desk: Desk, text: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._text = desk, text
        self._place: DraftPlace | None = None
        self._base, self._kept = 0, ""
        self.has_draft = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(EVERY_MS)
        self._clock.timeout.connect(self.keep)

    def open(self, place: DraftPlace, base_version: int) -> KeptDraft | None:
        """Keep drafts of the text at ``place`` from now on, typed on top of a version; the draft there already is."""
        self._clock.stop()
        self._place, self._base = place, base_version
        found = self._desk.read(lambda session: draft(session, place, self._desk.store.who))
        self.has_draft = found is not None
        self._kept = found.text if found is not None else ""
        if found is not None:
            self._base = found.base_version
        return found

    def rebase(self, base_version: int) -> None:
        """The text is now changed on top of this version."""
        self._base = base_version

    def typed(self) -> None:
        """Something was typed: it is kept soon."""
        if not self._clock.isActive():
            self._clock.start()

    def keep(self) -> None:
        """Keep what stands there, if it is not kept already; why that cannot be done is told in the message bar."""
        self._clock.stop()
        place, text = self._place, self._text()
        if place is None or self._desk.read_only or (self.has_draft and text == self._kept):
            return
        who, at, base = self._desk.store.who, self._desk.now(), self._base

        def act(session: Session) -> None:
            keep_draft(session, place, who, text, base, at)

        if self._desk.change("Keep a draft", act):
            self.has_draft, self._kept = True, text

    def drop(self, session: Session) -> None:
        """Forget the draft, as part of a change; drafts of rows that are gone go with it."""
        if self._place is not None:
            drop_draft(session, self._place, self._desk.store.who)
        drop_lost_drafts(session)

    def dropped(self) -> None:
        """The change that dropped the draft was saved."""
        self._clock.stop()
        self.has_draft = False

    def discard(self) -> None:
        """Forget the draft now: the text is not wanted, or is what is saved anyway."""
        self._clock.stop()
        if self.has_draft and self._desk.change("Keep a draft", self.drop):
            self.dropped()
