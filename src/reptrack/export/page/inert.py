"""Make text harmless to show: what would act on a reader's screen unseen (bidi controls, control characters) becomes a visible mark."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup, escape

__all__ = ["plain", "visible"]

# Controls (line breaks and tabs are text), bidi marks, embeddings and isolates, invisible operators, the byte order mark inside a text,
# annotation marks, noncharacters, tags. Joiners stay: Persian and Burmese are written with them.
_ACTING = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
    "]"
)
_MARK = Markup('<span class="ctl" title="{}">{}</span>')


def plain(text: str) -> str:
    r"""Give a text for places that take no markup: `"a\u202eb"` becomes `a‹U+202E›b`."""
    return _ACTING.sub(lambda found: f"‹{_code(found[0])}›", text)


def visible(text: str) -> Markup:
    """Give a text as markup: escaped, and each acting character as a small label with its code and name."""
    out, at = Markup(), 0
    for found in _ACTING.finditer(text):
        out += escape(text[at : found.start()]) + _MARK.format(unicodedata.name(found[0], "control character"), _code(found[0]))
        at = found.end()
    return out + escape(text[at:])


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
