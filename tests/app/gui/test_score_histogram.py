"""How alike filed documents were, as bars."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QColor

from app.widgets.parts import Look
from app.widgets.score_histogram import BARS, ScoreHistogram, bars_of


@pytest.mark.parametrize(
    ("part", "bar"), [(99, 24), (98, 24), (97, 23), (96, 23), (50, 0), (51, 0), (52, 1), (3, 0)]
)
def test_each_score_has_its_bar_and_low_ones_the_first(part: int, bar: int) -> None:
    bars = bars_of(((part, 7),), 100)
    assert [at for at, count in enumerate(bars) if count] == [bar]
    assert bars[bar] == 7


def test_bars_hold_every_document() -> None:
    assert sum(bars_of([(part, part) for part in range(100)], 100)) == sum(range(100))


def test_what_lies_below_the_threshold_has_another_colour_and_a_tick_parts_them(
    look: Look, qtbot: Any
) -> None:
    shown = ScoreHistogram(look.theme)
    qtbot.addWidget(shown)
    shown.resize(10 * BARS, 44)
    shown.show_scores(((60, 5), (95, 5)), 100, 0.8)
    picture = shown.grab().toImage()
    ratio = picture.devicePixelRatio()

    def colour(score: float) -> QColor:
        """Near the foot of the bar."""
        x = (score - 0.5) / 0.5 * shown.width()
        return picture.pixelColor(round(x * ratio), round((shown.height() - 4) * ratio))

    assert colour(0.61) == look.theme.colour("review")
    assert colour(0.95) == look.theme.colour("filed")
    assert colour(0.8) == look.theme.colour("text")
    assert "80 %" in shown.toolTip() and shown.accessibleName() == shown.toolTip()
