"""One move on its way: every step is in the journal before it is taken.

Until a move is recorded as placed its source has not been touched, but for the one case where
the system cannot link and the source itself is renamed. Three ways of placing, first to last:

- a second name (hard link) for the source under the target's name;
- renaming the source, where links are missing but renaming without replacing is not;
- a copy under a temporary name in the target's folder, hashed there and then renamed to the
  target's name, which is reserved with an empty file where nothing better is to be had.

What is changed on its way is placed by the last way alone, and not before its original is kept.
"""

from __future__ import annotations

import contextlib
import errno
import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import DestinationUnavailable, FilingError, SourceChanged
from core.filing.naming import numbered

if TYPE_CHECKING:
    from core.filing.journal import Intent, Journal
    from core.filing.operations import FileOperations
    from core.filing.originals import Originals

_NO_OTHER_WAY_HELPS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOENT}


class Placing:
    """Places the document of one intent, or finds out after an interruption what was done."""

    def __init__(
        self, journal: Journal, files: FileOperations, originals: Originals, intent: Intent
    ) -> None:
        self._journal = journal
        self._files = files
        self._originals = originals
        self.intent = intent
        self._made: tuple[Path, ...] = ()

    def place(self) -> Path:
        """Returns where the document is now. Raises OSError or FilingError: see `settle`."""
        plan = self.intent.plan
        self._made = self._files.make_folder(plan.target.parent)
        if plan.replaces_original:
            self.keep_original()
        if plan.changes or not self._place_whole():
            self._place_copy()
            return self.target
        if not self._has_content(self.target):
            raise source_changed(plan.source)
        return self.target

    @property
    def target(self) -> Path:
        assert self.intent.target is not None
        return self.intent.target

    def keep_original(self) -> None:
        """Raises FilingError."""
        plan = self.intent.plan
        if not self._originals.keep(plan.source, plan.sha256, self.intent.filing_id):
            raise source_changed(plan.source)

    def settle(self) -> bool:
        """Whether the document is placed, told from the disk; otherwise nothing of it is left.

        The same answer again however often it is asked or interrupted.
        """
        source, files = self.intent.plan.source, self._files
        if self.intent.plan.replaces_original:
            self._originals.discard(self.intent.plan.sha256, self.intent.filing_id)
        placed = self._is_placed()
        temporary = self.intent.temporary
        if temporary is None or not files.exists(temporary):
            return placed
        if not placed and not files.exists(source) and self._has_content(temporary):
            # Its owner took the source away meanwhile: this may be the last copy.
            self._publish(temporary)
            return True
        if not placed:  # first forget the name: without its copy it would pass for ours
            self._journal.record_temporary(self.intent.filing_id, temporary)
        files.remove(temporary)
        return placed

    def leave(self) -> None:
        """Nothing was placed: the folders that were made for it go, if nothing lies in them."""
        with contextlib.suppress(OSError):
            for folder in reversed(self._made):
                self._files.remove_folder(folder)

    def _is_placed(self) -> bool:
        source, target, files = self.intent.plan.source, self.intent.target, self._files
        if target is None or not files.exists(target):
            return False
        if files.is_second_name(source, target):
            if self._has_content(target):
                return True
            files.remove(target)  # changed under both names: it stays where it was
            return False
        if self.intent.temporary is None:  # linked or renamed, or a stranger's
            return not files.exists(source) and self._was_renamed(target)
        if not files.exists(self.intent.temporary) or files.is_second_name(
            self.intent.temporary, target
        ):
            return self._has_content(target)
        if self.intent.reserved and files.stamp(target).size == 0:
            files.remove(target)
        return False

    def _was_renamed(self, target: Path) -> bool:
        """Changed between reading and renaming, it goes back to where it was."""
        if self._has_content(target):
            return True
        stamp, read = self._files.stamp(target), self.intent.plan.stamp
        if (stamp.device, stamp.inode) == (read.device, read.inode):
            self._files.rename(target, self.intent.plan.source)
        return False

    def _has_content(self, path: Path) -> bool:
        return self._files.sha256(path) == self.intent.plan.at_target

    # The ways of placing

    def _place_whole(self) -> bool:
        """Without copying; False where the system cannot."""
        source = self.intent.plan.source
        for way in (self._files.link, self._files.rename):
            try:
                self._under_free_name(partial(way, source))
                return True
            except OSError as error:
                if self._is_placed():  # a network share may fail and yet have done it
                    return True
                if error.errno in _NO_OTHER_WAY_HELPS:
                    raise
        return False

    def _place_copy(self) -> None:
        plan, files = self.intent.plan, self._files
        temporary = plan.target.parent / f".kamiwake-{uuid.uuid4().hex}.part"
        self._journal.record_temporary(self.intent.filing_id, temporary)
        self.intent = replace(self.intent, temporary=temporary, target=None)
        brings_back = plan.changes and not plan.replaces_original
        origin = self._originals.path(plan.sha256) if brings_back else plan.source
        if plan.splices:
            files.copy_changed(plan.source, temporary, plan.splices)
        else:
            files.copy(origin, temporary)
        if files.stamp(plan.source) != plan.stamp or not self._has_content(temporary):
            raise source_changed(plan.source)
        self._publish(temporary)

    def _publish(self, temporary: Path) -> None:
        """Gives the finished copy its name."""
        for way in (self._files.rename, self._files.link):
            try:
                self._under_free_name(partial(way, temporary))
                break
            except OSError as error:
                if self._is_placed():
                    break
                if error.errno in _NO_OTHER_WAY_HELPS:
                    raise
        else:
            self._under_free_name(self._files.reserve, reserve=True)
            self._files.replace(temporary, self.target)
        if self._files.exists(temporary):
            self._files.remove(temporary)

    def _under_free_name(self, take: Callable[[Path], None], reserve: bool = False) -> None:
        plan = self.intent.plan
        for name in numbered(plan.target):
            if self._files.exists(name):
                continue
            if (self.intent.target, self.intent.reserved) != (name, reserve):
                self._journal.record_target(self.intent.filing_id, name, reserve)
                self.intent = replace(self.intent, target=name, reserved=reserve)
            try:
                take(name)
                return
            except FileExistsError:
                continue  # taken by someone else just now
        raise DestinationUnavailable(
            f"There is no free name for “{plan.target.name}” in {plan.target.parent}.",
            "Empty that folder, or use {date} in the naming pattern.",
            str(plan.source),
        )


def source_changed(source: Path) -> SourceChanged:
    return SourceChanged(
        f"“{source.name}” changed while it was being filed.",
        "It is read again when it is quiet.",
        str(source),
    )


def source_gone(source: Path) -> SourceChanged:
    return SourceChanged(
        f"“{source.name}” is no longer in {source.parent}.", "Nothing was moved.", str(source)
    )


def cannot_remove(source: Path, error: OSError) -> FilingError:
    return FilingError(
        f"“{source.name}” cannot be taken out of {source.parent} ({_words(error)}).",
        "Close it in other programs, or check the permissions of the folder. It stays there.",
        str(source),
    )


def cannot_place(source: Path, folder: Path, error: OSError) -> FilingError:
    steps = {
        errno.ENOSPC: "Make room on that disk.",
        errno.EDQUOT: "Make room in your quota on that disk.",
        errno.EROFS: "It is read-only: choose another destination.",
        errno.EACCES: "Check that you may write there.",
        errno.EPERM: "Check that you may write there.",
        errno.ENOTDIR: "A file is in the way of a folder: rename one of them.",
        errno.ENAMETOOLONG: "Shorten the naming pattern or the name of the class.",
    }
    step = steps.get(error.errno or 0, "Check that the folder exists and can be reached.")
    return DestinationUnavailable(
        f"“{source.name}” could not be put into {folder} ({_words(error)}).",
        f"{step} The document stays where it was and is tried again.",
        str(source),
    )


def _words(error: OSError) -> str:
    return error.strerror or str(error)
