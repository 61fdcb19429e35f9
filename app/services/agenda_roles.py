"""Who does what in an item or in a whole session: speakers, chairs, rapporteurs."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.kinds import ItemRoleKind, RoleState
from app.models import Item, ItemRole, MeetingSession, Person
from app.services.order import arrange
from app.services.removal import remove


def add_item_role(
    session: Session, item_id: int, person_id: int, kind: ItemRoleKind, state: RoleState = RoleState.CONFIRMED
) -> int:
    """The person takes this part in the item, after those who have one; the role's id. UserError when it is so already.

    The organisation is the one the person belongs to on the meeting's first day, unless the role is given another.
    """
    session.get_one(Item, item_id)
    return _add(session, ItemRole(item_id=item_id, person_id=person_id, kind=kind, state=state, position=0))


def add_session_role(
    session: Session, session_id: int, person_id: int, kind: ItemRoleKind, state: RoleState = RoleState.CONFIRMED
) -> int:
    """The person takes this part in the whole session; as ``add_item_role``."""
    session.get_one(MeetingSession, session_id)
    return _add(session, ItemRole(session_id=session_id, person_id=person_id, kind=kind, state=state, position=0))


def set_role_state(session: Session, role_id: int, state: RoleState) -> None:
    """Asked, confirmed or declined; who declined is bound by nothing (DOMAIN R14)."""
    session.get_one(ItemRole, role_id).state = state


def set_role_kind(session: Session, role_id: int, kind: ItemRoleKind) -> None:
    """Let the person do something else; UserError when the person does that there already."""
    role = session.get_one(ItemRole, role_id)
    _refuse_twice(session, role, kind)
    role.kind = kind


def move_role(session: Session, role_id: int, place: int) -> None:
    """Put the role at ``place`` (from 0) among those of its item or session: the order in which people are named."""
    role = session.get_one(ItemRole, role_id)
    arrange(_beside(session, role), role, place)


def remove_role(session: Session, role_id: int) -> None:
    """The person has no longer this part."""
    session.get_one(ItemRole, role_id)
    remove(session, "item_role", role_id)


def _add(session: Session, role: ItemRole) -> int:
    _refuse_twice(session, role, role.kind)
    others = _beside(session, role)
    session.add(role)
    arrange(others, role, len(others))
    session.flush()
    return role.id


def _refuse_twice(session: Session, role: ItemRole, kind: ItemRoleKind) -> None:
    others = (other for other in _beside(session, role) if other is not role)
    if any(other.person_id == role.person_id and other.kind is kind for other in others):
        person = session.get_one(Person, role.person_id)
        raise UserError("{person} has this part already: choose another part or another person.", person=person.display)


def _beside(session: Session, role: ItemRole) -> list[ItemRole]:
    """The roles of the same item or session, in order."""
    owner = ItemRole.item_id == role.item_id if role.item_id is not None else ItemRole.session_id == role.session_id
    with session.no_autoflush:
        return list(session.scalars(select(ItemRole).where(owner).order_by(ItemRole.position, ItemRole.id)))
