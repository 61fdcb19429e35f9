"""A meeting of three days as people hold them: plenaries, parallel sessions, breaks, a formal session, late changes."""

import datetime as dt

from document_examples import FRIDAY, THURSDAY, WEDNESDAY, agenda, chaired_by, item, pause, person, role, session

from app.domain.agenda import AgendaDocument, AgendaSession
from app.domain.kinds import ItemKind, ItemRoleKind, RoleState

SILVA = person("Maria Silva", "Embrapa", illustrative=True)
LAURENT = person("Sophie Laurent", "INRAE", illustrative=True)
VEERMAN = person("Cees Veerman", "Mission Board Soil Health and Food")
PAPADOPOULOS = person("Dimitris Papadopoulos", "Hellenic Soil Institute", "Δημήτρης Παπαδόπουλος", illustrative=True)
WANG = person("WANG Xiaoming", "CAAS", "王小明", illustrative=True)
SOKOLOVA = person("Elena Sokolova", "LMSU", "Елена Соколова", illustrative=True)
KONTOBOYTSEVA = person("Anna Kontoboytseva", "ECFS", "Анна Контобойцева")
OKAFOR = person("Chidi Okafor", "IITA", illustrative=True)
MULLER = person("Jürgen Müller-Löwenstein", "Ecologic", illustrative=True)
RAZAFI = person("Hery Razafindrakoto", "University of Antananarivo", illustrative=True)


def opening_day() -> tuple[AgendaSession, ...]:
    return (
        session(
            WEDNESDAY,
            "09:00",
            "Opening plenary",
            item("Welcome and aims of the meeting", 15, LAURENT, illustrative=True),
            item(
                "Soil health in the European Green Deal",
                35,
                kind=ItemKind.TALK,
                roles=(role(VEERMAN, ItemRoleKind.GUEST_OF_HONOUR),),
            ),
            item("Two years of CIRCASA: what was promised, what was done, what is left", 40, SILVA, PAPADOPOULOS),
            room="Haakzaal",
            roles=chaired_by(LAURENT),
        ),
        session(WEDNESDAY, "10:30", "Coffee", pause("Coffee · group photograph on the terrace")),
        *measuring("11:00", WEDNESDAY),
        session(WEDNESDAY, "13:00", "Lunch", pause("Lunch in the winter garden", 75)),
        session(
            WEDNESDAY,
            "14:15",
            "The strategic research agenda",
            item("Stakeholders' views: 2,000 answers in seven languages", 30, MULLER, illustrative=True),
            item("Research needs, ranked", 30, OKAFOR, WANG, presentations=("Ranking by region and by land use",)),
            pause("Tea", 20),
            item(
                "Discussion: what is missing?",
                40,
                kind=ItemKind.DISCUSSION,
                note="Bring your marked-up copy of draft 3.",
            ),
            room="Haakzaal",
            roles=(*chaired_by(SOKOLOVA), role(RAZAFI, ItemRoleKind.RAPPORTEUR)),
        ),
        session(
            WEDNESDAY, "19:00", "Dinner at the Rijnzicht", item("Dinner at the Rijnzicht", 180, kind=ItemKind.SOCIAL)
        ),
    )


def measuring(start: str, day: dt.date) -> tuple[AgendaSession, ...]:
    return (
        session(
            day,
            start,
            "Measuring and verifying soil carbon",
            item("Sampling designs that farmers can afford", 30, SILVA),
            item("From point to map: uncertainty that is told", 30, WANG, SOKOLOVA),
            item("A common protocol for long-term experiments", 30, PAPADOPOULOS),
            item("Questions", 30, kind=ItemKind.DISCUSSION),
            room="C2.01",
            track="A · Measurement",
            roles=chaired_by(OKAFOR),
        ),
        session(
            day,
            start,
            "Practices under pressure: drought, markets and tenure",
            item("Agroforestry in the highlands of Madagascar", 40, RAZAFI),
            item("Residues: feed, fuel or soil?", 40, OKAFOR, illustrative=True),
            item("Panel", 40, MULLER, LAURENT, SILVA, kind=ItemKind.DISCUSSION),
            room="C2.02",
            track="B · Practices",
            roles=chaired_by(MULLER),
        ),
        session(
            day,
            start,
            "Russian organisations, projects and opportunities to take part in the IRC",
            item("Russian organisations, projects and opportunities to take part in the IRC", 60, KONTOBOYTSEVA),
            item("Carbon in arable soils: a national programme", 60, SOKOLOVA),
            room="Library",
            track="C · Cooperation",
        ),
    )


def thursday() -> tuple[AgendaSession, ...]:
    asked = role(WANG, state=RoleState.ASKED)
    return (
        session(
            THURSDAY,
            "09:00",
            "An International Research Consortium: who, why, how",
            item("The implementation plan 2020–2022", 45, LAURENT),
            item(
                "Fourteen areas of interaction and their task forces",
                45,
                kind=ItemKind.TALK,
                roles=(asked, role(SILVA)),
            ),
            room="Haakzaal",
            roles=chaired_by(PAPADOPOULOS),
        ),
        session(THURSDAY, "10:30", "Coffee", pause("Coffee")),
        *measuring("11:00", THURSDAY),
        session(THURSDAY, "13:00", "Lunch", pause("Lunch", 60)),
        session(
            THURSDAY, "14:00", "Field trip to the long-term experiment", room="Meet at the main entrance", minutes=180
        ),
    )


def friday() -> tuple[AgendaSession, ...]:
    return (
        session(
            FRIDAY,
            "09:00",
            "General Assembly",
            item("Opening and roll call", 10, kind=ItemKind.FORMAL),
            item("Adoption of the agenda", 10, kind=ItemKind.FORMAL, decision=True),
            item(
                "Extension of the project to February 2021",
                30,
                LAURENT,
                decision=True,
                internal_note="Needs two thirds.",
            ),
            item(
                "Admission of associated members",
                30,
                SOKOLOVA,
                decision=True,
                added_on=dt.date(2020, 2, 18),
                illustrative=True,
                internal_note="Ask the two objectors before the session; the letter is in the folder.",
            ),
            item("Any other business", 10, kind=ItemKind.FORMAL),
            room="Haakzaal",
            body="General Assembly",
            roles=chaired_by(LAURENT),
        ),
        session(FRIDAY, "10:30", "Coffee", pause("Coffee and farewell", 30)),
    )


def wageningen(**fields: object) -> AgendaDocument:
    return agenda(*opening_day(), *thursday(), *friday(), **fields)
