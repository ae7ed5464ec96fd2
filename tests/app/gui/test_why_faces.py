"""Why a document went where it is, drawn beside it: outlines, differing places, missing print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from desk_top import LONG_NAME, register, settle
from editions import (
    FORM,
    LIES,
    LINE,
    REPORT,
    TAX,
    YEAR,
    edition,
    edition_file,
    held,
    photographed,
    quiet,
    ringed,
    saved,
    turned,
    with_clause,
)
from PySide6.QtCore import QPoint, Qt

from app.bootstrap import Profile
from app.main_window import SORT, MainWindow
from app.panels.why_faces import WhyFaces
from app.pictures import image_of
from core.comparing import Explanation
from core.domain import Label, VerdictKind

Open = Callable[..., MainWindow]


def sorted_(profile: Profile, folder: Path, suffix: str = ".png", **pages: np.ndarray) -> None:
    """Documents that were sorted before the window opens."""
    inbox = folder / "inbox"
    inbox.mkdir()
    for name, page in pages.items():
        saved(inbox / f"{name}{suffix}", page)
    profile.folders.add(inbox, folder / "filed", "{class}/{sub_label}/{original}")
    list(profile.engine().run(once=True))


def explained(window: MainWindow, name: str) -> WhyFaces:
    window.show_view(SORT)
    view = window.sort_view
    settle(view._filter.rowCount)
    names = [Path(view._filter.index(at, 0).data()).stem for at in range(view._filter.rowCount())]
    view.list.setCurrentIndex(view._filter.index(names.index(name), 0))
    why = view.document_panel.why
    settle(lambda: why.faces.preview._image is not None)
    return why


def test_a_filed_scan_shows_where_its_edition_differs_from_the_other(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    page, matrix = turned(edition("2024"))
    sorted_(registered, tmp_path, scan=page)
    window = open_window()
    why = explained(window, "scan")
    settle(lambda: why.faces.preview.marks)
    assert why.difference.text() == "2024 and 2023 differ in the 2 places marked."
    size = np.float32([page.shape[1], page.shape[0]])
    seen = cv2.transform(np.float32([[YEAR, LINE]]) * size, matrix)[0] / size
    assert ringed(why.faces.preview, *map(tuple, seen)) == [True, True]
    assert [one.text() for one in why.faces.buttons] == ["Scan", "2024", "2023"]
    for number in (1, 2):
        why.faces.buttons[number].click()
        settle(lambda: why.faces.preview._image is not None)
        assert ringed(why.faces.preview, YEAR, LINE) == [True, True]
    window.sort_view._show_selected()  # as it does whenever anything is filed
    assert why.faces.buttons[2].isChecked() and why.faces.shown.name == "2023"


def test_a_document_that_waits_because_nobody_can_tell_shows_where_to_look(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    page, _ = turned(edition("2023"))
    page[int(0.38 * len(page)) : int(0.62 * len(page))] = 255
    page[int(0.94 * len(page)) :] = 255
    sorted_(registered, tmp_path, scan=page)
    window = open_window()
    why = explained(window, "scan")
    assert window.sort_view.document_panel.document.held
    settle(lambda: why.faces.preview.marks)
    assert len(why.faces.buttons) == 3


@pytest.mark.parametrize("turns", [0, 1, 2])
def test_print_that_is_missing_is_ringed_on_the_upright_scan_and_on_the_template(
    profile: Profile, open_window: Open, tmp_path: Path, turns: int
) -> None:
    for year in ("2023", "2024"):
        register(profile, saved(tmp_path / f"{year}.png", with_clause(year)), Label(FORM, year))
    page, matrix = turned(edition("2024"))
    sorted_(profile, tmp_path, scan=np.ascontiguousarray(np.rot90(page, turns)))
    window = open_window()
    why = explained(window, "scan")
    verdict = window.sort_view.document_panel.document.entry.verdict
    assert "print is missing" in verdict.reason and verdict.rotation == 90 * turns
    settle(lambda: why.faces.preview.marks)
    assert why.difference.text() == f"Marked: where print of {FORM} / 2024 is missing."
    size = np.float32([page.shape[1], page.shape[0]])
    (seen,) = cv2.transform(np.float32([[TAX]]) * size, matrix)[0] / size
    assert ringed(why.faces.preview, tuple(seen), LINE) == [True, False]
    assert [one.text() for one in why.faces.buttons] == ["Scan", "2024"]
    why.faces.buttons[1].click()
    settle(lambda: why.faces.preview._image is not None)
    assert ringed(why.faces.preview, TAX, LINE, YEAR) == [True, False, False]


def test_a_document_that_is_not_known_is_between_no_editions(
    profile: Profile, open_window: Open, tmp_path: Path
) -> None:
    for year in ("2023", "2024"):
        register(profile, edition_file(tmp_path, year), Label(FORM, year))
    noise = np.random.default_rng(0).integers(0, 255, (1400, 1000, 3), np.uint8)
    sorted_(profile, tmp_path, scan=noise)
    window = open_window()
    why = explained(window, "scan")
    verdict = window.sort_view.document_panel.document.entry.verdict
    assert verdict.kind is VerdictKind.UNKNOWN
    assert len(verdict.candidates) == 2  # it is nearest to them all the same
    assert not why.difference.isVisible()
    assert not why.faces.buttons


def test_candidates_of_a_document_that_is_not_known_are_not_compared(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    """Not even where it lies on one of them."""
    sorted_(registered, tmp_path, scan=edition("2024"))
    window = open_window()
    explained(window, "scan")
    verdict = window.sort_view.document_panel.document.entry.verdict
    told: list[Explanation] = []
    for kind in (verdict.kind, VerdictKind.UNKNOWN):
        asked = replace(verdict, kind=kind)
        window.comparing_desk.page(window, image_of(edition("2024")), asked, told.append)
        quiet(window)
    assert [one.editions is None for one in told] == [False, True]


@pytest.mark.parametrize("filed_upright", [False, True])
def test_a_scan_that_lay_turned_is_shown_as_its_template_lies(
    registered: Profile, open_window: Open, tmp_path: Path, filed_upright: bool
) -> None:
    settings = registered.settings.model_copy(update={"rotate_filed": filed_upright})
    with Profile(registered.path, settings) as office:
        sorted_(office, tmp_path, ".jpg", scan=np.ascontiguousarray(np.rot90(edition("2024"), 2)))
    window = open_window()
    why = explained(window, "scan")
    entry = window.sort_view.document_panel.document.entry
    assert (entry.verdict.rotation, entry.upright) == (180, filed_upright)
    settle(lambda: why.faces.preview.marks)
    assert ringed(why.faces.preview, YEAR, LINE) == [True, True]


def test_a_photo_shows_the_outline_that_was_found_and_it_cannot_be_dragged(
    profile: Profile, open_window: Open, tmp_path: Path, qtbot: Any
) -> None:
    sorted_(profile, tmp_path, photo=photographed(edition("2023")))
    window = open_window()
    why = explained(window, "photo")
    preview = why.faces.preview
    settle(lambda: preview.outline)
    np.testing.assert_allclose(preview.outline, LIES, atol=0.01)
    assert preview.marks == () and not why.faces.buttons and not why.difference.isVisible()
    corner = preview._on_screen(preview.outline[0], preview._place()).toPoint()
    qtbot.mousePress(preview, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(preview, corner - QPoint(9, 9))
    np.testing.assert_allclose(preview.outline, LIES, atol=0.01)


def test_a_document_that_is_gone_has_no_rings_and_nobody_is_told(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    sorted_(registered, tmp_path, scan=edition("2024"), other=edition("2023"))
    for file in (tmp_path / "filed").rglob("scan.png"):
        file.unlink()
    window = open_window()
    why = explained(window, "other")
    settle(lambda: why.faces.preview.marks)
    rows = window.sort_view.documents.rows
    gone = next(row for row in rows if row.path.name == "scan.png")
    window.sort_view.document_panel.show_document(gone)
    told = "The file is not there any more: scan.png"
    settle(lambda: why.faces.preview._note.startswith(told))
    quiet(window)
    assert why.faces.preview.marks == () and not why.faces.buttons
    assert not why.difference.isVisible() and not window.notice.isVisible()


def test_rings_of_one_document_are_never_drawn_on_the_next(
    registered: Profile, open_window: Open, tmp_path: Path
) -> None:
    with_report = cv2.imread(str(REPORT))[:, :, ::-1]
    sorted_(registered, tmp_path, scan=edition("2024"), report=np.ascontiguousarray(with_report))
    window = open_window()
    with held(window):
        explained(window, "scan")
        why = explained(window, "report")
    assert why.faces.shown.title == "report.png"
    assert why.faces.preview.marks == () and not why.faces.buttons


def test_templates_of_the_same_look_say_that_nothing_differs(
    profile: Profile, open_window: Open, tmp_path: Path
) -> None:
    register(profile, edition_file(tmp_path, "2023"), Label("Claim"))
    again = np.ascontiguousarray(edition("2023")[:-2])
    register(profile, saved(tmp_path / "again.png", again), Label(LONG_NAME))
    sorted_(profile, tmp_path, scan=turned(edition("2023"))[0])
    window = open_window()
    why = explained(window, "scan")
    settle(why.difference.isVisible)
    assert why.difference.text().startswith("No difference between ")
    assert why.faces.preview.marks == () and not why.faces.buttons
