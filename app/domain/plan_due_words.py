"""When something is due, as it is typed: a month of the project, an exact day, or both (DOMAIN R8)."""

import datetime as dt

from app.domain.day_words import ProjectMonth, due_from_words
from app.domain.months import last_day, month_of

SEPARATOR = "·"  # between the month and the day, as they are shown

Due = tuple[int, dt.date | None]  # the M-month, and an exact day in it; None: its last day


def due_in_words(text: str, start: dt.date, as_of: dt.date, shown: Due | None = None) -> Due:
    """The month and the exact day that ``text`` means: "M30", "15 Feb 2020", or both with "·" between them.

    Of both, what is another one than ``shown`` counts, so that one of the two can be changed alone. Raises UserError
    for what is no date, and for a day before the project starts.
    """
    parts = [part for part in text.split(SEPARATOR) if part.strip()] or [text]
    read = [due_from_words(part.strip(), as_of) for part in parts]
    months = [one.number for one in read if isinstance(one, ProjectMonth)]
    days = [one for one in read if not isinstance(one, ProjectMonth)]
    month_changed = bool(months) and (shown is None or months[0] != shown[0])
    if months and (month_changed or not days):
        return months[0], None
    month = month_of(start, days[0])
    return month, None if days[0] == last_day(start, month) else days[0]
