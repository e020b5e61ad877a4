"""Work out a property when it is asked for the first time, and keep it: `functools.cached_property` without its lock, which costs more than many a property."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

__all__ = ["lazy"]

Value = TypeVar("Value")


class lazy(Generic[Value]):  # noqa: N801 - it is used as a decorator
    """A property that an instance keeps in its `__dict__` from then on; threads that ask at once may both work it out, and get the same."""

    def __init__(self, work: Callable[[Any], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__
        self._name = work.__name__

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[Value]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...
    def __get__(self, instance: object | None, owner: type) -> lazy[Value] | Value:
        """Work it out; the next time the instance itself has it."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._work(instance)
        return value
