"""Carries out moves so that no document is ever lost, whatever is interrupted and whenever.

The order of work: record the intent with the content's SHA-256; place under a free name without
clobbering, check that what was placed has that hash, and make it last; record that; check that
the source is still the file that was read, and remove it; record the end. After an interruption
the journal and the disk together tell how far it came (`recover`).
"""

from __future__ import annotations

import contextlib
import errno
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain import FilingPlan, FilingState, Verdict
from core.errors import FilingError, UndoRefused
from core.filing.claims import not_waiting
from core.filing.operations import FileOperations
from core.filing.originals import FOLDER as ORIGINALS
from core.filing.originals import ORIGINAL_EXPIRED, Originals
from core.filing.owner import is_running, this_process
from core.filing.placing import (
    Placing,
    cannot_place,
    cannot_remove,
    source_changed,
    source_gone,
)

if TYPE_CHECKING:
    from core.filing.journal import Intent, Journal

_lock = threading.Lock()
_under_way: set[tuple[str, int]] = set()
"""Moves that a thread of this process is carrying out: the journal, and the entry in it. Guarded by
`_lock`, so that none ends while somebody looks for those that were broken off."""


class Mover:
    def __init__(
        self,
        journal: Journal,
        operations: FileOperations | None = None,
        can_reach: Callable[[Path], bool] = lambda _: True,
        originals: Path | None = None,
        awaits: Callable[[Path], bool] = lambda _: True,
    ) -> None:
        """`can_reach`: whether it can be told now what lies at a path; a share that is not
        connected looks like an empty folder. `awaits`: whether one there is going to be connected
        again, as far as anybody knows. `originals`: the folder that keeps what changed
        copies were filed of; beside the journal if not told."""
        self._journal = journal
        self._can_reach = can_reach
        self._awaits = awaits
        self._files = operations or FileOperations()
        beside = Path(journal.path).parent / ORIGINALS
        self._originals = Originals(originals or beside, self._files)

    def carry_out(
        self, plan: FilingPlan, verdict: Verdict, run_id: str, undoes: int | None = None
    ) -> tuple[int, Path]:
        """Moves the document; returns its journal entry and where it is now.

        Raises FilingError naming the file and the next step, or DocumentBusy when another program
        has it in hand; the document is then where it was.
        """
        try:
            ended = self._settle_earlier(plan.source)
            if ended and plan.held_id is not None:  # by a decision that was broken off
                raise not_waiting(plan.source)
            self._check(plan)
        except OSError as error:
            raise self._words_for(plan, error) from error
        with _lock:  # nobody may see the intent and take it for an abandoned one
            intent = self._journal.record_intent(plan, verdict, run_id, undoes)
            mark = (self._journal.path, intent.filing_id)
            _under_way.add(mark)
        try:
            return intent.filing_id, self._place(self._placing(intent))
        finally:
            with _lock:
                _under_way.discard(mark)

    def _placing(self, intent: Intent) -> Placing:
        return Placing(self._journal, self._files, self._originals, intent)

    def _place(self, placing: Placing) -> Path:
        try:
            target = placing.place()
            self._record_placed(placing)
            self._remove_source(placing.intent, target)
        except (OSError, FilingError) as error:
            target = self._after_failure(placing, error)
        return target

    def undo(self, filing_id: int, run_id: str) -> tuple[int, Path]:
        """Puts a filed document back as it was, beside whatever has taken its place meanwhile. One
        that was filed upright comes back so when its original has been kept for its time: the
        picture is the same.

        Raises UndoRefused when the filed copy was changed, moved or is not filed any more, or its
        original is not there, and NoSuchEntry.
        """
        intent, verdict = self.undoable(filing_id)
        filed = intent.target
        assert filed is not None
        try:
            stamp, sha256 = self._files.stamp(filed), self._files.sha256(filed)
        except OSError as error:
            raise UndoRefused(
                f"“{filed.name}” is no longer at {filed.parent}.",
                "If you moved it, put it back first; nothing was touched.",
                str(filed),
            ) from error
        if sha256 != intent.filed_sha256:
            raise UndoRefused(
                f"“{filed.name}” was changed after it was filed.",
                "Move it by hand; nothing was touched.",
                str(filed),
            )
        earlier = intent.plan
        back = FilingPlan(
            filed, earlier.source, earlier.sha256, stamp, moved_sha256=sha256,
            filed_sha256=earlier.at_source,
        )  # fmt: skip
        if back.changes and not self._originals.can_give(earlier.sha256):
            if self._journal.original_expired(earlier.sha256):
                back = replace(back, filed_sha256=sha256)
                as_filed = replace(verdict, rotation=0, reason=ORIGINAL_EXPIRED)
                return self.carry_out(back, as_filed, run_id, undoes=filing_id)
            raise UndoRefused(
                f"The original of “{filed.name}” is not in {self._originals.folder} any more, or "
                "cannot be read.",
                "The filed copy differs from it in its rotation alone: you may move that by hand.",
                str(filed),
            )
        return self.carry_out(back, verdict, run_id, undoes=filing_id)

    def undoable(self, filing_id: int) -> tuple[Intent, Verdict]:
        """A filed document that can be taken back or corrected; an attempt at it that was
        interrupted is settled first. Raises NoSuchEntry or NotFiledAnyMore."""
        intent, _ = self._journal.undoable(filing_id)
        if intent.target is not None:
            with contextlib.suppress(OSError):
                self._settle_earlier(intent.target)
        return self._journal.undoable(filing_id)

    def recover(self) -> int:
        """Finishes or rolls back every move that was interrupted; returns how many.

        One whose folders cannot be reached now stays open until they can, and so does one that
        another program is just carrying out.
        """
        settled = 0
        for intent in self._interrupted():
            with contextlib.suppress(OSError, FilingError):
                self._settle(self._placing(intent))
                settled += 1
        return settled

    def _settle_earlier(self, source: Path) -> bool:
        """A move of this document that could not be settled when it failed comes first; whether it
        is done now."""
        earlier = [intent for intent in self._interrupted() if intent.plan.source == source]
        return any([self._settle(self._placing(intent)) is not None for intent in earlier])

    def _interrupted(self) -> list[Intent]:
        """Moves that nobody is carrying out any more."""
        with _lock:
            dead = {i.filing_id for i in self._journal.open_intents() if not self._is_alive(i)}
            # Read again: it may have ended the move, and itself, after the first look.
            return [i for i in self._journal.open_intents() if i.filing_id in dead]

    def _is_alive(self, intent: Intent) -> bool:
        owner = intent.owner or ""
        if owner == this_process():
            return (self._journal.path, intent.filing_id) in _under_way
        return bool(is_running(owner))

    def _check(self, plan: FilingPlan) -> None:
        if not self._files.exists(plan.source):
            raise source_gone(plan.source)
        if self._files.stamp(plan.source) != plan.stamp:
            raise source_changed(plan.source)
        in_place = (
            self._files.exists(plan.target)
            and self._files.stamp(plan.target) == plan.stamp
            and not self._files.is_second_name(plan.source, plan.target)
        )
        if in_place:
            raise FilingError(
                f"“{plan.source.name}” is already where it belongs, in {plan.target.parent}.",
                "Choose a destination outside the inbox.",
                str(plan.source),
            )

    def _after_failure(self, placing: Placing, error: OSError | FilingError) -> Path:
        """Where the document is, if it was placed all the same. Otherwise raises FilingError."""
        plan = placing.intent.plan
        failure = error if isinstance(error, FilingError) else self._words_for(plan, error)
        try:
            target = self._settle(placing)
        except OSError:  # settled by `recover` or the next attempt, when the disk is back
            raise failure from error
        if target is None:
            placing.leave()
            raise failure from error
        return target

    def _words_for(self, plan: FilingPlan, error: OSError) -> FilingError:
        with contextlib.suppress(OSError):
            if not self._files.exists(plan.source):
                return source_gone(plan.source)
        if error.filename in (plan.source, str(plan.source)):
            return cannot_remove(plan.source, error)
        return cannot_place(plan.source, plan.target.parent, error)

    # The second half of a move

    def _record_placed(self, placing: Placing) -> None:
        intent = placing.intent
        self._files.sync_folder(placing.target.parent)
        self._journal.record_placed(intent.filing_id, intent.plan.at_target)
        placing.intent = replace(intent, state=FilingState.PLACED)

    def _remove_source(self, intent: Intent, target: Path) -> None:
        """At once after placing. A file that has taken the source's place meanwhile stays."""
        plan, files = intent.plan, self._files
        if files.exists(plan.source) and files.stamp(plan.source) == plan.stamp:
            files.remove(plan.source)
        files.sync_folder(plan.source.parent)
        self._journal.record_done(intent.filing_id, files.stamp(target))

    def _settle(self, placing: Placing) -> Path | None:
        """Finishes a move that was placed and rolls back one that was not, as the disk tells.

        Returns where the document is now, None if rolled back.
        """
        filing_id, plan = placing.intent.filing_id, placing.intent.plan
        target = placing.intent.target or plan.target
        for path in (plan.source, target):
            if not self._can_reach(path):
                # Nobody waits for that place any more, and the document lies here untouched.
                if path == target and not self._awaits(path) and self._is_untouched(placing.intent):
                    continue
                raise OSError(errno.EHOSTDOWN, "the folder is not connected", str(path.parent))
        if placing.intent.state is FilingState.INTENT:
            if not placing.settle():
                self._journal.record_rolled_back(filing_id)
                return None
            self._record_placed(placing)
        return self._finish(placing)

    def _finish(self, placing: Placing) -> Path | None:
        """Takes away the source, if it is still the document and what was placed still is, too."""
        intent, target, files = placing.intent, placing.target, self._files
        source = intent.plan.source
        second_name = files.is_second_name(source, target)
        if second_name or self._is_untouched(intent):
            if not second_name and not self._is_copy(source, target, intent.plan.at_target):
                self._journal.record_rolled_back(intent.filing_id)
                return None
            if intent.plan.replaces_original:
                placing.keep_original()
            try:
                files.remove(source)
            except OSError as error:
                files.remove(target)
                self._journal.record_rolled_back(intent.filing_id)
                raise cannot_remove(source, error) from error
        if files.exists(source.parent):
            files.sync_folder(source.parent)
        stamp = files.stamp(target) if files.exists(target) else None
        self._journal.record_done(intent.filing_id, stamp)
        return target

    def _is_untouched(self, intent: Intent) -> bool:
        """Whether the source still is the document. Inodes are left out of the comparison: some
        network shares give new ones at every mount."""
        plan, files = intent.plan, self._files
        if not files.exists(plan.source):
            return False
        stamp = files.stamp(plan.source)
        same_times = (stamp.size, stamp.mtime_ns) == (plan.stamp.size, plan.stamp.mtime_ns)
        return same_times and files.sha256(plan.source) == plan.at_source

    def _is_copy(self, source: Path, target: Path, sha256: str) -> bool:
        """Another file than the source, with the document's content."""
        if not self._files.exists(target) or self._files.sha256(target) != sha256:
            return False
        one, other = self._files.stamp(source), self._files.stamp(target)
        return (one.device, one.inode) != (other.device, other.inode)
