"""Review: a scan beside its candidates, decided about with one key; the next comes at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.gate import Task
from app.item_models.review import ReviewRow, rows_of
from app.panels.comparison import ComparisonPanel
from app.panels.registration import Job, RegistrationPanel
from app.panels.review import ReviewPanel
from app.panels.review_decisions import How, ReviewDecisions
from app.panels.review_queue import ReviewQueuePanel
from app.panels.review_told import about_all, judged_told
from app.theme import STEP_PX
from app.widgets.drop_list import DropPlace
from app.widgets.parts import Look, column, line, row, shortcut
from app.widgets.review_actions import ReviewActions
from app.widgets.review_empty import ReviewEmpty
from app.widgets.review_foot import ReviewFoot, keys_told
from app.widgets.review_head import Question, ReviewHead
from app.widgets.undoing import undo_key
from core.domain import Label

if TYPE_CHECKING:
    from app.comparing_desk import ComparingDesk
    from app.library_desk import LibraryDesk
    from app.page_desk import PageDesk
    from app.pictures import Pictures
    from app.review_desk import ReviewDesk, ReviewState
    from app.widgets.inspector import Inspector

_NARROW_PX = 800
_EVERYWHERE = Qt.ShortcutContext.WindowShortcut  # while this view is the one in front


class ReviewView(QWidget):
    said = Signal(str, object)
    """Something to tell, and what takes it back (None: nothing does)."""
    refused = Signal(str)
    worked = Signal()
    """Something was done: what could not be before is past."""
    sort_asked = Signal(list)
    """Documents that were dropped here: they are to be sorted at once."""
    waiting_changed = Signal(int)

    def __init__(
        self, look: Look, pictures: Pictures, desk: ReviewDesk, library: LibraryDesk,
        pages: PageDesk, comparing: ComparingDesk, inspector: Inspector,
    ) -> None:  # fmt: skip
        super().__init__()
        self._desk, self._library, self._pages = desk, library, pages
        self._inspector = inspector
        self._registering: tuple[ReviewRow, ...] = ()
        self._left_out: tuple[ReviewRow, ...] = ()
        self._lent = False
        self.queue = ReviewQueuePanel(look, pictures)
        self.list = self.queue.list
        self._decisions = ReviewDecisions(self.queue, desk, library, self)
        self.comparison = ComparisonPanel(look, pictures, pages)
        self.choices = ReviewActions(look)
        self.panel = ReviewPanel(look)
        self.registration = RegistrationPanel(look, pictures, library, comparing)
        self.head, self.question, self.foot = ReviewHead(look), Question(look), ReviewFoot()
        self.empty = ReviewEmpty(look)
        self._build(look)
        self._connect()
        self._add_shortcuts()
        self._show_state(desk.state)

    # Building

    def _build(self, look: Look) -> None:
        over = row(self.question, self.comparison.tools)
        over.setStretch(0, 1)
        middle = column(over, self.comparison, self.choices, gap=6)
        middle.setStretch(1, 1)
        middle.setContentsMargins(2 * STEP_PX, 0, 2 * STEP_PX, STEP_PX)
        self._work = QWidget()
        work = row(self.queue, line(vertical=True), middle, gap=0)
        work.setStretch(2, 1)
        self._work.setLayout(work)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._work)
        self.place = DropPlace(look, self._stack)
        whole = column(self.head, self.place, line(), self.foot, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        panel = self.panel
        self._desk.changed.connect(self._show_state)
        self._desk.waiting_changed.connect(self.waiting_changed)
        self.queue.changed.connect(self._show_current)
        self.place.dropped.connect(self.sort_asked)
        self.list.installEventFilter(self.comparison.compare)
        self._decisions.said.connect(self.said)
        self._decisions.refused.connect(self.refused)
        self._decisions.worked.connect(self.worked)
        self.comparison.taken.connect(self._take)
        self.comparison.looked_at.connect(self._show_head)
        self.head.primary.connect(self.enter)
        panel.label_chosen.connect(self._file_as)
        panel.left.connect(self._leave_panel)
        for part in (panel, self.choices):
            part.judge_asked.connect(self._judge_again)
            part.open_asked.connect(lambda: self._open(folder=False))
            part.folder_asked.connect(lambda: self._open(folder=True))
        self.choices.new_class_asked.connect(self.register_new)
        self.choices.sub_label_asked.connect(self.register_sub_label)
        self.choices.unknown_asked.connect(self.call_unknown)
        self.choices.another_asked.connect(self._start_picking)
        self.choices.later_asked.connect(self.skip)
        self.registration.registered.connect(self._registered)
        self.registration.left.connect(self._registration_left)

    def _add_shortcuts(self) -> None:
        compare = self.comparison.compare
        take, look = self.tr("Take the candidate of that number"), self.tr("Look at a candidate")
        for number in range(5):
            self._key(str(number + 1), partial(self._take, number), take)
            self._key(f"Alt+{number + 1}", partial(self.comparison.look_at, number), look)
        for key in ("Return", "Enter"):
            self._key(key, self.enter, self.tr("Take the candidate that is shown"))
        self._key("N", self.register_new, self.tr("Register as a new form"))
        self._key("S", self.register_sub_label, self.tr("Register as a sub-label"))
        self._key("U", self.call_unknown, self.tr("None of these: not known"))
        self._key("Space", self.skip, self.tr("Later"))
        self._key("F2", self._start_picking, self.tr("File as any other"))
        moves = self.tr("Larger, smaller, whole page, whole width")
        for key in ("Ctrl++", "Ctrl+="):
            self._key(key, compare.zoom_in, moves, _EVERYWHERE)
        self._key("Ctrl+-", compare.zoom_out, moves, _EVERYWHERE)
        self._key("Ctrl+0", self.comparison.fit_page, moves, _EVERYWHERE)
        self._key("Ctrl+9", self.comparison.fit_width, moves, _EVERYWHERE)
        for name in ("Left", "Right", "Up", "Down"):
            arrow = getattr(Qt.Key, f"Key_{name}")
            self._key(f"Alt+{name}", partial(compare.pan, arrow), self.tr("Move both pages"))
        undo_key(self, self.undo, self.tr("Undo"), lambda text: self.said.emit(text, None))

    def _key(
        self, key: str | QKeySequence.StandardKey, do: Callable[[], object], says: str,
        context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
    ) -> None:  # fmt: skip
        made = shortcut(self, key, do, context, says)
        made.setAutoRepeat(key in ("Ctrl++", "Ctrl+=", "Ctrl+-") or str(key).startswith("Alt+"))

    # What the window asks

    def activate(self) -> None:
        """The view is in front now."""
        self._show_panel()
        (self.list if self.list.isVisible() else self).setFocus()

    def offer(self, labels: Sequence[Label]) -> None:
        self.panel.offer(labels)
        self.registration.offer(labels)

    def undo(self) -> bool:
        """Takes back the latest decision that was made here; False where there is none."""
        return self._decisions.undo()

    # Showing

    def _show_state(self, state: ReviewState) -> None:
        self.queue.show_rows(rows_of(state.held, state.judging, state.checks))
        self.head.show_waiting(state.waiting)
        self.foot.show_state(state.observed, state.promised)
        self.empty.show_today(state.today)
        if state.cleared:
            self.said.emit(self.tr("%n more were filed by themselves", "", state.cleared), None)

    def _show_current(self) -> None:
        shown = self.current
        work = shown is not None or not self._desk.known
        self._stack.setCurrentWidget(self._work if work else self.empty)
        if shown is None:
            self.comparison.forget()
        if shown is not None:
            self.comparison.show_row(shown)
            self.choices.show_row(shown)
            self.panel.show_row(shown, len(self.queue.selected))
            following = self.queue.following
            if following is not None and self.comparison.ready:
                self._pages.scan(following.entry)  # it is there at once, then
        self._show_head()
        self._show_panel()

    def _show_head(self) -> None:
        """What is asked, and what the keys do about it."""
        shown, wanted, queue = self.current, self._wanted(), self.queue
        rows, selected = queue.decidable, queue.selected
        self.head.show_row(shown, wanted, len(rows), len(selected))
        if shown is not None:
            several = len(selected) > 1 and not shown.judging
            about = about_all(shown, rows, wanted, queue.left_out) if several else ""
            self.question.show_row(shown, about)
        compared, can_undo = self.comparison.comparable, self._decisions.can_undo
        self.foot.show_keys(keys_told(shown, wanted, compared, can_undo))

    def _show_panel(self) -> None:
        if not self.isVisible():
            return
        if self.registration.active:
            self._inspector.show_panel(self.registration)
        elif self.current is None:
            self._inspector.show_panel(None, self.tr("Nothing has to be decided."))
        else:
            self._inspector.show_panel(self.panel)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self.comparison.compare.blink_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self.comparison.compare.blink_key(event):
            super().keyReleaseEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Paper needs the room; what can be done is below it."""
        super().showEvent(event)
        if not event.spontaneous():
            self._inspector.step_aside(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if not event.spontaneous():
            self._lent = False
            self._inspector.step_aside(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.list.show_narrow(event.size().width() < _NARROW_PX)

    # What is decided about

    @property
    def current(self) -> ReviewRow | None:
        return self.queue.current

    def _wanted(self) -> Label | None:
        """What Enter files the current document as: the candidate that is shown. A spot check is
        filed already, perhaps by its class alone."""
        shown, candidate = self.current, self.comparison.candidate
        if shown is not None and shown.check and candidate in (None, *shown.candidates[:1]):
            return shown.entry.label
        return candidate.label if shown is not None and candidate is not None else None

    def _decidable(self) -> list[ReviewRow]:
        """None before the page was to be seen: an impatient second key is no second decision."""
        shown = self.current
        if shown is None or shown.judging or not self.comparison.ready:
            return []
        return self.queue.decidable

    def _decide(self, how: How) -> None:
        rows = self._decidable()
        if rows:
            self._decisions.decide(rows, how, self.queue.left_out)

    # Deciding

    def enter(self) -> None:
        shown, wanted = self.current, self._wanted()
        if wanted is not None:
            self._take_label(wanted)
        elif shown is not None and shown.troubled:
            self._open(folder=False)
        else:
            self.register_new()

    def _take(self, number: int) -> None:
        shown = self.current
        if shown is not None and number < len(shown.candidates):
            self._take_label(shown.candidates[number].label)

    def _take_label(self, label_: Label) -> None:
        """A spot check is right as what it is filed as; so is then each that is selected."""
        shown = self.current
        if shown is not None and shown.check and label_ == shown.entry.label:
            self._decide(self._desk.confirm)
        else:
            self._file_as(label_)

    def _file_as(self, label_: Label) -> None:
        self._decide(lambda entries, done: self._desk.file(entries, label_, done))
        self._leave_panel()

    def call_unknown(self) -> None:
        """Or set aside, where there is nothing that it could be. What is filed, and belongs to
        nothing, goes back into its inbox."""
        aside = {row_.entry.key for row_ in self.queue.decidable if row_.troubled}
        self._decide(lambda entries, done: self._desk.call_unknown(entries, aside, done))

    def skip(self) -> None:
        """To the end of the queue, as long as this window is open."""
        self._decisions.skip(self.queue.selected)

    def _judge_again(self) -> None:
        rows = [row_ for row_ in self._decidable() if not row_.check]
        if rows:
            self._desk.judge_again([row_.entry for row_ in rows])
            self.said.emit(judged_told(rows, self.queue.left_out), None)
            self.queue.select_one()

    # Any other label, a new class, a new sub-label

    def _start_picking(self) -> None:
        if self.current is not None:
            self._lend()
            self._inspector.show_panel(self.panel)
            self.panel.start_picking()

    def _lend(self) -> None:
        """The pane at the right, until it is left."""
        self._lent = self._lent or self._inspector.isHidden()
        self._inspector.show()

    def _leave_panel(self) -> None:
        if self._lent:
            self._lent = False
            self._inspector.hide()
        self.list.setFocus()

    def register_new(self) -> None:
        self._register(None)

    def register_sub_label(self) -> None:
        """Of the candidate that is shown, or of the first one."""
        shown = self.current
        if shown is not None and shown.candidates:
            candidate = self.comparison.candidate or shown.candidates[0]
            self._register(Label(candidate.label.class_name))

    def _register(self, of: Label | None) -> None:
        """The page that is shown; all that are selected are then filed as it."""
        rows, shown = self._decidable(), self.current
        if shown is None or shown.troubled or not rows or self.registration.active:
            return
        job = Job(shown.path, of or Label(""), of is not None, shown.entry.verdict.page)

        def begin() -> None:
            self._registering, self._left_out = tuple(rows), tuple(self.queue.left_out)
            self._desk.expect([row_.entry for row_ in rows])
            self._lend()
            self._inspector.show_panel(self.registration)
            self.registration.register([job])

        self._library.gate.ask(Task.REGISTER, begin)

    def _registered(self, label_: Label) -> None:
        self._decisions.registered(self._registering, label_, self._left_out)

    def _registration_left(self) -> None:
        self._registering = ()
        self._show_panel()
        self._leave_panel()

    def _open(self, folder: bool) -> None:
        shown = self.current
        if shown is None:
            return
        path = shown.path.parent if folder else shown.path
        if not path.exists():
            self.refused.emit(self.tr("{path} is not there any more.").format(path=path))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
