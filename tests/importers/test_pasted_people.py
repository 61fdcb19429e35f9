"""People pasted from a sheet, from a mail, or one a line: what is read, what is doubtful, who is known."""

import datetime as dt

import pytest
from database_fixtures import dump
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.kinds import ParticipationRole, Reply
from app.domain.new_people import NewPerson
from app.domain.pasted_people import ListedPerson, Match, PastedField
from app.importers.pasted_people import MOST_ROWS, read_people
from app.queries.meetings import find_meeting
from app.queries.participation_rows import participation_table
from app.queries.pasted_people import pasted_matches
from app.services.participation import add_people
from app.services.people import create_person

DAY = dt.date(2020, 3, 4)


def people(text, fields=None):
    return [row.person for row in read_people(text, fields).rows]


_ENGLISH = "First name\tLast name\tE-mail\tOrganisation\tCountry\tRole"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (_ENGLISH, "Piet\tvan der Berg\tp@x.nl\tISRIC\tNetherlands\tspeaker"),
        ("Prénom\tNom\tCourriel\tOrganisme\tPays\tRôle", "Piet\tvan der Berg\tp@x.nl\tISRIC\tPays-Bas\torateur"),
        ("Vorname\tNachname\tMail\tInstitut\tLand\tRolle", "Piet\tvan der Berg\tp@x.nl\tISRIC\tNiederlande\tReferent"),
        ("Nachname\tVorname\tLand\tRolle\tE-Mail\tFirma", "van der Berg\tPiet\tNL\tRednerin\tp@x.nl\tISRIC\n\t\t\t"),
        (_ENGLISH.replace("\t", ";"), "Piet;van der Berg;p@x.nl;ISRIC;nl;Speaker"),
        ('Nom,"Prénom",Courriel,Organisme,Pays,Rôle', '"van der Berg",Piet,p@x.nl,ISRIC,nl,Intervenant'),
    ],
)
def test_tables_with_a_head_in_three_languages(head, row):
    (row,) = read_people(f"{head}\n{row}").rows
    assert row.person == NewPerson(
        display="Piet van der Berg",
        given="Piet",
        family="van der Berg",
        email="p@x.nl",
        organisation="ISRIC",
        country="NL",
    )
    assert (row.role, row.errors, row.doubts) == (ParticipationRole.SPEAKER, (), ())


def test_a_whole_name_and_the_reply():
    (row,) = read_people("Participant\tRSVP\tFonction\nTANAKA Sakura 田中さくら\toui\tProfesseure").rows
    assert (row.person.display, row.person.family, row.reply) == ("TANAKA Sakura 田中さくら", "", Reply.ACCEPTED)
    assert row.person.role == "Professeure"


def test_a_table_without_a_head_is_guessed_and_can_be_told():
    text = "Piet van der Berg\tISRIC\tNetherlands\tp@x.nl\nAnna Kowalska\tIUNG\tPL\ta@x.pl"
    found = read_people(text)
    assert [column.field for column in found.columns] == ["name", "organisation", "country", "email"]
    assert found.columns[0].example == "Piet van der Berg"
    assert [person.country for person in people(text)] == ["NL", "PL"]
    told = people(text, [PastedField.NAME, PastedField.NOTHING, PastedField.NOTHING, PastedField.EMAIL])
    assert [person.organisation for person in told] == ["", ""]
    given_first = read_people("Piet\tBerg\tISRIC\nAnna\tKowalska\tIUNG")
    assert [column.field for column in given_first.columns] == ["given", "family", "organisation"]


def test_a_cell_with_line_ends_and_quotes():
    (ada,) = people('Name\tOrganisation\n"Ada\nLovelace"\t"A ""B"" C"')
    assert ada == NewPerson(display="Ada Lovelace", organisation='A "B" C')


def test_a_quote_that_nobody_closed_does_not_swallow_the_rows_after_it():
    assert [one.organisation for one in people('Name\tOrganisation\n"Broken\tX\nNext\tY')] == ["X", "Y"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada L <ada@x.org>; Bo M <bo@y.org>", [("Ada L", "ada@x.org"), ("Bo M", "bo@y.org")]),
        ("Ada L <ada@x.org>, Bo M <bo@y.org>,", [("Ada L", "ada@x.org"), ("Bo M", "bo@y.org")]),
        ('"Berg, Piet" <p@x.nl>; "Li, Na" <n@x.cn>', [("Piet Berg", "p@x.nl"), ("Na Li", "n@x.cn")]),
        ("Ada Lovelace\nBo Möller bo@y.org\n\n", [("Ada Lovelace", ""), ("Bo Möller", "bo@y.org")]),
        ("Berg, Piet\nvan Dijk, Jan", [("Piet Berg", ""), ("Jan van Dijk", "")]),
        ("Jean-Luc d’Arc <mailto:j@x.fr>", [("Jean-Luc d’Arc", "j@x.fr")]),
    ],
)
def test_lists_of_addresses_and_names(text, expected):
    assert [(one.display, one.email) for one in people(text)] == expected


def test_an_organisation_in_brackets():
    assert people("Ada L (INRAE) <a@x.org>")[0] == NewPerson(display="Ada L", email="a@x.org", organisation="INRAE")


def test_errors_name_row_and_field():
    found = read_people("Name\tE-mail\tCountry\tReply\nAda\tada at x\tAtlantis\tperhaps not\n\tb@x.org\t\t\n").rows
    assert [str(error) for error in found[0].errors] == [
        "Row 1, e-mail: 'ada at x' is no e-mail address. Write it like name@example.org."
    ]
    assert [str(doubt) for doubt in found[0].doubts] == [
        "Row 1, country: 'Atlantis' is no known country and is left out.",
        "Row 1, reply: 'perhaps not' is not understood and is left out.",
    ]
    assert [str(error) for error in found[1].errors] == ["Row 2, name: there is none. Write the person's name."]


def test_the_same_person_twice_is_doubtful():
    rows = read_people("Ada L <a@x.org>; L Ada; Other <A@x.org>").rows
    assert [len(row.doubts) for row in rows] == [0, 1, 1]
    assert "the same person as in row 1" in str(rows[1].doubts[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_bytes_in_the_usual_encodings(encoding):
    assert people("Prénom\tNom\nZoë\tBrontë".encode(encoding))[0].display == "Zoë Brontë"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "Name\tE-mail\n",
        "x\n" * (MOST_ROWS + 1),
        "a\t" * 100,
        "x" * 3_000_000,
        b"\xff\xfe\x00",
        b"\x81\x8d",
    ],
)
def test_nothing_and_too_much_are_refused(text):
    with pytest.raises(UserError):
        read_people(text)


CELLS = st.text(st.sampled_from('ab<>@;,"\t\n\r() .Name\u202e\u00e9田1'), max_size=80)


@given(
    st.one_of(st.text(max_size=200), CELLS, st.binary(max_size=80), st.builds(lambda t: f"Name\tE-mail\n{t}", CELLS))
)
def test_nothing_but_a_user_error_is_raised(pasted):
    try:
        found = read_people(pasted)
    except UserError:
        return
    for row in found.rows:
        assert row.errors or row.person.display or row.person.native


def test_what_is_read_can_be_entered_and_is_one_undo(sample):
    with sample.read() as session:
        meeting = find_meeting(session, "wageningen-2020").id
        before = len(participation_table(session, meeting, DAY).rows)
    text = "Name\tE-mail\tOrganisation\tCountry\tRole\n" + "\n".join(
        f"Person {n}\tp{n}@x.example\tOrg {n % 2}\tFR\tguest" for n in range(5)
    )
    was = dump(sample)
    with sample.change("Paste people", meeting=meeting) as session:
        made = add_people(session, meeting, [ListedPerson(row.person, role=row.role) for row in read_people(text).rows])
    with sample.read() as session:
        rows = participation_table(session, meeting, DAY).rows
    assert (len(made), len(rows)) == (5, before + 5)
    assert {row.organisation for row in rows if row.id in made} == {"Org 0", "Org 1"}
    sample.undo()
    assert dump(sample) == was


def test_who_is_known(sample):
    with sample.read() as session:
        meeting = find_meeting(session, "wageningen-2020").id
        listed = next(row for row in participation_table(session, meeting, DAY).rows if row.email)
    with sample.change("Add", meeting=meeting) as session:
        known = create_person(session, NewPerson(given="Ada", family="Nowhere", email="ada@nowhere.example"))
    text = "\n".join(
        [
            f"{listed.display} <{listed.email}>",
            "Nowhere, Ada",
            "Ada Nowhere <other@nowhere.example>",
            "Somebody Else <ada@nowhere.example>",
            "Nobody Known",
        ]
    )
    with sample.read() as session:
        found = pasted_matches(session, meeting, read_people(text).rows, DAY)
    assert [one.match for one in found] == [Match.LISTED, Match.KNOWN, Match.LIKELY, Match.LIKELY, Match.NEW]
    assert [one.person_id for one in found] == [listed.person_id, known, known, known, None]
