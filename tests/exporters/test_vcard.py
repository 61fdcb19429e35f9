"""The contact card of a badge: what RFC 2426 asks for, escaped as RFC 6350 says, and shorter where it must be."""

import re

import pytest
from venue_examples import HOSTILE

from app.domain.desk_papers import ContactCard
from app.exporters.vcard import shorter_cards, vcard

CARD = ContactCard("Inês Carvalho", "Inês", "Carvalho", "Institute; of Soil, and Air", "ISA", "ines@isa.example")


def unescaped(value: str) -> str:
    """A value as a reader of RFC 6350 §3.4 takes it."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def fields(text: str) -> dict[str, str]:
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCARD" and lines[-2:] == ["END:VCARD", ""]
    return dict(line.split(":", 1) for line in lines[1:-2])


def test_a_card_with_everything():
    assert vcard(CARD) == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Carvalho;Inês;;;\r\nFN:Inês Carvalho\r\n"
        "ORG:Institute\\; of Soil\\, and Air\r\nEMAIL:ines@isa.example\r\nEND:VCARD\r\n"
    )


def test_empty_fields_are_left_out_but_for_the_two_names():
    assert fields(vcard(ContactCard("Li"))) == {"VERSION": "3.0", "N": ";;;;", "FN": "Li"}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_text_breaks_out_of_its_field(hostile: str):
    found = fields(vcard(ContactCard(hostile, hostile, hostile, hostile, hostile, hostile)))
    assert set(found) <= {"VERSION", "N", "FN", "ORG", "EMAIL"}
    parts = re.split(r"(?<!\\)(?:\\\\)*;", found["N"])
    assert len(parts) == 5
    assert "\r" not in unescaped(found["FN"]) and "\x00" not in found["FN"]


def test_what_is_escaped_is_read_back():
    name = "a;b,c\\d\ne:f"
    assert unescaped(fields(vcard(ContactCard(name)))["FN"]) == name


def test_cards_get_shorter_and_the_name_stays_longest():
    cards = list(shorter_cards(CARD))
    lengths = [len(vcard(card)) for card in cards]
    assert lengths[0] == max(lengths) and lengths[-1] == min(lengths)
    assert cards[1].organisation == "ISA" and cards[1].email
    assert not cards[2].organisation and cards[2].email
    assert not cards[3].email and cards[3].organisation == "ISA"
    assert cards[4] == ContactCard("Inês Carvalho", "Inês", "Carvalho")
    assert cards[5] == ContactCard("Inês Carvalho")
    assert cards[-1] == ContactCard("")
