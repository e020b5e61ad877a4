"""Dates that a sentence only mentions are not the time of its figures, and what counts from another date is: in every combination."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.text.view import View

DATED = "2024-12-06"


def time_of(text: str, figure: str, *, lang: str = "en", dated: str | None = DATED, title: str | None = None) -> str | None:
    view = View(text, lang=lang, dated=dated, published=dated, title=title)
    return next(claim.time for claim in find_claims(view, find_dates(view), [], []) if claim.text == figure)


# ---- deeds

TERMS = {
    "en": ("On 5 November the court gave her {} {}.", "four years"),
    "ru": ("5 ноября суд назначил ей {} {}.", "четыре года"),
    "be": ("5 лістапада суд прызначыў ёй {} {}.", "чатыры гады"),
}
DEEDS = {
    "en": [
        "for a speech of 14 October 2020",
        "over two tweets from March 2021",
        "for having stood in a column in August 2020",
        "for taking part in a march on 16 August 2020",
        "because of her comments in 2021",
    ],
    "ru": [
        "за пост от 14 октября 2020 года",
        "за участие в акции 16 августа 2020 года",
        "из-за комментария в 2021 году",
        "за перевод в марте 2021 года",
    ],
    "be": ["за допіс ад 14 кастрычніка 2020 года", "за ўдзел у маршы 16 жніўня 2020 года", "праз каментар у 2021 годзе"],
}
LAWS = {
    "en": [
        "under Decree-Law 54 of 13 September 2022",
        "under Article 24 of the Law of 5 May 2021",
        "by virtue of Order No. 7 of 3 May 2021",
    ],
    "ru": ["по указу № 5 от 3 мая 2021 года", "на основании закона от 3 мая 2021 года"],
    "be": ["паводле указа № 5 ад 3 мая 2021 года", "на падставе закона ад 3 мая 2021 года"],
}


@pytest.mark.parametrize("lang", TERMS)
def test_a_term_is_of_its_ruling_not_of_the_deed_or_law(lang: str) -> None:
    pattern, term = TERMS[lang]
    for mentioned in DEEDS[lang] + LAWS[lang]:
        text = pattern.format(term, mentioned)
        assert time_of(text, term, lang=lang) == "2024-11-05", text


@pytest.mark.parametrize(
    ("lang", "text", "figure", "time"),
    [
        ("en", "He was fined for three posts from March 2021.", "three", "2021-03"),
        ("en", "The pardon decree of 22 May freed 154 convicts.", "154", "2024-05-22"),
        ("ru", "Указ от 22 мая освободил 154 человека.", "154", "2024-05-22"),
        ("be", "Закон ад 2 ліпеня абяцаў амністыю 7850 чалавекам.", "7850", "2024-07-02"),
    ],
)
def test_but_figures_of_the_deed_or_the_law_are_of_its_day(lang: str, text: str, figure: str, time: str) -> None:
    assert time_of(text, figure, lang=lang) == time


@pytest.mark.parametrize("lang", TERMS)
def test_what_follows_is_not_of_the_deed_either(lang: str) -> None:
    more = {"en": "Twice it took ten minutes.", "ru": "Дважды это заняло десять минут.", "be": "Двойчы гэта заняло дзесяць хвілін."}[lang]
    figure = {"en": "ten minutes", "ru": "десять минут", "be": "дзесяць хвілін"}[lang]
    pattern, term = TERMS[lang]
    for deed in DEEDS[lang]:
        assert time_of(f"{pattern.format(term, deed)} {more}", figure, lang=lang) == "2024-11-05", deed


# ---- gatherings, births, papers

GATHERINGS = {
    "en": [
        "over taking part in a march through Brest on 19 December 2010",
        "for their part in the rally of 19 December 2010",
    ],
    "ru": ["в связи с участием в акции 19 декабря 2010 года", "за участие в митинге 19 декабря 2010 года"],
    "be": ["за ўдзел у акцыі 19 снежня 2010 года", "у сувязі з удзелам у мітынгу 19 снежня 2010 года"],
}
HELD = {"en": "Six people remain in prison {}.", "ru": "Шесть человек остаются в тюрьме {}.", "be": "Шэсць чалавек застаюцца ў турме {}."}


@pytest.mark.parametrize("lang", GATHERINGS)
def test_a_gathering_that_people_took_part_in_is_not_when_they_are_held(lang: str) -> None:
    for gathering in GATHERINGS[lang]:
        text = HELD[lang].format(gathering)
        assert time_of(text, HELD[lang].split()[0], lang=lang) == DATED, text


@pytest.mark.parametrize(
    ("entry", "term", "lang"),
    [
        ("- {}, 1968, Svietlahorsk: 4 years;", "4 years", "en"),
        ("- {} (1968), Brest: 4 years;", "4 years", "en"),
        ("- {}, 1968, Гомель: 4 года колонии;", "4 года", "ru"),
        ("- {}, 1968, Гомель: 4 гады калоніі;", "4 гады", "be"),
    ],
)
@pytest.mark.parametrize("name", ["NOVIK Leanid", "Novik Jan Piatrovič", "Новик Иван Петрович"])
def test_a_year_of_birth_is_no_time(entry: str, term: str, lang: str, name: str) -> None:
    title = "Review for November 2024"
    assert time_of(f"{title}\n\n{entry.format(name)}", term, lang=lang, title=title) == "2024-11"


@pytest.mark.parametrize(
    ("lang", "text", "figure"),
    [
        ("ru", "Совместное заявление девяти организаций от 19 июля ссылается на это.", "девяти"),
        ("be", "Сумесная заява дзевяці арганізацый ад 19 ліпеня спасылаецца на гэта.", "дзевяці"),
    ],
)
def test_the_day_of_a_paper_opens_no_period(lang: str, text: str, figure: str) -> None:
    assert time_of(text, figure, lang=lang) == "2024-07-19"


# ---- what binds a figure to a date

THEN = {
    "en": ("Fifteen were tried over the events of 1–2 July 2022, {} 21 people died.", ["during which", "when"]),
    "ru": ("Пятнадцать осуждены за события 1–2 июля 2022 года, {} погиб 21 человек.", ["во время которых", "в ходе которых", "когда"]),
    "be": ("Пятнаццаць асуджаныя за падзеі 1–2 ліпеня 2022 года, {} загінуў 21 чалавек.", ["падчас якіх", "калі"]),
}


@pytest.mark.parametrize("lang", THEN)
def test_what_happened_on_a_day_is_of_it(lang: str) -> None:
    pattern, words = THEN[lang]
    for word in words:
        assert time_of(pattern.format(word), "21", lang=lang) == "2022-07-01/2022-07-02", word


IN_TURN = {
    "en": ("The first decree came on 7 November, the second on 20 November. They freed 31 and 32 people respectively."),
    "ru": ("Первый указ вышел 7 ноября, второй — 20 ноября. По ним вышли соответственно 31 и 32 человека."),
    "be": ("Першы ўказ выйшаў 7 лістапада, другі — 20 лістапада. Паводле іх выйшлі 31 і 32 чалавекі адпаведна."),
}


@pytest.mark.parametrize("lang", ["en", "be"])
def test_figures_told_in_turn_have_each_its_date(lang: str) -> None:
    assert [time_of(IN_TURN[lang], figure, lang=lang) for figure in ("31", "32")] == ["2024-11-07", "2024-11-20"]


BEFORE = {
    "en": (
        "In February 2024 there were 12 executions, as against five {}.",
        "five",
        ["the month before", "a month earlier", "the previous month"],
    ),
    "ru": ("В феврале 2024 года было 12 казней, {} — пять.", "пять", ["месяцем ранее", "в предыдущем месяце"]),
    "be": ("У лютым 2024 года было 12 пакаранняў, {} — пяць.", "пяць", ["месяцам раней", "у папярэднім месяцы"]),
}


@pytest.mark.parametrize("lang", BEFORE)
def test_a_month_before(lang: str) -> None:
    pattern, figure, words = BEFORE[lang]
    for word in words:
        assert time_of(pattern.format(word), figure, lang=lang) == "2024-01", word


MONTHS = {
    "en": ("In May, June and July people marched every week. Police held more than 2,000 people.", "2,000"),
    "ru": ("В мае, июне и июле проходили протесты. Милиция задержала более 2000 человек.", "2000"),
    "be": ("У маі, чэрвені і ліпені ішлі пратэсты. Міліцыя затрымала больш за 2000 чалавек.", "2000"),
}


@pytest.mark.parametrize("lang", MONTHS)
def test_three_months_named_together_are_one_stretch(lang: str) -> None:
    text, figure = MONTHS[lang]
    assert time_of(text, figure, lang=lang) == "2024-05/2024-07"


WRITING = {
    "en": ("{} our volunteers had found 41 names.", ["By the time of writing,", "At the time of publication,"]),
    "ru": ("{} волонтёры установили 41 имя.", ["На момент публикации", "К моменту публикации"]),
    "be": ("{} валанцёры ўстанавілі 41 імя.", ["На момант публікацыі", "На момант напісання"]),
}


@pytest.mark.parametrize("lang", WRITING)
def test_what_was_known_at_the_time_of_writing_is_of_the_report(lang: str) -> None:
    pattern, words = WRITING[lang]
    before = {"en": "On 5 November a decree came out.", "ru": "5 ноября вышел указ.", "be": "5 лістапада выйшаў указ."}[lang]
    for word in words:
        assert time_of(f"{before} {pattern.format(word)}", "41", lang=lang) == DATED, word


SINCE = {
    "en": (
        "He has been in custody since June 2021{} three years and five months.",
        "three years and five months",
        [":", " —", ", that is"],
    ),
    "ru": ("О нём ничего не известно с июня 2021 года{} сорок один месяц.", "сорок один месяц", [" —", ", то есть"]),
    "be": ("Пра яго няма вестак з чэрвеня 2021 года{} сорак адзін месяц.", "сорак адзін месяц", [" —", ", то бок"]),
}


@pytest.mark.parametrize("lang", SINCE)
def test_a_length_said_again_behind_its_beginning_is_of_the_day_of_the_report(lang: str) -> None:
    pattern, figure, marks = SINCE[lang]
    for mark in marks:
        assert time_of(pattern.format(mark), figure, lang=lang) == DATED, mark


@pytest.mark.parametrize(
    ("lang", "text", "figure"),
    [
        ("en", "Since 31 January 2023 he has been serving 16 years.", "16 years"),
        ("ru", "С 31 января 2023 года он отбывает 16 лет.", "16 лет"),
        ("be", "З 31 студзеня 2023 года ён адбывае 16 гадоў.", "16 гадоў"),
    ],
)
def test_a_term_that_is_served_is_of_its_first_day(lang: str, text: str, figure: str) -> None:
    assert time_of(text, figure, lang=lang) == "2023-01-31"


# ---- tables and undated reports


@pytest.mark.parametrize("heading", ["", "By section\n\n", "TABLE 1. BY SECTION\n\n"])
def test_a_table_is_of_the_stretch_that_its_total_is_told_for(heading: str) -> None:
    total = "Between 18 July 2020 and 30 September 2024, at least 1,959 people were prosecuted."
    text = f"{total}\n\n{heading}Offence | Persons\nSection 112 | 274\nSection 116 | 154\n\nThe office has 9 rooms."
    assert [time_of(text, figure) for figure in ("274", "154")] == ["2020-07-18/2024-09-30"] * 2
    assert time_of(text, "9") != "2020-07-18/2024-09-30"


@pytest.mark.parametrize(
    ("framing", "year"),
    [
        ("Amnesty International Report 2013", "2012"),
        ("At least 27 prisoners (detained before 2012) remained held.", "2012"),
        ("The number reached 2,200 during 2010.", "2010"),
        ("Throughout 2010 groups were harassed.", "2010"),
    ],
)
def test_an_undated_report_is_of_the_year_that_it_covers(framing: str, year: str) -> None:
    text = f"{framing}\n\nThirty-eight political prisoners were released.\n\nSix others were tried during the year."
    assert time_of(text, "Thirty-eight", dated=None) == year
    assert time_of(text, "Six", dated=None) == year


def test_years_in_brackets_at_the_head_of_an_undated_study() -> None:
    text = "An analysis of 8,689 prosecutions in Belarus (2020-2026).\n\nArticle | Cases\nAssembly | 3,788"
    assert time_of(text, "3,788", dated=None) == "2020/2026"


@pytest.mark.parametrize(
    ("lang", "ago"), [("en", "A year ago, on 13 November 2023,"), ("en", "A year ago"), ("ru", "Год назад"), ("be", "Год таму")]
)
def test_what_was_a_year_ago_lends_its_date_to_no_other(lang: str, ago: str) -> None:
    was = {
        "en": "there were 1,408 prisoners. Now 164 women are held.",
        "ru": "их было 1408. Сейчас сидят 164 женщины.",
        "be": "іх было 1408. Цяпер сядзяць 164 жанчыны.",
    }
    time = time_of(f"{ago} {was[lang]}", "164", lang=lang)
    assert time == DATED


@pytest.mark.parametrize("days", list(product(["17 January", "3 February"], ["25 July", "9 September"])))
def test_the_total_that_a_list_of_rulings_comes_to_is_of_the_last(days: tuple[str, str]) -> None:
    last = {"25 July": "2024-07-25", "9 September": "2024-09-09"}[days[1]]
    assert time_of(f"Verdicts of {days[0]}, 29 April and {days[1]} have brought the total to 14 years.", "14 years") == last


# ---- beginnings, labels, what was earlier

BEGUN = {
    "en": ("Since the start of the war {} 537 cases have been opened.", "24 February 2022", [("(", ")")]),
    "ru": ("С начала войны {} возбуждено 537 дел.", "24 февраля 2022 года", [("(", ")"), ("— ", " —"), ("– ", " –")]),
    "be": ("Ад пачатку вайны {} распачалі 537 спраў.", "24 лютага 2022 года", [("(", ")"), ("— ", " —"), ("– ", " –")]),
}


@pytest.mark.parametrize("lang", BEGUN)
def test_a_date_between_marks_says_when_it_began(lang: str) -> None:
    pattern, day, marks = BEGUN[lang]
    for opening, closing in marks:
        text = pattern.format(f"{opening}{day}{closing}")
        assert time_of(text, "537", lang=lang) == "2022-02-24/..", text


@pytest.mark.parametrize(("label", "year"), [("2023", "2023"), ("2022", "2022")])
@pytest.mark.parametrize(
    ("lang", "pattern"),
    [
        ("en", "Torture: 297 complaints in 2024 ({}: 246); 4 officers convicted."),
        ("ru", "Пытки: 297 жалоб в 2024 году ({}: 246); осуждены 4 сотрудника."),
        ("be", "Катаванні: 297 скаргаў у 2024 годзе ({}: 246); асуджаныя 4 супрацоўнікі."),
    ],
)
def test_a_year_in_brackets_labels_its_figure_and_no_other(lang: str, pattern: str, label: str, year: str) -> None:
    text = pattern.format(label)
    assert [time_of(text, figure, lang=lang) for figure in ("297", "246", "4")] == ["2024", year, "2024"]


EARLIER = {
    "en": ("On 3 June 2024 three were tried. {} they had got 20 years.", "20 years", ["Previously", "Earlier", "Before that"]),
    "ru": ("3 июня 2024 года судили троих. {} им дали 20 лет.", "20 лет", ["Ранее", "До этого", "Прежде"]),
    "be": ("3 чэрвеня 2024 года судзілі траіх. {} ім далі 20 гадоў.", "20 гадоў", ["Раней", "Да гэтага"]),
}


@pytest.mark.parametrize("lang", EARLIER)
def test_what_was_earlier_is_not_of_the_day_told_before(lang: str) -> None:
    pattern, figure, words = EARLIER[lang]
    for word in words:
        assert time_of(pattern.format(word), figure, lang=lang) is None, word


FIRST_MONTHS = {
    "en": ("At least {} people were put to death in the first {} months of the year.", ["seven", "7"]),
    "ru": ("За первые {1} месяцев года казнили {0} человек.", ["семь", "7"]),
    "be": ("За першыя {1} месяцаў года пакаралі {0} чалавек.", ["сем", "7"]),
}


@pytest.mark.parametrize("lang", FIRST_MONTHS)
def test_the_first_months_of_the_year(lang: str) -> None:
    pattern, numbers = FIRST_MONTHS[lang]
    for number in numbers:
        assert time_of(pattern.format("419", number), "419", lang=lang) == "2024-01/2024-07", number


@pytest.mark.parametrize("verb", ["released on 8 March", "presented in March"])
def test_a_report_covers_the_period_that_is_said_behind_its_own_day(verb: str) -> None:
    text = (
        f"The report, {verb} and covering the period from 1 July to 31 December 2023, lists 214 attacks. Women were targeted in 48 cases."
    )
    assert [time_of(text, figure, dated="2024-03-12") for figure in ("214", "48")] == ["2023-07-01/2023-12-31"] * 2


@pytest.mark.parametrize("comma", [",", ""])
@pytest.mark.parametrize(
    ("lang", "text"),
    [("en", "The most since 2015{} when 972 were executed."), ("ru", "Больше всего с 2015 года{} когда казнили 972 человека.")],
)
def test_the_year_since_which_nothing_was_so_high_is_a_year(lang: str, text: str, comma: str) -> None:
    assert time_of(text.format(comma), "972", lang=lang) == "2015"


# ---- sections, changes, closed clauses

SECTIONS = {
    "en": (
        "Hearing of {}: debate",
        ["14 March", "19 March"],
        "The lawyer spoke for 48 minutes.",
        "48 minutes",
        ["The verdict", "Afterwards"],
    ),
    "ru": ("Заседание {}: прения", ["14 марта", "19 марта"], "Адвокат говорил 48 минут.", "48 минут", ["Приговор", "После суда"]),
    "be": ("Паседжанне {}: спрэчкі", ["14 сакавіка", "19 сакавіка"], "Адвакат гаварыў 48 хвілін.", "48 хвілін", ["Прысуд", "Пасля суда"]),
}


@pytest.mark.parametrize("lang", SECTIONS)
def test_a_heading_without_a_date_ends_the_section_of_one_with_it(lang: str) -> None:
    heading, days, sentence, figure, others = SECTIONS[lang]
    past = "\n\n".join(heading.format(day) for day in days)
    assert time_of(f"{past}\n\n{sentence}", figure, lang=lang, dated="2024-03-21") == "2024-03-19"
    for other in others:
        text = f"{past}\n\n{other}\n\n{sentence}"
        assert time_of(text, figure, lang=lang, dated="2024-03-21") == "2024-03-21", other


CHANGES = {
    "en": (
        "In February 2024, 214 people were tried. {}",
        ["It is a rise of 106 per cent.", "This is 106 per cent more than in January."],
        "106 per cent",
    ),
    "ru": ("В феврале 2024 года судили 214 человек. {}", ["Это на 106 % больше, чем в январе."], "106 %"),
    "be": ("У лютым 2024 года судзілі 214 чалавек. {}", ["Гэта на 106 % больш, чым у студзені."], "106 %"),
}


@pytest.mark.parametrize("lang", CHANGES)
def test_a_change_is_of_the_time_of_what_has_changed(lang: str) -> None:
    before, changes, figure = CHANGES[lang]
    for change in changes:
        assert time_of(before.format(change), figure, lang=lang) == "2024-02", change


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The list, which the ministry keeps, on 25 February had 1,274 names."),
        ("ru", "В списке, который ведёт министерство, на 25 февраля было 1274 имени."),
        ("be", "У спісе, які вядзе міністэрства, на 25 лютага было 1274 імёны."),
    ],
)
def test_a_date_behind_a_closed_clause_is_of_the_sentence(lang: str, text: str) -> None:
    assert time_of(text, "1,274" if lang == "en" else "1274", lang=lang) == "2024-02-25"


# ---- parts with a date of their own

LABELLED = {
    "en": "The list now has 318 names: in February there were 290, a year ago 251.",
    "ru": "Список вырос до 318 имён: в феврале их было 290, год назад — 251.",
    "be": "Спіс вырас да 318 імёнаў: у лютым іх было 290, год таму — 251.",
}


@pytest.mark.parametrize("lang", LABELLED)
def test_figures_behind_a_colon_have_their_own_dates(lang: str) -> None:
    assert [time_of(LABELLED[lang], figure, lang=lang, dated="2024-03-12") for figure in ("318", "290")] == ["2024-03-12", "2024-02"]


STILL = {
    "en": ("On 12 March 2023, 40 people were detained. {} 12 of them are still behind bars.", ["Now", "Today"]),
    "ru": ("12 марта 2023 года задержали 40 человек. {} 12 из них остаются за решёткой.", ["Сейчас", "Сегодня"]),
    "be": ("12 сакавіка 2023 года затрымалі 40 чалавек. {} 12 з іх застаюцца за кратамі.", ["Цяпер", "Сёння"]),
}


@pytest.mark.parametrize("lang", STILL)
def test_those_still_held_are_of_the_day_of_the_report(lang: str) -> None:
    pattern, words = STILL[lang]
    for word in words:
        assert time_of(pattern.format(word), "12", lang=lang) == DATED, word


@pytest.mark.parametrize(
    "change", ["a 20 percent increase over last year", "a 20 percent rise from 2023", "a 20 percent drop from last year"]
)
def test_what_a_change_is_measured_by_is_not_its_time(change: str) -> None:
    text = f"The list counts those jailed as of midnight on December 1, 2024: 363 reporters, {change}."
    assert time_of(text, "20 percent", dated="2025-01-16") == "2024-12-01"
