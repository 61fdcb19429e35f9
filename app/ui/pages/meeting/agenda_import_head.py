"""What is above the preview of an import of an agenda: the file, how it is to be taken, what its columns mean."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QWidget

from app.domain.agenda_import_plan import Options
from app.ui import theme
from app.ui.language import plural, said, tr
from app.ui.pages.meeting.agenda_import_mapping import AgendaMapping
from app.ui.pages.meeting.agenda_import_words import zone_words
from app.ui.pages.meeting.agenda_import_work import AgendaImportWork
from app.ui.widgets.buttons import Chip
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import Rule, box, toolbar
from app.ui.widgets.menu_chip import MenuChip

_EXAMPLES = 2


class AgendaImportHead(QWidget):
    """Shows the work, and tells it what is wished."""

    def __init__(self, work: AgendaImportWork) -> None:
        super().__init__()
        self._work = work
        self._name, self._facts = Label("", "lead"), Elided("", "small", "muted")
        self._facts.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.sheet = MenuChip(tr("Sheet"), [("", "—")], "")
        self.sheet.chosen.connect(work.choose_sheet)
        self.as_it_stands = Chip(tr("Take the times as they stand"))
        self.overwrite = Chip(tr("Overwrite what was changed here"))
        self.cancel = Chip(tr("Cancel what is gone"))
        for chip in (self.as_it_stands, self.overwrite, self.cancel):
            chip.toggled.connect(lambda _on: self._tell())
        self.mapping = AgendaMapping(_EXAMPLES)
        self.mapping.changed.connect(work.map_columns)
        self.problem = Label("", "small", "danger", wrap=True)
        self.problem.hide()
        bar = toolbar(self._name, 4, self._facts, self.sheet, self.as_it_stands, self.overwrite, self.cancel)
        if (row := bar.layout()) is not None:
            row.setStretch(row.indexOf(self._facts), 1)  # type: ignore[attr-defined]
        under = box("v", self.problem, self.mapping, margins=(theme.MARGIN, 0, theme.MARGIN, 6))
        box("v", bar, under, Rule(), parent=self)

    def show_work(self) -> None:
        """Show the file as it is read now."""
        work, looked = self._work, self._work.looked
        if work.file is None or looked is None:
            return
        self._name.setText(work.file.source)
        reading, table = looked.reading, work.file.table
        parts = [plural("{number} event", "{number} events", len(reading.agenda.events))] if reading is not None else []
        if table is not None:
            parts.append(table.encoding or tr("sheet {name}", name=table.sheet))
        elsewhere = reading is not None and reading.is_moved
        if elsewhere and reading is not None and not work.as_it_stands:
            parts.append(zone_words(reading.file_zone))
        self._facts.setText(" · ".join(parts))
        sheets = table.sheets if table is not None else ()
        self.sheet.setVisible(len(sheets) > 1)
        if table is not None and sheets:
            self.sheet.set_choices([(title, title) for title in sheets], table.sheet)
        self._show_chip(self.as_it_stands, work.as_it_stands, elsewhere or work.as_it_stands)
        self._show_chip(self.overwrite, work.options.overwrite, shown=True)
        self._show_chip(self.cancel, work.options.cancel_missing, shown=True)
        self.mapping.show_sheet(looked.columns)
        self.refuse(said(looked.refused) if looked.refused is not None else "")

    def refuse(self, words: str) -> None:
        """Say what is wrong; empty: nothing is."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _show_chip(self, chip: Chip, on: bool, shown: bool) -> None:
        with QSignalBlocker(chip):
            chip.setChecked(on)
        chip.setVisible(shown)

    def _tell(self) -> None:
        options = Options(self.overwrite.isChecked(), self.cancel.isChecked())
        self._work.choose_options(options, self.as_it_stands.isChecked())
