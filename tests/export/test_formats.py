"""Each format holds the same rows; nothing in a cell runs, is cut or lost; an output appears whole or not at all."""

from __future__ import annotations

import csv
import json
import sqlite3
import stat
import zipfile

import pytest
from msgspec.structs import replace

from reptrack.errors import UsageError
from reptrack.export import workbook
from reptrack.export.cells import CELL_LIMIT, defused, length, pieces, risky
from reptrack.export.forms import Form
from reptrack.export.pipeline import export
from reptrack.export.tables import REPORTS, TABLES

HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "+375 29",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "a;=1",
    '"quoted", and; more',
    "\x00\x07\x1b[2J",
    "_x0041_",
    "\u202eevil",
    "\ufffe",
    "line\r\nline",
    "🕊" * 3,
    "'apostrophe",
    "1e5",
    "NULL",
]


def as_csv(folder):
    """Read all tables of a CSV export: numbers as text, empty cells as None."""
    found = {}
    for table in TABLES:
        with (folder / f"{table.name}.csv").open(encoding="utf-8", newline="") as stream:
            found[table.name] = [{k: v or None for k, v in row.items()} for row in csv.DictReader(stream)]
    return found


def as_xlsx(path):
    openpyxl = pytest.importorskip("openpyxl")
    found = {}
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    book.close()
    return found


def as_parquet(folder):
    duckdb = pytest.importorskip("duckdb")
    found = {}
    for table in TABLES:
        query = duckdb.sql(f"SELECT * FROM '{folder / table.name}.parquet'")  # noqa: S608
        found[table.name] = [dict(zip(query.columns, row, strict=True)) for row in query.fetchall()]
    return found


def as_sqlite(path):
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    found = {table.name: [dict(row) for row in base.execute(f"SELECT * FROM {table.name}")] for table in TABLES}  # noqa: S608
    base.close()
    return found


READ = {Form.csv: as_csv, Form.xlsx: as_xlsx, Form.parquet: as_parquet, Form.sqlite: as_sqlite}
LIBRARY = {Form.xlsx: "xlsxwriter", Form.parquet: "pyarrow"}


def written(form, reports, tmp_path):
    if form in LIBRARY:
        pytest.importorskip(LIBRARY[form])
    target = tmp_path / f"out.{form}"
    summary = export(reports, form, target)
    return READ[form](target), summary


@pytest.mark.parametrize("form", READ, ids=str)
def test_all_rows_are_there_in_their_types(form, reports, tmp_path):
    tables, summary = written(form, reports, tmp_path)
    base = as_sqlite_reference(reports, tmp_path)
    for table in TABLES:
        got, expected = tables[table.name], base[table.name]
        assert len(got) == len(expected)
        if table.name != "columns":
            assert summary.rows[table.name] == len(expected)
        for row, wanted in zip(got, expected, strict=True):
            for column in table.columns:
                value, right = row[column.name], wanted[column.name]
                if form is Form.csv:
                    value = float(value) if column.type != "text" and value is not None else value
                    right = defused(right) if isinstance(right, str) else right
                assert value == right, (table.name, column.name)


def as_sqlite_reference(reports, tmp_path):
    export(reports, Form.sqlite, tmp_path / "reference.db")
    return as_sqlite(tmp_path / "reference.db")


@pytest.mark.parametrize("form", READ, ids=str)
@pytest.mark.parametrize("cell", HOSTILE, ids=ascii)
def test_hostile_cells(form, cell, make_first, tmp_path):
    report = replace(make_first(), title=cell, publisher=f"{cell} ")
    tables, summary = written(form, [report], tmp_path)
    got = tables["reports"][0]["title"]
    if form is Form.csv:
        assert got == ("'" + cell if risky(cell) else cell)
    elif form is Form.xlsx:
        assert pytest.importorskip("openpyxl.utils.escape").unescape(got) == cell.replace("\ufffe", "\ufffd")
        assert bool(summary.notes) == ("\ufffe" in cell)
    else:
        assert got == cell


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(make_first, tmp_path):
    pytest.importorskip("xlsxwriter")

    reports = [replace(make_first(), id=str(n), title=cell) for n, cell in enumerate([*HOSTILE, "https://example.org"])]
    export(reports, Form.xlsx, tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        sheets = b"".join(book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/"))
        assert b"<f>" not in sheets
        assert b"<hyperlink" not in sheets
        assert b'quotePrefix="1"' in book.read("xl/styles.xml")


@pytest.mark.parametrize("text", ["a" * 100_000, "я" * 32_768, "🕊" * 40_000, "a" * CELL_LIMIT], ids=["ascii", "one more", "pairs", "fits"])
def test_a_long_text_stands_whole_in_the_workbook(text, make_first, tmp_path):
    report = replace(make_first(), text=text, dates=[], names=[], articles=[], claims=[])
    tables, summary = written(Form.xlsx, [report], tmp_path)
    cell = tables["reports"][0]["text"]
    if length(text) <= CELL_LIMIT:
        assert cell == text
        assert not summary.notes
        return
    assert cell.endswith("the whole text stands on the sheet long_cells]")
    parts = [row for row in tables["long_cells"] if row["row_id"] == report.id]
    assert "".join(row["text"] for row in parts) == text
    assert [row["piece"] for row in parts] == list(range(1, len(parts) + 1))
    assert "1 texts are longer" in summary.notes[0]


@pytest.mark.parametrize("text", ["", "a", "a" * CELL_LIMIT * 3, "🕊" * CELL_LIMIT])
def test_pieces_fit_and_lose_nothing(text):
    assert "".join(pieces(text)) == text
    assert all(length(piece) <= CELL_LIMIT for piece in pieces(text))


def test_more_rows_than_a_sheet_go_on_on_the_next(tmp_path):
    pytest.importorskip("xlsxwriter")
    told = []
    row = ("x",) * 5 + (None,) + ("p", 1, 2) + (None,) * 5
    with workbook.writing(tmp_path / "x.xlsx", told.append, row_limit=4) as add:
        add(REPORTS, [(str(n), *row[1:]) for n in range(8)])
    tables = as_xlsx(tmp_path / "x.xlsx")
    assert [r["id"] for name in ("reports", "reports_2", "reports_3") for r in tables[name]] == [str(n) for n in range(8)]
    assert told == ["reports has more rows than a sheet of Excel: it goes on on reports_2 to reports_3"]


def test_parquet_is_read_by_pandas_and_tells_what_its_columns_hold(reports, tmp_path):
    pandas, pq = pytest.importorskip("pandas"), pytest.importorskip("pyarrow.parquet")
    export(reports, Form.parquet, tmp_path / "p")
    frame = pandas.read_parquet(tmp_path / "p" / "claims.parquet")
    assert frame["value"].sum() == 1254 + 355
    schema = pq.read_schema(tmp_path / "p" / "claims.parquet")
    assert schema.field("metric").metadata[b"description"] == b"its normal slug"


class TestSqlite:
    """The database is ready for Datasette."""

    @pytest.fixture
    def base(self, reports, tmp_path):
        export(reports, Form.sqlite, tmp_path / "x.db")
        base = sqlite3.connect(tmp_path / "x.db")
        yield base
        base.close()

    def test_keys_hold(self, base):
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert {row[2] for row in base.execute("PRAGMA foreign_key_list(names)")} == {"reports", "entities"}

    @pytest.mark.parametrize(
        ("table", "words", "hits"),
        [
            ("reports", "lawyer", 1),
            ("names", "вольга", 1),
            ("names", "Leninski", 1),
            ("entities", "karatkevich", 1),
            ("reports", "zebra", 0),
        ],
    )
    def test_words_are_found(self, base, table, words, hits):
        query = f"SELECT count(*) FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)"  # noqa: S608
        assert base.execute(query, (words,)).fetchone() == (hits,)

    def test_datasette_can_tell_which_index_belongs_to_which_table(self, base):
        statements = [row[0] for row in base.execute("SELECT sql FROM sqlite_master WHERE name LIKE '%_fts'")]
        assert all("VIRTUAL TABLE" in sql and "USING FTS5" in sql and "content=[" in sql for sql in statements)
        assert len(statements) == 3

    def test_views_read_like_answers(self, base):
        figure = base.execute("SELECT value, qualifier, attributed_to, publisher FROM view_figures WHERE subject = 'people'").fetchone()
        assert figure == ("1254", "at_least", "Viasna", 'Human Rights Center "Viasna"')
        assert base.execute("SELECT name, mentions FROM view_people").fetchone() == ("Volha Karatkevich", 4)
        assert base.execute("SELECT code, article, mentions, reports FROM view_articles_cited").fetchall() == [("BY-CC", "342", 2, 1)]
        contexts = dict(base.execute("SELECT text, context FROM view_names_in_context"))
        assert "told [Jan" not in contexts["Jan Wielki"]
        assert "met Prime Minister [Jan Wielki] in Minsk." in contexts["Jan Wielki"]
        assert base.execute("SELECT count(*) FROM view_people_and_articles").fetchone() == (4,)

    def test_the_context_of_the_first_word(self, make_first, tmp_path):
        report = make_first()
        name = replace(report.names[0], start=0, end=5, text=report.text[:5])
        export([replace(report, names=[name])], Form.sqlite, tmp_path / "y.db")
        base = sqlite3.connect(tmp_path / "y.db")
        assert base.execute("SELECT context FROM view_names_in_context").fetchone()[0].startswith("[Trial] of Volha")
        base.close()

    def test_the_search_survives_a_vacuum(self, base):
        base.execute("VACUUM")
        test = "SELECT title FROM reports WHERE rowid IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH 'lawyer')"
        assert base.execute(test).fetchall() == [("Trial of Volha Karatkevich in Brest",)]


class TestFollowTheMoney:
    """The entities are what FollowTheMoney defines."""

    @pytest.fixture
    def entities(self, reports, tmp_path):
        pytest.importorskip("followthemoney")
        odd = replace(reports[0].names[0], entity="вольга~", name="Łucja")
        export([*reports, replace(reports[0], names=[odd])], Form.ftm, tmp_path / "x.ftm")
        return [json.loads(line) for line in (tmp_path / "x.ftm").read_text(encoding="utf-8").splitlines()]

    def test_the_model_accepts_all_of_it(self, entities):
        model = pytest.importorskip("followthemoney").model
        for data in entities:
            proxy = model.get_proxy(data, cleaned=False)
            # Reading with cleaning drops every value that the model does not allow.
            assert {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()} == {k: sorted(v) for k, v in data["properties"].items()}
            proxy.schema.validate(data)

    def test_every_reference_leads_to_an_entity(self, entities):
        ids = [entity["id"] for entity in entities]
        assert len(set(ids)) == len(ids)
        for entity in entities:
            for name in ("document", "resolved"):
                assert set(entity["properties"].get(name, [])) <= set(ids)

    def test_who_is_there(self, entities):
        by_id = {entity["id"]: entity for entity in entities}
        volha = by_id["rt-person-volha-karatkevich"]
        assert volha["schema"] == "Person"
        assert volha["properties"]["name"] == ["Volha Karatkevich"]
        assert volha["properties"]["alias"] == ["Вольга Караткевич"]
        assert volha["properties"]["weakAlias"] == ["Karatkevich"]
        assert by_id["rt-org-leninski-district-court-of-brest"]["schema"] == "PublicBody"
        assert by_id["rt-org-viasna"]["schema"] == "Organization"
        document = by_id["rt-report-aaaa0001"]
        assert document["schema"] == "PlainText"
        assert document["properties"]["keywords"] == ["BY-CC:342:1", "BY-CC:342:2"]
        assert sum(entity["schema"] == "Mention" for entity in entities) == 7 + 3 + 1


@pytest.mark.parametrize("form", Form, ids=str)
def test_an_empty_corpus(form, tmp_path):
    pytest.importorskip(LIBRARY.get(form, "csv"))
    target = tmp_path / f"x.{form}"
    summary = export([], form, target)
    assert target.exists()
    assert sum(summary.rows.values()) == 0
    if form in READ:
        assert READ[form](target)["reports"] == []


@pytest.mark.parametrize("form", Form, ids=str)
def test_an_output_appears_whole_or_not_at_all(form, reports, tmp_path):
    pytest.importorskip(LIBRARY.get(form, "csv"))
    target = tmp_path / "x"

    def broken():
        yield reports[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(broken(), form, target)
    assert list(tmp_path.iterdir()) == []
    export(reports[:1], form, target)
    before = sorted(path.read_bytes() for path in target.iterdir()) if target.is_dir() else target.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        export(broken(), form, target)
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
    assert (sorted(path.read_bytes() for path in target.iterdir()) if target.is_dir() else target.read_bytes()) == before
    export(reports, form, target)
    for path in [target, *(target.iterdir() if target.is_dir() else [])]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_a_folder_with_other_files_is_left_alone(reports, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.odt").write_text("years of work")
    with pytest.raises(UsageError, match="holds other files"):
        export(reports, Form.csv, tmp_path / "mine")
    assert (tmp_path / "mine" / "thesis.odt").read_text() == "years of work"


@pytest.mark.parametrize(("form", "target"), [(Form.csv, "file"), (Form.sqlite, "folder"), (Form.xlsx, "-"), (Form.csv, None)])
def test_a_place_of_the_wrong_sort(form, target, reports, tmp_path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UsageError):
        export(reports, form, target if target in (None, "-") else tmp_path / target)
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.parametrize("form", [Form.csv, Form.sqlite, Form.jsonl], ids=str)
def test_the_same_records_give_the_same_bytes(form, reports, tmp_path):
    for name in "ab":
        export(reports, form, tmp_path / name)
    read = lambda path: [p.read_bytes() for p in sorted(path.iterdir())] if path.is_dir() else path.read_bytes()  # noqa: E731
    assert read(tmp_path / "a") == read(tmp_path / "b")
