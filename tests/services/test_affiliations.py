"""Affiliations, consents, names of organisations and roles: entered with their days, ended, taken back."""

import datetime as dt

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.kinds import ConsentPurpose, IrcKind
from app.domain.new_people import NewPerson
from app.models import Affiliation, Consent, IrcRole, Organisation, OrganisationName, Participation
from app.queries.consent import consenting
from app.queries.heads import affiliations, organisations
from app.services.affiliations import add_affiliation, edit_affiliation, move_people, remove_affiliation
from app.services.consents import give_consent, withdraw_consent
from app.services.irc_roles import add_irc_role, remove_irc_role
from app.services.organisation_names import edit_organisation_name, remove_organisation_name, rename_organisation
from app.services.organisations import (
    create_organisation,
    delete_organisation,
    edit_organisation,
    find_organisation,
)
from app.services.people import create_person, delete_people, edit_person

DAY = dt.date(2020, 3, 4)
AT = dt.datetime(2020, 3, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def ada(empty):
    with empty.change("Enter") as session:
        return create_person(session, NewPerson(display="Ada Byron", organisation="ABDN"))


def periods(store):
    with store.read() as session:
        heads = organisations(session, DAY)
        rows = session.scalars(select(Affiliation).order_by(Affiliation.id))
        return [(heads[row.organisation_id].short, row.role, row.valid_from, row.valid_until) for row in rows]


def test_periods_may_overlap_but_not_run_backwards(empty, ada):
    with empty.change("Enter") as session:
        made = add_affiliation(session, ada, "ISRIC", "Guest", DAY, DAY + dt.timedelta(days=9))
    with empty.change("Enter") as session:
        edit_affiliation(session, made, role="Guest scientist", organisation="JRC")
    assert periods(empty)[1] == ("JRC", "Guest scientist", DAY, DAY + dt.timedelta(days=9))
    was = dump(empty)
    with pytest.raises(UserError, match="before the first"), empty.change("Enter") as session:
        edit_affiliation(session, made, valid_until=DAY - dt.timedelta(days=1))
    with pytest.raises(UserError), empty.change("Enter") as session:
        add_affiliation(session, ada, "  ")
    assert dump(empty) == was
    with empty.change("Enter") as session:
        remove_affiliation(session, made)
    assert [row[0] for row in periods(empty)] == ["ABDN"]


def test_moving_people_ends_what_held_the_day_before(empty, ada):
    with empty.change("Move") as session:
        bert = create_person(session, NewPerson(display="Bert"))
        move_people(session, [ada, bert], "INRAE", DAY)
    with empty.read() as session:
        home = find_organisation(session, "INRAE")
        assert affiliations(session, [ada, bert], DAY) == {ada: home, bert: home}
    assert periods(empty) == [
        ("ABDN", "", None, DAY - dt.timedelta(days=1)),
        ("INRAE", "", DAY, None),
        ("INRAE", "", None, None),
    ]
    with empty.change("Move") as session:  # another one on the same day puts it right
        move_people(session, [ada], "JRC", DAY)
    assert periods(empty)[1] == ("JRC", "", DAY, None)


def test_consents_are_given_withdrawn_and_given_again(empty, ada):
    listed = ConsentPurpose.LISTED

    def agrees(day):
        with empty.read() as session:
            return bool(consenting(session, day, listed))

    for act, at in ((give_consent, AT), (give_consent, AT), (withdraw_consent, AT + dt.timedelta(days=10))):
        with empty.change("Consent") as session:
            act(session, [ada], listed, at)
    assert (agrees(DAY), agrees(DAY + dt.timedelta(days=20))) == (True, False)
    with empty.change("Consent") as session:
        give_consent(session, [ada], listed, AT + dt.timedelta(days=30))
    assert agrees(DAY + dt.timedelta(days=40))
    with empty.read() as session:
        rows = session.scalars(select(Consent)).all()
        assert [row.wording_version for row in rows] == ["2020-03", "2020-03"]
    with pytest.raises(UserError, match="later day"), empty.change("Consent") as session:
        withdraw_consent(session, [ada], listed, AT)


def test_names_of_organisations_follow_each_other(empty):
    with empty.change("Enter") as session:
        one, other = create_organisation(session, "INRA", "Institut national"), create_organisation(session, "ISRIC")
        name = rename_organisation(session, one, "INRAE", "", dt.date(2020, 1, 1))
    with empty.read() as session:
        assert organisations(session, dt.date(2019, 12, 31))[one].short == "INRA"
        assert organisations(session, DAY)[one].legal == "INRAE"
    was = dump(empty)
    refused = (
        lambda s: rename_organisation(s, one, "ISRIC", "", DAY),
        lambda s: rename_organisation(s, one, "INRAX", "", dt.date(2019, 1, 1)),
        lambda s: edit_organisation_name(s, name, valid_from=dt.date(2019, 1, 1)),
        lambda s: edit_organisation_name(s, name, valid_until=dt.date(2019, 1, 1)),
        lambda s: edit_organisation_name(s, name, short=" "),
        lambda s: remove_organisation_name(s, s.scalars(select(OrganisationName.id).where(
            OrganisationName.organisation_id == other)).one()),
        lambda s: create_organisation(s, "inrae"),
    )  # fmt: skip
    for act in refused:
        with pytest.raises(UserError), empty.change("Rename") as session:
            act(session)
    assert dump(empty) == was


def test_there_is_one_coordinator_and_one_number(sample):
    with sample.read() as session:
        before = session.scalars(select(Organisation).where(Organisation.is_coordinator)).one()
        old = before.id
        other = session.scalars(select(Organisation.id).where(Organisation.is_party, Organisation.id != old)).first()
    with sample.change("Edit") as session:
        edit_organisation(session, other, is_coordinator=True, country="se", participant_no="99")
    with sample.read() as session:
        assert session.scalars(select(Organisation.id).where(Organisation.is_coordinator)).all() == [other]
        assert session.get_one(Organisation, other).country == "SE"
    with pytest.raises(UserError, match="number of"), sample.change("Edit") as session:
        edit_organisation(session, old, participant_no="99")


def test_a_role_is_entered_once(empty, ada):
    with empty.change("Role") as session:
        first = add_irc_role(session, IrcKind.USER, DAY, person_id=ada)
        assert add_irc_role(session, IrcKind.USER, DAY - dt.timedelta(days=1), person_id=ada) == first
        assert session.get_one(IrcRole, first).since == DAY - dt.timedelta(days=1)
    with empty.change("Role") as session:
        remove_irc_role(session, first)
    assert dump(empty)["irc_role"] == []


def test_whoever_is_needed_cannot_be_deleted_and_the_reason_is_said(sample):
    was = dump(sample)
    with sample.read() as session:
        person = session.scalars(select(Participation.person_id)).first()
        home = find_organisation(session, "INRAE")
    with pytest.raises(UserError, match="meetings have the name on their lists"), sample.change("Delete") as session:
        delete_people(session, [person])
    with pytest.raises(UserError, match="people belong to it"), sample.change("Delete") as session:
        delete_organisation(session, home)
    assert dump(sample) == was


def test_who_is_not_needed_goes_with_all_that_is_theirs(empty, ada):
    was = dump(empty)
    with empty.change("Enter") as session:
        one = create_person(session, NewPerson(display="Cy", organisation="ABDN"))
        give_consent(session, [one], ConsentPurpose.PHOTO, AT)
        edit_person(session, one, more_emails="cy@x.example, Cy@y.example; cy@x.example")
        delete_people(session, [one])
    assert dump(empty) == was
    with pytest.raises(UserError), empty.change("Edit") as session:
        edit_person(session, ada, more_emails="a@b.example; nothing")
