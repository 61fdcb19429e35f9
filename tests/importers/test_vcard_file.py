"""Contact cards of the versions 2.1, 3.0 and 4.0, as programs write them, and files that are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.desk_papers import ContactCard
from app.domain.errors import UserError
from app.domain.new_people import NewPerson
from app.exporters.vcard import vcard
from app.importers.vcard_file import cards_of

OUTLOOK_2_1 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;LANGUAGE=de;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg;;Dr.\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Dr. J=C3=B6rg =\r\nM=C3=BCller\r\n"
    "ORG:Th\xfcnen-Institut;Abteilung 3\r\nTITLE:Leiter\r\n"
    "TEL;WORK;FAX:+49 1\r\nTEL;WORK;VOICE:+49 531 123\r\n"
    "ADR;WORK;PREF:;;Bundesallee 50;Braunschweig;;38116;Deutschland\r\n"
    "EMAIL;PREF;INTERNET:joerg.mueller@thuenen.example\r\n"
    "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAUDBAQEAwUEBAQFBQUGBwwIBwcHBw8LCwkMEQ8=\r\n"
    "/9j/4AAQSkZJRgABAQEAYABgAAD=\r\n\r\n"
    "AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nFN:Nobody\r\nEND:VCARD\r\n"
    "END:VCARD\r\n"
).encode("latin-1")

APPLE_3_0 = """BEGIN:VCARD
VERSION:3.0
PRODID:-//Apple Inc.//macOS 14//EN
N:van der Berg;Piet;Jan,Klaas;Prof.;
FN:Piet Jan van d
 er Berg
ORG:ISRIC\\, World Soil Information;Maps
ROLE:Head of maps
item1.EMAIL;type=INTERNET:piet@isric.example
item1.X-ABLabel:_$!<Other>!$_
EMAIL;type=INTERNET;type=WORK;type=pref:P.Berg@ISRIC.example
TEL;type=CELL;type="VOICE,pref":+31 6 1
TZ:+01:00
item2.ADR;type=HOME:;;Street 1\\nDoor 2;Wageningen;;6700;Netherlands
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
 SkZJRg==
UID:4F5A-11
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:;;;;
FN:Soil Company
ORG:Soil Company;
X-ABShowAs:COMPANY
END:VCARD
"""

PHONE_4_0 = """BEGIN:VCARD
VERSION:4.0
KIND:individual
FN;LANGUAGE=ja:田中さくら
FN;PREF=1:TANAKA Sakura
N;ALTID=1;LANGUAGE=ja:田中;さくら;;;
N;ALTID=1:Tanaka;Sakura;;;
EMAIL;PREF=2:other@iiasa.example
EMAIL;PREF=1:sakura@iiasa.example
TEL;VALUE=uri;TYPE="voice,work":tel:+43-2236-1;ext=5
LANG;PREF=2:ja
LANG;PREF=1:en
TZ:Europe/Vienna
TITLE:Researcher
ORG:IIASA
PHOTO:data:image/jpeg;base64,{photo}
UID:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6
END:VCARD
BEGIN:VCARD
VERSION:4.0
KIND:group
FN:All of us
MEMBER:urn:uuid:f81d4fae
END:VCARD
"""


def test_outlook_writes_2_1_with_a_charset_for_each_line():
    (row,) = cards_of("x.vcf", OUTLOOK_2_1).rows
    assert row.person == NewPerson(
        display="Dr. Jörg Müller", given="Jörg", family="Müller", title="Dr.", email="joerg.mueller@thuenen.example",
        phone="+49 531 123", organisation="Thünen-Institut", country="DE", role="Leiter",
    )  # fmt: skip
    assert (row.number, row.errors, row.doubts, row.uid) == (1, (), (), "")


def test_apple_writes_3_0_with_groups_and_companies():
    found = cards_of("x.vcf", APPLE_3_0.replace("\n", "\r\n").encode())
    assert found.passed_over == 1
    (row,) = found.rows
    assert row.person == NewPerson(
        display="Piet Jan van der Berg", given="Piet Jan Klaas", family="van der Berg", title="Prof.",
        email="P.Berg@isric.example", phone="+31 6 1", organisation="ISRIC, World Soil Information", country="NL",
        role="Head of maps",
    )  # fmt: skip
    assert (row.more_emails, row.uid, row.doubts) == (("piet@isric.example",), "4F5A-11", ())


def test_phones_write_4_0_with_names_in_two_scripts_and_a_large_photo():
    lines = "\n ".join("A" * 75 for _ in range(20_000))
    found = cards_of("x.vcf", PHONE_4_0.format(photo=lines).encode())
    assert found.passed_over == 1
    (row,) = found.rows
    assert row.person == NewPerson(
        display="TANAKA Sakura", given="Sakura", family="Tanaka", native="田中さくら", email="sakura@iiasa.example",
        phone="+43-2236-1", zone="Europe/Vienna", language="en", organisation="IIASA", role="Researcher",
    )  # fmt: skip
    assert (row.more_emails, row.uid) == (("other@iiasa.example",), "f81d4fae-7dec-11d0-a765-00a0c91e6bf6")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding(encoding):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Brontë\nEND:VCARD\n"
    assert cards_of("x.vcf", card.encode(encoding)).rows[0].person.display == "Zoë Brontë"
    assert cards_of("x.vcf", card.replace("\n", "\r").encode(encoding)).rows[0].person.display == "Zoë Brontë"


def test_what_is_wrong_in_a_card_is_named():
    card = "BEGIN:VCARD\nVERSION:4.0\nN:Berg;;;;\nEMAIL:berg at x\nTZ:Mars/Base\nEND:VCARD\n"
    rows = cards_of("x.vcf", (card + card.replace("N:Berg;;;;\n", "")).encode()).rows
    assert [str(error) for error in rows[0].errors] == [
        "Row 1, e-mail: 'berg at x' is no e-mail address. Write it like name@example.org."
    ]
    assert "time zone: 'Mars/Base' is none" in str(rows[0].doubts[0])
    assert str(rows[1].errors[0]).startswith("Row 2, name: there is none")


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30)


@settings(max_examples=100)
@given(TEXT, TEXT, TEXT)
def test_what_plenary_writes_comes_back(given_name, family, organisation):
    words = [" ".join(part.split()) for part in (given_name, family, organisation)]
    card = vcard(ContactCard(f"A {words[0]}", *words[:2], words[2], email="a@x.example")).encode()
    folded = b"\r\n".join(line[:60] + b"\r\n " + line[60:] if len(line) > 60 else line for line in card.split(b"\r\n"))
    (row,) = cards_of("x.vcf", folded).rows
    person = row.person
    assert (person.display, person.email) == (f"A {words[0]}".strip(), "a@x.example")
    assert (person.given, person.family, person.organisation) == tuple(words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "holds no contact card"),
        (b"Name,E-mail\nAda,a@x\n", "holds no contact card"),
        (b"%PDF-1.7", "is a PDF"),
        (b"BEGIN:VCARD\nVERSION:3.0\nFN:Ada\n", "the card that begins in line 1 does not end"),
        (b"BEGIN:VCARD\nKIND:group\nFN:All\nEND:VCARD\n", "only cards of groups"),
        (b"BEGIN:VCARD\nFN:" + b"x\n " * 1_100_000 + b"\nEND:VCARD\n", "line 2: it is too long"),
        pytest.param(b"BEGIN:VCARD\nFN:A\nEND:VCARD\n" * 200_001, "holds too many cards", marks=pytest.mark.slow),
    ],
)
def test_wrong_files_get_one_sentence_that_names_them(content, words):
    with pytest.raises(UserError) as error:
        cards_of("list.vcf", content)
    assert words in str(error.value)
    assert "list.vcf" in str(error.value)


PIECES = st.sampled_from(
    ["BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "N", ";", ":", "=", "=3D", '"', "\\", "\n", "\r\n", " ", "FN:Ada",
     "ORG", "ENCODING=QUOTED-PRINTABLE", "CHARSET=idna", "CHARSET=rot13", "BASE64", "PREF=", "é", "\x00", "^n",
     "item1."]
)  # fmt: skip


@settings(max_examples=200)
@given(
    st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80)), st.sampled_from(["utf-8", "utf-16"])
)
def test_whatever_comes_in_nothing_but_a_user_error_is_raised(text, encoding):
    try:
        found = cards_of("x.vcf", ("BEGIN:VCARD\n" + text).encode(encoding, "replace"))
    except UserError:
        return
    for row in found.rows:
        assert row.errors or row.person.display or row.person.native
