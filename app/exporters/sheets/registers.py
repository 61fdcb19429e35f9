"""The registers of actions and decisions as spreadsheets: one row an action, one row a decision."""

from app.domain.documents import ProjectHead
from app.domain.minutes import ActionEntry, DecisionEntry
from app.domain.registers import ActionRegister, DecisionGroup, DecisionRegister, register_instant
from app.exporters.minutes_words import is_late
from app.exporters.register_words import (
    actions_title,
    decision_state_text,
    decisions_title,
    shows_illustrative_actions,
    shows_illustrative_decisions,
)
from app.exporters.sheets.csv_file import csv_bytes
from app.exporters.sheets.notes import document_notes
from app.exporters.sheets.tables import Column, Properties, Sheet, Value
from app.exporters.sheets.xlsx import xlsx
from app.exporters.terms import ACTION_STATES, ILLUSTRATIVE_SIGN, person_text
from app.words import Words


def actions_xlsx(register: ActionRegister, words: Words) -> bytes:
    """The register of actions as a workbook."""
    title, illustrative = actions_title(register, words), shows_illustrative_actions(register)
    return xlsx([actions_sheet(register, words)], _properties(register, title, illustrative, words), words)


def actions_csv(register: ActionRegister, words: Words) -> bytes:
    """The register of actions as CSV."""
    return csv_bytes(actions_sheet(register, words))


def decisions_xlsx(register: DecisionRegister, words: Words) -> bytes:
    """The register of decisions as a workbook."""
    title, illustrative = decisions_title(register, words), shows_illustrative_decisions(register)
    return xlsx([decisions_sheet(register, words)], _properties(register, title, illustrative, words), words)


def decisions_csv(register: DecisionRegister, words: Words) -> bytes:
    """The register of decisions as CSV."""
    return csv_bytes(decisions_sheet(register, words))


def actions_sheet(register: ActionRegister, words: Words) -> Sheet:
    """One row an action, in the order in which they were opened."""
    columns = (
        Column(words("No."), 9),
        Column(words("Action"), 60, wrap=True),
        Column(words("Who"), 26, wrap=True),
        Column(words("Organisation"), 16),
        Column(words("Due"), 12),
        Column(words("Status"), 14),
        Column(words("Days late"), 9),
        Column(words("Opened"), 12),
        Column(words("Meeting"), 18),
        Column(words("Serves"), 30, wrap=True),
        Column(ILLUSTRATIVE_SIGN, 4),
    )
    return Sheet(words("Actions"), columns, tuple(_action_row(action, words) for action in register.actions))


def decisions_sheet(register: DecisionRegister, words: Words) -> Sheet:
    """One row a decision, by meeting and body."""
    columns = (
        Column(words("Meeting"), 17),
        Column(words("Body"), 16, wrap=True),
        Column(words("No."), 9),
        Column(words("Decision"), 54, wrap=True),
        Column(words("Item"), 24, wrap=True),
        Column(words("Status"), 12),
        Column(words("For"), 7),
        Column(words("Against"), 9),
        Column(words("Abstentions"), 12),
        Column(words("Taken on"), 11),
        Column(words("Binding since"), 11),
        Column(words("Vetoed by"), 11),
        Column(words("Reason"), 22, wrap=True),
        Column(words("Serves"), 28, wrap=True),
        Column(ILLUSTRATIVE_SIGN, 4),
    )
    rows = tuple(_decision_row(group, decision, words) for group in register.groups for decision in group.decisions)
    return Sheet(words("Decisions"), columns, rows)


def _action_row(action: ActionEntry, words: Words) -> tuple[Value, ...]:
    owner = action.person
    return (
        action.number,
        action.text,
        person_text(owner, words) if owner is not None else None,
        action.organisation or (owner.organisation if owner is not None else "") or None,
        action.due,
        words(ACTION_STATES[action.state]),
        action.late_days if is_late(action) else None,
        action.opened_on,
        action.meeting or None,
        ", ".join(action.serves) or None,
        ILLUSTRATIVE_SIGN if action.illustrative else None,
    )


def _decision_row(group: DecisionGroup, decision: DecisionEntry, words: Words) -> tuple[Value, ...]:
    return (
        group.meeting.short_name,
        group.body or None,
        decision.number,
        decision.text,
        decision.item_title or None,
        decision_state_text(decision, words),
        decision.votes_for,
        decision.votes_against,
        decision.abstentions,
        decision.taken_on,
        decision.binding_on,
        decision.vetoed_by or None,
        decision.veto_reason or None,
        ", ".join(decision.serves) or None,
        ILLUSTRATIVE_SIGN if decision.illustrative else None,
    )


def _properties(
    register: ActionRegister | DecisionRegister, title: str, illustrative: bool, words: Words
) -> Properties:
    project: ProjectHead = register.project
    return Properties(
        title=title,
        author=project.acronym or project.title,
        at=register_instant(register.as_of),
        notes=document_notes(project, illustrative, words),
        logo=project.logo,
    )
