"""Sheets in drawn scenes of many seeds: found to a few px, or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))
from sheet_grounds import Material
from sheet_laying import Pixels
from sheet_scenes import LONG_SIDE_PX, Condition, Scene, draw_scene

from core.imaging.sheet import find_sheet, rectify

SEEDS = range(100, 108)
NEAR_PX, WRONG_PX = 0.01 * LONG_SIDE_PX, 0.05 * LONG_SIDE_PX


def form(seed: int) -> Pixels:
    """A page with a heading, lines of text and a table."""
    rng = np.random.default_rng(seed)
    out = np.full((1100, 780, 3), 252, np.uint8)
    cv2.putText(out, "Form", (90, 120), 0, 2, (20, 20, 20), 4)
    for y in range(180, int(rng.integers(400, 700)), 28):
        cv2.putText(out, "name address date of birth", (90, y), 0, 0.7, (50, 50, 50), 1)
    cv2.rectangle(out, (90, 720), (690, 980), (0, 0, 0), 2)
    for y in range(760, 980, 40):
        cv2.line(out, (90, y), (690, y), (0, 0, 0), 1)
    return out


PAGES = [form(seed) for seed in range(4)]
STUFF = Material(PAGES, PAGES, PAGES)


def error_px(scene: Scene) -> float:
    """Of the worst corner, in whatever turn fits best; infinite where nothing is found."""
    found = find_sheet(scene.picture)
    if found is None or scene.corners is None:
        return np.inf
    here = np.array(found) * scene.picture.shape[1::-1]
    turns = [np.roll(scene.corners, turn, axis=0) for turn in range(4)]
    return min(float(np.linalg.norm(here - turn, axis=1).max()) for turn in turns)


@pytest.mark.parametrize(
    ("condition", "least"),
    [
        (Condition.LOW_CONTRAST, 2),
        (Condition.CLUTTER, 3),
        (Condition.SHADOW, 2),
        (Condition.CORNER_OUT, 1),
    ],
)
def test_sheets_are_found_to_a_few_pixels_and_never_wrong(condition: Condition, least: int) -> None:
    errors = np.array([error_px(draw_scene(condition, seed, STUFF)) for seed in SEEDS])
    assert (errors <= NEAR_PX).sum() >= least
    assert not (np.isfinite(errors) & (errors > WRONG_PX)).any()


def test_nothing_is_cut_from_scenes_without_an_outline() -> None:
    # No frame: tinted paper in one, drawn, is not to be told from a sheet on a white desk.
    bare = (Condition.FILLS, Condition.CLOSE_UP, Condition.NO_SHEET)
    scenes = [draw_scene(condition, seed, STUFF) for condition in bare for seed in SEEDS[:2]]
    assert [find_sheet(scene.picture) for scene in scenes] == [None] * len(scenes)


def test_the_rim_s_colour_fills_what_lies_out_of_the_picture() -> None:
    picture = np.full((400, 300, 3), (200, 180, 90), np.uint8)
    picture[50:350, 50:250] = 255
    corners = ((-0.1, -0.1), (0.9, 0.0), (1.0, 1.0), (0.0, 1.0))
    sheet = rectify(picture, corners)
    assert (sheet[:20, :20] == (200, 180, 90)).all()
    assert (sheet[sheet.shape[0] // 2, sheet.shape[1] // 2] == 255).all()
