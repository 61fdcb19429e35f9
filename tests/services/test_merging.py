"""Two entries become one: nothing that refers to one of them is forgotten, and one undo brings everything back."""

import datetime as dt

import pytest
from database_fixtures import dump
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from merging_world import DAY, one_of_each
from sqlalchemy import select

from app.domain.duplicates import MERGED
from app.domain.errors import UserError
from app.domain.kinds import ConsentPurpose, IrcKind, ItemRoleKind, PresenceState, Reply
from app.domain.new_people import NewPerson
from app.models import (
    Affiliation,
    Base,
    Consent,
    ExternalRef,
    Item,
    ItemRole,
    Membership,
    Organisation,
    OrganisationName,
    Participation,
    Person,
    Presence,
    RollCall,
    Setting,
)
from app.queries.consent import withdrawn_people
from app.queries.heads import organisations
from app.queries.home_actions import ME, person_at_keyboard
from app.queries.meetings import find_meeting
from app.services.affiliations import add_affiliation
from app.services.agenda_roles import add_item_role
from app.services.attendance import set_presence
from app.services.consents import give_consent, withdraw_consent
from app.services.irc_roles import add_irc_role
from app.services.merging import merge_organisations, merge_people
from app.services.organisation_names import edit_organisation_name
from app.services.organisations import create_organisation, find_organisation
from app.services.participation import add_participants, set_reply
from app.services.people import create_person
from app.services.still_needed import references_to

DAYS = [dt.date(2020, 3, day) for day in (4, 5, 6)]
AT = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def two(session):
    return (
        create_person(session, NewPerson(given="Anna", family="Dupont", email="anna@dupont.example")),
        create_person(
            session, NewPerson(display="DUPONT Anne", native="안나", email="A.Dupont@x.example", phone="+33 1")
        ),
    )


def merged_and_undone(store, act, kind):
    """The file after ``act``; the undo is proven to bring back every row."""
    before = dump(store)
    with store.change("Merge two entries") as session:
        act(session)
    after = dump(store)
    store.undo()
    assert dump(store) == before
    store.redo()
    assert dump(store) == after
    assert len(before[kind]) == len(after[kind]) + 1
    return after


@pytest.mark.parametrize("kind", ["person", "organisation"])
def test_no_table_is_left_out(empty, kind):
    with empty.change("Enter") as session:
        if kind == "person":
            keep, gone = two(session)
        else:
            keep, gone = create_organisation(session, "Keep"), create_organisation(session, "Gone")
        made = one_of_each(session, kind, gone)
    assert {column.table.name for column in made} >= {"affiliation", "membership", "action", "irc_role"}
    merge = merge_people if kind == "person" else merge_organisations
    after = merged_and_undone(empty, lambda session: merge(session, keep, gone), kind)
    for column, row_id in made.items():
        rows = {row["id"]: row for row in after[column.table.name]}
        if column.table.name == "organisation_name":  # on these days the other one has a name
            assert row_id not in rows
        else:
            assert rows[row_id][column.name] == keep, column
    pointers = list(references_to(Base.metadata.tables[kind]))
    assert gone not in {row[column.name] for column in pointers for row in after[column.table.name]}


def test_fields_addresses_uid_and_links(empty):
    with empty.change("Enter") as session:
        keep, gone = two(session)
        uid = str(session.get_one(Person, gone).uid)
        session.add(ExternalRef(table_name="person", row_id=gone, origin="vcard", external_id="7"))
        session.add(Setting(name=ME, value={"annie": gone}))
    merged_and_undone(empty, lambda s: merge_people(s, keep, gone, {"display": "Anne Dupont"}), "person")
    with empty.read() as session:
        person = session.get_one(Person, keep)
        assert (person.display, person.given, person.native, person.phone) == ("Anne Dupont", "Anna", "안나", "+33 1")
        assert (person.email, person.more_emails) == ("anna@dupont.example", ["A.Dupont@x.example"])
        assert "안나" in person.folded
        refs = session.execute(select(ExternalRef.row_id, ExternalRef.origin, ExternalRef.external_id)).all()
        assert set(refs) == {(keep, "vcard", "7"), (keep, MERGED, uid)}
        assert person_at_keyboard(session, "annie") == keep


def test_one_participation_with_the_better_known_answer_and_days(sample):
    with sample.change("Enter") as session:
        keep, gone = two(session)
        meeting = find_meeting(session, "wageningen-2020").id
        first, second = (add_participants(session, meeting, [one])[0] for one in (keep, gone))
        set_reply(session, [first], Reply.TENTATIVE)
        set_reply(session, [second], Reply.ACCEPTED)
        set_presence(session, [first], DAYS[:2], PresenceState.EXCUSED)
        set_presence(session, [second], DAYS[1:], PresenceState.REMOTE)
        item = session.scalars(select(Item.id).order_by(Item.id)).first()
        for one in (keep, gone):
            add_item_role(session, item, one, ItemRoleKind.SPEAKER)
    merged_and_undone(sample, lambda session: merge_people(session, keep, gone), "person")
    with sample.read() as session:
        rows = session.scalars(select(Participation).where(Participation.person_id == keep)).all()
        assert [(row.id, row.reply) for row in rows] == [(first, Reply.ACCEPTED)]
        known = session.execute(select(Presence.day, Presence.state).where(Presence.participation_id == first)).all()
        states = [PresenceState.EXCUSED, PresenceState.REMOTE, PresenceState.REMOTE]
        assert dict(known) == dict(zip(DAYS, states, strict=True))
        assert len(session.scalars(select(ItemRole).where(ItemRole.person_id == keep)).all()) == 1


def test_who_withdrew_stays_withdrawn(empty):
    with empty.change("Enter") as session:
        keep, gone = two(session)
        for one in (keep, gone):
            give_consent(session, [one], ConsentPurpose.LISTED, AT)
        give_consent(session, [gone], ConsentPurpose.PHOTO, AT)
        withdraw_consent(session, [gone], ConsentPurpose.LISTED, AT + dt.timedelta(days=5))
    merged_and_undone(empty, lambda session: merge_people(session, keep, gone), "person")
    with empty.read() as session:
        assert len(withdrawn_people(session, DAY)) == 2  # also the uid that older documents have
        rows = session.scalars(select(Consent).where(Consent.person_id == keep)).all()
        assert {row.purpose for row in rows if row.withdrawn_at is None} == {ConsentPurpose.PHOTO}


def test_affiliations_that_overlap_become_one_and_others_stay(empty):
    with empty.change("Enter") as session:
        keep, gone = two(session)
        home = create_organisation(session, "INRAE")
        add_affiliation(session, keep, home, "", dt.date(2019, 1, 1))
        add_affiliation(session, gone, home, "Soil scientist", dt.date(2018, 1, 1), dt.date(2019, 6, 30))
        add_affiliation(session, gone, home, "Student", dt.date(2010, 1, 1), dt.date(2012, 1, 1))
    merged_and_undone(empty, lambda session: merge_people(session, keep, gone), "person")
    with empty.read() as session:
        rows = session.execute(select(Affiliation.role, Affiliation.valid_from, Affiliation.valid_until)).all()
        assert set(rows) == {
            ("Soil scientist", dt.date(2018, 1, 1), None),
            ("Student", dt.date(2010, 1, 1), dt.date(2012, 1, 1)),
        }


def test_two_parties_become_one_with_their_seats_and_roles(sample):
    with sample.read() as session:
        keep, gone = find_organisation(session, "INRAE"), find_organisation(session, "ISRIC")
        seats = select(Membership).where(Membership.organisation_id.in_([keep, gone]))
        both = len({row.body_id for row in session.scalars(seats)})
    with sample.change("Enter") as session:
        add_irc_role(session, IrcKind.SPONSOR, DAY, organisation_id=keep)
        add_irc_role(session, IrcKind.SPONSOR, DAY - dt.timedelta(days=9), organisation_id=gone)
    after = merged_and_undone(sample, lambda session: merge_organisations(session, keep, gone), "organisation")
    mine = [row for row in after["membership"] if row["organisation_id"] == keep]
    assert len(mine) == both
    sponsor = [row for row in after["irc_role"] if row["organisation_id"] == keep and row["kind"] is IrcKind.SPONSOR]
    assert [row["since"] for row in sponsor] == [DAY - dt.timedelta(days=9)]
    calls = [(row["session_id"], row["membership_id"]) for row in after["roll_call"]]
    assert len(calls) == len(set(calls)) > 0


def test_the_name_of_another_time_is_taken_over(empty):
    with empty.change("Enter") as session:
        keep, gone = create_organisation(session, "INRAE"), create_organisation(session, "INRA", country="FR")
        edit_organisation_name(session, first_name(session, keep), valid_from=dt.date(2020, 1, 1))
        edit_organisation_name(session, first_name(session, gone), valid_until=dt.date(2019, 12, 31))
    merged_and_undone(empty, lambda session: merge_organisations(session, keep, gone), "organisation")
    with empty.read() as session:
        assert organisations(session, dt.date(2015, 1, 1))[keep].short == "INRA"
        assert organisations(session, DAY)[keep].short == "INRAE"
        assert session.get_one(Organisation, keep).country == "FR"


def first_name(session, organisation_id):
    name = OrganisationName
    return session.scalars(select(name.id).where(name.organisation_id == organisation_id).order_by(name.id)).first()


def test_what_cannot_be_merged_is_refused_and_changes_nothing(sample):
    was = dump(sample)
    with sample.read() as session:
        one, other = session.scalars(select(Person.id).order_by(Person.id).limit(2)).all()
    for act in (
        lambda s: merge_people(s, one, one),
        lambda s: merge_people(s, one, 999_999),
        lambda s: merge_people(s, one, other, {"email": "no address"}),
        lambda s: merge_organisations(s, 1, 2, {"country": "France"}),
    ):
        with pytest.raises(UserError), sample.change("Merge") as session:
            act(session)
    assert dump(sample) == was


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_two_people_can_be_merged_and_parted_again(sample, data):
    with sample.read() as session:
        ids = list(session.scalars(select(Person.id).order_by(Person.id)))
    keep, gone = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
    was = dump(sample)
    there = {(row["meeting_id"]) for row in was["participation"] if row["person_id"] in (keep, gone)}
    with sample.change("Merge") as session:
        merge_people(session, keep, gone)
    now = dump(sample)
    meetings = [row["meeting_id"] for row in now["participation"] if row["person_id"] == keep]
    assert sorted(meetings) == sorted(there)
    held = {row["held_by_id"] for row in now[RollCall.__tablename__]}
    assert gone not in held
    sample.undo()
    assert dump(sample) == was
