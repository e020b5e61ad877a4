"""Read whose publication a part of a line, or a title, says that it is: `Monthly review by the Legal Aid Group`, `Отчёт Харьковской группы`."""

from __future__ import annotations

import re
from functools import cache

from reptrack.ingest.makers import cut_name, kinds, name_at
from reptrack.ingest.nominative import nominative
from reptrack.ingest.organisations import is_house, is_name, is_organisation
from reptrack.ingest.phrases import longest_first, normal, phrases
from reptrack.text.letters import SMALL

__all__ = ["owner_in_title", "owner_of"]

_SMALL = 3
_ONLY_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]{2,60})[»”“\"]")


def owner_in_title(title: str) -> str | None:
    """Give whose statement a title says that it is: `Statement of the Helsinki Assembly on the verdict`, `Заявление Крымской группы по делу …`."""
    if title.isupper():
        return None  # where a name in capitals ends nothing tells
    topic = _topics().search(title)
    return owner_of(title[: topic.start()] if topic is not None else title) if _STATED.match(title) else None


_STATED = re.compile(r"[^\W\d_]{3,}(?: [^\W\d_]{3,})? ")


@cache
def _topics() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, longest_first('topics')))}) ")


def owner_of(part: str) -> str | None:
    """Give whose publication a part says that it is: `Monthly review by the Legal Aid Group`, `Отчёт Харьковской группы`, `A Witness Line report`."""
    match = _KIND_BY.match(part)
    if match is not None and _is_kind(match[1]):
        name = name_at(match[2])
        ends = match[2].find(name) + len(name) if name is not None and name in match[2] else len(match[2])
        return name if name is not None and (is_house(name) or is_name(name)) and not match[2][ends:].strip(" ,)(").islower() else None
    return _genitive_owner(part) or _owner_before(part)


# Example: `Monthly review by the Legal Aid Group "Ruch"`.
_KIND_BY = re.compile(r"([^\W\d_][\w’' -]{2,50}?) (?:by|of|from|for|BY|OF|FROM|FOR) (?:the |THE )?(?=[^\W\d_" + SMALL + r"]|[“\"«])(\S.*)")


def _is_kind(part: str) -> bool:
    kind = normal(part)
    if kind in phrases("bylines"):
        return False
    last = kind.rsplit(" ", 1)[-1]
    words = (kind, last, last.removesuffix("s") if last.isascii() else last)
    return not (kinds().isdisjoint(words) and phrases("speakers").isdisjoint(words))


def _genitive_owner(part: str) -> str | None:
    """Give the organisation in the genitive behind a Cyrillic word for a kind: `Информационный бюллетень Крымской правовой группы`."""
    if part.isascii():
        return None
    words = part.split()
    at = next((n for n, word in enumerate(words[:_SMALL]) if word.lower() in kinds()), None)
    if at is None or at + 1 >= len(words):
        return None
    name = " ".join(words[at + 2 :] if words[at + 1].lower() in phrases("from_house") else words[at + 1 :])
    if _is_of_other(name):
        return None
    if not name.lstrip("«“„")[:1].isupper() and not is_organisation(name):
        return None
    name = cut_name(name)
    quoted = _ONLY_QUOTED.fullmatch(name)
    if quoted is not None:
        return quoted[1]
    return nominative(name) if is_house(name) and name.lower() not in kinds() else None


def _is_of_other(name: str) -> bool:
    """Tell whether what stands behind a kind of publication is whom it is for or with, not whose it is: `Дунайскому фонду`, `с директором Центра`."""
    first = name.split(" ", 1)[0]
    if first.islower() and len(first) < _SMALL:
        return True  # a preposition
    russian = not set("іўїє").intersection(name.lower())
    return first.lower().endswith(("ому", "ему", "аму", "яму")) or (russian and first.lower().endswith("ету") and first[0].isupper())


def _owner_before(part: str) -> str | None:
    """Give the name before an English word for a kind, behind an article: `A Witness Line report`."""
    words = part.split(" ")
    if words[0] not in ("A", "An", "a", "an") or len(words) < _SMALL or not _is_kind(words[-1]):
        return None
    name = " ".join(words[1:-1])
    return name if is_name(name) else None
