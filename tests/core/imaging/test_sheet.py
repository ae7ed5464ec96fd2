from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from core.domain import WHOLE, Corners, Image
from core.imaging.sheet import find_sheet, rectify, sheet_share

WIDTH, HEIGHT = 900, 1200  # px of the pictures
OUTLINES: dict[str, Corners] = {
    "straight": ((0.10, 0.08), (0.90, 0.08), (0.90, 0.92), (0.10, 0.92)),
    "turned": ((0.16, 0.06), (0.93, 0.13), (0.86, 0.95), (0.07, 0.87)),
    "in perspective": ((0.22, 0.12), (0.80, 0.10), (0.94, 0.93), (0.06, 0.90)),
    "small": ((0.30, 0.25), (0.81, 0.28), (0.83, 0.84), (0.27, 0.80)),
}


def page(height: int = 1130, width: int = 800) -> Image:
    """A form: heading, lines of text, a table with a dark head, a thin frame."""
    out = np.full((height, width, 3), 250, np.uint8)
    cv2.putText(out, "Application form", (width // 6, height // 9), 0, 2, (20, 20, 20), 4)
    for y in range(height // 6, height // 2, 26):
        cv2.putText(out, "name address date of birth", (width // 9, y), 0, 0.7, (40, 40, 40), 1)
    cv2.rectangle(out, (60, height * 5 // 9), (width - 60, height - 160), (0, 0, 0), 2)
    cv2.rectangle(out, (60, height * 5 // 9), (width - 60, height * 5 // 9 + 40), (30, 60, 90), -1)
    cv2.rectangle(out, (25, 25), (width - 25, height - 25), (60, 60, 60), 1)
    return out


def ground(kind: str) -> Image:
    rng = np.random.default_rng(3)
    if kind == "cluttered":
        coarse = rng.integers(0, 200, (40, 30, 3)).astype(np.uint8)
        coarse[..., int(rng.integers(3))] //= 3
        return np.asarray(cv2.resize(coarse, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC))
    base = {"dark": (45, 40, 42), "low contrast": (216, 212, 202), "coloured": (70, 120, 160)}[kind]
    noise = rng.normal(0, 4, (HEIGHT, WIDTH, 1))
    return np.clip(np.array(base) + noise, 0, 255).astype(np.uint8)


def in_px(corners: Corners) -> NDArray[np.float64]:
    return np.array(corners) * (WIDTH, HEIGHT)


def photograph(sheet: Image, corners: Corners, on: Image) -> Image:
    """The sheet laid on a ground, lit from the left."""
    target = np.array(WHOLE) * (sheet.shape[1], sheet.shape[0])
    warp = cv2.getPerspectiveTransform(
        (target - 0.5).astype(np.float32), (in_px(corners) - 0.5).astype(np.float32)
    )
    laid = cv2.warpPerspective(sheet, warp, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    cover = cv2.warpPerspective(np.ones(sheet.shape[:2], np.float32), warp, (WIDTH, HEIGHT))
    mixed = laid + on * (1 - cover[..., None])
    return np.clip(mixed * np.linspace(1.0, 0.85, WIDTH)[:, None], 0, 255).astype(np.uint8)


@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("kind", ["dark", "coloured", "cluttered", "low contrast"])
def test_a_photographed_sheet_is_found_to_a_few_pixels(kind: str, outline: str) -> None:
    found = find_sheet(photograph(page(), OUTLINES[outline], ground(kind)))
    assert found is not None
    assert np.abs(in_px(found) - in_px(OUTLINES[outline])).max() < 5


def test_a_sheet_with_a_dark_heading_across_it_is_found_whole_or_not_at_all() -> None:
    sheet = page()
    sheet[:120] = (40, 60, 110)
    found = find_sheet(photograph(sheet, OUTLINES["turned"], ground("coloured")))
    assert found is None or np.abs(in_px(found) - in_px(OUTLINES["turned"])).max() < 5


def test_a_scan_with_a_dark_border_on_three_sides_is_cut_there() -> None:
    outline = ((0.0, 0.04), (0.95, 0.04), (0.95, 0.97), (0.0, 0.97))
    found = find_sheet(photograph(page(), outline, ground("dark")))
    assert found is not None
    assert np.abs(in_px(found) - in_px(outline)).max() < 5


def card(light: bool) -> Image:
    """85.6 x 54 mm, coloured up to its edges, with a portrait and a few words."""
    out = np.full((378, 599, 3), (190, 215, 235) if light else (30, 60, 40), np.uint8)
    cv2.rectangle(out, (40, 100), (190, 300), (90, 70, 60), -1)
    for y in (120, 170, 220):
        cv2.putText(out, "NAME 0123", (230, y), 0, 1, (30, 30, 30) if light else (220, 220, 220), 2)
    return out


@pytest.mark.parametrize("light", [True, False], ids=["pale", "dark"])
def test_a_card_is_found_on_a_desk(light: bool) -> None:
    outline = ((0.21, 0.30), (0.80, 0.33), (0.78, 0.60), (0.19, 0.58))
    found = find_sheet(photograph(card(light), outline, ground("coloured")))
    assert found is not None
    assert np.abs(in_px(found) - in_px(outline)).max() < 8


def test_a_sheet_of_an_eighth_of_the_picture_is_found_and_small() -> None:
    outline = ((0.40, 0.30), (0.71, 0.32), (0.70, 0.62), (0.39, 0.60))
    found = find_sheet(photograph(page(), outline, ground("dark")))
    assert found is not None
    assert np.abs(in_px(found) - in_px(outline)).max() < 12  # 1 % of the picture
    assert sheet_share(found) < 0.5


def test_a_sheet_s_share_is_that_of_its_longer_extent_within_the_picture() -> None:
    assert sheet_share(WHOLE) == 1
    assert sheet_share(((0.2, 0.1), (0.5, 0.1), (0.5, 0.5), (0.2, 0.5))) == pytest.approx(0.4)
    assert sheet_share(((-0.1, 0.4), (0.6, 0.4), (0.6, 0.8), (0.0, 0.8))) == pytest.approx(0.6)


def test_a_frame_printed_on_a_sheet_is_not_taken_for_the_sheet() -> None:
    sheet = page()
    cv2.rectangle(sheet, (55, 55), (745, 1075), (20, 20, 20), 14)
    found = find_sheet(photograph(sheet, OUTLINES["turned"], ground("coloured")))
    assert found is not None
    assert np.abs(in_px(found) - in_px(OUTLINES["turned"])).max() < 6


def framed(margin_px: int, thick_px: int) -> Image:
    out = page(HEIGHT, WIDTH)
    inner = margin_px + thick_px // 2
    cv2.rectangle(out, (inner, inner), (WIDTH - inner, HEIGHT - inner), (0, 0, 0), thick_px)
    return out


def barred() -> Image:
    """Dark bands along two edges, as letterheads have."""
    out = page(HEIGHT, WIDTH)
    out[:150] = out[:, :70] = (30, 60, 120)
    return out


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(page(HEIGHT, WIDTH), id="page"),
        pytest.param(framed(40, 8), id="framed"),
        pytest.param(framed(60, 40), id="thickly framed"),
        pytest.param(framed(25, 60), id="thickly framed near the edge"),
        pytest.param(barred(), id="barred"),
        pytest.param(np.full((HEIGHT, WIDTH, 3), 255, np.uint8), id="white"),
        pytest.param(np.zeros((HEIGHT, WIDTH, 3), np.uint8), id="black"),
        pytest.param(ground("cluttered"), id="no sheet at all"),
        pytest.param(np.full((1, 1, 3), 255, np.uint8), id="one pixel"),
        pytest.param(np.full((40, 2000, 3), 255, np.uint8), id="strip"),
    ],
)
def test_nothing_is_cut_from_a_picture_without_an_outline(picture: Image) -> None:
    assert find_sheet(picture) is None


def test_the_printed_frame_of_a_skewed_scan_on_a_white_bed_is_no_sheet() -> None:
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), 2, 0.97)
    skewed = cv2.warpAffine(framed(60, 30), turn, (WIDTH, HEIGHT), borderValue=(255, 255, 255))
    assert find_sheet(np.asarray(skewed, np.uint8)) is None


@pytest.mark.parametrize("outline", ["turned", "in perspective"])
def test_the_sheet_seen_straight_on_is_the_page(outline: str) -> None:
    smooth = np.asarray(cv2.GaussianBlur(page(), (0, 0), 3), np.uint8)
    straight = rectify(
        photograph(smooth, OUTLINES[outline], np.zeros((HEIGHT, WIDTH, 3), np.uint8)),
        OUTLINES[outline],
    )
    lit = straight / cv2.resize(
        rectify(
            photograph(np.full_like(smooth, 250), OUTLINES[outline], ground("dark") * 0),
            OUTLINES[outline],
        ),
        straight.shape[1::-1],
    ).clip(1)
    expected = cv2.resize(smooth, straight.shape[1::-1], interpolation=cv2.INTER_AREA) / 250
    inside = (slice(8, -8), slice(8, -8))
    assert np.abs(lit[inside] - expected[inside]).mean() < 0.01


def test_the_size_follows_from_the_sides() -> None:
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    assert rectify(picture, OUTLINES["straight"]).shape == (1008, 720, 3)
    across = ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))
    assert rectify(picture, across).shape == (750, 750, 3)


def test_no_sheet_is_larger_than_the_picture_is_long() -> None:
    picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    diagonal = ((0.0, 0.02), (0.02, 0.0), (1.0, 0.98), (0.98, 1.0))
    assert max(rectify(picture, diagonal).shape) == HEIGHT


def test_pixels_cut_along_their_edges_stay_as_they_are() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (100, 80, 3), dtype=np.uint8)
    corners = ((0.25, 0.1), (0.75, 0.1), (0.75, 0.6), (0.25, 0.6))
    assert np.array_equal(rectify(picture, corners), picture[10:60, 20:60])


def test_the_whole_picture_is_given_back_unchanged() -> None:
    picture = page()
    assert rectify(picture, WHOLE) is picture


def test_corners_on_one_spot_give_an_image_all_the_same() -> None:
    assert rectify(page(), ((0.5, 0.5),) * 4).size > 0
