"""The clock: what time it is, asked in one way everywhere, so that a test can say it."""

import datetime as dt


def utc_now() -> dt.datetime:
    """This instant, aware, in UTC, in whole seconds."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)
