"""What a library file says of itself: `manifest.json`, and how it is read without trust."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, FailFast, Field, TypeAdapter, ValidationError

from core.domain import WHOLE, Corners, Label, SubLabelKind
from core.imaging.preprocess import TEMPLATE_LONG_SIDE_PX

FORMAT, VERSION = "kamiwake-library", 1
MOST_TEMPLATES = 200_000
_MOST_OF = {b"[": 8 * MOST_TEMPLATES, b"{": 3 * MOST_TEMPLATES, b",": 25 * MOST_TEMPLATES}
"""So many are in a manifest at most: a small file may unpack to more than fits into memory."""
_NO_SENSE = "its list of samples makes no sense"
_Name = Annotated[str, Field(max_length=400)]
_FileName = Annotated[str, Field(max_length=1024)]
_Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
_Side = Annotated[int, Field(ge=1, le=TEMPLATE_LONG_SIDE_PX)]
_Share = Annotated[float, Field(ge=-0.2, le=1.2, allow_inf_nan=False)]
_Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(1970, 1, 1, tzinfo=UTC), le=datetime(2999, 1, 1, tzinfo=UTC)),
]


@dataclass(frozen=True)
class SubLabelLine:
    name: _Name
    kind: SubLabelKind


@dataclass(frozen=True)
class ClassLine:
    name: _Name
    sub_labels: Annotated[
        tuple[SubLabelLine, ...], Field(max_length=MOST_TEMPLATES), FailFast()
    ] = ()


@dataclass(frozen=True)
class TemplateLine:
    """`webp_sha256`: of its page. `corners`: as in `core.imaging.sheet`; None: the whole page."""

    class_name: _Name
    sub_label: _Name
    source_name: _FileName
    source_sha256: _Sha256
    page: Annotated[int, Field(ge=1, le=10_000_000)]
    registered_at: _Moment
    width_px: _Side
    height_px: _Side
    webp_sha256: _Sha256
    corners: Annotated[tuple[tuple[_Share, _Share], ...], Field(min_length=4, max_length=4)] | None

    @property
    def label(self) -> Label:
        return Label(self.class_name, self.sub_label)

    @property
    def sheet(self) -> Corners:
        return self.corners or WHOLE


@dataclass(frozen=True)
class Manifest:
    classes: Annotated[tuple[ClassLine, ...], Field(max_length=MOST_TEMPLATES), FailFast()]
    templates: Annotated[tuple[TemplateLine, ...], Field(max_length=MOST_TEMPLATES), FailFast()]

    @property
    def kinds(self) -> dict[Label, SubLabelKind]:
        return {
            Label(owner.name, sub.name): sub.kind
            for owner in self.classes
            for sub in owner.sub_labels
        }


_ADAPTER = TypeAdapter(Manifest)


class OtherVersion(ValueError):
    """Written by a version of the program that this one cannot follow."""


class Senseless(ValueError):
    """What is wrong with it, in words for people."""


def to_json(manifest: Manifest) -> bytes:
    values = {"format": FORMAT, "version": VERSION, **_ADAPTER.dump_python(manifest, mode="json")}
    return json.dumps(values, ensure_ascii=False, indent=1).encode()


def from_json(text: bytes) -> Manifest:
    """Raises Senseless, and OtherVersion where it is newer."""
    if any(text.count(mark) > most for mark, most in _MOST_OF.items()):
        raise Senseless("it lists too much")
    try:
        head: Any = json.loads(text)
    except RecursionError as error:
        raise Senseless("it is nested too deeply") from error
    except ValueError as error:
        raise Senseless(_NO_SENSE) from error
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        raise Senseless("it is of another program")
    if head.get("version") != VERSION:
        raise OtherVersion(f"version {head.get('version')!r:.20}")
    try:
        manifest = _ADAPTER.validate_json(text, strict=True)
    except ValidationError as error:
        raise Senseless(_NO_SENSE) from error
    _check_labels(manifest)
    return manifest


def _check_labels(manifest: Manifest) -> None:
    known = {Label(line.name) for line in manifest.classes} | set(manifest.kinds)
    for line in manifest.templates:
        if line.label not in known:
            raise Senseless(f"{line.label} is not among its classes")
