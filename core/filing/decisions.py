"""What people decide about documents: file a held one, correct a filing, take it back."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain import FileStamp, FilingPlan, Label, Verdict, VerdictKind, WatchedFolder
from core.errors import FilingError, KamiwakeError, SourceChanged, UndoRefused
from core.filing.claims import not_waiting
from core.filing.nouns import CHOSEN_BY_HAND
from core.filing.operations import FileOperations
from core.filing.places import Places, require_destination
from core.filing.placing import source_gone
from core.filing.plan import Turn, as_scanned, place_for

if TYPE_CHECKING:
    from core.filing.folders import WatchedFolders
    from core.filing.journal import Journal
    from core.filing.mover import Mover

log = logging.getLogger(__name__)


class Decisions:
    """Each is one move through the journal, and can be undone."""

    def __init__(
        self,
        journal: Journal,
        folders: WatchedFolders,
        mover: Mover,
        run_id: str,
        is_condition: Callable[[Label], bool] = lambda label: False,
        turn: Turn = as_scanned,
        accept: Callable[[str, Label], None] = lambda _sha256, _label: None,
    ) -> None:
        """`is_condition`: whether a label that someone chose is a condition of its class;
        `accept`: is told what a content was filed as by hand, once it is."""
        self._turn = turn
        self._accept = accept
        self._is_condition = is_condition
        self._journal = journal
        self._folders = folders
        self._mover = mover
        self._run_id = run_id
        self._files = FileOperations()
        self._unaccepted: list[tuple[str, Label]] = []
        self._accepting = threading.Lock()  # several threads decide

    def file_held(self, held_id: int, label: Label, at: datetime) -> tuple[int, Path]:
        """Files a held document under `label`; returns its journal entry and where it is now.

        Raises FilingError or DocumentBusy; the document is then where it was.
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
        chosen = by_hand(entry.verdict, label, self._is_condition(label))
        target = self._place(folder, chosen, entry.source.name, at)
        plan = FilingPlan(entry.source, target, sha256, stamp, folder.folder_id, held_id=held_id)
        if _lies_as(entry.verdict, label):
            plan, chosen = self._turn(plan, chosen)
        filed = self._mover.carry_out(plan, chosen, self._run_id)
        self._tell_accepted(sha256, label)
        return filed

    def _tell_accepted(self, sha256: str, label: Label) -> None:
        """The document is filed, whatever goes wrong here: it is told of with a later one, then."""
        with self._accepting:
            self._unaccepted.append((sha256, label))
            try:
                while self._unaccepted:
                    self._accept(*self._unaccepted[0])
                    del self._unaccepted[0]
            except KamiwakeError as error:
                log.warning("what was filed by hand is not known as accepted yet: %s", error)

    def refile(self, filing_id: int, label: Label, at: datetime) -> tuple[int, Path]:
        """Moves a filed document to where `label` belongs. Undoing it brings it back to where it
        was filed first.

        Raises FilingError, also when the filed copy was changed or moved.
        """
        intent, verdict = self._mover.undoable(filing_id)
        filed = intent.target
        assert filed is not None
        stamp = self._stamp(filed)
        if self._files.sha256(filed) != intent.filed_sha256:
            raise FilingError(
                f"“{filed.name}” was changed after it was filed.",
                "Move it by hand; nothing was touched.",
                str(filed),
            )
        origin = self._journal.origin(filing_id)
        folder = self._folders.of_document(origin, intent.plan.folder_id)
        chosen = by_hand(verdict, label, self._is_condition(label))
        target = self._place(folder, chosen, origin.name, at)
        plan = FilingPlan(
            filed, target, intent.plan.sha256, stamp, folder.folder_id,
            refiles=filing_id, moved_sha256=intent.filed_sha256, filed_sha256=intent.filed_sha256,
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

    def stand_again(self, move_back: int) -> tuple[int, Path]:
        """Takes a putting back back: the document is filed again where it was, by the verdict that
        it had, and that filing stands. `move_back`: what `put_back` returned. Raises FilingError
        when it is not held any more, has changed or its place cannot be reached."""
        back, was, verdict = self._journal.moved_back(move_back)
        source, target = back.target, was.target
        assert source is not None and target is not None
        held = [entry.entry_id for entry in self._journal.held() if entry.source == source]
        if not held:
            raise not_waiting(source)
        if not self._folders.can_reach(target):
            raise UndoRefused(
                f"{target.parent}, where “{source.name}” was filed, cannot be reached.",
                "Connect it again; nothing was touched.",
                str(source),
            )
        plan = FilingPlan(
            source, target, was.plan.sha256, self._stamp(source), was.plan.folder_id,
            held_id=held[-1],
        )  # fmt: skip
        came = back.plan.at_target
        if came != plan.sha256:  # its original had expired: it came back as it was filed
            plan = replace(plan, moved_sha256=came, filed_sha256=came)
        elif was.plan.changes:
            plan, verdict = self._turn(plan, verdict)
        return self._mover.carry_out(plan, verdict, self._run_id, undoes=move_back)

    def _place(self, folder: WatchedFolder, chosen: Verdict, original: str, at: datetime) -> Path:
        """Raises FilingError where it cannot be reached or would be sorted again."""
        require_destination(folder)
        assert chosen.label is not None
        target = place_for(
            folder, chosen.label, original, at, chosen.page, condition=chosen.condition
        )
        Places(self._folders.all()).refuse_return(target)
        return target

    def _stamp(self, path: Path) -> FileStamp:
        try:
            return self._files.stamp(path)
        except OSError as error:
            raise source_gone(path) from error


def _lies_as(verdict: Verdict, chosen: Label) -> bool:
    """Whether its rotation was found by the class that was chosen."""
    return any(c.label.class_name == chosen.class_name for c in verdict.candidates[:1])


def by_hand(verdict: Verdict, chosen: Label, is_condition: bool = False) -> Verdict:
    """The verdict as a person settled it. A condition that is chosen keeps the layout found, and
    another layout of the class keeps the condition; the label found, chosen again, does not."""
    found = verdict.label
    same_class = found is not None and found.class_name == chosen.class_name
    label, condition = chosen, verdict.condition if same_class and chosen != found else ""
    if is_condition:
        label = found if found is not None and same_class else Label(chosen.class_name)
        condition = chosen.sub_label
    score = next((c.score for c in verdict.candidates if c.label == label), 0.0)
    return replace(
        verdict, kind=VerdictKind.FILED, label=label, score=score, reason=CHOSEN_BY_HAND,
        condition=condition, print_missing=False,
    )  # fmt: skip
