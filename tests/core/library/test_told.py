from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.domain import Label
from core.library.registry import Registry

CHANGES: list[tuple[Callable[[Registry], object], str]] = [
    (lambda r: r.rename(Label("Claim"), "Application"), "renaming of Claim to Application"),
    (lambda r: r.rename(Label("Claim", "2023"), "2022"),
     "renaming of Claim / 2023 to Claim / 2022"),
    (lambda r: r.merge(Label("Claim"), Label("Letter")), "merging of Claim into Letter"),
    (lambda r: r.merge(Label("Claim", "2023"), Label("Letter")),
     "merging of Claim / 2023 into Letter"),
    (lambda r: r.retire(Label("Claim", "2023")), "retirement of Claim / 2023"),
    (lambda r: r.retire_templates([1]), "retirement of {1} of Claim"),
    (lambda r: r.move([1], Label("Letter", "old")), "move of {1} to Letter / old"),
    (lambda r: r.move([1, 2, 3, 4, 5], Label("Letter")),
     "move of {1}, {2}, {3} and 2 more to Letter"),
]  # fmt: skip


@pytest.fixture
def filled(registry: Registry, sample: Any) -> Registry:
    for seed, label in enumerate([Label("Claim"), *[Label("Claim", "2023")] * 4], 1):
        registry.register(sample(seed), label)
    registry.register(sample(6), Label("Letter"))
    return registry


@pytest.mark.parametrize(("change", "words"), CHANGES, ids=[words for _, words in CHANGES])
def test_a_change_is_told_with_its_labels_and_files(
    filled: Registry, sample: Any, change: Callable[[Registry], object], words: str
) -> None:
    change(filled)
    named = [f"“{sample(seed).source_name}” (page 1)" for seed in range(7)]
    standing = filled.last_change()
    assert standing is not None
    assert standing.what == words.format(*named)
    assert filled.undo_last() == standing
    undone = filled.undo_last()
    assert undone.what == f"registration of {named[6]} as Letter"
