"""What an engine does for a profile besides sorting: wired here, away from the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from core.database.backup import MODELS_FOLDER, SCHEMAS, DailyBackups
from core.database.check import check_after_unclean_exit
from core.filing.expiry import Expiry
from core.filing.originals import FOLDER as ORIGINALS
from core.filing.retention import Retention
from core.library.old_models import OldModels
from core.upkeep import Daily, Upkeep, in_turn

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from core.errors import KamiwakeError


def upkeep_of(profile: Profile) -> Upkeep:
    backups = profile.backups

    def tell(error: KamiwakeError | None) -> None:
        if error:
            profile.board.tell_trouble(backups.folder, None, error)
        else:
            profile.board.clear_troubles([backups.folder])

    return Upkeep(
        profile.mover.recover,
        lambda: check_after_unclean_exit(map(backups.database, SCHEMAS)),
        DailyBackups(backups, tell),
        _tidying(profile),
        lambda: profile.recognizer.prepare(),  # noqa: PLW0108
    )


def _tidying(profile: Profile) -> Callable[[], None]:
    """Forgets and removes what is kept for a time only, a little at each call."""

    def drop_missing() -> Iterator[None]:
        profile.spot_checks.drop_missing(profile.folders.can_reach)
        yield

    journal = profile.journal_engine
    originals, models = profile.path / ORIGINALS, profile.path / MODELS_FOLDER
    old_models = OldModels(profile.library_engine, models, profile.backups.available)
    return in_turn(
        Daily(drop_missing),
        Daily(Retention(journal, lambda: profile.settings, profile.folders.can_reach).sweep),
        Daily(
            Expiry(
                journal, originals, lambda: profile.settings, can_reach=profile.folders.can_reach
            ).sweep
        ),
        Daily(old_models.sweep),
    )
