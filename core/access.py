"""The administrator's password of a profile: off until one is set.

It keeps operators from changing the library and the settings by mistake or out of habit. It does
not protect the databases: whoever may write to the profile's folder can do without it, and can
remove the file when the password is forgotten. The file stands beside the databases and is no part
of them, so that putting back a back-up neither brings an earlier password back nor takes the
present one away.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import threading
import time
import unicodedata
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import AccessError, PasswordRefused, WrongPassword

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FILE_NAME = "access.json"
SHORTEST, LONGEST = 8, 1024
LONGEST_WAIT_S = 60.0
_VERSION = 1

Stamp = tuple[int, ...]


class Access:
    """The password in the profile's folder, and who has just failed to give it.

    May be used from several threads; passwords are tried one after the other. The pauses after
    failures are kept in memory: who starts the program over and over can remove the file as well.
    """

    def __init__(
        self,
        profile: Path,
        hasher: PasswordHasher | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`hasher`: argon2id with the parameters of RFC 9106 for little memory, if None."""
        self.path = profile / FILE_NAME
        self._chosen_hasher = hasher
        self._clock = clock
        self._lock = threading.RLock()
        self._failures = 0
        self._free_at_s = 0.0

    @property
    def is_set(self) -> bool:
        """A file that cannot be read counts: better shut than open by accident."""
        return self.stamp() is not None

    def stamp(self) -> Stamp | None:
        """Another one after every change of the password; None: there is none."""
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return ()
        return found.st_ino, found.st_size, found.st_mtime_ns

    @property
    def wait_s(self) -> float:
        """How long no password is taken, because the latest ones were wrong."""
        return max(0.0, self._free_at_s - self._clock())

    def verify(self, password: str) -> bool:
        """Whether it is the password; any is while none is set.

        Takes 0.1 s or so whatever it is. Raises AccessError for one that comes too soon after a
        wrong one, and where the file cannot be read. A hash made with other parameters than
        today's is made anew.
        """
        with self._lock:
            wait_s = self.wait_s
            if wait_s > 0:
                raise AccessError(
                    "The password was wrong just now.", f"Try again in {math.ceil(wait_s)} s."
                )
            stored = self._read()
            if stored is None:
                return True
            right = self._matches(stored, password)
            self._count(right)
            if right and self._hasher.check_needs_rehash(stored):
                self._write(self._hash(password), instead_of=stored)
            return right

    def set_password(self, new: str, current: str = "") -> None:
        """`current`: the one in force. Raises PasswordRefused, WrongPassword, AccessError."""
        if len(new) < SHORTEST or len(new) > LONGEST:
            raise PasswordRefused(
                f"A password has {SHORTEST} characters or more.",
                "Several words in a row are easy to keep.",
            )
        with self._lock:
            self._check(current)
            self._write(self._hash(new))

    def remove_password(self, current: str) -> None:
        """Nothing asks for it any more. Raises WrongPassword, AccessError."""
        with self._lock:
            self._check(current)
            try:
                self.path.unlink(missing_ok=True)
            except OSError as error:
                raise self._cannot(error) from error

    def _check(self, current: str) -> None:
        if not self.verify(current):
            raise WrongPassword("That is not the present password.", "Type it again.")

    def _count(self, right: bool) -> None:
        """1 s after the first failure, then twice as long after each."""
        self._failures = 0 if right else self._failures + 1
        pause_s = 0.0 if right else min(LONGEST_WAIT_S, 2.0 ** (self._failures - 1))
        self._free_at_s = self._clock() + pause_s

    # Hashing

    @property
    def _hasher(self) -> PasswordHasher:
        if self._chosen_hasher is None:
            # Slow to import, and most profiles have no password.
            from argon2 import PasswordHasher, profiles  # noqa: PLC0415

            self._chosen_hasher = PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)
        return self._chosen_hasher

    def _hash(self, password: str) -> str:
        return self._hasher.hash(_bytes_of(password))

    def _matches(self, stored: str, password: str) -> bool:
        from argon2.exceptions import (  # noqa: PLC0415
            InvalidHashError,
            VerificationError,
            VerifyMismatchError,
        )

        try:
            return self._hasher.verify(stored, _bytes_of(password))
        except VerifyMismatchError:
            return False
        except (InvalidHashError, VerificationError) as error:
            raise self._damaged(str(error)) from error

    # The file

    def _read(self) -> str | None:
        try:
            found = json.loads(self.path.read_text("utf-8"))
            stored = found["argon2"]
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._damaged(str(error.strerror)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise self._damaged("it is damaged") from error
        if not isinstance(stored, str):
            raise self._damaged("it is damaged")
        return stored

    def _write(self, hashed: str, instead_of: str | None = None) -> None:
        """The whole file or nothing, for the owner alone where the system knows owners.

        `instead_of`: only while that is still what is stored.
        """
        part = self.path.with_name(f".{uuid.uuid4().hex}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(number, "w", encoding="utf-8") as file:  # noqa: PTH123  of a descriptor
                json.dump({"version": _VERSION, "argon2": hashed}, file)
                file.flush()
                os.fsync(file.fileno())
            if instead_of is None or self._read() == instead_of:
                part.replace(self.path)
        except OSError as error:
            if instead_of is None:  # an upgrade comes again with the next right password
                raise self._cannot(error) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    def _damaged(self, why: str) -> AccessError:
        return AccessError(
            f"The administrator's password in {self.path} cannot be read: {why}.",
            "Whoever may write to that folder can remove the file and set a password anew.",
            str(self.path),
        )

    def _cannot(self, error: OSError) -> AccessError:
        return AccessError(
            f"The administrator's password in {self.path} could not be changed: {error.strerror}.",
            "Check that this account may write there, and that the disk has room.",
            str(self.path),
        )


def _bytes_of(password: str) -> bytes:
    """The same for every way in which a keyboard composes the same letters."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
