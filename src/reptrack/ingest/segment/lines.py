"""Say what a line is by its own words and signs: a label, a menu, a link, furniture, running text; what stands around it the page knows."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import category

from reptrack.ingest.dateline import is_time_span
from reptrack.ingest.phrases import after_label, begins, longest_first, normal, phrases

__all__ = [
    "behind_title_label",
    "furniture_phrases",
    "headline_in",
    "is_caption",
    "is_contents",
    "is_document_label",
    "is_greeting",
    "is_label",
    "is_language_switch",
    "is_link",
    "is_listing",
    "is_menu",
    "is_running_text",
    "leads_on",
    "opens_comments",
    "opens_credit",
    "opens_furniture",
    "source_in",
    "unframed",
]

_SHORT = 60
_PATH_MAX = 120


@lru_cache(maxsize=1024)
def is_label(line: str) -> bool:
    """Tell whether a line is `Label: content` of a document's head, a path or a byline: `Original: English`, `Home › News`, `By Jane Roe`."""
    colon = line.find(":", 0, _LABEL_WITHIN)
    if colon > 0 and (normal(line[:colon]) in _label_words() or _dates_something(line, colon)):
        return True
    if _is_path(line) or _is_page_mark(line):
        return True
    lowered = line.lower().replace("*", "").lstrip("([")
    spaces = lowered.count(" ")
    if len(line) > _SHORT:
        return len(line) <= _FORMULA_MAX and begins("head_lines", lowered) >= _FORMULA
    if begins("head_lines", lowered) or _is_head(lowered) or (spaces < _FEW and lowered.endswith(_head_ends())):
        return True
    if is_greeting(lowered):
        return True
    who = _BEHIND_NAME.split(lowered, maxsplit=1)[0]
    return who.count(" ") <= (_BYLINE_THE if who.startswith("by the ") else _BYLINE) and begins("bylines", who, " ") > 0


def _is_head(lowered: str) -> bool:
    """Tell whether a line in lower case is a name or a word of a document's head, no headline that goes on from it.

    `human rights council`, `issue 12`, `photo: x`, `united nations   a/79/1` are; `human rights council adopts a resolution` is not.
    """
    end = begins("head_words", lowered)
    rest = lowered[end:].lstrip()
    return end > 0 and (lowered[end : end + 2].isspace() or not rest[:1].isalpha() or begins("head_lines", rest) > 0 or _is_head(rest))


def is_greeting(line: str) -> bool:
    """Tell whether a short line that ends with a call or a comma greets the readers: `Dear friends!`, `Шаноўнае спадарства!`, `Привет, друзья,`."""
    if line[-1:] not in _CALLS or line.count(" ") > _GREETING:
        return False
    words = _WORD.findall(line.lower())
    return bool(words) and (words[0] in phrases("greetings") or (len(words) <= _PAIR and words[-1] in phrases("greeted")))


_GREETING, _CALLS = 5, ("!", ",")
_FORMULA, _FORMULA_MAX = 16, 220  # so long a phrase opens no headline: `not for quotation`, `written statement submitted`
_BEHIND_NAME = re.compile(r"\s+[–—|•·-]\s|\s+\d")  # `By Jane Roe - 1 year ago`
_LABEL_WITHIN = 40
_FEW, _BYLINE, _BYLINE_THE = 3, 4, 8
"""Spaces in `sixtieth session`, in `By Jane Roe and John Doe`, in `By the Courts Desk of …`: no more than these."""


@cache
def _label_words() -> frozenset[str]:
    return phrases("head_labels") | phrases("date_labels") | phrases("bylines") | phrases("more_labels")


@cache
def _head_ends() -> tuple[str, ...]:
    return tuple(sorted(phrases("head_ends")))


def _dates_something(line: str, colon: int) -> bool:
    """Tell whether a label speaks of a date before a figure, or of a time: `Date of statement: 6 Esfand 1403`, `Observation period: 3–16 June 2024`."""
    words = normal(line[:colon]).split(" ")
    rest = line[colon + 1 :].lstrip()
    if rest[:1].isdigit() and words[0] in phrases("date_labels"):
        return True
    spoken = len(words) <= _PERIOD and (words[0] in phrases("period_labels") or words[-1] in phrases("period_labels"))
    return spoken and any(map(str.isdigit, rest))


_PERIOD = 4


def _is_path(line: str) -> bool:
    """Tell whether a line is the path of a page on its site: `Home › News › Courts`, `Home / News / Minsk`."""
    if len(line) > _PATH_MAX or line.count(" ") > _PATH_SPACES:
        return False
    return any(sign in line for sign in _STEPS) or ((" / " in line or " | " in line or " :: " in line) and _leads_home(line))


_STEPS, _PATH_SPACES = (" › ", " > ", " » ", " → "), 12


def _leads_home(line: str) -> bool:
    """Tell whether the first of a few short parts of a line is a word of a site: `Главная / Суды / Минск`, `You are here: Home | News`."""
    first, *others = _STEP.split(line.rpartition(": ")[2])
    words = _WORD.findall(first.lower())
    return (
        0 < len(words) <= _PAIR and all(word in phrases("site_words") for word in words) and all(part.count(" ") < _FEW for part in others)
    )


_STEP = re.compile(r"\s+(?:[/|]|::)\s+")


def _is_page_mark(line: str) -> bool:
    """Tell whether a line only numbers a page, a sheet or an annex: `Page 3`, `Annex C, sheet 1 of 2`, `Приложение 2, лист 4 из 9`."""
    if len(line) > _MARK_MAX:
        return False
    first, *others = _TOKEN.findall(line.strip("–—- []()").lower()) or [""]
    known = phrases("page_words")
    if first not in known or not others:
        return False
    return all(token in known or token.isdecimal() or len(token) == 1 or set(token) <= _ROMAN for token in others) and not known.issuperset(
        others
    )


_MARK_MAX, _TOKEN, _ROMAN = 60, re.compile(r"[^\W_]+"), frozenset("ivxlіх")


@lru_cache(maxsize=1024)
def is_menu(line: str) -> bool:
    """Tell whether a line is a site's menu: four or more words or pairs of words, widely parted: `HOME  NEWS  COURTS  ABOUT US`, `EN | BY | RU   Search…`."""
    if is_language_switch(line):
        return True
    if len(line) > _PATH_MAX or not ("  " in line or "|" in line or "\t" in line or "·" in line or "•" in line or " / " in line):
        return False
    parts = [part for part in _WIDELY.split(line) if part]
    return len(parts) >= _ENTRIES and all(part.count(" ") < _PAIR and not any(map(str.isdigit, part)) for part in parts)


def is_language_switch(line: str) -> bool:
    """Tell whether a line only names the languages of a site: `ҚАЗ | РУС | ENG`, `БЕЛ РУС ENG`, `Кыргызча / Русский / English`."""
    if len(line) > _SHORT or line[-1] in ".:!?":
        return False
    first = _WORD.match(line.lstrip("[(| "))
    known = phrases("languages")
    if first is None or first[0].lower() not in known:
        return False
    words = _WORD.findall(line.lower())
    named = sum(word in known for word in words)
    return named > 1 and all(word in known or word in phrases("site_words") for word in words) and not any(map(str.isdigit, line))


_WIDELY = re.compile(r"\s{2,}|\t|\s*[|•·]\s*|\s/\s")
_ENTRIES, _PAIR = 4, 2


def is_document_label(line: str) -> bool:
    """Tell whether a line is a label that only the head of an official document has: `Distr.: General`."""
    column = line.rpartition("   ")[2].lstrip()  # "General Assembly   Distr.: General"
    return any(begins("document_labels", part.lower()) for part in (line[:_LABEL_WITHIN], column))


def is_contents(line: str) -> bool:
    """Tell whether a line leads to a page of a table of contents: `A judge resigns ....... 3`."""
    return ("...." in line or "…" in line) and _LEADER.search(line) is not None


_LEADER = re.compile(r"\.{4,}\s*\d{0,4}$|\s…{2,}\s*\d{1,4}$")


def is_running_text(line: str) -> bool:
    """Tell whether a line by itself is running text: longer than any headline, or ended like a sentence."""
    if len(line) > _BODY:
        return True
    return (line.endswith(_BODY_ENDS) or _SIGNED_OFF.search(line) is not None) and line.count(" ") >= _FEW and not is_time_span(line)


_BODY = 200
# The end of a sentence and who tells it. Examples: `… will appeal. (Birch Wire)`, `… жалобу. // Медиазона`, `… скаргу. – БАЖ`.
_SIGNED_OFF = re.compile(r"[.!?…][”»\"]?\s(?:[(\[][^()\[\]]{2,60}[)\]]|(?://|[–—/])\s?[^\W\d_][^.!?\d]{1,40})$")
_BODY_ENDS = (".", "…", ".”", ".»", '."', ":", ";", "//", "?", "!")


def is_link(line: str) -> bool:
    """Tell whether a line ends in a link, with its scheme or behind a label without it, or only announces one: `Read more: site.example/news/14`."""
    if len(line) <= _SHORT and normal(line) in phrases("more_labels"):
        return True
    if "/" not in line:
        return False
    if "://" in line[-_ADDRESS:] and " " not in line.rsplit("://", 1)[-1].strip():
        return True
    last = line[line.rfind(" ") + 1 :]
    if "." not in last or _BARE_ADDRESS.fullmatch(last) is None:
        return False
    return last == line or after_label("more_labels", line) is not None


def leads_on(line: str) -> bool:
    """Tell whether a paragraph closes with a link to the rest of its text: `… will appeal. Read more ➤`, `… will appeal. (more…)`."""
    last = line[-1:]
    if len(line) <= _SHORT or not (last.isalpha() or last in _LEADING or line.endswith("...")):
        return False
    return _more().search(line, len(line) - _MORE_WITHIN) is not None


_LEADING, _MORE_WITHIN = frozenset("…)]›→➤►▶»"), 40


@cache
def _more() -> re.Pattern[str]:
    words = "|".join(map(re.escape, longest_first("more_labels")))
    return re.compile(rf"[.…!?)\]”»\"]\s*[(\[]?(?:{words})[ .…)\]›→➤►▶»]*$", re.IGNORECASE)


_ADDRESS = 300
# An address without `https://`. Example: `site.example/news/14`.
_BARE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,12}/\S*", re.IGNORECASE)


# ---- furniture


def opens_furniture(line: str) -> bool:
    """Tell whether a line opens page furniture: `Share the Post:`, `Самое читаемое`, `COMMENTS (4)`, `Share this: Facebook  Telegram`."""
    if len(line) > _SHORT:
        return False
    known = furniture_phrases()
    if normal(line) in known:
        return True
    if (line[-1] in ")]" or line[-1].isdigit()) and normal(_COUNT.sub("", line)) in known:
        return True
    colon = line.find(":", 0, _BUTTON)
    return (colon > 0 and line[:colon].lower() in phrases("buttons")) or _has_only_site_words(line)


def _has_only_site_words(line: str) -> bool:
    """Tell whether a short line has only words of a site's furniture and small words: `Skip to the main content`, `Home Blog Page 49`, `Форма входа`."""
    known, lowered = phrases("site_words"), line.lower()
    if lowered.split(" ", 1)[0] not in known or is_link(line):
        return False
    words = _WORD.findall(lowered)
    if len(words) > _SITE_MAX:
        return False
    small = phrases("openers")
    return sum(word in known for word in words) > 1 and all(word in known or word in small for word in words)


_WORD = re.compile(r"[^\W\d_]+")
_SITE_MAX = 10


@lru_cache(maxsize=1024)
def is_caption(line: str) -> bool:
    """Tell whether a line describes or credits a picture: `Photo: Birch Wire`, `A picket in Osh. Фото: Мост`, `© Jane Roe`."""
    if line.startswith("©"):
        return True
    if ":" not in line and "©" not in line and "/" not in line and " by " not in line and " courtesy " not in line:
        return False
    return _credit().search(line) is not None


def opens_credit(line: str) -> bool:
    """Tell whether a line opens with the credit of a picture, so that a day in it is the picture's: `Photo: Jane Roe. The court in Osh, 10 May 2024`."""
    word, colon, _ = line[:_LABEL_WITHIN].partition(":")
    return bool(colon) and word.strip().lower() in phrases("credits")


@cache
def _credit() -> re.Pattern[str]:
    """Build the pattern of a credit: at the start of a line, or behind a sentence or a bracket, with a few words behind it."""
    words = "|".join(sorted(phrases("credits")))
    return re.compile(
        rf"(?:^|[.!?…)(]\s*|\()(?:{words})(?: [^\W\d_]+){{0,2}}\s?[:©/](?=[^\n]{{1,80}}$)|^(?:{words}) (?:by|courtesy of) ", re.IGNORECASE
    )


@lru_cache(maxsize=1024)
def is_listing(line: str) -> bool:
    """Tell whether a line stands on top of a page that lists texts: `Archive for the 'Courts' Category`, `Posts tagged “trials”`, `Материалы с тегом «суды»`."""
    if len(line) > _LISTING_MAX or line.endswith(_BODY_ENDS):
        return False
    lowered, known = line.lower(), phrases("listings")
    if begins("listing_heads", lowered):
        return True
    quoted = _QUOTED.search(lowered)
    if quoted is not None:
        around = _WORD.findall(lowered[: quoted.start()]), _WORD.findall(lowered[quoted.end() :])
        return (not around[1] or around[1][-1] in known) and not known.isdisjoint(around[0] + around[1])
    label = _BEHIND_LABEL.split(lowered, maxsplit=1)[0]
    if label != lowered and label.rsplit(" ", 1)[-1] in phrases("archive_words"):
        return True  # `Monthly Archives: November 2019`, `Archive | July, 2017`
    words = _WORD.findall(lowered)
    by_author = len(words) > _PAIR and " ".join(words[:_PAIR]) in known
    return by_author or (len(words) == 1 and words[0] in known and line[-1].isdigit())


_LISTING_MAX = 110
_BEHIND_LABEL = re.compile(r":| \| ")
_QUOTED = re.compile(r"[‘'«“\"][^‘'«»“”’\"]{2,60}[’'»”\"]")


def opens_comments(line: str) -> bool:
    """Tell whether a line stands above readers' comments: `Comments (4)`."""
    return normal(_COUNT.sub("", line)) in phrases("comment_heads")


_BUTTON = 30
_COUNT = re.compile(r"[\s(\[]*\d+[\s)\]]*$")  # a number behind a phrase: `COMMENTS (4)`


@cache
def furniture_phrases() -> frozenset[str]:
    """Give all that opens page furniture, whatever stands behind it."""
    return phrases("furniture") | phrases("buttons") | phrases("comment_heads")


# ---- source lines and titles


def source_in(line: str) -> tuple[int, int] | None:
    """Give the span of X in a line `Source: X`, maybe in brackets; None if it is no such line."""
    bare = line.lstrip(_OPENING)
    at = after_label("source_labels", bare) if len(line) <= _SOURCE else None
    if at is None or at == len(bare) or _TELLS.search(bare, at) is not None:
        return None
    return len(line) - len(bare) + at, len(line.rstrip(_CLOSING))


_OPENING, _CLOSING = "([*_ ", ")]*_ "
_SOURCE = 160
# A sentence of four words or more behind the names: `Sources: Sea Voice, own network. Last week we reported two more cases`.
_TELLS = re.compile(r"[^\W\d_]{3}[.!?] [^\W\d_]\w* [^\W\d_]\w* \w+ \w")


def headline_in(line: str, at: int = 0) -> tuple[int, int]:
    """Give the span of the headline in a line from a place on (behind a bullet): without marks, pictures, hashes, a label or tags around it."""
    line = unframed(line, at)
    if line[at : at + 1].isalpha() and line[0] != "<":
        return behind_title_label(line, at)  # no marks: so most begin
    start = at
    while start < len(line) - 1 and (category(line[start]) in _PICTURES or (start and line[start].isspace())):
        start += 1
    if (match := _HASHES.match(line, start) or _KEYCAPS.match(line, start) or _CLOCK.match(line, start)) is not None:
        start = match.end()
    if (framed := _BOLD.fullmatch(line, start) or _TAGGED.fullmatch(line)) is not None:
        return framed.span(framed.lastindex or 0)
    return behind_title_label(line, start)


def unframed(line: str, at: int) -> str:
    """Give a line without the mark at its end, if that is the one it has before `at` too: `* Chita: soldier jailed *`, `== Trials ==`."""
    return line.rstrip(line[0] + " ") if at and line[-1] == line[0] and not line[0].isalnum() else line


# What is no letter, figure or mark: pictures and what colours them.
_PICTURES = frozenset(["So", "Sk", "Cf", "Mn"])
# <h1>Azerbaijan: journalist sentenced</h1>
_TAGGED = re.compile(r"<\w[^<>]{0,80}>([^<>]+)</\w{1,12}>")
_BOLD = re.compile(r"(?:\*{2,3}|_{2,3})([^*_\s][^*_]*[^*_\s])[*_]{2,3}")  # `**Teacher jailed**`
_HASHES = re.compile(r"#{1,6}\s+(?=\S)|#{2,6}(?=[^\W_])")  # `# Trials`, `##Trials`; `#Osh` is a tag
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d(?:\s*[–—|-])?\s+(?=[^\W\d_])")  # `09:15 Teacher jailed`
_KEYCAPS = re.compile(r"(?:\d\ufe0f?\u20e3)+\s*(?=\S)")  # `1️⃣ `


_LIST_TAG = re.compile(r"\[[^\[\]]{2,40}\]\s+(?=\S)")  # a mailing list's name before the subject of a mail: `[heron-news] `


def behind_title_label(line: str, at: int = 0) -> tuple[int, int]:
    """Give the span of a title in a line from a place on: behind a label or two (`Subject: FW: …`), then without quotes around it."""
    start, end = at, len(line)
    label = after_label("title_labels", line[start:])
    if label is None:
        return start, end
    start += label
    start += after_label("title_labels", line[start:]) or 0
    if (tag := _LIST_TAG.match(line, start)) is not None:
        start = tag.end()
    if start == end:
        return at, end
    quoted = end - start > 2 and line[start] == line[-1] == '"'  # noqa: PLR2004 - more than the quotes
    return start + quoted, end - quoted
