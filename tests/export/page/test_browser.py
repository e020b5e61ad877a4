"""The page in a real browser, headless: searched, sorted, worked by keyboard, and given hostile text. Skipped where there is no Chromium."""

from __future__ import annotations

import base64
import json
import shutil
import time
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise

import msgspec
import pytest

from reptrack.records import Report

webdriver = pytest.importorskip("selenium.webdriver")
WebDriverWait = pytest.importorskip("selenium.webdriver.support.ui").WebDriverWait
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver")

QUIET = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1280,900",
]


class Browser:
    """A browser with a page in it."""

    def __init__(self, folder):
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for argument in [*QUIET, f"--user-data-dir={folder}"]:
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))

    def open(self, path):
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get("about:blank")
        self.driver.get(path.as_uri())
        self.path = path

    def js(self, code, *args):
        return self.driver.execute_script(code, *args)

    def cdp(self, command, **arguments):
        return self.driver.execute_cdp_cmd(command, arguments)

    def keys(self, *keys):
        chain = webdriver.ActionChains(self.driver)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def click(self, element):
        """Click an element in the middle of the window, where nothing lies over it."""
        self.js("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def until(self, selector, texts):
        """Wait until the elements that can be seen say this; the page filters a moment after the last key."""
        WebDriverWait(self.driver, 20).until(lambda _driver: self.shown(selector) == texts)

    def type(self, selector, text):
        field = self.driver.find_element("css selector", selector)
        field.clear()
        field.send_keys(text or " \b")

    def shown(self, selector):
        """Give the texts of the elements that can be seen."""
        return self.js(
            "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.textContent)", selector
        )

    def requests(self):
        """Give the addresses asked for since the page was opened."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}

    def focus(self):
        return self.js("const e = document.activeElement; return e.id || e.className || e.tagName")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    opened = Browser(tmp_path_factory.mktemp("profile"))
    yield opened
    opened.driver.quit()


@pytest.fixture(scope="module")
def seeds_page(tmp_path_factory, make_page, seeds_reports):
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(make_page(seeds_reports), encoding="utf-8")
    return path


@pytest.fixture
def page(browser, seeds_page):
    browser.open(seeds_page)
    yield browser
    assert browser.requests() <= {seeds_page.as_uri(), "about:blank", "data:,"}
    assert browser.driver.get_log("browser") == []  # no error, nothing that the policy stopped


def entities(records, kind):
    return Counter(name["entity"] for record in records for name in record["names"] if name["kind"] == kind)


def test_a_person_is_found_by_any_spelling(page, seeds_records):
    people = entities(seeds_records, "person")
    assert len(page.shown("#t-people tbody > tr")) == 15
    forms = defaultdict(set)
    for name in (name for record in seeds_records for name in record["names"] if name["kind"] == "person"):
        forms[name["entity"]].add(name["name"])
    entity, spellings = max(forms.items(), key=lambda item: (len(item[1]), item[0]))
    assert len(spellings) > 3
    assert any(not spelling.isascii() for spelling in spellings)
    for form in [*spellings, *(unicodedata.normalize("NFD", form).upper() for form in spellings)]:
        page.type("#q-t-people", form)
        found = page.shown("#t-people tbody > tr .who")
        assert len(spellings & set(found)) == 1, (entity, form)
        assert page.shown('output[for="q-t-people"]') == [f"{len(found)} of {len(people)}"]
    page.type("#q-t-people", "nobody has this name")
    assert page.shown("#t-people tbody > tr") == []


def test_all_rows_are_shown_when_asked_for(page, seeds_records):
    page.click(page.driver.find_element("css selector", "#people .all"))
    assert len(page.shown("#t-people tbody > tr")) == len(entities(seeds_records, "person"))
    assert page.shown("#people .all") == []


def test_a_table_is_sorted(page):
    page.click(page.driver.find_element("css selector", "#people .all"))

    def values(column):
        return page.js(f"return [...document.querySelectorAll('#t-people tbody > tr')].map(r => Number(r.cells[{column}].dataset.v))")

    def names():
        return page.shown("#t-people tbody > tr .who")

    headers = page.driver.find_elements("css selector", "#t-people .sort")
    page.click(headers[1])
    assert values(1) == sorted(values(1))
    page.click(headers[1])
    assert values(1) == sorted(values(1), reverse=True)
    page.click(headers[2])
    assert values(2) == sorted(values(2), reverse=True)
    page.click(headers[0])
    ascending = names()
    assert ascending[0].startswith("A")
    page.click(headers[0])
    assert names() == ascending[::-1]
    assert page.js("return [...document.querySelectorAll('#t-people th[aria-sort]')].map(h => h.ariaSort)") == ["descending"] + ["none"] * 4


def test_the_first_rows_of_another_order_are_shown(page):
    page.driver.find_elements("css selector", "#t-people .sort")[0].click()
    names = page.js("return [...document.querySelectorAll('#t-people .who')].map(e => e.textContent)")
    assert page.shown("#t-people tbody > tr .who") == names[:15]


def test_texts_are_searched(page, seeds_records):
    page.type("#q-reports", "Палітвязн")
    expected = [r["id"] for r in seeds_records if "палітвязн" in " ".join([r["text"], r["title"] or ""]).lower()]
    assert 0 < len(expected) < len(seeds_records)
    page.until('output[for="q-reports"]', [f"{len(expected)} of {len(seeds_records)}"])
    assert sorted(page.js("return [...document.querySelectorAll('.report:not([hidden]) code')].map(c => c.textContent)")) == sorted(
        expected
    )


def test_from_a_text_to_the_entry_and_back(page):
    anchor = page.js("const m = document.querySelector('.text a.m.n.person'); m.closest('.report').open = true; m.click(); return m.id")
    entry = page.js("return location.hash.slice(1)")
    assert entry.startswith("p")
    assert page.js("return document.getElementById(arguments[0]).querySelector('details').open", entry)
    assert page.js("return document.activeElement.closest('tr').id") == entry
    spots = page.js(
        "return [...document.querySelectorAll(`#${arguments[0]} .spot`)].map(a => [a.getAttribute('href').slice(1), a.textContent])", entry
    )
    assert anchor in [href for href, _ in spots]
    for href, line in spots:  # each mention in its line
        assert page.js("return document.getElementById(arguments[0]).textContent", href) in line
    page.js("document.querySelectorAll('.report').forEach(r => r.open = false)")
    page.js(f"document.querySelector('#{entry} .spot:last-child').click()")
    target = page.js("return location.hash.slice(1)")
    assert page.js("const e = document.getElementById(arguments[0]); return e.checkVisibility() && e.closest('.report').open", target)
    assert page.focus() == target


def test_a_link_finds_what_a_search_hides(page):
    page.type("#q-t-people", "no such name")
    page.type("#q-reports", "no such words")
    page.js("location.hash = 'p3'")
    time.sleep(0.2)
    assert page.js("return document.getElementById('p3').checkVisibility()")
    page.js("location.hash = 'r2'")
    time.sleep(0.2)
    assert page.js("return document.getElementById('r2').checkVisibility() && document.getElementById('r2').open")


def test_a_figure_leads_to_its_reading(page):
    page.js("const m = document.querySelector('.text a.m.c'); m.closest('.report').open = true; m.click()")
    time.sleep(0.1)
    assert page.js("return document.querySelector(':target').matches('.values tr') && document.querySelector(':target').checkVisibility()")


def test_by_keyboard_alone(page):
    keys = webdriver.Keys
    page.keys(keys.TAB)
    assert page.focus() == "skip"
    assert page.js("return document.activeElement.getBoundingClientRect().left >= 0")
    page.keys(keys.ENTER)
    assert page.focus() == "main"
    for _ in range(80):
        page.keys(keys.TAB)
        if page.focus() == "q-t-people":
            break
    assert page.focus() == "q-t-people"
    page.keys("kalesnikava", keys.TAB)
    assert page.focus() == "sort"
    assert page.js("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keys(keys.SPACE)
    assert page.js("return document.activeElement.closest('th').ariaSort") == "ascending"
    page.keys(*[keys.TAB] * 5, keys.ENTER)
    assert page.js("return document.activeElement.closest('details').open")
    page.keys(keys.TAB, keys.TAB, keys.ENTER)
    time.sleep(0.1)
    assert page.js("return document.activeElement.closest('.text') !== null")


def test_every_control_has_a_name(page):
    unnamed = page.js(
        "return [...document.querySelectorAll('button, input, [role=img], [role=region], nav')]"
        ".filter(e => !(e.textContent.trim() || e.ariaLabel || (e.labels && e.labels.length))).map(e => e.outerHTML)"
    )
    assert unnamed == []
    levels = page.js("return [...document.querySelectorAll('h1, h2, h3')].map(h => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_kind_of_mention_can_be_put_out(page):
    page.js("document.querySelectorAll('.report').forEach(r => r.open = true)")
    decoration = "return getComputedStyle(document.querySelector('.text .m.d')).textDecorationLine"
    assert page.js(decoration) == "underline"
    button = page.driver.find_element("css selector", '.kind[data-kind="d"]')
    button.click()
    assert (page.js(decoration), button.get_attribute("aria-pressed")) == ("none", "false")
    button.click()
    assert page.js(decoration) == "underline"


def luminance(colour):
    channels = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_in_light_and_dark(page, scheme):
    page.cdp("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    ground = page.js("return getComputedStyle(document.body).backgroundColor")
    assert (luminance(ground) > 0.5) == (scheme == "light")
    for selector in (
        "body",
        ".lede",
        ".about",
        ".count",
        ".gloss",
        ".also",
        ".where a",
        ".path",
        ".badge.error",
        ".badge.warning",
        ".key",
        ".meta",
    ):
        colours = page.js(
            "const e = document.querySelector(arguments[0]); const s = getComputedStyle(e);"
            "return [s.color, s.backgroundColor === 'rgba(0, 0, 0, 0)' ? arguments[1] : s.backgroundColor]",
            selector,
            ground,
        )
        low, high = sorted(map(luminance, colours))
        assert (high + 0.05) / (low + 0.05) >= 4.5, (selector, colours)
    strokes = page.js(
        "return [...new Set([...document.querySelectorAll('.charts .figure_marks path')].map(p => getComputedStyle(p).fill))]"
    )
    assert len(strokes) == 1
    assert abs(luminance(strokes[0]) - luminance(ground)) > 0.1
    page.cdp("Emulation.setEmulatedMedia", features=[])


def test_on_a_phone_nothing_sticks_out(page):
    page.cdp("Emulation.setDeviceMetricsOverride", width=360, height=740, deviceScaleFactor=2, mobile=True)
    page.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    time.sleep(0.3)
    assert page.js("return document.documentElement.scrollWidth") == 360
    page.cdp("Emulation.clearDeviceMetricsOverride")


def test_on_paper(page, seeds_records):
    page.cdp("Emulation.setEmulatedMedia", media="print")
    assert len(page.shown("#t-people tbody > tr")) == len(entities(seeds_records, "person"))
    assert page.shown(".sections, .tools, .skip, .all") == []
    page.cdp("Emulation.setEmulatedMedia", media="")
    printed = base64.b64decode(page.cdp("Page.printToPDF")["data"])
    assert printed.startswith(b"%PDF")


def test_a_hostile_report_does_nothing(browser, tmp_path, make_page, hostile_report, seeds_reports):
    path = tmp_path / "hostile.html"
    path.write_text(make_page([hostile_report, *seeds_reports[:3]], title="<script>window.pwned=1</script>"), encoding="utf-8")
    browser.open(path)
    browser.js("document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.js(
        "document.querySelectorAll('.m, .entries a').forEach(e => { e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})); })"
    )
    browser.js("document.querySelectorAll('.m, .report a').forEach(e => e.click())")
    browser.type("#q-t-people", "<script>")
    browser.type("#q-reports", "\"'<img onerror")
    time.sleep(0.3)
    assert browser.js("return window.pwned") is None
    assert browser.js("return document.scripts.length") == 1
    assert browser.js("return document.images.length") == 0
    assert browser.js("return location.href").startswith(path.as_uri())
    assert not browser.js("return /[\\u202a-\\u202e\\u2066-\\u2069\\u200f\\0]/.test(document.body.textContent)")
    assert browser.js("return [...document.querySelectorAll('.report .text .ctl')].map(e => e.textContent)")[:6] == [
        "U+202E",
        "U+2066",
        "U+2069",
        "U+200F",
        "U+0000",
        "U+0007",
    ]
    for width in (1280, 360):
        browser.cdp("Emulation.setDeviceMetricsOverride", width=width, height=740, deviceScaleFactor=1, mobile=width < 500)
        assert browser.js("return document.documentElement.scrollWidth") <= width
    browser.cdp("Emulation.clearDeviceMetricsOverride")
    assert browser.requests() <= {path.as_uri(), "about:blank", "data:,"}
    assert browser.driver.get_log("browser") == []


def test_the_policy_stops_what_would_get_in(browser, seeds_page):
    browser.open(seeds_page)
    browser.js("const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s)")
    browser.js("const i = document.createElement('img'); i.src = 'https://example.invalid/a.png'; document.body.append(i)")
    time.sleep(0.2)
    assert browser.js("return window.pwned") is None
    refused = [entry["message"] for entry in browser.driver.get_log("browser")]
    assert len(refused) == 2
    assert all("violates the following Content Security Policy directive" in message for message in refused)


def test_a_thousand_reports_open_well(browser, tmp_path, make_page, seeds_reports):
    many = [msgspec.structs.replace(seeds_reports[i % len(seeds_reports)], id=f"{i:016x}") for i in range(1200)]
    assert all(isinstance(report, Report) for report in many)
    path = tmp_path / "many.html"
    path.write_text(make_page(many), encoding="utf-8")
    assert path.stat().st_size < 30_000_000
    browser.open(path)
    assert browser.js("return document.querySelectorAll('.report').length") == 1000
    assert "200" in browser.shown(".limit")[0]
    browser.type("#q-t-people", "kalesnikava")
    assert len(browser.shown("#t-people tbody > tr .who")) == 1
