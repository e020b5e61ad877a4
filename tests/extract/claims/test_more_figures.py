"""Figures whose meaning the rest of the text tells, and digits that are none, their forms combined: each combination is what a reader takes it for."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.articles import find_articles
from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.text.view import View


def told(text: str, lang: str = "en") -> list[tuple[str, str, object]]:
    view = View(text, lang=lang)
    return [(c.text, c.kind, c.value) for c in find_claims(view, find_dates(view), [], find_articles(view))]


def of(text: str, figure: str, lang: str = "en") -> list[tuple[str, object]]:
    return [(kind, value) for surface, kind, value in told(text, lang) if surface == figure]


# ---- a currency that several countries have is that of the country the text speaks of

COUNTRIES = {
    "en": {
        "pounds": {"Cairo, Egypt": "EGP", "Damascus, Syria": "SYP", "London, Britain": "GBP", "Khartoum, Sudan": "SDG"},
        "dinars": {"Tunis, Tunisia": "TND", "Algiers, Algeria": "DZD", "Baghdad, Iraq": "IQD", "Belgrade, Serbia": "RSD"},
        "rupees": {"Lahore, Pakistan": "PKR", "Colombo, Sri Lanka": "LKR", "Kathmandu, Nepal": "NPR", "Delhi, India": "INR"},
        "pesos": {"Manila, the Philippines": "PHP", "Havana, Cuba": "CUP", "Bogotá, Colombia": "COP", "Mexico": "MXN"},
        "francs": {"Yaoundé, Cameroon": "XAF", "Dakar, Senegal": "XOF", "Geneva, Switzerland": "CHF", "Kigali, Rwanda": "RWF"},
        "shillings": {"Kampala, Uganda": "UGX", "Nairobi, Kenya": "KES"},
        "rials": {"Tehran, Iran": "IRR", "Sana’a, Yemen": "YER"},
        "manats": {"Baku, Azerbaijan": "AZN", "Ashgabat, Turkmenistan": "TMT"},
        "rubles": {"Minsk, Belarus": "BYN", "Moscow, Russia": "RUB"},
    },
    "ru": {
        "фунтов": {"Каир, Египет": "EGP", "Дамаск, Сирия": "SYP"},
        "динаров": {"Тунис": "TND", "Багдад, Ирак": "IQD"},
        "рупий": {"Пакистан": "PKR", "Индия": "INR"},
        "манатов": {"Баку, Азербайджан": "AZN", "Ашхабад, Туркменистан": "TMT"},
        "рублей": {"Минск, Белоруссия": "BYN", "Москва, Россия": "RUB"},
    },
    "be": {
        "фунтаў": {"Каір, Егіпет": "EGP", "Лондан, Брытанія": "GBP"},
        "дынараў": {"Туніс": "TND"},
        "рублёў": {"Мінск, Беларусь": "BYN"},
    },
}
FINES = {
    "en": "{place}. He was fined {sum} in May.",
    "ru": "{place}. Его оштрафовали на {sum} в мае.",
    "be": "{place}. Яго аштрафавалі на {sum} у маі.",
}


@pytest.mark.parametrize(("lang", "word"), [(lang, word) for lang, words in COUNTRIES.items() for word in words])
def test_whose_currency(lang: str, word: str) -> None:
    for (place, code), amount in product(COUNTRIES[lang][word].items(), ["5,000", "300", "1.5 million" if lang == "en" else "1,5 млн"]):
        text = FINES[lang].format(place=place, sum=f"{amount} {word}")
        view = View(text, lang=lang)
        found = [(c.text, c.currency) for c in find_claims(view, find_dates(view), [], [])]
        assert found == [(f"{amount} {word}", code)], text


@pytest.mark.parametrize(
    ("place", "letter", "code"), [("Abuja, Nigeria", "N", "NGN"), ("Yangon, Myanmar", "K", "MMK"), ("Lusaka, Zambia", "K", "ZMW")]
)
def test_one_letter_before_a_sum(place: str, letter: str, code: str) -> None:
    for amount, value in {"500m": 500_000_000, "20,000": 20_000, "2.5 million": 2_500_000}.items():
        text = f"{place}. She must pay {letter}{amount} to the court."
        claims = find_claims(View(text, lang="en"), [], [], [])
        assert [(c.text, c.value, c.currency) for c in claims] == [(f"{letter}{amount}", value, code)], text
    for name in (f"{letter}95", f"{letter}7"):
        assert told(f"{place}. She wore an {name} mask.") == []


@pytest.mark.parametrize(
    ("sign", "code"),
    [("฿", "THB"), ("₦", "NGN"), ("₱", "PHP"), ("₫", "VND"), ("₩", "KRW"), ("֏", "AMD"), ("৳", "BDT"), ("Rs. ", "INR"), ("Rs ", "INR")],
)
def test_signs_of_currencies(sign: str, code: str) -> None:
    claims = find_claims(View(f"The court fined her {sign}41,250 in all.", lang="en"), [], [], [])
    assert [(c.text, c.currency) for c in claims] == [(f"{sign}41,250", code)]


# ---- seven or eight

EITHER = {"en": ["or"], "ru": ["или", "либо"], "be": ["або", "ці", "альбо"]}
PAIRS = {
    "en": [("seven", "eight", 7), ("20", "30", 20), ("five", "ten", 5)],
    "ru": [("семь", "восемь", 7), ("20", "30", 20)],
    "be": [("сем", "восем", 7), ("20", "30", 20)],
}
UNITS = {
    "en": {"people": "count", "years": "duration", "days": "duration", "times": "count"},
    "ru": {"человек": "count", "лет": "duration", "суток": "duration"},
    "be": {"чалавек": "count", "гадоў": "duration", "сутак": "duration"},
}
ROUGH = {
    "en": ["There were {}.", "He recalls {}, no more."],
    "ru": ["Было {}.", "Он помнит {}, не больше."],
    "be": ["Было {}.", "Ён памятае {}, не больш."],
}


@pytest.mark.parametrize("lang", list(EITHER))
def test_seven_or_eight_is_one_figure(lang: str) -> None:
    for word, (low, high, value), (unit, kind), frame in product(EITHER[lang], PAIRS[lang], UNITS[lang].items(), ROUGH[lang]):
        text = frame.format(f"{low} {word} {high} {unit}")
        found = find_claims(View(text, lang=lang), [], [], [])
        expected = value if kind == "count" else f"P{value}{'D' if unit in {'days', 'суток', 'сутак'} else 'Y'}"
        assert [(c.kind, c.value, c.qualifier) for c in found] == [(kind, expected, "at_least")], text


@pytest.mark.parametrize("text", ["It took 5 or 500 days.", "They hold 3 or 40 people."])
def test_far_apart_is_no_range(text: str) -> None:
    assert len(told(text)) == 2


# ---- one unit of time without its number

LARGER = {
    "ru": {"минуту": "T1M", "час": "T1H", "год": "1Y", "месяц": "1M"},
    "be": {"хвіліну": "T1M", "гадзіну": "T1H", "год": "1Y", "месяц": "1M"},
}
SMALLER = {
    "ru": {"минуту": ("секунд", "S"), "час": ("минут", "M"), "год": ("месяцев", "M"), "месяц": ("дней", "D")},
    "be": {"хвіліну": ("секунд", "S"), "гадзіну": ("хвілін", "M"), "год": ("месяцаў", "M"), "месяц": ("дзён", "D")},
}
TENS = {"ru": {"двадцать": 20, "10": 10, "одиннадцать": 11}, "be": {"дваццаць": 20, "10": 10, "адзінаццаць": 11}}
LASTED = {"ru": ["Это длилось {}.", "Обыск шёл {}, потом ушли."], "be": ["Гэта доўжылася {}.", "Ператрус ішоў {}, потым пайшлі."]}


@pytest.mark.parametrize(("lang", "unit"), [(lang, unit) for lang, units in LARGER.items() for unit in units])
def test_one_unit_and_so_many_of_a_smaller(lang: str, unit: str) -> None:
    smaller, code = SMALLER[lang][unit]
    for (number, value), frame, joiner in product(TENS[lang].items(), LASTED[lang], ["", " и" if lang == "ru" else " і"]):
        surface = f"{unit}{joiner} {number} {smaller}"
        text = frame.format(surface)
        assert told(text, lang) == [(surface, "duration", f"P{LARGER[lang][unit]}{value}{code}")], text


@pytest.mark.parametrize(
    ("lang", "verb"), [("ru", "длится"), ("ru", "продлится"), ("ru", "занял"), ("be", "доўжыцца"), ("be", "працягнецца"), ("be", "заняў")]
)
def test_what_lasts_one_unit(lang: str, verb: str) -> None:
    for unit in ("месяц", "год"):
        text = f"Суд {verb} {unit}."
        assert told(text, lang) == [(unit, "duration", "P1M" if unit == "месяц" else "P1Y")], text


@pytest.mark.parametrize("text", ["Каждый час 5 минут прогулки.", "Раз в месяц 3 человека выходили.", "За месяц задержали 14 человек."])
def test_a_unit_that_tells_how_often(text: str) -> None:
    assert all(kind == "count" or surface == "5 минут" for surface, kind, _ in told(text, "ru")), text


# ---- the unit of a term that another sentence or clause names

TAKEN = {
    "en": [
        "A sentence of eight years was cut to {} because she confessed.",
        "She was given eight years, reduced to {} after an appeal.",
        "He got eight years; she, {}.",
    ],
    "ru": [
        "Срок в восемь лет сократили до {}, потому что она призналась.",
        "Ей дали восемь лет колонии. Прокурор запрашивал {}.",
        "Ему дали восемь лет. Адвокат просил {}.",
    ],
    "be": ["Ёй далі восем гадоў калоніі. Пракурор запытваў {}.", "Яму далі восем гадоў. Адвакат прасіў {}."],
}
NUMBERS = {"en": {"four": 4, "5": 5}, "ru": {"четырёх": 4, "5": 5}, "be": {"чатыры": 4, "5": 5}}


@pytest.mark.parametrize("lang", list(TAKEN))
def test_a_term_whose_unit_is_left_out(lang: str) -> None:
    for frame, (word, value) in product(TAKEN[lang], NUMBERS[lang].items()):
        text = frame.format(word)
        assert of(text, word, lang) == [("duration", f"P{value}Y")], text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Terms: 2 years – 5 people, 3 years – 12, more than 5 years – 4."),
        ("ru", "Сроки: 2 года — 5 человек, 3 года — 12, более 5 лет — 4."),
        ("be", "Тэрміны: 2 гады — 5 чалавек, 3 гады — 12, больш за 5 гадоў — 4."),
    ],
)
def test_how_many_got_each_term(lang: str, text: str) -> None:
    assert of(text, "12", lang) == [("count", 12)]
    assert of(text, "4", lang) == [("count", 4)]


# ---- counts behind articles

LISTED = {
    "en": "Minsk: Article 342 ({} people), Article 368 ({}), and Article 130 of the Criminal Code ({}).",
    "ru": "Минск: ст. 342 ({} человек), ст. 368 ({}) и ст. 130 УК ({}).",
    "be": "Мінск: арт. 342 ({} чалавек), арт. 368 ({}) і арт. 130 КК ({}).",
}


@pytest.mark.parametrize("lang", list(LISTED))
def test_counts_in_brackets_behind_articles(lang: str) -> None:
    for first, second, third in [(58, 31, 47), (120, 64, 33), (90, 45, 36)]:
        text = LISTED[lang].format(first, second, third)
        assert [value for _, _, value in told(text, lang)] == [first, second, third], text


# ---- ordinals in words count nothing, and may name an article

HUNDREDS = {"ru": {"сто": 100, "триста": 300, "четыреста": 400}, "be": {"сто": 100, "трыста": 300, "чатырыста": 400}}
BELOW = {"ru": {"одиннадцатой": 11, "тридцатой": 30, "второй": 2}, "be": {"адзінаццатай": 11, "трыццатай": 30, "другой": 2}}


@pytest.mark.parametrize("lang", list(HUNDREDS))
def test_ordinals_in_words(lang: str) -> None:
    for (hundred, _), (below, _) in product(HUNDREDS[lang].items(), BELOW[lang].items()):
        for noun in ("школе", "кварцире") if lang == "ru" else ("школе", "кватэры"):
            assert told(f"{'Они живут в' if lang == 'ru' else 'Яны жывуць у'} {hundred} {below} {noun}.", lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Минск. Её осудили по {}, а его отпустили."),
        ("ru", "Минск. «Пойдёшь по {}», — сказал следователь."),
        ("be", "Мінск. Яе асудзілі па {}, а яго адпусцілі."),
        ("be", "Мінск. «Пойдзеш па {}», — сказаў следчы."),
    ],
)
def test_an_article_in_words_without_its_word(lang: str, text: str) -> None:
    words = {
        "ru": {"триста сорок второй": "342", "четыреста одиннадцатой": "411"},
        "be": {"трыста сорак другой": "342", "чатырыста адзінаццатай": "411"},
    }
    for spelled, number in words[lang].items():
        view = View(text.format(spelled), lang=lang)
        assert [(a.text, a.refs) for a in find_articles(view)] == [(spelled, [f"BY-CC:{number}"])], view.text


# ---- digits that count nothing

NOTHING = [
    "Card 8600 **** **** 4471.",
    "They came at 4 in the morning.",
    "They left around 7 in the evening.",
    "In 20197 the court was silent.",
    "It was on 18 October 19997.",
    "Contents\n1. Methods. 6\n1.1. Sources. 7\n1.2. Figures ..... 11\n",
    "Contents I. Thanks ...... 3 II. Sources.... 4 1. Findings ...... 6 SUMMARY . 8",
    "List of Tables...... 1",
    "Смотрите «24 канал».",
    "Он учился в 9 «Б» классе.",
    "Семью известили поздно.",
    "Нас ждали в 5 подъезде.",
    "Номер выпуска: 12.",
    "Нумар агляду: 43.",
    "Ему дали номер дела 305.",
    "Issue number: 43.",
    "На Пушкинской, 12 задержали людей.",
]
SOMETHING = {
    "**6,298 persons** were charged.": [6298],
    "_14 people_ left.": [14],
    "The group of 14 Catholic bloggers was tried.": [14],
    "4 in the morning, 7 in the evening were held.": [4, 7],
    "3,41812 people were held.": [3418],
    "24 канала закрыты.": [24],
    "Семью голосами его избрали.": [7],
    "1. Arrests: 12\n2. Fines: 30\n": [12, 30],
    "She spent 100 MCI on it.": [100],
    "Number of detainees: 43.": [43],
    "Количество дел: 12.": [12],
    "На Пушкинской, 12 человек задержали.": [12],
    "He is one of four members.": [4],
    "One of nine witnesses has appeared.": [1, 9],
    "Он один из четырёх фигурантов.": [4],
}


TERMS = ['He got {} years for "insult", one for "calls" and two for "slander".', "She was given {} years for fraud, one for libel."]


@pytest.mark.parametrize("frame", TERMS)
def test_one_more_term(frame: str) -> None:
    for word, value in {"three": 3, "4": 4}.items():
        found = [(kind, v) for _, kind, v in told(frame.format(word))]
        assert found[:2] == [("duration", f"P{value}Y"), ("duration", "P1Y")]


# ---- Ukrainian and Polish figures

UKRAINIAN = {
    "близько": "about",
    "щонайменше": "at_least",
    "понад": "more_than",
    "майже": "almost",
    "не більше": "no_more_than",
    "менше ніж": "less_than",
}
POLISH = {"około": "about", "co najmniej": "at_least", "ponad": "more_than", "prawie": "almost", "mniej niż": "less_than"}


@pytest.mark.parametrize(("lang", "word"), [("uk", word) for word in UKRAINIAN] + [("pl", word) for word in POLISH])
def test_how_exact_in_ukrainian_and_polish(lang: str, word: str) -> None:
    frames = {"uk": "Поліція затримала {} {} осіб.", "pl": "Policja zatrzymała {} {} osób."}
    for digits, value in {"300": 300, "65": 65, "20 тис." if lang == "uk" else "20 tys.": 20_000}.items():
        found = find_claims(View(frames[lang].format(word, digits), lang=lang), [], [], [])
        assert [(c.value, c.qualifier) for c in found] == [(value, (UKRAINIAN | POLISH)[word])]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Суд засудив його до {} років колонії.", "P5Y"),
        ("Їй дали {} років позбавлення волі.", "P5Y"),
        ("Справа тривала {} місяців.", "P5M"),
        ("Штраф {} тисяч гривень сплачено.", 5000),
        ("Загинули {} осіб.", 5),
    ],
)
def test_ukrainian_numerals(text: str, value: object) -> None:
    for word in ("5", "п'ять", "п’ять"):
        found = find_claims(View(text.format(word), lang="uk"), [], [], [])
        assert [(c.value, c.qualifier) for c in found] == [(value, "exact")], text.format(word)


@pytest.mark.parametrize("text", NOTHING)
def test_digits_that_count_nothing(text: str) -> None:
    for before, after in product(["", "It is known. "], ["", " It ended."]):
        assert told(before + text + ("" if "\n" in text else after), "ru" if any("а" <= c <= "я" for c in text) else "en") == []


@pytest.mark.parametrize("text", list(SOMETHING))
def test_digits_that_count(text: str) -> None:
    assert [value for _, _, value in told(text, "ru" if any("а" <= c <= "я" for c in text) else "en")] == SOMETHING[text]


# ---- lists of ages, sums said twice, terms of so many years


@pytest.mark.parametrize("ages", [(34, 45, 61), (3, 7, 9, 12), (18, 22)])
def test_a_list_of_ages(ages: tuple[int, ...]) -> None:
    listed = f"{', '.join(map(str, ages[:-1]))} and {ages[-1]}"
    for frame in ("The children, aged {}, were left alone.", "Ages: {}."):
        assert [(kind, value) for _, kind, value in told(frame.format(listed))] == [("age", age) for age in ages], listed


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("The Court awarded EUR 2,000 (two thousand euros) for costs.", "EUR 2,000 (two thousand euros)", 2000),
        ("She must pay 1,000 rubles (one thousand rubles) by May.", "1,000 rubles", 1000),
        ("He was fined 200 (two hundred) base units in May.", "200 (two hundred) base units", 200),
        ("Суд назначил штраф 500 (пятьсот) рублей.", "500 (пятьсот) рублей", 500),
        ("Суд прызначыў штраф 500 (пяцьсот) рублёў.", "500 (пяцьсот) рублёў", 500),
    ],
)
def test_a_sum_said_twice_is_one(text: str, figure: str, value: int) -> None:
    assert [(surface, v) for surface, _, v in told(text, "ru" if "Суд" in text else "en")] == [(figure, value)]


@pytest.mark.parametrize(
    ("lang", "nouns"), [("ru", ["наказание", "заключение", "перемирие"]), ("be", ["пакаранне", "зняволенне", "перамір’е"])]
)
def test_terms_of_so_many_years(lang: str, nouns: list[str]) -> None:
    adjective = "{}-летнее" if lang == "ru" else "{}-гадовае"
    for noun, number in product(nouns, (3, 12)):
        assert told(f"{adjective.format(number)} {noun}.", lang) == [(adjective.format(number), "duration", f"P{number}Y")]
