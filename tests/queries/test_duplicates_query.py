"""Entries that may be one: by name in any order, own script, address, and a letter's difference; nobody else."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.duplicates import Alike, a_letter_apart
from app.domain.new_people import NewPerson
from app.queries.duplicates import duplicate_organisations, duplicate_pairs, duplicate_people, likely_same
from app.services.organisations import create_organisation
from app.services.people import create_person, edit_person

DAY = dt.date(2020, 3, 4)


@pytest.fixture
def people(empty):
    """Names to ids."""
    entries = {
        "anne": NewPerson(given="Anne", family="Dupont", email="anne@x.example"),
        "DUPONT": NewPerson(display="DUPONT Anne"),
        "anna": NewPerson(given="Anna", family="Dupont"),
        "mail": NewPerson(given="A.", family="Durand"),
        "wang": NewPerson(given="Xiaoming", family="WANG", native="王小明"),
        "ong": NewPerson(display="Ong Siu-beng", native="王小明"),
        "kim": NewPerson(given="Min", family="Kim"),
        "kin": NewPerson(given="Min", family="Kin"),
        "other": NewPerson(given="Anne", family="Lefebvre"),
    }
    with empty.change("Enter") as session:
        ids = {name: create_person(session, person) for name, person in entries.items()}
        edit_person(session, ids["mail"], more_emails="ANNE@x.example")
    return ids


def test_who_may_be_the_same_and_why(empty, people):
    names = {row_id: name for name, row_id in people.items()}
    with empty.read() as session:
        pairs = {frozenset((names[p.one], names[p.other])): p.why for p in duplicate_pairs(session)}
        found = [names[one] for one in duplicate_people(session)]
    assert pairs == {
        frozenset(("anne", "DUPONT")): Alike.NAME,
        frozenset(("wang", "ong")): Alike.NAME,
        frozenset(("anne", "mail")): Alike.EMAIL,
        frozenset(("anne", "anna")): Alike.SPELLING,
    }
    assert set(found) == {"anne", "DUPONT", "anna", "mail", "wang", "ong"}
    assert abs(found.index("wang") - found.index("ong")) == 1


def test_the_panel_finds_the_same_quickly(empty, people):
    names = {row_id: name for name, row_id in people.items()}
    with empty.read() as session:
        same = {name: {names[pair.other] for pair in likely_same(session, row_id)} for name, row_id in people.items()}
    assert same["anne"] == {"DUPONT", "anna", "mail"}
    assert same["wang"] == {"ong"}
    assert same["kim"] == same["other"] == set()


def test_organisations_that_may_be_the_same(empty):
    with empty.change("Enter") as session:
        ids = [
            create_organisation(session, "Thünen", "Thünen Institute"),
            create_organisation(session, "TI", "Thunen institute"),
            create_organisation(session, "JRC", "Joint Research Centre"),
            create_organisation(session, "JRC Ispra", "Joint Research Center"),
            create_organisation(session, "WUR", "Wageningen University"),
        ]
    with empty.read() as session:
        found = {(ids.index(pair.one), ids.index(pair.other)) for pair in duplicate_organisations(session, DAY)}
    assert found == {(0, 1), (2, 3)}


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_letter_apart_is_what_it_says(one, other):
    edits = {one[:n] + one[n + 1 :] for n in range(len(one))}
    edits |= {one[:n] + sign + one[n + m :] for n in range(len(one) + 1) for m in (0, 1) for sign in "abc"}
    edits |= {one[:n] + one[n + 1] + one[n] + one[n + 2 :] for n in range(len(one) - 1)}
    assert a_letter_apart(one, other) == (other in edits and one != other)
