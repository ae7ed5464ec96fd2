"""What people decide about documents: file a held one, correct a filing, take it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.domain import FileStamp, FilingPlan, Label, Verdict, VerdictKind, WatchedFolder
from core.errors import SourceChanged, UndoRefused
from core.filing.folders import WatchedFolders
from core.filing.journal import Journal
from core.filing.mover import Mover
from core.filing.operations import FileOperations
from core.filing.places import Places, require_destination
from core.filing.placing import source_gone
from core.filing.plan import place_for

CHOSEN_BY_HAND = "Chosen by hand."


class Decisions:
    """Each is one move through the journal, and can be undone."""

    def __init__(
        self, journal: Journal, folders: WatchedFolders, mover: Mover, run_id: str
    ) -> None:
        self._journal = journal
        self._folders = folders
        self._mover = mover
        self._run_id = run_id
        self._files = FileOperations()

    def file_held(self, held_id: int, label: Label, at: datetime) -> tuple[int, Path]:
        """Files a held document under `label`; returns its journal entry and where it is now.

        Raises FilingError, DocumentBusy or SettingsError; the document is then where it was.
        """
        entry, held_stamp = self._journal.held_document(held_id)
        stamp = self._stamp(entry.source)
        if (stamp.size, stamp.mtime_ns) != (held_stamp.size, held_stamp.mtime_ns):
            raise SourceChanged(
                f"“{entry.source.name}” has changed since it was looked at.",
                "It is judged again when it is quiet; decide then.",
                str(entry.source),
            )
        folder = self._folders.of_document(entry.source, entry.folder_id)
        sha256 = entry.sha256 or self._files.sha256(entry.source)
        target = self._place(folder, label, entry.source.name, at, entry.verdict.page)
        plan = FilingPlan(entry.source, target, sha256, stamp, folder.folder_id, held_id=held_id)
        return self._mover.carry_out(plan, by_hand(entry.verdict, label), self._run_id)

    def refile(self, filing_id: int, label: Label, at: datetime) -> tuple[int, Path]:
        """Moves a filed document to where `label` belongs. Undoing it brings it back to where it
        was filed first.

        Raises UndoRefused when the filed copy was changed or moved, and FilingError.
        """
        intent, verdict = self._mover.undoable(filing_id)
        filed = intent.target
        assert filed is not None
        stamp = self._stamp(filed)
        if self._files.sha256(filed) != intent.filed_sha256:
            raise UndoRefused(
                f"“{filed.name}” was changed after it was filed.",
                "Move it by hand; nothing was touched.",
                str(filed),
            )
        origin = self._journal.origin(filing_id)
        folder = self._folders.of_document(origin, intent.plan.folder_id)
        chosen = by_hand(verdict, label)
        target = self._place(folder, label, origin.name, at, verdict.page)
        plan = FilingPlan(
            filed, target, intent.plan.sha256, stamp, folder.folder_id,
            refiles=filing_id,
        )  # fmt: skip
        return self._mover.carry_out(plan, chosen, self._run_id)

    def put_back(self, filing_id: int) -> tuple[int, Path]:
        """Takes a filing back: the document is held in its inbox. Raises UndoRefused when the
        filed copy was changed or moved or the inbox cannot be reached, and FilingError."""
        intent, _ = self._journal.undoable(filing_id)
        source = intent.plan.source
        if not self._folders.can_reach(source):
            raise UndoRefused(
                f"{source.parent}, where “{source.name}” belongs, cannot be reached.",
                "Connect it again; nothing was touched.",
                str(source),
            )
        return self._mover.undo(filing_id, self._run_id)

    def _place(
        self, folder: WatchedFolder, label: Label, original: str, at: datetime, page: int
    ) -> Path:
        """Raises FilingError where it cannot be reached or would be sorted again."""
        require_destination(folder)
        target = place_for(folder, label, original, at, page)
        Places(self._folders.all()).refuse_return(target)
        return target

    def _stamp(self, path: Path) -> FileStamp:
        try:
            return self._files.stamp(path)
        except OSError as error:
            raise source_gone(path) from error


def by_hand(verdict: Verdict, label: Label) -> Verdict:
    """The verdict as a person settled it."""
    score = next((c.score for c in verdict.candidates if c.label == label), 0.0)
    return replace(verdict, kind=VerdictKind.FILED, label=label, score=score, reason=CHOSEN_BY_HAND)
