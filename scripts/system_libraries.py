"""Make sure of the shared libraries that Qt needs from the system: ``python3 scripts/system_libraries.py``.

On Debian and its children, as root or with a sudo that asks nothing, it installs what is missing and only that;
elsewhere it prints the one command to run and goes on. macOS and Windows need nothing. Standard library only.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

DEBIAN = (
    "libglib2.0-0",
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libgssapi-krb5-2",
    # for a screen
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    # for a printer
    "libcups2",
)
FILES = (
    "libglib-2.0.so.0",
    "libEGL.so.1",
    "libGL.so.1",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libfontconfig.so.1",
    "libgssapi_krb5.so.2",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxcb-xkb.so.1",
    "libxkbcommon-x11.so.0",
    "libcups.so.2",
)
ELSEWHERE = {
    "dnf": "dnf install glib2 libglvnd-egl libglvnd-glx libxkbcommon dbus-libs fontconfig krb5-libs cups-libs "
    "xcb-util-cursor xcb-util-wm xcb-util-keysyms libxcb libxkbcommon-x11",
    "pacman": "pacman -S --needed glib2 libglvnd libxkbcommon dbus fontconfig krb5 libcups "
    "xcb-util-cursor xcb-util-wm xcb-util-keysyms libxcb libxkbcommon-x11",
}


def missing_packages(listing: str, wanted: Iterable[str] = DEBIAN) -> tuple[str, ...]:
    """The Debian packages of ``wanted`` that are not installed, also not under a newer name that provides them.

    ``listing`` has one line a package, as ``installed_listing`` writes it: status, name and what it provides, between
    tabs.
    """
    present: set[str] = set()
    for line in listing.splitlines():
        status, name, provides = line.split("\t")
        if status == "installed":
            present.add(name)
            present.update(entry.split()[0] for entry in provides.split(",") if entry.strip())
    return tuple(name for name in wanted if name not in present)


def installed_listing() -> str:
    """Every package that dpkg knows, for ``missing_packages``."""
    shape = "${db:Status-Status}\t${Package}\t${Provides}\n"
    return subprocess.run(["dpkg-query", "-W", "-f", shape], capture_output=True, text=True, check=True).stdout


def missing_files() -> tuple[str, ...]:
    """The shared libraries that cannot be loaded on this machine."""
    return tuple(name for name in FILES if not _loads(name))


def main() -> None:
    """Install what is missing, or say how to."""
    if not sys.platform.startswith("linux"):
        return
    if shutil.which("apt-get") and shutil.which("dpkg-query"):
        _debian(missing_packages(installed_listing()))
    elif missing := missing_files():
        command = next((text for tool, text in ELSEWHERE.items() if shutil.which(tool)), None)
        how = f"Run: sudo {command}" if command else "Install them with the system's package manager."
        print(f"Qt needs libraries that are missing here: {', '.join(missing)}. {how}")


def _debian(missing: tuple[str, ...]) -> None:
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    prefix = _rights()
    if prefix is None:
        print(f"Qt needs libraries that are missing here. Run: sudo {' '.join(install)}")
        return
    print(f"Installing {' '.join(missing)} …", flush=True)
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run([*prefix, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        print(done.stdout.decode("utf-8", "replace"))
        print(f"They could not be installed. Run: sudo apt-get update && sudo {' '.join(install)}")


def _rights() -> list[str] | None:
    """What to put before a command that changes the system: nothing for root; None when it may not be changed."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.geteuid() == 0:
        return quiet
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n", *quiet]
    return None


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
