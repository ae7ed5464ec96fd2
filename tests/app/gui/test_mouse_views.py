"""The views beside Sort and the cards of the Library, used with the mouse on a real X server."""

from __future__ import annotations

import json
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pytest
from desk_top import SAMPLES, register_samples, samples_of
from on_screen import LEFT, TOOLS, TOP, Box, Pixels, Screen, until, window
from review_desk_top import ONE, OTHER, TWO, fill_office, move_office

from app.bootstrap import Profile
from core.domain import HistoryEntry
from core.settings import Settings, judged_by

pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS),
    reason=f"needs {', '.join(TOOLS)}: apt-get install xvfb openbox xdotool libxcb-cursor0",
)

SCAN_PAGE: Box = (LEFT + 340, TOP + 200, 320, 280)
CANDIDATE_PAGE: Box = (LEFT + 740, TOP + 200, 320, 280)
ON_SCAN, SECOND_CANDIDATE = (LEFT + 500, TOP + 340), (LEFT + 560, TOP + 640)
CAUTION, FOLDERS = (LEFT + 131, TOP + 152), (LEFT + 135, TOP + 92)
MARK, ONE_IN_10000 = (LEFT + 622, TOP + 340), 140
FIRST_ROW, ROW_PX = (LEFT + 200, TOP + 234), 52
CARDS = (LEFT + 400, TOP + 360)
_CHANGED = 4.0
"""Levels of grey, on an average, between two pictures."""


def changed(before: Pixels, after: Pixels) -> float:
    return float(np.abs(before - after).mean())


def moved(before: Pixels, after: Pixels) -> tuple[float, float]:
    """By how many px what is to be seen went to the right and down."""
    window_ = cv2.createHanningWindow(before.shape[::-1], cv2.CV_64F)
    (right, down), _ = cv2.phaseCorrelate(before, after, window_)
    return right, down


def settled(screen: Screen, place: Box) -> Pixels:
    """What is to be seen there once it has come to rest."""
    shown = [screen.picture(place)]

    def rests() -> bool:
        time.sleep(0.4)
        shown.append(screen.picture(place))
        return changed(shown[-2], shown[-1]) < 0.01 and shown[-1].std() > 5

    until(rests, f"a picture at {place}")
    return shown[-1]


def filed(office: Path, name: str) -> Callable[[], list[Path]]:
    return lambda: list((office / "filed").rglob(name))


def newest(office: Path) -> HistoryEntry:
    with Profile(office / "profile") as profile:
        return profile.journal.history()[0]


def labels(office: Path) -> set[str]:
    with Profile(office / "profile") as profile:
        return {one.label.class_name for one in profile.registry.registered()}


@pytest.fixture
def full_office(office: Path, made: Callable[..., Path]) -> Path:
    """Two documents wait; two more lie beside their inbox."""
    profile = made("two wait", fill_office(TWO, OTHER))
    shutil.copytree(profile, office / "profile", dirs_exist_ok=True)
    move_office(profile.parent, office)
    with closing(sqlite3.connect(office / "profile" / "journal.db")) as journal, journal:
        # As if judged by the settings of the window: they go on waiting, what is dropped does not.
        journal.execute("UPDATE held SET judged_by = ?", (judged_by(Settings()),))
    for name in (ONE, "scan_0018.jpg"):
        shutil.copy2(SAMPLES / "scans" / name, office)
    quiet(office)
    return office


@pytest.fixture
def four_samples(office: Path, made: Callable[..., Path]) -> Path:
    profile = made("four samples", lambda profile: register_samples(profile, 4))
    shutil.copytree(profile, office / "profile", dirs_exist_ok=True)
    quiet(office)
    return office


def quiet(office: Path) -> None:
    """Without the guide, which would go in the middle and move everything."""
    (office / "profile" / "window.ini").write_text("[General]\nguide_dismissed=true\n", "utf-8")


def test_documents_are_reviewed_looked_up_and_settings_changed_with_the_mouse(
    screen: Screen, full_office: Path
) -> None:
    with window(screen, full_office) as number:
        screen.do("key", "--window", number, "ctrl+2")
        _both_pages_move_in_step(screen)
        _a_candidate_is_clicked_and_taken(screen, full_office)
        _a_file_is_dropped(screen, number, full_office, ONE)
        screen.do("key", "--window", number, "ctrl+4")
        _a_file_is_dropped(screen, number, full_office, "scan_0018.jpg")
        _rows_are_chosen_and_put_back(screen, full_office)
        screen.do("key", "--window", number, "ctrl+5")
        _the_mark_is_drawn_along_the_curve(screen, full_office)
        _a_folder_is_dropped_on_the_settings(screen, number, full_office)
    with Profile(full_office / "profile") as profile:
        profile.board.request_stop()
        until(lambda: not profile.board.engine_state().running, "the engine's end")


def _both_pages_move_in_step(screen: Screen) -> None:
    whole = [settled(screen, place) for place in (SCAN_PAGE, CANDIDATE_PAGE)]
    screen.do("mousemove", *ON_SCAN)
    screen.do("click", "--repeat", 4, "--delay", 60, 4)  # the wheel, away from the hand
    near = [settled(screen, place) for place in (SCAN_PAGE, CANDIDATE_PAGE)]
    assert all(changed(*pair) > _CHANGED for pair in zip(whole, near, strict=True))
    screen.pull(*ON_SCAN, -60, -40)
    aside = [settled(screen, place) for place in (SCAN_PAGE, CANDIDATE_PAGE)]
    scan, candidate = (moved(*pair) for pair in zip(near, aside, strict=True))
    assert scan == pytest.approx((-60, -40), abs=3)
    assert candidate == pytest.approx(scan, abs=3)


def _a_candidate_is_clicked_and_taken(screen: Screen, office: Path) -> None:
    scan, first = settled(screen, SCAN_PAGE), settled(screen, CANDIDATE_PAGE)
    screen.click(*SECOND_CANDIDATE)
    until(lambda: changed(first, screen.picture(CANDIDATE_PAGE)) > _CHANGED, "the other candidate")
    right, _ = moved(scan, settled(screen, SCAN_PAGE))  # a line over it may push it down
    assert right == pytest.approx(0, abs=3)
    screen.do("key", "Return")
    until(filed(office, OTHER), "filing as the second candidate")
    entry = newest(office)
    assert entry.by_hand and entry.label == entry.verdict.candidates[1].label


def _a_file_is_dropped(screen: Screen, number: str, office: Path, name: str) -> None:
    with screen.dragging(office / name) as move:
        move(LEFT + 600, TOP + 400)
    screen.do("windowactivate", "--sync", number)
    until(filed(office, name), f"{name} to be sorted")
    until(lambda: not (office / name).exists(), f"{name} to be gone from where it lay")


def _rows_are_chosen_and_put_back(screen: Screen, office: Path) -> None:
    """Newest first: the two that were dropped, then the one that was decided about."""
    time.sleep(3)  # the list follows
    x, y = FIRST_ROW
    screen.click(x, y)
    screen.click(x, y + ROW_PX, "shift")
    screen.do("key", "Delete")
    time.sleep(0.5)
    assert filed(office, ONE)()  # several: after one more word
    screen.do("key", "Return")
    until(lambda: (office / ONE).exists() and (office / "scan_0018.jpg").exists(), "both back")
    assert filed(office, OTHER)()
    time.sleep(3)
    screen.click(x, y + 2 * ROW_PX)
    screen.do("key", "Delete")
    until((office / "inbox" / OTHER).exists, "the third to be put back")


def _the_mark_is_drawn_along_the_curve(screen: Screen, office: Path) -> None:
    def one_in() -> int:
        return int(json.loads((office / "profile/settings.json").read_text())["one_wrong_in"])

    screen.click(*CAUTION)
    time.sleep(2)  # the curve is worked out
    screen.pull(*MARK, ONE_IN_10000, -30)
    until(lambda: "one_wrong_in" in (office / "profile/settings.json").read_text(), "the choice")
    assert 5_000 <= one_in() <= 20_000


def _a_folder_is_dropped_on_the_settings(screen: Screen, number: str, office: Path) -> None:
    (office / "More scans").mkdir()
    screen.click(*FOLDERS)
    with screen.dragging(office / "More scans") as move:
        move(LEFT + 600, TOP + 400)
    screen.do("windowactivate", "--sync", number)
    with Profile(office / "profile") as profile:
        assert len(profile.folders.all()) == 1  # nothing before a word is said
        screen.do("key", "Return")
        until(lambda: len(profile.folders.all()) == 2, "the folder to be watched")
        assert profile.folders.all()[1].inbox == office / "More scans"


def test_forms_come_into_the_library_by_the_map_by_a_tree_and_by_a_file(
    screen: Screen, four_samples: Path, made: Callable[..., Path]
) -> None:
    office, before = four_samples, labels(four_samples)
    form = Path(shutil.copy2(samples_of("御見積書")[0], office / "Estimate.png"))
    for name in ("採購申請單", "設備維修單"):
        shutil.copytree(SAMPLES / "library" / name, office / "Forms" / name)
    with Profile(made("five samples", lambda profile: register_samples(profile, 5))) as other:
        other.transfers.export(office / "headquarters.kamiwake")
    dropped = [
        ("ctrl+3", form, {"Estimate"}),
        ("ctrl+3", office / "Forms", {"採購申請單", "設備維修單"}),
        ("ctrl+4", office / "headquarters.kamiwake", {"住民異動届"}),
    ]
    with window(screen, office) as number:
        screen.do("key", "--window", number, "ctrl+3")
        screen.do("key", "--window", number, "ctrl+m")
        time.sleep(1)
        for view, path, comes in dropped:
            screen.do("key", "--window", number, view)
            _it_is_shown_and_enter_registers_it(screen, number, office, path, before | comes)
            before |= comes


def _it_is_shown_and_enter_registers_it(
    screen: Screen, number: str, office: Path, path: Path, then: set[str]
) -> None:
    before = labels(office)
    with screen.dragging(path) as move:
        move(*CARDS)
    screen.do("windowactivate", "--sync", number)
    time.sleep(1.5)
    assert labels(office) == before

    def enter() -> bool:
        screen.do("key", "Return")
        time.sleep(0.5)
        return labels(office) == then

    until(enter, f"{path.name} to be registered")
    time.sleep(3)
    screen.do("key", "Escape")
