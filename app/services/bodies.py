"""The bodies of the consortium: General Assembly, boards, task forces and teams (DOMAIN, "Words")."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import BodyKind
from app.domain.text import clean_text, fold
from app.models import Body, MeetingSession, Membership, Series, TaskForce
from app.services.memberships import the_body
from app.services.removal import remove


def create_body(
    session: Session,
    name: str,
    short_name: str = "",
    kind: BodyKind = BodyKind.TEAM,
    votes: bool | None = None,
) -> int:
    """A new body; its id. Left out: a short name made of the first letters, and votes unless it advises or is a team.

    Raises UserError for an empty name and for a short name that another body has.
    """
    name = _needed_name(name)
    made = Body(
        name=name,
        short_name=_free_short_name(session, short_name, 0) if short_name.strip() else _short_name(session, name),
        kind=kind,
        votes=kind not in _WITHOUT_VOTES if votes is None else votes,
    )
    session.add(made)
    session.flush()
    return made.id


def edit_body(session: Session, body_id: int, **fields: Any) -> None:
    """Change fields of a body: name, short_name, kind, votes. A body that no longer votes has no voting members.

    Raises UserError for an empty name, a taken short name, a task force that is to become something else, and a body
    that is gone; ValueError for another field.
    """
    body = the_body(session, body_id)
    if unknown := fields.keys() - {"name", "short_name", "kind", "votes"}:
        raise ValueError(f"a body has no field to change {sorted(unknown)}")
    if "name" in fields:
        body.name = _needed_name(fields["name"])
    if "short_name" in fields:
        body.short_name = _free_short_name(session, fields["short_name"], body_id)
    if "kind" in fields:
        _check_kind(session, body, BodyKind(fields["kind"]))
        body.kind = fields["kind"]
    if "votes" in fields:
        body.votes = bool(fields["votes"])
        if not body.votes:
            for member in session.scalars(select(Membership).where(Membership.body_id == body_id, Membership.voting)):
                member.voting = False
    session.flush()


def delete_body(session: Session, body_id: int) -> None:
    """Delete a body with its memberships, and the task force that it is.

    Raises UserError where it holds formal sessions or meetings in series, or where decisions and actions serve it.
    """
    check_not_needed(session, the_body(session, body_id))
    remove(session, "body", body_id)


def check_not_needed(session: Session, body: Body) -> None:
    """Raises UserError where a formal session or a series of meetings needs the body."""
    held = session.scalar(select(func.count()).where(MeetingSession.body_id == body.id))
    if held:
        raise UserError(
            "{name} cannot be deleted: {number} formal sessions are held by it. End its memberships instead.",
            name=body.name,
            number=held,
        )
    series = session.scalars(select(Series.name).where(Series.body_id == body.id).order_by(Series.id)).first()
    if series is not None:
        raise UserError(
            "{name} cannot be deleted: the meetings of the series {series} are its own. End its memberships instead.",
            name=body.name,
            series=series,
        )


def _check_kind(session: Session, body: Body, kind: BodyKind) -> None:
    has_area = session.scalars(select(TaskForce.id).where(TaskForce.body_id == body.id)).first() is not None
    if has_area and kind is not BodyKind.TASK_FORCE:
        raise UserError("{name} runs an area of interaction: it stays a task force.", name=body.name)


def _needed_name(text: str) -> str:
    name = clean_text(text, one_line=True).strip()
    if not name:
        raise UserError("A body needs a name: type what it is called.")
    return name


def _free_short_name(session: Session, text: str, body_id: int) -> str:
    name = clean_text(text, one_line=True).strip()
    if not name:
        raise UserError("A body needs a short name: type one, such as GA.")
    others = session.execute(select(Body.name, Body.short_name).where(Body.id != body_id))
    for other, short in others:
        if fold(short) == fold(name):
            raise UserError("{other} has the short name {name}: choose another one.", other=other, name=short)
    return name


def _short_name(session: Session, name: str) -> str:
    """The first letters of the words, with a number where that is taken."""
    letters = "".join(word[0] for word in name.split() if word[0].isalnum()).upper() or "B"
    used = {fold(short) for short in session.scalars(select(Body.short_name))}
    made, number = letters, 1
    while fold(made) in used:
        number += 1
        made = f"{letters}{number}"
    return made


_WITHOUT_VOTES = (BodyKind.ADVISORY, BodyKind.TEAM)
