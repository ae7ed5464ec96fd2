"""What each subject of the settings does in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desk_top import LONG_NAME, settle
from editions import FORM, edition_file
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from settings_desk_top import Key, Shown, press

from app.bootstrap import Profile
from core.expected import LADDER
from core.settings import Settings
from core.settings_store import Change


def test_caution_is_moved_along_the_curve_and_says_what_it_means(shown: Shown) -> None:
    caution = shown.view.caution.caution
    shown.row("one_wrong_in")
    plot = caution.curve.plot
    plot.setFocus()
    press(plot, Key.Key_Right, Key.Key_Right)
    assert caution.pending and shown.said == []
    settle(lambda: shown.said)
    assert shown.written()["one_wrong_in"] == 5000
    words = f"at most 1 wrong in {QLocale().toString(5000)}"
    assert [text for text, _ in shown.said] == [f"Allowed mistakes: {words}"]
    press(plot, Key.Key_Home)
    settle(lambda: shown.profile.settings.one_wrong_in == LADDER[0])


def test_the_curve_is_drawn_from_ones_own_documents(
    registered: Profile, tmp_path: Path, show_settings: Callable[..., Shown]
) -> None:
    (tmp_path / "inbox").mkdir()
    edition_file(tmp_path / "inbox", "2023")
    registered.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{original}")
    assert len(list(registered.engine().run(once=True))) == 1
    shown = show_settings()
    curve = shown.view.caution.caution.curve
    assert curve.plot.points == ()
    shown.row("one_wrong_in")
    settle(lambda: curve.plot.points)
    assert curve.plot.documents == 1
    assert [point[0] for point in curve.plot.points] == list(LADDER)


def test_a_value_between_the_steps_is_shown_and_left_as_it_is(shown: Shown) -> None:
    shown.profile.store.apply(Change({"one_wrong_in": 1234}))
    settle(lambda: shown.profile.settings.one_wrong_in == 1234)
    row = shown.row("one_wrong_in")
    assert row.words(1234) == f"at most 1 wrong in {QLocale().toString(1234)}"
    assert shown.written()["one_wrong_in"] == 1234 and shown.said == []


def test_a_pattern_is_tried_while_it_is_typed_and_taken_by_enter(shown: Shown) -> None:
    pattern = shown.view.naming.pattern
    shown.row("naming_pattern")
    pattern.edit.setFocus()
    pattern.edit.selectAll()
    QTest.keyClicks(pattern.edit, "{class}/{date")
    assert "brace" in pattern.problem and pattern.preview == ""
    press(pattern.edit, Key.Key_Return)
    assert pattern.problem and shown.written().get("naming_pattern") is None
    press(pattern.edit, Key.Key_Escape)
    assert pattern.problem == "" and pattern.edit.text() == Settings().naming_pattern
    pattern.edit.selectAll()
    QTest.keyClicks(pattern.edit, "{class}/")
    chips = [pattern.places.itemAt(at).widget() for at in range(pattern.places.count())]
    chip = next(chip for chip in chips if chip.text() == "Counter")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert pattern.edit.hasFocus() and "naming_pattern" not in shown.written()
    assert pattern.edit.text() == "{class}/{counter:03}"
    assert pattern.preview == str(Path("Claim form A") / "001.pdf")
    press(pattern.edit, Key.Key_Return)
    settle(lambda: shown.profile.settings.naming_pattern == "{class}/{counter:03}")


def test_every_placeholder_that_is_offered_can_be_used(shown: Shown) -> None:
    pattern = shown.view.naming.pattern
    for at in range(pattern.places.count()):
        pattern.edit.setText("x")
        pattern.places.itemAt(at).widget().click()
        assert pattern.problem == "", pattern.edit.text()


def test_a_pattern_shows_what_it_makes_of_a_document_of_ones_own(
    registered: Profile, tmp_path: Path, show_settings: Callable[..., Shown]
) -> None:
    (tmp_path / "inbox").mkdir()
    scan = edition_file(tmp_path / "inbox", "2023")
    registered.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{original}")
    (filed,) = registered.engine().run(once=True)
    assert filed.target is not None
    shown = show_settings()
    pattern = shown.view.naming.pattern
    shown.row("naming_pattern")
    settle(lambda: scan.name in pattern.preview)
    assert pattern.preview == str(Path(FORM) / "2023" / scan.name)


def test_a_folder_is_watched_changed_paused_and_left_by_keyboard(
    shown: Shown, tmp_path: Path
) -> None:
    page = shown.view.folders
    shown.view.show_page(page)
    press(page.add_button, Key.Key_Space)
    assert page.editing and page.panel.inbox.hasFocus()
    page.panel.inbox.insert(str(tmp_path / LONG_NAME))
    QTest.keyClicks(page.panel.destination, str(tmp_path / "filed"))
    press(page.panel.destination, Key.Key_Return)
    settle(page.panel.make.isVisible)
    press(page.panel.make, Key.Key_Space)
    settle(lambda: page.cards and not page.editing)
    assert "is watched from now on" in shown.said[-1][0]
    ((number, card),) = page.cards.items()
    press(card, Key.Key_Space)
    settle(lambda: not shown.profile.folders.all()[0].enabled)
    press(card, Key.Key_Return)
    assert page.editing
    page.panel.destination.setText(str(tmp_path / "elsewhere"))
    press(page.panel.destination, Key.Key_Return)
    settle(lambda: shown.profile.folders.all()[0].destination == tmp_path / "elsewhere")
    settle(lambda: not page.editing)
    press(page.cards[number], Key.Key_Return)
    press(page.panel.inbox, Key.Key_Escape)
    assert not page.editing
    press(page.cards[number], Key.Key_Return)
    press(page.panel._remove, Key.Key_Space)
    settle(lambda: not page.cards)
    assert shown.profile.folders.all() == [] and page.add_button.isVisible()


def test_a_back_up_is_made_listed_and_the_way_back_can_be_copied(shown: Shown) -> None:
    page = shown.view.backup
    shown.view.show_page(page)
    assert not page.command.isVisible()
    press(page.now, Key.Key_Space)
    settle(lambda: page.list.count() == 2)
    assert "Backed up" in shown.said[-1][0]
    assert {page.list.item(at).text().split(" · ")[0] for at in range(2)} == {
        "Forms", "History and folders",
    }  # fmt: skip
    seen = set()
    for at in range(2):
        page.list.setCurrentRow(at)
        seen.add(page.command.text())
    available = shown.profile.backups.available()
    assert seen == {shown.desk.restore_command(path) for path in available}
    page._copy()
    assert QGuiApplication.clipboard().text() == page.command.text()
    assert page.command.text().startswith("kamiwake restore ")


def test_the_model_in_use_is_named_and_the_bundled_one_is_one_key_away(
    shown: Shown, export: Callable[..., Path]
) -> None:
    page = shown.view.model
    shown.view.show_page(page)
    settle(page.name.whole_text)
    assert page.name.whole_text() == "kamiwake-lcnet050" and not page.bundled.isVisible()
    shown.models.take(export("office"))
    assert not page.choose.isEnabled()
    settle(lambda: page.name.whole_text() == "office" and page.bundled.isVisible())
    assert page.since.text().startswith("In use since")
    press(page.bundled, Key.Key_Space)
    settle(lambda: page.name.whole_text() == "kamiwake-lcnet050")
    assert shown.profile.models.choice() is None


def test_how_often_spot_checks_found_a_mistake_stands_beside_them(shown: Shown) -> None:
    shown.view.show_page(shown.view.spot_checks)
    settle(shown.view.spot_checks.observed.text)
    assert shown.view.spot_checks.observed.text() == "None was looked at yet."
