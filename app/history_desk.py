"""What the window asks of the history and does about it, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.item_models.documents import DocumentRow, row_of_entry
from app.item_models.history import PAGE, Found
from app.tasks import TaskRunner
from core.errors import FolderMissing, WrongUse
from core.files import require_folder
from core.filing.nouns import HistoryQuery, Ran

if TYPE_CHECKING:
    from app.bootstrap import Profile
    from core.database.engine import ChangeMonitor
    from core.domain import HistoryEntry, Label
    from core.filing.history import History
    from core.filing.many import Act, Handled

POLL_MS, POLL_AFTER_FAILURE_MS = 1000, 5000
_MOST_PAGES_WAITING = 4
_MOST_UNDONE = 50  # decisions, one after the other


class Kind(StrEnum):
    PUT_BACK = "put-back"
    FILE_AS = "file-as"
    UNDO = "undo"
    EXPORT = "export"


@dataclass(frozen=True)
class Seen:
    """Rows from `first` on, so `many`, are in sight; `anchor` is the key of the first one,
    `selected` are those of selected ones."""

    first: int = 0
    many: int = 0
    anchor: str = ""
    selected: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """Documents of a list: by `keys` where all are known, otherwise by `ranges` of rows, each as
    the first and how many."""

    found: Found
    count: int
    keys: tuple[str, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Work:
    kind: Kind
    done: int
    total: int


@dataclass(frozen=True)
class Done:
    """A decision that was carried out. `label`: what documents were filed as. `can_undo`: `undo`
    takes just this back."""

    kind: Kind
    handled: Handled
    label: Label | None = None
    can_undo: bool = False


class HistoryDesk(QObject):
    """`found` comes when something was looked for, and when the journal has changed since."""

    found = Signal(object)  # Found
    page_given = Signal(object, int, object)  # Found, offset, rows
    page_dropped = Signal(int)
    classes_known = Signal(object)
    work_changed = Signal(object)  # Work, or None
    done = Signal(object)  # Done
    exported = Signal(object, int)
    """The file, and how many documents are in it; none where it was cancelled."""
    folder_missing = Signal(object, Exception)  # Path of the file, FolderMissing
    failed = Signal(Exception)
    worked = Signal()
    """Something that was asked for after the latest failure has been done."""
    _progress = Signal(object)

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._looks = TaskRunner(1, self)
        self._pages = TaskRunner(1, self)
        self._changes = TaskRunner(1, self)
        for tasks in (self._pages, self._changes):
            tasks.failed.connect(self.failed)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._progress.connect(self._show_progress)
        self._monitor: ChangeMonitor | None = None
        self._looking = 0
        self._wanted: list[tuple[Found, int]] = []  # pages, the latest last
        self._cancelled = False
        self._working = False
        self._undo: list[tuple[Kind, tuple[str, ...]]] = []
        self._failures = 0
        self.failed.connect(self._count_failure)
        self.query = HistoryQuery()
        self.latest: Found | None = None
        self.seen: Callable[[], Seen] = Seen
        """Asked before every look, so that what is in sight stays there."""

    def close(self) -> None:
        """What was decided about the document in hand is done; the others stay as they are."""
        self._timer.stop()
        self._cancelled = True
        self._looks.close()
        self._pages.close()
        self._changes.close(finish=True)

    # Looking

    def follow(self, on: bool) -> None:
        """Looks again whenever the journal changes; for while the list is in front."""
        if on and not self._timer.isActive():
            self._timer.start(POLL_MS)
        elif not on:
            self._timer.stop()

    def look_for(self, query: HistoryQuery) -> None:
        self.query = query
        self._look(always=True)

    def look_now(self) -> None:
        self._look(always=True)

    def want_page(self, offset: int) -> None:
        """The latest wanted comes first; those that were wanted long before do not come."""
        found = self.latest
        if found is None:
            return
        self._wanted.append((found, offset))
        while len(self._wanted) > _MOST_PAGES_WAITING:
            self.page_dropped.emit(self._wanted.pop(0)[1])

        def work() -> tuple[Found, int, tuple[DocumentRow, ...]] | None:
            try:
                of, wanted = self._wanted.pop()
            except IndexError:
                return None
            return of, wanted, _rows(self._profile.history, of, wanted, PAGE)

        def done(page: tuple[Found, int, tuple[DocumentRow, ...]] | None) -> None:
            if page is not None:
                self.page_given.emit(*page)

        self._pages.run(work, done)

    def ask_run(self, run_id: str, done: Callable[[Ran | None], None]) -> None:
        self._pages.run(lambda: self._profile.history.run(run_id), done)

    def _poll(self) -> None:
        if not self._looking:
            self._look(always=False)

    def _look(self, always: bool) -> None:
        query, before, seen = self.query, self.latest, self.seen()
        self._looking += 1

        def work() -> tuple[Found, tuple[str, ...]] | None:
            if not self._changed() and not always:
                return None
            history = self._profile.history
            return _find(history, query, before, seen), history.classes()

        def done(result: tuple[Found, tuple[str, ...]] | None) -> None:
            self._looking -= 1
            self._timer.setInterval(POLL_MS)
            if result is None or query != self.query:
                return
            if self.latest is not before:  # compared with what is shown no more
                self._look(always=True)
                return
            self._wanted.clear()
            self.latest = result[0]
            self.found.emit(result[0])
            self.classes_known.emit(result[1])

        def failed(error: Exception) -> None:
            self._looking -= 1
            self._timer.setInterval(POLL_AFTER_FAILURE_MS)
            self.failed.emit(error)

        self._looks.run(work, done, failed)

    def _changed(self) -> bool:
        if self._monitor is None:
            self._monitor = self._profile.monitor("journal")
            return True
        return self._monitor.changed()

    # Deciding

    def put_back(self, chosen: Chosen) -> None:
        def act() -> Act:
            from core.filing.many import putting_back

            return putting_back(self._profile.decisions)

        self._decide(Kind.PUT_BACK, chosen, act)

    def file_as(self, chosen: Chosen, label: Label) -> None:
        """Corrects where filed documents are, and files those that wait."""

        def act() -> Act:
            from core.filing.many import filing_as

            profile, at = self._profile, datetime.now().astimezone()
            return filing_as(profile.decisions, profile.history, label, at)

        self._decide(Kind.FILE_AS, chosen, act, label)

    def undo(self) -> bool:
        """Takes back the latest decision that was made here and was not taken back yet, unless it
        works already; False where there is none."""
        if not self._undo or self._working:
            return self._working
        kind, keys = self._undo.pop()

        def act() -> Act:
            from core.filing.many import filing_again, putting_back

            profile = self._profile
            if kind is Kind.FILE_AS:
                return putting_back(profile.decisions)
            at = datetime.now().astimezone()
            return filing_again(profile.decisions, profile.history, at)

        self._carry_out(Kind.UNDO, lambda: keys, act, undoing=kind)
        return True

    def judge_again(self, entry: HistoryEntry) -> None:
        def work() -> None:
            folder = self._profile.folders.of_document(entry.source, entry.folder_id)
            self._profile.board.request_sorting([entry.source], folder.folder_id)

        self._changes.run(work, lambda _: self._worked(self._failures))

    def export(self, query: HistoryQuery, path: Path, make_folder: bool = False) -> None:
        if self._working:
            return
        self._begin()

        def work() -> int:
            from core.filing.export import export_csv

            require_folder(path.parent, make_folder)
            return export_csv(
                self._profile.history, query, path, self._tell(Kind.EXPORT), lambda: self._cancelled
            )

        def done(written: int) -> None:
            self._end()
            self.exported.emit(path, 0 if self._cancelled else written)

        def not_done(error: Exception) -> None:
            if isinstance(error, FolderMissing):
                self._end()
                self.folder_missing.emit(path, error)
            else:
                self._not_done(error)

        self._changes.run(work, done, not_done)

    def cancel(self) -> None:
        """What is under way ends after the document in hand."""
        self._cancelled = True

    @property
    def working(self) -> bool:
        return self._working

    def _decide(
        self, kind: Kind, chosen: Chosen, act: Callable[[], Act], label: Label | None = None
    ) -> None:
        def keys() -> Sequence[str]:
            if chosen.keys:
                return chosen.keys
            found = chosen.found
            meant = self._profile.history.chosen(
                found.query, found.horizon, found.count, chosen.ranges
            )
            if meant is None:
                raise WrongUse(
                    self.tr("The list has just changed."),
                    self.tr("Nothing was touched: choose again."),
                )
            return meant

        if not self._working:
            self._carry_out(kind, keys, act, label)

    def _carry_out(
        self, kind: Kind, keys: Callable[[], Sequence[str]], act: Callable[[], Act],
        label: Label | None = None, undoing: Kind | None = None,
    ) -> None:  # fmt: skip
        self._begin()
        failures = self._failures

        def work() -> Handled:
            from core.filing.many import each

            return each(
                self._profile.history, keys(), act(), self._tell(kind), lambda: self._cancelled
            )

        def done(handled: Handled) -> None:
            self._end()
            # A correction is undone by its move, a document put back by the one it was.
            again = tuple(f"move-{number}" for number, _ in handled.moves)
            again = handled.keys if kind is Kind.PUT_BACK else again
            can_undo = bool(again) and kind is not Kind.UNDO
            if can_undo:
                self._undo = [*self._undo, (kind, again)][-_MOST_UNDONE:]
            elif undoing and (handled.left or handled.stopped):  # it goes on where it ended
                rest = tuple(key for key in keys() if key not in handled.keys)
                self._undo.append((undoing, rest))
            if not handled.failures:
                self._worked(failures)
            self.done.emit(Done(kind, handled, label, can_undo))
            self.look_now()

        self._changes.run(work, done, self._not_done)

    def _begin(self) -> None:
        self._working, self._cancelled = True, False

    def _end(self) -> None:
        self._working = False
        self.work_changed.emit(None)

    def _not_done(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)
        self.look_now()

    def _tell(self, kind: Kind) -> Callable[[int, int], None]:
        return lambda done, total: self._progress.emit(Work(kind, done, total))

    def _show_progress(self, work: Work) -> None:
        if self._working:
            self.work_changed.emit(work)

    def _worked(self, failures: int) -> None:
        if failures == self._failures:
            self.worked.emit()

    def _count_failure(self, _: Exception) -> None:
        self._failures += 1


def _find(history: History, query: HistoryQuery, before: Found | None, seen: Seen) -> Found:
    horizon = history.horizon()
    count = history.count(query, horizon)
    same = before is not None and before.query == query
    grown = _growth(history, before, count) if before is not None and same else None
    places: dict[str, int] = {}
    if grown is not None:
        first = seen.first + grown if seen.first else 0
    else:
        places = history.places(query, {seen.anchor, *seen.selected} - {""}, horizon)
        first = places.get(seen.anchor, seen.first) if same else 0
    offset = max(0, min(first, count - seen.many) - PAGE // 2)
    found = Found(query, horizon, count, offset, (), grown, places)
    rows = _rows(history, found, offset, seen.many + PAGE)
    return Found(query, horizon, count, offset, rows, grown, places)


def _growth(history: History, before: Found, count: int) -> int | None:
    """How many rows came on top of a list that is otherwise as it was; None if it is not."""
    grown = count - before.count
    if grown < 0 or history.count(before.query, before.horizon) != before.count:
        return None
    first = history.keys(before.query, before.horizon, limit=1)
    if grown and first and history.places(before.query, first).get(first[0]) != grown:
        return None  # a clock went wrong: not all of them are newer
    return grown


def _rows(history: History, found: Found, offset: int, many: int) -> tuple[DocumentRow, ...]:
    entries = history.page(found.query, offset, many, found.horizon)
    return tuple(map(row_of_entry, entries))
