"""Operators and the administrator: what asks for the password, how it is given, and what never
asks."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_top import SAMPLES, drop, put, register_samples, samples_of, settle
from locked_office import (
    CHEAP,
    SECRET,
    Clock,
    LockedOffice,
    first_class,
    labels,
    press,
    select,
    type_password,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.gate import IDLE_S, Gate, Task
from app.library_desk import LibraryDesk
from app.widgets.parts import Look
from core.access import Access
from core.domain import Label
from core.errors import AdministratorNeeded

SCAN = SAMPLES / "scans" / "scan_0035.png"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def locked(filled: Callable[..., Profile]) -> Profile:
    """Four samples, and a password."""
    profile = filled("four samples", lambda profile: register_samples(profile, 4))
    Access(profile.path, CHEAP).set_password(SECRET)
    return profile


@pytest.fixture
def open_office(
    look: Look, clock: Clock, qtbot: Any
) -> Iterator[Callable[[Profile], LockedOffice]]:
    made: list[LockedOffice] = []

    def opened(profile: Profile) -> LockedOffice:
        office = LockedOffice(profile, look, clock)
        made.append(office)
        office.show_view(office.library)
        office.show()
        office.activateWindow()
        qtbot.waitExposed(office)
        office.library_desk.start()
        office.sorting_desk.start()
        settle(lambda: office.library_desk.state is not None and office.sorting_desk.known)
        return office

    yield opened
    for office in made:
        office.end()
        office.deleteLater()


@pytest.fixture
def office(locked: Profile, open_office: Callable[[Profile], LockedOffice]) -> LockedOffice:
    return open_office(locked)


def test_a_form_dropped_on_the_locked_library_is_registered_after_the_password(
    office: LockedOffice, qtbot: Any, tmp_path: Path
) -> None:
    file = tmp_path / "Lieferschein.png"
    shutil.copy2(samples_of("住民異動届")[0], file)
    before = labels(office)
    grid = office.library.class_grid.viewport()
    drop(grid, [file], QPoint(grid.width() - 4, grid.height() - 4))
    assert office.bar.text == "Registering needs the administrator's password."
    assert not office.library.registration.active
    assert QApplication.activeModalWidget() is None
    type_password(office, qtbot)
    settle(lambda: office.library.registration._examination is not None)
    assert office.bar.text == "" and not office.gate.locked
    assert QApplication.focusWidget() is not None
    office.library.registration.picker.set_label(Label("Lieferschein"))
    office.library.registration.save()
    settle(lambda: labels(office) == sorted([*before, "Lieferschein"]))
    assert office.bar.text == ""


@pytest.mark.parametrize(
    ("key", "control", "says"),
    [
        (Qt.Key.Key_F2, False, "Renaming"),
        (Qt.Key.Key_Delete, False, "Retiring"),
        (Qt.Key.Key_Z, True, "Taking back"),
    ],
)
def test_no_shortcut_goes_round_it_and_escape_leaves_everything_as_it_was(
    office: LockedOffice, locked: Profile, qtbot: Any, key: Qt.Key, control: bool, says: str
) -> None:
    before, generation = labels(office), locked.registry.generation()
    select(office, first_class(office))
    press(key, qtbot, control)
    assert office.bar.text.startswith(says)
    press(Qt.Key.Key_Escape, qtbot)
    assert office.bar.text == ""
    assert QApplication.focusWidget() is office.library.class_grid
    office.gate.lock()
    settle(lambda: not office.library_desk._tasks.busy)
    assert (labels(office), locked.registry.generation()) == (before, generation)
    assert office.failures == []


def test_what_was_asked_for_goes_on_by_itself_and_is_taken_back_without_asking_again(
    office: LockedOffice, qtbot: Any
) -> None:
    before, name = labels(office), first_class(office)
    select(office, name)
    press(Qt.Key.Key_Delete, qtbot)
    type_password(office, qtbot)
    settle(lambda: not any(label.startswith(name) for label in labels(office)))
    press(Qt.Key.Key_Z, qtbot, control=True)
    settle(lambda: labels(office) == before)
    select(office, name)
    press(Qt.Key.Key_F2, qtbot)
    assert QApplication.focusWidget() is office.library.class_panel._name.edit
    assert office.bar.text == ""


def test_every_change_of_the_library_asks_whoever_wants_it(
    office: LockedOffice, locked: Profile, tmp_path: Path
) -> None:
    desk, generation = office.library_desk, locked.registry.generation()
    one, other = Label(office.library.classes.rows[0].name), Label("Other")
    told: list[Exception] = []
    folder = (tmp_path / "in", tmp_path / "out", "{original}")
    asks: dict[str, Callable[[], object]] = {
        "Registering": lambda: desk.register(None, other, None, None, told.append),  # type: ignore[arg-type]
        "Renaming": lambda: desk.rename(one, "Other"),
        "Merging": lambda: desk.merge(one, other),
        "Moving": lambda: desk.move([1], other, None),  # type: ignore[arg-type]
        "Retiring": lambda: desk.retire(one),
        "Taking": desk.undo,
        "Another model": lambda: office.model_desk.take(None),
        "Changing": lambda: office.sorting_desk.add_folder(*folder, None, told.append),  # type: ignore[arg-type]
    }
    for sentence, ask in asks.items():
        ask()
        assert office.bar.text.startswith(sentence)
    office.sorting_desk.change_folder(1, *folder, None, told.append)  # type: ignore[arg-type]
    office.sorting_desk.remove_folder(1)
    desk.retire_samples([1])
    office.gate.cancel()
    assert [type(error) for error in told] == [AdministratorNeeded] * 3
    assert office.model_desk.taking == "" and office.failures == []
    settle(lambda: not desk._tasks.busy and not office.sorting_desk._changes.busy)
    assert locked.registry.generation() == generation and locked.folders.all() == []


def test_sorting_deciding_and_pausing_never_ask(
    locked: Profile, open_office: Callable[[Profile], LockedOffice], tmp_path: Path
) -> None:
    folder = locked.folders.add(tmp_path / "in", tmp_path / "out", "{class}/{original}")
    (scan,) = put(folder.inbox, SCAN)
    locked.refresh()
    list(locked.engine().run(once=True))
    office = open_office(locked)
    office.show_view(office.sort)
    settle(lambda: bool(office.sort.documents.rows))
    (row,) = office.sort.documents.rows
    assert row.entry is not None
    office.sorting_desk.file_as(row.entry, Label("By hand"))
    target = folder.destination / "By hand" / scan.name
    settle(target.exists)
    settle(lambda: bool(office.sort._decided))
    office.sort.undo()
    settle(lambda: not target.exists())
    settle(lambda: not office.sorting_desk._changes.busy)
    if not scan.exists():  # the correction was taken back, and now the filing
        office.sorting_desk.undo(row.entry.entry_id)
    settle(scan.exists)
    settle(lambda: bool(locked.journal.held()))
    office.sorting_desk.judge_again(locked.journal.held()[0])
    office.sorting_desk.sort_now([SCAN], folder.folder_id, lambda _: None)
    office.sorting_desk.enable_folder(folder.folder_id, False)
    settle(lambda: not locked.folders.all()[0].enabled)
    assert office.bar.text == "" and office.gate.locked and office.failures == []


def test_a_folder_is_added_after_the_password(
    office: LockedOffice, qtbot: Any, tmp_path: Path
) -> None:
    office.show_view(office.sort)
    office.sort.empty.findChildren(type(office.sort._add))[0].click()
    assert office.bar.text.startswith("Changing watched folders")
    assert not office.sort._editing_folder
    type_password(office, qtbot)
    panel = office.sort.folder_panel
    settle(panel.isVisible)
    assert QApplication.focusWidget() is panel.inbox
    (tmp_path / "in").mkdir()
    panel.inbox.setText(str(tmp_path / "in"))
    panel.destination.setText(str(tmp_path / "out"))
    panel.save()
    settle(lambda: len(office.sorting_desk.state.folders) == 1)


def test_a_folder_stays_watched_when_the_gate_has_locked_itself_meanwhile(
    office: LockedOffice, locked: Profile, clock: Clock, qtbot: Any, tmp_path: Path
) -> None:
    folder = locked.folders.add(tmp_path / "in", tmp_path / "out", "{original}")
    office.show_view(office.sort)
    office.sort._edit_folder(folder)
    type_password(office, qtbot)
    panel = office.sort.folder_panel
    settle(panel.isVisible)
    clock.now_s += IDLE_S
    removed: list[object] = []
    panel.removed.connect(removed.append)
    panel._remove.click()
    assert office.bar.text and removed == []
    press(Qt.Key.Key_Escape, qtbot)
    panel.save()
    press(Qt.Key.Key_Escape, qtbot)
    assert "administrator's password" in panel._problem.text() and panel._save.isEnabled()
    panel._remove.click()
    type_password(office, qtbot)
    settle(lambda: removed == [folder])
    assert locked.folders.all() == []


def test_a_wrong_password_is_told_and_the_next_one_has_to_wait(
    office: LockedOffice, qtbot: Any
) -> None:
    select(office, first_class(office))
    press(Qt.Key.Key_Delete, qtbot)
    type_password(office, qtbot, "not it at all")
    settle(lambda: "That is not the password. Try again." in office.bar.text)
    assert office.gate.locked and office.bar._pause.isActive()
    assert office.bar.field.selectedText() != ""
    tried: list[float] = []
    office.gate.wrong.connect(tried.append)
    type_password(office, qtbot, "too soon")  # nothing is tried yet
    assert not office.gate.busy
    office.access_clock.now_s += 1
    settle(lambda: not office.bar._pause.isActive())
    office.bar.field.clear()
    type_password(office, qtbot, "wrong again")
    settle(lambda: tried == [2.0])
    assert "in 2 second" in office.bar.text
    office.access_clock.now_s += 2
    settle(lambda: not office.bar._pause.isActive())
    office.bar.field.clear()
    type_password(office, qtbot)
    settle(lambda: not office.gate.locked)


def test_the_password_is_tried_away_from_the_gui_thread(
    filled: Callable[..., Profile], open_office: Callable[[Profile], LockedOffice], qtbot: Any
) -> None:
    """With the parameters of real use, which take long enough to be felt."""
    profile = filled("four samples", lambda profile: register_samples(profile, 4))
    profile.access.set_password(SECRET)
    office = open_office(profile)
    gate, opened = Gate(profile.access, office), []
    gate.attended = True
    gate.ask(Task.REGISTER, lambda: opened.append(True))
    gate.unlock(SECRET)
    assert gate.busy and opened == []  # it came back before the answer
    gate.unlock("one more meanwhile")
    settle(lambda: opened == [True])
    assert not gate.locked
    gate.close()


def test_it_locks_itself_when_nothing_of_the_administrators_was_done_for_long(
    office: LockedOffice, clock: Clock, qtbot: Any
) -> None:
    changes: list[bool] = []
    office.gate.changed.connect(lambda: changes.append(office.gate.locked))
    select(office, first_class(office))
    press(Qt.Key.Key_F2, qtbot)
    type_password(office, qtbot)
    settle(lambda: changes == [False])
    for _ in range(3):  # every use begins the time anew
        clock.now_s += IDLE_S - 1
        office.gate.ask(Task.RENAME, lambda: None)
        assert not office.gate.locked
    clock.now_s += IDLE_S
    settle(lambda: office.gate.locked)  # nobody asks: it looks by itself
    office.gate.ask(Task.RENAME, lambda: None)
    assert office.bar.text
    type_password(office, qtbot)
    settle(lambda: not office.gate.locked)
    clock.now_s -= 3600  # a clock that was set back is no way to keep it open
    office.gate.look()
    assert office.gate.locked


def test_the_padlock_is_there_with_a_password_only_and_unlocks_and_locks(
    office: LockedOffice, qtbot: Any
) -> None:
    button = office.padlock.button
    assert office.padlock.isVisible() and button.toolTip().startswith("Locked")
    button.setFocus()
    press(Qt.Key.Key_Space, qtbot)
    assert office.bar.text.startswith("Unlock what only the administrator may do")
    type_password(office, qtbot)
    settle(lambda: not office.gate.locked)
    assert button.accessibleName().startswith("Unlocked; locks by itself after 5 minute")
    assert QApplication.focusWidget() is button
    press(Qt.Key.Key_Space, qtbot)
    assert office.gate.locked and button.toolTip().startswith("Locked")


def test_a_password_set_changed_or_removed_elsewhere_counts_here_at_once(
    filled: Callable[..., Profile], open_office: Callable[[Profile], LockedOffice], qtbot: Any
) -> None:
    profile = filled("four samples", lambda profile: register_samples(profile, 4))
    office = open_office(profile)
    assert not office.gate.locked and office.padlock.isHidden()
    elsewhere = Access(profile.path, CHEAP)
    elsewhere.set_password(SECRET)
    office.library_desk.rename(Label(first_class(office)), "Renamed")
    assert office.bar.text.startswith("Renaming")
    type_password(office, qtbot)
    settle(lambda: "Renamed" in labels(office))
    assert office.padlock.isVisible()
    elsewhere.set_password("another long one", SECRET)
    settle(lambda: office.gate.locked)
    elsewhere.remove_password("another long one")
    settle(lambda: not office.gate.locked)
    assert office.bar.text == "" and office.padlock.isHidden()
    office.library_desk.retire(Label("Renamed"))
    settle(lambda: "Renamed" not in labels(office))


def test_what_waits_is_dropped_when_the_password_is_removed_elsewhere(
    office: LockedOffice, locked: Profile, qtbot: Any
) -> None:
    before, generation = labels(office), locked.registry.generation()
    select(office, first_class(office))
    press(Qt.Key.Key_Delete, qtbot)
    assert office.bar.text.startswith("Retiring")
    locked.access.path.unlink()
    settle(lambda: office.bar.text == "")
    assert QApplication.focusWidget() is office.library.class_grid and office.padlock.isHidden()
    settle(lambda: not office.library_desk._tasks.busy)
    assert (labels(office), locked.registry.generation()) == (before, generation)
    assert office.failures == []
    press(Qt.Key.Key_Delete, qtbot)  # asked for anew it is done, once
    settle(lambda: len(labels(office)) < len(before))
    assert locked.registry.generation() == generation + 1


def test_a_file_of_the_password_that_is_damaged_locks_and_says_what_to_do(
    office: LockedOffice, locked: Profile, qtbot: Any
) -> None:
    locked.access.path.write_text("{", "utf-8")
    select(office, first_class(office))
    press(Qt.Key.Key_Delete, qtbot)
    type_password(office, qtbot)
    settle(lambda: "access.json" in office.bar.text)
    assert "can remove the file" in office.bar.text and office.gate.locked
    assert office.bar._take.isEnabled()


def test_without_a_place_for_the_password_a_desk_refuses(locked: Profile, qapp: Any) -> None:
    desk = LibraryDesk(locked)
    failures: list[Exception] = []
    desk.failed.connect(failures.append)
    generation = locked.registry.generation()
    desk.retire(Label("Incident report"))
    desk.register(None, Label("A"), None, None, failures.append)  # type: ignore[arg-type]
    assert [type(error) for error in failures] == [AdministratorNeeded] * 2
    desk.close()
    desk.gate.close()
    assert locked.registry.generation() == generation
