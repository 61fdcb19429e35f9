"""Only what is missing is asked for, whatever name the system gives it."""

from scripts.system_libraries import DEBIAN, missing_packages


def listing(*rows: tuple[str, str, str]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def test_everything_is_missing_on_a_bare_system():
    assert missing_packages("") == DEBIAN


def test_what_is_installed_is_not_asked_for():
    rows = [("installed", name, "") for name in DEBIAN if name != "libegl1"]
    assert missing_packages(listing(*rows)) == ("libegl1",)


def test_a_removed_package_is_missing():
    rows = listing(("config-files", "libegl1", ""), ("installed", "libgl1", ""))
    assert missing_packages(rows, ("libegl1", "libgl1")) == ("libegl1",)


def test_a_package_under_a_newer_name_counts():
    rows = listing(("installed", "libglib2.0-0t64", "libglib2.0-0 (= 2.84.1-1), libgio"))
    assert missing_packages(rows, ("libglib2.0-0",)) == ()
