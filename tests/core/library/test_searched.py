"""Which templates are searched, and which only show a condition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.domain import ConditionExample, Label, SubLabelKind
from core.library.registry import Registry

CONDITION = SubLabelKind.CONDITION


@pytest.fixture
def add(registry: Registry, sample: Any) -> Callable[..., int]:
    seeds = iter(range(1, 100))

    def register(label: Label, kind: SubLabelKind = SubLabelKind.LAYOUT) -> int:
        return registry.register(sample(next(seeds)), label, kind)

    return register


def searched(registry: Registry) -> dict[int, str]:
    return {template.template_id: str(template.label) for template in registry.templates()}


def test_examples_of_conditions_are_not_searched_beside_layouts(registry, add) -> None:
    plain = add(Label("Claim"))
    torn = add(Label("Claim", "torn"), CONDITION)
    newer = add(Label("Claim", "2024"))
    add(Label("Demand"))
    assert torn not in searched(registry)
    assert searched(registry)[newer] == "Claim / 2024"
    assert registry.conditions() == [ConditionExample(torn, Label("Claim", "torn"), (newer, plain))]


def test_an_example_alone_stands_for_its_class_until_there_is_a_layout(registry, add) -> None:
    torn = add(Label("Claim", "torn"), CONDITION)
    assert searched(registry) == {torn: "Claim"}
    assert registry.conditions() == []
    plain = add(Label("Claim", "2024"))
    assert searched(registry) == {plain: "Claim / 2024"}
    assert [one.template_id for one in registry.conditions()] == [torn]
    registry.retire(Label("Claim", "2024"))
    assert searched(registry) == {torn: "Claim"}


def test_conditions_follow_renaming_moving_and_retiring(registry, add) -> None:
    plain, torn = add(Label("Claim")), add(Label("Claim", "torn"), CONDITION)
    registry.rename(Label("Claim", "torn"), "ripped")
    registry.rename(Label("Claim"), "Demand")
    assert registry.conditions() == [ConditionExample(torn, Label("Demand", "ripped"), (plain,))]
    registry.retire(Label("Demand", "ripped"))
    assert registry.conditions() == []
    registry.undo_last()
    registry.move([torn], Label("Demand", "2024"))  # it was another layout after all
    assert registry.conditions() == []
    assert searched(registry) == {plain: "Demand", torn: "Demand / 2024"}


def test_a_label_is_known_as_a_condition(registry, add) -> None:
    add(Label("Claim", "2024"))
    add(Label("Claim", "Torn"), CONDITION)
    assert registry.is_condition(Label("claim", "torn"))
    for other in (Label("Claim"), Label("Claim", "2024"), Label("Claim", "wet"), Label("Demand")):
        assert not registry.is_condition(other)
