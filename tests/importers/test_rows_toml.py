"""Readable TOML files of rows: what is read, and the sentence for each thing that may be wrong."""

import datetime as dt

import pytest

from app.domain.errors import UserError
from app.importers.rows_toml import read_step

HEAD = '[step]\nmessage = "Add rooms"\nwho = "Team"\nat = 2020-01-15T10:00:00+01:00\n'


def test_rows_defaults_nesting_and_changes():
    step = read_step(
        (
            HEAD
            + '[defaults]\nillustrative = true\n[[meeting]]\nkey = "m"\nillustrative = false\n'
            + '[[meeting.room]]\nname = "Aula"\n[[change.room]]\nkey = "r"\nname = "Hall"\n'
        ).encode(),
        "01.toml",
    )
    assert (step.message, step.who, step.at) == ("Add rooms", "Team", dt.datetime(2020, 1, 15, 9, tzinfo=dt.UTC))
    meeting, change = step.rows
    assert meeting.values == {"illustrative": False, "key": "m"}
    (room,) = meeting.children
    assert (room.table, room.values, room.place) == (
        "room",
        {"illustrative": True, "name": "Aula"},
        "01.toml, meeting 1, room 1",
    )
    assert change.changes and change.values == {"key": "r", "name": "Hall"}  # a change takes no defaults


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = ", "is not a readable TOML file"),
        (b"\xff", "is not a readable TOML file"),
        (b"[[room]]\n", "has no [step]"),
        (b'[step]\nwho = "x"\nat = 2020-01-15T10:00:00Z\n', "message is missing"),
        (b'[step]\nmessage = "m"\nwho = "x"\nat = 2020-01-15\n', "at must be a date-time with its offset"),
        ((HEAD + '[room]\nname = "x"\n').encode(), "room must be a list of rows"),
    ],
)
def test_what_is_wrong_is_said(content, said):
    with pytest.raises(UserError) as raised:
        read_step(content, "bad.toml")
    assert str(raised.value).startswith("bad.toml")
    assert said in str(raised.value)
