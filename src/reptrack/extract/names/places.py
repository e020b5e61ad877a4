"""Decide what in a text is a named place: known ones where the words around do not speak against it, and what other words make one.

A place inside the name of an organisation is not a mention; a country that stands for its government is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reptrack.extract.names.gazetteer import Hit, hits
from reptrack.extract.names.laid_out_places import laid_out_places
from reptrack.extract.names.led_places import datelines, led_places, town
from reptrack.extract.names.persons.context_words import is_deed, is_role, is_speech, particles
from reptrack.extract.names.persons.lexicon import ALLCAPS, COMMON, FUNCTION, GIVEN, NOT, PLACE, SHAPE, SURNAME, TITLE, WEAK, look_up
from reptrack.extract.names.persons.tokens import opens_sentence
from reptrack.extract.names.phrase import Found, adjacent, capital, name_words, tidy
from reptrack.extract.names.place_words import leads, place_words
from reptrack.extract.names.quoted_names import quoted_titles
from reptrack.extract.names.repeated_places import repeated_places
from reptrack.extract.names.shapes import common_words, english, marks
from reptrack.extract.names.signed_places import is_unknown, signed_places
from reptrack.extract.names.spelling import spelling_key, unpossessed
from reptrack.records import Name
from reptrack.text.letters import CAPITALS, SMALL
from reptrack.text.view import View
from reptrack.text.words import Word

__all__ = ["find_places"]

_CYRILLIC = re.compile("[Ѐ-ӿ]")
# Initials before a surname that is also a town: `A. Barysaŭ`.
_INITIAL_BEFORE = re.compile(r"\b[^\W\d_]{1,2}\.\s?$")
# What stands before a country in its full name.
_STATE = re.compile(
    r"\b(?:(?:Democratic|Federal|Islamic|People[’']s|Bolivarian|Socialist|Arab) )*(?:Republic|Kingdom|Commonwealth|Principality|Union) of (?:the )?$"
    r"|\b(?:Р[еэ]спубл[иі]к|Каралеўств|Королевств)\w{1,3} $"
)
# The rest of a thing's name that begins with a place: Tunis`–Carthage airport`.
_AIRPORT = re.compile(r"[–—-][^\W\d_" + SMALL + r"]\w+ [Aa]irport")
_CASE_OF_STATE = re.compile(r"^(Р[еэ]спубл[иі]к|Каралеўств|Королевств)\w{1,3}$")
# The name of a code up to its country: УК, Criminal Code of the Republic of.
_CODE = re.compile(r"\b(?:УК|КоАП|УПК|УИК|КК|КПК|КаАП|Code of (?:the )?(?:[A-Z][a-z]+ of )?) ?$")
_LONGEST_CODE = 45
_NATIONALITY = re.compile(r"(?:ian|ish|ese|ean)s?$")
_JOINT = re.compile(r",? (?:and|or|і|и|ды|i|або|или) |, ")
_NEXT = re.compile(
    r"(,? (?:and|or|і|и|ды|i|або|или) |, )(["
    + CAPITALS
    + r"][^\W\d_]{2,}(?:[- ][^\W\d_"
    + SMALL
    + r"][^\W\d_]+)*)(?=[,.;)\n]| (?:and|or|і|и|ды|i|або|или) | ([^\W\d_]+))"
)
_SEAT = re.compile(r", ([^\W\d_" + SMALL + r"][^\W\d_]{2,}(?:[- ][^\W\d_" + SMALL + r"][^\W\d_]+)?)(?=[.;)\n]| \||$)")
_CELL_ENDS = frozenset({" |", "|", "\n"})
_LEAST_LISTED = 2
# What stands before a place where somebody is, not before one who speaks.
_IN = re.compile(r"\b(?:in|from|near|between|entered|[вўу]|из|з) $", re.IGNORECASE)
_LONGEST_LEAD = 9
# What stands between the age of a person and the town in an entry of a list: `41 г., слесар, Жодзіна`.
_ENTRY = re.compile(r"\b\d{2}(?: (?:г\.|г[ао]д\w*|лет|years?(?: old)?|y\.o\.))?(?:, [^\W\d_" + CAPITALS + r"][^,.;\n|]{2,40}){0,2}, $")
_LONGEST_ENTRY = 80
_WIDE = frozenset({"country", "region", "sea"})


def find_places(view: View, taken: Sequence[Name]) -> list[Name]:
    """Find the places of a text, in order of their start, without overlaps among themselves or with `taken` (organisations)."""
    blocked = {place for start, end in quoted_titles(view.text) for place in range(start, end)}
    for name in taken:
        blocked.update(range(name.start, name.end))
    out: list[Name] = []
    held = {hit.start for hit in hits(view)}
    led, known = list(led_places(view)), list(_known(view))
    opening = [*datelines(view.text, {one.start for one in known}, held), *_seats(view.text, taken)]
    longer, single = ([one for one in led if (" " in one.name) is several] for several in (True, False))
    for found in (
        *signed_places(view),
        *longer,
        *known,
        *opening,
        *(one for one in single if one.start not in held),
        *laid_out_places(view.text, {one.start for one in known}),
        *repeated_places(view, [one for one in led if one.start not in held], taken, held),
    ):
        if blocked.isdisjoint(range(found.start, found.end)):
            blocked.update(range(found.start, found.end))
            out.append(Name(start=found.start, end=found.end, text=view.text[found.start : found.end], kind="place", name=found.name))
    for found in _listed_with(view.text, sorted((name.start, name.end) for name in out)):
        if blocked.isdisjoint(range(found.start, found.end)):
            blocked.update(range(found.start, found.end))
            out.append(Name(start=found.start, end=found.end, text=view.text[found.start : found.end], kind="place", name=found.name))
    return sorted(out, key=lambda name: name.start)


def _seats(text: str, organisations: Sequence[Name]) -> Iterator[Found]:
    """Find the seat of an organisation behind its name, at the end of a sentence, a line or a cell: `колония № 2, Тирасполь`."""
    for one in organisations:
        match = _SEAT.match(text, one.end) if text.startswith(", ", one.end) else None
        if match and (town(match[1]) or text[match.end() : match.end() + 2] in _CELL_ENDS) and is_unknown(match[1]):
            yield Found(match.start(1), match.end(1), _named(match[1]))


def _listed_with(text: str, places: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Find what stands behind two places of a list, or behind one together with a small town: `in Telavi, Poti, Gurjaani and Batumi`."""
    previous, chain = -len(text), 0
    begins = {start for start, _ in places}
    for start, end in places:
        chain = chain + 1 if _JOINT.fullmatch(text, previous, start) else 1
        previous = end
        items = list(_items(text, end))
        joint = _JOINT.match(text, items[-1].end(2)) if items else None
        if (
            chain >= _LEAST_LISTED
            or any(town(item[2]) for item in items)
            or (joint and joint.end() in begins)
            or _is_of_one_lead(text, start, items)
        ):
            yield from (Found(item.start(2), item.end(2), _named(item[2])) for item in items)


def _is_of_one_lead(text: str, start: int, items: list[re.Match[str]]) -> bool:
    """Tell the land that a place lies in, and the other of two places: `in Tepic, Nayarit`, `in Kyauktaw and Minbya`."""
    if len(items) != 1 or text[items[0].end(2)] not in (".;)" if items[0][1] == ", " else ".,;)\n"):
        return False
    return items[0][2].lower() not in leads().never and _IN.search(text, max(0, start - _LONGEST_LEAD), start) is not None


def _items(text: str, end: int) -> Iterator[re.Match[str]]:
    """Yield the further parts of a list behind a place, each a name that is no word and no part of a person's; a last one that a verb follows is a town."""
    while match := _NEXT.match(text, end):
        name, following = match[2], match[3]
        if not is_unknown(name) and not (town(name) and is_unknown(name, person=SHAPE)):
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
    lead = spelling_key(before.form) if before is not None else ""
    led = lead in words.prepositions or lead in words.of or _of_resident(text, hit)
    if hit.entry.care == "word":
        return led and capital(text[hit.start])
    if hit.entry.care == "name" and not _named_for_itself(text, tokens, hit, after, led=led):
        return False
    if not led and hit.entry.type not in _WIDE and _surname_follows(text, tokens, hit, after):
        return False
    if led and not _behind_particle(text, tokens, hit):
        return True
    return not (_ends_titled_name(text, tokens, hit) if hit.entry.type in _WIDE else _in_person(text, tokens, before, hit))


def _ends_titled_name(text: str, tokens: Sequence[Word], hit: Hit) -> bool:
    """Tell a country that is the surname of somebody whose title or trade is told: Ambassador Neil Holland."""
    if hit.first < 2 or hit.last - hit.first > 1:  # noqa: PLR2004 - the title and the given name
        return False
    title, given = tokens[hit.first - 2], tokens[hit.first - 1]
    flags = look_up(given.form).flags
    if text[title.end : hit.start] not in {f" {given.form} ", f". {given.form} "} or _CYRILLIC.match(given.form) or not capital(given.form):
        return False
    named = flags & GIVEN and not flags & (COMMON | NOT | TITLE | PLACE | WEAK | FUNCTION)
    return bool(named) and (bool(look_up(title.form).flags & TITLE) or is_role(title.form.lower()))


def _of_resident(text: str, hit: Hit) -> bool:
    """Tell the town of somebody whose age an entry of a list gives: `Бондар Алег, 41 г., слесар, Барысаў`."""
    alone = text[hit.start - 2 : hit.start] == ", " and text[hit.end : hit.end + 1] in {"", ".", ",", ";", "\n", ")"}
    return alone and _ENTRY.search(text, max(0, hit.start - _LONGEST_ENTRY), hit.start) is not None


def _of_another(text: str, tokens: Sequence[Word], hit: Hit, before: Word | None, after: Word | None) -> bool:
    """Tell a known name that is a part of another thing: УК РФ, US$, Rome Statute, or a word among capitals: ABOUT US."""
    if before and before.form.isupper() and text[hit.start : hit.end].isupper() and look_up(tokens[hit.first].form).flags & FUNCTION:
        return True
    if before is not None and is_speech(before.form) and look_up(tokens[hit.first].form).flags & GIVEN:
        return True  # writes Kira
    if _AIRPORT.match(text, hit.end):
        return True  # Tunis–Carthage airport
    titled = after is not None and (
        (capital(after.form) and spelling_key(after.form) in place_words().titles) or after.form in place_words().money
    )
    paid = before is not None and before.form in place_words().money and text[hit.start : hit.end].isupper()
    return paid or titled or text[hit.end : hit.end + 1] == "$" or _of_code(text, hit)


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
    return (hit.entry.type == "country" or text[hit.start : hit.end].isupper()) and _CODE.search(
        text, max(0, hit.start - _LONGEST_CODE), hit.start
    ) is not None


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
