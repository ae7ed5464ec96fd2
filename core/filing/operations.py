"""The file operations that moves consist of. Tests put failing ones in their place."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from core.domain import FileStamp, Splice

_AT_FDCWD, _RENAME_NOREPLACE = -100, 1  # Linux, renameat2(2)
_BLOCK = 2**20
_RENAME_EXCL = 4  # macOS, renamex_np(2)


class FileOperations:
    """Thin over the system. Each may raise OSError; none ever replaces a file but `replace`."""

    def stamp(self, path: Path) -> FileStamp:
        """Of the entry itself: a link put in a file's place does not pass for it."""
        return FileStamp.of(path.lstat())

    def exists(self, path: Path) -> bool:
        """Raises OSError where it cannot be told, unlike `Path.exists`."""
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        return True

    def is_second_name(self, first: Path, second: Path) -> bool:
        """Whether both are names of one file, so that either may go without loss.

        One name seen over two ways (a linked folder, a second mount) is not enough.
        """
        try:
            status, other = first.lstat(), second.lstat()
        except FileNotFoundError:
            return False
        return (
            os.path.samestat(status, other)
            and status.st_nlink > 1
            and os.path.realpath(first) != os.path.realpath(second)
        )

    def sha256(self, path: Path) -> str:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def make_folder(self, folder: Path) -> tuple[Path, ...]:
        """With its parents, lasting through a power cut. Returns those that were not there, the
        outermost first."""
        if folder.is_dir():
            return ()
        made = self.make_folder(folder.parent)
        with contextlib.suppress(FileExistsError):  # made by someone else just now
            folder.mkdir()
            made = (*made, folder)
        if not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        self.sync_folder(folder.parent)
        return made

    def remove_folder(self, folder: Path) -> None:
        """Fails where anything lies in it."""
        folder.rmdir()

    def link(self, source: Path, target: Path) -> None:
        """A second name for the same file. Raises FileExistsError."""
        os.link(source, target)

    def rename(self, source: Path, target: Path) -> None:
        """Raises FileExistsError; any other OSError where the system cannot rename so."""
        if sys.platform == "win32":
            source.rename(target)  # refuses to replace
        elif sys.platform == "darwin":
            _call("renamex_np", os.fsencode(source), os.fsencode(target), _RENAME_EXCL)
        else:
            _call(
                "renameat2", _AT_FDCWD, os.fsencode(source), _AT_FDCWD, os.fsencode(target),
                _RENAME_NOREPLACE,
            )  # fmt: skip

    def copy(self, source: Path, target: Path) -> None:
        """Content, on the disk when it returns, with times and permissions where the file
        system takes them. Raises FileExistsError."""
        _copy(source, target, ())

    def copy_changed(self, source: Path, target: Path, splices: Sequence[Splice]) -> None:
        """As `copy`, with changes, which are in the order of the file."""
        _copy(source, target, splices)

    def reserve(self, target: Path) -> None:
        """An empty file that holds the name. Raises FileExistsError."""
        with target.open("xb"):
            pass

    def replace(self, source: Path, target: Path) -> None:
        """Only for a name reserved before: whatever is there is gone."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Makes the names in it last through a power cut. Windows has no such call."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):  # not every network share can
                os.fsync(handle)
        finally:
            os.close(handle)


def _copy(source: Path, target: Path, splices: Sequence[Splice]) -> None:
    with source.open("rb") as reader, target.open("xb") as writer:
        for splice in splices:
            _copy_bytes(reader, writer, splice.at - reader.tell())
            writer.write(splice.inserted)
            reader.seek(splice.removed, os.SEEK_CUR)
        shutil.copyfileobj(reader, writer, _BLOCK)
        writer.flush()
        os.fsync(writer.fileno())
    with contextlib.suppress(OSError):
        shutil.copystat(source, target)


def _copy_bytes(reader: BinaryIO, writer: BinaryIO, size: int) -> None:
    while size > 0 and (block := reader.read(min(size, _BLOCK))):
        writer.write(block)
        size -= len(block)


def _call(name: str, *arguments: object) -> None:
    """A function of the C library that sets errno. ENOSYS where the library lacks it."""
    function = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if function is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if function(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
