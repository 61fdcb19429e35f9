"""A table some of whose rows stay with the one that follows: a session's row never stands alone at a page's foot."""

from collections.abc import Collection, Sequence

from reportlab.platypus import Flowable

from app.exporters.pdf.rows import Row, RowTable
from app.exporters.pdf.tags import Element


class KeptRowTable(RowTable):
    """Rows under a head that comes again on each page; ``leading`` are those that stay with the next."""

    def __init__(
        self,
        head: Row,
        rows: Sequence[Row],
        leading: Collection[int] = (),
        element: Element | None = None,
        heard_before: bool = False,
    ) -> None:
        super().__init__(head, rows, None, element, heard_before)
        self._leading = leading  # places of rows

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """As every table, but a row that leads goes to the next page with what it leads."""
        parts = super().split(available_width, available_height)
        if len(parts) != 2 or not all(isinstance(part, RowTable) for part in parts):
            return parts
        first, rest = (list(part._rows) for part in parts if isinstance(part, RowTable))
        cut = len(first) + len(rest) - len(self._rows)  # 1 where a row was cut in two
        while len(first) > 1 and not cut and len(first) - 1 in self._leading:
            rest.insert(0, first.pop())
        begin = len(first) - cut
        later = {place - begin for place in self._leading if place >= begin}
        return [
            KeptRowTable(self._head, first, self._leading, self._element, self._heard_before),
            KeptRowTable(self._head, rest, later, self._element, heard_before=True),
        ]
