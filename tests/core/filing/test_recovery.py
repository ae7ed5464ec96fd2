"""Killed or failing at every step, on every kind of volume: no document is lost or doubled."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.errors import KamiwakeError
from core.filing.operations import FileOperations

Act = Callable[[Any], None]  # by a mover


def simple(office: Any, filed: Any) -> tuple[Act, dict[str, str]]:
    plan = office.plan(office.put("inbox/scan.pdf", "one"), "to/Claim/scan.pdf")
    return lambda mover: mover.carry_out(plan, filed, "run"), {"to/Claim/scan.pdf": "one"}


def beside_its_like(office: Any, filed: Any) -> tuple[Act, dict[str, str]]:
    """The wished name is taken by another document of the very same content."""
    office.put("to/scan.pdf", "one")
    plan = office.plan(office.put("inbox/scan.pdf", "one"), "to/scan.pdf")
    end = {"to/scan.pdf": "one", "to/scan (2).pdf": "one"}
    return lambda mover: mover.carry_out(plan, filed, "run"), end


def undoing(office: Any, filed: Any) -> tuple[Act, dict[str, str]]:
    plan = office.plan(office.put("inbox/scan.pdf", "one"), "to/scan.pdf")
    filing_id, _ = office.mover().carry_out(plan, filed, "run")
    office.put("inbox/scan.pdf", "new")
    end = {"inbox/scan.pdf": "new", "inbox/scan (2).pdf": "one"}
    return lambda mover: mover.undo(filing_id, "undoing"), end


def turning(office: Any, filed: Any) -> tuple[Act, dict[str, str]]:
    """A changed copy is filed, where the wished name is taken."""
    office.put("to/scan.pdf", "somebody's")
    plan = office.turned_plan(office.put("inbox/scan.pdf", "one"), "to/scan.pdf")
    end = {"to/scan.pdf": "somebody's", "to/scan (2).pdf": "one turned upright"}
    return lambda mover: mover.carry_out(plan, filed, "run"), end


def undoing_turned(office: Any, filed: Any) -> tuple[Act, dict[str, str]]:
    plan = office.turned_plan(office.put("inbox/scan.pdf", "one"), "to/scan.pdf")
    filing_id, _ = office.mover().carry_out(plan, filed, "run")
    office.put("inbox/scan.pdf", "new")
    end = {"inbox/scan.pdf": "new", "inbox/scan (2).pdf": "one"}
    return lambda mover: mover.undo(filing_id, "undoing"), end


UNDOING = (undoing, undoing_turned)
CHANGED = (turning, undoing_turned)
"""Always placed as copies: volumes are alike that differ in links and renaming to other folders."""
COPYING = ("FileOperations", "OtherVolumeWithLinks", "PlainVolume")
VOLUMES = (*COPYING, "NoLinks", "OtherVolume")


def cases(*scenarios: Any) -> pytest.MarkDecorator:
    """Each scenario on every kind of volume that makes a difference to it."""
    pairs = [
        pytest.param(scenario, volume, id=f"{scenario.__name__}-{volume}")
        for scenario in scenarios
        for volume in (COPYING if scenario in CHANGED else VOLUMES)
    ]
    return pytest.mark.parametrize(("scenario", "volume"), pairs, indirect=True)


@pytest.fixture
def scenario(request: pytest.FixtureRequest) -> Callable[[Any, Any], tuple[Act, dict[str, str]]]:
    found: Callable[[Any, Any], tuple[Act, dict[str, str]]] = request.param
    return found


def steps_of(office: Any, scenario: Any, volume: Any, filed: Any, fuse: Any) -> list[str]:
    """The steps when nothing happens; that the end is right on the way."""
    act, end = scenario(office, filed)
    act(office.mover(volume(), fuse))
    assert office.tree() == end
    return list(fuse.steps)


def check_nothing_lost(office: Any, start: Any) -> None:
    """Each content at least as often as at first. Empty files are names being reserved."""
    assert not start - office.contents()


def check_settled(office: Any, start: Any) -> None:
    """Everything exactly once, nothing half done, and recovering again changes nothing."""
    assert office.contents() == start
    assert set(office.states()) <= {"done", "rolled-back", "undone"}
    tree = office.tree()
    assert (office.mover().recover(), office.tree()) == (0, tree)


def finish(office: Any, act: Act, end: dict[str, str]) -> None:
    """What did not come about is done again, now without disturbance."""
    if office.tree() != end:
        act(office.mover())
    assert office.tree() == end


@cases(simple, beside_its_like, undoing, turning, undoing_turned)
def test_killed_after_any_step_nothing_is_lost(
    new_office: Any, scenario: Any, volume: Any, filed: Any, fuse: Any, killed: Any
) -> None:
    steps = steps_of(new_office(), scenario, volume, filed, fuse())
    assert {"record_intent", "record_placed", "record_done"} < set(steps)
    for number in range(1, len(steps) + 1):
        office = new_office()
        act, end = scenario(office, filed)
        start = office.contents()
        with pytest.raises(killed):
            act(office.mover(volume(), fuse(number)))
        check_nothing_lost(office, start)
        assert office.mover(volume()).recover() == (steps[number - 1] in OPEN_AFTER)
        check_settled(office, start)
        finish(office, act, end)
        settled = [state for state in office.states() if state != "rolled-back"]
        assert settled == (["undone", "done"] if scenario in UNDOING else ["done"])


OPEN_AFTER = {
    "record_intent", "record_target", "record_temporary", "record_placed",
    "make_folder", "link", "rename", "copy", "copy_changed", "reserve", "replace", "remove",
    "sync_folder",
}  # fmt: skip


def test_every_step_is_recorded_before_the_next_is_taken(
    new_office: Any, volume: Any, filed: Any, fuse: Any
) -> None:
    steps = steps_of(new_office(), simple, volume, filed, fuse())
    placed = ["sync_folder", "record_placed"]
    removed = ["remove", "sync_folder", "record_done"]
    ways = {
        "FileOperations": ["record_target", "link", *placed, *removed],
        "NoLinks": ["record_target", "link", "rename", *placed, *removed[1:]],
        "OtherVolume": [
            "record_target", "link", "rename",
            "record_temporary", "copy", "record_target", "rename", *placed, *removed,
        ],
        "OtherVolumeWithLinks": [
            "record_target", "link", "rename",
            "record_temporary", "copy", "record_target", "rename", "link", "remove",
            *placed, *removed,
        ],
        "PlainVolume": [
            "record_target", "link", "rename",
            "record_temporary", "copy", "record_target", "rename", "link",
            "record_target", "reserve", "replace", *placed, *removed,
        ],
    }  # fmt: skip
    new_folders = ["make_folder"] * 3 + ["sync_folder"] * 2
    assert steps == ["record_intent", *new_folders, *ways[volume.__name__]]


@cases(beside_its_like, turning, undoing_turned)
def test_killed_again_while_recovering_nothing_is_lost(
    new_office: Any, scenario: Any, volume: Any, filed: Any, fuse: Any, killed: Any
) -> None:
    steps = steps_of(new_office(), scenario, volume, filed, fuse())
    recoveries = 0
    for number in range(1, len(steps) + 1):
        for number_2 in range(1, 16):
            office = new_office()
            act, end = scenario(office, filed)
            start = office.contents()
            with pytest.raises(killed):
                act(office.mover(volume(), fuse(number)))
            again = fuse(number_2)
            try:
                office.mover(volume(), again).recover()
                break
            except killed:
                recoveries += 1
            check_nothing_lost(office, start)
            office.mover(volume()).recover()
            check_settled(office, start)
            finish(office, act, end)
    assert recoveries > 10


@pytest.mark.parametrize("after", [False, True], ids=["not done", "done all the same"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC], ids=errno.errorcode.get)
@cases(beside_its_like, turning, undoing_turned)
def test_failing_at_any_step_nothing_is_lost(
    new_office: Any, scenario: Any, volume: Any, filed: Any, fuse: Any, code: int, after: bool
) -> None:
    def failure() -> OSError:
        return OSError(code, "injected")

    steps = steps_of(new_office(), scenario, volume, filed, fuse(looking=True))
    for number in range(1, len(steps) + 1):
        if steps[number - 1].startswith("record_"):
            continue
        office = new_office()
        act, end = scenario(office, filed)
        start = office.contents()
        try:
            act(office.mover(volume(), fuse(number, after, failure, looking=True)))
        except KamiwakeError as error:
            assert "scan.pdf" in error.message
            assert error.remedy
        else:
            assert office.tree() == end
        check_nothing_lost(office, start)
        office.mover(volume()).recover()
        check_settled(office, start)
        finish(office, act, end)


def test_a_copy_cut_off_in_the_middle_is_cleaned_up(
    office: Any, filed: Any, killed: Any, volume: Any
) -> None:
    class PowerCut(volume):  # type: ignore[misc, valid-type]
        def link(self, source: Path, target: Path) -> None:
            raise OSError(errno.EXDEV, "other volume")

        rename = link

        def copy(self, source: Path, target: Path) -> None:
            target.write_text(source.read_text()[:1])
            raise killed

    act, end = simple(office, filed)
    with pytest.raises(killed):
        act(office.mover(PowerCut()))
    assert sorted(office.tree().values()) == ["o", "one"]
    assert office.mover().recover() == 1
    assert office.tree() == {"inbox/scan.pdf": "one"}
    finish(office, act, end)


def test_a_failed_move_that_could_not_be_settled_is_settled_before_the_next_attempt(
    office: Any, filed: Any
) -> None:
    class Unplugged(FileOperations):
        """The destination vanishes right after the document has been placed."""

        def sha256(self, path: Path) -> str:
            if path.parent.name == "Claim":
                raise OSError(errno.EIO, "unplugged", str(path))
            return super().sha256(path)

    act, end = simple(office, filed)
    with pytest.raises(KamiwakeError, match="could not be put into"):
        act(office.mover(Unplugged()))
    assert office.states() == ["intent"]
    with pytest.raises(KamiwakeError, match="is no longer in"):
        act(office.mover())  # finishes the first attempt: nothing is left to move
    assert (office.tree(), office.states()) == (end, ["done"])


def test_a_destination_out_of_reach_leaves_the_move_open(office: Any, filed: Any) -> None:
    class Unplugged(FileOperations):
        def exists(self, path: Path) -> bool:
            if "to" in path.parts:
                raise OSError(errno.EHOSTDOWN, "unplugged", str(path))
            return super().exists(path)

    act, end = simple(office, filed)

    class KilledOnce(FileOperations):
        def remove(self, path: Path) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        act(office.mover(KilledOnce()))
    assert (office.mover(Unplugged()).recover(), office.states()) == (0, ["placed"])
    assert (office.mover().recover(), office.tree()) == (1, end)


# What people do between a crash and the next start


@pytest.fixture
def crashed(office: Any, filed: Any, fuse: Any, killed: Any, volume: Any) -> Callable[[str], Any]:
    """An office whose program was killed right after a step."""

    def crash(step: str) -> Any:
        act, _ = simple(office, filed)
        count = fuse()
        stop = fuse()

        def until(name: str, action: Callable[[], Any]) -> Any:
            result = action()
            if name == step:
                raise killed
            return result

        stop.step = until
        assert count.steps == []
        with pytest.raises(killed):
            act(office.mover(volume(), stop))
        return office

    return crash


def test_a_filed_copy_moved_away_by_its_owner_does_not_cost_the_source(crashed: Any) -> None:
    office = crashed("record_placed")
    (office.root / "to/Claim/scan.pdf").rename(office.root / "mine.pdf")
    before = office.contents()
    assert office.mover().recover() == 1
    assert office.contents() == before


def test_a_filed_copy_edited_by_its_owner_stays_beside_the_source(crashed: Any) -> None:
    office = crashed("record_placed")
    target = office.root / "to/Claim/scan.pdf"
    text = "edited"
    target.unlink()
    target.write_text(text)
    before = office.contents()
    office.mover().recover()
    assert office.contents() == before
    assert target.read_text() == text


def test_a_new_scan_of_the_same_name_is_not_taken_for_the_old_one(crashed: Any) -> None:
    office = crashed("record_placed")
    source = office.root / "inbox/scan.pdf"
    source.unlink(missing_ok=True)
    source.write_text("another")
    assert office.mover().recover() == 1
    assert office.tree() == {"inbox/scan.pdf": "another", "to/Claim/scan.pdf": "one"}


def test_the_last_copy_is_filed_when_its_owner_removed_the_source(
    office: Any, filed: Any, killed: Any
) -> None:
    class Far(FileOperations):
        def link(self, source: Path, target: Path) -> None:
            raise OSError(errno.EXDEV, "other volume")

        rename = link

        def copy(self, source: Path, target: Path) -> None:
            super().copy(source, target)
            raise killed

    act, end = simple(office, filed)
    with pytest.raises(killed):
        act(office.mover(Far()))
    (office.root / "inbox/scan.pdf").unlink()
    assert (office.mover().recover(), office.tree()) == (1, end)
    assert office.states() == ["done"]


def test_a_stranger_of_the_same_content_is_never_taken_for_the_copy(
    new_office: Any, filed: Any, fuse: Any, killed: Any, volume: Any
) -> None:
    """Killed when the name was chosen; before the restart somebody puts the same scan there;
    and recovery is killed, too."""

    class Killing(volume):  # type: ignore[misc, valid-type]
        def link(self, source: Path, target: Path) -> None:
            if volume is FileOperations:
                raise killed
            super().link(source, target)

        def rename(self, source: Path, target: Path) -> None:
            if source.suffix == ".part" or volume.__name__ == "NoLinks":
                raise killed  # the name has been recorded and not yet taken
            super().rename(source, target)

    for number in range(1, 10):
        office = new_office()
        act, _ = simple(office, filed)
        with pytest.raises(killed):
            act(office.mover(Killing()))
        office.put("to/Claim/scan.pdf", "one")
        recovery = fuse(number)
        try:
            office.mover(volume(), recovery).recover()
        except killed:
            assert office.mover(volume()).recover() == (recovery.steps[-1] != "record_rolled_back")
        assert office.tree() == {"inbox/scan.pdf": "one", "to/Claim/scan.pdf": "one"}
    assert 1 <= len(recovery.steps) < number
