"""Sorting with a real engine process, as office staff see it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from desk_top import (
    SAMPLES,
    dragging,
    drop,
    put,
    register_samples,
    scans,
    settle,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.item_models.documents import DocumentRow, Status
from app.main_window import SORT, MainWindow
from core.domain import FilingState, Label
from core.errors import KamiwakeError

KNOWN = "scan_0035.png"  # a weekly timesheet
CLASS = "Weekly timesheet"
STRANGE = "scan_0019.jpg"  # a letter that is not registered


@pytest.fixture
def office(filled: Callable[..., Profile], tmp_path: Path) -> Path:
    """A registered library and a watched folder; gives the folder of both."""
    profile = filled("all samples", register_samples)
    (tmp_path / "inbox").mkdir()
    profile.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{sub_label}/{original}")
    return tmp_path


@pytest.fixture
def window(office: Path, open_window: Callable[..., MainWindow]) -> MainWindow:
    made = open_window(engine=True)
    made.show_view(SORT)
    settle(lambda: made.sorting_desk.state.engine.running, 60)
    return made


def scan(name: str) -> Path:
    return SAMPLES / "scans" / name


def row(window: MainWindow, name: str) -> DocumentRow | None:
    rows = window.sort_view.documents.rows
    return next((one for one in rows if one.path.name == name), None)


def status(window: MainWindow, name: str) -> Status | None:
    found = row(window, name)
    return found.status if found else None


def select(window: MainWindow, name: str) -> None:
    view = window.sort_view
    at = next(
        at for at in range(view._filter.rowCount()) if view._filter.index(at, 0).data() == name
    )
    view.list.setFocus()
    view.list.setCurrentIndex(view._filter.index(at, 0))


def press(key: Qt.Key, qtbot: Any, control: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    modifier = Qt.KeyboardModifier
    qtbot.keyClick(focus, key, modifier.ControlModifier if control else modifier.NoModifier)


def hashes(root: Path) -> list[str]:
    files = (p for name in ("inbox", "filed", "desk") for p in (root / name).rglob("*"))
    return sorted(sha256(p.read_bytes()).hexdigest() for p in files if p.is_file())


def test_scans_put_into_a_watched_folder_appear_as_they_are_filed(
    window: MainWindow, office: Path
) -> None:
    files = put(office / "inbox", scan(KNOWN), scan(STRANGE))
    before = hashes(office)
    settle(lambda: status(window, KNOWN) and status(window, STRANGE), 60)
    assert status(window, KNOWN) is Status.FILED
    assert status(window, STRANGE) is Status.UNKNOWN
    assert [file.exists() for file in files] == [False, True]
    assert (office / "filed" / "Weekly timesheet" / KNOWN).exists()
    assert hashes(office) == before
    card = window.sort_view.folders.cards[1]
    settle(lambda: card._numbers.text() == "2 today")
    assert card._state.text() == "watching"


def test_a_held_document_is_filed_as_something_by_hand_and_taken_back(
    window: MainWindow, office: Path, profile: Profile, qtbot: Any
) -> None:
    put(office / "inbox", scan(STRANGE))
    settle(lambda: status(window, STRANGE) is Status.UNKNOWN, 60)
    select(window, STRANGE)
    panel = window.sort_view.document_panel
    assert window.inspector.panel is panel
    panel.picker.set_label(Label("Letters", "school"))
    panel._take.click()
    settle(lambda: status(window, STRANGE) is Status.FILED)
    assert (office / "filed/Letters/school" / STRANGE).exists()
    assert "Undo" in window.toast._button.text() and STRANGE in window.toast.text
    window.toast.act()
    settle((office / "inbox" / STRANGE).exists)
    settle(lambda: status(window, STRANGE) is Status.UNKNOWN)
    assert "until you decide" in window.sort_view.documents.description(row(window, STRANGE))
    # What was taken back is not filed again by itself.
    put(office / "inbox", scan(KNOWN))
    settle(lambda: status(window, KNOWN) is Status.FILED, 60)
    assert (office / "inbox" / STRANGE).exists()


def test_one_key_takes_the_candidate_and_control_z_brings_the_document_back(
    window: MainWindow, office: Path, qtbot: Any
) -> None:
    put(office / "inbox", scan(STRANGE))
    settle(lambda: status(window, STRANGE) is Status.UNKNOWN, 60)
    select(window, STRANGE)
    wanted = window.sort_view.document_panel._candidates[1].label
    press(Qt.Key.Key_2, qtbot)
    settle(lambda: status(window, STRANGE) is Status.FILED)
    assert row(window, STRANGE).entry.label == wanted
    press(Qt.Key.Key_Z, qtbot, control=True)
    settle((office / "inbox" / STRANGE).exists)


def test_refiling_corrects_in_one_step_and_undoing_it_goes_back_to_where_it_was(
    window: MainWindow, office: Path, profile: Profile, qtbot: Any
) -> None:
    put(office / "inbox", scan(KNOWN))
    settle(lambda: status(window, KNOWN) is Status.FILED, 60)
    select(window, KNOWN)
    press(Qt.Key.Key_F2, qtbot)
    panel = window.sort_view.document_panel
    panel.picker.set_label(Label("Incident report"))
    press(Qt.Key.Key_Return, qtbot)
    settle((office / "filed/Incident report" / KNOWN).exists)
    settle(lambda: row(window, KNOWN).entry.label == Label("Incident report"))
    assert sum(one.path.name == KNOWN for one in window.sort_view.documents.rows) == 1
    press(Qt.Key.Key_Z, qtbot, control=True)
    settle((office / "filed/Weekly timesheet" / KNOWN).exists)
    settle(lambda: row(window, KNOWN).entry.label == Label("Weekly timesheet"))
    select(window, KNOWN)
    press(Qt.Key.Key_Delete, qtbot)
    settle((office / "inbox" / KNOWN).exists)
    undone = [FilingState.UNDONE, FilingState.UNDONE]
    settle(lambda: [e.state for e in profile.journal.history() if e.state] == undone)


def test_documents_dropped_on_the_view_are_sorted_now(window: MainWindow, office: Path) -> None:
    desk = put(office / "desk", scan(KNOWN), scan(STRANGE))
    before = hashes(office)
    view = window.sort_view
    with dragging(view.place, desk, QPoint(50, 50)):
        assert view.place._cover.isVisible()
        assert view.place._cover.text == f"Sort now into {office / 'filed'}"
    drop(view.place, desk)
    settle(lambda: status(window, KNOWN) and status(window, STRANGE), 60)
    assert (office / "filed/Weekly timesheet" / KNOWN).exists()
    assert desk[1].exists()  # not clear: it stays where it lies
    assert hashes(office) == before
    select(window, STRANGE)
    view.document_panel.picker.set_label(Label("Letters"))
    view.document_panel._take.click()
    settle((office / "filed/Letters" / STRANGE).exists)


def test_a_form_registered_later_clears_what_waited(
    window: MainWindow, office: Path, qtbot: Any
) -> None:
    put(office / "inbox", scan(STRANGE))
    settle(lambda: status(window, STRANGE) is Status.UNKNOWN, 60)
    select(window, STRANGE)
    window.sort_view.document_panel._register_it()
    panel = window.library_view.registration
    settle(lambda: panel._examination is not None)
    panel.picker.set_label(Label("School letters"))
    panel.save()
    settle((office / "filed/School letters" / STRANGE).exists, 60)
    window.show_view(SORT)
    settle(lambda: status(window, STRANGE) is Status.FILED)


def test_pausing_and_starting_a_folder(window: MainWindow, office: Path) -> None:
    card = window.sort_view.folders.cards[1]
    card.toggle.click()
    settle(lambda: card._state.text() == "paused")
    file = put(office / "inbox", scan(KNOWN))[0]
    settle_for(1.5)
    assert file.exists()
    card.toggle.click()
    settle(lambda: not file.exists(), 60)


def settle_for(seconds: float) -> None:
    import time

    end = time.monotonic() + seconds
    settle(lambda: time.monotonic() > end)


def test_a_folder_is_added_changed_and_removed_in_the_inspector(
    window: MainWindow, office: Path, profile: Profile
) -> None:
    view, panel = window.sort_view, window.sort_view.folder_panel
    view._add.click()
    assert window.inspector.panel is panel and not panel._save.isEnabled()
    panel.inbox.setText(str(office / "new inbox"))
    panel._propose_destination()
    assert panel.destination.text() == str(office / "Filed")
    panel.destination.setText(str(office / "new inbox"))
    assert panel._problem.text() == "Choose a destination outside the inbox."
    panel.destination.setText(str(office / "archive"))
    panel.pattern.setText("{klass}")
    assert "does not exist" in panel._problem.text() and not panel._save.isEnabled()
    panel.pattern.setText("{date:%Y}/{class}/{original}")
    assert "Claim form A" in panel._example.text()
    panel.inbox.setFocus()
    panel.save()
    settle(panel.make.isVisible)
    panel.make.click()
    settle(lambda: len(view.folders.cards) == 2)
    assert QApplication.focusWidget() in (view, view.list)  # its keys work at once
    assert (office / "new inbox").is_dir()
    view.folders.edit(2)
    panel.pattern.setText("{class}/{original}")
    panel.save()
    settle(lambda: profile.folders.all()[1].pattern == "{class}/{original}")
    settle(lambda: not view._editing_folder)
    view.folders.edit(2)
    panel._remove.click()
    settle(lambda: len(view.folders.cards) == 1)
    view.add_folder()
    panel.inbox.setText(str(office / "inbox"))
    panel.destination.setText(str(office / "elsewhere"))
    panel.save()
    settle(lambda: "watched already" in panel._problem.text())


def test_a_destination_that_cannot_be_written_is_a_row_with_a_remedy(
    window: MainWindow, office: Path
) -> None:
    in_the_way = office / "filed" / CLASS
    in_the_way.write_text("a file where a folder belongs")
    file = put(office / "inbox", scan(KNOWN))[0]
    settle(lambda: status(window, KNOWN) is Status.ERROR, 60)
    said = window.sort_view.documents.description(row(window, KNOWN))
    assert KNOWN in said and "rename one of them" in said
    assert file.exists() and not window.notice.isVisible()
    in_the_way.unlink()
    settle(lambda: status(window, KNOWN) is Status.FILED, 60)
    assert len([one for one in window.sort_view.documents.rows if one.path.name == KNOWN]) == 1


def test_a_document_that_was_taken_away_is_told_and_nothing_breaks(
    window: MainWindow, office: Path
) -> None:
    file = put(office / "inbox", scan(STRANGE))[0]
    settle(lambda: status(window, STRANGE) is Status.UNKNOWN, 60)
    file.unlink()
    select(window, STRANGE)
    window.sort_view.document_panel.take(1)
    settle(lambda: window.notice.text)
    assert STRANGE in window.notice.text


def test_the_engine_dies_and_is_started_again_and_the_window_says_so(
    window: MainWindow, office: Path
) -> None:
    pid = window.sorting_desk.state.engine.pid
    put(office / "inbox", *scans(12))
    before = hashes(office)
    settle(lambda: len(window.sort_view.documents.rows) >= 2, 60)
    os.killpg(pid, signal.SIGKILL)
    settle(lambda: "started again" in window.notice.text, 60)
    settle(
        lambda: (
            window.sorting_desk.state.engine.running and window.sorting_desk.state.engine.pid != pid
        ),
        60,
    )
    settle(lambda: len(window.sort_view.documents.rows) == 12, 60)
    assert hashes(office) == before
    assert "started again" in window.notice.text  # until somebody has read it


def test_an_engine_that_cannot_live_is_not_started_for_ever(
    tmp_path: Path, office: Path, open_window: Callable[..., MainWindow],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """As where a part of the installation is damaged: processes started from now on end."""
    damaged = tmp_path / "damaged" / "typer.py"
    damaged.parent.mkdir()
    damaged.write_text("raise ImportError('half of it is missing')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(damaged.parent))
    window = open_window(engine=True)
    settle(lambda: window.keeper.given_up, 120)
    assert "half of it is missing" in window.notice.text
    settle(lambda: window.sort_view.folders.cards[1]._state.text() == "stopped")
    damaged.unlink()
    window.notice._button.click()
    settle(lambda: window.sorting_desk.state.engine.running, 60)


@pytest.mark.parametrize("keep", [True, False])
def test_closing_the_window_lets_the_engine_go_on_or_stops_it_as_set(
    profile: Profile, office: Path, open_window: Callable[..., MainWindow], keep: bool
) -> None:
    window = open_window(engine=True)
    settle(lambda: window.sorting_desk.state.engine.running, 60)
    window.sort_view.keep.setChecked(keep)
    window.close()
    if keep:
        file = put(office / "inbox", scan(KNOWN))[0]
        settle(lambda: not file.exists(), 60)
        again = open_window(engine=True)
        assert again.sort_view.keep.isChecked()
        settle(lambda: status(again, KNOWN) is Status.FILED)
        assert again.sorting_desk.state.engine.pid == window.sorting_desk.state.engine.pid
        again.sort_view.keep.setChecked(False)
        again.close()
    settle(lambda: not profile.board.engine_state().running, 30)
    assert window.keeper.wait(20)


def test_an_engine_of_someone_else_is_followed_not_doubled(
    profile: Profile, office: Path, open_window: Callable[..., MainWindow]
) -> None:
    with profile.journal.lease("a service"):
        window = open_window(engine=True)
        settle(lambda: window.sorting_desk.state.engine.running)
        settle_for(1)
        assert window.keeper._process is None
        assert window.sorting_desk.state.engine.pid == os.getpid()
    with pytest.raises(KamiwakeError):
        profile.decisions.put_back(99)


def test_a_dropped_file_that_is_not_there_is_told_and_the_others_are_sorted(
    window: MainWindow, office: Path
) -> None:
    there = put(office / "desk", scan(KNOWN))[0]
    drop(window.sort_view.place, [office / "desk" / "gone.pdf", there])
    settle(lambda: "gone.pdf" in window.notice.text)
    settle(lambda: status(window, KNOWN) is Status.FILED, 60)


def test_what_waits_in_a_folder_that_is_watched_no_longer_can_still_be_decided(
    window: MainWindow, office: Path
) -> None:
    put(office / "inbox", scan(STRANGE))
    settle(lambda: status(window, STRANGE) is Status.UNKNOWN, 60)
    window.sorting_desk.remove_folder(1)
    settle(lambda: not window.sort_view.folders.cards)
    select(window, STRANGE)
    window.sort_view.document_panel.picker.set_label(Label("Letters"))
    window.sort_view.document_panel._take.click()
    settle((office / "filed/Letters" / STRANGE).exists)


def test_the_list_is_searched_and_filtered(window: MainWindow, office: Path) -> None:
    put(office / "inbox", scan(KNOWN), scan(STRANGE))
    settle(lambda: status(window, KNOWN) and status(window, STRANGE), 60)
    view = window.sort_view

    def names() -> list[str]:
        return [view._filter.index(at, 0).data() for at in range(view._filter.rowCount())]

    view.chips.choose(1)
    assert names() == [STRANGE]
    view.chips.choose(2)
    assert names() == [KNOWN]
    view.chips.choose(0)
    view.search.setText("timesheet")
    assert names() == [KNOWN]
    view.search.setText("nothing like it")
    assert view._stack.currentWidget() is view._none
