"""The pattern that looks for the ends of sentences fast finds those that a plain one finds."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reptrack.text.sentences import _BREAK, _line_end

# As one would write it: a run of stops with what closes it, or a run of blanks with an end of line in it, each from its first character on.
_PLAIN = re.compile(
    r"(?P<stop>(?<![.!?…])[.!?…]+)(?P<close>(?:[\"”’»)\]]|\[\d{1,3}\])*)[^\S\n]+(?P<next>[\"“„‘«(\[—–-]*[^\S\n]?\S)"
    r"|(?<!\s)[^\S\n]*\n\s*(?P<head>\S?)|\A\s*\n\s*(?P<first>\S?)"
)
_PARTS = st.sampled_from(
    [*'.!?…\n \t"”’»)]“„‘«([—–-aZя1,:;|•', "[12]", "  ", "\n\n", " \n", "\r\n", "\u2028", "\x0b", ". ", "p. 5", "\u00a0"]
)


@given(st.lists(_PARTS, max_size=40).map("".join))
@example(" \n\n.. “ \nA")
@settings(max_examples=500)
def test_the_same_ends_are_found(text: str) -> None:
    """Where each sentence may end, and the character after it."""
    fast = [
        (_line_end(text, m.start()), m["head"]) if m["line"] is not None else (m.end("close"), m["next"][-1]) for m in _BREAK.finditer(text)
    ]
    plain = [
        (m.end("close"), m["next"][-1]) if m["stop"] else (m.start(), m["head"] if m["head"] is not None else m["first"])
        for m in _PLAIN.finditer(text)
    ]
    assert fast == plain


def test_long_runs_take_time_in_proportion() -> None:
    """A million stops, blanks or ends of line are read once."""
    for run in (".", " ", "\n", " \n", ". ", ".\n", "…!?"):
        assert sum(1 for _ in _BREAK.finditer(run * (200_000 // len(run)))) <= 200_000
