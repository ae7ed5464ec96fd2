import json
import sys
from pathlib import Path

import pytest

from core.errors import SettingsError
from core.settings import (
    Origin,
    Settings,
    bounds,
    checked,
    judged_by,
    policy_file,
    read_settings,
)


def write(path: Path, **values: object) -> Path:
    path.write_text(json.dumps(values), "utf-8")
    return path


def test_policy_wins_over_environment_over_profile_over_defaults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "settings.json", margin=0.1, max_pages=7, one_wrong_in=50)
    monkeypatch.setenv("KAMIWAKE_MARGIN", "0.2")
    monkeypatch.setenv("KAMIWAKE_MAX_PAGES", "8")
    policy = write(tmp_path / "policy.json", margin=0.3)
    settings = read_settings(tmp_path, policy).require()
    assert settings == Settings(margin=0.3, max_pages=8, one_wrong_in=50)


def test_each_setting_tells_where_it_comes_from_and_whether_it_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "settings.json", one_wrong_in=50)
    monkeypatch.setenv("KAMIWAKE_MAX_PAGES", "8")
    policy = write(tmp_path / "policy.json", margin=0.3)
    entries = read_settings(tmp_path, policy).entries
    told = {
        name: (entry.value, entry.default, entry.origin, entry.place, entry.locked)
        for name, entry in entries.items()
        if name in ("margin", "max_pages", "one_wrong_in", "workers")
    }
    assert told == {
        "margin": (0.3, 0.02, Origin.POLICY, str(policy), True),
        "max_pages": (8, 500, Origin.ENVIRONMENT, "KAMIWAKE_MAX_PAGES", True),
        "one_wrong_in": (50, 1000, Origin.FILE, str(file), False),
        "workers": (0, 0, Origin.DEFAULT, "", False),
    }


@pytest.mark.parametrize("values", [{"margin": 7}, {"no_such": 1}, {"workers": "many"}])
def test_a_bad_setting_is_named_with_its_file(tmp_path: Path, values: dict[str, object]) -> None:
    file = write(tmp_path / "settings.json", **values)
    with pytest.raises(SettingsError, match=next(iter(values))) as caught:
        read_settings(tmp_path, tmp_path / "none.json").require()
    assert str(file) in str(caught.value)


def test_a_bad_variable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAMIWAKE_MARGIN", "7")
    with pytest.raises(
        SettingsError, match=r"KAMIWAKE_MARGIN has to be a number from 0\.0 to 0\.5"
    ):
        read_settings(tmp_path, tmp_path / "none.json").require()


def test_a_damaged_settings_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", "utf-8")
    with pytest.raises(SettingsError, match=r"settings\.json"):
        read_settings(tmp_path, tmp_path / "none.json").require()


def test_a_policy_as_windows_writes_utf_8_is_read(tmp_path: Path) -> None:
    policy = tmp_path / "policy.json"
    policy.write_text('{"margin": 0.3}', "utf-8-sig")
    in_force = read_settings(tmp_path, policy)
    assert (in_force.settings.margin, in_force.problems) == (0.3, ())


def test_what_can_be_used_beside_a_problem_is_used(tmp_path: Path) -> None:
    write(tmp_path / "settings.json", margin=7, max_pages=7)
    found = read_settings(tmp_path, tmp_path / "none.json")
    assert found.settings == Settings(max_pages=7)
    assert [(problem.origin, problem.name) for problem in found.problems] == [
        (Origin.FILE, "margin")
    ]


def test_a_bad_value_that_policy_overrides_does_no_harm(tmp_path: Path) -> None:
    write(tmp_path / "settings.json", margin=7)
    policy = write(tmp_path / "policy.json", margin=0.3)
    assert read_settings(tmp_path, policy).require() == Settings(margin=0.3)


def test_a_policy_that_cannot_be_read_locks_everything(tmp_path: Path) -> None:
    write(tmp_path / "settings.json", max_pages=7)
    (tmp_path / "policy.json").write_text("[", "utf-8")
    found = read_settings(tmp_path, tmp_path / "policy.json")
    assert all(entry.locked for entry in found.entries.values())
    assert found.settings == Settings(max_pages=7)
    with pytest.raises(SettingsError, match=r"policy\.json"):
        found.require()


@pytest.mark.skipif(sys.platform == "win32", reason="its place is in the registry")
def test_no_variable_of_the_user_moves_the_policy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME", "KAMIWAKE_POLICY"):
        monkeypatch.setenv(name, str(tmp_path))
    assert not policy_file().is_relative_to(tmp_path)
    assert policy_file().parts[:2] in {("/", "etc"), ("/", "Library")}


def test_every_number_has_bounds_and_its_default_lies_within() -> None:
    for name, field in Settings.model_fields.items():
        if field.annotation in (int, float):
            least, most = bounds(name)
            assert least <= field.default <= most
            for outside in (least - 1, most + 1):
                with pytest.raises(SettingsError, match=name):
                    checked(name, outside)


def test_settings_that_judge_alike_differ_in_nothing_that_judges() -> None:
    usual = Settings()
    others = Settings(appearance="dark", stable_s=1, spot_check_one_in=5)
    assert judged_by(usual) == judged_by(others)
    for other in (Settings(one_wrong_in=10), Settings(max_pages=3), Settings(margin=0.1)):
        assert judged_by(usual) != judged_by(other)
