"""What the letters of a mailing are made of: what they all tell, and what each person is told of."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from app.domain.agenda import AgendaDocument
from app.domain.agenda_changes import Change
from app.domain.agenda_entries import AgendaEntry, held_entries
from app.domain.documents import MeetingHead, ProjectHead
from app.domain.kinds import MailKind
from app.domain.mail import MailText, MeetingEvent, Recipient
from app.domain.releases import Published, Release, ledger, shown_releases


@dataclass(frozen=True)
class MailFacts:
    """What all letters of a mailing are made of.

    ``document`` is the release that is told of, or the working copy of a meeting that is cancelled; None: nothing of
    the agenda is published. ``releases`` are those up to it, oldest first; ``texts`` and ``signatures`` by language.
    """

    kind: MailKind
    project: ProjectHead
    event: MeetingEvent
    document: AgendaDocument | None
    releases: tuple[Release, ...]
    texts: Mapping[str, MailText]
    signatures: Mapping[str, str]
    note: str = ""

    @property
    def meeting(self) -> MeetingHead:
        """The meeting as the mailing tells it."""
        return self.event.meeting

    @cached_property
    def published(self) -> Mapping[str, Published]:
        """Every entry that was ever published, as it stands now (``ledger``)."""
        if self.document is None or not self.releases:
            return {}
        return ledger(shown_releases(self.document, self.releases))

    @cached_property
    def held(self) -> Mapping[str, AgendaEntry]:
        """The entries of the document that take place."""
        return held_entries(self.document) if self.document is not None else {}

    @cached_property
    def parts(self) -> Mapping[str, tuple[AgendaEntry, ...]]:
        """The entries in which each person (uid) has a part, also one of the whole session, in the order of days."""
        found: dict[str, dict[str, AgendaEntry]] = defaultdict(dict)
        for entry in sorted(self.held.values(), key=lambda entry: (entry.day, entry.start)):
            for role in (*entry.roles, *entry.session_roles):
                found[role.person.uid][entry.uid] = entry
        return {person: tuple(entries.values()) for person, entries in found.items()}

    @cached_property
    def held_before(self) -> Mapping[int, Mapping[str, AgendaEntry]]:
        """The entries that took place, by the number of each release."""
        return {release.number: held_entries(release.document) for release in self.releases}

    @cached_property
    def ever_part(self) -> Mapping[str, tuple[str, ...]]:
        """The entries (uids) in which each person (uid) had a part of their own in any release."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for held in self.held_before.values():
            for uid, entry in held.items():
                for role in entry.roles:
                    found[role.person.uid][uid] = None
        return {person: tuple(uids) for person, uids in found.items()}


@dataclass(frozen=True)
class PersonFacts:
    """What one person's letters tell: what changed for them since the agenda ``before``, and whether the meeting did.

    ``with_event``: the meeting itself is sent as an event.
    """

    recipient: Recipient
    with_event: bool
    changes: tuple[Change, ...] = ()
    before: AgendaDocument | None = None
