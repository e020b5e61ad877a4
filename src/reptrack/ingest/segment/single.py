"""Recognise a file that is one report: choose its title among the lines of its head, over the first paragraph of running text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from reptrack.ingest.dateline import is_time_span
from reptrack.ingest.name_forms import is_small_name
from reptrack.ingest.naming import is_imprint, names_others
from reptrack.ingest.organisations import is_house, is_name, is_organisation, is_place
from reptrack.ingest.phrases import after_label, begins, issue_pattern, normal, phrases
from reptrack.ingest.segment.echo import Echo
from reptrack.ingest.segment.lines import is_caption, is_document_label, is_greeting, is_listing, is_menu
from reptrack.ingest.segment.page import Boundary, Page, Split, list_between
from reptrack.text.letters import SMALL

__all__ = ["choose_title", "find", "head"]

_HEAD_LINES = 24
_HEAD_WITHIN = 60
_TOP = 8
_MIN_WORDS = 4
_ISSUE_MAX = 80
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?] [^\W\d_" + SMALL + r"]")  # one sentence ends and another one begins


# The dateline of a story without a headline: `VILNIUS (Birch Wire) - Lithuania has …`.
_CITY = re.compile(r"[A-ZА-ЯЁІЎЇЄ]{3}[^()\d]{0,30}(?:\([^()\d]{2,40}\) )?[–—-]{1,2} ")


def head(page: Page, first: int = 0) -> list[int]:
    """Give the numbers of the lines of a document's head: those before its first running text, at most twenty-four."""
    if first not in page.heads:
        page.heads[first] = _head(page, first)
    return page.heads[first]


def _head(page: Page, first: int) -> list[int]:
    found: list[int] = []
    for number in list_between(page.layout.filled, first, first + _HEAD_WITHIN):
        if not found and _CITY.match(page.lines[number]) and page.is_body(number):
            break  # a story without a headline
        if len(found) >= _HEAD_LINES or (
            found and _ends_head(page, number, found) and not (page.is_document and _is_formula(page, number))
        ):
            break
        if not (page.in_table(number) or page.is_figures(number)):
            found.append(number)
    return found


def _is_formula(page: Page, number: int) -> bool:
    """Tell whether a line belongs to a paragraph that every such document has: `The Secretary-General has received the following …`."""
    while number and page.lines[number - 1]:
        number -= 1
    return page.is_label(number) or begins("head_lines", page.lines[number].lower().lstrip("*∗† ")) > 0


def _ends_head(page: Page, number: int, above: list[int]) -> bool:
    """Tell whether running text begins with a line: one that may itself be a title, ended like a sentence, begins it below a second such line."""
    if not page.is_body(number) or page.headline_like(number):
        return False
    if number >= _TOP or any(page.is_body(n) and not page.headline_like(n) and not names_others(page.lines[n]) for n in above):
        return True
    credit = len(page.lines[number]) <= _CREDIT and names_others(page.lines[number]) and page.lines[number - 1][-1:] != "."
    return not (credit or _sentence_title(page, number) or _is_long_head(page, number))


_CREDIT = 220


def find(page: Page) -> Split:
    """Give the whole file as one item, with the best line of its head as title."""
    title = choose_title(page, head(page))
    return Split(0.3, (Boundary(0, None if title is None else _title_span(page, title)),))


def _title_span(page: Page, number: int) -> tuple[int, int]:
    start, _ = page.span(number)
    read = page.dates.get(number)
    if read is not None and (read.kind == "lead" or page.lines[number][read.date.start - 1] in "(["):
        return start + read.rest[0], start + read.rest[1]
    return page.headline_span(number)


@cache
def _issue() -> re.Pattern[str]:
    """Build the pattern of an issue's number. Examples: `Court monitoring sheet No. 11`, `Еженедельная рассылка, выпуск № 47`, `Issue 12, 3–9 March 2025`."""
    return re.compile(rf"(?:{issue_pattern()})+\d{{1,4}}(?:\s?[/(]\w{{1,10}}\)?)?(?=[,.:;]?\s|[,.:;]?$)", re.IGNORECASE)


def _is_issue(line: str) -> bool:
    """Tell whether a line only numbers an issue of something, maybe with the time that it covers."""
    match = _issue().search(line) if len(line) < _ISSUE_MAX else None
    if match is None:
        return False
    behind = line[match.end() :].strip(" ,.:;()·|–—")
    return not behind or is_time_span(behind)


def choose_title(page: Page, lines: list[int]) -> int | None:
    """Choose the title: the first line that is no kicker, label, date or publisher; a line of many words before a short one.

    A line whose words the text below never says is a site's, if one stands below it that the text says again.
    """
    chosen, named = _choose(page, lines)
    if chosen is None or not named:
        return chosen
    echo = Echo(page, lines)
    if not echo.is_silent(page.lines[chosen]):
        return chosen
    bare = is_name(page.lines[chosen])
    others = [n for n in named if n > chosen and not page.is_body(n) and not _is_below_title(page, n)]
    return next((n for n in others if echo.says(page.lines[n]) or (bare and _is_told(page, n, echo))), chosen)


def _is_below_title(page: Page, number: int) -> bool:
    """Tell whether a line numbers a chapter or gives a figure, so that a title stands over it: `3. Criminal cases`, `Released: at least 36`."""
    return page.layout.marker(number) is not None or _FIGURE.search(page.lines[number]) is not None


_FIGURE = re.compile(r":\s[^:\d]{0,20}\d[\d,. ]*$")


def _is_told(page: Page, number: int, echo: Echo) -> bool:
    """Tell whether a line of a few words below a bare name is the title: the text says some of it again."""
    return _words(page, number) >= _MIN_WORDS and not is_name(page.lines[number]) and not echo.is_silent(page.lines[number])


def _choose(page: Page, lines: list[int]) -> tuple[int | None, list[int]]:
    """Give the title by form and place, and the other lines that might be it, if any."""
    labelled = next((n for n in lines if after_label("title_labels", page.lines[n]) is not None), None)
    if labelled is not None and len(page.lines[labelled]) - (after_label("title_labels", page.lines[labelled]) or 0) > _LABELLED_MIN:
        return labelled, []
    if (repeated := _printed_twice(page, lines)) is not None:
        return repeated, []
    lines = _without_form(page, lines)
    beside = _beside_date(page, lines)
    if beside is not None:
        return beside, []
    if (senders := next((n for n in lines if _is_long_head(page, n)), None)) is not None:
        lines = [n for n in lines if n <= senders]
    candidates = [
        n
        for n in lines
        if page.headline_like(n)
        or n == senders
        or _dated_title(page, n)
        or ((n == lines[0] or _INITIAL.search(page.lines[n])) and _sentence_title(page, n))
    ]
    candidates = [n for n in candidates if not _below_agenda(page, n)] or candidates
    candidates = (
        candidates
        if any(not is_organisation(page.lines[n]) for n in candidates)
        else [n for n in lines if _sentence_title(page, n)] + candidates
    )
    named = [n for n in candidates if not is_organisation(page.lines[n]) and normal(page.lines[n]) not in phrases("sections")]
    named = [n for n in named if not _lists_places(page.lines[n])]
    if not named:
        return candidates[0] if candidates else _last_resort(page, lines), []
    named = [n for n in named if not _is_kind(page.lines[n]) and not is_imprint(page.lines[n])] or named
    named = _below_masthead(page, [n for n in named if not _is_issue(page.lines[n])] or named, lines)
    first = _said_again(page, named)
    if _words(page, first) >= _MIN_WORDS and not _is_bare_name(page.lines[first]):
        return first, named
    house = first == lines[0] and (is_house(page.lines[first]) or is_small_name(page.lines[first]))
    longer = [n for n in named[1:4] if _words(page, n) >= _MIN_WORDS + (not house) and not _is_bare_name(page.lines[n])]
    longer = longer if house else [n for n in longer if not _is_subheading(page, n, lines)]
    return (longer[0] if longer else first), named


def _lists_places(line: str) -> bool:
    """Tell whether a line is nothing but the places where a house is, parted by signs: `Osh · Bishkek · Karakol`."""
    parts = _PLACES.split(line)
    return (
        len(parts) > 1 and all(part.count(" ") <= 1 and part[:1].isupper() for part in parts) and 2 * sum(map(is_place, parts)) > len(parts)
    )


_PLACES = re.compile(r"\s*[·|•]\s*|\s+[/–—]\s+")


def _is_bare_name(line: str) -> bool:
    """Tell whether all words of a line are large as in a name, but not all its letters, as in a title: `Voices of the Harbour`."""
    return is_name(line) and not line.isupper()


def _printed_twice(page: Page, lines: list[int]) -> int | None:
    """Give the line of some words that a page prints twice before its text, whatever sign but a full stop it ends with."""
    top = page.layout.filled[:_HEAD_LINES]
    text = next((n for n in top if page.is_body(n) and page.lines[n][-1] == "."), len(page.lines))
    often = Counter(page.lines[n] for n in top if n < text)
    return next((n for n in lines if often[page.lines[n]] > 1 and _may_be_repeated(page, n)), None)


def _may_be_repeated(page: Page, number: int) -> bool:
    line = page.lines[number]
    if page.layout.wrapped and page.wraps(number):
        return False
    if _words(page, number) < _MIN_WORDS or len(line) > _TWICE or line[-1] in ".,;:" or number in page.dates or not page.may_name(number):
        return False
    return not (
        is_menu(line) or is_caption(line) or is_listing(line) or is_organisation(line) or is_name(line) or number in page.running_heads
    )


_TWICE = 220


def _last_resort(page: Page, lines: list[int]) -> int | None:
    """Give a line that is no headline but all that a head has: a name and its time in columns."""
    return next((n for n in lines if page.layout.is_row(n) and is_organisation(_COLUMNS.split(page.lines[n])[0])), None)


_ASIDE = re.compile(r"\([^()]*\)")  # `(Please use this reference in your reply)`
_COLUMNS = re.compile(r" {3,}|\t")


def _is_long_head(page: Page, number: int) -> bool:
    """Tell whether a line is too long for a headline, and heads a letter all the same: those who write, and right below the date."""
    line = page.lines[number]
    if number >= _TOP or len(line) > _LONG_HEAD or not page.is_body(number) or line.endswith(_ENDS) or _SENTENCES.search(line):
        return False
    below = list_between(page.layout.filled, number + 1, number + _TOP)
    return any(n in page.dates and page.dates[n].kind == "alone" and page.dates[n].date.year is not None for n in below[:3])


_LONG_HEAD, _ENDS = 500, (".", ":", ";", "!", "?", "…")


def _said_again(page: Page, named: list[int]) -> int:
    """Give the first line, or the one that says it again without the name of its site: `Four nurses fined | Fergana Courier`, `Four nurses fined`."""
    line = page.lines[named[0]]
    again = (n for n in named[1:] if line.startswith(page.lines[n]) and _is_site(line[len(page.lines[n]) :]))
    return next(again, named[0])


def _is_site(behind: str) -> bool:
    """Tell whether what stands behind a title said again is its site, section or day: ` | Fergana Courier`, ` News`, ` 12 March 2025`."""
    if behind.lstrip()[:1] in _SITE_SIGNS:
        return True
    return behind[:1] == " " and (normal(behind) in phrases("kickers") or is_time_span(behind.strip()))


_SITE_SIGNS = ("|", "–", "—", "-", "·", "•", "::")


def _without_form(page: Page, lines: list[int]) -> list[int]:
    """Leave out the number of a document and the fields of a form below its first line: none is the title."""
    lines = [n for n in lines if not (_is_reference(page.lines[n]) or (n not in page.dates and _ASIDE.fullmatch(page.lines[n])))] or lines
    form = [n for n in lines[1:] if (field := _FIELD.match(page.lines[n])) is not None and field[0].count(" ") <= _LABEL_SPACES]
    dense = len(form) >= _FIELDS and form[-1] - form[0] < 2 * len(form)
    return [n for n in lines if n not in form] if dense else lines


_LABELLED_MIN = 8
# The number of a document, a handle, or a postal address.
# Examples: `AI Index: EUR 49/1234/2025`, `PC.DEL/402/25`, `A/HRC/WGAD/2024/12`, `@quietcourt`, `PALAIS DES NATIONS • 1211 GENEVA 10, SWITZERLAND`.
_REFERENCE = re.compile(
    r"@\w+|t\.me/\S+|[^\W\d_][\w .]{1,24}:\s+(?=\D*\d)[\dA-ZА-ЯЁІЎ /.()-]+"
    r"|[A-Z]{1,8}(?:[./ -][A-Z\d]{1,10}){0,4}/(?=[A-Z/.-]*\d)[A-Z\d/.()-]+"
    r"|(?:[^\d•·|,]{3,60}[•·|,]\s*){1,3}(?!(?:19|20)\d\d\s)\d{4,6}\s+[A-Z][\w .-]{2,30}(?:,\s*[A-Z][\w .]{2,30})?"
)


def _is_reference(line: str) -> bool:
    """Tell whether a line is the number of a document, a handle or an address; not `VENEZUELA: 27 STUDENTS STILL HELD`."""
    return _REFERENCE.fullmatch(line) is not None and (
        "@" in line or "," in line or len(_LONG_WORD.findall(line.partition(":")[2])) <= _FEW_LONG
    )


_LONG_WORD, _FEW_LONG = re.compile(r"[^\W\d_]{4,}"), 2
_FIELDS = 3
_FIELD = re.compile(r"[^\W\d_][\w’' -]{2,30}:\s+\S")
"""A field of a form; three make one. Example: `Period: 25–29 Nov 2024`."""
_LABEL_SPACES = 4  # with the one behind the colon
_INITIAL = re.compile(r"\s[^\W\d_" + SMALL + r"]\.$")  # `Statement on the arrest of Hossein T.`


def _beside_date(page: Page, lines: list[int]) -> int | None:
    """Give the headline right above the date of a page that opens with a site's menu or notices, or right below it."""
    date = next((n for n in lines if n in page.dates and page.dates[n].kind == "alone" and page.dates[n].date.year is not None), None)
    if date is None or not any(n in page.notices or n in page.furniture or is_menu(page.lines[n]) for n in lines if n < date):
        return None
    for step in (-1, 1):
        number = page.layout.previous_filled(date) if step < 0 else page.layout.next_filled(date)
        for _ in range(_BETWEEN):
            if number is None or number in page.furniture:
                break
            if page.headline_like(number) and _words(page, number) >= _MIN_WORDS and not _names_maker(page.lines[number]):
                return number
            number = page.layout.previous_filled(number) if step < 0 else page.layout.next_filled(number)
    return None


def _names_maker(line: str) -> bool:
    """Tell whether a line beside a date says who made the report, maybe with a place, or is an aside, and so is no title."""
    return is_organisation(line.partition(", ")[0]) or is_imprint(line) or _ASIDE.fullmatch(line) is not None


_BETWEEN = 4


def _is_kind(line: str) -> bool:
    """Tell whether a line names a publication and its time: `Бюллетень инициативы «Луч», 20–26 января 2025`."""
    first = line.split(" ", 1)[0].lower()
    if first not in phrases("kind_words") and first not in phrases("digests"):
        return False
    _, comma, span = line.rpartition(",")
    return ":" not in line and bool(comma) and not _DASHES.isdisjoint(span) and is_time_span(span.strip())


_DASHES = frozenset("–—-")


def _below_agenda(page: Page, number: int) -> bool:
    above = page.lines[number - 1] if number else ""
    return len(above) < 40 and begins("agenda", above.lower()) > 0  # noqa: PLR2004 - the number of the item alone


def _below_masthead(page: Page, named: list[int], lines: list[int]) -> list[int]:
    """Leave out the lines of a masthead that prints a document's labels (`Distr.: General`), if a title stands below it.

    Examples: a panel's name above `Distr.: General`; not a title above its date.
    """
    blocks = [b for b in page.layout.blocks if b.first <= named[0] < b.end]
    labels = [n for n in lines if blocks and blocks[0].first <= n < blocks[0].end and is_document_label(page.lines[n])]
    if not labels:
        return named
    below = [n for n in named if n >= blocks[0].end and page.layout.marker(n) is None and normal(page.lines[n]) not in phrases("sections")]
    return below or named


def _words(page: Page, number: int) -> int:
    return len(page.lines[number].split())


def _is_subheading(page: Page, number: int, lines: list[int]) -> bool:
    """Tell whether the date of the document already stood above a line: then the title did too."""
    return any(n in page.dates and n < number for n in lines[1:])


def _dated_title(page: Page, number: int) -> bool:
    """Tell whether a line is a title with its date: `Daily briefing on arrests, 12 March 2025`."""
    read = page.dates.get(number)
    if read is None or read.kind == "alone":
        return False
    rest = page.lines[number][slice(*read.rest)]
    return not is_organisation(rest) and not rest.endswith(".") and not _is_reference(rest)


def _sentence_title(page: Page, number: int) -> bool:
    """Tell whether a line is a title although it ends like a sentence: short, and blank below."""
    line = page.lines[number]
    if (
        line.endswith(",")
        or _SENTENCES.search(line)
        or _CITY.match(line)
        or number in page.running_heads
        or number in page.notices
        or number in page.furniture
    ):
        return False
    if is_menu(line) or is_caption(line) or is_listing(line) or page.is_label(number) or _opens_text(page, number):
        return False
    return 8 <= len(line) <= 160 and number + 1 < len(page.lines) and not page.lines[number + 1] and number not in page.dates  # noqa: PLR2004


def _opens_text(page: Page, number: int) -> bool:
    """Tell whether the first line of a file, or that below a greeting, is a paragraph of its text: it ends with a full stop, and text goes on below."""
    if page.lines[number][-1] != "." or not page.is_body(page.layout.next_filled(number)):
        return False
    above = page.layout.previous_filled(number)
    return above is None or is_greeting(page.lines[above])
