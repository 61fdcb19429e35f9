"""Changes of every kind, as the program's services may make them, and some that they should not."""

import datetime as dt
import uuid
from collections.abc import Callable

from history_schema import Body, Colour, Item, Organisation, Person, Presence, Rank, Token, membership, table
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import Session

FIRST_DAY = dt.date(2020, 3, 4)


def fill(session: Session) -> None:
    """One organisation, four people in two bodies, a tree of items three deep, days of presence."""
    organisation = Organisation(name="INRAE")
    session.add(organisation)
    session.flush()
    people = [Person(name=f"P{i}", email=f"p{i}@x.org", organisation_id=organisation.id) for i in range(4)]
    session.add_all([Body(name="GA", members=people), Body(name="EB", members=people[:2])])
    session.flush()
    for position in range(3):
        add_tree(session, None, position, 2, people[position].id)
    days = [(FIRST_DAY, Colour.RED), (FIRST_DAY + dt.timedelta(1), Colour.GREEN)]
    session.add_all([Presence(person_id=people[1].id, day=day, colour=colour) for day, colour in days])
    session.add_all([Token(mark=uuid.UUID(int=i), digest=bytes([i])) for i in range(2)])


def add_tree(session: Session, parent: int | None, position: int, depth: int, speaker: int | None) -> None:
    item = Item(parent_id=parent, position=position, title=f"{parent}.{position}", speaker_id=speaker)
    session.add(item)
    session.flush()
    for child in range(3 if depth else 0):
        add_tree(session, item.id, child, depth - 1, speaker)


def reorder(session: Session, order: list[int]) -> None:
    """The program's way to permute positions: out of the way first, then into place."""
    items = table(Item)
    session.execute(update(items).where(items.c.id.in_(order)).values(position=items.c.position + 1_000_000))
    for position, item in enumerate(order):
        session.execute(update(items).where(items.c.id == item).values(position=position, version=items.c.version + 1))


def children(session: Session, parent: int | None) -> list[int]:
    theirs = Item.parent_id.is_(None) if parent is None else Item.parent_id == parent
    return list(session.scalars(select(Item.id).where(theirs).order_by(Item.position)))


def create(session: Session) -> None:
    session.add(Person(name="new", email=f"{uuid.uuid4()}@x.org"))


def edit(session: Session) -> None:
    session.get_one(Person, 1).name = "Łucja 'O\"Neil\n𝛑"


def edit_twice(session: Session) -> None:
    person = session.get_one(Person, 1)
    person.name, person.email = "once", "once@x.org"
    session.flush()
    person.name, person.email = "twice", None


def there_and_back(session: Session) -> None:
    """One field ends where it began, another does not."""
    person = session.get_one(Person, 2)
    before = person.name
    person.name, person.email = "elsewhere", f"{uuid.uuid4()}@x.org"
    session.flush()
    person.name = before


def bulk_update(session: Session) -> None:
    session.execute(update(Person).values(name=Person.name + "!", version=Person.version + 1))


def association_removed(session: Session) -> None:
    assembly, board = session.get_one(Body, 1), session.get_one(Body, 2)
    del assembly.members[1:2]
    board.members.clear()


def association_added_again(session: Session) -> None:
    """The same unique pair under a new id."""
    row = session.execute(select(membership)).first()
    assert row is not None
    session.execute(delete(membership).where(membership.c.id == row.id))
    session.execute(insert(membership).values(body_id=row.body_id, person_id=row.person_id))


def cascade(session: Session) -> None:
    session.execute(delete(Item).where(Item.id == 1))


def cascade_and_refill(session: Session) -> None:
    session.execute(delete(Item).where(Item.id == 1))
    add_tree(session, None, 0, 2, 1)


def set_null(session: Session) -> None:
    session.execute(delete(Organisation))


def reorder_roots_and_children(session: Session) -> None:
    reorder(session, children(session, None)[::-1])
    for root in children(session, None):
        order = children(session, root)
        reorder(session, order[1:] + order[:1])


def reorder_move_delete_insert(session: Session) -> None:
    """Positions trade places between rows that stay, go and come, and a subtree moves under a new parent."""
    for extra in range(3 - len(children(session, None))):
        add_tree(session, None, 500 + extra, 1, 1)
    first, second, third, *_ = children(session, None)
    session.execute(update(Item).where(Item.id == first).values(position=77))
    fresh = Item(position=0, title="fresh")
    session.add(fresh)
    session.flush()
    for child in children(session, second):
        session.get_one(Item, child).parent_id = fresh.id
        session.flush()
    session.execute(delete(Item).where(Item.id == second))
    reorder(session, [third, first, fresh.id])


def swap_days(session: Session) -> None:
    """Two rows trade values that have no room outside the closed list or the calendar."""
    days = table(Presence)
    first, second = session.execute(select(days).order_by(days.c.id)).all()
    session.execute(delete(days).where(days.c.id == second.id))
    session.execute(update(days).where(days.c.id == first.id).values(day=second.day, colour=second.colour))
    values = {"id": second.id, "person_id": second.person_id, "day": first.day, "colour": first.colour}
    session.execute(insert(days).values(values))


def swap_tokens(session: Session) -> None:
    tokens = table(Token)
    first, second = session.execute(select(tokens).order_by(tokens.c.id)).all()
    session.execute(update(tokens).where(tokens.c.id == first.id).values(mark=uuid.uuid4(), digest=b"parked"))
    session.execute(update(tokens).where(tokens.c.id == second.id).values(mark=first.mark, digest=first.digest))
    session.execute(update(tokens).where(tokens.c.id == first.id).values(mark=second.mark, digest=second.digest))


def insert_then_delete(session: Session) -> None:
    organisation = Organisation(name="brief")
    session.add(organisation)
    session.flush()
    session.delete(organisation)


def edit_delete_insert_same_id(session: Session) -> None:
    row = session.execute(select(table(Rank))).mappings().first()
    if row is None:
        session.execute(insert(Rank), [{"list_id": 1, "position": p, "code": f"c{p}"} for p in range(4)])
    else:
        session.execute(update(Rank).where(Rank.id == row["id"]).values(code="on the way", position=99))
        session.execute(delete(Rank).where(Rank.id == row["id"]))
        session.execute(insert(table(Rank)).values(**{**row, "code": f"other {uuid.uuid4()}"}))


def rotate_ranks(session: Session) -> None:
    """No column of the unique sets may be NULL."""
    rows = session.execute(select(Rank.id, Rank.position, Rank.code).order_by(Rank.id)).all()
    if not rows:
        session.execute(insert(Rank), [{"list_id": 1, "position": p, "code": f"c{p}"} for p in range(4)])
        return
    session.execute(update(table(Rank)).values(position=Rank.position + 1000, code=Rank.code + "-parked"))
    for row, other in zip(rows, [*rows[1:], *rows[:1]], strict=True):
        session.execute(update(table(Rank)).where(Rank.id == row.id).values(position=other.position, code=other.code))


def upsert(session: Session) -> None:
    query = sqlite.insert(Rank).values([{"list_id": 9, "position": p, "code": f"u{p}"} for p in range(3)])
    session.execute(
        query.on_conflict_do_update(index_elements=["code"], set_={"position": query.excluded.position + 50})
    )


def replace(session: Session) -> None:
    """SQLite's REPLACE deletes silently, unless recursive_triggers is on."""
    session.execute(text("INSERT OR REPLACE INTO rank (id, list_id, position, code) VALUES (1, 1, 1, 'replaced')"))


CHANGES: list[Callable[[Session], None]] = [
    create, edit, edit_twice, there_and_back, bulk_update, association_removed, association_added_again, cascade,
    cascade_and_refill, set_null, reorder_roots_and_children, reorder_move_delete_insert, swap_days, swap_tokens,
    insert_then_delete, edit_delete_insert_same_id, rotate_ranks, upsert, replace,
]  # fmt: skip
