"""What every view of the plan can do: amend the project's end (DOMAIN R8)."""

from app.ui.commands import Menu, command
from app.ui.pages.plan.amend_dialog import AmendDialog
from app.ui.pages.view import View
from app.words import message


class AmendingView(View):
    """A view with the command that opens the amendment; mix it into a view of the plan."""

    @command(
        "plan.amend", "Amend the project's end…", menu=Menu.PLAN, icon="calendar-range", group="project",
        tip=message("Another end and other reporting periods; what is due stays where it is"),
    )  # fmt: skip
    def amend(self) -> AmendDialog:
        """Ask for another end."""
        dialog = AmendDialog(self, self.desk)
        dialog.open()
        return dialog
