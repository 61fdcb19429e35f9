"""What holds for every test: no screen, no network, a fixed clock zone, the same examples on every run."""

import os
import socket
import time

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["TZ"] = "Asia/Kathmandu"  # UTC+5:45: whoever reads the machine's zone by mistake is found out everywhere
if hasattr(time, "tzset"):
    time.tzset()

import hypothesis
import pytest

hypothesis.settings.register_profile("same-every-run", derandomize=True, deadline=None)
hypothesis.settings.load_profile("same-every-run")


@pytest.fixture(autouse=True, scope="session")
def own_user_folders(tmp_path_factory: pytest.TempPathFactory):
    """No test reads or writes the folders of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(home / name))
        yield home


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """A connection to anything but this machine's own sockets, and servers of the tests' own, fails the test."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        own = isinstance(address, tuple) and address[0] in ("127.0.0.1", "::1", "localhost")
        if self.family != getattr(socket, "AF_UNIX", None) and not own:
            raise AssertionError(f"A test tried to reach {address}.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", local_only)
        yield


from database_fixtures import empty, sample, sample_file, sample_master  # noqa: E402, F401
