"""Pictures of what could not be read, on a share that comes back for instance."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_top import scans, settle

from app.bootstrap import Profile
from app.no_picture import NoPicture
from app.page_desk import PageDesk
from app.pictures import RETRY_S, Pictures, document_key
from app.tasks import TaskRunner
from core.domain import HeldReason, HistoryEntry, Verdict, VerdictKind


class Clock:
    now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def tasks(qapp: object) -> Iterator[TaskRunner]:
    made = TaskRunner(1)
    yield made
    made.close()


def test_a_document_that_is_there_again_is_shown_again(
    profile: Profile, tasks: TaskRunner, tmp_path: Path
) -> None:
    clock, path = Clock(), tmp_path / "share" / "scan.jpg"
    pictures = Pictures(lambda: profile.registry, lambda: profile.decoders, tasks, clock=clock)
    asked: list[str] = []
    pictures.loaded.connect(asked.append)
    assert pictures.document("key", path, 1) is None
    settle(lambda: pictures.failed(document_key("key")))
    assert pictures.why_not(document_key("key")) is NoPicture.FOLDER_GONE
    path.parent.mkdir()
    shutil.copy2(scans(1)[0], path)
    assert pictures.document("key", path, 1) is None  # not with every paint
    assert not tasks.busy and len(asked) == 1
    clock.now_s += RETRY_S
    assert pictures.document("key", path, 1) is None
    settle(lambda: len(asked) == 2)
    assert pictures.document("key", path, 1) is not None


def test_a_page_that_is_there_again_is_shown_again(
    profile: Profile, tmp_path: Path, qapp: object
) -> None:
    clock, path = Clock(), tmp_path / "share" / "scan.jpg"
    desk = PageDesk(profile, clock=clock)
    verdict = Verdict(VerdictKind.UNKNOWN, None, 0.0, 0.0, 0.9, 0, 1, "Nothing alike.")
    entry = HistoryEntry(
        entry_id=1, run_id="run", at=datetime.now(UTC), source=path, target=None,
        state=None, sha256="", verdict=verdict, held=HeldReason.JUDGED,
    )  # fmt: skip
    assert desk.scan(entry) is None
    settle(lambda: desk.failed(entry))
    assert desk.why_not(entry) is NoPicture.FOLDER_GONE
    path.parent.mkdir()
    shutil.copy2(scans(1)[0], path)
    assert desk.scan(entry) is None
    assert not desk.busy
    clock.now_s += RETRY_S
    desk.scan(entry)
    settle(lambda: desk.scan(entry) is not None)
    assert not desk.failed(entry)
    desk.close()
