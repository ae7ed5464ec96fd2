"""What the library shows beside names: what was filed, look-alikes, the map."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from desk_top import drop, register, samples_of, settle
from editions import FORM, quiet
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.bootstrap import Profile
from app.item_models.library import ClassOrder
from app.main_window import LIBRARY, MainWindow
from app.views.library_view import LibraryView
from core.domain import Candidate, FileStamp, FilingPlan, Label, Verdict, VerdictKind

REPORT = Label("Incident report")
PLAIN = "Weekly timesheet"


def file(profile: Profile, label: Label, score: float = 0.97, name: str = "scan.pdf") -> None:
    """A document is filed by the program, as an engine does."""
    source = profile.path.parent / "in" / name
    source.parent.mkdir(exist_ok=True)
    source.write_text(f"{label} {name}")
    digest = sha256(source.read_bytes()).hexdigest()
    target = profile.path.parent / "filed" / label.class_name / name
    plan = FilingPlan(source, target, digest, FileStamp.of(source.stat()))
    likely = (Candidate(label, score, 1),)
    verdict = Verdict(VerdictKind.FILED, label, score, 0.3, 0.8, 0, 1, "Looks like it.", likely)
    profile.mover.carry_out(plan, verdict, "run")


@pytest.fixture
def office(registered: Profile) -> Profile:
    """Two editions of a form, and two other forms; some documents are filed."""
    register(registered, samples_of(PLAIN)[0], Label(PLAIN))
    for number in range(3):
        file(registered, REPORT, 0.95 + number / 100, f"{number}.pdf")
    file(registered, Label(FORM, "2024"))
    return registered


@pytest.fixture
def window(office: Profile, open_window: Callable[..., MainWindow]) -> MainWindow:
    made = open_window()
    made.show_view(LIBRARY)
    overview = made.library_desk.overview
    settle(lambda: overview.pairs and overview.overview.threshold and not overview.busy)
    return made


@pytest.fixture
def library(window: MainWindow) -> LibraryView:
    return window.library_view


@pytest.fixture
def map_(library: LibraryView, qtbot: Any) -> LibraryView:
    """The library as a map."""
    library.class_grid.setFocus()
    qtbot.keyClick(library.class_grid, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    settle(lambda: library.map.points)
    assert library.pages.currentWidget() is library.map
    return library


def names(view: LibraryView) -> list[str]:
    return [view._filter.index(at, 0).data() for at in range(view._filter.rowCount())]


def tip(view: LibraryView, name: str) -> str:
    index = view.classes.index(view.classes.row_of(name))
    return str(index.data(Qt.ItemDataRole.ToolTipRole))


# What was filed


def test_cards_say_how_many_were_filed_and_when(library: LibraryView) -> None:
    entry = library.classes.rows[library.classes.row_of(REPORT.class_name)]
    assert library.pages._class_notes(entry)[1] == "3 filed · today"
    assert tip(library, REPORT.class_name).endswith("3 filed · today")
    never = library.classes.rows[library.classes.row_of(PLAIN)]
    assert library.pages._class_notes(never)[1] == ""


def test_the_panel_shows_how_alike_they_were_beside_the_threshold(library: LibraryView) -> None:
    library._select_class(REPORT.class_name)
    facts = library.class_panel.filed
    assert facts._count.text().startswith("3 document")
    assert sum(facts.histogram.bars) == 3
    assert facts.bar.toolTip().startswith("96 % alike; filed by itself from ")
    library._select_class(PLAIN)
    assert facts._count.text() == "Nothing is filed as this yet."
    assert not facts.histogram.isVisible()


def test_a_sub_label_has_its_own_numbers(library: LibraryView) -> None:
    library.open_class(FORM)
    notes = {
        entry.label.sub_label: library.pages._sample_notes(entry)[1]
        for entry in library.samples.rows
    }
    assert notes == {"2023": "", "2024": "1 filed · today"}


def test_what_is_filed_meanwhile_is_counted_while_one_looks(
    office: Profile, library: LibraryView
) -> None:
    library._select_class(PLAIN)
    with Profile(office.path) as other:
        file(other, Label(PLAIN))
    facts = library.class_panel.filed
    settle(lambda: facts._count.text().startswith("1 document"), timeout_s=40)
    assert library.class_grid.currentIndex().data() == PLAIN


def test_nothing_is_looked_at_while_another_view_is_in_front(window: MainWindow) -> None:
    overview = window.library_desk.overview
    assert overview._timer.isActive()
    window.show_view(0)
    assert not overview._timer.isActive()
    window.show_view(LIBRARY)
    assert overview._timer.isActive()


def test_a_renamed_class_keeps_what_was_filed_before(
    window: MainWindow, library: LibraryView
) -> None:
    window.library_desk.rename(REPORT, "事故報告書")

    def counted() -> bool:
        at = library.classes.row_of("事故報告書")
        return at >= 0 and library.classes.rows[at].filed.count == 3

    settle(counted, timeout_s=40)


def test_classes_are_sorted_by_what_was_filed_and_the_choice_stays_selected(
    library: LibraryView,
) -> None:
    by_name = names(library)
    assert by_name == sorted(by_name)
    library._select_class(PLAIN)
    library.head.orders[ClassOrder.FILED].trigger()
    assert names(library) == [REPORT.class_name, FORM, PLAIN]
    assert library.class_grid.currentIndex().data() == PLAIN
    library.head.orders[ClassOrder.SEEN].trigger()
    assert names(library) == [FORM, REPORT.class_name, PLAIN]
    library.head.orders[ClassOrder.NAME].trigger()
    assert names(library) == by_name


# Look-alikes


def test_a_class_with_look_alikes_carries_a_flag_and_its_tool_tip_names_them(
    library: LibraryView,
) -> None:
    assert "2023 and 2024" in tip(library, FORM)
    assert "2023" not in tip(library, REPORT.class_name)

    def flagged(name: str) -> bool:
        """Whether the flag's colour is seen in the card's upper right corner."""
        index = library._filter.mapFromSource(library.classes.index(library.classes.row_of(name)))
        card = library.class_grid.visualRect(index)
        picture = library.class_grid.viewport().grab().toImage()
        ratio, colour = picture.devicePixelRatio(), library._look.theme.colour("review")
        corner = [
            picture.pixelColor(round(x * ratio), round(y * ratio))
            for x in range(card.right() - 34, card.right() - 8)
            for y in range(card.top() + 10, card.top() + 34)
        ]
        return sum(abs(one.red() - colour.red()) + abs(one.green() - colour.green())
                   + abs(one.blue() - colour.blue()) < 60 for one in corner) > 5  # fmt: skip

    assert [flagged(name) for name in (FORM, REPORT.class_name, PLAIN)] == [True, False, False]


def test_only_what_has_look_alikes_is_shown_when_asked(library: LibraryView) -> None:
    chip = library.head.close_chip
    assert chip.isVisible() and chip.text().startswith("1 close pair")
    chip.click()
    assert names(library) == [FORM]
    library.search.setText("report")
    assert library.pages.currentWidget() is library.pages.nothing_found
    library.search.setText("")
    chip.click()
    assert len(names(library)) == 3


def test_with_the_last_look_alike_retired_flag_and_filter_go(
    window: MainWindow, library: LibraryView
) -> None:
    library.head.close_chip.click()
    window.library_desk.retire(Label(FORM, "2023"))
    settle(lambda: not library.head.close_chip.isVisible(), timeout_s=40)
    assert len(names(library)) == 3
    assert "2023" not in tip(library, FORM)


def test_the_panel_shows_the_sample_that_has_a_look_alike(
    office: Profile, window: MainWindow, library: LibraryView
) -> None:
    """Another sample stands before it in its class."""
    register(office, samples_of("Direct debit mandate")[0], Label(FORM))
    settle(lambda: len(library.classes.rows[library.classes.row_of(FORM)].samples) == 3)
    library._select_class(FORM)
    settle(lambda: library.class_panel.twins.lines)
    quiet(window)
    assert library.class_panel.twins.lines[0].accessibleName().startswith(f"{FORM} / 2024")


# The map


def test_every_sample_is_on_the_map_and_look_alikes_are_joined(map_: LibraryView) -> None:
    points = {str(one.label): one for one in map_.map.points}
    assert set(points) == {f"{FORM} / 2023", f"{FORM} / 2024", REPORT.class_name, PLAIN}
    pairs = [[map_.map.points[row].label for row in pair] for pair in map_.map._painter._pairs]
    assert pairs == [[Label(FORM, "2023"), Label(FORM, "2024")]]


def test_a_sample_is_selected_and_its_class_opened_by_mouse(
    window: MainWindow, map_: LibraryView, qtbot: Any
) -> None:
    point = next(one for one in map_.map.points if one.label == REPORT)
    place = map_.map.place_of(point.template_id).toPoint()
    qtbot.mouseClick(map_.map, Qt.MouseButton.LeftButton, pos=place)
    assert window.inspector.panel is map_.sample_panel
    assert map_.sample_panel._class.whole_text() == REPORT.class_name
    assert map_.sample_panel.filed._count.text().startswith("3 document")
    qtbot.mouseDClick(map_.map, Qt.MouseButton.LeftButton, pos=place)
    assert map_.opened_class == REPORT.class_name
    assert map_.sample_grid.currentIndex().row() == 0


def test_the_map_is_walked_by_keyboard_alone(map_: LibraryView, qtbot: Any) -> None:
    assert QApplication.focusWidget() is map_.map
    seen = set()
    keys = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
    for key in (key for key in (*keys, *keys) for _ in range(4)):
        qtbot.keyClick(QApplication.focusWidget(), key)
        seen.add(map_.map.selected)
    assert len(seen) >= 3
    chosen = map_.map.selected
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert map_.opened_class == chosen.label.class_name
    row = map_.sample_grid.currentIndex().row()
    assert map_.samples.rows[row].key == chosen.template_id
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert map_.pages.currentWidget() is map_.map and map_.map.selected == chosen
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_M, control)
    assert map_.pages.currentWidget() is map_.class_grid
    assert QApplication.focusWidget() is map_.class_grid


def test_a_class_chosen_on_a_card_is_chosen_on_the_map(library: LibraryView, qtbot: Any) -> None:
    library.head.map_button.click()
    settle(lambda: library.map.points)
    library.head.cards_button.click()
    library._select_class(PLAIN)
    library.head.map_button.click()
    assert library.map.selected.label == Label(PLAIN)


def test_what_is_searched_stands_out_on_the_map(map_: LibraryView) -> None:
    map_.search.setText("weekly")
    assert map_.pages.currentWidget() is map_.map
    assert map_.map._sought == frozenset({PLAIN})
    map_.search.setText("")
    assert map_.map._sought is None
    map_.head.close_chip.click()
    assert map_.map._sought == frozenset({FORM})


def test_a_file_dropped_on_the_map_becomes_a_class(
    window: MainWindow, map_: LibraryView, tmp_path: Path
) -> None:
    file_ = tmp_path / "Mandate.png"
    file_.write_bytes(samples_of("Direct debit mandate")[0].read_bytes())
    drop(map_.map, [file_], QPoint(60, 60))
    panel = map_.registration
    settle(lambda: panel._examination is not None)
    assert panel.picker.label() == Label("Mandate")
    panel.save()
    settle(lambda: any(one.label == Label("Mandate") for one in map_.map.points), timeout_s=40)
    assert map_.map.selected.label == Label("Mandate")


def test_del_retires_the_sample_that_is_selected_on_the_map(
    map_: LibraryView, window: MainWindow, qtbot: Any
) -> None:
    point = next(one for one in map_.map.points if one.label == Label(PLAIN))
    map_.map.select(point.template_id)
    qtbot.keyClick(map_.map, Qt.Key.Key_Delete)
    settle(lambda: point not in map_.map.points)
    assert len(map_.map.points) == 3 and map_.map.selected is None


def test_the_map_lies_where_it_lay_when_the_window_is_opened_again(
    office: Profile, map_: LibraryView, open_window: Callable[..., MainWindow]
) -> None:
    again = open_window().library_view
    again.window().show_view(LIBRARY)
    again.head.map_button.click()
    settle(lambda: again.map.points)
    positions = [view._desk.overview.map.positions.tolist() for view in (map_, again)]
    assert positions[0] == positions[1]


def test_without_its_model_the_library_still_counts_and_says_that_there_is_no_map(
    registered: Profile, open_window: Callable[..., MainWindow], export: Callable[..., Path]
) -> None:
    with Profile(registered.path) as other:
        file(other, REPORT)
        other.models.use(export("office"))
        (kept,) = registered.path.glob("models/*/office.onnx")
        kept.write_bytes(b"half")
    window = open_window()
    window.show_view(LIBRARY)
    view = window.library_view
    view.head.map_button.click()
    settle(lambda: "no map" in view.map._note)
    view.head.cards_button.click()
    reports = view.classes.row_of(REPORT.class_name)
    settle(lambda: view.classes.rows[reports].filed.count == 1)
