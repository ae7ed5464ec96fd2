import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from app.bootstrap import Profile
from core.domain import FilingState
from core.filing.nouns import Phase

ROOT = Path(__file__).parents[2]
SETTINGS = {"stable_s": 0.2, "relist_s": 0.5, "workers": 1}


@pytest.fixture
def profile(tmp_path: Path, known_forms: Path, kamiwake: Callable) -> Path:
    folder = shutil.copytree(known_forms, tmp_path / "profile")
    (folder / "settings.json").write_text(json.dumps(SETTINGS), "utf-8")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    added = kamiwake("folder", "add", inbox, "--to", tmp_path / "filed", "--profile", folder)
    assert added.code == 0, added.err
    return folder


@pytest.fixture
def start(profile: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts an engine over the profile, as a service would."""
    engines = []

    def begin() -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "app.start", "watch", "--json", "--profile", str(profile)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        engine = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
            encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        engines.append(engine)
        return engine

    yield begin
    for engine in engines:
        engine.kill()
        engine.communicate()


def until(condition: Callable[[], bool], timeout_s: float = 60) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def hashes(*folders: Path) -> list[str]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return sorted(sha256(path.read_bytes()).hexdigest() for path in files)


def known_scans(samples: Path) -> list[Path]:
    return sorted((samples / "scans").glob("scan_*.*"))


def test_a_running_engine_takes_new_files_and_new_templates(
    tmp_path: Path,
    samples: Path,
    profile: Path,
    start: Callable[[], subprocess.Popen[str]],
    kamiwake: Callable,
) -> None:
    receipt = samples / "scans" / unknown_scan(samples)
    engine = start()
    shutil.copy2(receipt, tmp_path / "inbox")
    assert engine.stdout
    assert json.loads(engine.stdout.readline())["verdict"] == "unknown"
    registered = kamiwake("register", receipt, "--class", "Newcomer", "--profile", profile)
    assert registered.code == 0, registered.err
    again = json.loads(engine.stdout.readline())
    assert (again["verdict"], again["class"]) == ("filed", "Newcomer")
    assert (tmp_path / "filed" / "Newcomer" / receipt.name).exists()


def test_a_running_engine_changes_over_to_another_model_and_judges_again_what_is_held(
    tmp_path: Path,
    samples: Path,
    profile: Path,
    start: Callable[[], subprocess.Popen[str]],
    kamiwake: Callable,
    export: Callable[..., Path],
) -> None:
    known, unknown = known_scans(samples)[-1], samples / "scans" / unknown_scan(samples)
    engine = start()
    assert engine.stdout
    shutil.copy2(unknown, tmp_path / "inbox")
    first = json.loads(engine.stdout.readline())
    used = kamiwake("model", "use", export(dim=64), "--profile", profile)
    assert used.code == 0, used.err
    again = json.loads(engine.stdout.readline())
    assert (first["path"], first["verdict"]) == (again["path"], again["verdict"])
    assert first["score"] != again["score"]
    classified = kamiwake("classify", unknown, known, "--json", "--profile", profile).lines
    shutil.copy2(known, tmp_path / "inbox")
    filed = json.loads(engine.stdout.readline())
    for seen, told in zip((again, filed), classified, strict=True):
        assert (seen["score"], seen["threshold"]) == (told["score"], told["threshold"])
        assert seen["candidates"] == told["candidates"]
    assert filed["verdict"] == "filed"


def test_an_engine_whose_model_is_gone_ends_with_words_and_files_by_no_other(
    profile: Path,
    start: Callable[[], subprocess.Popen[str]],
    kamiwake: Callable,
    export: Callable[..., Path],
    tmp_path: Path,
    samples: Path,
) -> None:
    on = ("--profile", profile)
    assert kamiwake("model", "use", export(), *on).code == 0
    with closing(sqlite3.connect(profile / "library.db")) as library:
        row = library.execute("SELECT * FROM model_choice").fetchone()
    assert kamiwake("model", "use", "default", *on).code == 0
    engine = start()
    with Profile(profile) as opened:
        until(lambda: opened.board.engine_state().phase is Phase.SORTING)
    (kept,) = profile.glob("models/*/own.onnx")
    kept.unlink()
    # As after a back-up of the library was restored whose model nobody has any more.
    with closing(sqlite3.connect(profile / "library.db")) as library, library:
        library.execute("INSERT INTO model_choice VALUES (?, ?, ?, ?, ?)", row)
        library.execute("UPDATE generation SET number = number + 1")
    _, message = engine.communicate(timeout=60)
    assert engine.returncode == 1
    assert str(kept) in message and "kamiwake model use default" in message
    shutil.copy2(known_scans(samples)[-1], tmp_path / "inbox")
    run = kamiwake("watch", "--once", *on)
    assert run.code == 1 and str(kept) in run.err
    assert len(hashes(tmp_path / "inbox")) == 1 and hashes(tmp_path / "filed") == []


def test_a_second_engine_is_refused_and_told_who_holds_the_profile(
    start: Callable[[], subprocess.Popen[str]], profile: Path, tmp_path: Path, samples: Path
) -> None:
    first = start()
    shutil.copy2(samples / "scans" / unknown_scan(samples), tmp_path / "inbox")
    assert first.stdout and first.stdout.readline()
    second = start()
    _, message = second.communicate(timeout=60)
    assert second.returncode == 1
    assert str(first.pid) in message
    assert first.poll() is None


@pytest.mark.skipif(os.name != "posix", reason="signals are other things there")
def test_a_service_stops_when_it_is_told_to(
    start: Callable[[], subprocess.Popen[str]], tmp_path: Path, samples: Path
) -> None:
    engine = start()
    shutil.copy2(samples / "scans" / unknown_scan(samples), tmp_path / "inbox")
    assert engine.stdout and engine.stdout.readline()
    engine.send_signal(signal.SIGTERM)
    _, message = engine.communicate(timeout=30)
    assert (engine.returncode, message) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="process groups are other things there")
def test_a_killed_engine_loses_nothing_and_the_next_one_goes_on(
    tmp_path: Path,
    samples: Path,
    start: Callable[[], subprocess.Popen[str]],
    kamiwake: Callable,
    profile: Path,
) -> None:
    inbox, filed = tmp_path / "inbox", tmp_path / "filed"
    for scan in known_scans(samples):
        shutil.copy2(scan, inbox)
    before = hashes(inbox)
    for files_done in (1, 6, 12):
        engine = start()
        until(lambda done=files_done: len(hashes(filed)) >= done)
        os.killpg(engine.pid, signal.SIGKILL)
        engine.communicate()
        assert set(hashes(inbox, filed)) == set(before)
    run = kamiwake("watch", "--once", "--json", "--profile", profile)
    assert run.code == 0, run.err
    assert hashes(inbox, filed) == before
    assert kamiwake("watch", "--once", "--json", "--profile", profile).lines == []


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_a_database_damaged_when_an_engine_was_killed_stops_every_next_one_until_it_is_restored(
    profile: Path, start: Callable[[], subprocess.Popen[str]], kamiwake: Callable
) -> None:
    assert kamiwake("backup", "--profile", profile).code == 0
    engine = start()
    with Profile(profile) as opened:
        until(lambda: opened.board.engine_state().running)
    os.killpg(engine.pid, signal.SIGKILL)
    engine.communicate()
    library = profile / "library.db"
    with library.open("r+b") as file:
        file.seek(-8192, os.SEEK_END)
        file.write(bytes(4096))
    for _ in range(2):
        run = kamiwake("watch", "--once", "--profile", profile)
        assert run.code == 1
        assert "library.db is damaged" in run.err
    assert kamiwake("restore", "--profile", profile).code == 0
    assert kamiwake("watch", "--once", "--profile", profile).code == 0
    with closing(sqlite3.connect(profile / "journal.db")) as journal:
        assert journal.execute("SELECT * FROM lease").fetchall() == []  # no reason to look again


DIES_WHEN_PLACED = """
import os, sys
from pathlib import Path
from app.bootstrap import Profile
with Profile(Path(sys.argv[1])) as profile:
    record = profile.journal.record_placed
    profile.journal.record_placed = lambda *what: (record(*what), os._exit(9))
    profile.decisions.put_back(profile.journal.last_run()[0])
"""


def test_a_running_engine_ends_what_a_killed_window_has_left(
    profile: Path, tmp_path: Path, samples: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    inbox, filed = tmp_path / "inbox", tmp_path / "filed"
    shutil.copy(samples / "scans" / "scan_0035.png", inbox)
    before = hashes(inbox)
    start()
    with Profile(profile) as opened:
        until(lambda: len(opened.journal.last_run()) == 1)
        window = subprocess.run(
            [sys.executable, "-c", DIES_WHEN_PLACED, str(profile)], cwd=ROOT, check=False
        )
        assert window.returncode == 9
        until(lambda: [entry.state for entry in opened.journal.history() if entry.state]
              == [FilingState.UNDONE], 20)  # fmt: skip
        assert (hashes(inbox), hashes(filed)) == (before, [])
        assert len(opened.journal.held()) == 1


def unknown_scan(samples: Path) -> str:
    rows = (samples / "expected.csv").read_text("utf-8").splitlines()
    return next(row.split(",")[0] for row in rows[1:] if row.split(",")[1] == "")


def test_an_engine_that_is_asked_to_stop_ends_by_itself(
    profile: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    engine = start()
    with Profile(profile) as opened:
        until(lambda: opened.board.engine_state().phase is Phase.SORTING)
        opened.board.request_stop()
        assert engine.wait(20) == 0
        assert not opened.board.engine_state().running


def test_a_wish_is_served_at_once_however_seldom_folders_are_listed(
    tmp_path: Path, samples: Path, profile: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    (profile / "settings.json").write_text(json.dumps({**SETTINGS, "relist_s": 600}), "utf-8")
    desk = tmp_path / "desk"
    desk.mkdir()
    scan = Path(shutil.copy2(known_scans(samples)[-1], desk))
    start()
    with Profile(profile) as opened:
        until(lambda: opened.board.engine_state().phase is Phase.SORTING)
        opened.board.request_sorting([scan, desk / "not there.pdf"], 1)
        until(lambda: not opened.board.open_requests(), timeout_s=20)
        (entry,) = opened.journal.history()
    assert entry.source == scan and entry.target is not None and entry.target.exists()
    assert not scan.exists()


def test_a_folder_paused_in_the_middle_of_a_batch_rests_until_it_is_started_again(
    tmp_path: Path, samples: Path, profile: Path, start: Callable[[], subprocess.Popen[str]]
) -> None:
    inbox = tmp_path / "inbox"
    for number in range(3):
        for scan in known_scans(samples):
            shutil.copy2(scan, inbox / f"{number} {scan.name}")
    before = hashes(inbox)
    engine = start()
    assert engine.stdout  # a full pipe would stop it
    threading.Thread(target=engine.stdout.read, daemon=True).start()
    with Profile(profile) as opened:
        until(lambda: len(opened.journal.history(500)) > 2)
        opened.folders.enable(1, False)
        until(lambda: quiet(opened))
        taken = len(opened.journal.history(500))
        assert 2 < taken < len(before)
        opened.folders.enable(1, True)
        until(lambda: len(opened.journal.history(500)) == len(before))
    assert hashes(inbox, tmp_path / "filed") == before


def quiet(profile: Profile) -> bool:
    """Nothing happened for a second."""
    before = profile.feed.latest(1).revision
    time.sleep(1)
    return profile.feed.latest(1).revision == before


def test_sorting_one_folder_by_hand_leaves_what_others_want_alone(
    tmp_path: Path, samples: Path, profile: Path, kamiwake: Callable
) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    scan = Path(shutil.copy2(known_scans(samples)[-1], desk))
    with Profile(profile) as opened:
        opened.board.request_sorting([scan], 1)
        other = tmp_path / "other"
        other.mkdir()
        run = kamiwake("sort", other, "--to", tmp_path / "to", "--once", "--profile", profile)
        assert run.code == 0, run.err
        assert [request.path for request in opened.board.open_requests()] == [scan]
        assert scan.exists()
        assert kamiwake("watch", "--once", "--profile", profile).code == 0
        assert opened.board.open_requests() == []
    assert not scan.exists()


def test_what_lies_in_no_inbox_is_judged_again_as_well_when_the_library_changes(
    tmp_path: Path, samples: Path, profile: Path, start: Callable[[], subprocess.Popen[str]],
    kamiwake: Callable,
) -> None:  # fmt: skip
    desk = tmp_path / "desk"
    desk.mkdir()
    receipt = Path(shutil.copy2(samples / "scans" / unknown_scan(samples), desk))
    start()
    with Profile(profile) as opened:
        until(lambda: opened.board.engine_state().phase is Phase.SORTING)
        opened.board.request_sorting([receipt], 1)  # as when it is dropped on the window
        until(lambda: [entry.source for entry in opened.journal.held()] == [receipt])
        registered = kamiwake("register", receipt, "--class", "Newcomer", "--profile", profile)
        assert registered.code == 0, registered.err
        until(lambda: not receipt.exists())
        until(lambda: not opened.board.open_requests())
    assert (tmp_path / "filed" / "Newcomer" / receipt.name).exists()


def test_what_is_held_in_a_paused_folder_waits_for_a_person_until_the_folder_runs_again(
    tmp_path: Path, samples: Path, profile: Path, start: Callable[[], subprocess.Popen[str]],
    kamiwake: Callable,
) -> None:  # fmt: skip
    on, name = ("--profile", profile), unknown_scan(samples)
    other = tmp_path / "other"
    other.mkdir()
    assert kamiwake("folder", "add", other, "--to", tmp_path / "filed 2", *on).code == 0
    waits = Path(shutil.copy2(samples / "scans" / name, tmp_path / "inbox"))
    runs = Path(shutil.copy2(samples / "scans" / name, other))
    start()
    with Profile(profile) as opened:
        held = lambda: {entry.source for entry in opened.journal.held()}  # noqa: E731
        until(lambda: held() == {waits, runs})
        opened.folders.enable(1, False)
        assert kamiwake("register", runs, "--class", "Newcomer", *on).code == 0
        until(lambda: not runs.exists())
        assert held() == {waits}
        (entry,) = opened.journal.held()
        opened.folders.enable(1, True)
        until(lambda: not waits.exists())
        until(lambda: opened.journal.held() == [])
    assert entry.verdict.candidates
