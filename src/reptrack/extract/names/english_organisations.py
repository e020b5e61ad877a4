"""Decide which English phrases name an organisation by their head word: courts, ministries, committees, colonies, centers.

From a head word a phrase grows to the left over capitalised words and to the right over complements:
`[Frunzenski District] Court [of Minsk]`, `[Viciebsk] colony [No. 3]`, `Committee [on the Rights of the Child]`.
"""

from __future__ import annotations

from collections.abc import Sequence

from reptrack.extract.names.persons.context_words import is_role
from reptrack.extract.names.persons.lexicon import COMMON, GIVEN, is_title, look_up
from reptrack.extract.names.persons.lexicon import WEAK as WEAK_NAME
from reptrack.extract.names.phrase import Found, adjacent, capital, number_after, tidy
from reptrack.extract.names.shapes import HEAD, LOWER_HEAD, NUMBERED, WEAK, english, listed_words, marks
from reptrack.extract.names.spelling import spelling_key, unpossessed
from reptrack.text.words import Word

__all__ = ["Around", "end_of", "english_organisation", "found_from"]

_MOST_LEFT, _MOST_RIGHT, _MOST_BEFORE_LOWER, _SHORTEST_NAME = 7, 12, 3, 4
_MOST_BEHIND, _MOST_BEHIND_ARTICLE = 3, 5
_SENTENCE_END = frozenset(".!?;:,")
_TITLE_LINE, _LONGEST_HEADLINE = 0.6, 18
_LONGEST_LINE = 600  # characters; a line that is longer is no headline, and is not read again for each of its words


class Around:
    """What surrounds a head word: the text, its words, and which words are known places or begin known organisations."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Word],
        places: frozenset[int],
        organisations: frozenset[int],
        known_ends: frozenset[int],
        common: frozenset[str],
    ) -> None:
        self.text, self.tokens = text, tokens
        self.places, self.organisations, self.known_ends, self.common = places, organisations, known_ends, common

    def form(self, index: int) -> str:
        """Give the folded word at an index, or nothing outside the text."""
        return spelling_key(self.tokens[index].form) if 0 <= index < len(self.tokens) else ""

    def capital(self, index: int) -> bool:
        """Tell whether there is a capitalised word at an index."""
        return 0 <= index < len(self.tokens) and capital(self.tokens[index].form)

    def joined(self, index: int) -> bool:
        """Tell whether the word at an index follows the one before it with only space between."""
        if not 0 < index < len(self.tokens):
            return False
        before, after = self.tokens[index - 1], self.tokens[index]
        if before.form == "St" and self.text[before.end : after.start] == ". ":
            return True  # `St. Nicholas Church`
        # `Writers’ Union`: the apostrophe of a plural stands between.
        return adjacent(self.text, before, after) or (before.form[-1] == "s" and self.text[before.end : after.start] in {"' ", "’ "})

    def headline(self, index: int) -> bool:
        """Tell whether a word stands in a line whose words are mostly capitalised."""
        place = self.tokens[index].start
        start = self.text.rfind("\n", max(0, place - _LONGEST_LINE), place) + 1
        end = self.text.find("\n", place, place + _LONGEST_LINE)
        end = end if end > 0 else len(self.text)
        if end - start > _LONGEST_LINE or self.text[start:end].rstrip()[-1:] in _SENTENCE_END:
            return False
        if "|" in self.text[start:end]:  # the cells of a table are names, unless they cry
            return self.text[place : self.text.find("|", place, end)].isupper()
        own = [word for word in self.text[start:end].split() if word[0].isalpha()]
        return len(own) <= _LONGEST_HEADLINE and sum(word[0].isupper() for word in own) >= max(3, len(own) * _TITLE_LINE)


def english_organisation(around: Around, index: int, mark: int) -> Found | None:
    """Find the organisation that a head word names, or None. The mark is the word's own, with HEAD, LOWER_HEAD or NUMBERED in it."""
    if mark & NUMBERED:
        end = number_after(around.text, around.tokens[index].end)
        if end is not None:
            return found_from(around, _left_of_lower(around, index), end)
    if around.form(index) in listed_words("needs_kind") and not _is_of_kind(around, index):
        return None
    if mark & HEAD:
        owns = _raw(around, index).endswith(("'s", "’s"))
        if not owns and marks[unpossessed(_raw(around, index + 1))] & HEAD and around.joined(index + 1):
            return None  # `Police Department`: the last head speaks
        return _by_head(around, index, weak=bool(mark & WEAK))
    return _by_lower_head(around, index) if mark & LOWER_HEAD else None


def _is_of_kind(around: Around, index: int) -> bool:
    """Tell the word before a head that names something only behind it, with a name before that: `Harbour Police Station`."""
    return (
        around.form(index - 1) in listed_words("kinds") and around.joined(index) and around.joined(index - 1) and around.capital(index - 2)
    )


def _raw(around: Around, index: int) -> str:
    return around.tokens[index].form if 0 <= index < len(around.tokens) else "-"


def found_from(around: Around, first: int, end: int) -> Found:
    """Give the name from the first character of a word to a character."""
    start = around.tokens[first].start
    return Found(start, end, tidy(around.text[start:end]))


def end_of(around: Around, last: int) -> int:
    """Give where a word ends without its possessive ending."""
    token = around.tokens[last]
    return token.start + len(unpossessed(token.form))


def _by_head(around: Around, index: int, *, weak: bool) -> Found | None:
    first = _left(around, index)
    if index in around.known_ends and around.form(index + 1) != "of":
        return None  # the gazetteer has it: `European Union for` …
    last = index if _raw(around, index).endswith(("'s", "’s")) else _right(around, index)
    if last == index and first < index and _named_behind(around, index):
        last = index + 1
    if first == index and last == index:
        return None
    if index in around.places and first in around.places:
        return None  # `Russian Federation`
    if last == index and _says_nothing(around, first, index, weak=weak):
        last = _seat(around, index)
        if last == index:
            return None
    if first == index and weak and around.form(index + 1) not in {"of", "for", "against", "without"}:
        return None
    return found_from(around, first, end_of(around, last))


def _seat(around: Around, index: int) -> int:
    """Give the last word of the town that tells a court apart, `District Court in Lublin`, or the head."""
    last = index + 1
    if around.form(index) not in english().seated or around.form(last) != "in" or not around.joined(last):
        return index
    while last + 1 in around.places and around.joined(last + 1):
        last += 1
    return last if last > index + 1 else index


def _says_nothing(around: Around, first: int, index: int, *, weak: bool) -> bool:
    """Tell whether a head without a complement names no one institution: `District Court`, `Polish Party`."""
    words, before = english(), [around.form(i) for i in range(first, index)]
    told = any(word in words.telling or first + i in around.places or _plural_owner(around, first + i) for i, word in enumerate(before))
    if around.form(index) in words.people_heads and all(
        word in words.telling and first + i not in around.places for i, word in enumerate(before)
    ):
        return True
    if weak and not told:
        unknown = bool(before) and not any(word in around.common or word in words.nationalities for word in before)
        return not (around.form(index) in words.media_heads and unknown) and not _is_the_one(around, first, index)
    plain = all(word in words.nationalities or word in words.generic or len(word) == 1 for word in before)
    return plain and bool(before) and (weak or before[-1] in words.generic or around.form(index) in words.local)


def _is_the_one(around: Around, first: int, index: int) -> bool:
    """Tell a body by its article where ordinary words name it: `the Candlelight Party`, `the Border Guard`, but not `Opposition Party`."""
    words = english()
    named = first < index and not all(around.form(i) in words.nationalities or around.form(i) in words.generic for i in range(first, index))
    return named and around.form(index) in words.article_heads and around.form(first - 1) == "the" and not around.headline(index)


def _plural_owner(around: Around, index: int) -> bool:
    """Tell the first word of `Nurses’ Union`."""
    token = around.tokens[index]
    return token.form[-1] == "s" and around.text[token.end : token.end + 1] in {"'", "’"}


def _named_behind(around: Around, index: int) -> bool:
    """Tell whether the name proper stands behind the head: `Human Rights Group Sviedka`."""
    nxt, word = index + 1, around.form(index + 1)
    if around.form(index) not in english().named_behind or not around.joined(nxt) or not around.capital(nxt) or len(word) < _SHORTEST_NAME:
        return False
    return not (
        word in around.common or nxt in around.places or word in english().openers or word in english().heads or around.capital(nxt + 1)
    )


def _is_owner(around: Around, index: int) -> bool:
    """Tell a place that has what follows, by a bare apostrophe: Belarus’ Council of Ministers."""
    return index in around.places and around.text[around.tokens[index].end] in "'’"


def _left(around: Around, index: int) -> int:
    """Walk left over the capitalised words that belong to the head at an index."""
    if not around.joined(index):
        return index
    words, first = english(), index
    headline = around.headline(index)
    while index - first < _MOST_LEFT and around.joined(first):
        before = first - 1
        word = around.form(before)
        if (
            word in {"and", "&"}
            and around.joined(before)
            and around.form(before - 1) in words.telling
            and around.capital(before - 1)
            and not _is_complement(around, before - 1)
        ):
            first -= 2
            continue
        if word in listed_words("ordinal_endings") and before and around.tokens[before - 1].end == around.tokens[before].start:
            first -= 2  # `Ankara 3rd Criminal Court`
            continue
        if not around.capital(before) or word in words.openers or not _possessive_fits(word) or _is_owner(around, before):
            break
        if (
            word not in words.telling
            and word not in words.between
            and before not in around.places
            and not _modifier(around, before, headline=headline)
        ):
            break
        first = before
    return _behind_the(around, first) if first < index and not headline else first


def _behind_the(around: Around, first: int) -> int:
    """Go on over `and` or `for` to ordinary words right behind an article: `the [Tolerance and] Nurses Institute`, `the [Monitoring for] Equal Care Association`."""
    place = first
    while first - place < _MOST_BEHIND_ARTICLE and around.joined(place) and around.form(place - 1) in listed_words("left_joints"):
        place -= 1
        while around.joined(place) and around.capital(place - 1) and _is_ordinary(around, place - 1):
            place -= 1
        if not around.capital(place):
            return first
        if around.joined(place) and around.form(place - 1) == "the":
            return place
    return first


def _is_ordinary(around: Around, index: int) -> bool:
    """Tell a word that is no name, no office and no head of its own."""
    word = around.form(index)
    if index in around.places or index in around.organisations or word in english().openers or word in english().nationalities:
        return False
    return (
        (word in around.common or word in english().telling)
        and not marks[_raw(around, index)] & HEAD
        and not is_role(word)
        and not is_title(word)
    )


def _is_complement(around: Around, index: int) -> bool:
    """Tell the complement of another head: Committee for `Justice` and El Nadeem Center."""
    head = index - 2
    return around.form(index - 1) in listed_words("complements") and head >= 0 and bool(marks[unpossessed(_raw(around, head))] & HEAD)


def _possessive_fits(word: str) -> bool:
    """Tell a possessive that is a part of a name: those of offices, and of what people are: Young Lawyer's Association."""
    if not word.endswith("'s") or word in english().telling or word in english().between or word in english().possessives:
        return True
    return is_role(word[:-2])


def _modifier(around: Around, index: int, *, headline: bool) -> bool:
    """Tell whether an unknown capitalised word may stand before a head; in headlines, where all words have capitals, ordinary ones may not."""
    word = around.form(index)
    if around.tokens[index].form.isupper() and len(word) > 1:
        return index in around.organisations
    return not (headline and word in around.common and word not in english().heads)


def _right(around: Around, index: int) -> int:
    """Walk right over complements: `of the Republic of Poland`, `on Legal Affairs and Human Rights`."""
    last = index
    while (
        last - index < _MOST_RIGHT
        and around.form(last + 1) in listed_words("complements")
        and around.joined(last + 1)
        and around.joined(last + 2)
    ):
        joint = around.form(last + 1)
        if joint == "to" and "from" in {around.form(index - 1), around.form(index - 2)}:
            break  # from Parliament to Freedom Square
        begin = last + 2 + (around.form(last + 2) in {"the", "a"})
        if (
            not _complement(around, begin)
            or (
                begin in around.places
                and joint in listed_words("not_of_places")
                and not (joint in {"on", "to"} and around.form(last) in english().on_place)
            )
            or (begin in around.organisations and joint != "of")
        ):
            break
        if last in around.known_ends and begin not in around.places and around.form(begin) not in english().telling:
            break
        last = _run(around, begin)
        if (
            last in around.places
            and around.joined(last + 1)
            and around.capital(last + 1)
            and around.form(last + 1) in {"district", "region"}
        ):
            return last + 1  # `Court of Rechytsa District`
        if last in around.places:
            break  # `Senate of Poland`; `of the Resolution` belongs to another word
    return last


def _complement(around: Around, index: int) -> bool:
    word = around.form(index)
    if not around.joined(index) or word in english().openers:
        return False
    return around.capital(index) or word in english().lower_complements


def _run(around: Around, index: int) -> int:
    """Walk to the end of a run of capitalised words, over `and` where no other name begins behind it."""
    last = index
    while last in around.places and last + 1 in around.places and around.joined(last + 1):
        last += 1  # `Republic of Poland`
    while around.joined(last + 1) and not around.tokens[last].form.endswith(("'s", "’s")):
        word = around.form(last + 1)
        office = word == "minister" and around.form(last) == "prime"
        if around.capital(last + 1) and (office or word not in english().openers) and last + 1 not in around.organisations:
            if (last in around.places) and last + 1 not in around.places:
                break
            if around.tokens[last + 1].form.isupper() and not around.tokens[last].form.isupper() and len(word) > 1:
                break  # an acronym behind the full name
            if last > index and look_up(around.tokens[last + 1].form).flags & (GIVEN | WEAK_NAME | COMMON) == GIVEN:
                break  # Centre for Nurses’ Rights | Hanna Zubko
            last += 1
        elif word in {"and", "&"} and around.joined(last + 2) and around.capital(last + 2) and _goes_on(around, last):
            last += 2
        elif last == index and not around.capital(index) and word in english().lower_complement_nouns:
            last += 1
        else:
            break
    return last


def _goes_on(around: Around, last: int) -> bool:
    """Tell whether `and` and the word behind it belong to the complement. Example: `Ministry of Education and Science`."""
    nxt = last + 2
    if last in around.places or nxt in around.places or nxt in around.organisations:
        return False
    for place in range(nxt + 1, nxt + _MOST_BEHIND + 1):  # Committee for Justice and `El Nadeem Center`
        if not (around.capital(place) and around.joined(place)):
            break
        if marks[unpossessed(_raw(around, place))] & HEAD:
            return False
    return around.form(nxt) in english().telling or around.form(last) in english().telling or around.form(nxt) in around.common


def _left_of_lower(around: Around, index: int) -> int:
    """Walk left from a numbered or lower-case head: `Viciebsk women's correctional colony`."""
    first = index
    while around.joined(first) and around.form(first - 1) in english().between:
        first -= 1
    lowest = first
    while (
        lowest - first < _MOST_BEFORE_LOWER
        and around.joined(first)
        and around.capital(first - 1)
        and around.form(first - 1) not in english().openers
    ):
        if around.tokens[first - 1].form.endswith(("'s", "’s")):
            break
        first -= 1
        if first in around.places:
            break
    return first


def _inside_sentence(around: Around, first: int) -> bool:
    """Tell whether the word before is one of the same sentence: `in La Modelo prison`."""
    return around.joined(first) and not around.capital(first - 1) and around.form(first) not in english().nationalities


def _by_lower_head(around: Around, index: int) -> Found | None:
    first = _left_of_lower(around, index)
    named = around.capital(first)
    between = index - first - named
    last = _right(around, index) if around.form(index + 1) == "of" else index
    if around.form(index) not in english().detention:
        if not between or not (named or last > index):
            return None
    elif not named or around.form(first - 1) in {"a", "an"} or not (first in around.places or _inside_sentence(around, first)):
        return None
    return found_from(around, first, end_of(around, last))
