"""Changes the settings of a profile: read, checked and written whole, one program at a time."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from core.errors import SettingsError
from core.files import sync_folder
from core.settings import (
    FILE_NAME,
    NAMES,
    InForce,
    Origin,
    Setting,
    checked,
    policy_file,
    read_file,
    read_settings,
)

LOCK_NAME = ".settings.lock"
_PATIENCE_S = 10.0
_TRY_EVERY_S = 0.02

Check: TypeAlias = Callable[[Any], object]
"""Raises SettingsError for a value that is of the right kind and cannot be used all the same."""


@dataclass(frozen=True)
class Change:
    """Values to be written to `settings.json`, and names to be taken out of it, so that what lies
    below is in force again."""

    values: Mapping[str, Any] = field(default_factory=dict)
    resets: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        return self.resets.union(self.values)


class SettingsStore:
    """Of one profile. Two programs that change something at once do not lose each other's."""

    def __init__(
        self,
        profile: Path,
        policy: Path | None = None,
        checks: Mapping[str, Check] | None = None,
    ) -> None:
        """`policy`: default the machine's. `checks`: of settings that need more than bounds."""
        self.path = profile / FILE_NAME
        self.policy = policy if policy is not None else policy_file()
        self._checks = checks or {}

    def read(self) -> InForce:
        """Raises nothing; what is wrong is told in `problems`."""
        return read_settings(self.path.parent, self.policy)

    def signature(self) -> tuple[object, ...]:
        """Differs when a file of settings was written, or came or went, since."""
        return _stamp(self.path), _stamp(self.policy)

    def apply(self, change: Change) -> Change:
        """Writes it and returns the change that undoes it. All or nothing: raises SettingsError
        for a setting that is locked, unknown or out of bounds, and when the file cannot be read
        or written."""
        values = {name: self._checked(name, value) for name, value in change.values.items()}
        with self._alone():
            written = read_file(self.path)
            entries = self.read().entries
            for name in change.names:
                if name in entries and entries[name].locked:
                    raise _locked(entries[name])
                if name not in entries and name not in written:
                    checked(name, None)  # says that there is no such setting
            earlier = {name: written[name] for name in change.names if name in written}
            kept = {name: value for name, value in written.items() if name not in change.resets}
            self._write(kept | values)
        return Change(earlier, change.names - earlier.keys())

    def repair(self) -> Path | None:
        """Takes out of `settings.json` what cannot be used. The file as it was is kept beside it;
        returns where. None: there was nothing to repair. Raises SettingsError."""
        with self._alone():
            bad = {p.name for p in self.read().problems if p.origin is Origin.FILE}
            if not bad:
                return None
            kept = self._free_name()
            try:
                shutil.copy2(self.path, kept)
            except OSError as error:
                raise self._cannot_write(error) from error
            values = {} if "" in bad else read_file(self.path)
            self._write({name: value for name, value in values.items() if name not in bad})
        return kept

    def _checked(self, name: str, value: object) -> Any:
        """As JSON has it."""
        accepted = checked(name, value)
        if name in self._checks:
            self._checks[name](accepted)
        return accepted.value if isinstance(accepted, Enum) else accepted

    def _write(self, values: Mapping[str, Any]) -> None:
        """Whole or not at all, at a power cut, too. Keys that nobody knows stay."""
        order = {name: number for number, name in enumerate(NAMES)}
        ordered = dict(sorted(values.items(), key=lambda item: order.get(item[0], len(order))))
        part = self.path.with_name(f".{uuid.uuid4().hex}.part")
        try:
            with part.open("w", encoding="utf-8") as file:
                json.dump(ordered, file, ensure_ascii=False, indent=2)
                file.write("\n")
                file.flush()
                os.fsync(file.fileno())
            with contextlib.suppress(FileNotFoundError):
                shutil.copymode(self.path, part)
            _replace(part, self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            raise self._cannot_write(error) from error
        finally:
            part.unlink(missing_ok=True)

    def _cannot_write(self, error: OSError) -> SettingsError:
        return SettingsError(
            f"The settings cannot be written to {self.path} ({error.strerror or error}).",
            "Make room there and check that you may write; nothing was changed.",
            str(self.path),
        )

    def _free_name(self) -> Path:
        stem = f"settings-damaged-{datetime.now():%Y%m%d-%H%M%S}"
        path, number = self.path.with_name(f"{stem}.json"), 2
        while path.exists():
            path, number = self.path.with_name(f"{stem} ({number}).json"), number + 1
        return path

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Given back by the system when a program dies over it."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = self.path.with_name(LOCK_NAME).open("a+b")
        except OSError as error:
            raise self._cannot_write(error) from error
        with lock:
            give_up_s = time.monotonic() + _PATIENCE_S
            while not _try_lock(lock.fileno()):
                if time.monotonic() > give_up_s:
                    raise SettingsError(
                        f"Another program is changing {self.path} and does not come to an end.",
                        "Try again, or end that program.",
                        str(self.path),
                    )
                time.sleep(_TRY_EVERY_S)
            try:
                yield
            finally:
                _unlock(lock.fileno())


def lock_reason(setting: Setting) -> str:
    """Why a setting cannot be changed; "" for one that can."""
    if not setting.locked:
        return ""
    if setting.origin is Origin.ENVIRONMENT:
        return f"Set by the environment variable {setting.place}."
    if setting.origin is Origin.POLICY:
        return f"Set by your administrator in {setting.place}."
    return "Your administrator's policy file cannot be read, so nothing can be changed."


def _locked(setting: Setting) -> SettingsError:
    remedy = {
        Origin.ENVIRONMENT: f"Remove {setting.place} and start the program again.",
        Origin.POLICY: "Ask your administrator to change it there.",
    }.get(setting.origin, "Ask your administrator to correct it.")
    reason = lock_reason(setting)
    why = reason[0].lower() + reason[1:]
    verb = "it is " if setting.origin in (Origin.ENVIRONMENT, Origin.POLICY) else ""
    return SettingsError(
        f"The setting “{setting.name}” cannot be changed: {verb}{why}", remedy, setting.name
    )


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def _replace(part: Path, path: Path) -> None:
    """On Windows nobody may be reading it at that moment, which passes."""
    give_up_s = time.monotonic() + _PATIENCE_S
    while True:
        try:
            part.replace(path)
            return
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > give_up_s:
                raise
        time.sleep(_TRY_EVERY_S)


if sys.platform == "win32":  # untested: written after the documentation
    import msvcrt

    def _try_lock(number: int) -> bool:
        os.lseek(number, 0, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(number: int) -> None:
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try_lock(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_UN)
