"""One frozen, typed config a run, read from TOML. Unknown keys and wrong types are errors.

Nothing is converted, but for whole numbers where any number is wanted.
"""

from __future__ import annotations

import json
import math
import tomllib
from dataclasses import asdict, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.dataclasses import dataclass

from training.augment import AugmentConfig

__all__ = [
    "AugmentConfig", "Config", "CurriculumConfig", "DataConfig", "DistillConfig", "HeadKind",
    "MarginKind", "TeacherKind", "from_dict", "load_config",
]  # fmt: skip

STRICT = ConfigDict(extra="forbid", strict=True)
HeadKind = Literal["plain", "layer-norm", "batch-norm", "both"]
MarginKind = Literal["cosface", "arcface"]
TeacherKind = Literal["none", "clip", "efficientnet-lite0", "targets"]
DistillLoss = Literal["kl", "tempered-kl", "relational"]
Precision = Literal["float32", "bfloat16", "float16"]


@dataclass(frozen=True, config=STRICT)
class DataConfig:
    """What the classes are: every distinct page, drawn form, variant and edited twin is one."""

    shards: tuple[str, ...] = ("pages", "cards", "images")
    folders: tuple[str, ...] = ()
    """Image folders of any size below the data folder; each image is a class (ImageNet-1K)."""
    limit: Annotated[int, Field(ge=0)] = 0
    """Train on so many pages only; 0 takes all."""
    side_px: Annotated[int, Field(ge=32)] = 160
    """Pages are kept as squares of this side."""
    expand: bool = False
    """Every page in 24 variants (rotations, flips, crops), each a class of its own."""
    twins: Annotated[int, Field(ge=0)] = 0
    """Edited copies of pages (a line, box or band moved or removed), each a class of its own."""
    forms: Annotated[int, Field(ge=0)] = 5000
    """Generated blank forms, each a class of its own."""
    first_form_seed: int = 1_000_000
    overlays: Annotated[int, Field(ge=1)] = 600
    """Sheets of random writing and stamps to lay over pages."""
    held_out_share: Annotated[float, Field(ge=0, lt=1)] = 0.08
    """Share of documents kept for evaluation and calibration."""


@dataclass(frozen=True, config=STRICT)
class CurriculumConfig:
    """Distortion first, then margin, both as fast as the network follows.

    With everything at full strength from the start the network does not leave chance.
    """

    first_strength: Annotated[float, Field(ge=0, le=1)] = 0.1
    first_margin_share: Annotated[float, Field(ge=0, le=1)] = 0.0
    follow_accuracy: Annotated[float, Field(ge=0, le=1)] = 0.6
    """Training accuracy (running mean, without margin) above which things get harder."""
    strength_steps: Annotated[int, Field(ge=1)] = 1500
    margin_steps: Annotated[int, Field(ge=1)] = 1500


@dataclass(frozen=True, config=STRICT)
class DistillConfig:
    """A teacher whose view of the clean page the embedding of the clean page has to hold."""

    teacher: TeacherKind = "none"
    path: str = ""
    """File or folder of the teacher's weights, or of targets computed once; below the data folder
    unless absolute. Empty for efficientnet-lite0: its package brings them."""
    loss: DistillLoss = "kl"
    temperature: Annotated[float, Field(gt=0)] = 0.1
    """Of `tempered-kl`; `kl` has none, as published."""
    weight: Annotated[float, Field(ge=0)] = 1.0
    share: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Of each batch that is shown clean, too; every clean image costs a forward pass."""


@dataclass(frozen=True, config=STRICT)
class Config:
    """All that decides how a run goes. Lengths in pixels, budgets in samples."""

    name: str
    seed: int = 0
    size_px: Annotated[int, Field(ge=32, multiple_of=32)] = 128
    dim: Annotated[int, Field(ge=2)] = 256
    width: Annotated[float, Field(gt=0)] = 0.5
    head: HeadKind = "both"
    start: str = ""
    """A checkpoint or exported model to start from: the weights alone, fitted to the input size."""
    imagenet: str = ""
    """A file of ImageNet weights for the backbone."""
    centres: Literal["random", "pages"] = "random"
    """Where class centres start; `pages`: where the network, started from `start`, sees them."""
    batch: Annotated[int, Field(ge=2)] = 128
    """Of each rank."""
    accumulate: Annotated[int, Field(ge=1)] = 1
    """Batches a step of the optimiser."""
    samples: Annotated[int, Field(ge=1)] = 1_000_000
    """Over all ranks."""
    precision: Precision = "float32"
    learning_rate: Annotated[float, Field(gt=0)] = 2e-3
    weight_decay: Annotated[float, Field(ge=0)] = 1e-3
    warm_up_share: Annotated[float, Field(ge=0, lt=1)] = 0.05
    decay_power: Annotated[float, Field(gt=0)] = 1.0
    clip_norm: Annotated[float, Field(gt=0)] = 5.0
    margin: MarginKind = "cosface"
    margin_size: Annotated[float, Field(ge=0)] = 0.3
    """A cosine for cosface; radians for arcface, below a right angle."""
    first_scale: Annotated[float, Field(gt=0)] = 16.0
    scale: Annotated[float, Field(gt=0)] = 32.0
    sample_rate: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Share of the class centres that a step looks at (PartialFC)."""
    average_decay: Annotated[float, Field(ge=0, lt=1)] = 0.998
    """Of the running mean of the weights, which is what is evaluated and exported."""
    checkpoint_steps: Annotated[int, Field(ge=1)] = 500
    data: DataConfig = field(default_factory=DataConfig)
    curriculum: CurriculumConfig = field(default_factory=CurriculumConfig)
    augment: AugmentConfig = field(default_factory=AugmentConfig)
    distill: DistillConfig = field(default_factory=DistillConfig)

    @field_validator("margin_size")
    @classmethod
    def _is_a_margin(cls, size: float, others: ValidationInfo) -> float:
        if others.data.get("margin") == "arcface" and size >= math.pi / 2:
            raise ValueError(f"{size:g} rad is no margin: give less than a right angle")
        return size

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


_ADAPTER = TypeAdapter(Config)


def load_config(path: Path, *changes: Path) -> Config:
    """Reads `path`, which may name another file as its `base`, and then the `changes` to it.

    Raises ValueError naming the files and every key that is unknown or of the wrong kind.
    """
    values: dict[str, Any] = {}
    for file in (path, *changes):
        values = _merged(values, _read(file))
    return from_dict(values, ", ".join(map(str, (path, *changes))))


def _read(path: Path, above: tuple[Path, ...] = ()) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error
    base = values.pop("base", None)
    if base is None:
        return values
    below = path.parent / str(base)
    if path in above:
        raise ValueError(f"{path} is its own base")
    return _merged(_read(below, (*above, path)), values)


def _merged(values: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """`changes` win; tables are merged, everything else is replaced."""
    merged = dict(values)
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def from_dict(values: dict[str, Any], source: str) -> Config:
    """Raises ValueError that names the `source`, a file, and every setting that is wrong."""
    try:
        # As JSON, where types are strict and yet lists are the only tuples there are.
        return _ADAPTER.validate_json(json.dumps(values, default=str))
    except ValidationError as error:
        raise ValueError(f"{source}: {_told(error)}") from error


def _told(error: ValidationError) -> str:
    lines = []
    for problem in error.errors():
        key = ".".join(str(part) for part in problem["loc"])
        unknown = problem["type"] in ("extra_forbidden", "unexpected_keyword_argument")
        told = problem["msg"].removeprefix("Value error, ")
        lines.append(f"unknown setting {key}" if unknown else f"{key}: {told}")
    return "; ".join(lines)
