from __future__ import annotations

import re
from pathlib import Path

from training.evaluate import page_cost

MODEL = Path(__file__).parents[2] / "resources" / "models" / "kamiwake-lcnet050.onnx"


def test_what_a_page_costs_is_told() -> None:
    assert re.fullmatch(
        r"\d\.\d MB, \d+\.\d\d ms a page at one rotation \(\d+\.\d\d at best\)",
        page_cost(MODEL, pages=3),
    )
