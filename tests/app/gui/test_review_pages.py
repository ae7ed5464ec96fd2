"""The page that is decided about: upright where that is known, and what is the matter where there
is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from desk_top import SAMPLES, register_samples, settle
from PIL import Image as PillowImage
from PySide6.QtCore import QRectF
from PySide6.QtGui import QIcon, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton
from review_desk_top import PATTERN, STRANGE, Desk, move_office, review_of

from app.bootstrap import Profile
from app.item_models.documents import row_of_entry, turn_of
from app.pictures import Pictures, pixels_of
from app.widgets.document_picture import paint_document
from app.widgets.parts import Look
from core.domain import Label, VerdictKind
from core.filing.decisions import by_hand
from core.settings import Settings

UPRIGHT, SIDEWAYS = "scan_0003.png", "sideways.png"
"""A report like nothing that is registered, which the nearest form would turn by 90 degrees."""
FORM = "form on its side.png"


def fill(profile: Profile) -> None:
    register_samples(profile)
    root = profile.path.parent
    inbox = root / "inbox"
    inbox.mkdir()
    profile.folders.add(inbox, root / "filed", PATTERN)
    for name, scan, degrees in (
        (UPRIGHT, UPRIGHT, 0), (SIDEWAYS, UPRIGHT, 90), (FORM, "scan_0027.jpg", 270),
        (STRANGE, STRANGE, 0),
    ):  # fmt: skip
        with PillowImage.open(SAMPLES / "scans" / scan) as opened:
            opened.convert("RGB").rotate(degrees, expand=True).save(inbox / name)
    with Profile(profile.path, Settings(margin=0.5, stable_s=0, workers=1)) as sorting:
        list(sorting.engine().run(once=True))


@pytest.fixture
def desk(
    made: Callable[..., Path], filled: Callable[..., Profile], profile: Profile, look: Look,
    tmp_path: Path, qtbot: Any,
) -> Iterator[Desk]:  # fmt: skip
    filled("pages on their sides", fill)
    move_office(made("pages on their sides", fill).parent, tmp_path)
    with review_of(profile, look, qtbot) as opened:
        yield opened


def seen(desk: Desk, name: str) -> np.ndarray[Any, Any]:
    """(100, 80): the page that is shown, small."""
    desk.select(name)
    settle(lambda: desk.pages.scan(desk.view.current.entry) is not None)
    picture = desk.view.comparison.compare._sides[0].picture
    assert picture is not None and picture.height() > picture.width()
    grey = cv2.cvtColor(pixels_of(picture), cv2.COLOR_RGB2GRAY)
    return cv2.resize(grey, (80, 100), interpolation=cv2.INTER_AREA).astype(float)


def test_a_page_like_nothing_is_shown_upright_whatever_its_nearest_form_says(desk: Desk) -> None:
    desk.select(UPRIGHT)
    verdict = desk.view.current.entry.verdict
    assert (verdict.kind, verdict.rotation % 180) == (VerdictKind.UNKNOWN, 90)
    upright = seen(desk, UPRIGHT)
    assert upright[:10].mean() < 120 < upright[90:].mean()  # its dark head is at the top
    assert np.abs(upright - seen(desk, SIDEWAYS)).mean() < 3


def test_a_thumbnail_lies_as_its_form_does(desk: Desk, look: Look) -> None:
    desk.select(FORM)
    row = row_of_entry(desk.view.current.entry)
    pictures: Pictures = desk.view.comparison.strip._pictures
    drawn = QImage(60, 60, QImage.Format.Format_RGB32)

    def extent() -> tuple[int, int]:
        """Width and height of what was painted, px."""
        drawn.fill(0xFF00FF)
        painter = QPainter(drawn)
        paint_document(painter, QRectF(2, 2, 56, 56), row, look, pictures, 1.0)
        painter.end()
        ys, xs = np.nonzero((pixels_of(drawn) != (255, 0, 255)).any(axis=2))
        return int(np.ptp(xs)) + 1, int(np.ptp(ys)) + 1

    settle(lambda: extent()[1] > 50)
    assert extent()[1] > extent()[0] + 10


def test_only_what_tells_how_a_page_lies_turns_it(desk: Desk) -> None:
    """The panel of a document in the other views goes by it, too."""
    entries = {row.path.name: row.entry for row in desk.view.queue.model.rows}
    assert (turn_of(entries[UPRIGHT]), turn_of(entries[FORM])) == (0, 270)
    guessed = entries[FORM].verdict.candidates[0].label
    as_guessed, otherwise = (
        by_hand(entries[FORM].verdict, guessed),
        by_hand(entries[FORM].verdict, Label("Chosen otherwise")),
    )
    assert turn_of(replace(entries[FORM], verdict=as_guessed)) == 270
    assert turn_of(replace(entries[FORM], verdict=otherwise)) == 0


def test_what_cannot_be_pressed_looks_so(look: Look) -> None:
    icon = look.icons.icon("zoom-in", "muted")
    seen, faint = (
        icon.pixmap(18, 18, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    at = next((x, y) for x in range(18) for y in range(18) if seen.pixelColor(x, y).alpha() > 250)
    assert 0 < faint.pixelColor(*at).alpha() < 140


def note(desk: Desk) -> str:
    settle(lambda: desk.view.comparison.ready)
    return desk.view.comparison.compare._sides[0].note


def test_a_file_that_is_gone_is_named_with_the_next_step(desk: Desk, tmp_path: Path) -> None:
    desk.select(FORM)
    desk.pages._scans.clear()
    (tmp_path / "inbox" / STRANGE).unlink()
    desk.select(STRANGE)
    assert f"The file is not there any more: {STRANGE}\nPut it back into " in note(desk)
    assert str(tmp_path / "inbox") in note(desk)


def test_a_folder_that_is_gone_is_told_and_leaves_nothing_beside_it(
    desk: Desk, tmp_path: Path
) -> None:
    desk.select(STRANGE)
    desk.pages._scans.clear()
    (tmp_path / "inbox").rename(tmp_path / "away")
    desk.select(FORM)
    assert note(desk).startswith(f"The folder cannot be reached: {tmp_path / 'inbox'}\nConnect it")
    assert len(desk.view.comparison.compare.panes) == 1
    tools = desk.view.comparison.tools.findChildren(QAbstractButton)
    assert len(tools) == 5 and not any(tool.isEnabled() for tool in tools)
    assert "B swap" not in desk.view.foot.keys


def test_a_page_is_shown_when_its_folder_is_back(desk: Desk, tmp_path: Path) -> None:
    """Nobody has to go to another document and return."""
    inbox, looking = tmp_path / "inbox", desk.view.comparison.looking
    desk.select(STRANGE)
    desk.pages._scans.clear()
    inbox.rename(tmp_path / "away")
    desk.select(FORM)
    assert note(desk).startswith("The folder cannot be reached")
    assert looking.isActive() and looking.interval() <= 5000
    looking.setInterval(50)
    told = []
    desk.pages.scanned.connect(told.append)
    settle(lambda: len(told) > 2)  # it looks on, and nothing flickers
    assert note(desk).startswith("The folder cannot be reached")
    (tmp_path / "away").rename(inbox)
    settle(lambda: desk.view.comparison.compare._sides[0].picture is not None)
    assert desk.pages.scan(desk.view.current.entry) is not None
    assert not looking.isActive() and desk.current() == FORM
