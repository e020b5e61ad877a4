"""Decide what the words beside a name say about it: a role before it, a verb that persons do or suffer behind it."""

from __future__ import annotations

import re

from reptrack.extract.names.persons.context_words import is_deed, is_participle, is_role
from reptrack.extract.names.persons.lexicon import (
    ALLCAPS,
    COMMON,
    CYRILLIC,
    FUNCTION,
    GIVEN,
    INITIAL,
    LACINKA,
    NOT,
    OWN,
    PLACE,
    SUFFIX,
    TITLE,
    is_title,
)
from reptrack.extract.names.persons.tokens import Run, Token, next_words, opens_sentence, previous_word
from reptrack.text.letters import SMALL
from reptrack.text.view import View
from reptrack.values.lacinka import to_cyrillic

__all__ = [
    "LIKE_ADJECTIVE",
    "LIKE_PLURAL",
    "act_together",
    "acts",
    "before_stranger",
    "beside_given",
    "beside_unknown",
    "has_age",
    "has_verb",
    "lowered",
    "owns",
    "role_before",
]

# Kalesnikava and Babaryka have: the words behind the pair.
_PAIR = re.compile(r" (?:and|і|и|ды) [^\W\d_" + SMALL + r"][\w’-]+ ([^\W\d_]+)(?: ([^\W\d_]+))?")
# An age after a name: Ivan Karnei, 34 · Ivan Karnei (34).
_AGE = re.compile(r"(?:, | \()\d{2}\b(?!\d)")
# … or said of them: Prum Sokhom, is 78 and.
_AGED = re.compile(r",? (?:is|was|turned|turns) (?:now |only |just )?\d{2}(?=[,.;)]| (?:and|on|in|years?)\b)")
# Past tenses; masculine ones only where no noun ends so (портал, отдел).
_PAST = re.compile(r"(?:л[иі]|ла|лась|лася|ліся|лись|ўся|лся|[иыія][лў])$")
# Genitive plurals (Беларусаў, Рабочих) and adjectives (Гомельской) end like surnames.
LIKE_PLURAL = re.compile(r"(?:[аяоёе]ў|[оеё]в|[ыи]х)$")
LIKE_ADJECTIVE = re.compile(r"(?:[сзц]к(?:ий|ая|ое|ой|ого|ому|ом|ую|им|і|ага|аму|ай|ім|ае)|[ыи]х)$")


def role_before(view: View, token: Token) -> str:
    """Give the role or title in lower case right before a word (capitalised only as the first word of a sentence), or nothing."""
    word = previous_word(view, token)
    if not word or not (word[0].islower() or opens_sentence(view.text, view.words[token.place - 1].start)):
        return ""
    lowered = word.lower() if view.lang != "be" or token.flags & CYRILLIC else to_cyrillic(word.lower())
    return lowered if is_role(lowered) or is_title(lowered) else ""


def act_together(view: View, token: Token) -> bool:
    """Tell two joined words behind which a verb of persons follows: `Kalesnikava and Babaryka have been` held."""
    match = _PAIR.match(view.text, token.end)
    return match is not None and (is_deed(match[1]) or is_participle(match[1], match[2] or "") or bool(_PAST.search(match[1])))


def has_verb(view: View, token: Token) -> bool:
    """Tell a Slavic past tense right behind a word: Яна адпусцілі, Вера вярнулася."""
    return bool(_PAST.search(next_words(view, token)[0]))


def has_age(view: View, token: Token) -> bool:
    """Tell an age behind a word: Ho, 34, wrote; Ho, is 34."""
    return (_AGE.match(view.text, token.end) or _AGED.match(view.text, token.end)) is not None


def acts(view: View, token: Token) -> bool:
    """Tell whether a verb that persons do or suffer follows."""
    first, second = next_words(view, token)
    if not first:
        return False
    return is_deed(first) or is_participle(first, second) or (first[-2:] == "ly" and is_deed(second))  # Ezama voluntarily reported


def lowered(view: View) -> frozenset[str]:
    """Give the words that a text has in lower case."""
    known = view.extra.get("persons:lowered")
    if not isinstance(known, frozenset):
        known = view.extra["persons:lowered"] = frozenset(filter(str.islower, [word[0] for word in view.words]))
    return known


def beside_given(run: Run, token: Token) -> bool:
    """Tell whether a given name that is not this person's stands right before: Tatsiana Kalesnikava is somebody else."""
    place = run.index(token)
    before = run[place - 1] if place else None
    return before is not None and bool(before.flags & GIVEN and before.flags & OWN) and not is_title(before.form)


def before_stranger(run: Run, token: Token) -> bool:
    """Tell whether an unknown word right behind makes a surname the first word of another name: Zengin Otlu is no Dursun Zengin."""
    place = run.index(token)
    behind = run[place + 1] if place + 1 < len(run) else None
    if place or behind is None or token.flags & CYRILLIC or behind.start - token.end != 1:
        return False
    return not behind.flags & (COMMON | NOT | FUNCTION | LACINKA | GIVEN | TITLE | PLACE | INITIAL | ALLCAPS | SUFFIX)


def owns(view: View, token: Token) -> bool:
    """Tell a possessive ending behind a word: Ssimbwa’s case."""
    return view.text[token.end : token.end + 2] in {"'s", "’s", "ʼs"}


def beside_unknown(run: Run, token: Token) -> bool:
    """Tell whether an unknown capitalised word stands next to a given name: it may be the surname of somebody else, or a street."""
    place = run.index(token)
    near = [run[i] for i in (place - 1, place + 1) if 0 <= i < len(run)]
    return any(not t.flags & (COMMON | NOT | FUNCTION | LACINKA) for t in near)
