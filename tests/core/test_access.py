"""The administrator's password as it is stored, tried and changed."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from argon2 import PasswordHasher, profiles

from core.access import LONGEST_WAIT_S, Access
from core.database.backup import Backups
from core.database.engine import HEADS, open_database
from core.errors import AccessError, PasswordRefused, WrongPassword

CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
SECRET = "four words in a row"


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(tmp_path: Path, clock: Clock) -> Access:
    return Access(tmp_path, CHEAP, clock)


def stored(access: Access) -> str:
    value: str = json.loads(access.path.read_text("utf-8"))["argon2"]
    return value


def test_without_a_password_everything_is_open(access: Access) -> None:
    assert not access.is_set
    assert access.verify("whatever")


def test_a_password_is_stored_as_argon2id_of_the_low_memory_profile(tmp_path: Path) -> None:
    access = Access(tmp_path)
    access.set_password(SECRET)
    wanted = profiles.RFC_9106_LOW_MEMORY
    head = f"$argon2id$v=19$m={wanted.memory_cost},t={wanted.time_cost},p={wanted.parallelism}$"
    assert stored(access).startswith(head)
    assert SECRET not in access.path.read_text("utf-8")
    assert Access(tmp_path).verify(SECRET)
    assert not Access(tmp_path).verify(SECRET + " ")


def test_the_same_letters_composed_otherwise_are_the_same_password(access: Access) -> None:
    access.set_password("Schlu\u0308ssel für Küche")
    assert access.verify("Schl\u00fcssel fu\u0308r Ku\u0308che")


@pytest.mark.skipif(sys.platform == "win32", reason="has no owner-only files of this kind")
def test_the_file_is_its_owners_alone_and_nothing_else_is_left(access: Access) -> None:
    before = os.umask(0)
    try:
        access.set_password(SECRET)
    finally:
        os.umask(before)
    assert stat.S_IMODE(access.path.stat().st_mode) == 0o600
    assert [path.name for path in access.path.parent.iterdir()] == ["access.json"]


def test_changing_and_removing_need_the_password_in_force(access: Access, clock: Clock) -> None:
    access.set_password(SECRET)
    first = stored(access)
    for attempt in (
        lambda: access.set_password("another long one", "not it at all"),
        lambda: access.remove_password("not it at all"),
        lambda: access.remove_password(""),
    ):
        with pytest.raises(WrongPassword):
            attempt()
        clock.now_s += LONGEST_WAIT_S
    assert stored(access) == first
    access.set_password("another long one", SECRET)
    assert not access.verify(SECRET)
    clock.now_s += LONGEST_WAIT_S
    access.remove_password("another long one")
    assert not access.is_set and access.verify("")


@pytest.mark.parametrize("new", ["", "1234567", "x" * 1025])
def test_a_password_that_is_too_short_or_too_long_is_refused(access: Access, new: str) -> None:
    with pytest.raises(PasswordRefused):
        access.set_password(new)
    assert not access.is_set


def test_pauses_grow_after_failures_and_end_with_the_right_password(
    access: Access, clock: Clock
) -> None:
    access.set_password(SECRET)
    pauses = []
    for _ in range(9):
        assert not access.verify("wrong")
        pauses.append(access.wait_s)
        with pytest.raises(AccessError, match="Try again in"):
            access.verify(SECRET)  # the right one does not go round the pause
        clock.now_s += access.wait_s
    assert pauses == [1, 2, 4, 8, 16, 32, LONGEST_WAIT_S, LONGEST_WAIT_S, LONGEST_WAIT_S]
    assert access.verify(SECRET)
    assert access.wait_s == 0
    assert not access.verify("wrong")
    assert access.wait_s == 1


def test_a_hash_of_other_parameters_is_made_anew_with_the_right_password_only(
    access: Access, clock: Clock
) -> None:
    access.set_password(SECRET)
    old, later = stored(access), PasswordHasher(time_cost=2, memory_cost=64, parallelism=1)
    newer = Access(access.path.parent, later, clock)
    assert not newer.verify("wrong") and stored(newer) == old
    clock.now_s += 1
    assert newer.verify(SECRET)
    assert not later.check_needs_rehash(stored(newer))
    assert newer.verify(SECRET) and Access(access.path.parent, CHEAP).verify(SECRET)


def test_the_stamp_tells_of_every_change(access: Access, tmp_path: Path) -> None:
    seen = [access.stamp()]
    access.set_password(SECRET)
    seen.append(access.stamp())
    access.verify(SECRET)
    assert access.stamp() == seen[-1]
    Access(tmp_path, CHEAP).set_password("another long one", SECRET)
    seen.append(access.stamp())
    assert seen[0] is None and len(set(seen)) == 3


@pytest.mark.parametrize("content", ["", "{", "[]", '{"argon2": 7}', '{"argon2": "plain text"}'])
def test_a_damaged_file_locks_and_says_what_to_do(access: Access, content: str) -> None:
    access.path.write_text(content, "utf-8")
    assert access.is_set
    for attempt in (
        lambda: access.verify(""),
        lambda: access.set_password(SECRET, ""),
        lambda: access.remove_password(""),
    ):
        with pytest.raises(AccessError, match=r"access\.json.*remove the file"):
            attempt()
    assert access.path.read_text("utf-8") == content
    access.path.unlink()
    access.set_password(SECRET)
    assert access.verify(SECRET)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="needs folders that refuse their owner"
)
def test_a_folder_that_cannot_be_written_is_told_and_nothing_changes(access: Access) -> None:
    access.set_password(SECRET)
    before = stored(access)
    access.path.parent.chmod(0o500)
    try:
        with pytest.raises(AccessError, match="could not be changed"):
            access.set_password("another long one", SECRET)
        with pytest.raises(AccessError, match="could not be changed"):
            access.remove_password(SECRET)
    finally:
        access.path.parent.chmod(0o700)
    assert stored(access) == before


def test_a_missing_folder_is_made_and_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    Access(tmp_path / "new" / "profile", CHEAP).set_password(SECRET)
    assert Access(tmp_path / "new" / "profile", CHEAP).verify(SECRET)
    (tmp_path / "file").write_text("x")
    odd = Access(tmp_path / "file", CHEAP)
    assert not odd.is_set
    with pytest.raises(AccessError, match="could not be changed"):
        odd.set_password(SECRET)


def test_putting_back_a_back_up_leaves_the_password_as_it_is(access: Access) -> None:
    profile = access.path.parent
    for name in ("library", "journal"):
        open_database(profile / f"{name}.db", name).dispose()
    backups = Backups(profile, HEADS)
    access.set_password("the earlier password")
    made = backups.make()
    access.set_password(SECRET, "the earlier password")
    for path in made:
        backups.restore(path)
    assert access.verify(SECRET)
    access.remove_password(SECRET)
    backups.restore(made[0])
    assert not access.is_set


_CHANGE = """
import sys
from pathlib import Path
from argon2 import PasswordHasher
from core.access import Access
folder, name, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(times):
    hasher = PasswordHasher(time_cost=1 + number % 2, memory_cost=64, parallelism=1)
    access = Access(folder, hasher)
    access.verify("the common password")
    access.set_password("the common password", "the common password")
"""


def test_processes_that_change_it_at_once_leave_a_whole_file(access: Access) -> None:
    access.set_password("the common password")
    command = [sys.executable, "-c", _CHANGE, str(access.path.parent)]
    root = Path(__file__).parents[2]
    others = [subprocess.Popen([*command, name, "25"], cwd=root) for name in ("a", "b")]
    reads = 0
    while any(other.poll() is None for other in others):
        assert Access(access.path.parent, CHEAP).verify("the common password")
        reads += 1
    assert reads and [other.returncode for other in others] == [0, 0]
    assert [path.name for path in access.path.parent.iterdir()] == ["access.json"]


def test_guesses_from_many_threads_wait_like_those_of_one(tmp_path: Path, clock: Clock) -> None:
    access, told = Access(tmp_path, CHEAP, clock), []
    access.set_password(SECRET)

    def guess() -> None:
        try:
            told.append(access.verify("wrong"))
        except AccessError as error:
            told.append(type(error))

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, told)) == sorted(map(str, [False, *[AccessError] * 19]))
