"""Citations of many countries and of Ukrainian texts, their forms combined: each combination has the references a reader gives it."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.articles import find_articles
from reptrack.extract.articles.lexicon import codes, units
from reptrack.resources import each_tsv
from reptrack.text.view import View


def cited(text: str, lang: str = "en", title: str | None = None) -> list[tuple[str, list[str]]]:
    return [(a.text, a.refs) for a in find_articles(View(text, lang=lang, title=title))]


def refs(text: str, lang: str = "en", title: str | None = None) -> list[str]:
    return [ref for _, found in cited(text, lang, title) for ref in found]


# ---- one law has one code, whatever a text calls it

NAMED = {
    ("Georgia", "article"): {"of the Criminal Code": "GE-CC:225", "of the Administrative Offences Code": "GE-CAO:173"},
    ("Kazakhstan", "article"): {"of the Criminal Code": "KZ-CC:405", "of the Code of Administrative Offences": "KZ-CAO:488"},
    ("Kyrgyzstan", "article"): {"of the Criminal Code": "KG-CC:330", "of the Code of Offences": "KG-CO:107-1"},
    ("Tajikistan", "article"): {"of the Criminal Code": "TJ-CC:307-1"},
    ("Uzbekistan", "article"): {"of the Criminal Code": "UZ-CC:244-1", "of the Code of Administrative Responsibility": "UZ-CAO:201"},
    ("Azerbaijan", "article"): {"of the Criminal Code": "AZ-CC:206.3.2", "of the Code of Administrative Offences": "AZ-CAO:535.1"},
    ("Egypt", "article"): {
        "of the Penal Code": "EG-PC:188",
        "of the Criminal Code": "EG-PC:188",
        "of the Anti-Terrorism Law": "EG-ATL:29",
        "of Law 94/2015": "EG-ATL:12",
        "of Law No. 94 of 2015": "EG-ATL:12",
        "of the Cybercrime Law": "EG-CYB:27",
    },
    ("Venezuela", "article"): {"of the Penal Code": "VE-PC:286", "of the Law against Hatred": "VE-HATE:20"},
    ("Nicaragua", "article"): {"of the Penal Code": "NI-PC:410", "of the Special Cybercrimes Law": "NI-SLC:30"},
    ("Cuba", "article"): {"of the Penal Code": "CU-PC:143"},
    ("Vietnam", "article"): {"of the Penal Code": "VN-PC:117", "of the Criminal Code": "VN-PC:117", "of the 2015 Penal Code": "VN-PC:331"},
    ("China", "article"): {"of the Criminal Law of China": "CN-CL:293", "of China’s Criminal Law": "CN-CL:105"},
    ("Hong Kong", "section"): {"of the Crimes Ordinance": "HK-CO:10", "of the Public Order Ordinance": "HK-POO:18"},
    ("Hong Kong", "article"): {"of the National Security Law": "HK-NSL:22", "of the Basic Law": "HK-CONST:23"},
    ("Uganda", "section"): {"of the Computer Misuse Act": "UG-CMA:25", "of the Public Order Management Act": "UG-POMA:5"},
    ("Ethiopia", "article"): {"of the Criminal Code": "ET-CC:238", "of the Anti-Terrorism Proclamation": "ET-ATP:4"},
    ("Zimbabwe", "section"): {"of the Criminal Law (Codification and Reform) Act": "ZW-CC:37", "of the Criminal Law Code": "ZW-CC:31"},
    ("Thailand", "section"): {
        "of the Criminal Code": "TH-CC:112",
        "of the Penal Code": "TH-CC:116",
        "of the Computer Crime Act": "TH-CCA:14",
        "of the Emergency Decree": "TH-ED:9",
    },
    ("Armenia", "article"): {"of the Criminal Code": "AM-CC:422", "of the Code of Administrative Offences": "AM-CAO:182"},
    ("Moldova", "article"): {
        "of the Criminal Code": "MD-CC:337",
        "of the Contravention Code": "MD-CO:67",
        "of the Criminal Procedure Code": "MD-CPC:166",
    },
    ("Poland", "article"): {
        "of the Criminal Code": "PL-CC:264a",
        "of the Penal Code": "PL-CC:130",
        "of the Code of Petty Offences": "PL-CPO:52",
    },
    ("Pakistan", "section"): {
        "of the Pakistan Penal Code": "PK-PC:295C",
        "of the PPC": "PK-PC:124A",
        "of PECA": "PK-PECA:20",
        "of the Prevention of Electronic Crimes Act": "PK-PECA:26A",
        "of the Anti-Terrorism Act": "PK-ATA:7",
        "of the Code of Criminal Procedure": "PK-CCP:144",
    },
    ("Sri Lanka", "section"): {
        "of the Penal Code": "LK-PC:120",
        "of the PTA": "LK-PTA:9",
        "of the Prevention of Terrorism Act": "LK-PTA:2",
        "of the ICCPR Act": "LK-ICCPRA:3",
    },
    ("the Philippines", "article"): {"of the Revised Penal Code": "PH-RPC:142"},
    ("the Philippines", "section"): {
        "of the Anti-Terrorism Act of 2020": "PH-ATA:4",
        "of Republic Act No. 11479": "PH-ATA:9",
        "of RA 10175": "PH-CPA:4",
    },
    ("Cambodia", "article"): {"of the Criminal Code": "KH-CC:494", "of the Penal Code": "KH-CC:453", "of LANGO": "KH-LANGO:9"},
    ("Indonesia", "article"): {"of the Criminal Code": "ID-CC:156a", "of the ITE Law": "ID-ITE:28"},
    ("Bangladesh", "section"): {
        "of the Penal Code": "BD-PC:500",
        "of the Digital Security Act": "BD-DSA:25",
        "of the ICT Act": "BD-ICTA:57",
        "of the Anti-Terrorism Act": "BD-ATA:6",
    },
    ("Malaysia", "section"): {
        "of the Penal Code": "MY-PC:504",
        "of the Sedition Act": "MY-SA:4",
        "of the Communications and Multimedia Act": "MY-CMA:233",
    },
    ("Tunisia", "article"): {
        "of the Penal Code": "TN-PC:67",
        "of Decree-Law 54": "TN-DL54:24",
        "of Decree-Law No. 54": "TN-DL54:24",
        "of the Code of Criminal Procedure": "TN-CCP:85",
        "of the Telecommunications Code": "TN-TC:86",
    },
    ("Algeria", "article"): {"of the Penal Code": "DZ-PC:79", "of the Criminal Code": "DZ-PC:96"},
    ("Morocco", "article"): {"of the Penal Code": "MA-PC:267-5", "of the Press Code": "MA-PRESS:72"},
    ("Bahrain", "article"): {"of the Penal Code": "BH-PC:165", "of the Anti-Terrorism Law": "BH-ATL:6"},
    ("Saudi Arabia", "article"): {"of the Anti-Cyber Crime Law": "SA-ACL:6", "of the Counter-Terrorism Law": "SA-CTL:30"},
    ("Nigeria", "section"): {"of the Criminal Code": "NG-CC:59", "of the Cybercrimes Act": "NG-CA:24"},
    ("India", "section"): {"of the Indian Penal Code": "IN-PC:124A", "IPC": "IN-PC:153A", "of the UAPA": "IN-UAPA:13"},
}
FRAMES = [
    "In {country}, two people were charged under {cite} last week.",
    "{country}: the court relied on {cite}, their lawyer said.",
    "The authorities of {country} detained her. She faces {cite}.",
]


@pytest.mark.parametrize(("country", "unit"), list(NAMED))
def test_laws_of_a_country_by_their_names(country: str, unit: str) -> None:
    for (law, ref), frame in product(NAMED[country, unit].items(), FRAMES):
        number = ref.split(":")[1]
        for word in (unit, unit.capitalize()):
            text = frame.format(country=country, cite=f"{word} {number} {law}")
            assert cited(text) == [(f"{word} {number} {law}", [ref])], text


@pytest.mark.parametrize("pack", [pack for pack, rows in each_tsv("articles.tsv").items() if rows])
def test_a_bare_article_of_a_country_is_of_its_usual_code(pack: str) -> None:
    place = {"treaties": "", "world": ""}.get(pack, pack)
    names = {"hongkong": "Hong Kong", "turkiye": "Türkiye", "srilanka": "Sri Lanka", "saudi_arabia": "Saudi Arabia"}
    country = names.get(pack, place.capitalize())
    row = each_tsv("articles.tsv")[pack][0]["ref"].split(":")
    if not place or codes()[row[0]].kind not in {"criminal", "administrative"}:
        pytest.skip("no country, or a code that a bare number does not mean")
    unit = "section" if units(codes()[row[0]].country or "")[0] == "section" else "Article"
    text = f"{country}: he was convicted under {unit} {row[1]} on Monday."
    assert refs(text) == [f"{row[0]}:{row[1]}"], text


# ---- Ukrainian

PARTS = [
    "ч. {p} ст. {a}",
    "ч.{p} ст.{a}",
    "частиною {p} статті {a}",
    "частини {p} статті {a}",
    "ст. {a} ч. {p}",
    "статті {a} (частина {p})",
]
OF = {" КК України": "UA-CC", " Кримінального кодексу України": "UA-CC", " ККУ": "UA-CC", " КК РФ": "RU-CC", " КК РБ": "BY-CC"}
SAID = ["Суд засудив його за {}.", "Йому оголосили підозру за {}, сказав адвокат.", "Вирок ({}) оскаржили."]


@pytest.mark.parametrize(("form", "of"), list(product(PARTS, OF)))
def test_ukrainian_articles_with_parts(form: str, of: str) -> None:
    for said, article, part in product(SAID, ["110", "275"], ["1", "2"]):
        text = form.format(a=article, p=part) + of
        assert cited(said.format(text), "uk") == [(text, [f"{OF[of]}:{article}:{part}"])], said.format(text)


@pytest.mark.parametrize(("word", "number"), [("першою", "1"), ("другою", "2"), ("третьою", "3"), ("четвертою", "4")])
def test_ukrainian_parts_in_words(word: str, number: str) -> None:
    assert refs(f"Її засудили за частиною {word} статті 111-1 КК України.", "uk") == [f"UA-CC:111-1:{number}"]


@pytest.mark.parametrize(
    ("law", "code"),
    [
        ("Європейської конвенції з прав людини", "ECHR"),
        ("ЄКПЛ", "ECHR"),
        ("Міжнародного пакту про громадянські і політичні права", "ICCPR"),
        ("Загальної декларації прав людини", "UDHR"),
        ("Конвенції проти катувань", "CAT"),
        ("Римського статуту", "ROME"),
        ("Конституції України", "UA-CONST"),
        ("Кримінального процесуального кодексу України", "UA-CPC"),
        ("КУпАП", "UA-CAO"),
    ],
)
def test_laws_and_treaties_in_ukrainian(law: str, code: str) -> None:
    assert refs(f"Це порушує статтю 9 {law}.", "uk") == [f"{code}:9"]


# ---- the form of an article

ADDED = {
    "174 prima": "174-1", "174 Prima": "174-1", "174¹": "174-1", "174-1": "174-1", "86 bis": "86bis", "86 BIS": "86bis",
}  # fmt: skip


@pytest.mark.parametrize(("printed", "number"), list(ADDED.items()))
def test_articles_put_in_after_others(printed: str, number: str) -> None:
    code, place = ("GE-CAO", "Georgia") if "174" in number else ("EG-PC", "Egypt")
    law = "Administrative Offences Code" if "174" in number else "Penal Code"
    for text in (
        f"{place}: Article {printed} of the {law} was used.",
        f"{place}: the third part of Article {printed} of the {law} was used.",
    ):
        part = ":3" if "third" in text else ""
        assert refs(text) == [f"{code}:{number}{part}"], text


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Kazakhstan: paragraph {p} of Part 4 of Art. 274 of the Criminal Code.", "en", "KZ-CC:274:4:{p}"),
        ("Minsk: paragraph {p} of part 4 of Article 342 of the Criminal Code.", "en", "BY-CC:342:4:{p}"),
        ("В Минске её судили (ч. {p}. ст. 411 УК).", "ru", "BY-CC:411:{p}"),
        ("В Минске её судили (п. {p}. ч. 2. ст. 147 УК).", "ru", "BY-CC:147:2:{p}"),
        ("Алматы: четыре года (статья 269 УК, часть {p}).", "ru", "KZ-CC:269:{p}"),
        ("Мінск: ч. {p} арт. 368 (25), 342 (47).", "be", "BY-CC:368:{p}"),
        ("Душанбе: ч. {p} ст. 307(3) УК РТ.", "ru", "TJ-CC:307-3:{p}"),
        ("Harare: section 22({p})(a)(iii) of the Criminal Law Code.", "en", "ZW-CC:22:{p}:a"),
        ("Harare: section 22({p})(a)(b) of the Criminal Law Code.", "en", "ZW-CC:22:{p}:a ZW-CC:22:{p}:b"),
        ("Manila, the Philippines: Section 4(c)({p}) of the Cybercrime Prevention Act.", "en", "PH-CPA:4:c:{p}"),
        ("Bangkok, Thailand: sedition (Section 116 ({p}) and (4)).", "en", "TH-CC:116:{p} TH-CC:116:4"),
    ],
)
def test_parts_and_points_in_every_place(text: str, lang: str, expected: str) -> None:
    for part in ("1", "2", "3"):
        found = refs(text.format(p=part), lang)
        assert found[: len(expected.split())] == expected.format(p=part).split(), text.format(p=part)


# ---- which code is meant

HEADINGS = ["VIOLATIONS OF EUROPEAN CONVENTION RIGHTS", "Breaches of the European Convention on Human Rights", "The ECHR in practice"]


@pytest.mark.parametrize(
    ("heading", "line"), list(product(HEADINGS, ["A. ARTICLE {} – RIGHT TO LIBERTY", "Article {}: fair trial", "ARTICLE {}"]))
)
def test_articles_below_a_treaty_in_a_heading(heading: str, line: str) -> None:
    text = f"Searches in Moscow.\n\n{heading}\n\n{line.format(5)}\n\n{line.format(6)}\n"
    assert refs(text) == ["ECHR:5", "ECHR:6"], text


@pytest.mark.parametrize("short", ["PAPPA", "RPAL", "AAL"])
def test_a_short_name_introduced_in_brackets(short: str) -> None:
    law = "Peaceful Assembly and Peaceful Procession Act"
    text = f"Myanmar: 22 were charged under Section 19 of the {law} ({short}), 18 under Section 20 of {short} and three under both Section 19 of {short} and Section 500 of the Penal Code."
    assert refs(text) == ["MM-PAPPL:19", "MM-PAPPL:20", "MM-PAPPL:19", "MM-PC:500"]


@pytest.mark.parametrize("other", ["Section 505(b) of the Penal Code", "section 500 of the Penal Code"])
def test_an_article_cited_again_is_of_its_code(other: str) -> None:
    text = f"Myanmar: she was charged under Section 17/1 of the Unlawful Associations Act. One man was jailed under {other}, and a minor under section 17/1."
    assert refs(text)[-1] == "MM-UAA:17:1"


@pytest.mark.parametrize("lead", ["a law dubbed {}", "jailed under {}", "What is {}?"])
def test_an_article_whose_law_is_named_later(lead: str) -> None:
    text = f"Hong Kong: {lead.format('Article 23')}. The ordinance was passed to implement Article 23 of the Basic Law."
    assert refs(text) == ["HK-CONST:23", "HK-CONST:23"]


@pytest.mark.parametrize(("title", "code"), [("Azerbaijan: a journalist is held", "AZ"), ("Georgia: a journalist is held", "GE")])
def test_the_title_tells_the_country(title: str, code: str) -> None:
    text = f"{title}\n\nHe vanished in Tbilisi, Georgia. The border service of Azerbaijan said it held him.\n\nHe is charged under Article 318 of the criminal code."
    assert refs(text, title=title) == [f"{code}-CC:318"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thailand: Section 112 of the Criminal Code; Article 116; Section 14(2) of the Computer Crime Act.", ["TH-CC:112", "TH-CC:116", "TH-CCA:14:2"]),
        ("Articles 7 and 14 (3) (b) of the Covenant and, besides, article 2 (3); article 5 (2) of the Optional Protocol.", ["ICCPR:7", "ICCPR:14:3:b", "ICCPR:2:3", "ICCPR-OP1:5:2"]),
        ("Cuba: Article 143 of the Penal Code; Decree-Law 35, Article 69.", ["CU-PC:143", "CU-LAW-35:69"]),
        ("Ethiopia: Article 7(4) of Proclamation No. 1185/2020.", ["ET-LAW-1185-2020:7:4"]),
        ("Харків: пункт 6 частини 1 статті 2 Закону України «Про пробацію».", ["UA-ZP:2:1:6"]),
    ],
)  # fmt: skip
def test_lists_and_laws_of_their_own(text: str, expected: list[str]) -> None:
    assert refs(text) == expected


@pytest.mark.parametrize(
    ("law", "code"),
    [
        ("Public Order and Security Act", "POSA"), ("Foreign Agents Act", "FAA"), ("Prevention of Terrorism (Temporary Provisions) Act", "PTA"),
        ("Computer Misuse (Amendment) Act", "CMA"), ("Statutory Instrument 99/20", "LAW-99-20"), ("Proclamation No. 7/2020", "LAW-7-2020"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("country", "iso"), [("Zambia", "ZM"), ("Sri Lanka", "LK"), ("Kenya", "KE")])
def test_names_of_laws_that_no_pack_has(law: str, code: str, country: str, iso: str) -> None:
    for tail in ("", " and released", ", his lawyer said", " and Media Law students protested"):
        text = f"{country}: he was charged under section 25(5) of the {law}{tail}."
        assert cited(text) == [(f"section 25(5) of the {law}", [f"{iso}-{code}:25:5"])], text


@pytest.mark.parametrize(
    ("state", "iso"), [("Росії", "RU"), ("РФ", "RU"), ("Російської Федерації", "RU"), ("Білорусі", "BY"), ("України", "UA")]
)
def test_countries_in_ukrainian(state: str, iso: str) -> None:
    for form in ("статтею 20 частиною першою КК {}", "частиною 1 статті 20 КК {}"):
        assert refs(f"Його звинувачують за {form.format(state)}.", "uk") == [f"{iso}-CC:20:1"]


@pytest.mark.parametrize(
    ("law", "code"),
    [("UDHR", "UDHR"), ("of the Universal Declaration of Human Rights", "UDHR"), ("of the Covenant", "ICCPR"), ("of the ECHR", "ECHR")],
)
@pytest.mark.parametrize("mark", ["-", "–", " to ", " – "])
def test_ranges_of_articles_of_treaties(law: str, code: str, mark: str) -> None:
    assert refs(f"This breaches Articles 9{mark}11 {law}.") == [f"{code}:9", f"{code}:10", f"{code}:11"]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Минск. УК: 130, 342.", "ru", "BY-CC:130 BY-CC:342"),
        ("Мінск. КК: 130, 342.", "be", "BY-CC:130 BY-CC:342"),
        ("Минск. Её судили по ч.1,2 ст.293 УК.", "ru", "BY-CC:293:1 BY-CC:293:2"),
        ("Мінск. Яе судзілі паводле ч.1,2 арт.293 КК.", "be", "BY-CC:293:1 BY-CC:293:2"),
        ("Минск. Это 130-я и 342-я статьи УК.", "ru", "BY-CC:130 BY-CC:342"),
        ("Мінск. Гэта 130-ы і 342-і артыкулы КК.", "be", "BY-CC:130 BY-CC:342"),
        ("Минск. Это статьи Уголовного кодекса 130, 342 и 368.", "ru", "BY-CC:130 BY-CC:342 BY-CC:368"),
        ("Минск. «Оскорбление» (ст. 369), «клевета» (188), «беспорядки» (293).", "ru", "BY-CC:369 BY-CC:188 BY-CC:293"),
        ('Minsk. "Insult" (Article 369), "libel" (188).', "en", "BY-CC:369 BY-CC:188"),
        ("Москва. Ст. 205.1—205.3 УК РФ.", "ru", "RU-CC:205.1 RU-CC:205.2 RU-CC:205.3"),
        ("Алматы, Казахстан: ст. 405 ч. 2, ст. 174; ст. 488 КоАП РК.", "ru", "KZ-CC:405:2 KZ-CC:174 KZ-CAO:488"),
        ("Мінск. Першая частка артыкула 342; арт. 5 Еўрапейскай канвенцыі.", "be", "BY-CC:342:1 ECHR:5"),
        ("Київ. Його судили за част. 2 ст. 110 КК.", "uk", "UA-CC:110:2"),
        ("Srinagar, India: section 66A of the IT Act.", "en", "IN-ITA:66A"),
    ],
)
def test_lists_in_other_forms(text: str, lang: str, expected: str) -> None:
    assert refs(text, lang) == expected.split(), text


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Минск. УК: 130 дел за год.", "ru"),
        ("Минск. «Весна» (188) и «Зубр» (293) вошли в список.", "ru"),
        ('Minsk. "Viasna" (188) and "Zubr" (293) are listed.', "en"),
    ],
)
def test_numbers_that_are_no_articles(text: str, lang: str) -> None:
    assert refs(text, lang) == [], text


JOINED = ["read alone and in conjunction with", "in conjunction with", "taken together with", "read with", "taken with"]


@pytest.mark.parametrize("joined", JOINED)
@pytest.mark.parametrize(
    ("law", "code"), [("of the Covenant", "ICCPR"), ("of the ECHR", "ECHR"), ("of the Convention against Torture", "CAT")]
)
def test_articles_read_together_are_of_one_treaty(joined: str, law: str, code: str) -> None:
    for comma in ("", ","):
        text = f"Minsk: this breaches articles 7 and 9{comma} {joined} article 2{comma} {law}."
        assert refs(text) == [f"{code}:7", f"{code}:9", f"{code}:2"], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minsk: she was tried under section {p} of Article 364 of the Criminal Code.", "BY-CC:364:{p}"),
        ("Minsk: paragraph 2 of section {p} of Article 364 was used.", "BY-CC:364:{p}:2"),
        ("Yangon, Myanmar: charged under Section 505 {p} a, he was held.", "MM-PC:505:{p}:a"),
        ("Yangon, Myanmar: charged under Section 505 {p}(a) of the Penal Code.", "MM-PC:505:{p}:a"),
        ("Minsk.\n\n- NOVIK Jan, 1968, Hrodna: 342 ({p}), 130 (1) CC, 4 years;", "BY-CC:342:{p} BY-CC:130:1"),
        ("Minsk.\n\n- NOVIK Jan, 1968, Hrodna: 289 § {p}, 4 years;", "BY-CC:289:{p}"),
    ],
)
def test_parts_without_their_usual_words(text: str, expected: str) -> None:
    for part in ("1", "2", "3"):
        assert refs(text.format(p=part)) == expected.format(p=part).split(), text.format(p=part)


@pytest.mark.parametrize("number", ["361-4", "361-1", "193-1", "203-1"])
def test_added_articles_are_no_ranges(number: str) -> None:
    assert refs(f"Minsk: she was tried under Article {number} of the Criminal Code.") == [f"BY-CC:{number}"]
