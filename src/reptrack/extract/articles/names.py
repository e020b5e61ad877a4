"""Find the name of a code of law at a place, with the country that stands beside it: `of the Criminal Code of the Republic of Belarus`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reptrack.extract.articles.lexicon import Reading, country_of_initials, country_of_word, endings, lists, names_at, roles
from reptrack.text.letters import SMALL
from reptrack.values.articles import latin

__all__ = ["CodeName", "code_after", "initials_of", "law_after", "law_before", "name_at"]

_BLANK = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ‑-][^\W\d_]+)*['’]?")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_MAX_SKIPPED = 4
_MAX_TAIL = 6
_MAX_NAME = 10
# 121-FZ, No. 5, No. 94 of 2015, 8 of 2015: what may number a law.
_LAW_NUMBER = re.compile(
    r"\s*(?:No\.?|№|N)\s*([\w./-]*\w(?:\sof\s(?:19|20)\d\d(?!\d))?)|\s(\d{1,4}(?:(?:/|\sof\s)(?:19|20)\d\d|/\d\d)(?!\d))"
)
_BARE_NUMBER = re.compile(r"\s(\d{1,5})(?![\d.,/-]*\d)")  # Decree-Law 54
_JOIN = re.compile(r"\s+([^\W\d_]+)\s+(?:the\s+)?")
_QUOTED = re.compile(r"\s*[«“\"„]([^«»“”\"„\n]{3,120})[»”\"“]")


class CodeName(NamedTuple):
    """A code's name in the text: its place, what it may stand for, the country beside it, and a code of its own where no pack knows it."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    country: str | None
    own: str | None = None


def _tail(text: str, end: int) -> tuple[int, str | None]:
    """Read the country that follows a name: `of the Republic of Belarus`, `РБ`, `Российской Федерации`. Gives the new end and the country."""
    position, best, country = end, end, None
    for _ in range(_MAX_TAIL):
        blank = _BLANK.match(text, position)
        word = _WORD.match(text, blank.end()) if blank and blank.end() > position else None
        if word is None:
            break
        form = word.group()
        if not (form[0].isupper() or form in {"of", "the"}):
            break
        if found := country_of_word(form) or country_of_initials(form):
            best, country = word.end(), found
        elif country and form.startswith(endings("states")):
            best = word.end()
        elif country:
            break
        position = word.end()
    return best, country


def name_at(text: str, start: int, country: str | None = None) -> CodeName | None:
    """Give the code whose name stands exactly at `start`, with the country after it; `country` is what stood before it."""
    if (found := names_at(text, start)) is None:
        return None
    end, readings = found
    after, tail = _tail(text, end)
    return CodeName(start, after, readings, tail or country)


def code_after(text: str, start: int, *, linked: bool) -> CodeName | None:
    """Give the code named from `start` on, passing over articles, adjectives and years: `the 1999 Belarusian Criminal Code`.

    Args:
        text: the text.
        start: the first character of a word.
        linked: a word such as `of` stood before, so that more words may be passed over.
    """
    places = list(_places(text, start, linked=linked))
    for position, country in places:
        if found := name_at(text, position, country):
            return found._replace(start=start)
    for position, country in reversed(places) if linked else ():
        if acronym := _ACRONYM.match(text, position):
            return CodeName(start, acronym.end(), (), country, acronym[0])
    for position, country in places:
        if (linked or not text[position].isascii()) and (own := _unknown_law(text, position)):
            return own._replace(start=start, country=own.country or country)
    return None


_ACRONYM_ENDS = re.compile(r"(?<![\w.])([A-Z]{3,6})[ \u00a0]\Z")


def law_before(text: str, starts: list[int], end: int) -> CodeName | None:
    """Give the law without a pack whose name begins at one of some words and goes on to a place: `Law No. 175/2018` before `, Art. 25`."""
    if acronym := _ACRONYM_ENDS.search(text, max(0, end - 8), end):
        return CodeName(acronym.start(1), acronym.end(1), (), None, acronym[1])
    for start in starts:
        found = _unknown_law(text, start)
        if found is not None and found.end <= end and _LAW_LINK.fullmatch(text, found.end, end):
            return found
    return None


_LAW_LINK = re.compile(r"[,:]?\s\(?|\s?\(")  # between a law that no pack has and its article: `Law No. 175/2018, Art. 25`


def law_after(text: str, start: int) -> CodeName | None:
    """Give the law whose name follows the number of a section without a link: `s. 25 Computer Misuse Act`, `section 153 Penal Code`."""
    found = name_at(text, start) or _unknown_law(text, start)
    if found is None and (acronym := _ACRONYM_ALONE.match(text, start)):
        return CodeName(start, acronym.end(), (), None, acronym[0])
    return found if found is not None and (found.readings or text[start : found.end].endswith(endings("unlinked"))) else None


# The short name of a law right behind the numbers of its sections, before a mark: `Sections 6 and 7 ATA.`
_ACRONYM_ALONE = re.compile(r"[A-Z]{3,5}(?=[,.;:)\n]|\Z)")
# The short name of a law that no pack knows: `section 13 of the UAPA`; not the first word of a longer name.
_ACRONYM = re.compile(r"[A-Z]{3,6}(?=[,.;:)\n]|\s[a-z(]|\Z)")


def _places(text: str, start: int, *, linked: bool) -> Iterator[tuple[int, str | None]]:
    """Give the places where the name may begin, each with the country that the words passed over show."""
    position, country, fillers = start, None, lists("filler", "words")
    for _ in range(_MAX_SKIPPED + 1):
        word = _WORD.match(text, position) or _YEAR.match(text, position)
        if word is None:
            return
        yield position, country
        form = word.group()
        shown = country_of_word(form)
        if not (shown or form.lower() in fillers or (linked and form.lower() not in roles() and _may_pass(form))):
            return
        country = shown or country
        blank = _BLANK.match(text, word.end())
        if blank is None or blank.end() == word.end():
            return
        position = blank.end()


def _may_pass(form: str) -> bool:
    return form.isdigit() or form[0].isupper() or form.endswith(endings("passed"))


def _unknown_law(text: str, start: int) -> CodeName | None:
    """Read a law that no pack knows, by the head of its name: `Law on Public Associations`, `Foreign Agents Act`, `Закона № 54`."""
    heads, links = lists("heads", "laws"), lists("links", "laws")
    position: int = start
    seen: list[str] = []
    last: tuple[int, int] | None = None  # where the last head ends, and how many words up to there: `Order` and `Act` of `Public Order Act`
    for _ in range(_MAX_NAME):
        word = _WORD.match(text, position)
        form = word.group() if word is not None else ""
        if word is None or not (
            form[0].isupper() or (form in heads and last is None) or (seen and form in links and _is_inside(seen, last))
        ):
            break
        seen.append(form)
        if form in heads:
            last = word.end(), len(seen)
        position = word.end() + 1
        if text[word.end() : position] not in ({" "} if last else {" ", ","}):
            break
        position += text[position : position + 1] == " "
        if aside := _ASIDE.match(text, position):  # `Prevention of Terrorism (Temporary Provisions) Act`
            position = aside.end()
    return None if last is None else _own_law(text, start, last[0], seen[: last[1]])


_ASIDE = re.compile(r"\([^()\n]{3,60}\)\s(?=[(A-Z])")


def _is_inside(seen: list[str], last: tuple[int, int] | None) -> bool:
    """Whether a small word may go on with a name: no head was read yet, or one that longer names hold (`Public Order and Security Act`)."""
    return last is None or (last[1] == len(seen) and seen[-1] in lists("weak", "laws"))


def _own_law(text: str, start: int, end: int, seen: list[str]) -> CodeName:
    """Read the rest of the name of a law after its head: a number, a title in quotes, or `on` and what it is about."""
    if number := _LAW_NUMBER.match(text, end):
        digits = re.sub(r"\W+(?:of\s)?", "-", number[1] or number[2]).strip("-").upper()
        after, country = _tail(text, number.end())
        return CodeName(start, after, (), country or _country(seen), f"LAW-{digits}")
    if seen[-1] in lists("decrees", "laws") and (number := _BARE_NUMBER.match(text, end)):
        return CodeName(start, number.end(), (), _country(seen), f"LAW-{number[1]}")
    if quoted := _QUOTED.match(text, end):
        return CodeName(start, quoted.end(), (), _country(seen), _initials([*seen, *quoted[1].split()]))
    after, country = _tail(text, end)
    if country and (quoted := _QUOTED.match(text, after)):  # `Закону України «Про пробацію»`
        return CodeName(start, quoted.end(), (), country, _initials([*seen, *quoted[1].split()]))
    topic, end = _topic(text, end)
    words = [*seen, *topic]
    after, country = (end, None) if topic and country_of_word(topic[-1]) else _tail(text, end)
    return CodeName(start, after, (), country or _country(words), _initials(words))


def _topic(text: str, end: int) -> tuple[list[str], int]:
    """Read what a law is about, after `on`: words in capitals; of a name in small letters the adjectives and their noun."""
    join = _JOIN.match(text, end)
    if join is None or join[1] not in lists("joins", "laws"):
        return [], end
    words: list[str] = []
    position = join.end()
    links = lists("links", "laws")
    small = not text[position : position + 1].isupper()
    while word := _WORD.match(text, position):
        form = word.group()
        if not (form[0].isupper() or small or form in links):
            break
        words.append(form)
        if form not in links or small:
            end = word.end()
        if (small and not form.endswith(endings("adjectives"))) or text[word.end() : word.end() + 1] != " ":
            break
        position = word.end() + 1
    while words and words[-1] in links and not small:
        words.pop()
    return words, end


def _country(words: list[str]) -> str | None:
    return next((found for word in words if (found := country_of_word(word))), None)


_HYPHEN = re.compile(r"-(?=[^\W\d_" + SMALL + r"])")  # Anti-Terror Law → ATL


def initials_of(text: str, name: CodeName) -> str:
    """Make a code of the name of a law as it stands in the text: `Anti-Terrorism Act` → ATA."""
    return _initials(_WORD.findall(_ASIDE.sub("", text[name.start : name.end])))


def _initials(words: list[str]) -> str:
    """Make a code of a law's name: Law on Public Associations → LPA; a name of one word is that word."""
    skip = lists("skip", "laws")
    kept = [w.strip("«»“”,.") for w in words if w.lower() not in skip and not country_of_word(w)]
    kept = [part for w in kept for part in _HYPHEN.split(w) if part]
    if len(kept) <= 1:
        return latin((kept or words)[0]).upper()
    return latin("".join(word if word.isupper() else word[0] for word in kept)).upper()  # IT Act → ITA
