"""Every number on the page equals a count over the JSONL: counted here once more, from the plain JSON."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from reptrack.analyse.check import check
from reptrack.analyse.track import track

KINDS = {"d": "dates", "n": "names", "a": "articles", "c": "claims"}


@pytest.fixture(scope="module")
def page(make_page, read_page, seeds_reports):
    return read_page(make_page(seeds_reports))


def number(element):
    return int(re.sub(r"\D", "", element.text))


def test_the_totals(page, seeds_records):
    expected = {kind: sum(len(record[kind]) for record in seeds_records) for kind in [*KINDS.values(), "warnings"]}
    expected |= {"records": len(seeds_records), "sources": len({record["source"]["path"] for record in seeds_records})}
    shown = {element.attrs["data-count"]: number(element) for element in page.walk() if "data-count" in element.attrs}
    assert shown == expected


@pytest.mark.parametrize("by", ["publisher", "lang", "source", "month"])
def test_the_records_by_what(page, seeds_records, by):
    keys = {
        "publisher": lambda r: r["publisher"] or "not told",
        "lang": lambda r: r["lang"] or "not told",
        "source": lambda r: r["source"]["path"],
        "month": lambda r: (r["dated"] or "no date")[:7],
    }
    rows = [row for table in page.find("table", data_by=by) for row in table.find("tbody")[0].find("tr")]
    shown = {row.find("td")[0].text: number(row.find("td")[1]) for row in rows}
    assert len(rows) == len(shown)
    assert shown == Counter(map(keys[by], seeds_records))


@pytest.mark.parametrize(
    ("kind", "table", "letter"), [("person", "t-people", "p"), ("org", "t-organisations", "o"), ("place", "t-places", "l")]
)
def test_the_tables_of_names(page, seeds_records, kind, table, letter):
    mentions, reports, dates = Counter(), Counter(), defaultdict(list)
    for record in seeds_records:
        found = Counter(name["entity"] for name in record["names"] if name["kind"] == kind)
        mentions.update(found)
        reports.update(found.keys())
        for entity in found:
            dates[entity] += [record["dated"]] if record["dated"] else []
    expected = Counter((n, reports[e], min(dates[e], default="–"), max(dates[e], default="–")) for e, n in mentions.items())
    rows = [row for row in page.find(id=table)[0].find("tr") if row.attrs.get("id")]
    cells = [row.find("td") for row in rows]
    shown = Counter((number(td[0]), number(td[1]), td[2].text, td[3].text) for td in cells)
    assert shown == expected
    for row, td in zip(rows, cells, strict=True):
        assert row.attrs["id"].startswith(letter)
        assert len(row.find("a", class_="spot")) == number(td[0]) == int(td[0].attrs["data-v"])
        forms = [number(count) for count in row.find("span", class_="count")]
        assert sum(forms) <= number(td[0])
    (heading,) = [link for link in page.find("a") if link.attrs["href"] == f"#{table[2:]}"]
    assert number(heading) == len(rows)


def test_the_table_of_articles(page, seeds_records):
    refs = Counter(":".join(ref.split(":")[:2]) for record in seeds_records for article in record["articles"] for ref in article["refs"])
    rows = [row for row in page.find(id="t-articles")[0].find("tr") if row.attrs.get("id")]
    assert {row.find("bdi", class_="who")[0].text: number(row.find("td")[0]) for row in rows} == refs


def test_every_mention_stands_in_its_text_once(page, seeds_records):
    anchors = [e.attrs["id"] for e in page.walk() if re.fullmatch(r"r\d+-[dnac]\d+", e.attrs.get("id") or "")]
    assert len(anchors) == len(set(anchors))
    shown = Counter(KINDS[re.sub(r"r\d+-|\d", "", anchor)] for anchor in anchors)
    assert shown == {kind: sum(len(record[kind]) for record in seeds_records) for kind in KINDS.values()}


def test_every_link_leads_somewhere(page):
    ids = [e.attrs["id"] for e in page.walk() if "id" in e.attrs]
    assert len(ids) == len(set(ids))
    for link in page.find("a"):
        assert link.attrs["href"].startswith("#")
        assert link.attrs["href"][1:] in ids, link.text


def test_the_texts_are_the_texts(page, seeds_records):
    shown = Counter(e.text for e in page.find("div", class_="text"))
    assert shown == Counter(record["text"] for record in seeds_records)


def test_the_figures(page, seeds_reports):
    metrics = {claim.metric for report in seeds_reports for claim in report.claims if claim.metric}
    series = {metric: track(seeds_reports, metric) for metric in metrics}
    shown = [(e.attrs["data-figures"][2:].removesuffix("-since"), number(e)) for e in page.walk() if "data-figures" in e.attrs]
    charts: Counter[str] = Counter()
    for metric, figures in shown:
        charts[metric] += figures
    assert charts
    for metric, figures in charts.items():
        assert figures == sum(len(point.figures) for point in series[metric].points)
    drawn = sum(charts.values())
    listed = sum(len(point.figures) for metric in metrics - charts.keys() for point in series[metric].points)
    undated = sum(one.undated for one in series.values())
    about = page.find(id="figures")[0].find("p", class_="about")[0].text
    assert list(map(int, re.findall(r"\d+", about))) == [drawn, len(shown), listed, undated, sum(len(r.claims) for r in seeds_reports)]


def test_the_values_below_a_chart(page, seeds_reports):
    points = track(seeds_reports, "political-prisoners").points
    rows = page.find(id="f-political-prisoners")[0].find("tbody")[0].find("tr")
    assert [float(row.find("td")[1].attrs["data-v"]) for row in rows] == [point.value for point in points]
    assert [len(row.find("a", class_="spot")) for row in rows] == [len(point.figures) for point in points]


def test_the_findings(page, seeds_reports):
    expected = Counter(finding.code for finding in check(seeds_reports, today="2025-07-01"))
    assert expected
    shown = {e.attrs["data-finding"]: number(e) for e in page.walk() if "data-finding" in e.attrs}
    assert shown == expected
    for code, count in expected.items():
        (group,) = page.find(id=f"c-{code}")
        assert len(group.find("ul", class_="places")) == count


def test_with_a_limit_all_numbers_are_of_the_newest(make_page, read_page, seeds_reports):
    page = read_page(make_page(seeds_reports, limit=10))
    dated = sorted((report for report in seeds_reports if report.dated), key=lambda r: r.dated, reverse=True)[:10]
    assert len(page.find("details", class_="report")) == 10
    assert number(page.find(data_count="left-out")[0]) == len(seeds_reports) - 10
    assert number(page.find(data_count="claims")[0]) == sum(len(report.claims) for report in dated)


def test_the_same_records_give_the_same_bytes(make_page, seeds_reports):
    assert make_page(seeds_reports) == make_page(seeds_reports)


def test_an_empty_corpus_gives_a_page(make_page, read_page):
    page = read_page(make_page([]))
    assert {number(e) for e in page.walk() if "data-count" in e.attrs} == {0}
