"""Between the first paint and the first reading, the window claims nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desk_top import settle

from app.bootstrap import Profile
from app.main_window import LIBRARY, SORT, MainWindow
from app.widgets.parts import Look


def test_nobody_is_told_to_begin_before_it_is_known_that_nothing_is_there(
    profile: Profile, look: Look, qtbot: Any
) -> None:
    window = MainWindow(profile, look)
    window.sorting_desk.keeps_engine = False
    window.show()
    qtbot.waitExposed(window)
    for number, empty in ((SORT, window.sort_view.empty), (LIBRARY, window.library_view.empty)):
        window.show_view(number)
        assert not empty.isVisible()
    window.show_view(SORT)
    window.start()
    settle(window.sort_view.empty.isVisible)
    window.show_view(LIBRARY)
    settle(window.library_view.empty.isVisible)
    window.close()


def test_a_list_that_is_there_comes_without_an_empty_one_before_it(
    registered: Profile, look: Look, qtbot: Any, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    registered.folders.add(inbox, tmp_path / "filed", "{class}/{original}")
    window = MainWindow(registered, look)
    window.sorting_desk.keeps_engine = False
    told_to_begin = []
    window.show()
    window.start()

    def known() -> bool:
        told_to_begin.append(window.sort_view.empty.isVisible())
        return window.sorting_desk.known and bool(window.sort_view.folders.cards)

    settle(known)
    assert not any(told_to_begin)
    window.close()
