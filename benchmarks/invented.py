"""Invent reports whose words keep being new, as those of a long archive do: what a program remembers of words grows with them, if it is not bound.

    python benchmarks/invented.py 1000 > few.jsonl

Each report is a few sentences of the genre in English, Russian or Belarusian, with names, places, organisations, numbers and plain words made of
syllables. Of each kind there is no end: the word of rank r comes with a frequency of about r to the power of -1.3 (of -1.15 for names), so that some
words come often and most that are new never again. The same number gives the same reports on every run.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256

from reptrack.jsonl import encode
from reptrack.records import Report, Source

__all__ = ["reports", "texts"]

SENTENCES = 4
WORDS, NAMES = 1.3, 1.15  # how steeply frequencies fall with rank: plain words, names
# How syllables begin, their vowels, and how they end; an empty ending comes twice as often.
SYLLABLES = {
    "en": ([*"bcdfghklmnprstvw", "br", "cr", "dr", "st", "pr", "tr", "sh", "th", "ch"], [*"aeiou", "ea", "ou", "ai"], ["", "", *"nrlst"]),
    "ru": ([*"бвгджзклмнпрстхчш", "бр", "ст", "пр", "тр"], [*"аеиоуяю"], ["", "", *"нрлй"]),
}
SYLLABLES["be"] = (SYLLABLES["ru"][0], [*"аеіоуяюы"], ["", "", *"нрлў"])
ENDS = {
    "noun": {"en": ["er", "ing", "ment", "age", "ion", ""], "ru": ["ание", "ость", "ник", "ция"], "be": ["анне", "асць", "нік", "цыя"]},
    "adjective": {"en": ["al", "ive", "ous", "ed"], "ru": ["ный", "ский"], "be": ["ны", "скі"]},
    "verb": {"en": ["ed"], "ru": ["ал", "или"], "be": ["аў", "ілі"]},
    "surname": {"en": ["ovich", "enka", "ski", "ou", "son", "ar"], "ru": ["ов", "ский", "енко", "ин"], "be": ["овіч", "скі", "енка", "оў"]},
    "given": {"en": ["", "a", "il", "en"], "ru": ["а", "ий", ""], "be": ["а", "ій", ""]},
    "town": {"en": ["sk", "ton", "ava", "burg"], "ru": ["ск", "град", "ово"], "be": ["ск", "ава", "ічы"]},
}
GIVEN = {
    "en": ["Ivan", "Maria", "Siarhei", "Volha", "Aliaksandr", "Anna", "Peter", "Min", "Thida", "Zahra", "Reza", "Ayşe", "Mehmet"],
    "ru": ["Иван", "Мария", "Сергей", "Ольга", "Александр", "Анна", "Пётр", "Наталья"],
    "be": ["Іван", "Марыя", "Сяргей", "Вольга", "Аляксандр", "Ганна", "Пётр", "Наталля"],
}
MONTHS = {
    lang: months.split()
    for lang, months in {
        "en": "January February March April May June July August September October November December",
        "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "be": "студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    }.items()
}
# What stands in braces is invented anew each time.
FORMS = {
    "en": [
        "On {day}, the {adjective} court of {town} sentenced {person}, {age}, to {small} years for {noun} under Article {article} of the Criminal Code.",
        "At least {count} {adjective} {noun}s were {verb} in {town} in {month}, the {surname} {noun} Center said.",
        "{person} told the {surname} Foundation that the {noun} had been {verb} since {day}, and that {count} people were {verb}.",
        "{title} {surname} of {town} {verb} the {adjective} {noun} and the {noun} of {count} {noun}s, about {percent}% of all.",
        "The {noun} {verb} {person} and {person} near the {adjective} {noun}, a {noun} of {surname} & {surname} said, and paid {count} rubles.",
        "Among the detained are {person}, {person} and {person}; the {noun} {verb} that {small} of them {verb} a {adjective} {noun}.",
        "A {noun} {verb} without {adjective} {noun}, while the {noun} of {town} {verb} every {noun} and {verb} the {noun} for {small} months.",
    ],
    "ru": [
        "{day} суд города {town} приговорил {person} к {small} годам колонии за {noun} по части 1 статьи {article} УК.",
        "Не менее {count} человек были задержаны в городе {town}, сообщил центр «{surname}», и {noun} {verb} {adjective} {noun}.",
        "{person} и {person} {verb} {adjective} {noun}, а {noun} {verb} штраф в {count} рублей.",
        "По словам {person}, {noun} {verb} {small} лет, и {adjective} {noun} {verb} в районе {town}.",
    ],
    "be": [
        "{day} суд горада {town} прысудзіў {person} да {small} гадоў калоніі за {noun} паводле часткі 1 артыкула {article} КК.",
        "Не менш за {count} чалавек затрымалі ў горадзе {town}, паведаміў цэнтр «{surname}», і {noun} {verb} {adjective} {noun}.",
        "{person} і {person} {verb} {adjective} {noun}, а {noun} {verb} штраф у {count} рублёў.",
    ],
}
LANGUAGES = ["en"] * 6 + ["ru"] * 3 + ["be"]


class _Dice:
    """What a report is thrown with."""

    def __init__(self, number: int, lang: str) -> None:
        self.random = random.Random(number)  # noqa: S311 - made-up text
        self.lang = lang

    def rank(self, steepness: float) -> int:
        """Throw a rank: 1 comes most often, and there is no last one."""
        return int((1 - self.random.random()) ** (-1 / (steepness - 1))) % (1 << 40)

    def word(self, kind: str, steepness: float = WORDS) -> str:
        """Give a word of a kind; a rank has the same one in every report."""
        own = random.Random(f"{kind} {self.lang} {self.rank(steepness)}")  # noqa: S311
        first, inner, last = SYLLABLES[self.lang]
        syllables = (own.choice(first) + own.choice(inner) + own.choice(last) for _ in range(own.choice((1, 2, 2, 3))))
        return "".join(syllables) + own.choice(ENDS[kind][self.lang])

    def person(self) -> str:
        """Give a full name: of a known given name, or of an invented one."""
        given = self.random.choice(GIVEN[self.lang]) if self.random.random() < 0.8 else self.name("given")
        return f"{given} {self.name('surname')}"

    def name(self, kind: str) -> str:
        """Give a word of names, with its capital."""
        return self.word(kind, NAMES).capitalize()

    def day(self) -> str:
        """Give a date of a day."""
        return f"{self.random.randint(1, 28)} {self.month()}"

    def month(self) -> str:
        """Give a month with its year."""
        return f"{self.random.choice(MONTHS[self.lang])} {self.random.randint(2015, 2025)}"

    def filled(self, form: str) -> str:
        """Give a sentence of a form."""
        dice = self.random
        kinds: dict[str, Callable[[], object]] = {
            "day": self.day,
            "month": self.month,
            "person": self.person,
            "age": partial(dice.randint, 18, 90),
            "small": partial(dice.randint, 2, 12),
            "count": lambda: f"{int(dice.paretovariate(0.4)) + 12:,}"[:9].rstrip(","),
            "percent": lambda: round(dice.uniform(1, 99), 1),
            "article": partial(dice.randint, 100, 400),
            "title": lambda: dice.choice(("Judge", "Mr.", "Mrs.", "Colonel")),
            **{kind: partial(self.word, kind) for kind in ("noun", "adjective", "verb")},
            **{kind: partial(self.name, kind) for kind in ("surname", "town")},
        }
        pieces = [piece.partition("}") for piece in form.split("{")]
        return pieces[0][0] + "".join(f"{kinds[kind]()}{rest}" for kind, _, rest in pieces[1:])


def texts(count: int) -> Iterator[tuple[str, str]]:
    """Give the language and the text of so many reports: a title, and a paragraph of about sixty words."""
    for number in range(count):
        lang = LANGUAGES[number % len(LANGUAGES)]
        dice = _Dice(number, lang)
        title = f"{dice.name('town')}: {dice.word('adjective')} {dice.word('noun')} {dice.word('verb')}"
        yield lang, f"{title}\n\n" + " ".join(dice.filled(dice.random.choice(FORMS[lang])) for _ in range(SENTENCES))


def reports(count: int) -> Iterator[Report]:
    """Give so many reports as `ingest` would."""
    for number, (lang, text) in enumerate(texts(count)):
        digest = sha256(text.encode()).hexdigest()
        day = f"{2015 + number % 10}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        source = Source(path=f"reports/{number // 10:06}.txt", sha256=digest, encoding="utf-8", start=0, end=len(text))
        yield Report(id=digest[:16], source=source, title=text.partition("\n")[0], dated=day, lang=lang, text=text)


if __name__ == "__main__":
    sys.stdout.buffer.writelines(map(encode, reports(int(sys.argv[1]))))
