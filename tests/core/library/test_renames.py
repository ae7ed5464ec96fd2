"""What labels of old are called now."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa

from core.domain import Label
from core.library.registry import Registry
from core.library.renames import Renames

OLD, NEW = Label("Claim", "2023"), Label("Claim", "2024")


@pytest.fixture
def named(registry: Registry, sample: Any) -> Registry:
    registry.register(sample(1), OLD)
    registry.register(sample(2), Label("Order"))
    return registry


def test_nothing_was_renamed(named: Registry, database: sa.Engine) -> None:
    assert Renames(database)(OLD) == OLD
    assert Renames(database)(Label("Never heard of")) == Label("Never heard of")


def test_a_class_and_its_sub_labels_are_followed_through_several_names(
    named: Registry, database: sa.Engine
) -> None:
    named.rename(Label("Claim"), "Claim form")
    named.rename(Label("Claim form"), "請求書")
    named.rename(Label("請求書", "2023"), "令和五年")
    now = Renames(database)
    assert now(Label("Claim")) == now(Label("Claim form")) == Label("請求書")
    assert now(OLD) == Label("請求書", "令和五年")
    assert now(Label("Order")) == Label("Order")


def test_a_name_given_again_is_its_new_bearers(
    named: Registry, database: sa.Engine, sample: Any
) -> None:
    named.rename(Label("Claim"), "Claim form")
    named.register(sample(3), Label("Claim"))
    assert Renames(database)(Label("Claim")) == Label("Claim")


def test_a_renaming_taken_back_is_forgotten(named: Registry, database: sa.Engine) -> None:
    named.rename(Label("Claim"), "Claim form")
    named.undo_last()
    assert Renames(database)(Label("Claim form")) == Label("Claim form")


def test_what_is_retired_keeps_its_name(named: Registry, database: sa.Engine) -> None:
    named.rename(Label("Claim"), "Claim form")
    named.retire(Label("Claim form"))
    assert Renames(database)(OLD) == OLD
