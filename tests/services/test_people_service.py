"""People are entered and changed as they write themselves; who is there already is found."""

import datetime as dt

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.new_people import NewPerson, as_typed
from app.models import Affiliation, Organisation, OrganisationName, Person
from app.queries.people_choices import likely_duplicates, people_choices, same_people
from app.services.organisations import find_or_make_organisation, find_organisation
from app.services.people import affiliation_on, create_person, edit_person

DAY = dt.date(2020, 3, 4)


def make(store, *people):
    with store.change("Add people") as session:
        return [create_person(session, person) for person in people]


def found(store, text, **more):
    with store.read() as session:
        return [choice.name for choice in people_choices(session, text, DAY, **more)]


def test_a_person_with_all_fields_and_a_new_organisation(empty):
    (one,) = make(
        empty,
        NewPerson(
            given="Piet", family="van der Berg", native="", title="Dr", email=" P.Berg@ISRIC.Example ", phone="+31 1",
            zone="Europe/Amsterdam", language="nl", organisation="ISRIC", country="nl", role="Soil mapping",
        ),
    )  # fmt: skip
    with empty.read() as session:
        person = session.get_one(Person, one)
        assert (person.display, person.family, person.email) == (
            "Piet van der Berg", "van der Berg", "P.Berg@isric.example",
        )  # fmt: skip
        home = session.scalars(select(Affiliation).where(Affiliation.person_id == one)).one()
        assert (home.role, home.valid_from, home.valid_until) == ("Soil mapping", None, None)
        assert session.get_one(Organisation, home.organisation_id).country == "NL"


@pytest.mark.parametrize(
    ("typed", "display", "given", "family"),
    [
        ("van der Berg, Piet", "Piet van der Berg", "Piet", "van der Berg"),
        ("  TANAKA   Sakura ", "TANAKA Sakura", "", "TANAKA Sakura"),
        ("张伟", "张伟", "", "张伟"),
        ("Plato,", "Plato", "", "Plato"),
    ],
)
def test_a_typed_name_is_never_split_by_a_guess(empty, typed, display, given, family):
    (one,) = make(empty, as_typed(typed))
    with empty.read() as session:
        person = session.get_one(Person, one)
        assert (person.display, person.given, person.family) == (display, given, family)


@pytest.mark.parametrize(
    "person",
    [
        NewPerson(),
        NewPerson(display=" \n "),
        NewPerson(display="Ada", email="ada at example.org"),
        NewPerson(display="Ada", zone="Europe/Berlln"),
        NewPerson(display="Ada", organisation="X", country="France"),
    ],
)
def test_what_cannot_be_entered_is_refused_and_leaves_no_step(empty, person):
    with pytest.raises(UserError):
        make(empty, person)
    assert empty.next_undo() is None


def test_edit_undo_redo(empty):
    (one,) = make(empty, NewPerson(display="Ada Byron"))
    with empty.change("Edit person", person=one) as session:
        edit_person(session, one, display="Ada Lovelace", email="Ada@X.Example", zone="")
    empty.undo()
    with empty.read() as session:
        assert session.get_one(Person, one).display == "Ada Byron"
    empty.redo()
    with empty.read() as session:
        person = session.get_one(Person, one)
        assert (person.display, person.email, person.zone) == ("Ada Lovelace", "Ada@x.example", None)
    with pytest.raises(UserError, match="needs a name"), empty.change("Edit") as session:
        edit_person(session, one, display=" ")
    with pytest.raises(UserError, match="not there"), empty.change("Edit") as session:
        edit_person(session, 999, display="x")
    with pytest.raises(ValueError, match="no field"), empty.change("Edit") as session:
        edit_person(session, one, sort_key="x")


def test_an_organisation_is_found_by_any_name_it_had(sample):
    with sample.change("Find") as session:
        assert find_or_make_organisation(session, "inra") == find_or_make_organisation(session, "INRAE")
        assert find_organisation(session, "nobody") is None
        assert find_organisation(session, "%") is None
        made = find_or_make_organisation(session, "Łódź U", country="PL")
        assert find_organisation(session, "lodz u") == made
    with sample.read() as session:
        assert session.scalars(
            select(OrganisationName.legal).where(OrganisationName.organisation_id == made)
        ).all() == ["Łódź U"]


def test_a_second_affiliation_is_for_the_days_asked(empty):
    (one,) = make(empty, NewPerson(display="Ada", organisation="A"))
    with empty.change("Other") as session:
        other = find_or_make_organisation(session, "B")
        first = affiliation_on(session, one, other, DAY, DAY)
        assert affiliation_on(session, one, other, DAY, DAY) == first
    with empty.read() as session:
        made = session.get_one(Affiliation, first)
        assert (made.valid_from, made.valid_until) == (DAY, DAY)


def test_choices_by_folded_words_family_name_first(empty):
    make(
        empty,
        NewPerson(given="Łucja", family="Brandt", display="Łucja Brandt", email="l@x.example"),
        NewPerson(given="Brandon", family="Able", organisation="ABLE"),
        NewPerson(display="Zhang Wei", native="张伟"),
    )
    assert found(empty, "bran") == ["Łucja Brandt", "Brandon Able"]
    assert found(empty, "brandt luc") == ["Łucja Brandt"]
    assert found(empty, "张") == ["Zhang Wei"]
    assert found(empty, "l@x.ex") == ["Łucja Brandt"]
    assert found(empty, "") == found(empty, "%") == found(empty, "_") == []
    assert found(empty, "a", limit=1) == ["Brandon Able"]
    with empty.read() as session:
        (able,) = people_choices(session, "able", DAY)
        assert able.organisation == "ABLE"
        assert people_choices(session, "able", DAY, without=[able.id]) == ()


def test_duplicates_by_address_and_by_name_in_any_order(empty):
    one, two = make(
        empty,
        NewPerson(given="Anne", family="Dupont", email="anne@x.example"),
        NewPerson(display="Ren\u00e9 Noir", native="르네"),
    )
    with empty.read() as session:
        by_mail = likely_duplicates(session, NewPerson(display="A. D.", email="ANNE@X.example"), DAY)
        by_name = likely_duplicates(session, NewPerson(display="DUPONT Anne"), DAY)
        assert [[choice.id for choice in each] for each in (by_mail, by_name)] == [[one], [one]]
        assert [choice.id for choice in likely_duplicates(session, as_typed("Noir, Rene"), DAY)] == [two]
        assert likely_duplicates(session, NewPerson(display="Anne"), DAY) == ()
        many = [NewPerson(display=f"Somebody {number}") for number in range(60)]
        answers = same_people(session, [*many, NewPerson(display="dupont anne")])
        assert answers[-1].by_name == (one,)
        assert not any(answer.by_name or answer.by_email for answer in answers[:-1])
