"""An office of which pictures are taken: a filled library, watched folders, a history."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from desk_top import (
    LONG_NAME,
    pdf_of,
    put,
    register,
    register_samples,
    samples_of,
    scans,
)
from editions import edition_file

from app.bootstrap import Profile
from core.database.journal.tables import FilingRow, HeldRow
from core.domain import HistoryEntry, Label, SubLabelKind
from core.errors import DestinationUnavailable
from core.filing.nouns import FolderStatus, HistoryQuery
from core.settings import Settings

INBOX, PATTERN = "スキャン受信箱", "{class}/{sub_label}/{original}"
BROKEN = "broken scan of a very long name indeed 2024-11-24 (3).pdf"
FORM = "Travel expense claim"
_LOOKED_AT = 8
"""So many spot checks are answered."""


def fill(work: Path) -> None:
    """An empty profile and a full one, with everything that a window can show."""
    with Profile(work / "empty", Settings()) as profile:
        assert profile.registry
        assert profile.journal
    with Profile(work / "full", Settings(stable_s=0)) as profile:
        _register(profile, work)
        profile.folders.add(work / INBOX, work / "Filed", PATTERN)
        other = profile.folders.add(work / "mail room", work / "archive", "{class}/{original}")
        profile.folders.enable(other.folder_id, False)
    names = scans()
    _sort(work, names[::2], spot_check_one_in=1)
    _sort(work, names[1::2])
    (work / INBOX / BROKEN).write_bytes(b"%PDF-1.4")
    _sort(work, [])
    with Profile(work / "full", Settings(stable_s=0)) as profile:
        _decide(profile)
        _spread(profile)
        _trouble(profile, put(work / INBOX, names[0])[0])


def _register(profile: Profile, work: Path) -> None:
    register_samples(profile)
    quote = samples_of("御見積書")[0]  # two editions alike: their scans have to be asked about
    register(profile, pdf_of(work / "2026.pdf", quote), Label("御見積書", "2026"))
    for year in ("2023", "2024"):
        register(profile, edition_file(work, year), Label(FORM, year))
    register(profile, scans()[0], Label(LONG_NAME))
    register(profile, scans()[1], Label(LONG_NAME, "汚れ・しわのある写し"), SubLabelKind.CONDITION)


def _sort(work: Path, files: list[Path], **settings: int) -> None:
    put(work / INBOX, *files)
    with Profile(work / "full", Settings(stable_s=0, **settings)) as profile:  # type: ignore[arg-type]
        list(profile.engine().run(once=True))


def _decide(profile: Profile) -> None:
    """What people did: looked at some, took some back, corrected one, filed one by hand."""
    now = datetime.now(UTC)
    for check in profile.spot_checks.due()[:_LOOKED_AT]:
        profile.spot_checks.right(check.check_id)
    entries = profile.history.page(HistoryQuery(), 0, 200)
    filed = [entry for entry in entries if entry.held is None]
    profile.decisions.refile(filed[0].entry_id, Label("Letters", LONG_NAME), now)
    for entry in filed[1:3]:
        profile.decisions.put_back(entry.entry_id)
    held = [entry for entry in entries if _can_be_filed(entry)]
    profile.decisions.file_held(held[0].entry_id, Label("Incident report"), now)


def _can_be_filed(entry: HistoryEntry) -> bool:
    return entry.held is not None and bool(entry.verdict.candidates)


def _spread(profile: Profile) -> None:
    """Over some days, as if it had been sorted by and by."""
    now = datetime.now(UTC)
    with profile.journal_engine.begin() as connection:
        for table, key in ((FilingRow, FilingRow.filing_id), (HeldRow, HeldRow.held_id)):
            last = connection.scalar(sa.select(sa.func.max(key))) or 0
            for number in range(1, last + 1):
                at = now - timedelta(hours=3 * (last - number), minutes=11 * number)
                connection.execute(sa.update(table).where(key == number).values(at=at))


def _trouble(profile: Profile, locked: Path) -> None:
    trouble = DestinationUnavailable(
        f"“{locked.name}” could not be put into ~/Filed (No space left on device).",
        "Make room on that disk. The document stays where it was and is tried again.",
    )
    profile.board.tell_trouble(locked, 1, trouble)
    profile.board.tell_folder(FolderStatus(1, 132, False))
