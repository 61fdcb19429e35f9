"""The kinds and states of things: closed lists, stored in the database by their value (DOMAIN, "Things")."""

from enum import StrEnum


class Programme(StrEnum):
    """The funder's framework programme: decides deliverable types and dissemination levels (DOMAIN R9)."""

    H2020 = "H2020"
    HORIZON_EUROPE = "HE"


class OrganisationKind(StrEnum):
    """What an organisation is to the consortium."""

    PARTY = "party"
    INITIATIVE = "initiative"
    OBSERVER = "observer"
    OTHER = "other"


class IrcKind(StrEnum):
    """How a person or organisation joins the IRC."""

    RESEARCHER = "researcher"
    SPONSOR = "sponsor"
    USER = "user"


class ConsentPurpose(StrEnum):
    """What a person agrees to."""

    LISTED = "listed"  # name in lists that participants and the public receive
    CONTACT = "contact"  # e-mail address in those lists
    PHOTO = "photo"
    RECORDING = "recording"


class SensitiveKind(StrEnum):
    """Personal data that expires soon after the meeting (DOMAIN R13)."""

    DIET = "diet"
    ACCESS = "access"
    VISA = "visa"


class BodyKind(StrEnum):
    """A body of the consortium; assembly and board have notice periods (DOMAIN R1)."""

    ASSEMBLY = "assembly"
    BOARD = "board"
    ADVISORY = "advisory"
    TASK_FORCE = "task_force"
    TEAM = "team"


class MeetingKind(StrEnum):
    """Decides which notice period counts, when a formal session is part of the meeting (DOMAIN R1)."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"


class MeetingState(StrEnum):
    """How sure a meeting is."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


class AgendaState(StrEnum):
    """How sure a session or an agenda item is."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


class ItemKind(StrEnum):
    """One line of a session."""

    TALK = "talk"
    DISCUSSION = "discussion"
    BREAK = "break"
    SOCIAL = "social"
    REPORT = "report"
    FORMAL = "formal"  # opening, roll call, adoption of the agenda, closing


class ItemRoleKind(StrEnum):
    """What a person does in an item or a session."""

    SPEAKER = "speaker"
    PRESENTER = "presenter"  # the speaker who stands in front
    CHAIR = "chair"
    RAPPORTEUR = "rapporteur"
    MODERATOR = "moderator"
    GUEST_OF_HONOUR = "guest_of_honour"


class RoleState(StrEnum):
    """Whether a person asked to take a role has agreed."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class PresentationKind(StrEnum):
    """The form of a presentation."""

    TALK = "talk"
    KEYNOTE = "keynote"
    POSTER = "poster"
    VIDEO = "video"


class SlidesState(StrEnum):
    """Where the files of a presentation are."""

    MISSING = "missing"
    RECEIVED = "received"
    CLEARED = "cleared"
    PUBLISHED = "published"


class NoticeKind(StrEnum):
    """What was sent to the members or parties (DOMAIN R1, R12)."""

    MEETING = "meeting"
    AGENDA = "agenda"
    ADDED_ITEMS = "added_items"
    PUBLICATION = "publication"


class MailKind(StrEnum):
    """What a message to participants is for."""

    INVITATION = "invitation"
    UPDATE = "update"
    CANCELLATION = "cancellation"
    MINUTES = "minutes"
    ACTIONS = "actions"  # the open actions of their owner


class MailWay(StrEnum):
    """How messages leave the program."""

    FOLDER = "folder"  # drafts as .eml files
    PROGRAM = "program"  # drafts opened in the mail program
    SERVER = "server"  # sent over SMTP


class MailState(StrEnum):
    """How far a message has come."""

    WAITING = "waiting"
    DRAFTED = "drafted"  # written as a draft; whether it was sent is not known here
    SENT = "sent"
    FAILED = "failed"
    UNSURE = "unsure"  # the program stopped while it was being handed over
    DROPPED = "dropped"  # cancelled before it was sent


class ParticipationRole(StrEnum):
    """As what a person takes part in a meeting."""

    MEMBER = "member"
    SPEAKER = "speaker"
    GUEST = "guest"
    OBSERVER = "observer"
    STAFF = "staff"


class Reply(StrEnum):
    """The answer to an invitation."""

    NONE = "none"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


class PresenceState(StrEnum):
    """A person on one day of a meeting; present and remote count as attended."""

    PRESENT = "present"
    REMOTE = "remote"
    ABSENT = "absent"
    EXCUSED = "excused"


class RollCallState(StrEnum):
    """A member of a formal session: the first three count for the quorum (DOMAIN R3)."""

    PRESENT = "present"
    REMOTE = "remote"
    REPRESENTED = "represented"
    EXCUSED = "excused"
    ABSENT = "absent"
    LEFT = "left"


class MinutesState(StrEnum):
    """The life of minutes."""

    DRAFT = "draft"
    CIRCULATED = "circulated"
    OBJECTED = "objected"
    ACCEPTED = "accepted"


class Ballot(StrEnum):
    """One member's vote; an abstention is not cast (DOMAIN R5)."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class ActionState(StrEnum):
    """The state of an action item; the first two are carried forward (DOMAIN R15)."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    DROPPED = "dropped"


class DeliverableState(StrEnum):
    """As on the funder's portal (DOMAIN R9)."""

    PENDING = "pending"
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"


class Level(StrEnum):
    """Likelihood and severity of a risk."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class RiskState(StrEnum):
    """Whether a risk is still watched."""

    OPEN = "open"
    OCCURRED = "occurred"
    CLOSED = "closed"


class LinkKind(StrEnum):
    """How two plan rows depend on each other."""

    FINISH_START = "finish_start"
    START_START = "start_start"
    FINISH_FINISH = "finish_finish"
    START_FINISH = "start_finish"


class InterestState(StrEnum):
    """An expression of interest to join the IRC."""

    RECEIVED = "received"
    ASKED = "asked"
    ADMITTED = "admitted"
    DECLINED = "declined"


class TopicState(StrEnum):
    """A topic of the Strategic Research Agenda."""

    PROPOSED = "proposed"
    CONSULTED = "consulted"
    ADOPTED = "adopted"
    WITHDRAWN = "withdrawn"


class PublicationKind(StrEnum):
    """The form of a publication."""

    NEWSLETTER = "newsletter"
    REPORT = "report"
    PAGE = "page"
    ARTICLE = "article"
