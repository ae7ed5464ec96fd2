"""An engine clears up on its way: what is kept for a time only."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from app.bootstrap import Profile
from core.database.engine import write
from core.database.journal.tables import FilingRow
from core.domain import FileStamp, FilingPlan, Label, Verdict, VerdictKind
from core.filing.originals import ORIGINAL_EXPIRED
from core.settings import Settings

FILED = Verdict(VerdictKind.FILED, Label("Claim"), 0.9, 0.2, 0.8, 0, 1, "Looks like Claim.")


def file(profile: Profile, folder: Path, name: str, days_ago: int) -> tuple[int, Path]:
    """Tells its number and where it is."""
    source = folder / "inbox" / name
    source.parent.mkdir(exist_ok=True)
    source.write_text(name)
    sha256 = profile.mover._files.sha256(source)
    plan = FilingPlan(source, folder / "filed" / name, sha256, FileStamp.of(source.stat()))
    number, target = profile.mover.carry_out(plan, FILED, "run")
    with write(profile.journal_engine) as session:
        session.get_one(FilingRow, number).at = datetime.now(UTC) - timedelta(days=days_ago)
        session.commit()
    return number, target


def tidy(profile: Profile, done: Callable[[], bool]) -> None:
    """One pass of an engine does a little of it: less where the machine is slow."""
    for _ in range(20):
        assert list(profile.engine(lambda: []).run(once=True)) == []
        if done():
            return
    raise AssertionError("it never came to an end")


def remembered(profile: Profile) -> list[int]:
    with profile.journal_engine.connect() as connection:
        return list(connection.scalars(sa.select(FilingRow.filing_id)))


@pytest.fixture
def profile_folder(tmp_path: Path, known_forms: Path) -> Path:
    return shutil.copytree(known_forms, tmp_path / "profile")


def test_what_is_over_is_forgotten_by_the_engine_and_an_undo_says_so(
    profile_folder: Path, tmp_path: Path
) -> None:
    settings = Settings(history_days=30, workers=1)
    with Profile(profile_folder, settings) as profile:
        (old, target), (young, _) = (
            file(profile, tmp_path, "old.pdf", 31), file(profile, tmp_path, "young.pdf", 1),
        )  # fmt: skip
        tidy(profile, lambda: remembered(profile) == [young])
        assert target.exists()
        with pytest.raises(Exception, match=f"number {old} was forgotten"):
            profile.decisions.put_back(old)


def test_originals_and_models_go_by_the_engine_and_an_undo_says_so(
    profile_folder: Path, tmp_path: Path, kamiwake: Callable[..., Any]
) -> None:
    settings = Settings(originals_days=30, workers=1)
    with Profile(profile_folder, settings) as profile:
        number, target = file(profile, tmp_path, "old.pdf", 31)
        original = b"as it was scanned"
        with write(profile.journal_engine) as session:
            row = session.get_one(FilingRow, number)
            row.source_sha256 = profile.mover._files.sha256(_written(tmp_path / "scan", original))
            kept = profile.path / "originals" / row.source_sha256
            session.commit()
        _written(kept, original)
        model = profile.path / "models" / "0123456789abcdef" / "own.onnx"
        _written(model, b"some network")
        tidy(profile, lambda: not kept.exists() and (model.parent / ".unneeded").exists())
        undone = kamiwake("undo", number, "--profile", profile.path)
        assert (undone.code, target.exists()) == (0, False), undone.err
        assert ORIGINAL_EXPIRED in undone.out
        (held,) = profile.journal.held()
        assert held.reason == ORIGINAL_EXPIRED


def _written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
