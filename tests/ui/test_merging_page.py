"""Two entries are found, looked at side by side and merged in the window; one undo parts them again."""

import pytest
from database_fixtures import dump
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.domain.new_people import NewPerson
from app.models import Organisation, Participation, Person
from app.queries.meetings import find_meeting
from app.services.affiliations import add_affiliation
from app.services.organisations import create_organisation
from app.services.participation import add_participants
from app.services.people import create_person
from app.ui.pages.people.organisations import OrganisationsView
from app.ui.pages.people.people import PeopleView
from app.ui.places import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def twin(desk):
    """A second entry of Inês Carvalho, on the list of Wageningen."""

    def act(session):
        made = create_person(session, NewPerson(display="CARVALHO Ines", email="ines@other.example", phone="+351 1"))
        add_participants(session, find_meeting(session, "wageningen-2020").id, [made])
        return made

    return desk.change("Enter", act).value


@pytest.fixture
def people(desk, twin, shown):
    made = shown(PeopleView(desk))
    made.arrive(Place("people", 0, "people"))
    return made


def ines(desk):
    return desk.read(lambda session: session.scalars(select(Person.id).where(Person.display == "Inês Carvalho")).one())


def test_the_chip_finds_both_and_the_panel_names_the_other(people, desk, twin, qtbot):
    one = ines(desk)
    people.list.chips["duplicates"].click()
    shown = [people.list.table.rows.id_at(number) for number in range(people.list.table.rows.shown)]
    assert abs(shown.index(one) - shown.index(twin)) == 1
    people.list.choose(one)
    people.panel.look_now()
    assert [other.id for _pair, other in people.panel._same] == [twin]
    with qtbot.waitSignal(people.panel.merge_wanted) as wanted:
        people.panel._wants_merge(one, twin)()
    assert wanted.args == [one, twin]
    assert people.merging.panel.isVisible()


def test_two_people_are_merged_with_the_fields_that_were_chosen(people, desk, twin, qtbot):
    one, was = ines(desk), dump(desk.store)
    people.begin_merge(one, twin)
    panel = people.merging.panel
    assert not people.header_buttons()[-1].isVisible()  # there is one primary button
    assert {"display", "family"} <= panel.picks.keys()
    panel.picks["display"][1].click()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert said.args[0].undo
    person = desk.read(lambda session: session.get_one(Person, one))
    assert (person.display, person.given, person.phone) == ("CARVALHO Ines", "Inês", "+351 1")
    assert person.more_emails == ["ines@other.example"]
    assert desk.read(lambda session: session.get(Person, twin)) is None
    assert people.chosen_ids() == [one]
    assert people.panel.isVisible()
    lists = desk.read(lambda s: s.scalars(select(Participation.meeting_id).where(Participation.person_id == one)).all())
    assert len(lists) == len(set(lists))
    desk.store.undo()
    assert dump(desk.store) == was


def test_the_other_one_may_stay_and_esc_leaves_everything(people, desk, twin, qtbot):
    one, was = ines(desk), dump(desk.store)
    table = people.list.table
    table.choose(one)
    number = table.rows.row_of(twin)
    flags = table.selectionModel().SelectionFlag
    table.selectionModel().select(table.rows.index(number, 0), flags.Select | flags.Rows)
    assert people.commands["people.merge"].isEnabled()
    people.merge()
    first = people.merging.ids
    people.merging.panel.swapped.emit(*reversed(first))
    assert people.merging.ids == tuple(reversed(first))
    qtbot.keyClick(people.merging.panel, Qt.Key.Key_Escape)
    assert people.several.isVisible()
    assert dump(desk.store) == was


def test_what_does_not_fit_is_said_and_nothing_is_changed(people, desk, twin, qtbot):
    one, was = ines(desk), dump(desk.store)
    people.begin_merge(one, twin)
    panel = people.merging.panel
    panel.merged.emit(one, twin, {"email": "no address"})
    assert panel._problem.isVisible()
    assert dump(desk.store) == was
    with desk.store.change("Change") as session:
        session.get_one(Person, twin).display = "Somebody else"
    assert panel.isVisible()


def test_two_organisations_are_merged(desk, shown, qtbot):
    def act(session):
        keep = create_organisation(session, "Thünen", "Thünen Institute", "DE")
        gone = create_organisation(session, "TI", "Thunen Institute")
        person = create_person(session, NewPerson(display="Zoe Zed"))
        add_affiliation(session, person, gone)
        return keep, gone

    keep, gone = desk.change("Enter", act).value
    was = dump(desk.store)
    view = shown(OrganisationsView(desk))
    view.arrive(Place("people", 0, "organisations", "organisation", keep))
    assert view.list.chips["duplicates"].isVisible()
    assert view.panel._same == [(gone, "TI")]
    view.begin_merge(keep, gone)
    panel = view.merging.panel
    qtbot.keyClick(panel, Qt.Key.Key_Return)
    assert desk.read(lambda session: session.get(Organisation, gone)) is None
    assert view.chosen_ids() == [keep]
    assert view.panel.organisation.people_now == 1
    desk.store.undo()
    assert dump(desk.store) == was
