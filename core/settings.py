"""Typed, bounded settings of one profile.

Highest first: the policy file of the machine (written by IT, locks what it names), environment
variables `KAMIWAKE_...`, `settings.json` in the profile, the defaults below.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from core.domain import Appearance, DecidingPage, DuplicatePolicy, Language, SubLabelPolicy
from core.errors import SettingsError

FILE_NAME = "settings.json"
DEFAULT_PATTERN = "{class}/{sub_label}/{condition}/{original}"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="KAMIWAKE_", extra="forbid", frozen=True)

    one_wrong_in: int = Field(default=1000, ge=10, le=100_000)
    """Of this many unregistered documents at most one is filed."""
    margin: float = Field(default=0.02, ge=0.0, le=0.5)
    """Score by which the best label must lead the best different one."""
    deciding_page: DecidingPage = DecidingPage.FIRST
    unclear_sub_label: SubLabelPolicy = SubLabelPolicy.REVIEW
    duplicates: DuplicatePolicy = DuplicatePolicy.FILE_BOTH
    """What becomes of a document whose very content was filed before."""
    rotate_filed: bool = False
    """Filed copies of turned pages are marked to be shown upright, without re-encoding."""
    naming_pattern: str = DEFAULT_PATTERN
    stable_s: float = Field(default=3.0, ge=0.0, le=3600.0)
    """A file is taken when its size and time have not changed for this long."""
    relist_s: float = Field(default=10.0, ge=0.2, le=3600.0)
    """Every watched folder is listed again this often, with or without events."""
    decode_timeout_s: float = Field(default=60.0, ge=1.0, le=3600.0)
    decode_memory_mb: int = Field(default=2048, ge=256, le=65_536)
    max_pages: int = Field(default=500, ge=1, le=100_000)
    """A document with more pages is held for review."""
    max_page_megapixels: int = Field(default=200, ge=1, le=4_000)
    workers: int = Field(default=0, ge=0, le=64)
    """Decoding processes; 0 means one for each core."""
    spot_check_one_in: int = Field(default=200, ge=0, le=100_000)
    """Of this many documents filed by themselves one is shown to a person; 0: none."""
    history_days: int = Field(default=0, ge=0, le=36_500)
    """What happened to documents is forgotten after this long; 0: never."""
    originals_days: int = Field(default=90, ge=0, le=36_500)
    """Scans of which a turned copy was filed are kept for this long; 0: for ever."""
    language: Language = Language.SYSTEM
    appearance: Appearance = Appearance.SYSTEM
    notifications: bool = True
    """The window tells through the system what came for review while it is not in front."""
    tray: bool = True
    """Closed, the window stays as an icon in the notification area, where the system has one."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what is passed in: `load_settings` puts the sources in their order."""
        return (init_settings,)


def policy_file() -> Path:
    return Path(platformdirs.site_config_dir("kamiwake", appauthor=False)) / "policy.json"


def load_settings(profile: Path, policy: Path | None = None) -> Settings:
    """The settings in force. Raises SettingsError naming the file and the setting."""
    values = _read(profile / FILE_NAME)
    values |= EnvSettingsSource(Settings)()
    values |= _read(policy if policy is not None else policy_file())
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"The setting “{name}” is not acceptable: {first['msg']}.",
            f"Correct it in {profile / FILE_NAME}, the policy file or the environment.",
            name,
        ) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The settings file {path} cannot be read: {error}.",
            "Correct or remove it; without it the defaults are used.",
            str(path),
        ) from error
    if not isinstance(values, dict):
        raise SettingsError(
            f"The settings file {path} holds no JSON object.", "Correct or remove it.", str(path)
        )
    return values
