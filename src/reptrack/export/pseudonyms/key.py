"""Keep the key file: who is which pseudonym, and what each pseudonym stands for in texts.

The key holds real names. It is written readable by its owner only, never beside what is shared, and it is the one way back. Numbers
are given in the order in which persons are met and say nothing about the name; ids are random, as an id made from content would let a
reader test guesses.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec

from reptrack.errors import ReptrackError
from reptrack.export.pseudonyms.finder import folded_words
from reptrack.export.pseudonyms.tokens import LITERAL, token
from reptrack.jsonl import open_output

__all__ = ["Key", "Person", "load", "save"]

_SCHEMA = "reptrack-pseudonyms/1"
_HINT = "name a key file that `reptrack export --pseudonyms` wrote, or one that is not there yet"
# So many letters in common make two words forms of one (Karnei, Karneis; Карней, Карнею).
_SAME_BEGINNING = 3


class Person(msgspec.Struct):
    """A person: the entity (None where names were not merged), the full form, the forms that were marked in texts, and what each pseudonym stands for."""

    number: int
    entity: str | None
    name: str | None
    forms: list[str] = []
    texts: dict[str, str] = {}


class _File(msgspec.Struct):
    """What a key file holds; `reports`, `hashes` and `paths` lead from what is shared to what it was."""

    schema: str
    persons: list[Person] = []
    reports: dict[str, str] = {}
    hashes: dict[str, str] = {}
    paths: dict[str, str] = {}


class Key:
    """The mapping in memory, both ways."""

    def __init__(self, file: _File | None = None, read: bytes | None = None) -> None:
        # What the file on disk held when it was read or written last.
        self.read = read
        self.file = file or _File(_SCHEMA, [Person(LITERAL, None, None)])
        self._persons = {p.number: p for p in self.file.persons}
        self._known = {(p.entity, p.name if p.entity is None else None): p for p in self.file.persons}
        self._tokens = {(p.number, text): written for p in self.file.persons for written, text in p.texts.items()}
        self._texts = {written: text for p in self.file.persons for written, text in p.texts.items()}
        self._count = Counter((p.number, _label(p, text)) for p in self.file.persons for text in p.texts.values())
        self._ids = {kind: {was: given for given, was in self._side(kind).items()} for kind in ("reports", "hashes", "paths")}

    def number(self, entity: str | None, name: str) -> int:
        """Give the number of a person: the known one, or the next."""
        identity = (entity, name if entity is None else None)
        person = self._known.get(identity)
        if person is None:
            person = Person(len(self.file.persons), entity, name)
            self.file.persons.append(person)
            self._persons[person.number] = self._known[identity] = person
        return person.number

    def add_forms(self, number: int, forms: Iterable[str]) -> None:
        """Remember forms of a person, so that later runs look for them too."""
        person = self._persons[number]
        person.forms += [form for form in forms if form not in person.forms]

    def token(self, number: int, text: str) -> str:
        """Give the pseudonym that stands for these very characters of a person's name."""
        known = self._tokens.get((number, text))
        if known is not None:
            return known
        person = self._persons[number]
        label = _label(person, text)
        self._count[number, label] += 1
        written = token(number, label, self._count[number, label])
        person.texts[written] = text
        self._tokens[number, text] = written
        self._texts[written] = text
        return written

    def text(self, written: str) -> str | None:
        """Give what a pseudonym stands for, None if this key does not know it."""
        return self._texts.get(written.removesuffix("_"))

    def entity(self, number: int) -> str | None:
        """Give the entity of a person."""
        person = self._persons.get(number)
        return None if person is None else person.entity

    def persons(self) -> list[Person]:
        """Give the persons, without the one that stands for words that look like a pseudonym."""
        return [person for person in self.file.persons if person.number != LITERAL]

    def hidden(self, kind: str, was: str) -> str:
        """Give what is shared instead of a report's id, a file's hash or path."""
        known = self._ids[kind]
        if was not in known:
            given = f"source-{len(known) + 1:04d}" if kind == "paths" else secrets.token_hex(len(was) // 2 + 8)[: max(len(was), 16)]
            known[was] = given
            self._side(kind)[given] = was
        return known[was]

    def revealed(self, kind: str, given: str) -> str | None:
        """Give what stood there before, None if this key does not know it."""
        return self._side(kind).get(given)

    def _side(self, kind: str) -> dict[str, str]:
        return {"reports": self.file.reports, "hashes": self.file.hashes, "paths": self.file.paths}[kind]


def _label(person: Person, text: str) -> str:
    """Say which part of the name a text is; "" for a full form."""
    words = [word for word in text.split() if not word.endswith(".")]
    whole = (person.name or "").split()
    if person.number == LITERAL or len(words) != 1 or sorted(folded_words(text)) == sorted(folded_words(person.name or "")):
        return ""
    for label, word in (("S", whole[-1:]), ("G", whole[:1]), ("M", whole[1:-1])):
        if any(words[0].casefold()[:_SAME_BEGINNING] == w.casefold()[:_SAME_BEGINNING] for w in word):
            return label
    return "P"


def load(path: Path) -> Key:
    """Read a key file.

    Raises:
        ReptrackError: it cannot be read or is no key file.
    """
    try:
        content = path.read_bytes()
        file = msgspec.json.decode(content, type=_File)
    except OSError as error:
        raise ReptrackError(f"{path}: {error.strerror or error}", _HINT) from error
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise ReptrackError(f"{path}: not a key file ({error})", _HINT) from error
    if file.schema != _SCHEMA or [p.number for p in file.persons] != list(range(len(file.persons))) or not file.persons:
        raise ReptrackError(f"{path}: not a key file of this version of reptrack", _HINT)
    return Key(file, content)


def save(key: Key, path: Path) -> None:
    """Write the key file, whole or not at all, readable and writable by its owner only.

    Raises:
        ReptrackError: it cannot be written, or another run has written it since it was read: one of the two would be lost.
    """
    if (path.read_bytes() if path.exists() else None) != key.read:
        raise ReptrackError(f"{path}: another run wrote it meanwhile", "run the export again; it then goes on from that key")
    content = msgspec.json.format(msgspec.json.encode(key.file), indent=1) + b"\n"
    with open_output(path) as stream:
        stream.write(content)
    path.chmod(0o600)
    key.read = content
