"""Load a library that only one format, or a cluster, needs, or say with which line it is installed."""

from __future__ import annotations

import importlib
from typing import Any

from reptrack.errors import UsageError

__all__ = ["need"]


def need(module: str, extra: str, *, user: str = "this format", where: str = "") -> Any:  # noqa: ANN401 - a module
    """Give the module.

    Args:
        module: its name.
        extra: the extra of reptrack that installs it.
        user: what needs it.
        where: where else it has to be installed, words that follow the command.

    Raises:
        UsageError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise UsageError(f"{user} needs the library {error.name or module}", f'pip install "reptrack[{extra}]"{where}') from error
