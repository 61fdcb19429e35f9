"""Written rows become rows of the database: keys, nesting, defaults, and the sentence for what does not fit."""

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.kinds import ItemKind
from app.importers.rows_toml import read_step
from app.models import Item, ItemRole, Meeting, MeetingSession, Presentation, Room
from app.services.rows import RowBook

HEAD = '[step]\nmessage = "m"\nwho = "w"\nat = 2020-01-15T10:00:00Z\n'
MEETING = """
[[person]]
key = "ada"
family = "van der Berg"
display = "Ada van der Berg"
[[meeting]]
short_name = "delft-2020"
title = "Delft"
kind = "ordinary"
first_day = 2020-03-04
last_day = 2020-03-05
zone = "Europe/Amsterdam"
place = "Delft"
state = "held"
[[meeting.room]]
key = "aula"
name = "Aula"
[[session]]
key = "s"
meeting = "delft-2020"
day = 2020-03-04
start = "09:30"
minutes = 60
room = "aula"
title = "Opening"
[[session.item]]
key = "i"
minutes = 20
title = "Welcome"
kind = "talk"
[[session.item.item_role]]
person = "ada"
kind = "speaker"
[[session.item.presentation]]
title = "Slides"
kind = "talk"
meeting = "delft-2020"
[[session.item]]
minutes = 40
title = "Coffee"
kind = "break"
"""


def put(store, text, book=None, extra=None):
    book = book or RowBook(extra or {})
    with store.change("put") as session:
        book.put(session, read_step((HEAD + text).encode(), "f.toml").rows)
    return book


def test_keys_nesting_positions_and_clock_times(empty):
    put(empty, MEETING)
    with empty.read() as session:
        block = session.scalars(select(MeetingSession)).one()
        assert (block.start, block.room_id) == (9 * 60 + 30, session.scalars(select(Room.id)).one())
        welcome, coffee = session.scalars(select(Item).order_by(Item.position))
        assert (welcome.session_id, welcome.position, coffee.position, coffee.kind) == (block.id, 1, 2, ItemKind.BREAK)
        role = session.scalars(select(ItemRole)).one()
        assert (role.item_id, role.session_id) == (welcome.id, None)  # the row right above, and nothing further up
        assert session.scalars(select(Presentation)).one().item_id == welcome.id


def test_a_reference_that_must_not_be_empty_is_taken_from_further_up(empty):
    put(
        empty,
        MEETING.replace('kind = "talk"\nmeeting = "delft-2020"\n', 'kind = "talk"\n')
        .replace("[[session]]", "[[meeting.session]]")
        .replace("[[session.", "[[meeting.session.")
        .replace('key = "s"\nmeeting = "delft-2020"\n', 'key = "s"\n'),
    )
    with empty.read() as session:
        assert session.scalars(select(Presentation)).one().meeting_id == session.scalars(select(Meeting.id)).one()


def test_a_change_updates_the_row_with_the_key(empty):
    book = put(empty, MEETING)
    put(empty, '[[change.session]]\nkey = "s"\ntitle = "Start"\nstart = "10:00"\n', book)
    with empty.read() as session:
        block = session.scalars(select(MeetingSession)).one()
        assert (block.title, block.start, block.version) == ("Start", 600, 2)


def test_the_same_keys_give_the_same_uids(tmp_path, empty):
    from app.usecases.files import new_file, opened

    put(empty, MEETING)
    new_file(tmp_path / "other.plenary", sample=False)
    with opened(str(tmp_path / "other.plenary")) as other:
        put(other, MEETING)
        with empty.read() as one, other.read() as two:
            assert one.scalars(select(Item.uid)).all() == two.scalars(select(Item.uid)).all()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[planet]]\nname = "x"\n', "f.toml, planet 1: there is no table planet."),
        ('[[area]]\nnumber = 1\nname = "x"\ncolour = 3\n', "f.toml, area 1: area has no field colour."),
        ('[[area]]\nnumber = 1\nname = "x"\nversion = 3\n', "area has no field version"),
        ('[[area]]\nnumber = "one"\nname = "x"\n', "f.toml, area 1, number: 'one' is not of the type int."),
        ('[[area]]\nnumber = true\nname = "x"\n', "number: True is not of the type int"),
        ('[[body]]\nname = "x"\nshort_name = "x"\nkind = "club"\n', "kind: 'club' is not one of assembly, board"),
        ('[[task_force]]\nbody = "nobody"\n', "there is no body with the key 'nobody' before it"),
        ('[[area]]\nkey = "a"\nnumber = 1\nname = "x"\n[[area]]\nkey = "a"\nnumber = 2\nname = "y"\n', "used twice"),
        ('[[area]]\nnumber = 1\nname = "x"\n[[area]]\nnumber = 1\nname = "y"\n', "f.toml, area 2 does not fit"),
        (MEETING.replace("last_day = 2020-03-05", "last_day = 2020-03-03"), "meeting 1 does not fit"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_changed(empty, text, said):
    with pytest.raises(UserError) as raised:
        put(empty, text)
    assert said in str(raised.value)
    assert empty.next_undo() is None


def test_fields_that_are_no_columns_are_handed_back(empty):
    book = RowBook({"area": frozenset({"note"})})
    with empty.change("put") as session:
        rows = read_step((HEAD + '[[area]]\nnumber = 1\nname = "x"\nnote = [1]\n').encode(), "f.toml").rows
        ((table, _row_id, extra),) = book.put(session, rows)
    assert (table, extra) == ("area", {"note": [1]})


def test_the_sort_key_keeps_particles_where_the_person_writes_them(empty):
    from app.models import Person

    put(empty, MEETING)
    with empty.read() as session:
        person = session.scalars(select(Person)).one()
        assert person.sort_key.startswith("van der berg")
        assert "van der berg" in person.folded
