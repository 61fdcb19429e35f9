"""The uids of entries that were merged into others: documents that were released before name people by them."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.duplicates import MERGED
from app.models import ExternalRef, Person


def merged_people(session: Session) -> Mapping[str, str]:
    """The uid of each entry of a person that went, and that of the entry which stands for it now."""
    found = session.execute(
        select(ExternalRef.external_id, Person.uid)
        .join(Person, Person.id == ExternalRef.row_id)
        .where(ExternalRef.table_name == Person.__tablename__, ExternalRef.origin == MERGED)
        .order_by(ExternalRef.id)
    )
    return {former: str(uid) for former, uid in found}
