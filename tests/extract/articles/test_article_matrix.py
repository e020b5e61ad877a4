"""Words of citing, their order, numbers, codes and what else the report speaks of, combined: each combination has the references a reader gives it."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.articles import find_articles
from reptrack.text.view import View


def cited(text: str, lang: str, publisher: str | None = None) -> list[tuple[str, list[str]]]:
    return [(a.text, a.refs) for a in find_articles(View(text, lang=lang, publisher=publisher))]


# ---- the country of a code, in a Belarusian text that also speaks of another one

ABROAD = [
    "Ягоны брат жыве ў Расіі.",
    "Потым ён з'ехаў у Польшчу.",
    "Сястра вучыцца ў Вільні, у Літве.",
    "Маці родам з Украіны.",
    "Ён вярнуўся з Масквы.",
]
OF_BELARUS = {
    "ч. 1 арт. 342 КК": "BY-CC:342:1",
    "арт. 361-4 КК": "BY-CC:361-4",
    "часткі 2 артыкула 411 Крымінальнага кодэкса": "BY-CC:411:2",
    "ч. 1 арт. 24.23 КаАП": "BY-CAO:24.23:1",
    "арт. 19.11": "BY-CAO:19.11",
}


@pytest.mark.parametrize(("abroad", "cite"), list(product(ABROAD, OF_BELARUS)))
def test_a_country_named_once_does_not_outweigh_the_language(abroad: str, cite: str) -> None:
    sentence = f"Яго судзілі паводле {cite}."
    for text in (f"{abroad} {sentence}", f"{sentence} {abroad}", f"{abroad}\n\n{sentence}"):
        assert [refs for _, refs in cited(text, "be")] == [[OF_BELARUS[cite]]], text


@pytest.mark.parametrize(
    ("state", "iso"), [("РФ", "RU"), ("Расіі", "RU"), ("Расійскай Федэрацыі", "RU"), ("Украіны", "UA"), ("Польшчы", "PL")]
)
def test_a_country_beside_the_code_is_meant(state: str, iso: str) -> None:
    assert [refs for _, refs in cited(f"У Мінску кажуць: яго судзілі паводле арт. 275 КК {state}.", "be")] == [[f"{iso}-CC:275"]]


# ---- articles with a part, in every order

FORMS = {
    "en": [
        "Part {p} of Article {a} of the Criminal Code",
        "Part {p}, Article {a} of the Criminal Code",
        "Article {a}, part {p}, of the Criminal Code",
        "Article {a} part {p} CC",
        "Article {a} ({p}) of the Criminal Code",
        "Art. {a}({p}) CC",
        "Art. {a}, pt. {p}, CC",
        "Article {a}, paragraph {p}, of the Criminal Code",
        "paragraph {p} of Article {a} of the Penal Code",
        "Article {a} § {p} of the Criminal Code",
    ],
    "ru": [
        "ч. {p} ст. {a} УК",
        "ч.{p} ст.{a} УК",
        "части {p} статьи {a} Уголовного кодекса",
        "статье {a} (часть {p}) УК",
        "ст. {a} ч. {p} УК",
        "ст. {a}, ч. {p} УК",
        "ст. {a} ({p}) УК",
        "ст. {a} УК (часть {p})",
        "{p}-й части статьи {a} УК",
    ],
    "be": [
        "ч. {p} арт. {a} КК",
        "ч.{p} арт.{a} КК",
        "часткі {p} артыкула {a} Крымінальнага кодэкса",
        "артыкуле {a} (частка {p}) КК",
        "арт. {a} ч. {p} КК",
        "арт. {a}, ч. {p} КК",
        "арт. {a} ({p}) КК",
        "{p}-й часткі артыкула {a} КК",
    ],
}
AROUND = {
    "en": ["The Minsk court applied {}.", "In Brest he was tried under {} in May.", "Hrodna: she faces trial under {}, said her lawyer."],
    "ru": ["Суд в Минске применил {}.", "В Бресте его судили по {} в мае.", "Гродно: её судят по {}, сказал адвокат."],
    "be": ["Суд у Мінску ўжыў {}.", "У Берасці яго судзілі паводле {} у траўні.", "Гродна: яе судзяць па {}, сказаў адвакат."],
}


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang, forms in FORMS.items() for form in forms])
def test_an_article_with_its_part(lang: str, form: str) -> None:
    for around, article, part in product(AROUND[lang], ["130", "342", "361-4", "369"], ["1", "2", "3"]):
        text = form.format(a=article, p=part)
        found = cited(around.format(text), lang)
        assert found == [(text, [f"BY-CC:{article}:{part}"])], around.format(text)


# ---- lists

LISTS = {
    "en": (["Articles {}{s}{} and {} of the Criminal Code", "Arts. {}{s}{} and {} CC"], [", "]),
    "ru": (["статьям {}{s}{} и {} УК", "ст. {}{s}{} и {} УК", "ст.ст. {}{s}{}, {} УК"], [", ", " и "]),
    "be": (["артыкулах {}{s}{} і {} КК", "арт. {}{s}{} і {} КК", "арт. {}{s}{} ды {} КК"], [", ", " і "]),
}


@pytest.mark.parametrize("lang", list(LISTS))
def test_lists_of_articles(lang: str) -> None:
    forms, marks = LISTS[lang]
    for form, mark, (a, b, c) in product(forms, marks, [("130", "342", "368"), ("342", "361-2", "369"), ("289", "361-4", "411")]):
        text = form.format(a, b, c, s=mark)
        assert cited(AROUND[lang][0].format(text), lang) == [(text, [f"BY-CC:{n}" for n in (a, b, c)])], text


# ---- sections of common-law countries

UNITS = ["section {}", "Section {}", "sec. {}", "s. {}", "sections {}"]
LAWS = {
    "Uganda": {"of the Penal Code Act": "UG-PC", "of the Computer Misuse Act": "UG-CMA", "of the Anti-Terrorism Act": "UG-ATA"},
    "Kenya": {"of the Penal Code": "KE-PC", "of the Public Order Act": "KE-POA"},
    "Pakistan": {"of the Penal Code": "PK-PC", "of the Anti-Terrorism Act": "PK-ATA"},
}
SECTIONS = {"25": ["25"], "145(a)": ["145:a"], "2(1) and 14": ["2:1", "14"]}


@pytest.mark.parametrize(("country", "unit", "number"), list(product(LAWS, UNITS, SECTIONS)))
def test_sections_of_laws(country: str, unit: str, number: str) -> None:
    for law, code in LAWS[country].items():
        text = f"In {country}, two men were charged under {unit.format(number)} {law}."
        found = cited(text, "en")
        assert found == [(f"{unit.format(number)} {law}", [f"{code}:{n}" for n in SECTIONS[number]])], text


@pytest.mark.parametrize(("country", "unit"), list(product(LAWS, ["section {}", "s. {}"])))
def test_a_law_right_behind_its_section(country: str, unit: str) -> None:
    for law, code in LAWS[country].items():
        text = f"{country}. Treason ({unit.format(25)} {law.removeprefix('of the ')}) was the charge."
        if law.endswith("Act"):
            assert [refs for _, refs in cited(text, "en")] == [[f"{code}:25"]], text


# ---- numbers in words

TENS = {
    "ru": ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"],
    "be": ["дваццаць", "трыццаць", "сорак", "пяцьдзясят", "шэсцьдзясят", "семдзесят", "восемдзесят", "дзевяноста"],
}
HUNDREDS = {"ru": ["", "сто ", "двести ", "триста "], "be": ["", "сто ", "дзвесце ", "трыста "]}
LAST = {
    "ru": ["первой", "второй", "третьей", "четвёртой", "пятой", "шестой", "седьмой", "восьмой", "девятой"],
    "be": ["першага", "другога", "трэцяга", "чацвёртага", "пятага", "шостага", "сёмага", "восьмага", "дзявятага"],
}
SPOKEN = {"ru": ("по статье {} УК", "по {} статье УК"), "be": ("паводле артыкула {} КК", "паводле {} артыкула КК")}


@pytest.mark.parametrize(("lang", "hundred", "ten"), list(product(TENS, range(4), range(8))))
def test_numbers_in_words(lang: str, hundred: int, ten: int) -> None:
    place = {"ru": "В Минске его судили", "be": "У Мінску яго судзілі"}[lang]
    for (last, form), spoken in product(enumerate(LAST[lang], start=1), SPOKEN[lang]):
        number = hundred * 100 + (ten + 2) * 10 + last
        text = f"{place} {spoken.format(HUNDREDS[lang][hundred] + TENS[lang][ten] + ' ' + form)}."
        assert [refs for _, refs in cited(text, lang)] == [[f"BY-CC:{number}"]], text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Её первая статья вышла в Минске."),
        ("ru", "В статье пять авторов и вторая часть текста."),
        ("ru", "Эта статья сто раз перепечатана."),
        ("be", "Яго першы артыкул выйшаў у Мінску."),
        ("en", "An article two journalists wrote in Minsk; her second article."),
        ("en", "The article one of them wrote was about Belarus."),
    ],
)
def test_articles_of_newspapers(lang: str, text: str) -> None:
    assert cited(text, lang) == []


# ---- parts of the article cited before

AGAIN = {
    "en": (
        "In Minsk he was tried under part 1 of Article 342 of the Criminal Code, his brother under {}.",
        ["part 2 of the same article", "part 2 of this article", "the second part of the same article"],
    ),
    "ru": (
        "В Минске его судили по ч. 1 ст. 342 УК, а брата по {}.",
        ["ч. 2 той же статьи", "части второй этой статьи", "2-й части той же статьи"],
    ),
    "be": (
        "У Мінску яго судзілі па ч. 1 арт. 342 КК, а брата па {}.",
        ["ч. 2 таго ж артыкула", "частцы другой гэтага артыкула", "2-й частцы таго ж артыкула"],
    ),
}


@pytest.mark.parametrize(("lang", "again"), [(lang, form) for lang, (_, forms) in AGAIN.items() for form in forms])
def test_a_part_of_the_same_article(lang: str, again: str) -> None:
    assert [refs for _, refs in cited(AGAIN[lang][0].format(again), lang)] == [["BY-CC:342:1"], ["BY-CC:342:2"]]


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "In Minsk, part 2 of this article names them."), ("ru", "В Минске об этом ч. 2 этой статьи.")]
)
def test_no_article_was_cited_before(lang: str, text: str) -> None:
    assert cited(text, lang) == []


# ---- initials of a country behind the code, and laws before their article


@pytest.mark.parametrize(("initials", "iso"), [("РТ", "TJ"), ("КР", "KG"), ("РК", "KZ"), ("ПМР", "PMR"), ("РФ", "RU"), ("РБ", "BY")])
def test_initials_of_a_country(initials: str, iso: str) -> None:
    for form in ("ст. 307 УК {}", "ч. 1 ст. 307 УК {}"):
        text = form.format(initials)
        found = cited(f"Его осудили по {text} к семи годам.", "ru")
        assert [(span, {ref.split(":")[0] for ref in refs}) for span, refs in found] == [(text, {f"{iso}-CC"})]


@pytest.mark.parametrize("law", ["Law No. 175/2018", "Law No. 175 of 2018", "Law 175 of 2018", "Law 175/2018"])
def test_a_numbered_law(law: str) -> None:
    for text in (f"Egypt. {law}, Articles 25 and 27, was applied.", f"Egypt. He was charged under Articles 25 and 27 of {law}."):
        assert [refs for _, refs in cited(text, "en")] == [["EG-LAW-175-2018:25", "EG-LAW-175-2018:27"]], text


# ---- whose the articles are: those of the treaty or constitution named last

TREATIES = {
    "en": {
        "the International Covenant on Civil and Political Rights": "ICCPR",
        "the International Covenant on Economic, Social and Cultural Rights": "ICESCR",
        "the Convention on the Rights of the Child": "CRC",
    },
    "be": {
        "Міжнароднага пакта аб грамадзянскіх і палітычных правах": "ICCPR",
        "Міжнароднага пакта аб эканамічных, сацыяльных і культурных правах": "ICESCR",
        "Канвенцыі аб правах інвалідаў": "CRPD",
    },
    "ru": {
        "Международного пакта о гражданских и политических правах": "ICCPR",
        "Международного пакта об экономических, социальных и культурных правах": "ICESCR",
        "Конвенции о правах ребёнка": "CRC",
    },
}
OWN = {
    "en": ("Cambodia has long been a party to {}. Under its {}, a trial must be held within a reasonable time.", "articles 9 and 14"),
    "be": ("Беларусь даўно стала ўдзельніцай {}. Паводле яго {} суд мусіць быць скорым.", "артыкулаў 9 і 14"),
    "ru": ("Беларусь давно стала участницей {}. По смыслу его {} суд должен быть скорым.", "статей 9 и 14"),
}


@pytest.mark.parametrize(("lang", "treaty"), [(lang, treaty) for lang, treaties in TREATIES.items() for treaty in treaties])
@pytest.mark.parametrize("crime", [False, True])
def test_its_articles(lang: str, treaty: str, crime: bool) -> None:  # noqa: FBT001 - a parameter
    sentence, articles = OWN[lang]
    code = TREATIES[lang][treaty]
    charged = {"en": " He was charged with a crime.", "be": " Яго абвінавацілі ў злачынстве.", "ru": " Его обвинили в преступлении."}[lang]
    text = sentence.format(treaty, articles) + charged * crime
    assert cited(text, lang) == [(articles, [f"{code}:9", f"{code}:14"])]


ORDINALS = {
    "ru": (
        "второй статьи",
        ["Европейской конвенции", "Европейской конвенции о защите прав человека"],
        "ECHR:2",
        "Это нарушение {} {}, решил суд.",
    ),
    "be": ("пятнаццатага артыкула", ["Канстытуцыі Рэспублікі Беларусь"], "BY-CONST:15", "Гэта парушэнне {} {}, піша юрыст."),
}


@pytest.mark.parametrize(("lang", "name"), [(lang, name) for lang, (_, names, _, _) in ORDINALS.items() for name in names])
def test_an_ordinal_before_the_article_of_a_treaty(lang: str, name: str) -> None:
    article, _, ref, sentence = ORDINALS[lang]
    assert cited(sentence.format(article, name), lang) == [(f"{article} {name}", [ref])]


@pytest.mark.parametrize(
    "text",
    ["За нарушение второй статьи его оштрафовали.", "Это вторая статья журналиста о суде.", "Her second article was published in May."],
)
def test_an_ordinal_before_another_article_is_none(text: str) -> None:
    assert cited(text, "ru" if text[0] > "z" else "en") == []
