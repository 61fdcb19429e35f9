"""The registers of actions and of decisions, over all meetings or of one.

They are records, so they name everybody but those who took their consent back (DOMAIN R13); a person's own actions
name that person.
"""

from app.db.stores import Store
from app.domain.consent import withhold
from app.domain.export_request import ExportRequest
from app.domain.registers import ActionRegister, DecisionRegister
from app.queries.consent import withdrawn_people
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.queries.people import find_person
from app.queries.registers import action_register, decision_register
from app.usecases.export_kind import ExportKind
from app.words import Words


def _gather_actions(store: Store, request: ExportRequest) -> ActionRegister:
    with store.read() as session:
        meeting = find_meeting(session, request.meeting) if request.meeting else None
        owner = find_person(session, request.person) if request.person else None
        day = today(session, request.today)
        register = action_register(session, day, meeting, owner)
        own = {register.owner.uid} if register.owner is not None else set()
        return withhold(register, withdrawn_people(session, day) - own)


def _gather_decisions(store: Store, request: ExportRequest) -> DecisionRegister:
    with store.read() as session:
        meeting = find_meeting(session, request.meeting) if request.meeting else None
        day = today(session, request.today)
        return withhold(decision_register(session, day, meeting), withdrawn_people(session, day))


def _actions_pdf(register: ActionRegister, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.registers import actions_pdf

    return actions_pdf(register, words)


def _actions_xlsx(register: ActionRegister, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.registers import actions_xlsx

    return actions_xlsx(register, words)


def _actions_csv(register: ActionRegister, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.registers import actions_csv

    return actions_csv(register, words)


def _decisions_pdf(register: DecisionRegister, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.pdf.registers import decisions_pdf

    return decisions_pdf(register, words)


def _decisions_xlsx(register: DecisionRegister, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.registers import decisions_xlsx

    return decisions_xlsx(register, words)


def _decisions_csv(register: DecisionRegister, request: ExportRequest, words: Words) -> bytes:
    from app.exporters.sheets.registers import decisions_csv

    return decisions_csv(register, words)


KINDS = (
    ExportKind(
        "actions",
        frozenset({"meeting", "person"}),
        False,
        _gather_actions,
        {"pdf": _actions_pdf, "xlsx": _actions_xlsx, "csv": _actions_csv},
    ),
    ExportKind(
        "decisions",
        frozenset({"meeting"}),
        False,
        _gather_decisions,
        {"pdf": _decisions_pdf, "xlsx": _decisions_xlsx, "csv": _decisions_csv},
    ),
)
