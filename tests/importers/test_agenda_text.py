"""HTML and Markdown become plain text: no word, paragraph or link is lost, nothing is a mark by mistake."""

import time

import pytest

from app.importers.agenda_text import plain_line, plain_text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>A <b>bold</b>\nword</p>\n<p>Two.</p>", "A bold word\n\nTwo."),
        (
            '<a href="https://x.org">link</a>, <a href="https://y.org">https://y.org</a>',
            "link (https://x.org), https://y.org",
        ),
        ("<ul><li>one</li><li><p>two</p></li></ul><ol><li>x<li>y</ol>", "• one\n• two\n\n1. x\n2. y"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<p>AT&amp;T &lt;b&gt; &#39;x&#39;</p>", "AT&T <b> 'x'"),
        ("<p>one<!-- two --> three</p> a<b", "one three\n\na<b"),
        ("<script>alert(1)</script><p>ok</p>", "ok"),
        ("if a<b and c>d then #include <stdio.h>", "if a<b and c>d then #include <stdio.h>"),
        ("<p>vector<int> is</p>", "vector<int> is"),
        ("# Head\n\nSee [this](https://x.org/a_(b)) and **that**", "Head\n\nSee this (https://x.org/a_(b)) and that"),
        ("2 ** 3 ** 4, C# and [a] (b)", "2 ** 3 ** 4, C# and [a] (b)"),
        ("one\r\ntwo  \n\n\n\nthree\x00", "one\ntwo\n\nthree"),
    ],
)
def test_plain_text(text, plain):
    assert plain_text(text) == plain


def test_a_title_is_one_line():
    assert plain_line(" A\n <i>new</i>\ttitle ") == "A new title"


@pytest.mark.parametrize("text", ["<a " * 60_000, "<!--" * 40_000, "[" * 190_000, "**a " * 45_000, "<p" * 9_000 + ">"])
def test_hostile_text_takes_no_time(text):
    begun = time.perf_counter()
    plain_text(text)
    assert time.perf_counter() - begun < 2
