"""Badges, sheets, certificates, speakers with names that are hard to set, for the tests of the venue's papers."""

import datetime as dt
from dataclasses import replace

from document_examples import FRIDAY, MEETING, PROJECT, THURSDAY, WEDNESDAY, person

from app.domain.agenda import Audience
from app.domain.certificates import Certificate, Certificates, Part
from app.domain.desk_papers import Badge, BadgeSheets, ContactCard, SignInDay, SignInRow, SignInSheets
from app.domain.documents import PersonRef
from app.domain.kinds import AgendaState, ItemRoleKind, ParticipationRole, PresenceState, RoleState
from app.domain.participants import DayPresence
from app.domain.speakers import Slot, Speaker, SpeakerList

AS_OF = dt.date(2020, 3, 20)
LEGAL = "National Research Institute for Agriculture, Food and the Environment of a Long Name"
HARD_NAMES = (
    ("Li", "李"),
    ("Maria Fernanda de los Ángeles Rodríguez-Castañeda y Villaseñor", ""),
    ("Wolfeschlegelsteinhausenberger", "Вольфешлегельштейнхаузенбергердорф"),
    ("Hassan Benjelloun-Idrissi", "حسن بنجلون الإدريسي ابن أبي القاسم التونسي"),
    ("", "مرحبا بن عبد الله"),
    ("Noa Shaked", "נועה שקד"),
    ("Oluwaṣeun Adébáyọ̀", ""),
    ("Suresh Balakrishnan", "சுரேஷ் பாலகிருஷ்ணன்"),
    ("TANAKA Sakura", "田中さくら"),
    ("Anjali Deshpande", "अंजली देशपांडे"),
)
HOSTILE = {
    "markup": '<b>x</b> &amp; </para> <img src="file:///etc/passwd"/>',
    "controls": "a\x00b\x1b[31mc\ud800d\u0085e",
    "lines": "a\r\nb\u2028c\n\nd\te",
    "emoji": "👩‍🔬 🏳️‍🌈",
    "right to left": "\u202eevil\u202c שלום مرحبا",
    "word": "w" * 1_500,
    "ideographs": "漢" * 1_000,
    "long": "A title that goes on and on, as titles do; " * 60,
    "braces": "{0} {name} %s \\ ; , :",
    "marks": "e\u0301\u0302\u0303\u0304" * 200,
    "spaces": " \u00a0\u2003\u3000 ",
    "nothing": "",
}


def badge(name: str, native: str = "", email: str = "", **fields: object) -> Badge:
    who = PersonRef(f"person {name or native}", name, native, "INRAE")
    made = Badge(who, "FR", ParticipationRole.MEMBER, ContactCard(name or native, "", "", LEGAL, "INRAE", email))
    return replace(made, **fields)


def badge_sheets(*badges: Badge, **fields: object) -> BadgeSheets:
    return replace(BadgeSheets(PROJECT, MEETING, AS_OF, badges), **fields)


def row(name: str, state: PresenceState | None = None, native: str = "", organisation: str = "INRAE") -> SignInRow:
    return SignInRow(person(name, organisation, native), LEGAL, "FR", ParticipationRole.MEMBER, state)


def sign_in_sheets(*rows: SignInRow, **fields: object) -> SignInSheets:
    days = tuple(SignInDay(day, 540, 1050, rows) for day in (WEDNESDAY, THURSDAY))
    return replace(SignInSheets(PROJECT, MEETING, AS_OF, days), **fields)


def certificate(name: str, native: str = "", **fields: object) -> Certificate:
    days = (DayPresence(WEDNESDAY, PresenceState.PRESENT), DayPresence(FRIDAY, PresenceState.REMOTE))
    parts = (Part(ItemRoleKind.CHAIR, "General Assembly"), Part(ItemRoleKind.SPEAKER, "Forty months of work"))
    who = person(name, "INRAE", native)
    return replace(Certificate(who, LEGAL, "FR", ParticipationRole.SPEAKER, days, 930, parts), **fields)


def certificates(*entries: Certificate, **fields: object) -> Certificates:
    return replace(Certificates(PROJECT, MEETING, "INRAE", AS_OF, entries), **fields)


def slot(item: str = "A talk", **fields: object) -> Slot:
    made = Slot(
        day=WEDNESDAY,
        start=540,
        minutes=30,
        room="Rijnzaal",
        session="Opening",
        item=item,
        kind=ItemRoleKind.SPEAKER,
        state=RoleState.CONFIRMED,
        planned=AgendaState.CONFIRMED,
    )
    return replace(made, **fields)


def speaker(name: str, *slots: Slot, native: str = "", email: str = "") -> Speaker:
    return Speaker(person(name, "INRAE", native), LEGAL, "FR", email, slots)


def speaker_list(*speakers: Speaker, **fields: object) -> SpeakerList:
    return replace(SpeakerList(PROJECT, MEETING, AS_OF, 2, Audience.CHAIR, speakers), **fields)
