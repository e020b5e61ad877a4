"""A run on a real Dask cluster of several processes gives what a run without one gives, also if a worker is killed in the middle."""

from __future__ import annotations

import json
import random
import socket
import subprocess
import sys
import threading
import time
from types import SimpleNamespace

import pytest

from reptrack.errors import ReptrackError, UsageError
from reptrack.run import cluster as clusters
from reptrack.run.shards import version
from reptrack.run.storage import Input, lines_between

pytest.importorskip("distributed")
WORKERS = 3


def dask(*args, cwd):
    with (cwd / f"{args[0]}.log").open("ab") as log:
        return subprocess.Popen([sys.executable, "-m", "dask", *args], cwd=cwd, stdout=log, stderr=log)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """Give the scheduler file and the processes of the workers of a cluster."""
    folder = tmp_path_factory.mktemp("cluster")
    address = folder / "scheduler.json"
    processes = [dask("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(address), cwd=folder)]
    one = ("worker", "--host", "127.0.0.1", "--nworkers", "1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
    processes += [dask(*one, "--scheduler-file", str(address), cwd=folder) for _ in range(WORKERS)]
    yield SimpleNamespace(address=address, workers=processes[1:])
    for process in reversed(processes):
        process.terminate()
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def reports(tmp_path_factory, seeds):
    """Give a folder with enough reports for a dozen shards: the samples with other numbers in them, some twice."""
    folder = tmp_path_factory.mktemp("many") / "reports"
    for copy in range(15):
        (folder / f"{copy:02}").mkdir(parents=True)
        for path in sorted(seeds.glob("*.txt")):
            text = path.read_text(encoding="utf-8").replace("1,2", f"{copy % 14 + 1},2").replace("12", str(copy % 14 + 12))
            (folder / f"{copy:02}" / path.name).write_text(text, encoding="utf-8")
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture(scope="module")
def embedded(reptrack, reports):
    """Give the corpus made without a cluster."""
    folder = reports.parent / "embedded"
    reptrack("run", "reports", "-o", folder, "--quiet", cwd=reports.parent)
    return folder


def by_id(folder):
    return sorted((folder / "records.jsonl").read_bytes().splitlines(), key=lambda line: json.loads(line)["id"])


def shards(folder):
    return list((folder / ".reptrack" / "shards").glob("*.index.jsonl"))


def test_a_killed_worker_changes_nothing(command, cluster, reports, embedded, tmp_path):
    words = [*command, "run", "reports", "-o", tmp_path / "corpus", "--cluster", cluster.address]
    process = subprocess.Popen(words, cwd=reports.parent, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not shards(tmp_path / "corpus") and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    assert process.poll() is None
    done_before = len(shards(tmp_path / "corpus"))
    cluster.workers[0].kill()
    _, err = process.communicate(timeout=120)
    assert process.returncode == 1, err.decode()  # an empty file is among the reports
    assert b"empty.txt" in err
    assert done_before < len(shards(tmp_path / "corpus"))
    assert by_id(tmp_path / "corpus") == by_id(embedded)
    assert (tmp_path / "corpus" / "records.jsonl").read_bytes() == (embedded / "records.jsonl").read_bytes()
    assert (tmp_path / "corpus" / "names.jsonl").read_bytes() == (embedded / "names.jsonl").read_bytes()
    assert b"repeats folded" in err


def test_a_killed_driver_leaves_what_was_there_and_the_next_run_ends_it(command, cluster, reports, embedded, tmp_path):
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    words = [*command, "run", "reports", "-o", tmp_path / "corpus", "--cluster", cluster.address, "-q"]
    files = ("records.jsonl", "names.jsonl")
    for _ in range(3):
        process = subprocess.Popen(words, cwd=reports.parent)
        time.sleep(chance.uniform(0.5, 6))
        process.kill()
        process.wait()
        there = [(tmp_path / "corpus" / name).exists() for name in files]
        assert there in ([False, False], [True, True])
    done = subprocess.run(words, cwd=reports.parent, check=False, capture_output=True)
    assert done.returncode == 1  # an empty file is among the reports
    assert [(tmp_path / "corpus" / name).read_bytes() for name in files] == [(embedded / name).read_bytes() for name in files]
    assert not list((tmp_path / "corpus").rglob("*.part"))


def test_urls_and_parquet_there_and_back(reptrack, cluster, seeds, tmp_path):
    pytest.importorskip("pyarrow")
    reptrack("run", seeds, "-o", "embedded", cwd=tmp_path)
    to_parquet = reptrack(
        "run", seeds, "-o", f"file://{tmp_path}/parquet", "--cluster", cluster.address, "--parquet", "--quiet", cwd=tmp_path
    )
    assert (to_parquet.returncode, to_parquet.stderr) == (0, b"")
    assert (tmp_path / "parquet" / "names.jsonl").read_bytes() == (tmp_path / "embedded" / "names.jsonl").read_bytes()
    shard = f"file://{tmp_path}/parquet/records/*.parquet"
    back = reptrack("run", shard, "-o", f"file://{tmp_path}/back", "--cluster", cluster.address, "--quiet", cwd=tmp_path)
    assert (back.returncode, back.stderr) == (0, b"")
    assert (tmp_path / "back" / "records.jsonl").read_bytes() == (tmp_path / "embedded" / "records.jsonl").read_bytes()


def test_finished_shards_are_not_done_again(reptrack, cluster, seeds, tmp_path):
    first = reptrack("run", seeds, "-o", "corpus", "--cluster", cluster.address, cwd=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in shards(tmp_path / "corpus")}
    again = reptrack("run", seeds, "-o", "corpus", "--cluster", cluster.address, cwd=tmp_path)
    assert (first.returncode, again.returncode, len(before)) == (0, 0, 1)
    assert before == {path: path.stat().st_mtime_ns for path in shards(tmp_path / "corpus")}
    reptrack("run", seeds, "-o", "embedded", cwd=tmp_path)
    assert by_id(tmp_path / "corpus") == by_id(tmp_path / "embedded")


@pytest.mark.parametrize("limit", [50, 333, 1000, 10_000])
def test_a_long_jsonl_file_is_cut_between_lines(tmp_path, limit):
    lines = [json.dumps("x" * (7 * number % 200)).encode() + b"\n" for number in range(200)]
    path = tmp_path / "long.jsonl"
    path.write_bytes(b"".join(lines))
    pieces = list(clusters._cut(Input(str(path), str(path), path.stat().st_size, ""), limit))
    assert len(pieces) > 1 or limit == 10_000
    assert [line for piece in pieces for _, line in lines_between(piece)] == lines


def test_without_the_extra_it_says_what_to_install(tmp_path):
    code = "import sys; sys.modules['distributed'] = None; sys.argv = ['reptrack', 'run', 'seeds', '-o', sys.argv[1], '--cluster', 'tcp://x:1']\n"
    code += "from reptrack.cli.app import main; main()"
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "corpus"], capture_output=True, check=False)
    assert done.returncode == 2
    assert b'pip install "reptrack[cluster]"' in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_scheduler_that_does_not_answer_is_one_line(tmp_path):
    code = "import reptrack.run.cluster as c; c.CONNECT_SECONDS = 1\nimport sys; sys.argv = ['reptrack', *sys.argv[1:]]\n"
    code += "from reptrack.cli.app import main; main()"
    (tmp_path / "x.txt").write_text("On 5 May 2025 nobody was detained.\n")
    (tmp_path / "s.json").write_text('{"address": "nowhere"}')  # Dask finds no port there, and leaves its client half made
    silent = socket.create_server(("127.0.0.1", 0))  # takes the call and says nothing
    for address in ("tcp://127.0.0.1:9", "s.json", f"tcp://127.0.0.1:{silent.getsockname()[1]}"):
        words = [sys.executable, "-c", code, "run", "x.txt", "-o", "c", "--cluster", address]
        done = subprocess.run(words, capture_output=True, check=False, timeout=60, cwd=tmp_path)  # it took 60 s to end a half-made client
        assert done.returncode == 1
        assert b"no scheduler answers there" in done.stderr
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "c").exists()
    silent.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        *(
            (word, "not the address of a scheduler")
            for word in ("nowhere", "tcp://x", "x:8786", "http://x:1", "tcp://:1", "tcp://x:1:2", "")
        ),
        ("nofile.json", "no such scheduler file"),
    ],
)
def test_what_can_be_no_scheduler_is_refused_before_anything_is_made(address, said, monkeypatch):
    monkeypatch.setattr(clusters, "WAIT_SECONDS", 0)
    with pytest.raises(UsageError, match=said):
        clusters._where(address)


def test_a_scheduler_that_has_just_been_started_may_still_write_its_file(tmp_path):
    path = tmp_path / "scheduler.json"
    threading.Timer(0.5, path.write_text, ("{}",)).start()
    assert clusters._where(str(path)) == {"scheduler_file": str(path)}


@pytest.mark.parametrize("address", ["tcp://x:8786", "tls://10.0.0.1:8786", "tcp://[fe80::1]:8786", "tcp://x:8786/"])
def test_an_address_has_scheme_host_and_port(address):
    assert clusters._where(address) == {"address": address}


def test_nothing_to_read_asks_no_cluster(reptrack, tmp_path):
    done = reptrack("run", "nosuch", "-o", tmp_path / "c", "--cluster", "tcp://127.0.0.1:9", cwd=tmp_path)
    assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
    assert b"there is nothing to read" in done.stderr


def test_workers_of_another_version_are_named():
    client = SimpleNamespace(run=lambda *_args, **_options: {"tcp://one:1": version(), "tcp://two:2": "reptrack 0.0.1, rule data abc"})
    with pytest.raises(ReptrackError, match=r"tcp://two:2 has reptrack 0\.0\.1") as caught:
        clusters._check_versions(client, "tcp://here:8786")
    assert version() in caught.value.hint


@pytest.mark.parametrize("args", [("--parquet",), ("--jobs", "2", "--cluster", "tcp://x:1")])
def test_options_that_do_not_go_together_are_wrong_usage(reptrack, tmp_path, args):
    done = reptrack("run", "seeds", "-o", tmp_path / "c", *args)
    assert done.returncode == 2
