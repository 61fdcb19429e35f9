"""Live queries run again when, and only when, a step touched a table that they read."""

from collections.abc import Callable

import pytest
from history_changes import fill
from history_schema import Attachment, Body, Item, Organisation, Person, Rank, membership
from history_world import World
from sqlalchemy import delete, exists, func, insert, select, text, union_all, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased, joinedload, selectinload

from app.db.live import tables_read
from app.db.store import Store


@pytest.fixture
def filled(store: Store) -> Store:
    with store.change("fill") as session:
        fill(session)
    return store


def join(session: Session) -> object:
    return session.execute(select(Item.title, Person.name).join(Person, Item.speaker_id == Person.id)).all()


def alias(session: Session) -> object:
    return session.scalars(select(aliased(Person).name)).all()


def subquery(session: Session) -> object:
    people = select(Person.id).where(Person.name == "P1").subquery()
    return session.scalars(select(Item.title).where(Item.speaker_id.in_(select(people.c.id)))).all()


def condition(session: Session) -> object:
    return session.scalars(select(Item.title).where(exists().where(Person.id == Item.speaker_id))).all()


def scalar_column(session: Session) -> object:
    count = select(func.count(Person.id)).where(Person.id == Item.speaker_id).scalar_subquery()
    return session.execute(select(Item.title, count)).all()


def union(session: Session) -> object:
    return session.execute(union_all(select(Item.title), select(Person.name))).all()


def common_table(session: Session) -> object:
    people = select(Person.id).cte("people")
    return session.execute(select(Item.title).join(people, people.c.id == Item.speaker_id)).all()


def recursive(session: Session) -> object:
    tree = select(Item.id, Item.speaker_id).where(Item.parent_id.is_(None)).cte("tree", recursive=True)
    tree = tree.union_all(select(Item.id, Item.speaker_id).join(tree, Item.parent_id == tree.c.id))
    return session.execute(select(func.count()).select_from(tree).join(Person, Person.id == tree.c.speaker_id)).all()


def eager(session: Session) -> object:
    return session.scalars(select(Item).options(joinedload(Item.speaker))).all()


def eager_in_a_second_statement(session: Session) -> object:
    return session.scalars(select(Item).options(selectinload(Item.speaker))).all()


def lazy(session: Session) -> object:
    return [item.speaker.name for item in session.scalars(select(Item)) if item.speaker]


def by_key(session: Session) -> object:
    return session.get_one(Item, 1).title, session.get_one(Person, 1).name


def core(session: Session) -> object:
    items, people = Item.__table__, Person.__table__
    return session.connection().execute(select(items.c.title).join(people, people.c.id == items.c.speaker_id)).all()


TWO_TABLES = [
    join, alias, subquery, condition, scalar_column, union, common_table, recursive, eager, eager_in_a_second_statement,
    lazy, by_key, core,
]  # fmt: skip


@pytest.mark.parametrize("query", TWO_TABLES)
def test_every_table_is_seen_however_it_is_read(filled: Store, query: Callable[[Session], object]) -> None:
    for _ in range(2):  # the second time from SQLAlchemy's cache of compiled statements
        with filled.read() as session:
            tables = tables_read(session)
            assert query(session)
        assert tables == ({"person"} if query is alias else {"item", "person"})


def test_tables_between_are_seen(filled: Store) -> None:
    with filled.read() as session:
        tables = tables_read(session)
        assert session.scalars(select(Body).options(joinedload(Body.members))).unique().all()
    assert tables == {"body", "membership", "person"}


@pytest.mark.parametrize("query", [text("SELECT name FROM person"), select(text("name")).select_from(Person)])
def test_text_is_refused(filled: Store, query: object) -> None:
    with pytest.raises(RuntimeError, match="a live query must not"):
        filled.live(lambda session: session.execute(query).all(), print)  # type: ignore[call-overload]
    with pytest.raises(RuntimeError, match="a live query must not"):
        filled.live(lambda session: session.connection().exec_driver_sql("SELECT 1").all(), print)


def test_a_live_query_runs_again_only_after_a_change_that_matters(filled: Store) -> None:
    shown: list[list[str]] = []

    def people_in_bodies(session: Session) -> list[str]:
        query = select(Person.name).join(membership).join(Body).where(Body.name == "EB").order_by(Person.id)
        return list(session.scalars(query))

    stop = filled.live(people_in_bodies, shown.append)
    assert shown == [["P0", "P1"]]
    with filled.change("another table") as session:
        session.add(Organisation(name="FAO"))
    assert len(shown) == 1
    with filled.change("bulk") as session:
        session.execute(update(Person).values(name=Person.name + "!"))
    with filled.change("association") as session:
        session.execute(insert(membership).values(body_id=2, person_id=3))
    assert shown[1:] == [["P0!", "P1!"], ["P0!", "P1!", "P2!"]]
    filled.undo()
    filled.undo()
    assert shown[3:] == [["P0!", "P1!"], ["P0", "P1"]]
    with pytest.raises(IntegrityError), filled.change("rolled back") as session:
        session.execute(update(Person).values(name="x", email="the same for all"))
    stop()
    with filled.change("bulk") as session:
        session.execute(update(Person).values(name="y"))
    assert len(shown) == 5


def test_the_tables_are_those_of_the_last_run(filled: Store) -> None:
    """Which table is read may depend on what another one says."""
    shown: list[int | None] = []

    def query(session: Session) -> int | None:
        switched = session.scalar(select(func.count(Rank.id)))
        return session.scalar(select(func.count(Attachment.id if switched else Organisation.id)))

    filled.live(query, shown.append)
    with filled.change("switch") as session:
        session.add(Rank(list_id=1, position=1, code="x"))
    with filled.change("no longer read") as session:
        session.add(Organisation(name="FAO"))
    assert shown == [1, 0]
    with filled.change("switch back") as session:
        session.execute(delete(Rank))
    with filled.change("read again") as session:
        session.add(Organisation(name="GRA"))
    assert shown == [1, 0, 2, 3]


def test_a_live_query_hears_of_other_peoples_steps(world: World, filled: Store) -> None:
    shown: list[int | None] = []
    filled.live(lambda session: session.scalar(select(func.count(Person.id))), shown.append)
    with world.open("bob").change("add") as session:
        session.add(Person(name="Bob"))
    assert shown == [4]
    filled.poll()
    assert shown == [4, 5]


def test_the_answer_is_shown_when_nothing_is_open_any_more(filled: Store) -> None:
    """A page may change something at once when it is shown."""

    def show(count: int | None) -> None:
        if count == 1:
            with filled.change("one more") as session:
                session.add(Organisation(name="FAO"))
        counts.append(count)

    counts: list[int | None] = []
    filled.live(lambda session: session.scalar(select(func.count(Organisation.id))), show)
    assert counts == [1]
    with filled.change("rename") as session:
        session.execute(update(Organisation).values(name=Organisation.name + "!"))
    assert counts == [1, 2]
