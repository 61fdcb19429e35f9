"""A new meeting out of a file with an agenda: days, rooms, events and speakers at once, and one undo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from app.domain.errors import UserError
from app.ui.commands import Menu, command
from app.ui.jobs import Job
from app.ui.language import tr
from app.ui.pages.meeting.agenda_import_choice import choose_schedule, remember_folder
from app.ui.pages.meeting.agenda_import_words import imported_words
from app.ui.pages.meetings_new_ways import NewMeetings
from app.ui.places import Place
from app.usecases.agenda_import import Done, Target, Wish, apply_beside, read_agenda, read_file
from app.words import message

Made = tuple[Done, UserError | None, str]  # what was done, what became of the backup, the zone that was assumed


class MeetingsFromFiles(NewMeetings):
    """The way that begins with a file; what it makes is shown at once."""

    @command("meetings.from_file", "New meeting from a schedule file…", menu=Menu.MEETING, icon="upload", group="new",
             tip=message("From schedule.xml, a calendar or a sheet"))  # fmt: skip
    def choose_schedule_file(self) -> QFileDialog | None:
        """Ask for the file that a meeting is made of."""
        return None if self.desk.read_only else choose_schedule(self, self.desk, self.make_from)

    def make_from(self, path: Path) -> None:
        """Make the meeting that a file is about; nothing is made where any of its events cannot be read."""
        remember_folder(self.desk, path)
        store = self.desk.store

        def work(job: Job) -> Made:
            file = read_file(path, step=job.step)
            with store.read() as session:
                reading = read_agenda(session, file, Target(), step=job.step)
            _refuse_problems(path.name, reading.agenda.problems)
            done, warning = apply_beside(store, Wish(reading.agenda, Target()), job.step)
            return done, warning, reading.assumed_zone

        self.desk.run(tr("Importing {name}", name=path.name), work, self._made, self.desk.fail)

    def _made(self, made: Made) -> None:
        done, warning, assumed = made
        self.desk.store.poll()  # the step was made beside this store
        self.desk.go(Place("meeting", done.meeting_id, "agenda"))
        words = imported_words(done)
        if assumed:
            words = tr("{told}. The file says no time zone: {zone} is taken", told=words, zone=assumed)
        self.desk.say(words, undo=True)
        if warning is not None:
            self.desk.fail(warning)


def _refuse_problems(name: str, problems: Sequence[UserError]) -> None:
    if problems:
        raise UserError(
            "{number} of the events in {name} cannot be read: make the meeting first, and import into it to see which.",
            number=len(problems), name=name,
        )  # fmt: skip
