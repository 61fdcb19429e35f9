"""One window for each file: a second start of the same file by the same user brings the first window to the front."""

import getpass
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


def listen(path: Path, raise_window: Callable[[], None], parent: QObject) -> QLocalServer:
    """Answer other starts of ``path`` by ``raise_window``, as long as the returned server lives."""
    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    name = _name(path)
    QLocalServer.removeServer(name)  # what a killed process left; the file's lock is ours

    def answer() -> None:
        while (socket := server.nextPendingConnection()) is not None:
            socket.disconnectFromServer()
            socket.deleteLater()
            raise_window()

    server.newConnection.connect(answer)
    server.listen(name)
    return server


def raise_other(path: Path) -> bool:
    """Bring the window that has ``path`` open to the front; False: no window of this user answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    answered = socket.waitForConnected(_WAIT_MS)
    socket.abort()
    return answered


def _name(path: Path) -> str:
    of_file = f"{getpass.getuser()} {os.path.realpath(path)}"
    return f"plenary-{hashlib.sha256(os.fsencode(of_file)).hexdigest()[:24]}"
