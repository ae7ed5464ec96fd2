"""Nothing goes round in circles, under whatever names folders are reached; counters and doubles."""

from __future__ import annotations

import errno
import os
import threading
from datetime import datetime
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from core.database.engine import open_database
from core.domain import Label, WatchedFolder
from core.errors import FilingError, FolderMissing, SettingsError
from core.files import require_folder
from core.filing.folders import WatchedFolders
from core.filing.naming import first_free, validate_pattern
from core.filing.places import Places, identity_of, is_drive, is_gone, nearest_mount
from core.watch import FolderWatch, Hints, list_files

AT = datetime(2026, 11, 24)


def folder(number: int, inbox: Path, destination: Path) -> WatchedFolder:
    for path in (inbox, destination):
        path.mkdir(parents=True, exist_ok=True)
    return WatchedFolder(number, inbox, destination, "{original}")


def test_two_folders_cannot_feed_each_other(tmp_path: Path) -> None:
    one = folder(1, tmp_path / "a", tmp_path / "b")
    other = folder(2, tmp_path / "b", tmp_path / "a")
    places = Places([one, other])
    for each in (one, other):
        problem = places.problem(each)
        assert isinstance(problem, SettingsError) and "sorted again" in problem.message


def test_the_profile_is_no_inbox_and_is_not_listed_in_one_around_it(tmp_path: Path) -> None:
    """The scans that are kept there for undo are no new ones."""
    profile = tmp_path / "home" / "profile"
    (profile / "originals").mkdir(parents=True)
    (profile / "originals" / "kept.jpg").write_bytes(b"kept")
    (tmp_path / "home" / "scan.jpg").write_bytes(b"scan")
    around = folder(1, tmp_path / "home", tmp_path / "to")
    places = Places([around], profile)
    assert places.problem(around) is None
    listed = [each.path.name for each in list_files(around.inbox, places.left_out(around))]
    assert listed == ["scan.jpg"]
    itself = folder(2, profile, tmp_path / "to")
    problem = Places([itself], profile).problem(itself)
    assert problem is not None and "Kamiwake itself" in problem.message


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
def test_a_drive_and_the_home_folder_are_no_inboxes_and_nothing_is_made_for_their_sake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, link = tmp_path / "people" / "clerk", tmp_path / "link"
    (home / "scans").mkdir(parents=True)
    link.symlink_to(home)
    monkeypatch.setenv("HOME", str(home))
    engine = open_database(tmp_path / "profile" / "journal.sqlite", "journal")
    folders = WatchedFolders(engine)
    there = folders.add(home / "scans", tmp_path / "first", "{original}")
    for inbox, said in (
        (Path("/"), "/ is a whole drive"),
        (home, f"{home} is your home folder"),
        (link, f"{link} is your home folder"),
        (home.parent, f"{home.parent} holds your home folder"),
        (tmp_path / "profile", "belongs to Kamiwake itself"),
    ):
        for act in (
            lambda inbox: folders.add(inbox, tmp_path / "to", "{original}"),
            lambda inbox: folders.change(there.folder_id, inbox, tmp_path / "to", "{original}"),
            lambda inbox: folders.require_inbox(inbox, make=True),
        ):
            with pytest.raises(SettingsError) as caught:
                act(inbox)
            assert said in caught.value.message and caught.value.remedy.startswith("Choose ")
    assert not (tmp_path / "to").exists()
    assert [folder.inbox for folder in folders.all()] == [home / "scans"]
    engine.dispose()


@pytest.mark.parametrize(
    ("folder", "whole"),
    [
        (PureWindowsPath("D:/"), True), (PureWindowsPath("D:/scans"), False),
        (PureWindowsPath("//server/scans/"), False), (PurePosixPath("/"), True),
        (PurePosixPath("/mnt"), False),
    ],
)  # fmt: skip
def test_a_share_is_no_drive(folder: PurePath, whole: bool) -> None:
    assert is_drive(folder) is whole


def test_an_inbox_that_is_missing_is_made_when_somebody_says_so(tmp_path: Path) -> None:
    (tmp_path / "profile").mkdir()
    engine = open_database(tmp_path / "profile" / "journal.sqlite", "journal")
    folders, inbox = WatchedFolders(engine), tmp_path / "new" / "in"
    with pytest.raises(FolderMissing) as caught:
        folders.require_inbox(inbox)
    assert str(caught.value) == f"The folder {inbox} is not there. Make it, or choose another one."
    assert not inbox.parent.exists()
    folders.require_inbox(inbox, make=True)
    assert inbox.is_dir()
    engine.dispose()


def test_an_inbox_is_made_where_it_is_missing_and_can_be(tmp_path: Path) -> None:
    (tmp_path / "file.pdf").write_bytes(b"no folder")
    require_folder(tmp_path / "new" / "in", make=True)
    assert (tmp_path / "new" / "in").is_dir()
    with pytest.raises(FolderMissing, match=r"The folder .*file\.pdf cannot be made"):
        require_folder(tmp_path / "file.pdf", make=True)


@pytest.mark.skipif(os.name != "posix", reason="links need rights there")
def test_a_link_to_the_inbox_is_the_inbox(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "in")
    one = WatchedFolder(1, tmp_path / "in", tmp_path / "link", "{original}")
    problem = Places([one]).problem(one)
    assert problem is not None and "its own destination" in problem.message
    # And one that lies inside a sound destination leads nowhere either.
    sound = folder(1, tmp_path / "in", tmp_path / "to")
    (tmp_path / "to" / "Claim").symlink_to(tmp_path / "in")
    with pytest.raises(FilingError, match="sorted again"):
        Places([sound]).refuse_return(tmp_path / "to" / "Claim" / "scan.pdf")
    Places([sound]).refuse_return(tmp_path / "to" / "Letter" / "scan.pdf")


def test_folders_inside_each_other_are_listed_once(tmp_path: Path) -> None:
    outer = folder(1, tmp_path / "in", tmp_path / "in" / "filed")
    inner = folder(2, tmp_path / "in" / "urgent", tmp_path / "to")
    places = Places([outer, inner])
    for name in ("a.pdf", "filed/b.pdf", "urgent/c.pdf"):
        (tmp_path / "in" / name).touch()
    listed = [
        [s.path.name for s in list_files(each.inbox, places.left_out(each))]
        for each in (outer, inner)
    ]
    assert listed == [["a.pdf"], ["c.pdf"]]
    places.refuse_return(tmp_path / "in" / "filed" / "Claim" / "b.pdf")


def test_an_inbox_inside_the_destination_takes_nothing_back(tmp_path: Path) -> None:
    one = folder(1, tmp_path / "scans" / "new", tmp_path / "scans")
    assert Places([one]).problem(one) is None
    Places([one]).refuse_return(tmp_path / "scans" / "Claim" / "scan.pdf")
    with pytest.raises(FilingError, match="sorted again"):
        Places([one]).refuse_return(tmp_path / "scans" / "new" / "scan.pdf")


def test_a_folder_below_another_mount_than_before_is_gone(tmp_path: Path) -> None:
    assert not is_gone(tmp_path, nearest_mount(tmp_path))
    assert not is_gone(tmp_path, None)
    assert is_gone(tmp_path, tmp_path)  # nothing is mounted here any more
    assert is_gone(tmp_path / "missing", None)
    assert identity_of(tmp_path / "missing") == identity_of(tmp_path / "x" / ".." / "missing")


@pytest.mark.parametrize("taken", [0, 1, 2, 7, 500])
def test_a_counter_goes_on_after_the_names_that_are_taken(taken: int) -> None:
    names = {PurePath("Claim", f"{number:04}.pdf") for number in range(1, taken + 1)}
    asked = []

    def is_taken(name: PurePath) -> bool:
        asked.append(name)
        return name in names

    pattern = "{class}/{counter:04}{ext}"
    found = first_free(pattern, Label("Claim"), "scan.pdf", AT, 1, is_taken)
    assert found == PurePath("Claim", f"{taken + 1:04}.pdf")
    assert len(asked) <= 20


@pytest.mark.parametrize("pattern", ["{counter}/{original}", "{class}/{counter:.0s}{original}"])
def test_a_counter_that_cannot_count_is_refused(pattern: str) -> None:
    with pytest.raises(SettingsError):
        validate_pattern(pattern)


@pytest.mark.parametrize("code", [errno.ESTALE, errno.EHOSTDOWN, errno.EACCES, errno.ENOTCONN])
def test_a_share_that_only_gives_errors_is_gone(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    real = os.stat

    def stat(path: Any, *arguments: Any, **options: Any) -> os.stat_result:
        if path == inbox:
            raise OSError(code, os.strerror(code), str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(os, "stat", stat)
    assert is_gone(inbox, None)
    assert is_gone(inbox, tmp_path)
    watch = FolderWatch(WatchedFolder(1, inbox, tmp_path / "filed", "{original}"), 0, 600)
    assert watch.look(0).gone
    Hints([inbox], threading.Event()).close()
