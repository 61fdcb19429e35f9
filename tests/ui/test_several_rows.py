"""Several chosen rows: one field is set for all of them in one step, and one undo takes it back."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from sqlalchemy import select

from app.models import Person
from app.services.people import edit_person, set_languages
from app.ui.widgets.several import Several, SeveralField


@dataclass(frozen=True)
class Speaker:
    """A row."""

    id: int
    language: str


def test_a_field_is_set_for_all_in_one_step(desk, shown, qtbot):
    ids = desk.read(lambda session: list(session.scalars(select(Person.id).order_by(Person.id).limit(3))))
    desk.change("Change person", lambda session: edit_person(session, ids[0], language="de"))

    def rows() -> list[Speaker]:
        query = select(Person.id, Person.language).where(Person.id.in_(ids)).order_by(Person.id)
        return [Speaker(row.id, row.language or "") for row in desk.read(lambda session: session.execute(query).all())]

    before = rows()
    panel: Several[Speaker] = Several(
        desk,
        "People",
        {
            "language": SeveralField(
                "Language",
                "Set the language of {number} people",
                lambda row: row.language,
                set_languages,
                lambda number: f"Language of {number} set",
            )
        },
    )
    shown(panel, (320, 400))
    panel.show_rows(ids, rows())
    field = panel.fields["language"].field
    assert (panel.name.text(), field.text(), field.placeholderText()) == ("3 chosen", "", "several")
    heard: list[str] = []
    desk.said.connect(lambda saying: heard.append((saying.text, saying.undo)))
    panel.take_keyboard()
    qtbot.keyClicks(field, "fr")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [row.language for row in rows()] == ["fr", "fr", "fr"]
    assert heard == [("Language of 3 set", True)]
    panel.show_rows(ids, rows())
    assert field.text() == "fr"
    panel.show_rows(range(1, 1000), rows())  # of many only some are known
    assert (panel.name.text(), field.placeholderText()) == ("999 chosen", "several")
    desk.store.undo()
    assert rows() == before


def test_what_cannot_be_is_said_under_the_field(desk, shown, qtbot):
    ids = desk.read(lambda session: list(session.scalars(select(Person.id).limit(2))))

    def refuse(_session, _ids, _value) -> None:
        edit_person(_session, 10**9, language="fr")

    spec = SeveralField("Language", "Set {number}", lambda row: row.language, refuse, str)
    panel: Several[Speaker] = Several(desk, "People", {"language": spec})
    shown(panel, (320, 400))
    panel.show_rows(ids, [Speaker(one, "") for one in ids])
    field = panel.fields["language"].field
    field.setFocus()
    qtbot.keyClicks(field, "fr")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("wrong")
    assert field.text() == "fr"
