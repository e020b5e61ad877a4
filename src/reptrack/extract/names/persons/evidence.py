"""Decide whether one word, or several in a row, are a person's name, from their kinds and from what stands around them."""

from __future__ import annotations

import re

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
    PATRONYMIC,
    PLACE,
    SHAPE,
    SURNAME,
    TITLE,
    WEAK,
    WEAK_SHAPE,
    address_gender,
    before_unknown_places,
    is_auxiliary,
    is_deed,
    is_owned,
    is_participle,
    is_plain_deed,
    is_role,
    is_rule,
    is_title,
    look_up,
)  # fmt: skip
from reptrack.extract.names.persons.tokens import (
    Run,
    Token,
    is_given,
    is_initial,
    line_of,
    next_words,
    opens_sentence,
    previous_word,
    word_before_comma,
)
from reptrack.text.view import View
from reptrack.values.lacinka import to_cyrillic

__all__ = ["LOOSE", "is_full", "is_lone", "role_before", "takes_word"]

_SHORTEST_CAPITALS = 3
# An adjective of an institution behind a role ends in a vowel or й (судья Октябрьского суда); суддзя Куляш is a name.
_CONSONANTS = frozenset("бвгґджзклмнпрстўфхцчшщ")
_MOST_NAMES_WITH_INITIALS = 2
_ARTICLES = frozenset({"the", "a", "an"})
# A given name of another part of the world stands alone only if it is no short syllable that may be anything.
_TELLING = 4
# Words before a person that are just as often before something else: enough for two unknown words, not for one.
LOOSE = frozenset({"by", "against", "people", "men", "women", "woman", "named", "director", "leader", "officer"})
# A date after the short name of a month: Jan 17, 2024.
_DATE = re.compile(r" \d{1,2},? (?:19|20)\d\d")
# Kalesnikava and Babaryka have: the words behind the pair.
_PAIR = re.compile(r" (?:and|і|и|ды) [^\W\d_a-zа-яёіў][\w’-]+ ([^\W\d_]+)(?: ([^\W\d_]+))?")
# Suazo’s mother; Serikuly and his wife.
_OWNED = re.compile("[’']s ([a-z]+)")
_WITH_KIN = re.compile(r"(?:,| and|,? together with| і| и) (?:his|her|яго|яе|ягон|його|его|её|ее)\w* [^\W\d_A-ZА-Я]+")
_POSSESSIVE = re.compile("[’']s\\b")
# Genitive plurals (Беларусаў, Рабочих) and adjectives (Гомельской) end like surnames.
# Past tenses; masculine ones only where no noun ends so (портал, отдел).
_PAST = re.compile(r"(?:л[иі]|ла|лась|лася|ліся|лись|ўся|лся|[иыія][лў])$")
_LIKE_PLURAL = re.compile(r"(?:[аяоёе]ў|[оеё]в|[ыи]х)$")
_ADJECTIVE = re.compile(
    r"(?:ый|ий|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ую|юю|ым|им|ой|ей|ыя|ія|ае|яе|ага|яга|аму|яму|ым|ім|ай|яй|[кгхн]і|ны)$"
)
_PAIR_OF_WORDS = 2
_LIKE_ADJECTIVE = re.compile(r"(?:[сзц]к(?:ий|ая|ое|ой|ого|ому|ом|ую|им|і|ага|аму|ай|ім|ае)|[ыи]х)$")
# An age after a name: Ivan Karnei, 34 · Ivan Karnei (34).
_AGE = re.compile(r"(?:, | \()\d{2}\b(?!\d)")


def takes_word(token: Token, title: str) -> bool:
    """Tell whether an ordinary word is a surname after a form of address that shows a gender: Ms. Brown, Mr. Bell."""
    return bool(address_gender(title)) and not token.flags & (FUNCTION | NOT | PLACE | ALLCAPS | TITLE)


def is_full(view: View, core: Run, address: str, *, touched: bool) -> bool:
    """Tell whether two or more words are one person's name.

    `address` is the title before them; `touched` tells that other capitalised words stand beside them.
    """
    if all(map(is_initial, core)):
        return False
    if any(map(is_given, core)):
        return _capitals_fit(core)
    if any(map(is_initial, core)):
        return _initials_fit(view, core, touched=touched)
    if any(token.flags & GIVEN for token in core):
        return _weak_given_fits(view, core)
    return not any(token.flags & ALLCAPS for token in core) and _unknown_fits(view, core, address, touched=touched)


def _unknown_fits(view: View, core: Run, address: str, *, touched: bool) -> bool:
    """Judge words none of which is a known given name: by a surname's shape inside a sentence, else by what stands around."""
    first, last = core[0], core[-1]
    if (
        len(core) == _PAIR_OF_WORDS
        and not touched
        and last.flags & (SURNAME if not last.flags & CYRILLIC else SURNAME | WEAK_SHAPE)
        and not (opens_sentence(view.text, first.start) or line_of(view, first.start).title_case)
        and not _LIKE_ADJECTIVE.search(first.form)
        and not _ADJECTIVE.search(first.form)
    ):
        return True
    if any(token.flags & (SHAPE | PATRONYMIC) for token in core) and not touched and not line_of(view, core[0].start).title_case:
        return True
    return _evidence(view, core, address)


def _weak_given_fits(view: View, core: Run) -> bool:
    """Judge a given name that is also a word or a place (Grace Moyo, Рада Еўропы) by the words beside it."""
    if any(t.flags & OWN for t in core) and not any(t.flags & (COMMON | PLACE) and not t.flags & GIVEN for t in core):
        return _capitals_fit(core)
    last = core[-1].flags
    if last & SHAPE:
        return True
    if line_of(view, core[0].start).title_case:
        return False
    return bool(last & WEAK_SHAPE) or not opens_sentence(view.text, core[0].start)


def _capitals_fit(core: Run) -> bool:
    """Tell MAZHEIKA Zinaida (a surname in capitals) from an acronym before a name."""
    upper = [t for t in core if t.flags & ALLCAPS and not t.flags & INITIAL]
    if not upper or len(upper) == len(core):
        return True
    others = [t for t in core if not t.flags & ALLCAPS]
    return all(t.flags & (GIVEN | PATRONYMIC | INITIAL) for t in others)


def _initials_fit(view: View, core: Run, *, touched: bool) -> bool:
    """Tell A. Lukashenka and Marozau A. from a letter that stands for something else."""
    names = [t for t in core if not is_initial(t)]
    if len(names) > _MOST_NAMES_WITH_INITIALS or any(t.flags & PLACE and not t.flags & SHAPE for t in names):
        return False
    if is_initial(core[0]):
        if names[0].flags & COMMON and (touched or _is_heading(view, core)):
            return False  # A. Introduction
        return not names[0].flags & ALLCAPS or len(names[0].form) > _SHORTEST_CAPITALS
    # Behind the surname an initial may also end a sentence: it takes a surname's shape, a second initial, or the end of a cell.
    if names[0].flags & (SHAPE | WEAK_SHAPE | FAMOUS) or len(core) - len(names) > 1:
        return True
    return not names[0].flags & (COMMON | PLACE) and view.text[core[-1].end + 1 : core[-1].end + 2] in ("", ",", ";", ")", "\n")


def _is_heading(view: View, core: Run) -> bool:
    """Tell whether a name opens a line that does not end like a sentence."""
    line = line_of(view, core[0].start)
    return line.start == core[0].start and view.text[line.start : line.end].rstrip()[-1:] not in ".:;!?,"


def is_lone(view: View, token: Token, address: str, *, touched: bool) -> bool:
    """Tell whether a single word is a person, without the rest of the report."""
    flags = token.flags
    if flags & INITIAL:
        return False
    if flags & FAMOUS:  # the Lukashenka regime
        return not flags & COMMON or not opens_sentence(view.text, token.start)
    if address and not flags & (ALLCAPS | PLACE):
        return True
    if touched and flags & SHAPE and not flags & (PLACE | COMMON | CYRILLIC) and _in_headline(view, token):
        return True
    if not touched and flags & GIVEN and flags & CYRILLIC and flags & (WEAK | FUNCTION) and not flags & (ALLCAPS | PLACE):
        inside = not opens_sentence(view.text, token.start)
        return inside and (_has_verb(view, token) or _acts(view, token))  # праз трое сутак Яна адпусцілі
    if flags & COMMON and flags & CYRILLIC and not touched and _LIKE_PLURAL.search(token.form) and not _LIKE_ADJECTIVE.search(token.form):
        verb = next_words(view, token)[0]  # Песков заявил: behind a plural the verb would be one too
        return is_deed(verb) and not is_plain_deed(verb)
    if touched or flags & (ALLCAPS | PLACE | COMMON) or _DATE.match(view.text, token.end):
        return False
    return previous_word(view, token).lower() not in _ARTICLES and _speaks_for_itself(view, token)


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
    if role and role not in LOOSE:
        return not flags & CYRILLIC or bool(flags & (GIVEN | SHAPE | WEAK_SHAPE | SURNAME)) or token.form[-1] in _CONSONANTS
    if is_given(token):
        return bool(flags & OWN) or _acts(view, token) or (len(token.form) >= _TELLING and not opens_sentence(view.text, token.start))
    if token.start != view.words[token.place].start:
        return next_words(view, token)[0][:1].islower() or _POSSESSIVE.match(view.text, token.end) is not None
    return bool(flags & (SHAPE | SURNAME)) and _is_bare_surname(view, token)


def _is_bare_surname(view: View, token: Token) -> bool:
    """Judge a word that ends like a surname, or is listed as one, of somebody whom the report does not introduce.

    Examples: `said Tsikhanouskaya`, `Kalesnikava and Babaryka`, `Ralko’s detention`, `the Sokolov regime`, `Зуева задержали`.
    """
    before = previous_word(view, token).lower()
    if before in before_unknown_places():
        return False  # in Karpava
    following, _ = next_words(view, token)
    if is_rule(following):
        return True
    opens, cyrillic = opens_sentence(view.text, token.start), bool(token.flags & CYRILLIC)
    if token.flags & SHAPE and _act_together(view, token):
        return True
    owns = _POSSESSIVE.match(view.text, token.end) is not None
    if opens and not (owns and token.flags & SHAPE):
        if not cyrillic and is_auxiliary(following):
            return True
        adjective = _LIKE_ADJECTIVE.search(token.form) is not None
        if cyrillic and ((is_plain_deed(following) and not adjective) or (_LIKE_PLURAL.search(token.form) and not is_deed(following))):
            return False
        return _acts(view, token) or (cyrillic and _has_verb(view, token))
    if line_of(view, token.start).title_case:
        return False
    if cyrillic and _LIKE_ADJECTIVE.search(token.form):
        return _acts(view, token) or _has_verb(view, token) or not following or following[0].isupper()
    if token.flags & SHAPE:
        return True
    return owns or is_deed(before) or _acts(view, token)


def role_before(view: View, token: Token) -> str:
    """Give the role or title in lower case right before a word (capitalised only as the first word of a sentence), or nothing."""
    word = previous_word(view, token)
    if not word or not (word[0].islower() or opens_sentence(view.text, view.words[token.place - 1].start)):
        return ""
    lowered = word.lower() if view.lang != "be" or token.flags & CYRILLIC else to_cyrillic(word.lower())
    return lowered if is_role(lowered) or is_title(lowered) else ""


def _evidence(view: View, core: Run, address: str) -> bool:
    """Tell whether what stands around a name says that it is a person: a title, a role, a deed, an age."""
    if address:
        return True
    if role_before(view, core[0]) or is_role(word_before_comma(view, core[0])):
        return True
    end = core[-1].end
    owned = _OWNED.match(view.text, end)
    return (
        _acts(view, core[-1])
        or bool(_AGE.match(view.text, end) or _WITH_KIN.match(view.text, end))
        or (owned is not None and is_owned(owned[1]))
    )


def _act_together(view: View, token: Token) -> bool:
    """Tell two joined words behind which a verb of persons follows: `Kalesnikava and Babaryka have been` held."""
    match = _PAIR.match(view.text, token.end)
    return match is not None and (is_deed(match[1]) or is_participle(match[1], match[2] or "") or bool(_PAST.search(match[1])))


def _has_verb(view: View, token: Token) -> bool:
    """Tell a Slavic past tense right behind a word: Яна адпусцілі, Вера вярнулася."""
    return bool(_PAST.search(next_words(view, token)[0]))


def _acts(view: View, token: Token) -> bool:
    """Tell whether a verb that persons do or suffer follows."""
    first, second = next_words(view, token)
    return bool(first) and (is_deed(first) or is_participle(first, second))
