"""The values of the venue's papers, read from the sample: who is on them, and what they say of them."""

import datetime as dt

import pytest
from sqlalchemy import select, update

from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.kinds import ConsentPurpose, ItemRoleKind, MeetingState, PresenceState, RoleState, SlidesState
from app.domain.speakers import speakers_for
from app.models import (
    Consent,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Participation,
    Person,
    Presence,
    Presentation,
)
from app.queries.attendance import participants
from app.queries.badges import badges
from app.queries.certificates import certificates
from app.queries.consent import consenting
from app.queries.meetings import find_meeting
from app.queries.people import find_person
from app.queries.sign_in import sign_in
from app.queries.speakers import item_slides, running_order, speakers

AS_OF = dt.date(2020, 3, 20)
WAGENINGEN = "wageningen-2020"
SPEAKER = "aminata.okafor@iita.example"


def asked(store, query, meeting: str = WAGENINGEN, *further):
    with store.read() as session:
        return query(session, find_meeting(session, meeting), AS_OF, *further)


def test_badges_are_for_those_who_may_come_into_the_room(sample):
    found = asked(sample, badges).badges
    with sample.read() as session:
        there = {
            one.person.uid: one
            for one in participants(session, find_meeting(session, WAGENINGEN), AS_OF)
            if PresenceState.PRESENT in one.states
        }
    assert set(there) <= {badge.person.uid for badge in found}
    with sample.read() as session:
        remote = {
            one.person.uid for one in participants(session, find_meeting(session, WAGENINGEN), AS_OF) if one.remote
        }
    assert remote and not remote & {badge.person.uid for badge in found}


def test_badges_are_in_the_order_of_names_and_under_the_affiliation_of_the_day(sample):
    found = asked(sample, badges).badges
    with sample.read() as session:
        keys = {str(person.uid): person.sort_key for person in session.scalars(select(Person))}
    assert [keys[badge.person.uid] for badge in found] == sorted(keys[badge.person.uid] for badge in found)
    inrae = [badge for badge in found if badge.person.organisation == "INRAE"]
    assert inrae and not any(badge.person.organisation == "INRA" for badge in found)
    assert {badge.country for badge in inrae} == {"FR"}


def test_an_address_is_on_a_badge_only_with_consent(sample):
    with sample.read() as session:
        reachable = consenting(session, AS_OF, ConsentPurpose.CONTACT)
    found = asked(sample, badges).badges
    given = {badge.person.uid for badge in found if badge.card.email}
    assert given and given == {badge.person.uid for badge in found} & reachable
    assert all(badge.card.name and badge.card.family for badge in found)
    with sample.change("Withdraw") as session:
        session.execute(update(Consent).values(withdrawn_at=dt.datetime(2020, 3, 1, tzinfo=dt.UTC)))
    assert not any(badge.card.email for badge in asked(sample, badges).badges)
    assert len(asked(sample, badges).badges) == len(found)


def test_sign_in_sheets_of_every_day_with_its_hours(sample):
    found = asked(sample, sign_in)
    assert [day.day for day in found.days] == [dt.date(2020, 3, day) for day in (4, 5, 6)]
    assert [(day.start, day.end) for day in found.days] == [(720, 1140), (525, 1320), (540, 1020)]
    for day in found.days:
        states = [row.state for row in day.rows]
        assert states.count(PresenceState.REMOTE) == 6
        assert PresenceState.EXCUSED in states and PresenceState.PRESENT in states


def test_days_outside_the_meeting_that_have_sessions_have_sheets(sample):
    with sample.change("Add") as session:
        meeting = find_meeting(session, WAGENINGEN)
        session.add(
            MeetingSession(meeting_id=meeting.id, day=dt.date(2020, 3, 3), start=1400, minutes=90, title="Late")
        )
    with sample.change("Release nothing") as session:
        meeting = find_meeting(session, "paris-2017")
        session.add(
            MeetingSession(meeting_id=meeting.id, day=dt.date(2017, 11, 16), start=1400, minutes=90, title="Late")
        )
    days = asked(sample, sign_in, "paris-2017").days
    assert (days[0].day, days[0].start, days[0].end) == (dt.date(2017, 11, 16), 1400, 1490)
    assert len(asked(sample, sign_in).days) == 3  # the released agenda does not know it


def test_certificates_are_for_those_who_were_there(sample):
    found = asked(sample, certificates)
    with sample.read() as session:
        there = [one for one in participants(session, find_meeting(session, WAGENINGEN), AS_OF) if one.attended]
    assert [entry.person.uid for entry in found.entries] == [one.person.uid for one in there]
    assert len(found.entries) == 73
    assert {len(entry.days) for entry in found.entries} <= {1, 2, 3}
    assert found.issued == AS_OF and "Agriculture" in found.coordinator


def test_hours_are_those_of_the_days_somebody_was_there(sample):
    found = asked(sample, certificates).entries
    whole = {entry.minutes for entry in found if len(entry.days) == 3}
    assert len(whole) == 1
    assert all(entry.minutes < min(whole) for entry in found if len(entry.days) < 3)


def test_a_certificate_for_one_person_says_what_they_did(sample):
    with sample.read() as session:
        person = find_person(session, SPEAKER)
        found = certificates(session, find_meeting(session, WAGENINGEN), AS_OF, person)
        everybody = certificates(session, find_meeting(session, WAGENINGEN), AS_OF)
    (entry,) = found.entries
    assert entry.person.name == "Aminata Okafor"
    assert ItemRoleKind.MODERATOR in {part.kind for part in entry.parts}
    assert entry in everybody.entries
    assert len(set(entry.parts)) == len(entry.parts)


def test_a_certificate_claims_only_what_was_confirmed(sample):
    with sample.read() as session:
        declined = session.scalar(select(ItemRole).where(ItemRole.state == RoleState.DECLINED))
        uid = str(session.get_one(Person, declined.person_id).uid)
        title = session.get_one(Item, declined.item_id).title
        found = certificates(session, find_meeting(session, WAGENINGEN), AS_OF)
    assert not any(part.title == title for entry in found.entries if entry.person.uid == uid for part in entry.parts)


def test_before_the_meeting_has_ended_there_are_no_certificates(sample):
    with pytest.raises(UserError, match="irc-founding-2020 ends on 2020-05-14"):
        asked(sample, certificates, "irc-founding-2020")
    with sample.read() as session:
        assert certificates(session, find_meeting(session, WAGENINGEN), dt.date(2020, 3, 6)).entries
        with pytest.raises(UserError):
            certificates(session, find_meeting(session, WAGENINGEN), dt.date(2020, 3, 5))


def test_who_was_not_there_gets_no_certificate(sample):
    with sample.read() as session:
        absent = session.scalar(
            select(Person)
            .join(Participation)
            .join(Presence)
            .where(Participation.meeting_id == find_meeting(session, WAGENINGEN).id)
            .where(Presence.state == PresenceState.EXCUSED)
            .where(Person.display == "Selamawit Bekele")
        )
        with pytest.raises(UserError, match="Nothing says that Selamawit Bekele"):
            certificates(session, find_meeting(session, WAGENINGEN), AS_OF, absent)


def test_a_meeting_without_anything(sample):
    with sample.change("New") as session:
        session.add(
            Meeting(
                short_name="bare",
                title="Bare",
                kind="ordinary",
                first_day=dt.date(2020, 1, 1),
                last_day=dt.date(2020, 1, 2),
                zone="Europe/Paris",
                place="",
                state=MeetingState.PLANNED,
            )
        )
    assert asked(sample, badges, "bare").badges == ()
    assert [day.rows for day in asked(sample, sign_in, "bare").days] == [(), ()]
    assert asked(sample, certificates, "bare").entries == ()
    assert asked(sample, speakers, "bare").speakers == ()
    assert asked(sample, running_order, "bare").slides == ()


def test_everybody_with_a_part_is_a_speaker_once(sample):
    found = asked(sample, speakers)
    uids = [speaker.person.uid for speaker in found.speakers]
    assert len(uids) == len(set(uids)) > 50
    assert found.release == 3
    for speaker in found.speakers:
        assert speaker.slots == tuple(sorted(speaker.slots, key=lambda slot: (slot.day, 0)))
    okafor = next(one for one in found.speakers if one.email == SPEAKER)
    assert okafor.country == "NG" and okafor.legal_name.startswith("International Institute")
    assert any(slot.item == "" and slot.kind is ItemRoleKind.CHAIR for slot in okafor.slots)


def test_no_cancelled_session_has_speakers(sample):
    found = asked(sample, speakers)
    assert not any("carbon calculators" in slot.session for one in found.speakers for slot in one.slots)


def test_answers_are_those_of_today_and_times_those_of_the_release(sample):
    with sample.change("Decline") as session:
        role = session.scalar(
            select(ItemRole)
            .join(Item)
            .join(MeetingSession)
            .where(MeetingSession.meeting_id == find_meeting(session, WAGENINGEN).id)
            .where(ItemRole.kind == ItemRoleKind.PRESENTER, ItemRole.state == RoleState.CONFIRMED)
        )
        role.state = RoleState.DECLINED
        item = session.get_one(Item, role.item_id)
        uid, person = str(item.uid), str(session.get_one(Person, role.person_id).uid)
        item.title, item.internal_note = "Not released", "New note"
    found = asked(sample, running_order).agenda
    (item,) = [item for one in found.sessions for item in one.items if item.uid == uid]
    assert item.title != "Not released" and item.internal_note == "New note"
    assert RoleState.DECLINED in {role.state for role in item.roles if role.person.uid == person}
    slots = next(one.slots for one in asked(sample, speakers).speakers if one.person.uid == person)
    assert RoleState.DECLINED in {slot.state for slot in slots}


def test_slides_by_item(sample):
    with sample.read() as session:
        meeting = find_meeting(session, WAGENINGEN)
        found = item_slides(session, meeting)
        count = len(session.scalars(select(Presentation).where(Presentation.meeting_id == meeting.id)).all())
    slides = [one for entry in found for one in entry.slides]
    assert 0 < len(slides) <= count
    assert {bool(one.file) for one in slides if one.state is SlidesState.MISSING} == {False}
    assert any(one.file.endswith(".pdf") for one in slides)


def test_somebody_removed_since_the_release_is_still_on_the_list(sample):
    found = asked(sample, speakers)
    with sample.change("Rename") as session:
        person = session.scalar(select(Person).where(Person.email == SPEAKER))
        person.email = None
    again = asked(sample, speakers)
    assert len(again.speakers) == len(found.speakers)
    assert not any(one.email == SPEAKER for one in again.speakers)


def test_the_public_list_honours_withdrawn_consents(sample):
    found = asked(sample, speakers)
    uid = found.speakers[0].person.uid
    public = speakers_for(Audience.PUBLIC, found, {uid})
    assert public.speakers[-1].person.withheld
    assert found.speakers[0].person.name not in {one.person.name for one in public.speakers}
