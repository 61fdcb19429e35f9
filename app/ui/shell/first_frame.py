"""The shape of the window, painted while what a file needs is still being imported and read."""

from PySide6.QtWidgets import QFrame, QWidget

from app.ui import theme
from app.ui.widgets.layout import box


class FirstFrame(QWidget):
    """The sidebar, the page and the status bar of a workspace, with nothing in them."""

    def __init__(self) -> None:
        super().__init__()
        sidebar, status = QFrame(), QFrame()
        sidebar.setObjectName("sidebar")
        sidebar.setFixedWidth(theme.SIDEBAR)
        status.setObjectName("statusbar")
        status.setFixedHeight(theme.STATUS)
        box("h", sidebar, box("v", None, status), parent=self)
