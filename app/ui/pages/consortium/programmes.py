"""National programmes with their coordinators, and all published figures with their sources (DOMAIN R11)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QLineEdit, QStackedWidget, QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.consortium.programmes_parts import FiguresPart, ProgrammesPart
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.pages.view import View
from app.ui.places import Place
from app.ui.widgets.buttons import Segmented

_REMEMBERED = "consortium.programmes.view"


class ProgrammesView(View):
    """Shows one of its two parts; which one is remembered."""

    page_name, name = "consortium", "programmes"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.programmes, self.figures = ProgrammesPart(desk), FiguresPart(desk)
        self.parts: tuple[ListAndPanelView, ...] = (self.programmes, self.figures)
        self._stack, self._switches = QStackedWidget(), []  # type: QStackedWidget, list[Segmented]
        for part, title in zip(self.parts, (tr("National programmes"), tr("Published figures")), strict=True):
            part.setAccessibleName(title)
            self._stack.addWidget(part)
            bar = part.list.bar.layout()
            assert isinstance(bar, QBoxLayout)
            switch = Segmented([tr("Programmes"), tr("Figures")], tr("Show"))
            switch.chosen.connect(self.show_part)
            self._switches.append(switch)
            bar.insertWidget(0, switch)
            bar.insertSpacing(1, 4)
            part.told.connect(lambda _words: self._tell())
        self.programmes.asked.connect(lambda: self.show_part(0))
        self.figures.asked.connect(lambda: self.show_part(1))
        self.commands |= self.programmes.commands | self.figures.commands
        self.column.addWidget(self._stack)
        self.tell_count(self.programmes.count)
        self.programmes.counted.connect(self.tell_count)
        self.show_part(1 if str(desk.settings.recall(_REMEMBERED, 0)) == "1" else 0)

    def part(self) -> ListAndPanelView:
        """The part that is shown."""
        return self.parts[self._stack.currentIndex()]

    def show_part(self, number: int) -> None:
        """Show the programmes (0) or the figures (1)."""
        came = number != self._stack.currentIndex()
        self._stack.setCurrentIndex(number)
        for switch in self._switches:
            switch.choose(number)
        self.desk.settings.remember(_REMEMBERED, number)
        self._tell()
        self._settle_buttons()
        if came and self.isVisible():
            self.part().list.take_keyboard()

    @override
    def arrive(self, place: Place) -> None:
        for number, part in enumerate(self.parts):
            if place.thing and place.thing == part.thing:
                self.show_part(number)
        self.part().arrive(place)
        self._settle_buttons()

    @override
    def place(self) -> Place:
        return self.part().place()

    @override
    def header_buttons(self) -> Sequence[QWidget]:
        return [button for part in self.parts for button in part.header_buttons()]

    @override
    def filter_field(self) -> QLineEdit | None:
        return self.part().filter_field()

    def _tell(self) -> None:
        self.tell(self.part().subtitle)

    def _settle_buttons(self) -> None:
        """Only the shown part has its button in the header."""
        for part in self.parts:
            if part is not self.part():
                for button in part.header_buttons():
                    button.hide()
        self.part().settle()
