"""A sheet as CSV: RFC 4180 in UTF-8 with the mark that Excel needs; ISO 8601 dates; no text can act as a formula."""

import csv
import datetime as dt
import io

from app.exporters.sheets.tables import Sheet, Value, cell_text, is_risky

GUARD = "'"  # before text that begins like a formula


def csv_bytes(sheet: Sheet) -> bytes:
    """The rows of ``sheet`` under the titles of its columns; lines end with CR LF."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_written(column.title) for column in sheet.columns])
    writer.writerows([_written(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            text = cell_text(value)
            return GUARD + text if is_risky(text) else text
        case bool():
            return "TRUE" if value else "FALSE"
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        case dt.time():
            return value.strftime("%H:%M")
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
