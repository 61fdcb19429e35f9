"""What the Agenda tab has beside its name: what participants do not know yet.

It is worked out a moment after a change, for the agenda of a large conference is compared as a whole.
"""

from app.domain.meeting_page import UnreleasedChanges
from app.ui.language import plural


def agenda_count(found: UnreleasedChanges) -> str:
    """As in "3 changes" since the last release; empty where there are none, and before the first release."""
    number = len(found.changes)
    return plural("{number} change", "{number} changes", number) if found.release and number else ""
