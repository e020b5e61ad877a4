"""Decide what in a text is a named place: known ones where the words around do not speak against it, and phrases such as `X Region`, `г. X`.

A place inside the name of an organisation is not a mention; a country that stands for its government is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reptrack.extract.names.cyrillic_organisations import nominative_adjective
from reptrack.extract.names.gazetteer import Hit, hits
from reptrack.extract.names.led_places import datelines, led_places, town
from reptrack.extract.names.persons.context_words import is_deed, is_role, particles
from reptrack.extract.names.persons.lexicon import ALLCAPS, COMMON, FUNCTION, GIVEN, NOT, PLACE, SHAPE, SURNAME, TITLE, WEAK, look_up
from reptrack.extract.names.persons.tokens import opens_sentence
from reptrack.extract.names.phrase import Found, adjacent, capital, name_words, tidy
from reptrack.extract.names.place_words import PlaceWords, place_words
from reptrack.extract.names.shapes import BEFORE_PLACE, BEHIND_PLACE, common_words, english, marked, marks
from reptrack.extract.names.spelling import spelling_key, unpossessed
from reptrack.records import Name
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["find_places"]

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_ADJECTIVE_STEM = re.compile(r"(?:ск|цк|зк|н|в|ц)(?:ий|ой|ого|ому|им|ом|ая|ую|і|ага|аму|ім|ай|ае|ый|ым|ы|ое|ое|аю)$")
# Initials before a surname that is also a town: `A. Barysaŭ`.
_INITIAL_BEFORE = re.compile(r"\b[^\W\d_]{1,2}\.\s?$")
# What stands before a country in its full name.
_STATE = re.compile(
    r"\b(?:(?:Democratic|Federal|Islamic|People[’']s|Bolivarian|Socialist|Arab) )*(?:Republic|Kingdom|Commonwealth|Principality|Union) of (?:the )?$"
    r"|\b(?:Р[еэ]спубл[иі]к|Каралеўств|Королевств)\w{1,3} $"
)
_CASE_OF_STATE = re.compile(r"^(Р[еэ]спубл[иі]к|Каралеўств|Королевств)\w{1,3}$")
# The name of a code up to its country: УК, Criminal Code of the Republic of.
_CODE = re.compile(r"\b(?:УК|КоАП|УПК|УИК|КК|КПК|КаАП|Code of (?:the )?(?:[A-Z][a-z]+ of )?) ?$")
_LONGEST_CODE = 45
_NATIONALITY = re.compile(r"(?:ian|ish|ese|ean)s?$")
# Endings of the first of two words: Новая Боровая, Марьина Горка, Вялікія Аўцюкі.
_FIRST_PART_ENDS = ("ая", "ое", "ие", "ые", "ой", "ый", "ий", "ае", "ыя", "ія", "на", "ны")
_MOST_WORDS = 2
_NEAR = re.compile(r"\bnear ([A-ZŁŠŽČŚŹĆİŞÇÖÜ][^\W\d_]{2,}(?:-[A-ZŁŠŽČŚŹĆİŞÇÖÜ][^\W\d_]+)?)(?![’']s| [A-ZŁŠŽČŚŹĆİŞÇÖÜ])\b")
# A town that no list has before its region: in Kashin, Tver Region.
_BEFORE_REGION = re.compile(r"\b(?:in|from|at|to|outside) ([A-ZŁŠŽČŚŹĆİŞÇÖÜ][^\W\d_]{2,}(?:-[A-ZŁŠŽČŚŹĆİŞÇÖÜ][^\W\d_]+)?), $")
_LONGEST_SEAT = 45
_JOINT = re.compile(r",? (?:and|і|и|ды|i) |, ")
_NEXT = re.compile(
    r"(,? (?:and|і|и|ды|i) |, )([A-ZА-ЯЁІЎŁŠŽČŚŹĆİŞÇÖÜ][^\W\d_]{2,}(?:[- ][^\W\d_a-zа-яёіў][^\W\d_]+)*)(?=[,.;)\n]| (?:and|і|и|ды|i) | ([^\W\d_]+))"
)
_LEAST_LISTED = 2
_WIDE = frozenset({"country", "region", "sea"})


def find_places(view: View, taken: Sequence[Name]) -> list[Name]:
    """Find the places of a text, in order of their start, without overlaps among themselves or with `taken` (organisations)."""
    blocked: set[int] = set()
    for name in taken:
        blocked.update(range(name.start, name.end))
    out: list[Name] = []
    held = {hit.start for hit in hits(view)}
    led, known = list(led_places(view)), list(_known(view))
    opening = datelines(view.text, {one.start for one in known})
    longer, single = ([one for one in led if (" " in one.name) is several] for several in (True, False))
    for found in (*_shaped(view), *longer, *known, *opening, *_near(view.text), *(one for one in single if one.start not in held)):
        if blocked.isdisjoint(range(found.start, found.end)):
            blocked.update(range(found.start, found.end))
            out.append(Name(start=found.start, end=found.end, text=view.text[found.start : found.end], kind="place", name=found.name))
    for found in _listed_with(view.text, sorted((name.start, name.end) for name in out)):
        if blocked.isdisjoint(range(found.start, found.end)):
            blocked.update(range(found.start, found.end))
            out.append(Name(start=found.start, end=found.end, text=found.name, kind="place", name=found.name))
    return sorted(out, key=lambda name: name.start)


def _listed_with(text: str, places: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Find what stands behind two places of a list, or behind one together with a small town: `in Telavi, Poti, Gurjaani and Batumi`."""
    previous, chain = -len(text), 0
    begins = {start for start, _ in places}
    for start, end in places:
        chain = chain + 1 if _JOINT.fullmatch(text, previous, start) else 1
        previous = end
        items = list(_items(text, end))
        joint = _JOINT.match(text, items[-1].end(2)) if items else None
        if chain >= _LEAST_LISTED or any(town(item[2]) for item in items) or (joint and joint.end() in begins):
            yield from (Found(item.start(2), item.end(2), _named(item[2])) for item in items)


def _items(text: str, end: int) -> Iterator[re.Match[str]]:
    """Yield the further parts of a list behind a place, each a name that is no word and no part of a person's; a last one that a verb follows is a town."""
    while match := _NEXT.match(text, end):
        name, following = match[2], match[3]
        if not _is_unknown(name) and not (town(name) and _is_unknown(name, person=SHAPE)):
            return
        if following and (match[1] == ", " or not town(name) or is_deed(following) or following[0].isupper()):
            return
        yield match
        if following:
            return
        end = match.end(2)


def _named(name: str) -> str:
    """Give the base form of a name: that of a town in an oblique case, else the name as it stands."""
    base = town(name)
    return name if not base or base == spelling_key(name) else base.title()


def _is_unknown(name: str, person: int = 0) -> bool:
    """Tell a name whose words are no ordinary ones and no parts of persons' names, but for the kind of part that is told."""
    return not any(look_up(word).flags & (COMMON | NOT | TITLE | ALLCAPS | SHAPE | GIVEN) & ~person for word in name.split())


def _known(view: View) -> Iterator[Found]:
    tokens, text = name_words(view), view.text
    found = [hit for hit in hits(view) if hit.entry.kind == "place"]
    for index, hit in enumerate(found):
        if _is_place(text, tokens, hit) or (hit.entry.care in {"word", "name"} and _listed(text, found, index)):
            name = hit.entry.name if hit.entry.inflected else tidy(text[hit.start : hit.end])
            start = _state_before(text, hit) if hit.entry.type in {"country", "region"} else hit.start
            yield Found(start, hit.end, name if start == hit.start else _full_name(text[start : hit.start], text[hit.start : hit.end], hit))


def _state_before(text: str, hit: Hit) -> int:
    """Give where the full name of a country begins: `Republic of Türkiye`, `Рэспублікі Польшча`."""
    match = _STATE.search(text, max(0, hit.start - 45), hit.start)
    return match.start() if match else hit.start


def _full_name(state: str, own: str, hit: Hit) -> str:
    """Give the base form of a full name: `Республики Польша` is `Республика Польша`."""
    if not _CYRILLIC.match(state):
        return tidy(state + own)
    first = _CASE_OF_STATE.sub(lambda match: match[1] + ("о" if match[1] == "Королевств" else "а"), state.strip())
    return f"{first} {hit.entry.name}"


def _is_place(text: str, tokens: Sequence[Word], hit: Hit) -> bool:
    """Tell whether the words around a known place leave it one."""
    words = place_words()
    before = tokens[hit.first - 1] if hit.first and adjacent(text, tokens[hit.first - 1], tokens[hit.first]) else None
    after = tokens[hit.last] if hit.last < len(tokens) and adjacent(text, tokens[hit.last - 1], tokens[hit.last]) else None
    if _of_another(text, tokens, hit, before, after):
        return False
    led = before is not None and spelling_key(before.form) in words.prepositions | words.of
    if hit.entry.care == "word":
        return led and capital(text[hit.start])
    if hit.entry.care == "name" and not _named_for_itself(text, tokens, hit, after, led=led):
        return False
    if not led and hit.entry.type not in _WIDE and _surname_follows(text, tokens, hit, after):
        return False
    if led and not _behind_particle(text, tokens, hit):
        return True
    return hit.entry.type in _WIDE or not _in_person(text, tokens, before, hit)


def _of_another(text: str, tokens: Sequence[Word], hit: Hit, before: Word | None, after: Word | None) -> bool:
    """Tell a known name that is a part of another thing: УК РФ, US$, Rome Statute, or a word among capitals: ABOUT US."""
    if before and before.form.isupper() and text[hit.start : hit.end].isupper() and look_up(tokens[hit.first].form).flags & FUNCTION:
        return True
    titled = after is not None and capital(after.form) and spelling_key(after.form) in place_words().titles
    return titled or text[hit.end : hit.end + 1] == "$" or _of_code(text, hit)


def _surname_follows(text: str, tokens: Sequence[Word], hit: Hit, after: Word | None) -> bool:
    """Tell a town that is a given name elsewhere by the surname behind it: Tirana Hassan, Razan Zaitouneh."""
    if after is None or hit.last - hit.first > 1 or not capital(after.form) or after.form.isupper() or _CYRILLIC.match(after.form):
        return False
    if len(after.form) == 1 and text[after.end : after.end + 1] == "." and look_up(tokens[hit.first].form).flags & GIVEN:
        return True  # Roman D.
    flags, own = look_up(unpossessed(after.form)).flags, look_up(tokens[hit.first].form).flags
    if own & (GIVEN | WEAK) == GIVEN or (own & GIVEN and not marks[unpossessed(after.form)]):
        return not flags & (COMMON | NOT | TITLE | PLACE)
    if _is_role_before(text, tokens, hit):
        return not flags & (COMMON | NOT | TITLE | PLACE | ALLCAPS)
    surname = flags & (SHAPE | GIVEN | SURNAME) and not flags & (COMMON | NOT | TITLE | PLACE | WEAK)
    return bool(surname) and not marks[unpossessed(after.form)] and text[hit.end : hit.end + 1] == " "


def _is_role_before(text: str, tokens: Sequence[Word], hit: Hit) -> bool:
    """Tell a place behind a role, and of no capital: journalists Abay Zewdu and Belay Manaye."""
    before = tokens[hit.first - 1] if hit.first else None
    return before is not None and hit.entry.type != "capital" and text[before.end : hit.start] == " " and is_role(before.form.lower())


def _behind_particle(text: str, tokens: Sequence[Word], hit: Hit) -> bool:
    """Tell a town that ends a name with a particle: Leila de Lima."""
    if hit.first < 2:  # noqa: PLR2004 - a given name and the particle
        return False
    given, particle = tokens[hit.first - 2], tokens[hit.first - 1]
    return (
        particle.form in particles()
        and text[given.end : hit.start] == f" {particle.form} "
        and look_up(given.form).flags & (GIVEN | WEAK) == GIVEN
        and capital(given.form)
    )


def _of_code(text: str, hit: Hit) -> bool:
    """Tell a country that is a part of the name of a code: УК РФ, Criminal Code of Georgia."""
    return hit.entry.type == "country" and _CODE.search(text, max(0, hit.start - _LONGEST_CODE), hit.start) is not None


def _listed(text: str, found: Sequence[Hit], index: int) -> bool:
    """Tell whether a name stands in a list of places: `in Warsaw, Nice, Tel Aviv`."""
    before = index > 0 and text[found[index - 1].end : found[index].start] == ", "
    return before or (index + 1 < len(found) and text[found[index].end : found[index + 1].start] == ", ")


def _named_for_itself(text: str, tokens: Sequence[Word], hit: Hit, after: Word | None, *, led: bool) -> bool:
    """Tell whether a city with a given name's spelling is not the given name of the person whose surname follows."""
    if (
        after is not None
        and capital(after.form)
        and not after.form.isupper()
        and spelling_key(unpossessed(after.form)) not in common_words()
    ):
        return False
    if _CYRILLIC.match(tokens[hit.first].form):
        return led or hit.entry.type == "country"
    follows = text[hit.end : hit.end + 3]
    return led or not (follows.startswith((" (", "’s", "'s")) or follows[1:].islower())


def _in_person(text: str, tokens: Sequence[Word], before: Word | None, hit: Hit) -> bool:
    """Tell whether a town's name is more likely a part of a person's: between other capitalised words or behind initials."""
    if _INITIAL_BEFORE.search(text, max(0, hit.start - 5), hit.start):
        return True
    if _behind_particle(text, tokens, hit) or _ends_full_name(text, tokens, hit):
        return True
    if (
        hit.entry.type == "capital"
        or before is None
        or not capital(before.form)
        or before.form.isupper() != text[hit.start : hit.end].isupper()
    ):
        return False
    if unpossessed(before.form) != before.form:
        return False
    key = spelling_key(before.form)
    if key in english().openers or key in english().telling or _NATIONALITY.search(key):
        return False
    return not _opens_plainly(text, before)


def _opens_plainly(text: str, word: Word) -> bool:
    """Tell an ordinary word that has its capital from the sentence it opens: Сегодня Гродно, Yesterday Brest."""
    flags = look_up(word.form).flags
    plain = flags & (COMMON | FUNCTION | NOT) and not flags & (GIVEN | SHAPE | SURNAME)
    return bool(plain) and opens_sentence(text, word.start)


def _ends_full_name(text: str, tokens: Sequence[Word], hit: Hit) -> bool:
    """Tell a capital that is the second surname of somebody: Jineth Bedoya Lima."""
    if hit.entry.type != "capital" or hit.first < 2 or hit.last - hit.first > 1:  # noqa: PLR2004
        return False
    given, surname = tokens[hit.first - 2], tokens[hit.first - 1]
    if text[given.end : hit.start] != f" {surname.form} " or not capital(surname.form):
        return False
    if not capital(given.form) and given.form not in particles():
        return False
    first, second = look_up(given.form).flags, look_up(surname.form).flags
    named = bool(second & (SHAPE | SURNAME)) and not second & (COMMON | NOT | TITLE | PLACE)
    return named and not first & (COMMON | NOT | TITLE | PLACE) and unpossessed(surname.form) == surname.form


def _shaped(view: View) -> Iterator[Found]:
    """Find places that a word beside them makes places of."""
    tokens, text, words = name_words(view), view.text, place_words()
    for index, mark in marked(view):
        found = None
        if mark & BEHIND_PLACE:
            found = _before_sign(text, tokens, index, words)
        elif mark & BEFORE_PLACE:
            found = _behind_sign(text, tokens, index) or _village(text, tokens, index)
        if found:
            yield found
            seat = _BEFORE_REGION.search(text, max(0, found.start - _LONGEST_SEAT), found.start)
            if seat and _is_unknown(seat[1]):
                yield Found(seat.start(1), seat.end(1), seat[1])


def _near(text: str) -> Iterator[Found]:
    """Find the X of `near X`, whatever X is: hamlets that no list has."""
    for match in _NEAR.finditer(text) if "near " in text else ():
        first = look_up(match[1].split(" ", 1)[0])
        if not first.flags & (COMMON | NOT | TITLE | ALLCAPS | SHAPE | SURNAME) and first.flags & (GIVEN | WEAK) != GIVEN:
            yield Found(match.start(1), match.end(1), match[1])


def _before_sign(text: str, tokens: Sequence[Word], index: int, words: PlaceWords) -> Found | None:
    """Find `Brest Region`, `Минской области`: a capitalised name or adjective with the sign."""
    first = index
    while index - first < _MOST_WORDS and first and adjacent(text, tokens[first - 1], tokens[first]) and capital(tokens[first - 1].form):
        key = spelling_key(tokens[first - 1].form)
        if key in words.not_names or key in english().openers or key.endswith("'s") or key in words.after or key in english().nationalities:
            break
        if _CYRILLIC.match(key) and not _ADJECTIVE_STEM.search(key):
            break
        first -= 1
        if _CYRILLIC.match(key):
            break
    if first == index or not _suits_lower_sign(text, tokens, first, index):
        return None
    for nxt in (index + 1, index + 2):
        if not (nxt < len(tokens) and adjacent(text, tokens[nxt - 1], tokens[nxt]) and capital(tokens[nxt].form)):
            break
        if spelling_key(unpossessed(tokens[nxt].form)) in english().heads:
            return None  # `Southern District Military Court`
    end = tokens[index].start + len(unpossessed(tokens[index].form))
    return Found(tokens[first].start, end, _base(text, tokens, first, index, words))


def _suits_lower_sign(text: str, tokens: Sequence[Word], first: int, index: int) -> bool:
    """Tell whether a sign in lower case leaves two words before it a place: `Quang Nam province`, none of them an ordinary word."""
    if capital(tokens[index].form) or index - first == 1 or _CYRILLIC.match(tokens[index].form):
        return True
    flags = [look_up(token.form).flags for token in tokens[first:index]]
    plain = any(own & (COMMON | NOT | TITLE | SHAPE) and not own & GIVEN for own in flags)
    return not plain and first > 0 and text[tokens[first - 1].end : tokens[first].start] in {" ", ", "}


def _base(text: str, tokens: Sequence[Word], first: int, index: int, words: PlaceWords) -> str:
    sign = tokens[index].form
    if not _CYRILLIC.match(sign):
        return tidy(text[tokens[first].start : tokens[index].start + len(unpossessed(sign))])
    noun = words.after[spelling_key(sign)]
    return " ".join([*(nominative_adjective(token.form, noun) for token in tokens[first:index]), noun])


def _behind_sign(text: str, tokens: Sequence[Word], index: int) -> Found | None:
    """Find the X of `village of X`, `г. X`, `вёска X`."""
    nxt = index + 1
    if nxt >= len(tokens):
        return None
    form, gap = tokens[index].form, text[tokens[index].end : tokens[nxt].start]
    if not _CYRILLIC.match(form):
        if spelling_key(tokens[nxt].form) != "of" or nxt + 1 >= len(tokens):
            return None
        nxt += 1
        gap = text[tokens[nxt - 1].end : tokens[nxt].start]
    short = len(form) <= 3  # noqa: PLR2004 - г., дер., аг.
    if (short and (gap not in {". ", "."} or not form.islower())) or (not short and gap != " "):
        return None
    name = tokens[nxt]
    if not capital(name.form) or len(name.form) < 3 or spelling_key(name.form) in english().openers:  # noqa: PLR2004
        return None
    if short and text[name.end : name.end + 1] == "." and len(name.form) < 3:  # noqa: PLR2004
        return None
    last = nxt
    while (
        last - nxt < _MOST_WORDS
        and last + 1 < len(tokens)
        and adjacent(text, tokens[last], tokens[last + 1])
        and _goes_on(tokens[last].form, tokens[last + 1].form)
    ):
        last += 1
    end = tokens[last].start + len(unpossessed(tokens[last].form))
    return Found(name.start, end, tidy(text[name.start : end]))


def _village(text: str, tokens: Sequence[Word], index: int) -> Found | None:
    """Find the X of `X village`, in English, inside a sentence."""
    first = index
    while (
        index - first < _MOST_WORDS + 1 and first and adjacent(text, tokens[first - 1], tokens[first]) and capital(tokens[first - 1].form)
    ):
        first -= 1
    if first == index or not first or tokens[index].form not in {"village", "town", "township"} or _CYRILLIC.match(tokens[first].form):
        return None
    key, end = spelling_key(tokens[first].form), tokens[index - 1].end
    before = text[tokens[first - 1].end : tokens[first].start]
    if key in english().openers or key in english().nationalities or key in place_words().not_names or before != " " or key.endswith("'s"):
        return None
    return Found(tokens[first].start, end, tidy(text[tokens[first].start : end]))


def _goes_on(form: str, following: str) -> bool:
    """Tell whether a place's name has another word. Example: `Марьина Горка`, `Vialikija Aŭciuki`."""
    if not capital(following):
        return False
    return form.endswith(_FIRST_PART_ENDS) if _CYRILLIC.match(form) else True
