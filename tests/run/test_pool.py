"""Work is shared out without changing its order; a worker that dies and a Ctrl-C end everything with one line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from multiprocessing import active_children, forkserver
from pathlib import Path

import pytest

from reptrack.errors import ReptrackError, UsageError
from reptrack.run import pool
from reptrack.run.pool import AUTO_BYTES, map_ordered, worker_count


def slowly_back(number: int) -> int:
    time.sleep(0.02 * (number % 3))
    return -number


def die_at_five(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail_at_five(number: int) -> int:
    if number == 5:
        raise ValueError("five")
    return number


def die_while_answering(after: float) -> bytes:
    threading.Timer(after, os.kill, (os.getpid(), signal.SIGKILL)).start()
    return bytes(200_000_000)


def run_out_of_memory(_number: int) -> int:
    raise MemoryError


class UnpackableError(Exception):
    """An error that can be pickled, but not made again."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(f"{what} in {where}")


def fail_unpackably(number: int) -> int:
    raise UnpackableError("a hole", f"piece {number}")


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    """Let worker processes import this module."""
    monkeypatch.syspath_prepend(Path(__file__).parent)
    for thing in (slowly_back, die_at_five, fail_at_five, die_while_answering, run_out_of_memory, fail_unpackably, UnpackableError):
        monkeypatch.setattr(thing, "__module__", "test_pool")
    monkeypatch.setitem(sys.modules, "test_pool", sys.modules[__name__])


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_pieces(jobs):
    assert list(map_ordered(slowly_back, range(20), jobs)) == [-number for number in range(20)]


def test_pieces_are_taken_as_they_are_needed():
    taken = []

    def pieces():
        for number in range(1000):
            taken.append(number)
            yield number

    results = map_ordered(slowly_back, pieces(), 2)
    next(results)
    results.close()
    assert len(taken) <= 6


def test_without_a_server_each_worker_loads_for_itself(monkeypatch):
    def no_socket():
        raise OSError("AF_UNIX path too long")

    monkeypatch.setattr(forkserver, "ensure_running", no_socket)
    assert pool._context().get_start_method() == "spawn"
    assert list(map_ordered(slowly_back, range(4), 2)) == [0, -1, -2, -3]


def test_a_worker_that_dies_is_told_and_does_not_hang():
    with pytest.raises(ReptrackError, match="a worker process died"):
        list(map_ordered(die_at_five, range(1000), 2))


@pytest.mark.parametrize("after", [0.0, 0.05, 0.1, 0.15, 0.2])  # it takes tenths of a second to pack and send the answer
def test_a_worker_that_dies_in_the_middle_of_its_answer_is_told_and_does_not_hang(after):
    with pytest.raises(ReptrackError, match="a worker process died"):
        for _ in map_ordered(die_while_answering, [after] * 20, 2):
            pass
    assert not active_children()


def test_a_worker_without_memory_is_told_without_a_traceback(capfd):
    with pytest.raises(ReptrackError, match="a worker process died") as caught:
        list(map_ordered(run_out_of_memory, range(10), 2))
    assert "too little memory" in caught.value.hint
    assert capfd.readouterr().err == ""


def test_a_worker_that_cannot_be_started_is_told(monkeypatch):
    def gone(_process):
        raise EOFError  # what is read from a fork server that has died

    monkeypatch.setattr(pool._context().Process, "start", gone)
    with pytest.raises(ReptrackError, match="a worker process died"):
        list(map_ordered(slowly_back, range(10), 2))


def test_an_error_in_a_worker_comes_out_and_ends_the_others():
    with pytest.raises(ValueError, match="five") as caught:
        list(map_ordered(fail_at_five, range(1000), 2))
    assert any("in fail_at_five" in note for note in caught.value.__notes__)
    assert not active_children()


def test_an_error_that_does_not_go_through_a_pipe_is_told_all_the_same():
    with pytest.raises(RuntimeError, match="UnpackableError: a hole in piece 1"):
        list(map_ordered(fail_unpackably, [1], 2))


@pytest.mark.parametrize(("jobs", "work", "expected"), [("auto", None, 1), ("auto", AUTO_BYTES - 1, 1), ("3", 1, 3)])
def test_small_work_gets_one_process(jobs, work, expected):
    assert worker_count(jobs, work) == expected


def test_much_work_gets_all_cores(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {0, 1, 2}, raising=False)
    assert worker_count("auto", AUTO_BYTES) == 3


@pytest.mark.parametrize("jobs", ["0", "-1", "many", "1.5", "²", ""])
def test_other_numbers_are_wrong_usage(jobs):
    with pytest.raises(UsageError):
        worker_count(jobs)


@pytest.fixture(scope="module")
def records(tmp_path_factory, reptrack, seeds):
    """Give a file of enough records to keep two workers busy for seconds."""
    once = reptrack("ingest", seeds).stdout
    path = tmp_path_factory.mktemp("records") / "records.jsonl"
    path.write_bytes(once * 60)
    return path


def below(pid):
    """Give the processes that a process started, and those that they started, with their command lines."""
    listed = subprocess.run(["ps", "-e", "-ww", "-o", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=3) for line in listed.splitlines()]
    found, above = [], {pid}
    while above:
        children = [(int(row[0]), row[3]) for row in rows if int(row[1]) in above and row[2][0] != "Z"]
        found += children
        above = {child for child, _ in children}
    return found


def started(pid):
    """Wait until a process has two worker processes, and give them: copies of a fork server, or processes spawned one by one."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        forked = [child for child, words in below(pid) if "forkserver" in words][1:]
        spawned = [child for child, words in below(pid) if "spawn_main" in words]
        if len(forked or spawned) >= 2:
            return forked or spawned
        time.sleep(0.02)
    raise AssertionError("no workers")


def is_at_work(pid):
    """Tell whether a process is there, and more than an entry that nobody has taken note of."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout.strip()
    return bool(state) and not state.startswith("Z")


def extracting(command, records, folder):
    words = [*command, "extract", records, "--jobs", "2", "-o", "out.jsonl"]
    return subprocess.Popen(words, cwd=folder, stderr=subprocess.PIPE, start_new_session=True)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("delay", [0.0, 2.0])
def test_what_a_terminal_sends_to_all_ends_them_with_one_line(command, records, tmp_path, delay, number):
    process = extracting(command, records, tmp_path)
    pids = started(process.pid)
    time.sleep(delay)
    os.killpg(process.pid, number)  # Ctrl-C, `timeout`, a terminal that is closed: everyone in the group gets it
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.decode().splitlines()) == (128 + number, ["reptrack: interrupted"])
    assert list(tmp_path.iterdir()) == []
    assert not any(map(is_at_work, pids))


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_helping_processes_are_started_with_signals_of_the_terminal_held_back(command, records, tmp_path):
    process = extracting(command, records, tmp_path)
    started(process.pid)
    helpers = [
        child for child, words in below(process.pid) if "multiprocessing" in words
    ]  # the tracker of resources, the server, the workers
    masks = [Path(f"/proc/{pid}/status").read_text().split("SigBlk:")[1].split()[0] for pid in helpers]
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    assert len(masks) >= 4
    assert all(int(mask, 16) >> signal.SIGHUP - 1 & 1 for mask in masks), masks
    assert sum(int(mask, 16) >> signal.SIGINT - 1 & 1 for mask in masks) >= len(masks) - 1, masks  # the tracker ignores Ctrl-C by itself


def test_workers_end_with_a_killed_parent(command, records, tmp_path):
    process = extracting(command, records, tmp_path)
    started(process.pid)
    time.sleep(2)
    process.kill()
    process.communicate(timeout=30)  # returns when nobody holds standard error any more


def test_a_killed_worker_is_one_line(command, records, tmp_path):
    process = extracting(command, records, tmp_path)
    os.kill(started(process.pid)[0], signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    (line,) = err.decode().splitlines()
    assert "a worker process died" in line
    assert "--jobs 1" in line
    assert list(tmp_path.iterdir()) == []


def test_two_jobs_give_the_same_bytes_and_the_same_problems(reptrack, records, tmp_path):
    lines = records.read_bytes().splitlines(keepends=True)[:300]
    lines[10:10] = [b"{broken\n"]
    lines[250:250] = [b'{"id": 1}\n']
    (tmp_path / "in.jsonl").write_bytes(b"".join(lines))
    one = reptrack("extract", "in.jsonl", "--jobs", "1", cwd=tmp_path)
    two = reptrack("extract", "in.jsonl", "--jobs", "2", cwd=tmp_path)
    assert one.returncode == two.returncode == 1
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert [json.loads(line)["schema"] for line in one.stdout.splitlines()[:1]] == ["reptrack/1"]
