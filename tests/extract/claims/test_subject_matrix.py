"""What a figure counts, by how its sentence is built, with every filling of its slots."""

from __future__ import annotations

import itertools

import pytest

from reptrack.extract.claims import find_claims
from reptrack.records import Claim, Name
from reptrack.text.view import View


def claim_of(text: str, figure: str, lang: str = "en", names: tuple[Name, ...] = ()) -> Claim:
    found = find_claims(View(text, lang=lang, dated="2024-07-03"), [], list(names), [])
    return next(claim for claim in found if claim.text == figure)


WHOLES = ["72 persons were accused", "The group counted 72 detainees", "Courts heard 72 cases"]
SHARES = ["94 per cent", "Half", "two thirds"]
SAID = ["were released", "became known abroad", "are older than before"]


@pytest.mark.parametrize("whole", WHOLES)
def test_a_share_without_a_noun_is_of_the_whole_before(whole: str) -> None:
    noun = claim_of(f"{whole}.", "72").subject or ""
    for share, said in itertools.product(SHARES, SAID):
        subject = claim_of(f"{whole}; {share} {said}.", share).subject or ""
        assert subject.split()[0] == noun.split()[0], (share, said, subject)


@pytest.mark.parametrize("dash", ["–", "—"])
@pytest.mark.parametrize(("share", "again"), [("Nearly half", "48 per cent"), ("A third", "24 cases")])
def test_a_figure_said_again_between_dashes_is_passed_over(dash: str, share: str, again: str) -> None:
    figure = share.rsplit(maxsplit=1)[-1] if share.startswith("Nearly") else share
    claim = claim_of(f"Of 72 cases, nine were closed. {share} {dash} {again} {dash} concerned theft.", figure)
    assert not any(word.isdecimal() for word in (claim.subject or "").split())


@pytest.mark.parametrize("more", ["or more", "or so"])
@pytest.mark.parametrize("noun", ["towns", "villages", "colonies"])
def test_what_stands_behind_or_more_is_counted(more: str, noun: str) -> None:
    assert claim_of(f"Rallies have been held in 40 {more} {noun} of the country.", "40").subject.split()[0] == noun


@pytest.mark.parametrize(
    ("text", "figure", "lang", "subject"),
    [
        ("Число политзаключённых составляет 441 человек.", "441", "ru", "политзаключённых"),
        ("Количество задержанных составило 36 человек.", "36", "ru", "задержанных"),
        ("Колькасць палітвязняў складае 441 чалавек.", "441", "be", "палітвязняў"),
        ("The number of prisoners stood at 441 people.", "441", "en", "prisoners"),
    ],
)
def test_the_number_of_something_is_counted_in_people(text: str, figure: str, lang: str, subject: str) -> None:
    assert claim_of(text, figure, lang).subject == subject


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("The standard fine for blocking a road is 5,000 lari.", "5,000 lari", "standard fine"),
        ("By our estimate the total reached almost 600,000 lari.", "600,000 lari", "total"),
        ("The note sums up what our 16 monitors saw in four towns.", "16", "monitors saw"),
        ("Please answer within 60 days on the following points.", "60 days", "answer"),
        ("They verified the release of 49 prisoners following an announcement.", "49", "prisoners"),
    ],
)
def test_the_words_that_say_what_it_is(text: str, figure: str, subject: str) -> None:
    assert (claim_of(text, figure).subject or "").lower().endswith(subject.lower())


@pytest.mark.parametrize("lead", ["most", "nearly all"])
def test_where_they_are_is_not_what_is_counted(lead: str) -> None:
    text = f"Police made 112 searches in 13 regions: {lead} in Lozka (38) and Horka (21)."
    assert claim_of(text, "38").subject == claim_of(text, "21").subject == "searches"


def test_an_age_has_the_full_name_of_its_person() -> None:
    text = "Volha Lozka was tried in May. Lozka, 44, pleaded guilty."
    at = text.rindex("Lozka")
    names = (
        Name(start=0, end=11, text="Volha Lozka", kind="person", name="Volha Lozka"),
        Name(start=at, end=at + 5, text="Lozka", kind="person", name="Volha Lozka"),
    )
    assert claim_of(text, "44", names=names).subject == "Volha Lozka"


@pytest.mark.parametrize("addition", ["including activists and civilians", "including activists", "among them two monks"][:2])
@pytest.mark.parametrize("said", ["have been killed", "were killed"])
def test_what_is_added_to_people_does_not_hide_what_befell_them(addition: str, said: str) -> None:
    claim = claim_of(f"A total of 3,509 people, {addition}, {said} in the crackdown.", "3,509")
    assert (claim.metric, (claim.subject or "").split()[:2]) == ("killed", ["people", "killed"])


@pytest.mark.parametrize("verb", ["recognised", "identified", "designated"])
@pytest.mark.parametrize("noun", ["people", "individuals", "persons"])
def test_people_taken_for_something(verb: str, noun: str) -> None:
    claim = claim_of(f"The community {verb} 35 {noun} as political prisoners.", "35")
    assert (claim.subject, claim.metric) == (f"{noun} as political prisoners", "recognised-political-prisoners")


@pytest.mark.parametrize(
    ("text", "figure", "lang", "subject"),
    [
        ("Мужчин среди осуждённых большинство – 2923 человека.", "2923", "ru", "Мужчин"),
        ("Колькасць мужчын складае 942 чалавекі, жанчын — 300.", "300", "be", "жанчын"),
        ("Такіх прысудаў было менш – 101.", "101", "be", "Такіх прысудаў"),
        ("Осуждены 90 мужчин, а женщин – 12.", "12", "ru", "женщин"),
        ("Two of those five men are probably Jan Novik and Adam Lozka.", "five", "en", "men"),
        ("Courts handed down 41 arrest terms totalling 543 days.", "543 days", "en", "arrest terms"),
        ("He was imprisoned over alleged links to a group for 441 days.", "441 days", "en", "imprisoned over alleged links to"),
        ("They have been deprived of letters from home and fresh air for over a year.", "a year", "en", "deprived of letters"),
    ],
)
def test_what_is_counted_across_words_between(text: str, figure: str, lang: str, subject: str) -> None:
    assert (claim_of(text, figure, lang).subject or "").startswith(subject.split(maxsplit=1)[0])


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_the_number_of_an_issue_is_no_figure(dash: str) -> None:
    for title, kept in (("The Press before the Courts", False), ("Journalists in Court", False), ("Political prisoners", True)):
        head = f"{title} {dash} 178"
        found = find_claims(View(f"{head}\n\nA review.", lang="en", title=head), [], [], [])
        assert bool(found) == kept, head


SPOKEN = {
    "ru": (["погибли", "вышли на волю", "погиб"], ["14", "двадцать один"], "человек"),
    "be": (["загінулі", "выйшлі на волю", "загінуў"], ["14", "дваццаць адзін"], "чалавек"),
}


@pytest.mark.parametrize("lang", SPOKEN)
def test_a_verb_before_people_says_what_became_of_them(lang: str) -> None:
    verbs, figures, noun = SPOKEN[lang]
    for verb, figure, more in itertools.product(verbs, figures, ["", "не менее " if lang == "ru" else "не менш за "]):
        subject = claim_of(f"За год {verb} {more}{figure} {noun}.", figure, lang).subject or ""
        assert subject.startswith(f"{noun} {verb.split()[0]}"), (verb, figure, subject)


@pytest.mark.parametrize(
    ("text", "figure", "lang", "subject"),
    [
        ("С января осуждены не менее 36 авторов каналов.", "36", "ru", "авторов каналов осуждены"),
        ("Арыштаваныя 12 журналістаў.", "12", "be", "журналістаў Арыштаваныя"),
        ("Требуем освободить 14 человек.", "14", "ru", "человек"),
        ("Патрабуем вызваліць 14 чалавек.", "14", "be", "чалавек"),
    ],
)
def test_a_short_participle_before_a_figure_is_told_of_those_counted(text: str, figure: str, lang: str, subject: str) -> None:
    assert claim_of(text, figure, lang).subject == subject


@pytest.mark.parametrize("second", ["ten bunks", "five jurists", "12 chairs"])
@pytest.mark.parametrize("first", ["men", "groups", "tables"])
def test_a_second_figure_is_no_part_of_the_first(first: str, second: str) -> None:
    assert claim_of(f"The cell held 22 {first} and {second}.", "22").subject == first


@pytest.mark.parametrize("noun", ["people", "prisoners", "sick prisoners"])
@pytest.mark.parametrize("end", ["", " respectively"])
def test_two_figures_share_the_noun_behind_the_second(noun: str, end: str) -> None:
    assert claim_of(f"The lists cover 31 and 32 {noun}{end}.", "31").subject == noun


@pytest.mark.parametrize("told", ["who won their case", "who had opposed the dam", "who were held in May", "who travelled to Lozka"])
def test_what_only_tells_more_of_those_counted_is_left_out(told: str) -> None:
    assert claim_of(f"We ask to reinstate the 49 judges {told}.", "49").subject == "judges"
    assert (claim_of("We list 49 judges who need protection.", "49").subject or "").startswith("judges who need")


@pytest.mark.parametrize("name", ["of the Ministry of Justice", "of the Lozka Council", "of Ivan Lozka"])
def test_whose_they_are_by_name_is_left_out(name: str) -> None:
    assert claim_of(f"They spoke to 12 officers {name}.", "12").subject == "officers"
    assert claim_of("They searched 12 houses of Crimean Tatars.", "12").subject == "houses of Crimean Tatars"


@pytest.mark.parametrize("person", ["Volha Lozka, 61, thanked them.", "Volha Lozka was freed."])
def test_a_sum_is_never_of_what_another_sentence_speaks_of(person: str) -> None:
    names = (Name(start=0, end=11, text="Volha Lozka", kind="person", name="Volha Lozka"),)
    assert "Lozka" not in (claim_of(f"{person} The fund had €12,000.", "€12,000", names=names).subject or "")


HEADINGS = ["1. Arrests", "TABLE 2. Arrests", "II. Arrests", "Arrests:", "Arrests"]
ROWS = ["Total: 97", "  Total ........ 97", "On religious grounds: 97", "By month: 97", "Horka – 97", "  Horka ........ 97"]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("row", ROWS)
def test_a_row_that_says_only_where_or_how_counts_what_the_heading_says(heading: str, row: str) -> None:
    women = "\n  women ........ 12"
    for between in (women,) if "..." in row else ("", "\nThe group worked in 14 towns.\n", women):
        text = f"We publish this every year.\n\n{heading}\n{between}\n{row}\n"
        at = text.find("Horka")
        names = (Name(start=at, end=at + 5, text="Horka", kind="place", name="Horka"),) if at >= 0 else ()
        assert claim_of(text, "97", names=names).subject == "Arrests", (between, row)
        assert "women" in (claim_of(f"{heading}\n\n  women ........ 97\n", "97").subject or "")


FIGURES_OF_THE_DAY = {
    "en": ("Figure of the week: 1,438", "1,438", "That is how many political prisoners Lozka counts.", "political prisoners"),
    "ru": ("Цифра дня: 1438", "1438", "Столько политзаключённых насчитывает «Лозка».", "политзаключённых"),
    "be": ("Лічба дня: 1438", "1438", "Столькі палітвязняў налічвае «Лозка».", "палітвязняў"),
}


@pytest.mark.parametrize("lang", FIGURES_OF_THE_DAY)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n13.03.2025\n\n"])
def test_a_figure_of_the_day_counts_what_the_sentence_beneath_says(lang: str, gap: str) -> None:
    heading, figure, told, subject = FIGURES_OF_THE_DAY[lang]
    text = f"{heading}{gap}{told}"
    at = text.find("Lozka") if lang == "en" else text.find("Лозка")
    names = (Name(start=at, end=at + 5, text=text[at : at + 5], kind="org", name=text[at : at + 5]),)
    claim = claim_of(text, figure, lang, names)
    assert (claim.subject, claim.attributed_to, claim.metric) == (subject, text[at : at + 5], "political-prisoners")


@pytest.mark.parametrize("again", [", or 13%,", ", that is 13 per cent,", ""])
@pytest.mark.parametrize(("whom", "said"), [*itertools.product(["of them", "of whom"], ["women", "men", "minors"])])
def test_what_they_are_stands_behind_the_figure_said_again(again: str, whom: str, said: str) -> None:
    text = f"There were 1,265 prisoners; 167 {whom}{again} are {said}."
    assert claim_of(text, "167").subject == said
    if again:
        assert claim_of(text, "13%" if "%" in again else "13 per cent").subject == said


@pytest.mark.parametrize(
    ("text", "figure", "lang", "subject"),
    [
        ("Обвиняемыми по делу стали не менее 110 человек.", "110", "ru", "человек Обвиняемыми"),
        ("Фігурантамі спраў сталі 70 чалавек.", "70", "be", "чалавек Фігурантамі"),
        ("Суд оштрафовал Анну Лозку, продавщицу цветов, на 740 рублей.", "740 рублей", "ru", "оштрафовал"),
        ("Суд аштрафаваў Ганну Лозку, прадавачку кветак, на 740 рублёў.", "740 рублёў", "be", "аштрафаваў"),
        ("The fund spent €400 on parcels and stamps.", "€400", "en", "parcels and stamps"),
        ("The fund promised €400 for the families.", "€400", "en", "families"),
    ],
)
def test_what_people_became_and_what_a_sum_was_for(text: str, figure: str, lang: str, subject: str) -> None:
    assert claim_of(text, figure, lang).subject == subject


@pytest.mark.parametrize("label", ["Horka", "North Horka", "men", "minors"])
def test_figures_behind_dots_that_do_not_grow_are_no_pages(label: str) -> None:
    text = f"Arrests\n\n  Total ........ 366\n  women ........ 55\n  {label} ........ 311\n  Lozka ........ 19\n"
    found = [claim.text for claim in find_claims(View(text, lang="en", dated="2024-07-03"), [], [], [])]
    assert found == ["366", "55", "311", "19"]
