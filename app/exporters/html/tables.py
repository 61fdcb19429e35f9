"""Tables of web pages: a caption, a heading for each column and row; on a phone each row becomes a small card."""

from collections.abc import Container, Iterable, Sequence

from app.exporters.html.markup import Html, escaped, tag


def table(
    caption: str,
    labels: Sequence[str],
    rows: Iterable[Sequence[Html]],
    numbers: Container[int] = (),
    caption_shown: bool = False,
) -> Html:
    """A table whose first cells head their rows; ``numbers`` are the columns at the right.

    The roles are named although the elements have them: browsers forget them where a style sheet stacks the cells.
    """
    heads = (
        tag("th", escaped(label), scope="col", role="columnheader", class_=_kind(place in numbers))
        for place, label in enumerate(labels)
    )
    return tag(
        "table",
        tag("caption", escaped(caption), class_="small" if caption_shown else "unseen"),
        tag("thead", tag("tr", *heads, role="row"), role="rowgroup"),
        tag("tbody", *(_row(row, labels, numbers) for row in rows), role="rowgroup"),
        class_="stack",
        role="table",
    )


def _row(cells: Sequence[Html], labels: Sequence[str], numbers: Container[int]) -> Html:
    first, *rest = cells
    shown = [tag("th", first, scope="row", role="rowheader", class_=_kind(0 in numbers))]
    shown += [
        tag("td", cell, role="cell", data_label=labels[place], class_=_kind(place in numbers))
        for place, cell in enumerate(rest, start=1)
    ]
    return tag("tr", *shown, role="row")


def _kind(is_number: bool) -> str | None:
    return "figure" if is_number else None
