"""What every table has in common: STRICT, never a key used twice, and the columns of an editable or searchable row."""

import uuid
from typing import Any

from sqlalchemy import CheckConstraint, Integer, MetaData, Uuid, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, declared_attr, mapped_column

from app.domain.text import fold
from app.models.types import CleanText

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_TABLE: dict[str, Any] = {"sqlite_strict": True, "sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """A table with an integer key that is never given away again (DATA, "Storage")."""

    metadata = MetaData(naming_convention=_NAMES)
    id: Mapped[int] = mapped_column(Integer, primary_key=True, sort_order=-100)

    def __init_subclass__(cls, **keywords: Any) -> None:
        if "__tablename__" in cls.__dict__:
            declared: tuple[Any, ...] = cls.__dict__.get("__table_args__", ())
            own = declared[-1] if declared and isinstance(declared[-1], dict) else {}
            constraints = declared[:-1] if own else declared
            cls.__table_args__ = (*constraints, _TABLE | own)
        super().__init_subclass__(**keywords)


class Editable:
    """A row that people edit.

    ``uid`` is its name for the outside world (calendars, copies), ``version`` the optimistic lock that only goes
    forward, ``illustrative`` marks invented rows (°), ``source`` says where a fact comes from.
    """

    uid: Mapped[uuid.UUID] = mapped_column(Uuid, default=uuid.uuid4, unique=True, sort_order=-90)
    version: Mapped[int] = mapped_column(Integer, sort_order=-89)
    illustrative: Mapped[bool] = mapped_column(default=False, sort_order=90)
    source: Mapped[str] = mapped_column(CleanText, default="", sort_order=91)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy calls it with the class
        return {"version_id_col": cls.version}


class Searchable:
    """A row found by its words: ``folded`` is derived from ``search_text()`` whenever the row is written."""

    folded: Mapped[str] = mapped_column(CleanText, default="", info={"derived": True}, sort_order=92)

    def search_text(self) -> str:
        """The words people look for; folded by ``app.domain.text.fold``."""
        raise NotImplementedError


@event.listens_for(Searchable, "before_insert", propagate=True)
@event.listens_for(Searchable, "before_update", propagate=True)
def _fold_words(_mapper: Mapper[Any], _connection: object, row: Searchable) -> None:
    folded = fold(row.search_text())
    if row.folded != folded:
        row.folded = folded


def months_in_order(first: str = "start_month", last: str = "end_month") -> CheckConstraint:
    """M-months count from 1 and do not run backwards (DOMAIN R8)."""
    return CheckConstraint(f"{first} >= 1 AND {last} >= {first}", name=f"{first}_to_{last}")


def exactly_one(*columns: str, name: str = "exactly_one") -> CheckConstraint:
    """Exactly one of the columns is set: a row that hangs on one of several kinds of thing."""
    count = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return CheckConstraint(f"{count} = 1", name=name)
