"""One frozen, typed config a run, read from TOML. Unknown keys are errors."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from training.augment import AugmentConfig


@dataclass(frozen=True)
class DataConfig:
    shards: tuple[str, ...] = ("pages", "cards", "images")
    forms: int = 5000
    """Generated blank forms, each a class of its own."""
    first_form_seed: int = 1_000_000
    overlays: int = 600
    """Sheets of random writing and stamps to lay over pages."""
    held_out_share: float = 0.08
    """Share of documents kept for evaluation and calibration."""


@dataclass(frozen=True)
class CurriculumConfig:
    """Distortion first, then margin, both as fast as the network follows.

    With everything at full strength from the start the network does not leave chance.
    """

    first_strength: float = 0.1
    follow_accuracy: float = 0.6
    """Training accuracy (running mean, without margin) above which things get harder."""
    strength_steps: int = 1500
    margin_steps: int = 1500


@dataclass(frozen=True)
class Config:
    name: str
    seed: int = 0
    size_px: int = 128
    dim: int = 256
    width: float = 0.5
    batch: int = 128
    samples: int = 1_000_000
    learning_rate: float = 2e-3
    weight_decay: float = 1e-3
    warm_up_share: float = 0.05
    clip_norm: float = 5.0
    first_scale: float = 16.0
    scale: float = 32.0
    margin_cos: float = 0.3
    average_decay: float = 0.998
    """Of the running mean of the weights, which is what is evaluated and exported."""
    checkpoint_steps: int = 500
    data: DataConfig = field(default_factory=DataConfig)
    curriculum: CurriculumConfig = field(default_factory=CurriculumConfig)
    augment: AugmentConfig = field(default_factory=AugmentConfig)

    @property
    def steps(self) -> int:
        return self.samples // self.batch

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


_SECTIONS = {"data": DataConfig, "curriculum": CurriculumConfig, "augment": AugmentConfig}


def load_config(path: Path) -> Config:
    """Raises ValueError naming the file and the key that no config knows."""
    return from_dict(tomllib.loads(path.read_text("utf-8")), str(path))


def from_dict(values: dict[str, Any], source: str = "checkpoint") -> Config:
    values = dict(values)
    for name, section in _SECTIONS.items():
        if name in values:
            values[name] = _build(section, values[name], f"{source} [{name}]")
    built: Config = _build(Config, values, source)
    return built


def _build(kind: type[Any], values: dict[str, Any], source: str) -> Any:
    unknown = sorted(set(values) - {item.name for item in fields(kind)})
    if unknown:
        raise ValueError(f"{source}: unknown setting {', '.join(unknown)}")
    return kind(**{key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})
