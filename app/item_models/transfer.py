"""What would come into the library, or could not, as the window lists it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.item_models.rows import RowsModel
from app.sentences import translated
from core.errors import DuplicateTemplate, WrongUse

if TYPE_CHECKING:
    from core.bulk import LeftOut
    from core.library.planning import PlannedLabel


class Mark(StrEnum):
    NONE = ""
    WRONG = "triangle-alert"
    THERE = "check"


@dataclass(frozen=True)
class Fact:
    """`title`, if any, over `detail`, with a number at the right. `mark`: an icon before them."""

    key: str
    title: str
    detail: str = ""
    count: int | None = None
    mark: Mark = Mark.NONE


class FactsModel(RowsModel[Fact]):
    def text(self, row: Fact) -> str:
        return row.title or row.detail

    def description(self, row: Fact) -> str:
        count = str(row.count) if row.count is not None else ""
        return "\n".join(filter(None, (row.title, row.detail, count)))


def coming(labels: Iterable[PlannedLabel]) -> list[Fact]:
    translate = QCoreApplication.translate
    facts = []
    for line in labels:
        if line.new_class:
            detail = translate("Facts", "New class")
        elif line.new_sub_label:
            detail = translate("Facts", "New sub-label")
        else:
            detail = translate("Facts", "More samples of what is there")
        if line.came_as is not None:
            joins = translate("Facts", "“{name}” joins it").format(name=line.came_as)
            detail = f"{detail} · {joins}"
        facts.append(Fact(f"+{line.label}", str(line.label), detail, line.samples))
    return facts


def staying_out(left_out: Iterable[LeftOut], root: Path | None = None) -> list[Fact]:
    """What is wrong first, then what is there already. `root`: files are named from there; without
    it the reasons say what they are about."""
    lines = sorted(enumerate(left_out), key=lambda one: is_there(one[1]))
    return [
        Fact(f"-{number}", *_words_for(one, root), mark=Mark.THERE if is_there(one) else Mark.WRONG)
        for number, one in lines
    ]


def is_there(one: LeftOut) -> bool:
    """It need not come."""
    return isinstance(one.error, DuplicateTemplate)


def _words_for(one: LeftOut, root: Path | None) -> tuple[str, str]:
    error, path = one.error, one.path
    if root is None or not path.is_relative_to(root):
        return "", translated(str(error))
    name = str(path.relative_to(root))
    if isinstance(error, WrongUse):
        place = QCoreApplication.translate(
            "Facts", "It does not lie in CLASS/ or CLASS/SUB-LABEL/."
        )
        return name, place
    return name, translated(error.message if is_there(one) else str(error))
