"""The way from an e-mail address to a person."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.names import email_key
from app.domain.text import fold
from app.models import Person


def find_person(session: Session, email: str) -> Person:
    """The person who has this e-mail address, as the first or another one; raises UserError when nobody has it."""
    wanted = email_key(email)
    candidates = session.scalars(
        select(Person).where(Person.folded.contains(fold(wanted), autoescape=True)).order_by(Person.id)
    )
    for person in candidates:
        if wanted and wanted in {email_key(address) for address in (person.email or "", *person.more_emails)}:
            return person
    raise UserError("Nobody here has the e-mail address {email}: check its spelling.", email=repr(email))
