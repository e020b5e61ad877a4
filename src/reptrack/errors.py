"""Say what can go wrong, in words for the person at the keyboard: errors that stop a command, problems that one input has."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["OnProblem", "Problem", "ReptrackError", "UsageError", "inert_json", "log_problem", "printable"]

LOGGER = logging.getLogger("reptrack")


class ReptrackError(Exception):
    """The root of all errors that reptrack raises on purpose.

    Attributes:
        hint: what the user can do about it, one sentence or empty.
        exit_code: what the command line ends with.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(ReptrackError):
    """The command was called in a way that cannot work, whatever the input holds."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One input, or one line of it, that could not be used; everything else goes on.

    Attributes:
        place: the file as the user named it, `-` for standard input.
        message: what is wrong, without a full stop.
        hint: what to do, without a full stop, or empty.
        line: the line in the file, counted from 1, where that makes sense.
        passing: the file could not be read, which may be otherwise the next time.
        harmless: nothing that was meant to be used is missing, the user should only know; the exit code stays 0.
    """

    place: str
    message: str
    hint: str = ""
    line: int | None = None
    harmless: bool = False
    passing: bool = False

    def __str__(self) -> str:
        """Give one line that is safe to print: `file:line: message; hint`."""
        where = self.place if self.line is None else f"{self.place}:{self.line}"
        return printable(f"{where}: {self.message}" + (f"; {self.hint}" if self.hint else ""))


OnProblem = Callable[[Problem], None]


def log_problem(problem: Problem) -> None:
    """Log a problem as a warning: what library users get unless they pass their own handler."""
    LOGGER.warning("%s", problem)


def printable(text: str) -> str:
    r"""Escape what could act on a terminal: control characters, bidi and other format characters, lone surrogates.

    Example: `printable("a\x1b[2Jb")` is `a\\x1b[2Jb`.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode("ascii") for c in text)


def inert_json(text: str) -> str:
    r"""Give the same JSON with everything escaped that could act on a terminal; line breaks between values stay.

    Example: a right-to-left override in a string becomes `\u202e`; a program reads the same string.
    """
    return "".join(c if c.isprintable() or c == "\n" else _json_escape(c) for c in text)


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
