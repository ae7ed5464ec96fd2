"""The quick part of `fail.py`, and disks that are really full or not there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import running
from fail import OPERATIONS, fail_everywhere
from office import SAMPLES, Office, Profile, make_library
from running import Running, until

from core.filing.places import nearest_mount

SCANS = sorted((SAMPLES / "scans").glob("scan_003*.*"))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("proof") / "library"
    make_library(folder, {"stable_s": 0.1, "rotate_filed": False})
    return folder


@pytest.fixture(scope="session")
def turning_library(library: Path) -> Path:
    """The same with copies that are filed upright, and so with more that can fail."""
    folder = library.with_name("turning")
    shutil.copytree(library, folder)
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    (folder / "settings.json").write_text(json.dumps(settings | {"rotate_filed": True}), "utf-8")
    return folder


@pytest.fixture
def office(tmp_path: Path, library: Path) -> Iterator[Office]:
    made = Office.make(tmp_path / "office", library)
    yield made
    made.remove()


@pytest.fixture
def mount() -> Iterator[Callable[..., Path]]:
    """Mounts a file system for one test: a small one, or another folder once more."""
    mounted: list[Path] = []

    def on(folder: Path, *arguments: str) -> Path:
        try:
            running.mount(folder, *arguments)
        except running.CannotMount:
            pytest.skip("needs the right to mount a file system")
        mounted.append(folder)
        return folder

    yield on
    for folder in mounted:
        running.unmount(folder)


def fill(folder: Path) -> Path:
    """Nothing more fits there."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def test_whatever_file_operation_fails_nothing_is_lost(
    tmp_path: Path, turning_library: Path
) -> None:
    tally, operations = fail_everywhere(tmp_path, turning_library, 8, every_error=False)
    assert tally.total() == operations > 40
    failed = {name.split()[0] for name in tally}
    assert set(OPERATIONS) - failed <= {"reserve", "replace", "is_second_name"}, failed


def test_documents_wait_while_the_destination_is_full_and_are_filed_when_there_is_room(
    office: Office, mount: Callable[..., Path]
) -> None:
    disk = mount(office.root / "disk", "-t", "tmpfs", "-o", "size=2m", "tmpfs")
    inbox = office.inboxes[0]
    with Profile(office.profile) as profile:
        profile.folders.change(1, inbox, disk / "filed", "{class}/{original}")
        filler = fill(disk)
        for scan in SCANS:
            shutil.copy(scan, inbox)
        before = {path.name: path.read_bytes() for path in inbox.iterdir()}
        engine = Running(profile)
        until(lambda: any("Make room" in t.remedy for t in profile.board.troubles()))
        until(lambda: profile.board.folder_statuses()[1].waiting > 0)
        assert {path.name: path.read_bytes() for path in inbox.iterdir()} == before
        assert not [p for p in disk.rglob("*") if p.is_file() and p != filler]
        filler.unlink()
        held = {entry.source for entry in profile.journal.held()}
        until(lambda: {p for p in inbox.iterdir()} <= _held(profile), 90)
        until(lambda: profile.board.troubles() == [])
        engine.stop()
        assert held <= _held(profile)
    now = {p.name: p.read_bytes() for f in (inbox, disk) for p in f.rglob("*") if p.is_file()}
    assert now == before


def _held(profile: Profile) -> set[Path]:
    return {entry.source for entry in profile.journal.held()}


def test_an_engine_outlives_a_full_disk_below_its_databases(
    office: Office, mount: Callable[..., Path], tmp_path: Path
) -> None:
    disk = mount(tmp_path / "disk", "-t", "tmpfs", "-o", "size=48m", "tmpfs")
    shutil.copytree(office.profile, disk / "profile")
    inbox = office.inboxes[0]
    with Profile(disk / "profile") as profile:
        engine = Running(profile)
        until(lambda: profile.board.engine_state().running)
        filler = fill(disk)
        for number in range(20):
            for scan in SCANS:
                (inbox / f"{number} {scan.name}").write_bytes(scan.read_bytes() + bytes([number]))
        before = office.contents()
        time.sleep(3)  # whatever it tries meanwhile must leave everything as it was
        office.check_nothing_lost(before)
        filler.unlink()
        until(lambda: set(inbox.iterdir()) <= _held(profile), 120)
        engine.stop()
    moved = Office(office.root, office.far_root)
    assert moved.contents() == before


def test_a_share_that_vanishes_is_gone_and_not_empty_and_comes_back(
    office: Office, mount: Callable[..., Path], tmp_path: Path
) -> None:
    """Even where an empty folder is left under the mount point."""
    server = tmp_path / "server"
    (server / "inbox").mkdir(parents=True)
    share = mount(tmp_path / "share", "--bind", str(server))
    stranger = server / "inbox" / "stranger.pdf"
    stranger.write_bytes(b"no document")
    with Profile(office.profile) as profile:
        profile.folders.change(1, share / "inbox", share / "filed", "{class}/{original}")
        assert profile.folders.all()[0].inbox_mount == share == nearest_mount(share / "inbox")
        engine = Running(profile)
        until(lambda: _held(profile) == {share / "inbox" / "stranger.pdf"})
        subprocess.run(["umount", "-l", str(share)], check=True)
        (share / "inbox").mkdir()  # as somebody makes who wonders
        until(lambda: profile.board.folder_statuses()[1].gone)
        assert _held(profile) == {share / "inbox" / "stranger.pdf"}
        for scan in SCANS:
            shutil.copy(scan, server / "inbox")
        assert list((share / "inbox").iterdir()) == []
        mount(share, "--bind", str(server))
        until(lambda: not profile.board.folder_statuses()[1].gone)
        until(lambda: any((server / "filed").rglob("*.*")))
        until(lambda: set((share / "inbox").iterdir()) == _held(profile))
        engine.stop()
        assert stranger.exists()


def test_nothing_is_filed_below_a_destination_that_is_not_connected(
    office: Office, mount: Callable[..., Path], tmp_path: Path
) -> None:
    server = tmp_path / "server"
    server.mkdir()
    share = mount(tmp_path / "share", "--bind", str(server))
    inbox = office.inboxes[0]
    with Profile(office.profile) as profile:
        profile.folders.change(1, inbox, share / "filed", "{class}/{original}")
        subprocess.run(["umount", "-l", str(share)], check=True)
        (share / "filed").mkdir()
        for scan in SCANS:
            shutil.copy(scan, inbox)
        before = office.contents()
        engine = Running(profile)
        until(lambda: any("cannot be reached" in t.message for t in profile.board.troubles()))
        assert office.contents() == before and list((share / "filed").iterdir()) == []
        mount(share, "--bind", str(server))
        until(lambda: set(inbox.iterdir()) <= _held(profile))
        until(lambda: profile.board.troubles() == [])
        engine.stop()
    assert len([p for p in server.rglob("*") if p.is_file()]) + len(_in(inbox)) == len(SCANS)


def _in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


@pytest.mark.skipif(shutil.which("mkfs.vfat") is None, reason="needs mkfs.vfat")
def test_on_a_volume_without_links_documents_are_filed_all_the_same(
    office: Office, mount: Callable[..., Path], tmp_path: Path
) -> None:
    image = tmp_path / "fat.img"
    with image.open("wb") as file:
        file.truncate(20 * 2**20)
    subprocess.run(["mkfs.vfat", str(image)], check=True, capture_output=True)
    disk = mount(tmp_path / "fat", "-o", "loop", str(image))
    (disk / "inbox").mkdir()
    for scan in SCANS:
        shutil.copy(scan, disk / "inbox")
    os.utime(disk / "inbox" / SCANS[0].name, (1_500_000_000, 1_500_000_000))
    before = {path.name: path.read_bytes() for path in (disk / "inbox").iterdir()}
    with Profile(office.profile) as profile:
        profile.folders.change(1, disk / "inbox", disk / "filed", "{class}/{original}")
        outcomes = list(profile.engine().run(once=True))
    assert any(outcome.target for outcome in outcomes)
    files = [path for path in disk.rglob("*") if path.is_file()]
    assert {path.name: path.read_bytes() for path in files} == before
    (first,) = (path for path in files if path.name == SCANS[0].name)
    assert first.stat().st_mtime == 1_500_000_000
