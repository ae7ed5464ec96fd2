"""A running engine takes over changed settings, as a process of its own."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import Profile
from core.filing.nouns import Phase
from core.settings_store import Change

ROOT = Path(__file__).parents[2]
SETTINGS = {"stable_s": 0.2, "relist_s": 600, "workers": 1}
RUNS_UNDER_POLICY = """
import sys
from pathlib import Path
from app.bootstrap import Profile
from app.commands.sorting import run_engine
from app.output import Output
with Profile(Path(sys.argv[1]), policy=Path(sys.argv[2])) as profile:
    run_engine(profile.engine(), Output(True), once=False)
"""


class Running:
    """An engine as a service would run it. `lines`: what it has printed until now."""

    def __init__(self, command: list[str]) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
        )
        self.lines: list[dict[str, Any]] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        self.lines.extend(map(json.loads, self.process.stdout))

    def end(self) -> None:
        self.process.kill()
        self._reader.join()
        self.process.communicate()


@pytest.fixture
def profile(tmp_path: Path, known_forms: Path) -> Iterator[Profile]:
    folder = shutil.copytree(known_forms, tmp_path / "profile")
    (folder / "settings.json").write_text(json.dumps(SETTINGS), "utf-8")
    (tmp_path / "inbox").mkdir()
    with Profile(folder, policy=tmp_path / "policy.json") as opened:
        opened.folders.add(tmp_path / "inbox", tmp_path / "filed", "{class}/{original}")
        yield opened


@pytest.fixture
def engine(tmp_path: Path, profile: Profile) -> Iterator[Running]:
    command = [sys.executable, "-c", RUNS_UNDER_POLICY, str(profile.path)]
    running = Running([*command, str(tmp_path / "policy.json")])
    until(lambda: profile.board.engine_state().phase is Phase.SORTING)
    yield running
    running.end()


def until(condition: Callable[[], object], timeout_s: float = 60) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def put(profile: Profile, scan: Path, name: str) -> Path:
    return Path(shutil.copy2(scan, profile.path.parent / "inbox" / name))


@pytest.fixture
def scan(samples: Path) -> Path:
    return samples / "scans" / "scan_0035.png"


def test_a_running_engine_sorts_by_changed_settings_and_stays_the_one_engine(
    profile: Profile, engine: Running, scan: Path
) -> None:
    put(profile, scan, "first.png")
    until(lambda: len(engine.lines) == 1)
    holders, over = set(), threading.Event()

    def follow() -> None:
        while not over.wait(0.01):
            state = profile.board.engine_state()
            holders.add((state.running, state.pid))

    watching = threading.Thread(target=follow)
    watching.start()
    undo = profile.store.apply(Change({"duplicates": "skip"}))
    until(lambda: profile.board.engine_state().running)
    put(profile, scan, "second.png")
    until(lambda: len(engine.lines) == 2)
    profile.store.apply(undo)  # and what is held is judged again by itself
    until(lambda: len(engine.lines) == 3)
    over.set()
    watching.join()
    told = [(Path(line["path"]).name, line["verdict"]) for line in engine.lines]
    assert told == [("first.png", "filed"), ("second.png", "review"), ("second.png", "filed")]
    assert "The same content was filed" in engine.lines[1]["reason"]
    assert holders == {(True, engine.process.pid)}


def test_what_waits_is_judged_again_when_caution_changes(
    profile: Profile, engine: Running, scan: Path
) -> None:
    put(profile, scan, "first.png")
    until(lambda: len(engine.lines) == 1)
    profile.store.apply(Change({"margin": 0.5}))  # nothing leads by as much
    put(profile, scan, "second.png")
    until(lambda: len(engine.lines) == 2)
    profile.store.apply(Change({"one_wrong_in": 10}, frozenset(["margin"])))
    until(lambda: len(engine.lines) == 3)
    assert [line["verdict"] for line in engine.lines] == ["filed", "review", "filed"]
    assert engine.lines[2]["threshold"] < engine.lines[0]["threshold"]


def test_a_damaged_file_changes_nothing_and_is_told_of_until_it_is_repaired(
    profile: Profile, engine: Running, scan: Path
) -> None:
    profile.store.path.write_text("{ duplicates", "utf-8")
    until(profile.board.troubles)
    (trouble,) = profile.board.troubles()
    assert trouble.path == profile.store.path and "cannot be read" in trouble.message
    put(profile, scan, "first.png")
    until(lambda: len(engine.lines) == 1)
    assert engine.lines[0]["verdict"] == "filed"
    profile.store.repair()
    until(lambda: not profile.board.troubles())
    assert engine.process.poll() is None


def test_a_policy_that_comes_while_the_engine_runs_is_obeyed(
    profile: Profile, engine: Running, scan: Path
) -> None:
    put(profile, scan, "first.png")
    until(lambda: len(engine.lines) == 1)
    profile.store.policy.write_text(json.dumps({"duplicates": "skip"}), "utf-8")
    put(profile, scan, "second.png")
    until(lambda: len(engine.lines) == 2)
    assert [line["verdict"] for line in engine.lines] == ["filed", "review"]


def test_an_open_profile_makes_anew_what_is_made_of_settings_and_keeps_the_rest(
    profile: Profile,
) -> None:
    kept = profile.decoders, profile.recognizer, profile.registry
    earlier = profile.registrar, profile.classifier, profile.upright, profile.decisions
    assert profile.renew_settings() is None
    profile.store.apply(Change({"workers": 2, "max_pages": 3, "one_wrong_in": 10}))
    assert profile.settings_changed
    rule = profile.recognizer.rule()
    assert profile.renew_settings() is not None
    assert (profile.settings.workers, profile.decoders.workers) == (2, 2)
    assert profile.recognizer.rule().threshold < rule.threshold
    assert kept == (profile.decoders, profile.recognizer, profile.registry)
    now = profile.registrar, profile.classifier, profile.upright, profile.decisions
    assert all(one is not other for one, other in zip(earlier, now, strict=True))
    assert not profile.settings_changed and profile.renew_settings() is None


def test_decoders_take_other_limits_and_lose_no_document(profile: Profile, samples: Path) -> None:
    files = sorted((samples / "scans").glob("scan_*.*"))[:6]
    decoders = profile.decoders
    decoders.limit(3, 60, 2048)
    begun = [profile.classifier.classify([path]) for path in files]
    outcomes = [next(one) for one in begun[:3]]
    decoders.limit(1, 60, 1024)
    outcomes += [next(one) for one in begun[3:]]
    decoders.limit(2, 60, 1024)
    outcomes += list(profile.classifier.classify(files))
    assert [outcome.error for outcome, _ in outcomes] == [None] * 12
