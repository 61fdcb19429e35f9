"""The rooms of a meeting: names, seats and their order. A meeting without rooms is held in one place, or online."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.text import clean_text
from app.models import Room
from app.services.order import arrange
from app.services.removal import remove


def add_room(session: Session, meeting_id: int, name: str, capacity: int | None = None) -> int:
    """A new room after the others; its id. UserError for an empty or taken name, or fewer than one seat."""
    wanted = _free_name(session, meeting_id, name, room_id=None)
    last = session.scalar(select(func.max(Room.position)).where(Room.meeting_id == meeting_id))
    room = Room(meeting_id=meeting_id, name=wanted, capacity=_seats(capacity), position=(last or 0) + 1)
    session.add(room)
    session.flush()
    return room.id


def rename_room(session: Session, room_id: int, name: str) -> None:
    """Give the room another name; UserError when it is empty or another room of the meeting has it."""
    room = session.get_one(Room, room_id)
    room.name = _free_name(session, room.meeting_id, name, room_id)


def set_capacity(session: Session, room_id: int, capacity: int | None) -> None:
    """How many people the room holds; None where nobody knows. UserError for fewer than one."""
    session.get_one(Room, room_id).capacity = _seats(capacity)


def move_room(session: Session, room_id: int, place: int) -> None:
    """Put the room at ``place`` (from 0) among the meeting's rooms: that is the order of the columns everywhere."""
    room = session.get_one(Room, room_id)
    rooms = session.scalars(
        select(Room).where(Room.meeting_id == room.meeting_id).order_by(Room.position, Room.id)
    ).all()
    arrange(rooms, room, place)


def remove_room(session: Session, room_id: int) -> None:
    """Remove the room; its sessions keep day and time and are from then on for all rooms."""
    session.get_one(Room, room_id)
    remove(session, "room", room_id)


def _free_name(session: Session, meeting_id: int, name: str, room_id: int | None) -> str:
    """The name as it is kept; names of rooms are told apart by any letter, but not by spaces around them."""
    wanted = clean_text(name, one_line=True).strip()
    if not wanted:
        raise UserError("A room needs a name: write one.")
    others = session.execute(select(Room.id, Room.name).where(Room.meeting_id == meeting_id))
    if any(other == wanted for other_id, other in others if other_id != room_id):
        raise UserError("There is a room {name} already: choose another name.", name=wanted)
    return wanted


def _seats(capacity: int | None) -> int | None:
    if capacity is not None and capacity < 1:
        raise UserError("A room holds at least one person: write a number from 1, or nothing.")
    return capacity
