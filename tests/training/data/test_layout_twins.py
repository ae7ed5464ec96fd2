"""Edited twins of drawn forms, and the official pages among them."""

from collections import Counter
from random import Random

import numpy as np
import pytest

pytest.importorskip("cv2", reason="drawing forms needs OpenCV")

from training.data.elements import Rule
from training.data.fonts import Fonts, FontsMissing, Language, find_fonts
from training.data.forms import page_layout
from training.data.layout import Layout
from training.data.layout_twins import Change, change_of, layout_twin
from training.data.official import official_layout
from training.data.paint import paint_scaled


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """Whatever fonts are installed."""
    try:
        return find_fonts(None)
    except FontsMissing as missing:
        pytest.skip(str(missing))


def painted(layout: Layout, fonts: Fonts) -> np.ndarray:
    return np.asarray(paint_scaled(layout, fonts, 2).convert("L"), np.int16)


def test_everything_on_an_official_page_lies_on_the_sheet() -> None:
    for seed in range(120):
        layout = official_layout(Random(seed), list(Language)[seed % 3])
        wide, high = layout.size_mm
        for one in [*layout.elements, *layout.slots]:
            if isinstance(one, Rule):
                xs, ys = (one.x0, one.x1), (one.y0, one.y1)
            else:
                xs, ys = (one.box.x, one.box.x + one.box.w), (one.box.y, one.box.y + one.box.h)
            assert min(xs) > -1 and max(xs) < wide + 1, (seed, one)
            assert min(ys) > -1 and max(ys) < high + 1, (seed, one)


def test_official_pages_of_other_seeds_are_other_pages(fonts: Fonts) -> None:
    pages = [painted(official_layout(Random(seed), Language.EN), fonts) for seed in range(12)]
    again = painted(official_layout(Random(3), Language.EN), fonts)
    assert np.array_equal(pages[3], again)
    assert len({page.tobytes() for page in pages}) == 12
    assert all((page < 230).mean() > 0.01 for page in pages)


def test_a_share_of_changed_pixels_is_clear_slight_or_a_hair() -> None:
    sizes = [change_of(share) for share in (0.02, 0.0101, 0.009, 0.0011, 0.0009, 0.00001)]
    assert sizes == [Change.CLEAR, Change.CLEAR, Change.SLIGHT, Change.SLIGHT,
                     Change.HAIR, Change.HAIR]  # fmt: skip


def test_a_twin_is_the_page_with_something_changed_and_says_how_much(fonts: Fonts) -> None:
    for seed in range(12):
        layout = page_layout(seed)
        twin = layout_twin(layout, Random(seed), fonts)
        assert twin.layout.head.title == layout.head.title
        assert twin.layout.size_mm == layout.size_mm
        assert 0 < twin.share < 0.5
        assert twin.change is change_of(twin.share)
        again = layout_twin(layout, Random(seed), fonts)
        assert again == twin


def test_the_size_wanted_is_had_on_most_pages(fonts: Fonts) -> None:
    found: Counter[tuple[Change, bool]] = Counter()
    for seed in range(8):
        layout = official_layout(Random(seed), Language.EN)
        for wanted in Change:
            twin = layout_twin(layout, Random(seed), fonts, wanted)
            found[wanted, twin.change is wanted] += 1
    assert all(found[wanted, True] >= 6 for wanted in Change), found
