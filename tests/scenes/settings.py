"""Settings: every page, in force by oneself, by a policy, and damaged."""

from __future__ import annotations

import json

from app.bootstrap import Profile
from app.main_window import SETTINGS, MainWindow
from scenes.stage import SMALL, Scenes, Stage, wait_s

POLICY = {"one_wrong_in": 5000, "spot_check_one_in": 20, "naming_pattern": "{class}/{original}",
          "originals_days": 90}  # fmt: skip
_PAGES = ("folders", "naming", "caution", "documents", "spot-checks", "keeping", "appearance",
          "model", "backup", "administrator", "advanced")  # fmt: skip


def settings(stage: Stage, _: Profile, window: MainWindow) -> Scenes:
    window.show_view(SETTINGS)
    view = window.settings_view
    for number, name in enumerate(_PAGES):
        view.show_page(view.pages[number])
        wait_s(0.4)
        yield f"{number:02}-{name}", stage.grab(window)
    for name, text in (("searched", "sub-label"), ("nothing-found", "nothing of that name")):
        view.search.setText(text)
        yield f"11-{name}", stage.grab(window)
    view.search.setText("")
    window.resize(*SMALL)
    for name, page in (("caution", view.caution), ("naming", view.naming)):
        view.show_page(page)
        wait_s(0.4)
        yield f"12-small-{name}", stage.grab(window)


def locked_settings(stage: Stage) -> Scenes:
    """By the administrator's file; and one's own file, damaged."""
    policy, path = stage.work / "policy.json", stage.work / "full"
    policy.write_text(json.dumps(POLICY), "utf-8")
    with Profile(path, policy=policy) as profile, stage.window(profile) as window:
        window.show_view(SETTINGS)
        view = window.settings_view
        for number in (1, 2, 4, 5):
            view.show_page(view.pages[number])
            wait_s(0.4)
            yield f"13-locked-{_PAGES[number]}", stage.grab(window)
    own = path / "settings.json"
    before = own.read_bytes() if own.exists() else None
    own.write_text('{"one_wrong_in": "many"', "utf-8")
    with Profile(path, forgiving=True) as profile, stage.window(profile) as window:
        window.show_view(SETTINGS)
        wait_s(0.6)
        yield "14-damaged", stage.grab(window)
    own.unlink()
    if before is not None:
        own.write_bytes(before)
