"""File names made from titles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.file_names import file_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Newsletter, briefs: films?", "Newsletter-briefs-films"),
        ("../../etc/passwd", "etc-passwd"),
        ("Łódź 2020 / 张伟", "Łódź-2020-张伟"),
        ("रिपोर्ट", "रिपोर्ट"),
        ("con", "_con"),
        ("LPT1", "_LPT1"),
        ("a\u202egpj.exe\x00", "a-gpj-exe"),
        ("   ", "untitled"),
        ("x" * 300, "x" * 80),
    ],
)
def test_examples(text, name):
    assert file_name(text) == name


@given(st.text())
def test_a_name_never_holds_what_a_system_forbids(text):
    name = file_name(text)
    assert 1 <= len(name) <= 81
    assert not set(name) & set('<>:"/\\|?*. \t\n\x00')
    assert file_name(name) in (name, name[:80].strip("-"))
