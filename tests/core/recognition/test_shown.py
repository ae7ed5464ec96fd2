from __future__ import annotations

import cv2
import numpy as np
import pytest

from core.recognition.shown import BLURS, how_shown, soft


def print_of(seed: int) -> np.ndarray:
    """Thin strokes on a sheet."""
    rng = np.random.default_rng(seed)
    ink = np.zeros((200, 300), np.uint8)
    for _ in range(60):
        start = rng.integers((10, 10), (290, 190))
        cv2.line(ink, start.tolist(), (start + rng.integers(-9, 9, 2)).tolist(), 255, 1)
    return ink


@pytest.mark.parametrize("blur", BLURS)
@pytest.mark.parametrize("strength", [0.4, 0.7, 1.0])
def test_blur_and_darkness_are_told_from_the_print_that_is_known(
    blur: float, strength: float
) -> None:
    ink = print_of(1)
    page = soft(ink, blur) * np.float32(strength)
    found = how_shown(page, ink, cv2.dilate(ink, np.ones((7, 7), np.uint8)) > 0, 1.0)
    assert found.sigma_px == blur
    assert found.strength == pytest.approx(strength, abs=0.01)
