from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import sqlalchemy as sa

from core.domain import Label, SubLabelKind
from core.library.archive import TemplateArchive
from core.library.entries import Registered
from core.library.pairs import ClosePair, close_pairs
from core.recognition.twins import Twins

NOW = datetime(2026, 11, 24, tzinfo=UTC)
TORN = SubLabelKind.CONDITION


def one(number: int, label: Label, kind: SubLabelKind | None = None) -> Registered:
    return Registered(number, label, kind, f"{number}.pdf", 1, NOW)


CLAIM = one(1, Label("Claim", "2023"), SubLabelKind.LAYOUT)
LATER = one(2, Label("Claim", "2024"), SubLabelKind.LAYOUT)
TWICE = one(3, Label("Claim", "2024"), SubLabelKind.LAYOUT)
OTHER = one(4, Label("Order"))
STAINED = one(5, Label("Claim", "stained"), TORN)
EVERYONE = [CLAIM, LATER, TWICE, OTHER, STAINED]


def test_look_alikes_under_different_labels_are_pairs() -> None:
    found = close_pairs(EVERYONE, {(1, 2): True, (2, 4): True}, {(1, 4)})
    assert found == (ClosePair(1, 2, True), ClosePair(1, 4, False), ClosePair(2, 4, True))


def test_samples_of_one_label_are_no_problem() -> None:
    assert close_pairs(EVERYONE, {(2, 3): True}, {(2, 3)}) == ()


def test_a_condition_beside_a_layout_of_its_class_is_no_problem_but_elsewhere_is() -> None:
    found = close_pairs(EVERYONE, {(1, 5): True, (4, 5): True}, ())
    assert found == (ClosePair(4, 5, True),)


def test_who_laid_them_upon_one_another_knows_better_than_their_vectors() -> None:
    assert close_pairs(EVERYONE, {(1, 4): False}, {(1, 4)}) == ()


def test_what_is_retired_is_in_no_pair() -> None:
    assert close_pairs([CLAIM, OTHER], {(1, 2): True}, {(2, 4)}) == ()


def test_the_archive_tells_what_was_compared(database: sa.Engine, registry, sample) -> None:
    for seed in (1, 2, 3):
        registry.register(sample(seed), Label(f"Form {seed}"))
    archive = TemplateArchive(database, registry.image)
    assert archive.compared() == {}
    archive.keep_pair(1, 2, Twins(np.eye(3), ()))
    archive.keep_pair(1, 3, None)
    assert archive.compared() == {(1, 2): True, (1, 3): False}
