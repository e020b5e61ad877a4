"""Decide who publishes a record: gather the names that its lines give, weigh what speaks for each, and take the best.

A report names many bodies: its house, who paid, who signed too, who is quoted. What a line says about a name decides: words of making (`Compiled by`,
`Складальнік:`) over the sender of a mail or a channel, that over an organisation's name in the masthead or beside the date, that over a signature, a
dateline or the holder of the rights, and that over a bare name on top, which may be the title of a bulletin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reptrack.ingest.dateline_signs import SIGNS
from reptrack.ingest.makers import no_names
from reptrack.ingest.masthead import says_digest, unadorned
from reptrack.ingest.name_forms import is_small_name
from reptrack.ingest.naming import Named, names_in
from reptrack.ingest.organisations import is_house, is_name, is_organisation, is_place, opens_sentence
from reptrack.ingest.owners import owner_in_title
from reptrack.ingest.phrases import beginnings, longest_first, normal, phrases
from reptrack.ingest.printed_dates import find_date
from reptrack.ingest.rights import CLOSING_MAX, of_feed
from reptrack.ingest.segment.lines import is_caption, is_listing, is_menu
from reptrack.ingest.segment.page import Boundary, Page, list_between
from reptrack.ingest.site_name import addresses, letters, over_menu

__all__ = ["beside_date", "is_joint", "maker_in_line", "of_dateline", "of_head", "of_source"]

_EDGE = " \t\xa0.,;*_"
_NAME_WORDS = 9
_WEIGHTS = {"maker": 10, "kind": 7, "organisation": 7, "quoted": 6, "name": 6}
"""What a way of giving a name weighs in a line of a head; a quoted or bare name counts only where one is looked for."""
_STATED, _ABOVE, _OF_TITLE, _SUPPORT = 5, 4, 3, 2
"""Whose statement the title is; a bare name above a title; one in the title of a digest; what an address of the same letters adds."""

Weighed = tuple[int, str]


def of_source(page: Page, first: int, after: int) -> str | None:
    """Give what the last `Source: X` line of a record names, without an address and what stands behind it, or where a feed says that it appeared."""
    lines = [n for n in list_between(page.source_lines, first, after) if not _is_of_table(page, n)]
    if not lines:
        return of_feed(page, list_between(page.layout.filled, first + 1, after))
    start, end = page.sources[lines[-1]]
    told = _FIELD_END.split(page.layout.text[start:end], maxsplit=1)[0]
    name = _OPEN_BRACKET.sub("", _ADDRESS.sub("", told)).strip(_EDGE)
    return _one_source(name) if name and "://" not in name else None


def _is_of_table(page: Page, number: int) -> bool:
    """Tell whether a source stands right below a table or a list of figures, so that it is theirs."""
    above = number - 1
    return (
        above >= 0
        and bool(page.lines[above])
        and (_RULE.fullmatch(page.lines[above]) is not None or page.in_table(above) or page.is_figures(above))
    )


_RULE = re.compile(r"[-–—=_+|\s]{5,}")
_FIELD_END = re.compile(r"\s*[|·•;]\s*|\s{3,}|\t")


def of_dateline(page: Page, boundary: Boundary, after: int) -> str | None:
    """Give the source that a field of a line beside a title names: `Tunis | 5 March 2025 | Source: Birch Wire`."""
    if boundary.title is None:
        return None
    for number, line in enumerate(page.lines[boundary.line : min(after, boundary.line + _BESIDE)], boundary.line):
        if ":" in line and len(line) <= _LISTED and _may_be_dateline(page, number, boundary) and (source := _source_in(line)) is not None:
            return source
    return None


_BESIDE = 6


def _may_be_dateline(page: Page, number: int, boundary: Boundary) -> bool:
    """Tell whether a line near a title has a date or fields, is not the title, and has no running text above."""
    line = page.lines[number]
    if number in page.sources or is_caption(line) or not (number in page.dates or any(sign in line for sign in SIGNS)):
        return False
    start, end = page.span(number)
    titled = boundary.title is not None and start <= boundary.title[0] < end
    return not titled and not any(
        page.is_body(n) for n in list_between(page.layout.filled, boundary.line, number + 1) if n not in page.dates
    )


def _one_source(name: str) -> str | None:
    """Give the one source that is named, without its place or day; of several none is the publisher: `Birch Wire, Radio Bridge, own interviews`."""
    first, *others = _LIST.split(name)
    if not others or is_organisation(name):
        return name
    return first if all(is_place(other) or any(map(str.isdigit, other)) for other in others) else None


_LIST = re.compile(r"[,;]\s+(?![^«“]*[»”])")
_OPEN_BRACKET = re.compile(r"\s*\([^()]*$")  # the closing one goes with the line's
_ADDRESS = re.compile(r"[\s,;:(\[–—-]*(?:https?://|www\.)\S*.*$")


def beside_date(page: Page, first: int, after: int) -> str | None:
    """Give the publisher that the line of a record's own date names: `15 January 2025 | “Paliessie Voice”`."""
    number = next((n for n in range(first, min(after, first + _WITHIN)) if n in page.dates), None)
    if number is None or page.dates[number].kind != "alone":
        return None
    told = (maker_in_line(page.lines[n]) for n in range(max(0, first - 1), number))
    if (maker := next((name for name in told if name is not None), None)) is not None:
        return maker
    line = page.lines[number]
    rest = line[slice(*page.dates[number].rest)]
    if is_organisation(rest):
        return rest.strip(_EDGE)
    return next((name for name, how in names_in(line) if how in _STRONG), None) or next(
        (name for name, how in names_in(line) if how == "quoted"), None
    )


_STRONG = ("maker", "kind", "organisation")
_WITHIN = 4


# ---- the head of a file


def of_head(page: Page, lines: Sequence[int], boundary: Boundary) -> str | None:
    """Give the name of most weight that the lines of a head or masthead give, the first of several."""
    found = list(_in_head(page, lines, boundary))
    if not found:
        return None
    hosts = addresses(page, lines)
    return max(found, key=lambda weighed: weighed[0] + (_SUPPORT if hosts and letters(weighed[1]) in hosts else 0))[1]


_LISTED = 220
"""A longer line of a head lists those who write; none of them alone is the publisher."""


def _in_head(page: Page, lines: Sequence[int], boundary: Boundary) -> Iterator[Weighed]:
    """Give the names of a head with their weights, line by line, then a bare name above the title."""
    joint = is_joint(page, lines)
    for number in lines:
        if len(page.lines[number]) <= _LISTED and _may_name(page, number):
            yield from _in_line(page, number, boundary, joint=joint)
    if (site := over_menu(page)) is not None:
        yield _ABOVE, site
    if boundary.title is not None and not joint:
        above = [n for n in lines if page.layout.end(n) <= boundary.title[0] and page.lines[n][0] != "@" and page.layout.marker(n) is None]
        if (name := _name_above(page, lines, above, boundary)) is not None:
            yield _ABOVE, name
    elif boundary.title is None and len(lines) > 1 and page.may_name(lines[0]):
        first = unadorned(page.lines[lines[0]]).strip(_EDGE)
        if is_small_name(first):
            yield _ABOVE, first


def _in_line(page: Page, number: int, boundary: Boundary, *, joint: bool) -> Iterator[Weighed]:
    """Give the names of a line of a head with their weights; several that speak together (`joint`) are named beside a date or by words of making only."""
    line = page.lines[number]
    titled = boundary.title is not None and page.span(number)[0] <= boundary.title[0] < page.span(number)[1]
    titled = titled and not page.layout.is_row(number)  # a name and its time in columns are a masthead
    if titled and not joint and (stated := owner_in_title(line)) is not None:
        yield _STATED, stated
    if boundary.title is not None and not titled and (site := _site_behind(line, page.layout.text[slice(*boundary.title)])) is not None:
        yield _WEIGHTS["kind"], site
    if number in page.dates and (source := _source_in(line)) is not None:
        yield _WEIGHTS["maker"], source
    told = page.layout.marker(number) is not None or len(line) > CLOSING_MAX  # an entry of a list, the lead of a story
    listed = told and number not in page.dates and not titled
    for named in names_in(line):
        if (listed or (joint and number not in page.dates)) and named.how != "maker":
            continue
        weight = _in_title(page, number, named) if titled else _weight(page, number, named, whole=boundary.title is None)
        if weight:
            yield weight, named.name


def _source_in(line: str) -> str | None:
    """Give the source that a field of a line names, before its date or behind: `date 2025-03-14 Source: Fergana Courier in English`."""
    label = _source_label().search(line)
    if label is None:
        return None
    name = _FIELD_END.split(line[label.end() :], maxsplit=1)[0]
    if (date := find_date(name, anywhere=True)) is not None:
        name = name[: date.start]
    name = _LANGUAGE.sub("", name.rstrip(")]").strip(_EDGE + "–—-"))
    return _one_source(name) if name and name.count(" ") < _NAME_WORDS and "://" not in name else None


@cache
def _source_label() -> re.Pattern[str]:
    """Build the pattern of the label of a source that begins a field: behind a sign, a bracket, a wide gap or a figure."""
    labels = "|".join(map(re.escape, longest_first("source_labels")))
    return re.compile(rf"(?:^|[|·•;,.(\[/]\s?|\s[–—-]\s|\s{{3}}|\t|(?<=\d)\s)\s*(?:{labels})\s*[:：—–]\s*", re.IGNORECASE)


_LANGUAGE = re.compile(r"\s(?:in [A-Z][a-z]+|на [а-яё]+ском|па-[а-яўі]+ску|[а-яії]+ською)$")  # `in English`, `на русском`, `па-беларуску`


def _site_behind(line: str, title: str) -> str | None:
    """Give the name of the site behind a title that a line says again: `Four nurses fined in Osh – Fergana Courier`."""
    match = _BEHIND_SIGN.match(line, len(title)) if line.startswith(title) and len(line) > len(title) else None
    name = match[1].strip(_EDGE) if match is not None else ""
    return name if name and name.count(" ") < _NAME_WORDS and not name.lstrip('«“„"')[:1].islower() else None


_BEHIND_SIGN = re.compile(r"\s[|·•–—-]\s([^|·•\d]{2,60})$")


def _may_name(page: Page, number: int) -> bool:
    """Tell whether a line of a head may name a house: no menu or furniture, no picture, list of texts or word to the reader."""
    line = page.lines[number]
    if is_menu(line) or number in page.furniture or number in page.sources or (is_listing(line) and number not in page.dates):
        return False
    if is_caption(line) and not any(map(str.isdigit, line)):
        return False
    return not (line.endswith(",") and page.is_body(page.layout.next_filled(number)))  # `Madam Rapporteur,`


def _weight(page: Page, number: int, named: Named, *, whole: bool) -> int:
    """Weigh a name in a line that is no title; `whole` says that the lines are a masthead of their own."""
    weight = _WEIGHTS[named.how]
    if named.how in _STRONG:
        return weight
    if _counted(page, number, named.name):
        return 0
    if number in page.dates and not whole:
        return weight if named.how == "quoted" or _stands_beside(page, number, named.name) else 0
    if whole:
        below = any(n in page.furniture for n in list_between(page.layout.filled, 0, number))  # what heads a list of the site, as likely
        vouched = not below or named.how == "quoted" or _is_vouched(page, named.name, first=False)
        return _ABOVE + (named.how == "quoted") if vouched and page.may_name(number) else 0
    on_top = named.how == "quoted" and number == page.layout.filled[0] and is_house(named.name.split(" ", 1)[0])
    alone = on_top or _beside_dates(page, number)
    return _ABOVE + 1 if alone and _is_all(page.lines[number], named.name) and _is_certain(named) else 0


def _counted(page: Page, number: int, name: str) -> bool:
    """Tell whether a figure stands right behind a name, which is then what it measures: `Minsk +6 °C`, `USD 3.12`; not `MLSA – 5 January 2026`."""
    line = page.lines[number]
    behind = line[line.find(name) + len(name) :].lstrip(" +-–−:")
    dated = number in page.dates and len(line) - len(behind) == page.dates[number].date.start
    return behind[:1].isdecimal() and not dated


def _is_all(line: str, name: str) -> bool:
    """Tell whether a line is nothing but a name, in quotes or with a bracket behind it: `«Медыкі супраць» (ініцыятыва)`."""
    quotes = '«»“”„"'
    return _BRACKETED.sub("", line).strip(_EDGE + quotes) == name.strip(quotes)


def _beside_dates(page: Page, number: int) -> bool:
    """Tell whether the next or the last line with text prints a date."""
    return page.layout.next_filled(number) in page.dates or page.layout.previous_filled(number) in page.dates


def _is_certain(named: Named) -> bool:
    return named.how == "quoted" or is_house(named.name)


_BRACKETED = re.compile(r"\s*\([^()]*\)")


def _stands_beside(page: Page, number: int, name: str) -> bool:
    """Tell whether a bare name beside a date is a medium's: parted by another sign than a comma, with the time behind, below a byline, or in small letters."""
    line, read = page.lines[number], page.dates[number]
    small = is_small_name(name)
    if " " not in name and not is_house(name):
        return False
    between = (
        line[line.find(name) + len(name) : read.date.start] if line.find(name) < read.date.start else line[read.date.end : line.find(name)]
    )
    if any(sign in between for sign in "|·•/–—"):
        return True
    above = page.layout.previous_filled(number)
    byline = above is not None and page.lines[above].lower().startswith(beginnings("bylines"))
    return small or byline or is_house(name) or _CLOCK.match(line, read.date.end) is not None


_CLOCK = re.compile(r"[,\s|]{1,3}\d{1,2}:\d\d")


def _in_title(page: Page, number: int, named: Named) -> int:
    """Weigh a name in the line of the title: that of a digest at the top of its file, or of the site behind a bar; words of making count at the end of it."""
    line = page.lines[number].rstrip(_EDGE + "”»\"'")
    at_end = line.endswith(named.name.rstrip("”»\"'"))
    if named.how == "maker":
        return _WEIGHTS["maker"] if at_end and is_house(named.name) else 0
    if number != page.layout.filled[0]:
        return 0
    if named.how == "organisation" and line == named.name:
        return _OF_TITLE  # a story without a headline, below the name of its agency
    if says_digest(page.lines[number]) and named.how in _STRONG and not named.name.isupper():
        return _OF_TITLE
    behind = _SITE.search(line)
    return _WEIGHTS["kind"] if behind is not None and behind[1].strip(_EDGE) == named.name else 0


_SITE = re.compile(r"\s[|·•]\s([^|·•]+)$")  # `Four nurses fined in Osh | Fergana Courier`


def _name_above(page: Page, lines: Sequence[int], above: Sequence[int], boundary: Boundary) -> str | None:
    """Give the name that stands as a masthead right above the title of a file that is one report: `Caucasus Courier`."""
    bare = [n for n in above if page.headline_like(n) and _is_own_name(page, n)]
    bare = [n for n in bare if _is_vouched(page, unadorned(page.lines[n]).strip(_EDGE), first=n == above[0])]
    if len(above) > _MENU and all(page.lines[n].count(" ") < _FEW_WORDS for n in above):
        below = [n for n in lines if boundary.title is not None and page.layout.start(n) >= boundary.title[1]][:_FEW_WORDS]
        small = [page.lines[n].strip(_EDGE) for n in below if n not in page.dates]
        return next((name for name in small if is_small_name(name)), None)  # a site's menu: `Вечерний мост` between title and date
    if bare:
        return unadorned(page.lines[bare[0]]).strip(_EDGE)
    top = next((n for n in above if page.may_name(n) and not is_menu(page.lines[n])), None)
    first = page.lines[top] if top is not None else ""
    return first.strip(_EDGE) if is_small_name(first) and normal(first) not in no_names() and page.headline_like(top) else None


def _is_vouched(page: Page, name: str, *, first: bool) -> bool:
    """Tell whether a bare name above a title is one of a house rather than of a section of its site: by a word of it, on top of all, or said again."""
    if is_house(name) or (first and " " in name):
        return True
    return page.layout.text.count(name) > 1 or letters(name) in addresses(page, page.layout.filled[:_TOP])


_MENU, _FEW_WORDS, _TOP = 2, 2, 12


def _is_own_name(page: Page, number: int) -> bool:
    """Tell whether a line could be the name of a house: no label, furniture, place or kind of publication, and no `Report to the Danube Fund`."""
    line = page.lines[number]
    if not page.may_name(number) or normal(line) in no_names() or not is_name(line):
        return False
    return not (is_place(line) or _TO_WHOM.match(line) or opens_sentence(line.split()))


_TO_WHOM = re.compile(r"[^\W\d_]+ (?:to|from|with|on|about) ")


def is_joint(page: Page, lines: Sequence[int]) -> bool:
    """Tell whether several organisations speak together: `Joint statement` in the head, `Мы, нижеподписавшиеся` in the first lines below."""
    words = phrases("joint_words")
    if any(not words.isdisjoint(_WORD.findall(page.lines[n].lower())) for n in lines if len(page.lines[n]) <= CLOSING_MAX):
        return True
    first = lines[-1] if lines else 0
    opening = " ".join(page.lines[n][:_OPENING] for n in list_between(page.layout.filled, first, first + _WITHIN)).lower()
    return any(map(opening.__contains__, phrases("undersigned")))


_OPENING = 400
_WORD = re.compile(r"[^\W\d_]+")


def maker_in_line(line: str) -> str | None:
    """Give the first name that words of a line say to have made the report."""
    return next((name for name, how in names_in(line) if how == "maker"), None)
