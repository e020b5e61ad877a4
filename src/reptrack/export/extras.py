"""Load a library that only one format needs, or say with which line it is installed."""

from __future__ import annotations

import importlib
from typing import Any

from reptrack.errors import UsageError

__all__ = ["need"]


def need(module: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """Give the module.

    Args:
        module: its name.
        extra: the extra of reptrack that installs it.

    Raises:
        UsageError: it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise UsageError(f"this format needs the library {error.name or module}", f'pip install "reptrack[{extra}]"') from error
