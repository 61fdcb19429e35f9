"""Which entries of an agenda are in one person's own."""

from agenda_builders import agenda, item, role, session

from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.domain.personal_agenda import personal_uids

MARIA = (role("maria"),)


def test_a_session_that_runs_alone_is_everybodys() -> None:
    document = agenda(session("s", item("a"), item("b", start=570)), session("t", start=700))
    assert personal_uids(document, "nobody") == {"a", "b", "t"}


def test_of_parallel_sessions_those_with_a_part_count_whole() -> None:
    document = agenda(
        session("s", item("a", roles=MARIA), item("b", start=570)),
        session("t", item("c"), room="Small hall"),
        session("u", roles=(role("ines", ItemRoleKind.CHAIR),), room="Attic"),
    )
    assert personal_uids(document, "maria") == {"a", "b"}
    assert personal_uids(document, "ines") == {"u"}
    assert personal_uids(document, "nobody") == set()


def test_a_session_chaired_is_there_with_its_items() -> None:
    chaired = session("s", item("a"), item("b", start=570), roles=(role("ines", ItemRoleKind.CHAIR),))
    document = agenda(chaired, session("t", item("c"), room="Small hall"))
    assert personal_uids(document, "ines") == {"a", "b"}


def test_parts_in_two_sessions_at_once_are_both_there() -> None:
    document = agenda(
        session("s", item("a", roles=MARIA)), session("t", item("b", roles=MARIA), room="Small hall"), session("u")
    )
    assert personal_uids(document, "maria") == {"a", "b"}


def test_a_declined_part_is_none_and_an_asked_one_is() -> None:
    other = session("t", room="Small hall")
    declined = session("s", item("a", roles=(role("maria", state=RoleState.DECLINED),)))
    asked = session("s", item("a", roles=(role("maria", state=RoleState.ASKED),)))
    assert personal_uids(agenda(declined, other), "maria") == set()
    assert personal_uids(agenda(asked, other), "maria") == {"a"}


def test_a_session_for_all_rooms_is_not_parallel_to_one_in_a_room() -> None:
    lunch = session("lunch", room="", start=720)
    board = session("board", room="Attic", start=730, minutes=30, roles=MARIA)
    side = session("side", room="Cellar", start=730, minutes=30)
    assert personal_uids(agenda(lunch, board, side), "nobody") == {"lunch"}
    assert personal_uids(agenda(lunch, board, side), "maria") == {"lunch", "board"}
    assert personal_uids(agenda(lunch, side), "nobody") == {"lunch", "side"}


def test_sessions_without_rooms_that_run_together_are_parallel() -> None:
    document = agenda(session("s", room="", roles=MARIA), session("t", room=""))
    assert personal_uids(document, "maria") == {"s"}
    assert personal_uids(document, "nobody") == set()


def test_beside_a_cancelled_session_the_other_runs_alone() -> None:
    document = agenda(session("s", state=AgendaState.CANCELLED), session("t", room="Small hall"))
    assert personal_uids(document, "nobody") == {"t"}
