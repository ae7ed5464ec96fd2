"""Parts of a profile that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")


class made_once(Generic[T]):  # noqa: N801
    """A cached property that threads may ask for at the same time; its owner has a re-entrant
    lock, `making`."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_made_{name}"

    def __get__(self, profile: Any, owner: type | None = None) -> T:
        made = profile.__dict__
        try:
            return cast(T, made[self._name])  # another thread may forget it at any moment
        except KeyError:
            with profile.making:
                if self._name not in made:
                    made[self._name] = self._make(profile)
                return cast(T, made[self._name])

    def made(self, profile: Any) -> T | None:
        """None: nobody has asked for it yet."""
        return cast("T | None", profile.__dict__.get(self._name))

    def forget(self, profile: Any) -> None:
        """It is made anew when it is asked for again."""
        profile.__dict__.pop(self._name, None)


class made_of_settings(made_once[T]):  # noqa: N801
    """Made anew after every change of the settings: ask the profile for it each time."""


def forget_made_of_settings(profile: Any) -> None:
    """With `making` held."""
    for part in vars(type(profile)).values():
        if isinstance(part, made_of_settings):
            part.forget(profile)
