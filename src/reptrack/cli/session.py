"""What every command shares: naming problems on stderr, choosing input and output, and how a command ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from reptrack.errors import Problem, ReptrackError, UsageError, printable

__all__ = ["Problems", "choose_input", "end", "guarded", "in_order", "keep_apart", "plainly", "tell"]


class Problems:
    """Prints each problem as one line on stderr and remembers that there was one.

    Pass `problems` as the `on_problem` of a library function, end the command with `problems.exit_code`.
    """

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, problem: Problem) -> None:
        """Print one problem."""
        self.count += not problem.harmless
        print(f"reptrack: {problem}", file=sys.stderr)

    @property
    def exit_code(self) -> int:
        """0 if nothing went wrong, 1 if some input could not be used."""
        return 1 if self.count else 0


def in_order(word: str, source: str | None, what: str) -> None:
    """Make sure that what is looked for stands before what is read.

    Args:
        word: the first argument, what is looked for.
        source: the second, what is read, if it was named.
        what: what the first is called.

    Raises:
        UsageError: the first is a file or folder, and the second is none, or nothing can be read without one.
    """
    if word == "-" or not Path(word).exists() or (Path(source).exists() or source == "-" if source is not None else not _is_terminal()):
        return
    if source is None:
        raise UsageError(f"{word} is what to read, and no {what} was given", f"give the {what} before it")
    raise UsageError(f"{word} is what to read, and stands before {source}", f"give the {what} first, then what to read")


def _is_terminal() -> bool:
    return sys.stdin is None or sys.stdin.isatty()


def choose_input(given: str | None, hint: str = "name a JSONL file or a corpus folder, or pipe records in") -> str:
    """Give the input a command reads: what was named, else standard input if something is piped in.

    Raises:
        UsageError: nothing was named and standard input is a terminal.
    """
    if given is not None:
        return given
    if _is_terminal():
        raise UsageError("nothing to read", hint)
    return "-"


def keep_apart(target: str | Path | None, *others: str | Path | None) -> None:
    """Make sure that an output does not take the place of what the command reads, or of its other output.

    Args:
        target: where a command will write; None or `-` is standard output.
        others: files and corpus folders that it reads, or where it writes too.

    Raises:
        UsageError: it would.
    """
    if target is None or str(target) == "-":
        return
    path = Path(target)
    for other in others:
        if other is None or str(other) == "-":
            continue
        inside = [Path(other) / name for name in CORPUS_FILES] if Path(other).is_dir() else []
        if any(_same(path, one) for one in (Path(other), *inside)):
            raise UsageError(f"{target}: the command reads or writes this file already", "name another file; nothing was changed")


CORPUS_FILES = ("records.jsonl", "names.jsonl", "decisions.jsonl")


def _same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second) and (first.is_file() or first.is_dir())
    except OSError:
        return first.absolute() == second.absolute()


def tell(message: str, hint: str = "") -> None:
    """Say a line on stderr that is no problem, such as that nothing was found."""
    print(printable(f"reptrack: {message}" + (f"; {hint}" if hint else "")), file=sys.stderr)


def end(code: int) -> NoReturn:
    """End the process now with an exit code, all output flushed."""
    sys.stdout.flush()
    sys.stderr.flush()
    raise SystemExit(code)


@contextmanager
def plainly() -> Iterator[None]:
    """Make a complaint about the command line plain: what would act on the terminal is escaped, for its words may be file names of others."""
    try:
        yield
    except Exception as error:
        if hasattr(error, "format_message"):  # click's ClickException, which typer may carry under a name of its own
            message = str(vars(error).get("message", ""))
            vars(error)["message"] = printable(message.removeprefix("Value error, "))  # the library's own words for its checks
        raise


@contextmanager
def guarded() -> Iterator[None]:
    """Turn errors into one line on stderr and an exit code; end silently when the reader of a pipe has gone."""
    _set_up_streams()
    _heed_signals()
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _silence_stdout()
        raise SystemExit(0) from None
    except ReptrackError as error:
        hint = f"; {error.hint}" if error.hint else ""
        print(printable(f"reptrack: {error}{hint}"), file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt as stop:
        _silence_stdout()
        print("reptrack: interrupted", file=sys.stderr)
        number = stop.args[0] if stop.args else signal.SIGINT
        raise SystemExit(128 + number) from None
    except MemoryError:
        print("reptrack: out of memory; give it more (`ulimit -v` shows a limit), or less to read at a time", file=sys.stderr)
        raise SystemExit(1) from None
    except OSError as error:
        if error.filename is None and sys.stdout.closed:
            raise SystemExit(0) from None
        print(printable(f"reptrack: {error.filename or 'output'}: {error.strerror or error}"), file=sys.stderr)
        raise SystemExit(1) from None


def _set_up_streams() -> None:
    """Write UTF-8 into pipes and files whatever the locale; a terminal that lacks a character shows its number."""
    if sys.stderr is None:  # closed by the caller: `2>&-`
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - stands until the process ends
    if sys.stdout is None:
        print("reptrack: standard output is closed", file=sys.stderr)
        raise SystemExit(1)
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="backslashreplace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")


def _heed_signals() -> None:
    """End on `kill` and on a closed terminal as on Ctrl-C, so that temporary files are removed; what `nohup` ignores stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _interrupt(number: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt(number)


def _silence_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's own flush at exit cannot fail."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
