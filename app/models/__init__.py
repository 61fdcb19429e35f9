"""The mapped classes: one module per aggregate."""

from app.models.action import Action, ActionEvent, ChainLink
from app.models.agenda import AgendaRelease, Item, ItemRole, MeetingSession
from app.models.attendance import Availability, Participation, Presence, RollCall
from app.models.base import Base, Editable, Searchable
from app.models.body import Area, Body, Membership, TaskForce
from app.models.consortium import (
    ExpressionOfInterest,
    Initiative,
    NationalProgramme,
    ProgrammeCoordinator,
    Publication,
    PublishedFigure,
    ResearchTopic,
    TopicComment,
    TopicVersion,
)
from app.models.file import Blob, File
from app.models.mail import CalendarPublication, MailAttempt, Mailing, MailMessage, ReplyReceived
from app.models.meeting import Meeting, MeetingTemplate, Notice, Room, Series
from app.models.minutes import Decision, DecisionVote, Minutes, MinutesText, MinutesVersion, Objection
from app.models.organisation import IrcRole, Organisation, OrganisationName
from app.models.person import Affiliation, Consent, Person, SensitiveNote
from app.models.plan import (
    Baseline,
    Deliverable,
    Evidence,
    Milestone,
    MilestoneWorkPackage,
    PlanLink,
    Risk,
    Task,
    WorkPackage,
)
from app.models.presentation import Presentation, PresentationFile
from app.models.project import Project, Setting
from app.models.upkeep import Draft, ExternalRef

__all__ = [
    "Action", "ActionEvent", "Affiliation", "AgendaRelease", "Area", "Availability", "Base", "Baseline", "Blob", "Body",
    "CalendarPublication", "ChainLink", "Consent", "Decision", "DecisionVote", "Deliverable", "Draft", "Editable",
    "Evidence", "ExpressionOfInterest", "ExternalRef", "File", "Initiative", "IrcRole", "Item", "ItemRole",
    "MailAttempt", "MailMessage", "Mailing", "Meeting", "MeetingSession", "MeetingTemplate", "Membership", "Milestone",
    "MilestoneWorkPackage", "Minutes", "MinutesText", "MinutesVersion", "NationalProgramme", "Notice", "Objection",
    "Organisation", "OrganisationName", "Participation", "Person", "PlanLink", "Presence", "Presentation",
    "PresentationFile", "ProgrammeCoordinator", "Project", "Publication", "PublishedFigure", "ReplyReceived",
    "ResearchTopic", "Risk", "RollCall", "Room", "Searchable", "SensitiveNote", "Series", "Setting", "Task",
    "TaskForce", "TopicComment", "TopicVersion", "WorkPackage",
]  # fmt: skip
