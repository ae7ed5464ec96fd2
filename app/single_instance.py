"""One window a profile and screen: started again, the first one comes to the front.

The first holds a lock on a file in the profile. The system lets go of it when the process ends,
however that ends, so a killed window never blocks the next. Who does not get the lock leaves a wish
beside it; the first looks for one some times a second and takes it away once it has come forward.
"""

from __future__ import annotations

import errno
import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from core.errors import WindowUnresponsive

PATIENCE_S = 20.0
"""A window that is just being opened on a slow machine answers within this time."""
_BETWEEN_LOOKS_S = 0.03
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""With this, Wayland lets a window come to the front on behalf of the process it was given to."""


class FirstWindow:
    """Held by the process whose window is the one of the profile."""

    def __init__(self, wish: Path) -> None:
        self._wish = wish

    def asked(self) -> bool:
        """Whether somebody wishes the window in front; asked until `answered`."""
        try:
            token = self._wish.read_text("utf-8")
        except OSError:
            return False
        if token:
            os.environ[_TOKEN] = token
        return True

    def answered(self) -> None:
        self._wish.unlink(missing_ok=True)


@contextmanager
def first_window(profile: Path, patience_s: float = PATIENCE_S) -> Iterator[FirstWindow | None]:
    """The right to be the profile's window, until the block is left. None: another has it and came
    to the front. Raises WindowUnresponsive when it does not."""
    profile.mkdir(parents=True, exist_ok=True)
    lock, wish = _names(profile)
    with lock.open("ab") as file:
        first = _try_lock(file) or not _raise_other(file, wish, patience_s)
        if first:
            wish.unlink(missing_ok=True)
        yield FirstWindow(wish) if first else None


def raise_open_window(profile: Path, patience_s: float = PATIENCE_S) -> bool:
    """Whether the profile had a window, which is in front now. Raises WindowUnresponsive."""
    if not _names(profile)[0].exists():
        return False
    with first_window(profile, patience_s) as first:
        return first is None


def window_is_open(profile: Path) -> bool:
    """Whether anybody, on any screen, has the profile's window open. It does not come to the front;
    one that is just being opened waits a moment at the most."""
    return any(_is_held(lock) for lock in profile.glob("window-*.lock"))


def _is_held(lock: Path) -> bool:
    for mode in ("r+b", "rb"):  # of another user's file perhaps the latter only
        with suppress(OSError), lock.open(mode) as file:
            return not _try_lock(file)
    return False


def _raise_other(file: BinaryIO, wish: Path, patience_s: float) -> bool:
    """False when the lock is ours because the other has ended meanwhile."""
    _allow_others_to_come_forward()
    token = os.environ.get(_TOKEN, "")
    draft = wish.with_suffix(f".{os.getpid()}")
    draft.write_text(token, "utf-8")
    draft.replace(wish)  # never seen half
    until_s = time.monotonic() + patience_s
    while wish.exists():
        if _try_lock(file):
            return False
        if time.monotonic() > until_s:
            wish.unlink(missing_ok=True)
            raise WindowUnresponsive(
                f"The window of {wish.parent} is open and does not answer.",
                "Wait for it, or end the program in the system's task list and start it again.",
                str(wish.parent),
            )
        time.sleep(_BETWEEN_LOOKS_S)
    return True


def _names(profile: Path) -> tuple[Path, Path]:
    """The lock and the wish, of this user and screen: who looks at another one would not see the
    window come forward."""
    who = sha256("\n".join(_seat()).encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return profile / f"window-{who}.lock", profile / f"window-{who}.raise"


def _seat() -> list[str]:
    machine = platform.node()
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        session = ctypes.c_ulong()
        ctypes.windll.kernel32.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        return [machine, os.environ.get("USERNAME", ""), str(session.value)]
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    return [machine, str(os.getuid()), screen]


def _try_lock(file: BinaryIO) -> bool:
    """Also True where the file system knows no locks: better two windows than none."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


def _allow_others_to_come_forward() -> None:
    """On Windows only who was started last may; it hands the right on."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        anybody = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anybody)
