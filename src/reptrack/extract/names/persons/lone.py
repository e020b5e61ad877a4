"""Decide whether a single capitalised word is a person, without the rest of the report."""

from __future__ import annotations

import re

from reptrack.extract.names.gazetteer import is_of_place
from reptrack.extract.names.persons.around import LIKE_ADJECTIVE, LIKE_PLURAL, act_together, acts, has_age, has_verb, lowered, role_before
from reptrack.extract.names.persons.context_words import (
    before_unknown_places,
    case_before,
    is_affair,
    is_article,
    is_auxiliary,
    is_deed,
    is_of_kin,
    is_one_of_kin,
    is_owned,
    is_plain_deed,
    is_relative,
    is_role,
    is_rule,
    is_speech,
    loose,
)
from reptrack.extract.names.persons.lexicon import (
    ALLCAPS,
    COMMON,
    CYRILLIC,
    FAMOUS,
    FUNCTION,
    GIVEN,
    INITIAL,
    NOT,
    OWN,
    PLACE,
    SHAPE,
    SURNAME,
    TITLE,
    WEAK,
    WEAK_SHAPE,
    famous_base,
    is_form_of_word,
    look_up,
)  # fmt: skip
from reptrack.extract.names.persons.tokens import Token, is_given, line_of, next_words, opens_sentence, previous_word, word_before_comma
from reptrack.extract.names.place_words import leads
from reptrack.text.letters import CAPITALS
from reptrack.text.view import View

__all__ = ["is_lone"]

# An adjective of an institution behind a role ends in a vowel or й (судья Октябрьского суда); суддзя Куляш is a name.
_CONSONANTS = frozenset("бвгґджзклмнпрстўфхцчшщ")
# A given name of another part of the world stands alone only if it is no short syllable that may be anything.
_TELLING = 4
# A date after the short name of a month: Jan 17, 2024; Jan. 8th; Jan 5:; Jan 2025.
_DATE = re.compile(r"\.? (?:19|20)\d\d\b|\.? \d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:years?|months?|лет|год|гад|мес)|[-–]year|/)")
_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
_POSSESSIVE = re.compile("[’']s\\b")
_OWNED = re.compile("[’']s ([a-z]+)")
# What one man did, right behind a surname that is a genitive plural of a word too: Лавров прилетел, Песков не ответил.
_HE = re.compile(r"^(?:не )?[^\W\d_]{2,}[аеёиуыя](?:л|лся|ў|ўся)\b")
# Endings of the accusative of persons: задержали Шпака, Журавля, Гнатюк is not told.
_TAKEN = re.compile(r"(?:[ая]|[ую]|ого|его|ага|яга)$")
# Kalesnikava [and Babaryka’s lawyer]
_OWNED_TOGETHER = re.compile(r" (?:and|&) [" + CAPITALS + r"][\w-]+[’']s [a-z]")
# A speaker before quoted words: Cichanoŭskaja: «Heta fars».
_SPEAKS = re.compile(r": ?[«“„\"]")


def is_lone(view: View, token: Token, address: str, *, touched: bool) -> bool:
    """Tell whether a single word is a person.

    `address` is the title before it; `touched` tells that other capitalised words stand beside it.
    """
    flags = token.flags
    if flags & INITIAL:
        return False
    if flags & FAMOUS:  # the Lukashenka regime
        if not flags & COMMON or not opens_sentence(view.text, token.start):
            return True
        oblique = bool(flags & CYRILLIC) and famous_base(token.form) != token.form and token.form.lower() not in lowered(view)
        return oblique or _HE.search(" ".join(next_words(view, token))) is not None
    if address and not flags & (ALLCAPS | PLACE):
        return True
    if touched:
        return bool(flags & SHAPE) and not flags & (PLACE | COMMON | CYRILLIC) and _in_headline(view, token)
    spoke = is_given(token) and is_speech(previous_word(view, token))  # writes Kira, which is a town too
    return spoke or _is_word_and_name(view, token) or _is_plain(view, token)


def _fills_marks(text: str, token: Token) -> bool:
    """Tell a word that has quotation marks for itself, as a station or a shop has: «Кастрычніцкая»."""
    return text[token.start - 1 : token.start] in _OPENING and text[token.end : token.end + 1] in _CLOSING


def _is_plain(view: View, token: Token) -> bool:
    """Judge a word that is neither an ordinary one nor a place."""
    if token.flags & (ALLCAPS | PLACE | COMMON) or _DATE.match(view.text, token.end) or _fills_marks(view.text, token):
        return False
    if is_article(previous_word(view, token).lower()) and not is_rule(next_words(view, token)[0]):
        return bool(token.flags & SHAPE) and not line_of(view, token.start).title_case and is_affair(next_words(view, token)[0])
    return _speaks_for_itself(view, token)


def _is_word_and_name(view: View, token: Token) -> bool:
    """Judge a Cyrillic word that is a name too, by the verb behind it: праз трое сутак Яна адпусцілі; Песков заявил."""
    flags = token.flags
    if not flags & CYRILLIC or flags & (ALLCAPS | PLACE) or not flags & (COMMON | WEAK | FUNCTION):
        return False
    if flags & GIVEN:
        return not opens_sentence(view.text, token.start) and (has_verb(view, token) or acts(view, token))
    if not LIKE_PLURAL.search(token.form) or LIKE_ADJECTIVE.search(token.form):
        return False
    verb = next_words(view, token)[0]  # behind a genitive plural the verb would be one in the plural
    return is_deed(verb) and not is_plain_deed(verb)


def _in_headline(view: View, token: Token) -> bool:
    """Tell a surname between ordinary words of a headline in capitals: Tsikhanouskaya Meets Chancellor."""
    line = line_of(view, token.start)
    if not line.title_case or line.capitals:
        return False
    before, (after, _) = previous_word(view, token), next_words(view, token)
    if is_deed(after.lower()) or (before and is_deed(before.lower())):
        return True
    plain = [not word or bool(look_up(word).flags & COMMON and not look_up(word).flags & (NOT | TITLE)) for word in (before, after)]
    return all(plain) and before.lower() not in before_unknown_places()


def _speaks_for_itself(view: View, token: Token) -> bool:
    """Judge a word that nothing speaks against: by the role before it, as a given name, as a headline glued to a section, by its shape."""
    flags = token.flags
    role = role_before(view, token)
    if role and role not in loose():
        return not flags & CYRILLIC or bool(flags & (GIVEN | SHAPE | WEAK_SHAPE | SURNAME)) or token.form[-1] in _CONSONANTS
    if is_given(token):
        return _is_given_alone(view, token)
    if flags & (SHAPE | WEAK_SHAPE | SURNAME) and has_age(view, token) and not line_of(view, token.start).title_case:
        return True  # Maciušonak, 38, learned of it
    if token.start != view.words[token.place].start:
        behind = view.text[token.end : token.end + 1]
        return next_words(view, token)[0][:1].islower() or behind == ":" or _POSSESSIVE.match(view.text, token.end) is not None
    if _owns(view, token) or (flags & (SHAPE | SURNAME | WEAK_SHAPE) and _SPEAKS.match(view.text, token.end)):
        return True
    return _is_named_kin(view, token) or _by_verb(view, token) or (bool(flags & (SHAPE | SURNAME)) and _is_bare_surname(view, token))


def _is_named_kin(view: View, token: Token) -> bool:
    """Tell the name of somebody's relative between commas: her mother, Suda, lost her post."""
    before = word_before_comma(view, token).lower()
    return (is_relative(before) or is_one_of_kin(before)) and view.text[token.end : token.end + 1] in {",", ".", ";"}


def _is_given_alone(view: View, token: Token) -> bool:
    """Judge a given name alone; one of far away may be a village: near Kani."""
    before = previous_word(view, token).lower()
    if token.flags & OWN:
        return before not in leads().inside  # В Исламе
    if before == "from" or before in before_unknown_places():
        return False
    inside = len(token.form) >= _TELLING and not opens_sentence(view.text, token.start)
    return inside or acts(view, token) or _owns(view, token)


def _by_verb(view: View, token: Token) -> bool:
    """Tell a Cyrillic word by the verb beside it: задержали Шпака, представитель Колесник возразил."""
    if not token.flags & CYRILLIC:
        return False
    before = previous_word(view, token).lower()
    if _TAKEN.search(token.form) and case_before(before) == "acc":
        return not is_form_of_word(token.form, view.lang)
    if not token.flags & WEAK_SHAPE or not before or opens_sentence(view.text, token.start) or before in before_unknown_places():
        return False
    return has_verb(view, token) and not is_role(token.form.lower()) and not is_form_of_word(token.form, view.lang)


def _owns(view: View, token: Token) -> bool:
    """Tell a word that has what persons have: Ashurak’s death, Kalesnikava and Babaryka’s lawyer."""
    flags = token.flags
    match = _OWNED.match(view.text, token.end)
    if match is None:
        return bool(flags & SHAPE) and _OWNED_TOGETHER.match(view.text, token.end) is not None
    if line_of(view, token.start).title_case:
        return False
    return is_of_kin(match[1]) or (bool(flags & (SHAPE | SURNAME | WEAK_SHAPE)) and is_owned(match[1]))


def _is_bare_surname(view: View, token: Token) -> bool:
    """Judge a word that ends like a surname, or is listed as one, of somebody whom the report does not introduce.

    Examples: `said Tsikhanouskaya`, `Kalesnikava and Babaryka`, `Ralko’s detention`, `the Sokolov regime`, `Зуева задержали`.
    """
    if previous_word(view, token).lower() in before_unknown_places():
        return False  # in Karpava
    shaped = bool(token.flags & SHAPE)
    if is_rule(next_words(view, token)[0]) or (shaped and act_together(view, token)):
        return True
    owns = _POSSESSIVE.match(view.text, token.end) is not None
    if opens_sentence(view.text, token.start) and not (owns and shaped):
        return _opens_as_surname(view, token)
    return not line_of(view, token.start).title_case and _stands_as_surname(view, token, owns=owns)


def _opens_as_surname(view: View, token: Token) -> bool:
    """Judge it as the first word of a sentence, where every word has a capital."""
    following, _ = next_words(view, token)
    if not token.flags & CYRILLIC:
        past = bool(token.flags & SHAPE) and following.endswith("ed") and following.islower()
        return past or is_auxiliary(following) or acts(view, token)
    if LIKE_ADJECTIVE.search(token.form):
        return acts(view, token) or has_verb(view, token)
    if is_form_of_word(token.form, view.lang):
        return False  # Справу
    if token.form[-1] in "ыиі" and following.endswith(("лі", "ли", "ліся", "лись")):
        return False
    if is_plain_deed(following) or (LIKE_PLURAL.search(token.form) and not is_deed(following)):
        return bool(token.flags & SHAPE) and _HE.match(following) is not None and following.endswith(("лся", "ўся"))
    return acts(view, token) or has_verb(view, token)


def _stands_as_surname(view: View, token: Token, *, owns: bool) -> bool:
    """Judge it inside a sentence."""
    if token.flags & CYRILLIC and LIKE_ADJECTIVE.search(token.form):
        if acts(view, token) or has_verb(view, token):
            return True
        following, _ = next_words(view, token)
        return (not following or following[0].isupper()) and not is_of_place(token.form)
    return bool(token.flags & SHAPE) or owns or is_deed(previous_word(view, token).lower()) or acts(view, token)
