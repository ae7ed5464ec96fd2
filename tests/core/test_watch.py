import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import core.watch
from core.domain import WatchedFolder
from core.filing.places import identity_of
from core.watch import FolderWatch, Hints, Listing, list_files


def names(listing: Listing) -> tuple[list[str], list[str]]:
    return [s.path.name for s in listing.ready], [s.path.name for s in listing.waiting]


@pytest.fixture
def watch(tmp_path: Path) -> FolderWatch:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    folder = WatchedFolder(1, inbox, inbox / "filed", "{original}")
    return FolderWatch(folder, stable_s=3, incomplete_s=600)


def test_a_file_is_ready_when_it_was_quiet_long_enough(watch: FolderWatch) -> None:
    scan = watch.folder.inbox / "scan.png"
    Image.new("RGB", (9, 9)).save(scan)
    assert names(watch.look(0)) == ([], ["scan.png"])
    assert names(watch.look(2)) == ([], ["scan.png"])
    os.utime(scan, ns=(1, 1))  # touched: the wait begins anew
    assert names(watch.look(4)) == ([], ["scan.png"])
    assert names(watch.look(6.9)) == ([], ["scan.png"])
    assert names(watch.look(7)) == (["scan.png"], [])


def test_a_half_written_file_waits_and_is_looked_at_in_the_end(watch: FolderWatch) -> None:
    scan = watch.folder.inbox / "scan.png"
    Image.new("RGB", (99, 99)).save(scan)
    scan.write_bytes(scan.read_bytes()[:60])
    watch.look(0)
    assert names(watch.look(300)) == ([], ["scan.png"])
    assert names(watch.look(600)) == (["scan.png"], [])


def test_a_file_that_was_taken_already_is_not_opened_again(
    watch: FolderWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thousands may be held on a share."""
    opened: list[str] = []
    for name in ("open_problem", "structure_complete"):
        real = getattr(core.watch, name)

        def told(path: Path, name: str = name, real: Any = real) -> Any:
            opened.append(name)
            return real(path)

        monkeypatch.setattr(core.watch, name, told)
    scan = watch.folder.inbox / "scan.jpg"
    Image.new("RGB", (9, 9)).save(scan)
    watch.look(0)
    assert names(watch.look(5)) == (["scan.jpg"], [])
    assert opened == ["open_problem", "structure_complete"]
    assert names(watch.look(6, is_known=lambda path, _: path == scan)) == (["scan.jpg"], [])
    assert len(opened) == 2
    assert names(watch.look(7)) == (["scan.jpg"], [])  # nobody holds it any more
    assert opened[2:] == ["open_problem"]  # what it looks like inside is still known


def test_a_folder_that_vanishes_is_gone_and_not_empty(watch: FolderWatch) -> None:
    watch.folder.inbox.rmdir()
    assert watch.look(0).gone
    watch.folder.inbox.mkdir()
    assert watch.look(1) == Listing()


def test_partial_names_links_and_the_destination_are_left_alone(
    watch: FolderWatch, tmp_path: Path
) -> None:
    inbox = watch.folder.inbox
    (tmp_path / "outside.png").touch()
    for name in ("a.png", "~$b.pdf", "c.tmp", "d.part", ".e.png", "Thumbs.db", "f.pdf.crdownload"):
        (inbox / name).touch()
    for folder in ("filed", "deeper/still", ".hidden"):
        (inbox / folder).mkdir(parents=True)
        (inbox / folder / "g.png").touch()
    if os.name == "posix":
        (inbox / "link.png").symlink_to(tmp_path / "outside.png")
    found = [
        s.path.relative_to(inbox).as_posix()
        for s in list_files(inbox, {identity_of(inbox / "filed")})
    ]
    assert found == ["a.png", "deeper/still/g.png"]


def test_events_wake_the_lister(tmp_path: Path) -> None:
    wake = threading.Event()
    hints = Hints([tmp_path], wake)
    try:
        for number in range(100):  # the system needs a moment before it reports
            (tmp_path / f"scan{number}.png").touch()
            if wake.wait(0.2):
                break
        assert wake.is_set()
    finally:
        hints.close()


def test_a_folder_whose_files_cannot_be_seen_is_told_of(
    watch: FolderWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its names can be listed, as of one that may be read and not entered."""
    inbox = watch.folder.inbox
    for name in ("a/1.png", "a/2.png", "b.png"):
        (inbox / name).parent.mkdir(exist_ok=True)
        (inbox / name).write_bytes(b"x")
    real = Path.lstat

    def lstat(path: Path) -> os.stat_result:
        if path.parent == inbox / "a":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path)

    monkeypatch.setattr(Path, "lstat", lstat)
    listing = watch.look(0)
    assert listing.unreadable == (inbox / "a",)
    assert listing.paths == {inbox / "b.png"}
