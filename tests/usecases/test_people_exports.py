"""Participants and access requests from the sample, through the doors that window and command line use."""

import csv
import datetime as dt
import io
import json
import zipfile
from html.parser import HTMLParser

import pytest
import sqlalchemy as sa
from sqlalchemy import select, update
from sqlalchemy.schema import CreateTable

from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.domain.kinds import ItemRoleKind, Reply
from app.models import Affiliation, Base, File, ItemRole, Participation, Person, Presence, Presentation
from app.queries.person_record import person_record
from app.queries.person_rows import references_to
from app.usecases.export_kinds import EXPORT_KINDS, chosen_format
from app.words import words

TODAY = dt.date(2020, 3, 20)
WANG = "xiaoming.wang@caas.example"


def made(store, kind: str, **fields: object) -> bytes:
    request = ExportRequest(kind, TODAY, **fields)
    found = EXPORT_KINDS[kind]
    return found.render[chosen_format(found, request.format)](
        found.gather(store, request), request, words(request.language)
    )


def listed(store, meeting: str, audience: Audience | None = None) -> list[dict[str, str]]:
    data = made(store, "participants", meeting=meeting, format="csv", audience=audience).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(data, newline="")))


def record(store, email: str = WANG) -> dict[str, object]:
    return json.loads(made(store, "person", person=email, format="json"))


def archive(store, email: str = WANG, **fields: object) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made(store, "person", person=email, **fields))) as found:
        return {name: found.read(name) for name in found.namelist()}


def test_the_attendance_of_wageningen(sample):
    everybody, attended = listed(sample, "wageningen-2020", Audience.CHAIR), listed(sample, "wageningen-2020")
    assert len(everybody) == 85
    assert [row["Took part"] for row in everybody].count("yes") == len(attended) == 73
    assert len({row["Country"] for row in attended} - {""}) == 19
    assert [row["Organisation"].casefold() for row in attended] == sorted(
        row["Organisation"].casefold() for row in attended
    )


def test_the_affiliation_is_that_of_the_meeting(sample):
    with sample.read() as session:
        moved = session.scalars(
            select(Person.display)
            .join(Affiliation)
            .join(Participation, Participation.person_id == Person.id)
            .where(Affiliation.valid_until < TODAY)
        ).first()
    before = {row["Name"]: row["Organisation"] for row in listed(sample, "cali-2019", Audience.CHAIR)}
    after = {row["Name"]: row["Organisation"] for row in listed(sample, "wageningen-2020", Audience.CHAIR)}
    assert before[moved] != after[moved]


def test_a_meeting_to_come_lists_who_accepted_or_may_come(sample):
    chair = listed(sample, "irc-founding-2020", Audience.CHAIR)
    assert {row["Reply"] for row in chair if row["Expected"] == "yes"} == {"accepted", "tentative"}
    assert {row["Reply"] for row in chair if row["Expected"] == "no"} == {"declined", "no reply"}
    assert len(listed(sample, "irc-founding-2020")) == len([row for row in chair if row["Expected"] == "yes"])


def test_a_list_without_any_answer_names_everybody(sample):
    with sample.change("Forget") as session:
        session.execute(update(Participation).values(reply=Reply.NONE))
        session.execute(sa.delete(Presence))
    for meeting, number in (("irc-founding-2020", 61), ("wageningen-2020", 85)):
        assert len(listed(sample, meeting)) == number


def test_a_meeting_without_a_list(sample):
    assert listed(sample, "final-2021") == []
    assert made(sample, "participants", meeting="final-2021").startswith(b"%PDF")


def test_the_archive_holds_record_summary_and_slides(sample):
    found = archive(sample)
    assert list(found) == ["files/1-Soil-information-that-crosses-borders.pdf", "record.json", "summary.html"]
    assert found["files/1-Soil-information-that-crosses-borders.pdf"].startswith(b"%PDF")
    assert json.loads(found["record.json"]) == record(sample)
    assert made(sample, "person", person=WANG) == made(sample, "person", person=WANG)


def test_what_is_held(sample):
    found = record(sample)
    data = found["data"]
    assert data["person"][0]["native"] == "王小明"
    assert {row["purpose"] for row in data["consent"]} == {"listed", "photo"}
    assert data["affiliation"][0]["organisation"] == "CAAS"
    assert [row["state"] for row in data["presence"]] == ["remote"] * 3
    assert data["item_role"][0]["item"] == data["presentation"][0]["title"]
    assert {row["table"] for row in found["kept_documents"]} == {"agenda_release", "minutes_version"}
    assert found["kept_documents"][0]["named_as"] == ["WANG Xiaoming 王小明 (CAAS)"]
    assert {row["step"] for row in found["history"]} >= {"Add the people of the parties, WR to CSU"}


def test_every_reference_to_a_person_in_every_table(sample):
    """For each foreign key to the table of people: whoever stands there finds that row in the record."""
    keys = [(table, column) for table, column in references_to("person")]
    assert len(keys) == sum(
        key.column.table.name == "person" for table in Base.metadata.sorted_tables for key in table.foreign_keys
    )
    used = 0
    with sample.read() as session:
        for table, column in keys:
            row = session.execute(select(table.c.uid, column).where(column.is_not(None))).first()
            if row is not None:
                used += 1
                held = person_record(session, session.get_one(Person, row[1]), TODAY)
                rows = next(held_table.rows for held_table in held.tables if held_table.name == table.name)
                assert str(row[0]) in {field.value for one in rows for field in one.fields}
    unused = {"availability", "mail_message", "reply_received"}  # the sample has none
    assert used >= len(keys) - 1 - len(unused)


def test_a_table_that_is_added_later_is_not_forgotten(sample):
    gift = sa.Table(
        "gift",
        Base.metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("receiver_id", sa.ForeignKey("person.id")),
        sa.Column("what", sa.Text),
    )
    ribbon = sa.Table(
        "ribbon",
        Base.metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("gift_id", sa.ForeignKey("gift.id")),
        sa.Column("colour", sa.Text),
    )
    try:
        with sample.read() as session:
            person = session.scalars(select(Person).where(Person.email == WANG)).one()
            raw = session.connection()
            raw.exec_driver_sql("PRAGMA query_only = OFF")
            for table in (gift, ribbon):
                raw.execute(CreateTable(table, include_foreign_key_constraints=[]))
            raw.execute(gift.insert().values(id=7, receiver_id=person.id, what="A spade"))
            raw.execute(ribbon.insert().values(id=1, gift_id=7, colour="green"))
            held = {table.name: table.rows for table in person_record(session, person, TODAY).tables}
            session.rollback()
    finally:
        for table in (ribbon, gift):
            Base.metadata.remove(table)
    assert {field.name: field.value for field in held["gift"][0].fields}["what"] == "A spade"
    assert {field.name: field.value for field in held["gift"][0].fields}["receiver"] == "WANG Xiaoming"
    assert {field.name: field.value for field in held["ribbon"][0].fields}["colour"] == "green"


def test_what_was_changed_deleted_and_written_about_the_person(sample):
    with sample.change("Correct an address") as session:
        person = session.scalars(select(Person).where(Person.email == WANG)).one()
        person.email = "wang@new.example"
        role = session.scalars(select(ItemRole).where(ItemRole.person_id == person.id)).one()
        talk = session.scalars(select(Presentation).where(Presentation.item_id != role.item_id)).first()
        talk.abstract = "First line.\nWith thanks to WANG Xiaoming of CAAS.\nLast line."
    with sample.change("Another speaker") as session:
        session.delete(session.get_one(ItemRole, role.id))
    found = record(sample, "wang@new.example")
    (changed,) = [one for one in found["history"] if one["step"] == "Correct an address"]
    assert changed["before"]["email"] == WANG
    assert changed["after"]["email"] == "wang@new.example"
    (gone,) = [one for one in found["history"] if one["step"] == "Another speaker"]
    assert (gone["operation"], gone["table"], gone["before"]["person"]) == ("deleted", "item_role", "WANG Xiaoming")
    assert "item_role" not in found["data"]
    (mention,) = found["mentions"]
    assert mention["lines"] == ["With thanks to WANG Xiaoming of CAAS."]


def test_what_the_person_did_in_the_program(sample):
    with sample.change("Rename") as session:
        session.execute(update(Person).where(Person.email == WANG).values(display="Coordination team"))
    steps = record(sample)["own_steps"]
    assert {"at": "2020-03-19T15:40:00+00:00", "step": "Record needs for the founding meeting and a withdrawn consent",
            "arguments": {}} in steps  # fmt: skip


def test_nobody_else_is_named(sample):
    with sample.read() as session:
        others = session.scalars(select(Person.display).where(Person.email != WANG)).all()
    said = made(sample, "person", person=WANG, format="json").decode()
    assert [name for name in others if name in said] == []


class Reader(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data) -> None:
        self.text += data


@pytest.mark.parametrize(
    "bad", ["<script>alert(1)</script><img src='file:///etc/passwd'>", "{curly} &amp; %s", "א\u202e王"]
)
def test_hostile_text_everywhere(sample, bad):
    with sample.change("Break") as session:
        person = session.scalars(select(Person).where(Person.email == WANG)).one()
        person.display = person.given = person.family = person.native = person.phone = person.title = bad
        for affiliation in session.scalars(select(Affiliation).where(Affiliation.person_id == person.id)):
            affiliation.role = bad
        role = session.scalars(
            select(ItemRole).where(ItemRole.person_id == person.id, ItemRole.kind == ItemRoleKind.SPEAKER)
        ).first()
        session.execute(update(Presentation).where(Presentation.item_id == role.item_id).values(title=bad))
        session.execute(update(File).values(name="../../" + bad + "/..\\CON.exe\u202efdp."))
    found = archive(sample)
    page = Reader()
    page.feed(found["summary.html"].decode("utf-8"))
    assert not {"script", "iframe", "link"} & set(page.tags)
    assert all(address.startswith(("#", "data:image/")) for address in page.addresses)
    assert bad.replace("\u202e", "") in page.text.replace("\u202e", "")
    assert json.loads(found["record.json"])["data"]["person"][0]["display"] == bad
    names = [name for name in found if name.startswith("files/")]
    assert len(names) == 1
    assert not set(names[0].removeprefix("files/")) & set("/\\:<>|?*\"'\u202e")


def test_french(sample):
    assert archive(sample, language="fr")["summary.html"].startswith(b'<!DOCTYPE html>\n<html lang="fr"')


def test_whose(sample):
    with pytest.raises(UserError, match="--for"):
        made(sample, "person")
    with pytest.raises(UserError, match="Nobody here"):
        made(sample, "person", person="nobody@x.example")
