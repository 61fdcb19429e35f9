"""What is above the preview of an import: which file, how it was read, where to, and what its columns mean."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.import_targets import ImportTarget
from app.importers.sheet_people import OF_MEETINGS
from app.ui import theme
from app.ui.language import plural, tr
from app.ui.pages.meeting.participants_mapping import MappingRow
from app.ui.pages.people.importing_work import ImportWork
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box, toolbar
from app.ui.widgets.menu_chip import MenuChip

_EXAMPLES, _FORMAT_VCARD = 2, "vCard"


class FileHead(QWidget):
    """``aimed`` tells the meeting (id, 0 for none) to import to; the other signals are those of the work."""

    aimed = Signal(int)

    def __init__(self, work: ImportWork) -> None:
        super().__init__()
        self._work = work
        self._name, self._facts = Label("", "lead"), Elided("", "small", "muted")
        self.sheet = MenuChip(tr("Sheet"), [("", "—")], "")
        self.target = MenuChip(tr("Import to"), [("0", tr("People"))], "0")
        self.sheet.chosen.connect(work.choose_sheet)
        self.target.chosen.connect(lambda value: self.aimed.emit(int(value)))
        self.mapping = MappingRow(_EXAMPLES)
        self.mapping.changed.connect(work.map_columns)
        self.problem = Label("", "small", "danger", wrap=True)
        self.problem.hide()
        self._facts.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        bar = toolbar(self._name, 4, self._facts, self.sheet, Label(tr("Import to"), "small", "muted"), self.target)
        if (row := bar.layout()) is not None:
            row.setStretch(row.indexOf(self._facts), 1)  # type: ignore[attr-defined]
        under = box("v", self.problem, self.mapping, margins=(theme.MARGIN, 0, theme.MARGIN, 6))
        box("v", bar, under, Rule(), parent=self)

    def show_targets(self, targets: Sequence[ImportTarget]) -> None:
        """Offer these meetings."""
        current = str(self._work.target.id) if self._work.target is not None else "0"
        meetings = [(str(each.id), tr("Participants of {meeting}", meeting=each.title)) for each in targets]
        self.target.set_choices([("0", tr("People")), *meetings], current)

    def show_work(self) -> None:
        """Show the file as it is read now."""
        work = self._work
        if work.file is None or work.people is None:
            return
        table, people = work.file.table, work.people
        self._name.setText(work.file.source)
        parts = [
            plural("{number} row", "{number} rows", len(people.rows)),
            (table.encoding or tr("sheet {name}", name=table.sheet)) if table is not None else _FORMAT_VCARD,
            plural("{number} card of a group or organisation passed over",
                   "{number} cards of groups and organisations passed over", people.passed_over)
            if people.passed_over else "",
        ]  # fmt: skip
        self._facts.setText(" · ".join(part for part in parts if part))
        sheets = table.sheets if table is not None else ()
        self.sheet.setVisible(len(sheets) > 1)
        if table is not None and sheets:
            self.sheet.set_choices([(title, title) for title in sheets], table.sheet)
        days = work.target.days if work.target is not None else ()
        self.mapping.show_columns(people.columns, days, OF_MEETINGS if work.target is None else ())

    def refuse(self, words: str) -> None:
        """Say what is wrong; empty: nothing is."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))
