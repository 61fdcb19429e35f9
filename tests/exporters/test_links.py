"""Only the web and mail may be clicked, and what is clicked is a proper address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exporters.links import safe_address


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://a.example/b?c=d&e#f", "https://a.example/b?c=d&e#f"),
        ("HTTP://A.example", "HTTP://A.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        (" https://a.example/ü b ", "https://a.example/%C3%BC%20b"),
        ("https://a.example/%C3%BC%zz", "https://a.example/%C3%BC%25zz"),
        ("https://a.example/\u202egpj", "https://a.example/gpj"),
        ('https://a.example/"><x>', "https://a.example/%22%3E%3Cx%3E"),
        ("javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("ftp://a.example", ""),
        ("//a.example", ""),
        ("https:a", ""),
        ("https://", ""),
        ("https://[x", ""),
        ("https://a.example:x", ""),
        ("https://a b.example", ""),
        ("mailto:nobody", ""),
        ("", ""),
    ],
)
def test_addresses(typed: str, address: str):
    assert safe_address(typed) == address


@given(st.text() | st.text().map("https://a.example/".__add__))
def test_any_address_is_printable_ascii(typed: str):
    found = safe_address(typed)
    assert found.isascii() and found.isprintable() and " " not in found
