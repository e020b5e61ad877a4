"""What a real folder holds: every file that cannot be used is named in one line, the rest is read, nothing waits for ever."""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import shutil
import socket
import subprocess

import pytest
import zstandard

ENGLISH = "Human rights situation in Belarus. May 2024\n\nOn 5 May 2024 at least 7 people were detained in Minsk under Article 342 of the Criminal Code.\n"
BELARUSIAN = (
    "Праваабаронцы паведамілі: 5 мая 2024 года ў Мінску затрымалі Ганну Кавалёнак па артыкуле 342 КК. Яе асудзілі на тры гады калоніі.\n"
)
RUSSIAN = "Суд приговорил Анну Коваленко по статье 342 УК к трём годам колонии. Это произошло 5 мая 2024 года в Минске.\n"
FRENCH = "Le café de Zoë à Genève — « naïve » façade; coöperate with José Muñoz and Françoise on 5 May 2024.\n"
POLISH = "Sąd w Łodzi skazał działaczkę Agnieszkę Gąskę na rok więzienia; świadkowie mówili, że policja użyła siły.\n"
TURKISH = "Diyarbakır'da mahkeme gazeteci Ayşe Yıldız'ı üç yıl hapis cezasına çarptırdı.\n"
CHANCE = random.Random(1)

GOOD = {
    "plain.txt": (ENGLISH.encode(), "utf-8", ENGLISH),
    "mark.txt": (b"\xef\xbb\xbf" + ENGLISH.encode(), "utf-8-sig", ENGLISH),
    "utf16le-mark.txt": (b"\xff\xfe" + (ENGLISH + BELARUSIAN).encode("utf-16-le"), "utf-16-le", ENGLISH + BELARUSIAN),
    "utf16be-mark.txt": (b"\xfe\xff" + BELARUSIAN.encode("utf-16-be"), "utf-16-be", BELARUSIAN),
    "utf16le.txt": (ENGLISH.encode("utf-16-le"), "utf-16-le", ENGLISH),
    "utf16be.txt": ((BELARUSIAN * 2).encode("utf-16-be"), "utf-16-be", BELARUSIAN * 2),
    "cp1251-be.txt": (BELARUSIAN.encode("cp1251"), "windows-1251", BELARUSIAN),
    "cp1251-ru.txt": (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN),
    "cp1251-mostly-latin.txt": ((ENGLISH + RUSSIAN).encode("cp1251"), "windows-1251", ENGLISH + RUSSIAN),
    "koi8-r.txt": (RUSSIAN.encode("koi8-r"), "koi8-r", RUSSIAN),
    "cp866.txt": (RUSSIAN.encode("cp866"), "cp866", RUSSIAN),
    "cp1250-pl.txt": (POLISH.encode("cp1250"), "windows-1250", POLISH),
    "latin2-pl.txt": (POLISH.encode("iso-8859-2"), "iso-8859-2", POLISH),
    "cp1254-tr.txt": (TURKISH.encode("cp1254"), "windows-1254", TURKISH),
    "cp1252.txt": (FRENCH.encode("cp1252"), "windows-1252", FRENCH),
    "crlf.txt": ((ENGLISH + RUSSIAN).replace("\n", "\r\n").encode(), "utf-8", (ENGLISH + RUSSIAN).replace("\n", "\r\n")),
    "cr.txt": (ENGLISH.replace("\n", "\r").encode(), "utf-8", ENGLISH.replace("\n", "\r")),
    "packed.txt.gz": (gzip.compress(ENGLISH.encode()), "utf-8", ENGLISH),
    "two-members.txt.gz": (gzip.compress(ENGLISH.encode()) + gzip.compress(RUSSIAN.encode()), "utf-8", ENGLISH + RUSSIAN),
    "packed.txt.zst": (zstandard.compress(ENGLISH.encode()), "utf-8", ENGLISH),
    "packed-without-saying.txt": (gzip.compress(ENGLISH.encode()), "utf-8", ENGLISH),
    "escapes.txt": (("\x1b[31mAnna\x1b[0m was detained. " + ENGLISH).encode(), "utf-8", "\x1b[31mAnna\x1b[0m was detained. " + ENGLISH),
    "new\nline.txt": (ENGLISH.encode(), "utf-8", ENGLISH),
}
BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.txt": (bytes(range(256)) * 50, "binary"),
    "noise.txt": (CHANCE.randbytes(20_000), "binary"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + CHANCE.randbytes(5_000), "binary"),
    "nul.txt": (b"On 5 May\0 2024 Anna was detained in Minsk.\n", "binary"),
    "utf32.txt": (ENGLISH.encode("utf-32"), "binary"),
    "cut-character.txt": ((BELARUSIAN * 3).encode()[:151], "cut off"),
    "damaged.txt": ((BELARUSIAN * 20).encode() + b"\xff\xc0 " + BELARUSIAN.encode(), "damaged UTF-8"),
    "odd-utf16.txt": (b"\xff\xfe" + ENGLISH.encode("utf-16-le") + b"x", "damaged utf-16-le"),
    "mixed.txt": (BELARUSIAN.encode() + RUSSIAN.encode("cp1251"), "two encodings in one file: UTF-8 in line 1, another in line 2"),
    "greek.txt": ("Το δικαστήριο καταδίκασε τη δημοσιογράφο σε τρία χρόνια φυλάκιση\n".encode("cp1253"), "no encoding"),
    "surrogate.txt": (b"Anna \xed\xa0\x80 was detained in Minsk.\n", "damaged"),
    "cut.txt.gz": (gzip.compress(ENGLISH.encode() * 10)[:-20], "cut off"),
    "header.txt.gz": (b"\x1f\x8b", "cut off"),
    "damaged.txt.gz": (gzip.compress(CHANCE.randbytes(4_000))[:2_000] + bytes(2_000), "gzip"),
    "header.txt.zst": (b"\x28\xb5\x2f\xfd", "cut off"),
    "bomb.txt.gz": (gzip.compress(bytes(100 << 20)), "no text does"),
    "bomb.txt.zst": (zstandard.compress(bytes(100 << 20)), "no text does"),
}


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    return place


def told(done):
    assert b"Traceback" not in done.stderr
    return done.stderr.decode().splitlines()


@pytest.mark.parametrize("command", ["ingest", "run"])
def test_good_and_bad_files_in_one_folder(reptrack, folder, command):
    for name, (raw, _) in BAD.items():
        (folder / name).write_bytes(raw)
    for name, (raw, *_) in GOOD.items():
        (folder / name).write_bytes(raw)
    (folder / os.fsdecode(b"bad\xff\xfename.txt")).write_bytes(RUSSIAN.encode())
    out = folder.parent / "out"
    done = reptrack(command, "in", "-o", out, *(["-q"] if command == "run" else []), cwd=folder.parent)
    assert done.returncode == 1
    lines = told(done)
    assert len(lines) == len(BAD)
    for name, (_, word) in BAD.items():
        assert sum(f"in/{name}: " in line and word in line for line in lines) == 1, name
    found = {}
    for line in (out / "records.jsonl" if command == "run" else out).read_text().splitlines():
        record = json.loads(line)
        for place in (record["source"], *record["source"].get("also_at", [])):
            found.setdefault(place["path"].removeprefix("in/"), []).append((place["start"], record))
    assert set(found) == {*GOOD, "bad\\xff\\xfename.txt"}
    for name, (_, encoding, text) in GOOD.items():
        assert "".join("".join(record["text"].split()) for _, record in found[name]) == "".join(text.split()), name
        if command == "ingest":
            assert {record["source"]["encoding"] for _, record in found[name]} == {encoding}, name


def test_nothing_waits_for_a_pipe_or_a_device(reptrack, folder):
    (folder / "plain.txt").write_text(ENGLISH)
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as there:
        there.bind(str(folder / "s.txt"))
        for command in (("ingest", "in"), ("run", "in", "in/pipe.txt", "-q", "-o", "corpus")):
            done = reptrack(*command, cwd=folder.parent)
            assert done.returncode == 1
            assert sorted({line.split(":")[1] for line in told(done)}) == [" in/pipe.txt", " in/s.txt", " in/zero.txt"]


def test_links_in_a_circle(reptrack, folder):
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to("..")
    (folder / "sub" / "plain.txt").write_text(ENGLISH)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "nowhere.txt").symlink_to("gone")
    done = reptrack("ingest", "in", cwd=folder.parent)
    assert done.returncode == 1
    assert [line.split(":")[1] for line in told(done)] == [" in/nowhere.txt", " in/self.txt"]
    assert {json.loads(line)["source"]["path"] for line in done.stdout.splitlines()} == {"in/sub/plain.txt"}


def test_what_may_not_be_read(command, tmp_path_factory, folder):
    """Root may read everything: as root, the command runs as nobody."""
    as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    if as_nobody and (shutil.which("setpriv") is None or subprocess.run([*as_nobody, *command, "--version"], check=False).returncode):
        pytest.skip("root, and nobody cannot run reptrack here")
    for path in [folder, *folder.parents]:  # pytest's folders are private to their owner
        if path == tmp_path_factory.getbasetemp().parent.parent:
            break
        path.chmod(0o755)
    (folder / "plain.txt").write_text(ENGLISH)
    (folder / "secret.txt").write_text(ENGLISH)
    (folder / "closed").mkdir()
    for path in (folder / "secret.txt", folder / "closed"):
        path.chmod(0)
    done = subprocess.run([*as_nobody, *command, "ingest", "in"], capture_output=True, cwd=folder.parent, check=False)
    assert done.returncode == 1
    assert [line.split(":")[1] for line in told(done)] == [" in/closed", " in/secret.txt"]
    assert b"in/plain.txt" in done.stdout


def test_one_line_of_ten_megabytes(reptrack, tmp_path):
    line = "On 5 May 2024 at least 7 people were detained in Minsk under Article 342 of the Criminal Code, said Anna Kavalenka, "
    (tmp_path / "long.txt").write_text(line * (10_000_000 // len(line)))
    done = reptrack("ingest", "long.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert len(json.loads(done.stdout)["text"]) > 9_900_000


def test_ten_thousand_files(reptrack, folder):
    for number in range(10_000):
        (folder / f"{number:05}.txt").write_text(f"On 5 May 2024 {number} people were detained in Minsk.\n")
    done = reptrack("ingest", "in", cwd=folder.parent)
    assert (done.returncode, told(done)) == (0, [])
    assert len(done.stdout.splitlines()) == 10_000


def test_a_full_disk(reptrack, command, folder, seeds):
    """The disk has room for a part of the output only: one line, no half file, the old corpus as it was."""
    (folder / "a.txt").write_bytes((seeds / "bulletin.txt").read_bytes())
    assert reptrack("run", "in", "-o", "corpus", "-q", cwd=folder.parent).returncode == 0
    before = (folder.parent / "corpus" / "records.jsonl").read_bytes()
    for path in seeds.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    for args in (("run", "in", "-o", "corpus", "-q", "-j", "1"), ("ingest", "in", "-o", "out.jsonl")):
        done = subprocess.run([*command, *args], capture_output=True, cwd=folder.parent, preexec_fn=small, check=False)
        assert done.returncode == 1
        assert len(told(done)) == 1
        assert "large" in told(done)[0]
    assert (folder.parent / "corpus" / "records.jsonl").read_bytes() == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["corpus", "in"]
    assert reptrack("run", "in", "-o", "corpus", "-q", cwd=folder.parent).returncode == 0


def test_in_a_locale_that_knows_no_cyrillic(reptrack, tmp_path):
    (tmp_path / "a.txt").write_text(BELARUSIAN)
    items = reptrack("ingest", "a.txt", cwd=tmp_path).stdout
    (tmp_path / "a.jsonl").write_bytes(items)
    done = reptrack("stats", "a.jsonl", "--by", "lang", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="POSIX")
    assert (done.returncode, told(done)) == (0, [])
    told_plain = reptrack("show", "Кавалёнак", "a.jsonl", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert b"Traceback" not in told_plain.stderr


@pytest.mark.parametrize(("closed", "code"), [("<&-", 0), (">&-", 1), ("2>&-", 1)])
def test_closed_streams(command, tmp_path, closed, code):
    (tmp_path / "a.txt").write_text(ENGLISH)
    done = subprocess.run(
        ["bash", "-c", f"{command[0]} ingest a.txt {'none.txt' if closed[0] == '2' else ''} {closed}"],
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == code
    assert len(told(done)) == (closed == ">&-")


@pytest.mark.parametrize(
    "args",
    [("ingest", "a.txt"), ("extract", "r.jsonl"), ("merge", "r.jsonl"), ("report", "r.jsonl")]
    + [("export", form, "r.jsonl") for form in ("xlsx", "sqlite", "ftm", "jsonl")],
    ids=" ".join,
)
def test_a_pipe_named_for_output_is_written_to(command, reptrack, tmp_path, args):
    (tmp_path / "a.txt").write_text(ENGLISH)
    reptrack("ingest", "a.txt", "-o", "r.jsonl", cwd=tmp_path)
    os.mkfifo(tmp_path / "out")
    with subprocess.Popen([*command, *args, "-o", "out"], cwd=tmp_path, stderr=subprocess.PIPE) as writer:
        assert (tmp_path / "out").read_bytes()
        writer.communicate(timeout=60)
    assert writer.returncode == 0
    assert (tmp_path / "out").is_fifo()


def test_a_device_named_for_output_is_written_to(reptrack, tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    before = os.stat(os.devnull).st_rdev
    assert reptrack("ingest", "a.txt", "-o", os.devnull, cwd=tmp_path).returncode == 0
    assert os.stat(os.devnull).st_rdev == before
