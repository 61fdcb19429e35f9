"""What has to be written to take one step back, per table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import MetaData, Table

from app.db.history.changes import NetChange, RowKey
from app.db.history.images import ImageReader, Values
from app.db.history.refusals import SchemaChangedSince
from app.db.history.tracking import VERSION, tracked

_NOT_RESTORED = {"id", VERSION}  # a version only goes forward, so that an open editor notices


@dataclass
class Work:
    """The rows of one table to insert, to update (by id) and to delete (ids)."""

    inserts: list[Values] = field(default_factory=list)
    updates: dict[int, Values] = field(default_factory=dict)
    deletes: set[int] = field(default_factory=set)

    def takers(self) -> dict[int, Values]:
        """The rows that get values, by id."""
        return self.updates | {values["id"]: values for values in self.inserts}


def inverse_work(
    metadata: MetaData, net: Mapping[RowKey, NetChange], images: ImageReader, step_id: int
) -> dict[Table, Work]:
    """The opposite of ``net``, parents first; raises SchemaChangedSince."""
    work = {table: Work() for table in tracked(metadata)}
    tables = {table.name: table for table in work}
    for (name, row_id), row in net.items():
        if name not in tables:
            raise SchemaChangedSince(step_id, name)
        table = tables[name]
        if not row.existed:
            work[table].deletes.add(row_id)
            continue
        values = read_image(images, table, row.before, step_id)
        if not row.exists:
            work[table].inserts.append(values | ({VERSION: values[VERSION] + 1} if VERSION in values else {}))
        elif restored := {name: value for name, value in values.items() if name not in _NOT_RESTORED}:
            work[table].updates[row_id] = restored
    return {table: todo for table, todo in work.items() if todo != Work()}


def read_image(images: ImageReader, table: Table, image: Values, step_id: int) -> Values:
    """The image's values; raises SchemaChangedSince for a field or value that no longer exists."""
    for name in image:
        if name not in table.c:
            raise SchemaChangedSince(step_id, f"{table.name}.{name}")
    try:
        return images.values(table, image)
    except (LookupError, ValueError) as error:
        raise SchemaChangedSince(step_id, f"{table.name} ({error})") from error
