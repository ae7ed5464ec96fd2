"""Where watched folders lie: whether they can be reached, and that nothing goes round in circles.

Folders are told apart by what the system says they are (device and inode), not by their names: a
link, another spelling or a second mount of the same folder is the same folder.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, TypeAlias

from core.errors import DestinationUnavailable, FilingError, SettingsError

if TYPE_CHECKING:
    from core.domain import WatchedFolder

FolderId: TypeAlias = tuple[int, int] | str
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")


def identity_of(folder: Path) -> FolderId:
    """What stays the same under every name of a folder; its resolved name where it is missing."""
    try:
        status = folder.stat()
    except OSError:
        status = None
    if status is None or not status.st_ino:
        return os.path.normcase(os.path.realpath(folder))
    return status.st_dev, status.st_ino


def nearest_mount(folder: Path) -> Path:
    """The mount point, drive or share that `folder` lies on."""
    real = Path(os.path.realpath(folder))
    above = [real, *real.parents]
    if sys.platform == "linux":
        mounts = _mount_points()
        return next((path for path in above if path in mounts), above[-1])
    return next((path for path in above if os.path.ismount(path)), above[-1])


def is_folder(path: Path) -> bool:
    """False also for what cannot be asked now, such as a share whose server is down."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_gone(folder: Path, mount: Path | None) -> bool:
    """Whether a folder cannot be reached now. `mount`: what it lay on when it was set up; without
    it the folder below its mount point is another one."""
    if not is_folder(folder):
        return True
    if mount is None:
        return False
    return is_away(folder, mount)


def is_away(folder: Path, mount: Path) -> bool:
    """Whether what a folder lay on is not connected. One that was deleted there is not away."""
    if not is_folder(mount):
        return True
    now = nearest_mount(folder)
    return now != mount and mount not in now.parents


class Places:
    """All watched folders of a profile at one moment, paused ones too."""

    def __init__(self, folders: Iterable[WatchedFolder], profile: Path | None = None) -> None:
        """`profile`: the folder of the databases and of what is kept beside them."""
        self._folders = list(folders)
        self._profile = identity_of(profile) if profile is not None else None
        self._destinations = {identity_of(folder.destination) for folder in self._folders}
        self._inboxes = {identity_of(folder.inbox): folder for folder in self._folders}

    def left_out(self, folder: WatchedFolder) -> set[FolderId]:
        """What is not listed below this folder's inbox: destinations, inboxes of others, and the
        profile, whose kept scans are no new ones."""
        everything = self._destinations | self._inboxes.keys()
        if self._profile is not None:
            everything |= {self._profile}
        return everything - {identity_of(folder.inbox)}

    def problem(self, folder: WatchedFolder) -> SettingsError | None:
        """Why this folder must not be sorted, if so."""
        inbox, destination = identity_of(folder.inbox), identity_of(folder.destination)
        if inbox == destination:
            return SettingsError(
                f"{folder.inbox} cannot be its own destination.",
                "Choose another destination.", str(folder.inbox),
            )  # fmt: skip
        refused = inbox_problem(folder.inbox, self._profile)
        if refused is not None:
            return refused
        other = self._inboxes.get(destination)
        if other is not None:
            return SettingsError(
                f"{folder.destination} is the inbox of another watched folder: what is filed "
                f"there would be sorted again.",
                "Choose another destination.", str(folder.destination),
            )  # fmt: skip
        for same in self._folders:
            if same.folder_id != folder.folder_id and identity_of(same.inbox) == inbox:
                return SettingsError(
                    f"{folder.inbox} is watched already.", "See `kamiwake folder list`.",
                    str(folder.inbox),
                )  # fmt: skip
        return None

    def refuse_return(self, target: Path) -> None:
        """Raises FilingError for a target that an engine would take for a new scan: below an
        inbox, with no destination between, under whatever names these are reached."""
        for around in _with_parents(target.parent):
            identity = identity_of(around)
            if identity in self._destinations:
                return
            if identity in self._inboxes:
                raise FilingError(
                    f"{target.parent} lies in the watched inbox {self._inboxes[identity].inbox}: "
                    f"“{target.name}” would be sorted again.",
                    "Choose another destination or naming pattern. It stays where it is.",
                    str(target),
                )


def require_destination(folder: WatchedFolder) -> None:
    """Raises DestinationUnavailable where the destination itself is missing: a share that is not
    connected must not be taken for a new folder. Folders without a remembered mount are made when
    they are first used."""
    mount = folder.destination_mount
    if mount is not None and is_gone(folder.destination, mount):
        raise DestinationUnavailable(
            f"The destination {folder.destination} cannot be reached.",
            "Connect or create it again. Documents stay where they are until then.",
            str(folder.destination),
        )


def inbox_problem(inbox: Path, profile: FolderId | None) -> SettingsError | None:
    """Why nobody can want everything in it to be sorted and moved away, if so."""
    identity, homes = identity_of(inbox), _home_and_around()
    if identity == profile:
        return SettingsError(
            f"{inbox} belongs to Kamiwake itself.", "Choose another inbox.", str(inbox)
        )
    if is_drive(Path(os.path.realpath(inbox))):
        why = f"{inbox} is a whole drive: every document on it would be sorted."
    elif homes and identity == homes[0]:
        why = f"{inbox} is your home folder: every document in it would be sorted."
    elif identity in homes:
        why = f"{inbox} holds your home folder: every document there would be sorted, too."
    else:
        return None
    return SettingsError(why, "Choose a folder that only scans arrive in.", str(inbox))


def is_drive(folder: PurePath) -> bool:
    """Whether nothing is above it. A share (\\\\server\\scans) is none: scanners write to it."""
    return folder == folder.parent and not folder.drive.startswith("\\\\")


def _home_and_around() -> list[FolderId]:
    """The home folder, then what is above it."""
    try:
        home = Path.home()
    except RuntimeError:  # an account without one
        return []
    return [identity_of(folder) for folder in _with_parents(home)]


def _with_parents(folder: Path) -> Iterator[Path]:
    real = Path(os.path.realpath(folder))
    yield real
    yield from real.parents


def _mount_points() -> set[Path]:
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return set()
    names = (line.split(" ")[4] for line in lines)
    return {Path(_OCTAL.sub(lambda match: chr(int(match[1], 8)), name)) for name in names}


def destination_problem(folder: WatchedFolder) -> DestinationUnavailable | None:
    """Why nothing can be filed for this folder now."""
    try:
        require_destination(folder)
    except DestinationUnavailable as error:
        return error
    return None
