"""Typed, bounded settings of one profile, and where each comes from.

Highest first: the policy file of the machine (written by IT, locks what it names), environment
variables `KAMIWAKE_...`, `settings.json` in the profile, the defaults below.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any

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
_VARIABLE = "KAMIWAKE_"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=_VARIABLE, extra="forbid", frozen=True)

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
        """Only what is passed in: `read_settings` puts the sources in their order."""
        return (init_settings,)


NAMES = tuple(Settings.model_fields)
_JUDGING = (
    "one_wrong_in", "margin", "deciding_page", "unclear_sub_label", "duplicates",
    "decode_timeout_s", "decode_memory_mb", "max_pages", "max_page_megapixels",
)  # fmt: skip


def judged_by(settings: Settings) -> str:
    """The same for two under which the same documents are held."""
    return json.dumps({name: getattr(settings, name) for name in _JUDGING})


class Origin(StrEnum):
    DEFAULT = "default"
    FILE = "file"
    ENVIRONMENT = "environment"
    POLICY = "policy"


@dataclass(frozen=True)
class Setting:
    """One setting as it is in force. `place`: the file or variable it comes from, "" for the
    default. `locked`: it cannot be changed in `settings.json`."""

    name: str
    value: Any
    default: Any
    origin: Origin = Origin.DEFAULT
    place: str = ""
    locked: bool = False


@dataclass(frozen=True)
class Problem:
    """Why a source of settings cannot be used as it is. `name`: the setting, "" for the whole."""

    origin: Origin
    name: str
    error: SettingsError


@dataclass(frozen=True)
class InForce:
    """The settings in force. With problems, what cannot be used is left out."""

    settings: Settings
    entries: Mapping[str, Setting]
    problems: tuple[Problem, ...] = ()

    def require(self) -> Settings:
        """Raises the first problem."""
        if self.problems:
            raise self.problems[0].error
        return self.settings


def policy_file() -> Path:
    """The one place of the machine, which no environment variable of a user moves."""
    if sys.platform == "win32":  # untested: written after the documentation
        import winreg  # noqa: PLC0415

        folders = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, folders) as key:
            root = Path(str(winreg.QueryValueEx(key, "Common AppData")[0]))
    elif sys.platform == "darwin":
        root = Path("/Library/Application Support")
    else:
        root = Path("/etc/xdg")
    return root / "kamiwake" / "policy.json"


def read_settings(profile: Path, policy: Path | None = None) -> InForce:
    """What each source says, and what is wrong with it. `policy`: default the machine's."""
    problems: list[Problem] = []
    policy = policy if policy is not None else policy_file()
    sources = [
        (Origin.POLICY, str(policy), _tried(policy, Origin.POLICY, problems)),
        (Origin.ENVIRONMENT, "", EnvSettingsSource(Settings)()),
        (Origin.FILE, str(profile / FILE_NAME),
         _tried(profile / FILE_NAME, Origin.FILE, problems)),
    ]  # fmt: skip
    unread_policy = any(problem.origin is Origin.POLICY for problem in problems)
    for origin, place, values in sources:
        unknown = [name for name in values if name not in NAMES]
        problems += (Problem(origin, name, _unknown(name, place, origin)) for name in unknown)
    entries = {name: _in_force(name, sources, problems) for name in NAMES}
    if unread_policy:  # what it locks cannot be told
        entries = {
            name: Setting(name, entry.value, entry.default, entry.origin, entry.place, True)
            for name, entry in entries.items()
        }
    settings = Settings(**{name: entry.value for name, entry in entries.items()})
    return InForce(settings, entries, tuple(problems))


def checked(name: str, value: object) -> Any:
    """The value as the setting has it. Raises SettingsError in plain words."""
    if name not in NAMES:
        raise _unknown(name)
    try:
        return getattr(Settings(**{name: value}), name)  # type: ignore[arg-type]
    except ValidationError as error:
        raise _not_acceptable(name, value) from error


def bounds(name: str) -> tuple[float, float]:
    """The least and the largest value of a number."""
    limits = Settings.model_fields[name].metadata
    least = next(limit.ge for limit in limits if hasattr(limit, "ge"))
    return least, next(limit.le for limit in limits if hasattr(limit, "le"))


def acceptable(name: str) -> str:
    """What a setting may be, in words."""
    kind = Settings.model_fields[name].annotation
    if kind is bool:
        return "true or false"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(str(one.value) for one in kind)
    if kind is str:
        return "a text"
    least, most = bounds(name)
    return f"{'a whole number' if kind is int else 'a number'} from {least:,} to {most:,}"


def read_file(path: Path, origin: Origin = Origin.FILE) -> dict[str, Any]:
    """What a file of settings holds, {} where there is none. Raises SettingsError."""
    try:
        values = json.loads(path.read_text("utf-8-sig"))  # Windows puts a mark before UTF-8
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        why = getattr(error, "strerror", None) or (f"line {line}" if line else "it is no text")
        raise SettingsError(
            f"The settings file {path} cannot be read ({why}).",
            _remedy(origin),
            str(path),
        ) from error
    if not isinstance(values, dict):
        raise SettingsError(
            f"The settings file {path} holds no JSON object.", _remedy(origin), str(path)
        )
    return values


def _tried(path: Path, origin: Origin, problems: list[Problem]) -> dict[str, Any]:
    try:
        return read_file(path, origin)
    except SettingsError as error:
        problems.append(Problem(origin, "", error))
        return {}


def _in_force(
    name: str, sources: list[tuple[Origin, str, dict[str, Any]]], problems: list[Problem]
) -> Setting:
    """By the highest source that has it; one that cannot be used is a problem and left out."""
    default = Settings.model_fields[name].default
    for origin, place, values in sources:
        if name not in values:
            continue
        where = place or _VARIABLE + name.upper()
        try:
            value = checked(name, values[name])
        except SettingsError:
            problem = _not_acceptable(name, values[name], where, origin)
            problems.append(Problem(origin, name, problem))
            continue
        return Setting(name, value, default, origin, where, origin is not Origin.FILE)
    return Setting(name, default, default)


def _not_acceptable(
    name: str, value: object, place: str = "", origin: Origin | None = None
) -> SettingsError:
    where = f" in {place}" if place else ""
    given = json.dumps(value, ensure_ascii=False, default=str)
    shown = given if len(given) <= 60 else given[:60] + "…"
    return SettingsError(
        f"The setting “{name}”{where} has to be {acceptable(name)}, not {shown}.",
        _remedy(origin) if origin else "Choose another value.",
        name,
    )


def _unknown(name: str, place: str = "", origin: Origin | None = None) -> SettingsError:
    near = difflib.get_close_matches(name, NAMES, 1)
    where = f", which {place} names" if place else ""
    guess = f"Did you mean “{near[0]}”?" if near else ""
    next_step = _remedy(origin) if origin else "See `kamiwake settings` for all."
    return SettingsError(f"There is no setting “{name}”{where}.", guess or next_step, name)


def _remedy(origin: Origin) -> str:
    if origin is Origin.FILE:
        return "Correct it there, or run `kamiwake settings repair`."
    if origin is Origin.POLICY:
        return "Ask your administrator to correct it."
    return "Correct it and start the program again."
