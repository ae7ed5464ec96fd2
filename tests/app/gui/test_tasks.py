from __future__ import annotations

import gc
import threading
import time
import weakref
from functools import partial
from typing import Any

from desk_top import settle
from PySide6.QtCore import QObject, QThread

from app.tasks import TaskRunner


def test_work_is_done_elsewhere_and_told_on_the_gui_thread_in_order(qapp: Any) -> None:
    runner = TaskRunner(1)
    gui, seen = QThread.currentThread(), []
    for number in range(500):
        runner.run(
            lambda number=number: (number, QThread.currentThread() is gui),
            lambda result: seen.append((*result, QThread.currentThread() is gui)),
        )
    settle(lambda: len(seen) == 500)
    assert seen == [(number, False, True) for number in range(500)]
    runner.close()


def test_an_error_goes_to_who_asked_or_else_to_the_runner(qapp: Any) -> None:
    runner = TaskRunner(1)
    told: list[Any] = []
    runner.failed.connect(lambda error: told.append(("runner", str(error))))

    def fail() -> None:
        raise ValueError("no")

    runner.run(fail, failed=lambda error: told.append(("caller", str(error))))
    runner.run(fail)
    settle(lambda: len(told) == 2)
    assert told == [("caller", "no"), ("runner", "no")]
    runner.close()


def test_an_owner_that_is_gone_is_not_called(qapp: Any) -> None:
    class Owner(QObject):
        called = False

        def take(self, _: object) -> None:
            Owner.called = True

    runner, gate, after = TaskRunner(1), threading.Event(), []
    owner = Owner()
    runner.run(gate.wait, owner.take)
    owner.deleteLater()
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    gate.set()
    runner.run(lambda: None, after.append)
    settle(lambda: after)
    assert not Owner.called
    runner.close()


def test_the_newest_first_lane_takes_the_latest_wish_first(qapp: Any) -> None:
    runner, gate, seen = TaskRunner(1), threading.Event(), []
    runner.run(gate.wait)
    for number in range(5):
        runner.run(lambda number=number: number, seen.append, newest_first=True)
    gate.set()
    settle(lambda: len(seen) == 5)
    assert seen == [4, 3, 2, 1, 0]
    runner.close()


def test_closing_waits_for_what_is_under_way_and_drops_the_rest(qapp: Any) -> None:
    runner, done = TaskRunner(1), []
    begun, gate = threading.Event(), threading.Event()

    def first() -> None:
        begun.set()
        gate.wait()
        done.append("first")

    runner.run(first)
    runner.run(lambda: done.append("second"))
    begun.wait()
    threading.Timer(0.1, gate.set).start()
    runner.close()
    assert done == ["first"]


def test_closing_can_finish_what_was_given(qapp: Any) -> None:
    runner, done = TaskRunner(1), []
    for number in range(5):
        runner.run(lambda number=number: done.append(number))
    runner.close(finish=True)
    assert done == [0, 1, 2, 3, 4]


def test_nothing_that_has_ended_or_was_dropped_is_kept(qapp: Any) -> None:
    """A window that lies open all day looks some times a second."""

    class Held:
        pass

    def work(held: Held) -> Held:
        sum(range(20_000))
        time.sleep(0.001)  # others get on meanwhile, as with a database
        return held

    kept: list[weakref.ref[Held]] = []
    runners = [TaskRunner(1) for _ in range(4)]
    done: list[int] = []
    for _ in range(300):
        for runner in runners:
            held = Held()
            kept.append(weakref.ref(held))
            runner.run(partial(work, held), lambda _: done.append(1))
            del held
        settle(lambda: len(done) == len(kept))
    go = threading.Event()
    runners[0].run(go.wait)
    for _ in range(20):
        held = Held()
        kept.append(weakref.ref(held))
        runners[0].run(partial(work, held))
        del held
    threading.Timer(0.1, go.set).start()
    for runner in runners:
        runner.close()
    gc.collect()
    assert [one for one in kept if one() is not None] == []
