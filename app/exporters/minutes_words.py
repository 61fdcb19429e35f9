"""What minutes say in sentences, the same in every format: status, counts, quorum, votes, due dates."""

from app.domain.kinds import ActionState, MinutesState
from app.domain.minutes import ActionEntry, DecisionEntry, FormalPart, MinutesDocument, PublishedCount
from app.exporters.dates import long_date, short_date
from app.exporters.terms import ACTION_STATES
from app.words import Words


def status_sentence(document: MinutesDocument, words: Words) -> str:
    """What the state of the minutes means, with its dates."""
    sent = (
        words("Circulated on {date}.", date=long_date(document.circulated_on, words)) if document.circulated_on else ""
    )
    accepted = words("Accepted on {date}.", date=long_date(document.accepted_on, words)) if document.accepted_on else ""
    match document.state:
        case MinutesState.DRAFT:
            parts = [words("Draft, not yet circulated.")]
        case MinutesState.CIRCULATED:
            parts = [sent, _objections_until(document, words)]
        case MinutesState.OBJECTED:
            parts = [sent, words("An objection to their accuracy is open.")]
        case MinutesState.ACCEPTED:
            parts = [sent, accepted]
    return " ".join(filter(None, parts))


def count_sentence(document: MinutesDocument, words: Words) -> str:
    """The figures counted from the attendance (DOMAIN R11): "73 experts from 19 countries and 41 organisations …"."""
    people = words.plural("{number} expert", "{number} experts", document.attendees)
    countries = words.plural("{number} country", "{number} countries", document.countries)
    organisations = words.plural("{number} organisation", "{number} organisations", document.organisations)
    if not document.attendees:
        return words("Nobody's attendance was recorded.")
    if not document.remote:
        return words(
            "{people} from {countries} and {organisations} took part.",
            people=people,
            countries=countries,
            organisations=organisations,
        )
    return words(
        "{people} from {countries} and {organisations} took part, {remote} of them remotely.",
        people=people,
        countries=countries,
        organisations=organisations,
        remote=document.remote,
    )


def published_sentence(published: tuple[PublishedCount, ...], words: Words) -> str:
    """The figures that sources give differently, each with its source; nothing where none does."""
    if not published:
        return ""
    figures = "; ".join(
        words("{what}: {value} ({source})", what=_counted(figure.what, words), value=figure.value, source=figure.source)
        for figure in published
    )
    return words("Published figures that differ – {figures}.", figures=figures)


def quorum_sentence(part: FormalPart, words: Words) -> str:
    """As in "16 of 23 members were present or represented; 16 are needed: the quorum was reached." (DOMAIN R3)."""
    arguments = {"present": part.present, "members": part.members, "needed": part.needed}
    if part.quorate:
        return words(
            "Quorum: {present} of {members} members present or represented, {needed} needed; reached.", **arguments
        )
    return words(
        "Quorum: {present} of {members} members present or represented, {needed} needed; not reached.", **arguments
    )


def votes_sentence(decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> str:
    """The votes, whether they carried it, and whether abstentions count as cast (DOMAIN R5)."""
    if decision.votes_for is None and decision.votes_against is None:
        return (
            words("By consensus, without a count.")
            if decision.carried
            else words("Not carried; no votes were counted.")
        )
    abstentions = words.plural("{number} abstention", "{number} abstentions", decision.abstentions or 0)
    arguments = {
        "votes_for": decision.votes_for or 0,
        "votes_against": decision.votes_against or 0,
        "abstentions": abstentions,
    }
    if decision.carried:
        count = words("Carried: {votes_for} for, {votes_against} against, {abstentions}.", **arguments)
    else:
        count = words("Not carried: {votes_for} for, {votes_against} against, {abstentions}.", **arguments)
    if not decision.abstentions:
        return count
    rule = words("Abstentions are cast votes.") if abstentions_are_cast else words("Abstentions are not cast.")
    return f"{count} {rule}"


def binding_sentence(decision: DecisionEntry, words: Words) -> str:
    """When the decision was taken, and since when it binds (DOMAIN R5); a vetoed or lost one never does."""
    taken = long_date(decision.taken_on, words)
    if not decision.carried:
        return words("Put to the vote on {date}.", date=taken)
    if decision.vetoed_by:
        return words("Taken on {date}.", date=taken)
    if decision.binding_on:
        return words(
            "Taken on {date}, binding since {binding}.", date=taken, binding=long_date(decision.binding_on, words)
        )
    return words("Taken on {date}, binding once these minutes are accepted.", date=taken)


def veto_sentence(decision: DecisionEntry, words: Words) -> str:
    """Who vetoed the decision, and why; nothing where nobody did (DOMAIN R6)."""
    if not decision.vetoed_by:
        return ""
    if not decision.veto_reason:
        return words("Vetoed by {member}.", member=decision.vetoed_by)
    return words("Vetoed by {member}: {reason}", member=decision.vetoed_by, reason=decision.veto_reason)


def serves_sentence(serves: tuple[str, ...], words: Words) -> str:
    """What a decision or action serves: plan rows, task forces (DOMAIN R16); nothing where it serves none."""
    return words("Serves {things}.", things=", ".join(serves)) if serves else ""


def due_text(action: ActionEntry, words: Words) -> str:
    """The day an action is due, or that none was set."""
    return short_date(action.due, words) if action.due else words("no date")


def state_text(action: ActionEntry, words: Words) -> str:
    """The state of an action; how late it is, while it is open."""
    if is_late(action):
        return words.plural("{number} day late", "{number} days late", action.late_days)
    return words(ACTION_STATES[action.state])


def is_late(action: ActionEntry) -> bool:
    """Whether the action is still to be done and its day is over."""
    return action.late_days > 0 and action.state in (ActionState.OPEN, ActionState.IN_PROGRESS)


def is_illustrative(document: MinutesDocument) -> bool:
    """Whether any row that is printed carries the sign."""
    people = [attendee.person for group in document.attendance for attendee in group.attendees]
    people += [excused.person for excused in document.excused]
    people += [leader for leader in (document.chair, document.secretary) if leader]
    people += [ref for section in document.sections for ref in section.people]
    actions = [*document.actions, *document.matters_arising]
    people += [action.person for action in actions if action.person]
    return (
        document.meeting.illustrative
        or any(ref.illustrative for ref in people)
        or any(section.illustrative for section in document.sections)
        or any(decision.illustrative for decision in document.decisions)
        or any(action.illustrative for action in actions)
        or any(seat.illustrative for part in document.formal for seat in part.seats)
    )


def _objections_until(document: MinutesDocument, words: Words) -> str:
    if not document.objections_until:
        return ""
    return words("Objections to their accuracy until {date}.", date=long_date(document.objections_until, words))


def _counted(what: str, words: Words) -> str:
    return {"experts": words("experts"), "countries": words("countries")}.get(what, what)
