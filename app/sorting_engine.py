"""What an engine sorts with, and how it hears of news: wired here, away from the rest."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from app.bootstrap import new_run_id
from app.upkeep import upkeep_of
from core.engine import Engine, Parts
from core.filing.nouns import Phase
from core.filing.spot_checks import drawn
from core.sorter import Sorter

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bootstrap import Profile
    from core.domain import WatchedFolder
    from core.settings import InForce


def engine_of(
    profile: Profile, folders: Callable[[], list[WatchedFolder]] | None, clock: Callable[[], float]
) -> Engine:
    """As `Profile.engine`."""
    tell = partial(profile.board.tell_activity, Phase.RE_EMBEDDING)
    remember = cache(profile.folders.remember)
    return Engine(
        profile.journal,
        profile.folders.all if folders is None else lambda: [*map(remember, folders())],
        _parts(profile),
        lambda: profile.refresh(tell),
        upkeep_of(profile),
        profile.board,
        _news(profile),
        clock,
        # What others want sorted again is for an engine that has all folders.
        profile.folders.unwatched if folders is None else lambda _: None,
    )


def _parts(profile: Profile) -> Callable[[], Parts]:
    """What an engine sorts with, by the settings in force when it asks."""
    run_id, parts = new_run_id(), None

    def now() -> Parts:
        nonlocal parts
        in_force = profile.renew_settings()
        if in_force is not None:
            _tell_of_settings(profile, in_force)
        if parts is None or parts.settings is not profile.settings:
            settings = profile.settings
            sorter = Sorter(
                profile.classifier, profile.journal, profile.mover, run_id, settings.duplicates,
                profile.upright, lambda: drawn(settings.spot_check_one_in),
            )  # fmt: skip
            parts = Parts(sorter, settings)
        return parts

    return now


def _tell_of_settings(profile: Profile, in_force: InForce) -> None:
    if in_force.problems:
        profile.board.tell_trouble(profile.store.path, None, in_force.problems[0].error)
    else:
        profile.board.clear_troubles([profile.store.path])


def _news(profile: Profile) -> Callable[[], bool]:
    """Whether the library, the folders or the wishes differ from what they were at the last call,
    or settings wait to be taken over; costs two pragmas and two looks at files where nobody wrote
    anything."""
    monitors = profile.monitor("journal"), profile.monitor("library")

    def look() -> list[object]:
        return [profile.registry.generation(), profile.models.choice(), profile.board.wishes()]

    known = look()

    def differs() -> bool:
        if profile.settings_changed:
            return True
        if not any([monitor.changed() for monitor in monitors]):
            return False
        now = look()
        changed = now != known
        known[:] = now
        return changed

    return differs
