"""Packs of the sample: what each audience gets, and what happens when a part cannot be made."""

import datetime as dt
import io
import zipfile
from dataclasses import replace

import pytest

from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.usecases.export_kind import ExportKind
from app.usecases.export_kinds import EXPORT_KINDS
from app.usecases.exports import rendered
from app.usecases.kinds import registers

TODAY = dt.date(2020, 3, 20)
LINK = "https://meet"


def asked(audience: Audience | None, meeting: str = "wageningen-2020", **fields) -> ExportRequest:
    return replace(ExportRequest("pack", TODAY, meeting=meeting, audience=audience), **fields)


def unpacked(store, request: ExportRequest) -> tuple[dict[str, bytes], tuple[str, ...]]:
    done = rendered(store, request)
    with zipfile.ZipFile(io.BytesIO(done.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}, done.problems


def documents(files: dict[str, bytes]) -> set[str]:
    """The documents of a pack, as their kind and format."""
    names = (name.removeprefix("wageningen-2020-").removeprefix("cali-2019-") for name in files if "/" not in name)
    return set(names)


def test_participants_get_everything_that_was_sent(sample):
    files, problems = unpacked(sample, asked(None))
    assert problems == ()
    wanted = {
        "agenda.pdf",
        "agenda.html",
        "agenda.xml",
        "calendar-meeting.ics",
        "participants.pdf",
        "minutes.pdf",
        "decisions.pdf",
        "actions.pdf",
    }
    assert wanted | {"index.html"} <= documents(files)
    assert sum(name.startswith("presentations/") for name in files) > 20
    page = files["index.html"].decode()
    assert all(f'href="{name}"' in page for name in files if "/" not in name and name != "index.html")
    assert 'href="presentations/index.html"' in page
    assert "Release 3, 2 Mar 2020" in page
    assert any(name.startswith("presentations/D1-01 ") for name in files)


def test_the_public_gets_no_link_no_list_and_only_accepted_minutes(sample):
    files, problems = unpacked(sample, asked(Audience.PUBLIC))
    assert problems == ()
    found = documents(files)
    assert {"agenda-public.pdf", "agenda-public.xml", "calendar-meeting.ics"} <= found
    assert not any(b"circasa.example" in files[name] for name in files if name.endswith(("public.xml", "public.html")))
    assert not {name for name in found if name.startswith(("participants", "minutes", "actions", "decisions", "doors"))}
    calendar = files["wageningen-2020-calendar-meeting.ics"].replace(b"\r\n ", b"")
    inside = unpacked(sample, asked(None))[0]["wageningen-2020-calendar-meeting.ics"].replace(b"\r\n ", b"")
    assert b"\r\nURL" not in calendar and b"\r\nURL" in inside
    accepted, _problems = unpacked(sample, asked(Audience.PUBLIC, "cali-2019"))
    assert "minutes.pdf" in documents(accepted)


def test_the_chair_gets_the_chairs_agenda_and_the_working_papers(sample):
    found = documents(unpacked(sample, asked(Audience.CHAIR))[0])
    assert {"agenda-chair.pdf", "minutes.pdf"} <= found
    papers = [name for name in ("running-order", "speakers", "doors") if name in EXPORT_KINDS]
    assert all(any(one.startswith(paper) for one in found) for paper in papers)


def test_a_pack_for_one_person_has_their_own_calendar_and_actions(sample):
    mail = "maria.silva@embrapa.example"
    found = documents(unpacked(sample, asked(None, person=mail))[0])
    assert {"calendar-person-maria-silva.ics", "actions-maria-silva.pdf", "calendar-meeting.ics"} <= found
    with pytest.raises(UserError, match="Nobody here"):
        rendered(sample, asked(None, person="nobody@example.org"))
    with pytest.raises(UserError, match="nobody by name"):
        rendered(sample, asked(Audience.PUBLIC, person=mail))


def test_a_part_that_fails_is_reported_and_the_rest_is_there(sample, monkeypatch):
    def broken(*_arguments):
        raise ZeroDivisionError("no such luck")

    def refused(*_arguments):
        raise UserError("The register is {state}.", state="locked")

    actions, decisions = registers.KINDS
    broken_kinds = {
        **EXPORT_KINDS,
        "actions": replace(actions, render={"pdf": broken}),
        "decisions": replace(decisions, gather=refused),
    }
    monkeypatch.setattr("app.usecases.export_kinds.EXPORT_KINDS", broken_kinds)
    files, problems = unpacked(sample, asked(None))
    assert {"agenda.pdf", "minutes.pdf"} <= documents(files)
    assert not {"actions.pdf", "decisions.pdf"} & documents(files)
    assert problems == (
        "Left out: Decisions. The register is locked.",
        "Left out: Action items. ZeroDivisionError: no such luck",
    )
    assert all(problem in files["index.html"].decode() for problem in problems)


def test_a_number_of_a_meeting_gives_the_same_pack_as_its_name(sample):
    assert set(unpacked(sample, asked(None, "2"))[0]) == set(unpacked(sample, asked(None, "gra-cali-2019"))[0])


def test_before_the_minutes_are_sent_nobody_but_the_chair_reads_them(sample):
    found = documents(unpacked(sample, asked(None, "final-2021"))[0])
    assert not {name for name in found if "minutes" in name or "actions" in name or "decisions" in name}


def test_kinds_that_are_not_there_are_no_part(sample, monkeypatch):
    only: dict[str, ExportKind] = {name: EXPORT_KINDS[name] for name in ("agenda", "pack")}
    monkeypatch.setattr("app.usecases.export_kinds.EXPORT_KINDS", only)
    files, problems = unpacked(sample, asked(None))
    assert {name for name in documents(files) if not name.startswith("agenda")} == {"index.html"}
    assert problems == ()
