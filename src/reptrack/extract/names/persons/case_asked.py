"""Decide which case and gender the words beside a Cyrillic name ask of it: the verb behind it, the role, verb or preposition before it."""

from __future__ import annotations

import re

from reptrack.extract.names.persons.context_words import case_before, case_governed, case_of_role, is_role
from reptrack.extract.names.persons.lexicon import CYRILLIC, is_title
from reptrack.extract.names.persons.segments import Found
from reptrack.extract.names.persons.tokens import next_words, previous_word
from reptrack.text.view import View

__all__ = ["YEARS_OLD", "role_asks", "verb_asks"]

_PAST_VERB = re.compile(r"(?:л|ла|ло|ли|лі|ў|лся|лась|лись|ўся|лася|ліся)$")
_SINGULAR_PAST = re.compile(r"(?:[аяеиыіў]ла|[аяеиыі]л|[аяеыі]ў|ўся|лся|лась|лася)$")
# Russian short forms: намерена, осуждён, признана, задержан.
_SHORT_PARTICIPLE = re.compile(r"[^\W\d_]{3,}(?:[её]н|ан|ян|ена|ана|яна)$|(?:[зн]я|ъя|[бв]и)та?$")
# Зарецкому 34 года, Зарэцкаму 34 гады.
YEARS_OLD = re.compile(r",? \d{1,3} (?:год|лет|гад)")


def verb_asks(view: View, name: Found) -> tuple[str, str]:
    """Give the case and gender that the verb behind a name asks for: Цвірко затрымалі is accusative, Цвірко сказала a woman."""
    last = name.tokens[-1]
    verb = next_words(view, last)[0] if last.flags & CYRILLIC else ""
    if last.flags & CYRILLIC and YEARS_OLD.match(view.text, name.end):
        return "dat/nom", ""
    if verb.endswith(("лі", "ли")):
        return case_before(verb), ""
    if _SINGULAR_PAST.search(verb):
        return "nom", "f" if verb.endswith(("ла", "лась", "лася")) else "m"
    if _SHORT_PARTICIPLE.search(verb):
        return "nom", "f" if verb[-1] == "а" else "m"
    return "", ""


def role_asks(view: View, name: Found) -> tuple[str, str]:
    """Give the cases (`gen/acc`) and the gender that the word before a name asks for: адвоката, приговорила, политзаключённую."""
    if not name.tokens[0].flags & CYRILLIC:
        return "", ""
    before = previous_word(view, name.tokens[0]).lower()
    if not before:
        return "", ""
    if case := case_governed(before):
        return case, ""
    if _PAST_VERB.search(before) and (case := case_before(before)):
        return case, ""
    return case_of_role(before) if is_role(before) or is_title(before) else ("", "")
