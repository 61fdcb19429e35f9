"""Whom a mailing concerns and what it tells them: gathered for a wish, and again for one that was begun."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from app.db.stores import Session
from app.domain.agenda import AgendaDocument
from app.domain.agenda_changes import Change, agenda_changes
from app.domain.consent import withhold
from app.domain.errors import UserError
from app.domain.kinds import MailKind, MeetingState, Reply
from app.domain.mail import MAIL_KINDS, MAIL_LANGUAGES, LastTold, MailWish, Recipient, Sender, next_meeting_event
from app.domain.mail_facts import MailFacts, PersonFacts
from app.domain.mail_server import MailServer, is_address
from app.domain.mail_texts import checked_text, signature_of, text_of
from app.domain.releases import Release
from app.domain.telling import Addressee, told_of
from app.queries.agenda import releases, working_copy
from app.queries.consent import withdrawn_people
from app.queries.heads import meeting_head, project_head, today
from app.queries.mail_people import recipients
from app.queries.mail_settings import mail_server_of, mail_texts_kept
from app.queries.mailings import last_mailing_texts, meeting_by_id
from app.usecases.mailing_kept import KeptMailing, kept_event


@dataclass(frozen=True)
class Gathered:
    """All that the letters are made of; ``people`` whom it concerns, also those who cannot be reached."""

    facts: MailFacts
    people: tuple[PersonFacts, ...]
    sender: Sender

    @property
    def reachable(self) -> tuple[PersonFacts, ...]:
        """Those with an e-mail address."""
        return tuple(person for person in self.people if is_address(person.recipient.email))

    @property
    def unreachable(self) -> tuple[Recipient, ...]:
        """Those without one, or with one that no message can be sent to."""
        return tuple(person.recipient for person in self.people if not is_address(person.recipient.email))

    def kept(self) -> KeptMailing:
        """What must be kept to make the letters again."""
        facts, people = self.facts, self.reachable
        told = {person.recipient.person_id: _known(person) for person in people}
        return KeptMailing(facts.texts, facts.signatures, facts.note, facts.event, self.sender, told)


def _known(person: PersonFacts) -> LastTold | None:
    """What a person knows before this mailing: for an update, the release that it is compared with."""
    told = person.recipient.told
    if person.before is None:
        return told and replace(told, release=0)
    return LastTold(person.before.release, told.sequence if told is not None else -1)


def gather(session: Session, wish: MailWish, at: dt.datetime) -> Gathered:
    """What ``wish`` comes to at ``at`` (UTC); raises UserError for one that cannot be."""
    if wish.kind not in MAIL_KINDS:
        raise ValueError(f"{wish.kind} is no mailing of a meeting")
    meeting = meeting_by_id(session, wish.meeting_id)
    head = meeting_head(session, meeting)
    _refuse_wrong_kind(wish.kind, head.state, head.short_name)
    kept = mail_texts_kept(session)
    own = {language: checked_text(text) for language, text in (wish.texts or {}).items()}
    last = last_mailing_texts(session, wish.meeting_id)
    facts = replace(
        _agenda_facts(session, wish),
        event=next_meeting_event(kept_event(last) if last is not None else None, head, at),
        texts={language: own.get(language) or text_of(kept, wish.kind, language) for language in MAIL_LANGUAGES},
        signatures={language: signature_of(kept, language) for language in MAIL_LANGUAGES},
        note=wish.note.strip("\n"),
    )
    everybody = recipients(session, wish.meeting_id, facts.ever_part)
    return Gathered(facts, _Concerned(facts, everybody, wish).people(), _sender(mail_server_of(session), head.contact))


def gather_again(session: Session, wish: MailWish, kept: KeptMailing) -> Gathered:
    """The same for a mailing that was begun: ``wish`` names its people, ``kept`` is what it was made of."""
    facts = replace(
        _agenda_facts(session, wish), event=kept.event, texts=kept.texts, signatures=kept.signatures, note=kept.note
    )
    everybody = [
        replace(one, told=kept.told[one.person_id])
        for one in recipients(session, wish.meeting_id, facts.ever_part)
        if one.person_id in kept.told
    ]
    return Gathered(facts, _Concerned(facts, everybody, wish).people(), kept.sender)


def _agenda_facts(session: Session, wish: MailWish) -> MailFacts:
    """The part of the facts that the agenda gives: the release, or the working copy of a meeting that is cancelled."""
    meeting = meeting_by_id(session, wish.meeting_id)
    head = meeting_head(session, meeting)
    released = releases(session, meeting)
    unnamed = withdrawn_people(session, today(session, dt.datetime.now().astimezone().date()))
    document: AgendaDocument | None = None
    if wish.kind is MailKind.CANCELLATION:
        document = working_copy(session, meeting) if released else None
    elif wish.kind is MailKind.UPDATE or wish.release:
        document = _release(released, wish.release, head.short_name).document
        released = tuple(one for one in released if one.number <= document.release)
    elif released:
        document = released[-1].document
    event = next_meeting_event(None, head, dt.datetime.now(dt.UTC))
    named = withhold((document, released), unnamed)
    return MailFacts(wish.kind, project_head(session), event, *named, texts={}, signatures={})


def _release(released: tuple[Release, ...], number: int, meeting: str) -> Release:
    if not released:
        raise UserError("The agenda of {meeting} was not published yet: publish it first.", meeting=meeting)
    found = next((one for one in released if one.number == number), None) if number else released[-1]
    if found is None:
        raise UserError(
            "The agenda of {meeting} has no release {number}: the latest is {latest}.",
            meeting=meeting, number=number, latest=released[-1].number,
        )  # fmt: skip
    return found


def _refuse_wrong_kind(kind: MailKind, state: MeetingState, meeting: str) -> None:
    cancelled = state is MeetingState.CANCELLED
    if kind is MailKind.CANCELLATION and not cancelled:
        raise UserError("{meeting} takes place: cancel the meeting first, then tell everybody.", meeting=meeting)
    if kind is not MailKind.CANCELLATION and cancelled:
        raise UserError("{meeting} is cancelled: only its cancellation can be sent.", meeting=meeting)


def _sender(server: MailServer, contact: str) -> Sender:
    """The team's sender, else the meeting's own address; raises UserError where there is neither."""
    if server.address:
        return server.sender
    contact = contact.strip()
    if is_address(contact):
        return replace(server.sender, address=replace(server.sender.address, address=contact))
    raise UserError("Messages need a sender: set the address they come from, or an e-mail as the meeting's contact.")


@dataclass(frozen=True)
class _Concerned:
    """Works out whom the mailing concerns, out of everybody the meeting does."""

    facts: MailFacts
    everybody: Iterable[Recipient]
    wish: MailWish

    def people(self) -> tuple[PersonFacts, ...]:
        """Whom it concerns, in the order of the list."""
        chosen = self._chosen()
        if self.facts.kind is MailKind.UPDATE:
            return tuple(self._updates(chosen))
        return tuple(PersonFacts(one, with_event=True) for one in chosen if self._wanted(one))

    def _chosen(self) -> list[Recipient]:
        wanted = self.wish.people
        return [one for one in self.everybody if wanted is None or one.person_id in wanted]

    def _wanted(self, one: Recipient) -> bool:
        """Whether an invitation or a cancellation is for them: those named are meant, whatever they answered."""
        if self.wish.people is not None:
            return True
        if self.facts.kind is MailKind.CANCELLATION:
            return one.reply is not Reply.DECLINED or one.told is not None
        return (
            one.reply is not Reply.DECLINED and not one.invited and (one.listed or one.person_uid in self.facts.parts)
        )

    def _updates(self, chosen: Iterable[Recipient]) -> Iterator[PersonFacts]:
        """What changed for each since the release they were last told of; else since the one before."""
        after = self.facts.document
        assert after is not None
        everybody = tuple(chosen)
        for one in everybody:
            base = self._base(one, after.release)
            told = self._told(base, everybody)
            moved = one.told is not None and 0 <= one.told.sequence < self.facts.event.stamp.sequence
            theirs = told.get(one.person_id, ())
            if theirs or moved:
                of_meeting = self._of_meeting(base) if moved else ()
                yield PersonFacts(one, moved, (*of_meeting, *theirs), self._document(base))

    def _base(self, one: Recipient, number: int) -> int:
        """The release (0: none) that a person knows. Who was told of this one already is told again when named."""
        known = one.told.release if one.told is not None else number - 1
        if known >= number:
            return number - 1 if self.wish.people is not None else number
        return known

    def _told(self, base: int, everybody: tuple[Recipient, ...]) -> Mapping[int, tuple[Change, ...]]:
        found = self._by_base.get(base)
        if found is None:
            people = {one.person_uid: Addressee(one.person_id, one.name, one.email, one.language) for one in everybody}
            found = {told.person_id: told.changes for told in told_of(self._changes(base), people)}
            self._by_base[base] = found
        return found

    def _of_meeting(self, base: int) -> tuple[Change, ...]:
        return tuple(change for change in self._changes(base) if change.uid == self.facts.meeting.uid)

    def _changes(self, base: int) -> tuple[Change, ...]:
        found = self._changes_by_base.get(base)
        if found is None:
            after = self.facts.document
            assert after is not None
            found = self._changes_by_base[base] = agenda_changes(self._document(base), after)
        return found

    def _document(self, number: int) -> AgendaDocument | None:
        return next((one.document for one in self.facts.releases if one.number == number), None)

    @cached_property
    def _by_base(self) -> dict[int, Mapping[int, tuple[Change, ...]]]:
        return {}

    @cached_property
    def _changes_by_base(self) -> dict[int, tuple[Change, ...]]:
        return {}
