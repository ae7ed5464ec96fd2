import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.errors import SettingsError
from core.filing.naming import validate_pattern
from core.settings import NAMES, Origin, Settings
from core.settings_store import LOCK_NAME, Change, SettingsStore, lock_reason

ROOT = Path(__file__).parents[2]


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(
        tmp_path / "profile", tmp_path / "policy.json", {"naming_pattern": validate_pattern}
    )


def written(store: SettingsStore) -> dict[str, object]:
    values: dict[str, object] = json.loads(store.path.read_text("utf-8"))
    return values


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_change_is_written_whole_and_can_be_undone_exactly(store: SettingsStore) -> None:
    first = store.apply(Change({"one_wrong_in": 50, "duplicates": "skip"}))
    assert written(store) == {"one_wrong_in": 50, "duplicates": "skip"}
    second = store.apply(Change({"one_wrong_in": "500"}, frozenset(["duplicates"])))
    assert written(store) == {"one_wrong_in": 500}
    store.apply(second)
    assert written(store) == {"one_wrong_in": 50, "duplicates": "skip"}
    store.apply(first)
    assert written(store) == {}
    assert store.read().settings == Settings()
    assert names_in(store.path.parent) == {"settings.json", LOCK_NAME}


def test_keys_that_nobody_knows_are_kept(store: SettingsStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text(json.dumps({"of_a_later_version": [1], "margin": 0.1}), "utf-8")
    store.apply(Change({"max_pages": 7}))
    assert written(store) == {"of_a_later_version": [1], "margin": 0.1, "max_pages": 7}
    store.apply(Change(resets=frozenset(["of_a_later_version"])))
    assert written(store) == {"margin": 0.1, "max_pages": 7}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("one_wrong_in", 9, "from 10 to 100,000"),
        ("margin", "much", "a number"),
        ("duplicates", "burn", "file-both, skip, beside"),
        ("tray", "perhaps", "true or false"),
        ("naming_pattern", "{clas}", "which does not exist"),
        ("naming_pattern", 7, "a text"),
        ("marg", 7, "Did you mean “margin”"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_is_written(
    store: SettingsStore, name: str, value: object, said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        store.apply(Change({"max_pages": 7, name: value}))
    assert not store.path.exists()


def test_a_name_that_is_nowhere_cannot_be_reset(store: SettingsStore) -> None:
    with pytest.raises(SettingsError, match="marg"):
        store.apply(Change(resets=frozenset(["marg"])))


def test_what_policy_or_a_variable_sets_is_locked_with_the_reason(
    store: SettingsStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.policy.write_text(json.dumps({"margin": 0.3}), "utf-8")
    monkeypatch.setenv("KAMIWAKE_MAX_PAGES", "8")
    for change, why in (
        (Change({"margin": 0.1}), str(store.policy)),
        (Change(resets=frozenset(["margin"])), str(store.policy)),
        (Change({"max_pages": 9, "workers": 1}), "KAMIWAKE_MAX_PAGES"),
    ):
        with pytest.raises(SettingsError) as caught:
            store.apply(change)
        assert why in str(caught.value)
    assert not store.path.exists()
    entries = store.read().entries
    assert lock_reason(entries["margin"]) == f"Set by your administrator in {store.policy}."
    assert lock_reason(entries["max_pages"]).endswith("variable KAMIWAKE_MAX_PAGES.")
    assert lock_reason(entries["workers"]) == ""


def test_the_signature_differs_after_every_change_of_either_file(store: SettingsStore) -> None:
    seen = [store.signature()]
    store.apply(Change({"margin": 0.1}))
    seen.append(store.signature())
    store.apply(Change({"margin": 0.2}))
    seen.append(store.signature())
    store.policy.write_text("{}", "utf-8")
    seen.append(store.signature())
    store.policy.unlink()
    seen.append(store.signature())
    assert len(set(seen[:4])) == 4
    assert seen[4] == seen[2] == store.signature()


WRITES = """
import sys
from pathlib import Path
from core.settings_store import Change, SettingsStore
store = SettingsStore(Path(sys.argv[1]), Path("none.json"))
for number in range(20):
    store.apply(Change({sys.argv[2]: int(sys.argv[3]) + number}))
"""


def test_programs_that_write_at_once_lose_nothing(store: SettingsStore) -> None:
    theirs = {"one_wrong_in": 100, "max_pages": 10, "workers": 1}
    running = [
        subprocess.Popen([sys.executable, "-c", WRITES, str(store.path.parent), name, str(first)],
                         cwd=ROOT)
        for name, first in theirs.items()
    ]  # fmt: skip
    with ThreadPoolExecutor(4) as threads:  # and windows of one process
        mine = {name: 60 + at for at, name in enumerate(("history_days", "originals_days"))}
        list(threads.map(lambda item: store.apply(Change(dict([item]))), mine.items()))
    while any(process.poll() is None for process in running):
        store.read().require()  # never half a file
        time.sleep(0.002)
    assert [process.returncode for process in running] == [0, 0, 0]
    last = {name: first + 19 for name, first in theirs.items()}
    assert written(store) == last | mine


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_writer_killed_in_the_middle_leaves_the_earlier_file_and_no_lock(
    store: SettingsStore,
) -> None:
    store.apply(Change({"margin": 0.1}))
    dies = """
import os, sys
from pathlib import Path
from core import settings_store
os.fsync = lambda _: os._exit(9)
settings_store.SettingsStore(Path(sys.argv[1])).apply(settings_store.Change({"margin": 0.4}))
"""
    run = subprocess.run(
        [sys.executable, "-c", dies, str(store.path.parent)], cwd=ROOT, check=False
    )
    assert run.returncode == 9
    assert written(store) == {"margin": 0.1}
    store.apply(Change({"margin": 0.2}))
    assert written(store) == {"margin": 0.2}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_is_told_of(store: SettingsStore) -> None:
    store.apply(Change({"margin": 0.1}))
    store.path.parent.chmod(0o500)
    try:
        with pytest.raises(SettingsError, match="nothing was changed"):
            store.apply(Change({"margin": 0.4}))
    finally:
        store.path.parent.chmod(0o700)
    assert written(store) == {"margin": 0.1}


def test_a_file_that_is_a_folder_is_told_of(store: SettingsStore) -> None:
    store.path.mkdir(parents=True)
    with pytest.raises(SettingsError, match=r"settings\.json"):
        store.apply(Change({"margin": 0.4}))


@pytest.mark.skipif(os.name != "posix", reason="modes are other things there")
def test_the_mode_of_the_file_is_kept(store: SettingsStore) -> None:
    store.apply(Change({"margin": 0.1}))
    store.path.chmod(0o600)
    store.apply(Change({"margin": 0.2}))
    assert store.path.stat().st_mode & 0o777 == 0o600


def test_repair_takes_out_what_cannot_be_used_and_keeps_the_file_as_it_was(
    store: SettingsStore,
) -> None:
    store.path.parent.mkdir()
    damaged = json.dumps({"margin": 7, "old": 1, "max_pages": 7})
    store.path.write_text(damaged, "utf-8")
    kept = store.repair()
    assert kept is not None and kept.read_text("utf-8") == damaged
    assert written(store) == {"max_pages": 7}
    assert store.read().problems == ()
    assert store.repair() is None


def test_repair_of_what_is_no_json_begins_anew(store: SettingsStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text("{ margin", "utf-8")
    with pytest.raises(SettingsError, match="cannot be read"):
        store.apply(Change({"margin": 0.4}))  # never over what somebody may want back
    kept = [store.repair()]
    assert written(store) == {}
    store.path.write_text("{ max", "utf-8")
    kept.append(store.repair())
    assert [path.read_text("utf-8") for path in kept if path] == ["{ margin", "{ max"]


def test_a_bad_value_can_be_reset_or_replaced_by_name(store: SettingsStore) -> None:
    store.path.parent.mkdir()
    store.path.write_text(json.dumps({"margin": 7, "workers": "many"}), "utf-8")
    store.apply(Change({"workers": 2}, frozenset(["margin"])))
    found = store.read()
    assert found.problems == () and written(store) == {"workers": 2}
    assert found.entries["workers"].origin is Origin.FILE


def test_every_setting_survives_being_written(store: SettingsStore) -> None:
    defaults = {name: getattr(Settings(), name) for name in NAMES}
    store.apply(Change(defaults))
    assert list(written(store)) == list(NAMES)
    assert store.read().settings == Settings()
