"""Who may not be named on a day: lists ask for a consent in force, programmes honour a withdrawal (DOMAIN R13)."""

import datetime as dt

import pytest
from sqlalchemy import select

from app.domain.kinds import ConsentPurpose
from app.models import Consent, Person
from app.queries.consent import consenting, withdrawn_people, withheld_people

DAY = dt.date(2020, 3, 20)
GIVEN = dt.datetime(2020, 1, 10, 12, tzinfo=dt.UTC)


def at(day: int, hour: int = 12) -> dt.datetime:
    return dt.datetime(2020, 3, day, hour, tzinfo=dt.UTC)


@pytest.fixture
def ask(empty):
    """What is known of a new person with the consents given: (withheld in lists, withheld in programmes)."""

    def answer(*consents: tuple[dt.datetime, dt.datetime | None], purpose: ConsentPurpose = ConsentPurpose.LISTED):
        with empty.change("Add") as session:
            person = Person(family="Nobody", display="A Nobody")
            session.add(person)
            session.flush()
            for given_at, withdrawn_at in consents:
                session.add(
                    Consent(
                        person_id=person.id,
                        purpose=purpose,
                        wording_version="1",
                        given_at=given_at,
                        withdrawn_at=withdrawn_at,
                    )
                )
            uid = str(person.uid)
        with empty.read() as session:
            return uid in withheld_people(session, DAY), uid in withdrawn_people(session, DAY)

    return answer


def test_nobody_agrees_by_silence(ask):
    assert ask() == (True, False)
    assert ask((GIVEN, None), purpose=ConsentPurpose.CONTACT) == (True, False)


def test_a_consent_in_force(ask):
    assert ask((GIVEN, None)) == (False, False)


@pytest.mark.parametrize(
    ("withdrawn_at", "withheld"),
    [(at(18), True), (at(20), True), (at(21, 11), True), (at(21, 12), False), (at(25), False)],
)
def test_withdrawn_by_the_end_of_the_day_anywhere_on_earth(ask, withdrawn_at, withheld):
    assert ask((GIVEN, withdrawn_at)) == (withheld, withheld)


def test_given_again(ask):
    assert ask((GIVEN, at(1)), (at(10), None)) == (False, False)


def test_given_later_than_the_day(ask):
    assert ask((at(25), None)) == (True, False)


def test_the_sample(sample):
    with sample.read() as session:
        names = {str(uid): display for uid, display in session.execute(select(Person.uid, Person.display))}
        before = withdrawn_people(session, dt.date(2020, 3, 16))
        now = withdrawn_people(session, DAY)
        lists = withheld_people(session, DAY)
        reachable = consenting(session, DAY, ConsentPurpose.CONTACT)
    assert before == frozenset()
    assert {names[uid] for uid in now} == {"Diego Villaseñor"}
    assert now < lists
    assert len(lists) == 6
    assert reachable
    assert not reachable & lists
