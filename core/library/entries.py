"""What the library holds and is given, as people see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from core.domain import WHOLE, Corners

if TYPE_CHECKING:
    from core.domain import Image, Label, SubLabelKind


@dataclass(frozen=True)
class LabelSummary:
    """One line of the library: a class itself or one of its sub-labels."""

    label: Label
    kind: SubLabelKind | None
    samples: int


@dataclass(frozen=True)
class Sample:
    """A page to register and where it came from. `corners`: of the sheet in the image."""

    image: Image
    source_name: str
    source_sha256: str
    page: int = 1
    corners: Corners = WHOLE


@dataclass(frozen=True)
class Registered:
    """One template as people see it."""

    template_id: int
    label: Label
    kind: SubLabelKind | None
    source_name: str
    page: int
    registered_at: datetime


@dataclass(frozen=True)
class LibraryChange:
    """`kind`: register, register-many, import, rename, merge, move, retire or retire-samples.
    `what`: it in words, with the labels and files."""

    event_id: int
    kind: str
    at: datetime
    what: str
