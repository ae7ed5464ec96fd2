import json
from pathlib import Path

import pytest

from core.errors import SettingsError
from core.settings import Settings, load_settings


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
    settings = load_settings(tmp_path, policy)
    assert settings == Settings(margin=0.3, max_pages=8, one_wrong_in=50)


@pytest.mark.parametrize("values", [{"margin": 7}, {"no_such": 1}, {"workers": "many"}])
def test_a_bad_setting_is_named(tmp_path: Path, values: dict[str, object]) -> None:
    write(tmp_path / "settings.json", **values)
    with pytest.raises(SettingsError, match=next(iter(values))):
        load_settings(tmp_path, tmp_path / "none.json")


def test_a_damaged_settings_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", "utf-8")
    with pytest.raises(SettingsError, match=r"settings\.json"):
        load_settings(tmp_path, tmp_path / "none.json")
