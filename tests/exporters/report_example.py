"""The report of agenda_example's meeting, with everything in it."""

import datetime as dt
from dataclasses import replace

from agenda_example import KONTOBOYTSEVA, MULLER, OKAFOR, VEERMAN, opening_day
from document_examples import agenda
from minutes_example import AS_OF, roll_call, wageningen_minutes

from app.domain.counts import MeetingFigures
from app.domain.kinds import ParticipationRole, SlidesState
from app.domain.minutes import NextMeeting, PublishedCount
from app.domain.report import Mention, ReportDocument, ReportedTalk, RoleCount


def wageningen_report(**fields: object) -> ReportDocument:
    plain = ReportDocument(
        agenda=agenda(*opening_day()),
        minutes=wageningen_minutes(),
        at=dt.datetime(2020, 3, 16, 15, tzinfo=dt.UTC),
        as_of=AS_OF,
        figures=MeetingFigures(people=73, present=64, remote=9, organisations=41, countries=3),
        countries=("BR", "CN", "GB"),
        published=(PublishedCount("experts", "approximately 70", "ocp"),),
        roles=(
            RoleCount(ParticipationRole.MEMBER, 68),
            RoleCount(ParticipationRole.SPEAKER, 1),
            RoleCount(ParticipationRole.OBSERVER, 3),
        ),
        guests=(VEERMAN, KONTOBOYTSEVA),
        invited=90,
        accepted=70,
        formal=roll_call(),
        talks=(
            ReportedTalk("What stakeholders need", (MULLER, OKAFOR), SlidesState.PUBLISHED, "09_needs.pdf"),
            ReportedTalk("Paid by result", (), SlidesState.MISSING),
        ),
        mentions=(
            Mention("All of Wageningen", "Newsletter 7", dt.date(2020, 3, 19), "https://n.example/7"),
            Mention("In print", "", None, "ftp://n.example/8"),
        ),
        following=(NextMeeting("Final conference", dt.date(2021, 2, 10), dt.date(2021, 2, 10), "online"),),
    )
    return replace(plain, **fields)


def bare(**fields: object) -> ReportDocument:
    """A report of a meeting of which nothing is known but its name, days and place."""
    plain = wageningen_report(
        agenda=agenda(),
        minutes=None,
        figures=MeetingFigures(0, 0, 0, 0, 0),
        countries=(),
        published=(),
        roles=(),
        guests=(),
        invited=0,
        accepted=0,
        formal=(),
        talks=(),
        mentions=(),
        following=(),
    )
    return replace(plain, **fields)
