"""The people in a row of a sheet with an agenda: who speaks, who leads, for whom, and whether they agreed."""

import re
from collections.abc import Iterator

from app.domain.agenda_columns import SheetField
from app.domain.agenda_import import ImportedPart, ImportedPerson
from app.domain.errors import UserError
from app.domain.kinds import ItemRoleKind, RoleState
from app.domain.names import NO_BREAK_SPACE, normal_email
from app.importers.agenda_kinds import answer_of, role_of
from app.importers.agenda_own_words import is_withheld, own_answers, own_roles, own_word
from app.importers.agenda_row_values import SIGN, Row, Sheet
from app.importers.agenda_text import one_line

_REMARKS = re.compile(r"^(.*\S)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)$")
_ROLE = re.compile(r"([^:]{2,40}):\s+(.+)")


def parts_of(sheet: Sheet, row: Row) -> tuple[ImportedPart, ...]:
    """What everybody in the row does, each once."""
    return tuple(dict.fromkeys((*_speakers(sheet, row), *_chairs(sheet, row))))


def _speakers(sheet: Sheet, row: Row) -> Iterator[ImportedPart]:
    emails = [each.strip() for each in re.split(r"[\n;,]", row.text(SheetField.EMAIL)) if each.strip()]
    organisation = one_line(row.text(SheetField.ORGANISATION))
    listed = list(_listed(row.text(SheetField.SPEAKERS)))
    for place, text in enumerate(listed):
        email = _address(sheet, row, emails[place]) if place < len(emails) else ""
        if (part := _part(sheet, row, text, ItemRoleKind.SPEAKER, email, organisation)) is not None:
            yield part


def _chairs(sheet: Sheet, row: Row) -> Iterator[ImportedPart]:
    for text in _listed(row.text(SheetField.CHAIR)):
        if (part := _part(sheet, row, text, ItemRoleKind.CHAIR, "", "")) is not None:
            yield part


def _listed(text: str) -> Iterator[str]:
    """The people in a cell: a line or a semicolon between them, or a comma where each has more than one word."""
    for line in re.split(r"[\n;]", text):
        parts = re.split(r",\s+(?![^()]*\))", line)
        for each in parts if all(" " in part.strip() for part in parts) else [line]:
            if each.strip():
                yield each.strip(" \t,")


def _part(
    sheet: Sheet, row: Row, text: str, kind: ItemRoleKind, email: str, organisation: str
) -> ImportedPart | None:  # fmt: skip
    """Somebody with what they do ("Moderator: …"), where they are from and whether they agreed (in brackets)."""
    said = _ROLE.fullmatch(text)
    role = (own_word(said[1], own_roles()) or role_of(said[1])) if said is not None else None
    if said is not None and role is not None:
        text, kind = said[2], ItemRoleKind(role)
    state = RoleState.CONFIRMED
    if (remarks := _REMARKS.fullmatch(text)) is not None:
        text = remarks[1]
        for remark in re.split(r",\s+", remarks[2]):
            answer = own_word(remark, own_answers()) or answer_of(remark)
            if answer is not None:
                state = RoleState(answer)
            else:
                organisation = remark.strip() if organisation == "" else organisation
    name, _space, native = text.rstrip(SIGN).strip().partition(NO_BREAK_SPACE)
    if is_withheld(name):
        sheet.remarks.append(
            UserError("{name}, row {row}: a name that is withheld is left out.", name=sheet.name, row=row.number)
        )
        return None
    if not one_line(name):
        return None
    person = ImportedPerson(one_line(name), "", email, organisation, one_line(native))
    return ImportedPart(sheet.people.place(person), kind, state)


def _address(sheet: Sheet, row: Row, text: str) -> str:
    try:
        return normal_email(text)
    except UserError:
        sheet.remarks.append(
            UserError("{name}, row {row}, {field}: {value} is no e-mail address and is left out.",
                      name=sheet.name, row=row.number, field="email", value=repr(text))
        )  # fmt: skip
        return ""
