"""The list of documents after the journal was put back under the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desk_top import SAMPLES, put, settle

from app.bootstrap import Profile
from app.main_window import SORT, MainWindow
from core.domain import FileStamp, Verdict, VerdictKind

KNOWN, STRANGE = "scan_0035.png", "scan_0019.jpg"


def names(window: MainWindow) -> set[str]:
    return {row.path.name for row in window.sort_view.documents.rows}


def test_after_a_back_up_of_the_journal_was_put_back_the_list_is_that_of_the_back_up(
    profile: Profile, tmp_path: Path, open_window: Callable[..., MainWindow]
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    profile.folders.add(inbox, tmp_path / "filed", "{class}/{original}")

    def hold(name: str) -> None:
        path = put(inbox, SAMPLES / "scans" / name)[0]
        unsure = Verdict(VerdictKind.REVIEW, None, 0.6, 0.01, 0.8, 0, 1, "close to two forms")
        profile.journal.hold(path, unsure, name, FileStamp.of(path.stat()), "run", 1)

    with profile.journal.lease("a service"):  # nobody sorts meanwhile
        hold(KNOWN)
        window = open_window()
        window.show_view(SORT)
        settle(lambda: KNOWN in names(window))
        profile.backups.make_daily()
        (backup,) = profile.backups.folder.glob("journal-*.db")
        hold(STRANGE)
        settle(lambda: STRANGE in names(window))
        profile.backups.restore(backup)
        settle(lambda: STRANGE not in names(window))
        assert KNOWN in names(window)
