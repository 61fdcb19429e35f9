"""The panel of a risk: how likely, how severe, whose it is, what is done against it."""

from typing import Any

from app.domain.kinds import RiskState
from app.domain.plan_panel import RISK
from app.domain.plan_rows import RiskRow
from app.services.risks import edit_risk
from app.ui.desk import Desk
from app.ui.language import term, tr
from app.ui.pages.plan.panel_part import Offered, PanelPart, named, titled
from app.ui.pages.plan.plan_words import EMPTY, LEVELS, RISK_SHAPES, RISK_STATES
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box
from app.ui.widgets.lines import Line, LineText
from app.words import message


class RiskPart(PanelPart):
    """A risk that is watched, has occurred, or has ended."""

    step, kind = message("Edit a risk"), RISK

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._state = Line(LineText(""), height=32, leads_on=False)
        fields = {
            "state": Property(tr("State"), lambda value: term(RISK_STATES, value), choices=lambda: _terms(RISK_STATES)),
            "likelihood": Property(tr("Likelihood"), lambda value: term(LEVELS, value), choices=_levels),
            "severity": Property(tr("Severity"), lambda value: term(LEVELS, value), choices=_levels),
            "owner_id": Property(
                tr("Owner"), choices=lambda: named(self.choices().organisations, EMPTY), placeholder=EMPTY
            ),
            "work_package_id": Property(
                tr("Package"), choices=lambda: titled(self.choices().packages, EMPTY), placeholder=EMPTY
            ),
            "text": Property(tr("Risk"), long="text", placeholder=EMPTY),
            "mitigation": Property(tr("Mitigation"), long="text", placeholder=tr("What is done against it")),
            "number": Property(tr("Number"), placeholder=EMPTY),
        }
        for name, field in fields.items():
            self.add(name, field, _edit(name))
        box("v", self.problems, self._state, 8, *fields.values(), parent=self)

    def show_row(self, row: RiskRow) -> None:
        """Show the risk as it is now."""
        self.row_id = row.id
        weight = tr("weight {number} of 9", number=row.weight)
        self._state.show_text(LineText(term(RISK_STATES, row.state), right=weight, state=RISK_SHAPES[row.state]))
        values: dict[str, Any] = {
            "state": row.state, "likelihood": row.likelihood, "severity": row.severity, "owner_id": row.owner,
            "work_package_id": row.package, "text": row.text, "mitigation": row.mitigation, "number": row.number,
        }  # fmt: skip
        for name, value in values.items():
            self.fields[name].show_value(value)
        self.lock()
        found = []
        if row.state is RiskState.OPEN and not row.mitigation:
            ways = [(tr("Write it down"), lambda: self.go_to("mitigation"))]
            found = [("warning", tr("Nothing is planned against it"), "", ways)]
        self.show_problems(found, row)


def _edit(field: str) -> Any:
    return lambda session, row, value: edit_risk(session, row, **{field: value})


def _levels() -> Offered:
    return _terms(LEVELS)


def _terms(terms: Any) -> Offered:
    return [(value, tr(words)) for value, words in terms.items()]
