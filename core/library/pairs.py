"""Close pairs: templates under different labels that look like one sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.domain import SubLabelKind

if TYPE_CHECKING:
    from core.library.entries import Registered


@dataclass(frozen=True, order=True)
class ClosePair:
    """Two templates, the lower number first. `compared`: they were laid upon one another and are
    one sheet to the eye; else only their vectors are alike."""

    first: int
    second: int
    compared: bool


def close_pairs(
    registered: Iterable[Registered],
    compared: Mapping[tuple[int, int], bool],
    alike: Iterable[tuple[int, int]],
) -> tuple[ClosePair, ...]:
    """`compared`: whether two templates are one sheet, of those that were laid upon one another,
    which outweighs how `alike` they are.

    Samples of one label are no problem, nor is a condition beside a layout of its class: that is
    told apart afterwards.
    """
    known = {one.template_id: one for one in registered}
    certain = {pair for pair, one_sheet in compared.items() if one_sheet}
    likely = {pair for pair in alike if pair not in compared}
    return tuple(
        ClosePair(*pair, compared=pair in certain)
        for pair in sorted(certain | likely)
        if _rivals(known.get(pair[0]), known.get(pair[1]))
    )


def _rivals(one: Registered | None, other: Registered | None) -> bool:
    if one is None or other is None or one.label == other.label:
        return False
    conditions = (one.kind is SubLabelKind.CONDITION) + (other.kind is SubLabelKind.CONDITION)
    return one.label.class_name != other.label.class_name or not conditions
