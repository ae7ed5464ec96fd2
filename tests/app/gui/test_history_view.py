"""The history in the window: found, taken back, corrected and exported, by keyboard and mouse."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from desk_top import settle
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from app.bootstrap import Profile
from app.comparing_desk import ComparingDesk
from app.history_desk import HistoryDesk
from app.item_models.documents import Status
from app.main_window import HISTORY, MainWindow
from app.pictures import Pictures
from app.tasks import TaskRunner
from app.views import history_view
from app.views.history_view import HistoryView
from app.widgets.history_filters import Days
from app.widgets.inspector import Inspector
from app.widgets.parts import Look
from core.database.engine import write
from core.database.journal.tables import FilingRow
from core.database.types import utc_now
from core.domain import Candidate, FileStamp, FilingPlan, FilingState, Label, Verdict, VerdictKind
from core.filing.export import export_csv
from core.filing.facts import words_of
from core.filing.history import HistoryQuery, Standing
from core.filing.records import verdict_to_record

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
CLAIM, LETTER = Label("Claim", "2024"), Label("Letter")
LIKELY = (Candidate(CLAIM, 0.9, 1), Candidate(LETTER, 0.7, 2))
FILED = Verdict(VerdictKind.FILED, CLAIM, 0.9, 0.2, 0.8, 0, 1, "It looks like it.", LIKELY)
UNSURE = Verdict(VerdictKind.REVIEW, None, 0.6, 0.0, 0.8, 0, 1, "Two are alike.", LIKELY)


class Office:
    """A watched folder; documents are filed and held as an engine does it."""

    def __init__(self, root: Path, profile: Profile) -> None:
        self.root, self.profile = root, profile
        (root / "inbox").mkdir()
        profile.folders.add(root / "inbox", root / "filed", "{class}/{original}")

    def put(self, name: str) -> tuple[Path, str, FileStamp]:
        path = self.root / "inbox" / name
        path.write_text(name)
        digest = hashlib.sha256(name.encode()).hexdigest()
        return path, digest, FileStamp.of(path.stat())

    def file(self, *names: str, run: str = "run") -> None:
        for name in names:
            path, digest, stamp = self.put(name)
            plan = FilingPlan(path, self.root / "filed/Claim" / name, digest, stamp, 1)
            self.profile.mover.carry_out(plan, FILED, run)

    def hold(self, name: str) -> None:
        path, digest, stamp = self.put(name)
        self.profile.journal.hold(path, UNSURE, digest, stamp, "run", 1)

    def tree(self) -> set[str]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix() for path in files}

    def lost(self, count: int) -> None:
        """Documents that somebody took away after they were filed."""
        values = [
            {
                "run_id": "old", "at": utc_now() - timedelta(days=9, seconds=number),
                "state": FilingState.DONE, "source": self.root / f"inbox/old {number}.pdf",
                "wished_target": self.root / f"filed/old {number}.pdf",
                "target": self.root / f"filed/old {number}.pdf", "reserved": False,
                "source_sha256": "s", "filed_sha256": "s", "device": "1", "inode": "1",
                "size": 1, "mtime_ns": 1, "verdict": verdict_to_record(FILED), "folder_id": 1,
                "revision": 1, "kind": "filed", "score": 0.9, "class_name": "Claim",
                "sub_label": "2024", "by_hand": False,
                "words": words_of(Path(f"/inbox/old {number}.pdf"), "", CLAIM, ""),
            }
            for number in range(count)
        ]  # fmt: skip
        with write(self.profile.journal_engine) as session:
            session.execute(sa.insert(FilingRow), values)
            session.commit()


class Desk:
    """The view in a window of its own, beside an inspector."""

    def __init__(self, profile: Profile, look: Look) -> None:
        self.desk, self.comparing = HistoryDesk(profile), ComparingDesk(profile)
        self._tasks = TaskRunner(1)
        pictures = Pictures(lambda: profile.registry, lambda: profile.decoders, self._tasks)
        self.inspector = Inspector()
        self.view = HistoryView(look, pictures, self.desk, self.comparing, self.inspector)
        self.window = QWidget()
        layout = QHBoxLayout(self.window)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.inspector)
        self.window.resize(1100, 640)
        self.said: list[str] = []
        self.refused: list[str] = []
        self.view.said.connect(lambda text, undo: self.said.append(text))
        self.view.refused.connect(self.refused.append)
        self.desk.failed.connect(lambda error: self.refused.append(str(error)))

    def open(self, qtbot: Any) -> None:
        self.window.show()
        qtbot.waitExposed(self.window)
        self.view.activate()
        settle(lambda: self.view.model.found is not None)

    def close(self) -> None:
        for part in (self.desk, self.comparing, self._tasks):
            part.close()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What one sees

    def names(self) -> list[Any]:
        model = self.view.model
        return [model.index(at, 0).data() for at in range(model.rowCount())]

    def statuses(self) -> list[Status | None]:
        rows = (self.view.model.row_at(at) for at in range(self.view.model.rowCount()))
        return [row.status if row else None for row in rows]

    def selected(self) -> list[int]:
        return [first + at for first, many in self.view.table.ranges() for at in range(many)]

    def press(self, qtbot: Any, *keys: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            qtbot.keyClick(focus, key, modifier)


@pytest.fixture
def office(profile: Profile, tmp_path: Path) -> Office:
    root = tmp_path / "office"
    root.mkdir()
    return Office(root, profile)


@pytest.fixture
def opened(profile: Profile, look: Look, qtbot: Any) -> Iterator[Callable[[], Desk]]:
    desks: list[Desk] = []

    def make() -> Desk:
        desks.append(Desk(profile, look))
        desks[-1].open(qtbot)
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


def test_an_empty_history_says_what_will_be_here(opened: Callable[[], Desk], office: Any) -> None:
    desk = opened()
    assert desk.view._stack.currentWidget() is desk.view.quiet
    assert not desk.view.search.isVisible() and not desk.view.export.isVisible()
    office.file("a.pdf")
    settle(lambda: desk.names() == ["a.pdf"])
    assert desk.view.search.isVisible()


def test_words_are_searched_by_keyboard_and_lead_into_the_list(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.file("scan 1.pdf", "scan 2.pdf")
    office.hold("letter.pdf")
    desk = opened()
    assert desk.names() == ["letter.pdf", "scan 2.pdf", "scan 1.pdf"]
    desk.press(qtbot, Key.Key_F, modifier=Control)
    assert desk.view.search.hasFocus()
    qtbot.keyClicks(desk.view.search, "CLAIM 2.p")
    settle(lambda: desk.names() == ["scan 2.pdf"])
    desk.press(qtbot, Key.Key_Down)
    assert desk.view.table.hasFocus()
    assert (desk.selected(), desk.inspector.panel) == ([0], desk.view.panel)
    assert desk.view.panel.document.path.name == "scan 2.pdf"
    desk.press(qtbot, Key.Key_F, modifier=Control)
    qtbot.keyClicks(desk.view.search, "nothing")
    settle(lambda: desk.view._stack.currentWidget() is desk.view.none)
    desk.view.clear()
    settle(lambda: len(desk.names()) == 3)


def test_filters_narrow_the_list_and_are_cleared_together(
    opened: Callable[[], Desk], office: Any, profile: Profile
) -> None:
    office.file("today.pdf", run="one")
    office.file("old.pdf", run="two")
    office.hold("waits.pdf")
    with profile.journal_engine.begin() as connection:
        at = datetime.now().astimezone() - timedelta(days=10)
        connection.execute(sa.update(FilingRow).where(FilingRow.run_id == "two").values(at=at))
    desk = opened()
    filters = desk.view.filters
    whole = ["waits.pdf", "today.pdf", "old.pdf"]
    filters.chips[Standing.REVIEW].click()
    settle(lambda: desk.names() == ["waits.pdf"])
    filters.chips[Standing.FILED].click()
    settle(lambda: desk.names() == whole)
    filters.chips[Standing.REVIEW].click()
    settle(lambda: desk.names() == whole[1:])
    settle(lambda: filters.class_box.count() == 1)
    filters.class_box.setEditText("claim")
    filters.days.setCurrentIndex(filters.days.findData(Days.WEEK))
    settle(lambda: desk.names() == ["today.pdf"])
    filters.days.setCurrentIndex(filters.days.findData(Days.RANGE))
    for field in (filters.first, filters.last):
        field.setDate(field.date().addDays(-10))
    settle(lambda: desk.names() == ["old.pdf"])
    assert filters._clear.isVisible()
    filters._clear.click()
    settle(lambda: desk.names() == whole)
    assert not filters._clear.isVisible()
    desk.view.table.select_rows([2], 2)
    desk.view.show_run()
    settle(lambda: desk.names() == ["old.pdf"])
    filters._run_chip.click()
    settle(lambda: desk.names() == whole)


def test_del_puts_one_back_where_it_stays_in_sight_and_ctrl_z_files_it_again(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.file("a.pdf", "b.pdf", "c.pdf")
    desk = opened()
    desk.view.table.select_rows([1], 1)
    desk.press(qtbot, Key.Key_Delete)
    settle(lambda: desk.statuses()[1] is Status.UNDONE)
    assert (desk.names(), desk.selected()) == (["c.pdf", "b.pdf", "a.pdf"], [1])
    assert "inbox/b.pdf" in office.tree()
    assert desk.said == [f"b.pdf is in {office.root / 'inbox'}"]
    assert desk.view.panel.document.status is Status.UNDONE
    desk.press(qtbot, Key.Key_Z, modifier=Control)
    settle(lambda: desk.names() == ["b.pdf", "c.pdf", "a.pdf"])
    assert "filed/Claim/b.pdf" in office.tree()


def test_a_document_is_corrected_by_keyboard_and_the_next_comes_under_the_hand(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.file("a.pdf", "b.pdf", "c.pdf")
    office.hold("held.pdf")
    desk = opened()
    desk.view.table.select_rows([2], 2)
    desk.press(qtbot, Key.Key_1)  # the nearest that it is not filed as already
    settle(lambda: desk.names() == ["b.pdf", "held.pdf", "c.pdf", "a.pdf"])
    assert "filed/Letter/b.pdf" in office.tree()
    settle(lambda: desk.selected() == [2])
    desk.view.table.setFocus()
    desk.press(qtbot, Key.Key_F2)
    assert desk.view.panel.picker.class_box.hasFocus()
    desk.view.panel.picker.set_label(LETTER)
    desk.press(qtbot, Key.Key_Return)
    settle(lambda: desk.names() == ["c.pdf", "b.pdf", "held.pdf", "a.pdf"])
    desk.press(qtbot, Key.Key_Z, modifier=Control)
    settle(lambda: desk.names() == ["b.pdf", "held.pdf", "c.pdf", "a.pdf"])
    desk.press(qtbot, Key.Key_Z, modifier=Control)
    settle(lambda: desk.names() == ["held.pdf", "c.pdf", "b.pdf", "a.pdf"])
    assert "filed/Claim/b.pdf" in office.tree()


def test_several_are_put_back_after_one_more_word(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.file("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    desk = opened()
    table = desk.view.table
    table.select_rows([0], 0)
    table.setFocus()
    desk.press(qtbot, Key.Key_Down, Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert (desk.selected(), desk.inspector.panel) == ([0, 1, 2], desk.view.several)
    desk.press(qtbot, Key.Key_Delete)
    assert desk.view.several.confirm.hasFocus()
    desk.press(qtbot, Key.Key_Escape)
    assert table.hasFocus() and len(office.tree()) == 4
    desk.press(qtbot, Key.Key_Delete, Key.Key_Return)
    settle(lambda: desk.statuses() == [Status.UNDONE] * 3 + [Status.FILED])
    assert office.tree() == {"inbox/d.pdf", "inbox/c.pdf", "inbox/b.pdf", "filed/Claim/a.pdf"}
    assert desk.said == ["3 document(s) are back in their inboxes."]
    assert table.hasFocus()
    desk.press(qtbot, Key.Key_Z, modifier=Control)
    settle(lambda: len([path for path in office.tree() if path.startswith("filed")]) == 4)


def test_several_are_refiled_together_and_what_fails_is_told_with_its_file(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.file("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    for name in ("b.pdf", "c.pdf"):
        (office.root / "filed/Claim" / name).write_text("edited")
    office.hold("held.pdf")
    desk = opened()
    desk.press(qtbot, Key.Key_A, modifier=Control)
    assert len(desk.selected()) == 5
    desk.press(qtbot, Key.Key_F2)
    assert desk.view.several.picker.class_box.hasFocus()
    desk.view.several.picker.set_label(LETTER)
    desk.press(qtbot, Key.Key_Return)
    settle(lambda: desk.said)
    assert {path for path in office.tree() if "Letter" in path} == {
        "filed/Letter/a.pdf", "filed/Letter/d.pdf", "filed/Letter/held.pdf",
    }  # fmt: skip
    assert desk.said == ["3 document(s) are filed as Letter."]
    (refused,) = desk.refused
    assert refused.startswith("2 document(s) stayed where they were. “c.pdf” was changed")


def test_all_of_a_long_list_are_meant_though_most_were_never_looked_at(
    opened: Callable[[], Desk], office: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_view, "_MOST_KEPT", 50)
    office.lost(150)
    desk = opened()
    desk.press(qtbot, Key.Key_A, modifier=Control)
    chosen = desk.view.chosen()
    assert chosen is not None
    assert (chosen.count, chosen.keys, chosen.ranges) == (150, (), ((0, 150),))
    desk.press(qtbot, Key.Key_Delete, Key.Key_Return)
    settle(lambda: desk.refused, 60)
    assert desk.refused[0].startswith("150 document(s) stayed where they were. “old 0.pdf”")
    told = desk.view.several._failures.text()
    assert (told.count("“old "), told.endswith("And 120 more.")) == (30, True)


def test_a_list_that_has_changed_is_not_taken_for_the_one_that_was_seen(
    opened: Callable[[], Desk], office: Any, profile: Profile
) -> None:
    office.lost(520)
    office.file("a.pdf")
    desk = opened()
    desk.desk.follow(False)
    desk.view.filters.chips[Standing.FILED].click()
    settle(lambda: desk.view.model.found.query.standings)
    desk.view.table.selectAll()
    (number,) = profile.journal.filed_in("run")
    profile.decisions.put_back(number)
    desk.view.put_back()
    settle(lambda: desk.refused)
    assert desk.refused == ["The list has just changed. Nothing was touched: choose again."]
    settle(lambda: desk.view.model.rowCount() == 520)


def test_long_work_is_cancelled_after_the_document_in_hand(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.lost(520)
    office.file("a.pdf", "b.pdf")
    desk = opened()
    desk.desk.work_changed.connect(lambda work: work and desk.view.work.cancel.click())
    desk.view.table.selectAll()
    desk.view.put_back()
    settle(lambda: desk.said, 60)
    assert "Cancelled: " in desk.said[0] and "were not touched." in desk.said[0]
    assert not desk.view.work.isVisible()
    assert not desk.desk.working


def test_what_is_shown_is_written_into_a_table(
    opened: Callable[[], Desk], office: Any, profile: Profile, tmp_path: Path
) -> None:
    office.file("a.pdf", "b.pdf")
    office.hold("waits.pdf")
    desk = opened()
    desk.view.search.setText(".pdf claim")
    settle(lambda: desk.names() == ["b.pdf", "a.pdf"])
    desk.view.export_to(tmp_path / "shown.csv")
    settle(lambda: desk.said)
    assert desk.said == ["2 document(s) are in shown.csv."]
    export_csv(profile.history, HistoryQuery(".pdf claim"), tmp_path / "same.csv")
    assert (tmp_path / "shown.csv").read_bytes() == (tmp_path / "same.csv").read_bytes()
    desk.view.export_to(tmp_path / "no such folder" / "shown.csv")
    settle(lambda: desk.refused)
    assert "“shown.csv” cannot be written" in desk.refused[0]


def test_documents_that_arrive_leave_in_sight_and_selected_what_was(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.lost(300)
    desk = opened()
    table, view = desk.view.table, desk.view
    table.scrollTo(view.model.index(150, 0))
    settle(lambda: view.model.key_at(150) is not None)
    table.select_rows([150], 150)
    kept, top = view.model.key_at(150), table.rowViewportPosition(150)
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        office.file(name)
    settle(lambda: view.model.rowCount() == 303)
    assert (desk.selected(), view.model.key_at(153)) == ([153], kept)
    assert table.rowViewportPosition(153) == top
    assert view.panel.document.key == kept


def test_one_that_goes_from_the_middle_leaves_the_others_selected(
    opened: Callable[[], Desk], office: Any, profile: Profile
) -> None:
    office.file("a.pdf", "b.pdf", "c.pdf", "d.pdf")
    desk = opened()
    desk.view.filters.chips[Standing.FILED].click()
    settle(lambda: desk.view.model.found.query.standings)
    desk.view.table.select_rows([0, 3], 0)
    numbers = profile.journal.filed_in("run")
    profile.decisions.put_back(numbers[1])
    settle(lambda: desk.names() == ["d.pdf", "b.pdf", "a.pdf"])
    assert desk.selected() == [0, 2]


def test_the_mouse_selects_and_its_menu_offers_what_the_keys_do(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.file("a.pdf", "b.pdf")
    desk = opened()
    table = desk.view.table
    place = table.visualRect(desk.view.model.index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.selected() == [1]
    table.customContextMenuRequested.emit(QPoint(place))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [each.text() for each in menu.actions() if each.text()]
    assert texts[:3] == [
        "Refile as… (F2)", "Put back into the inbox (Del)", "Show all of the same run",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    menu.close()
    settle(lambda: desk.statuses()[1] is Status.UNDONE)


def test_home_and_end_go_to_the_newest_and_the_oldest(
    opened: Callable[[], Desk], office: Any, qtbot: Any
) -> None:
    office.lost(250)
    desk = opened()
    desk.view.table.setFocus()
    desk.press(qtbot, Key.Key_End)
    settle(lambda: desk.view.panel.document is not None)
    assert (desk.selected(), desk.view.panel.document.path.name) == ([249], "old 249.pdf")
    desk.press(qtbot, Key.Key_Home)
    assert desk.selected() == [0]


def test_in_the_window_a_mistake_is_taken_back_from_the_toast(
    open_window: Callable[..., MainWindow], office: Any, qtbot: Any
) -> None:
    office.file("a.pdf")
    window = open_window()
    qtbot.keyClick(window, Key.Key_4, Control)
    view = window.history_view
    assert window.view == HISTORY
    settle(lambda: view.model.rowCount() == 1 and view.table.hasFocus())
    view.table.select_rows([0], 0)
    qtbot.keyClick(view.table, Key.Key_Delete)
    settle(lambda: "inbox/a.pdf" in office.tree() and window.toast.isVisible())
    settle(lambda: not window.history_desk.working)
    window.toast.findChild(QPushButton).click()
    settle(lambda: "filed/Claim/a.pdf" in office.tree())
    settle(lambda: [row and row.status for row in [view.model.row_at(0)]] == [Status.FILED])
    assert view.model.rowCount() == 1
