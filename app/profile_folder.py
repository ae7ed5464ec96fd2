"""Where the profile is, told without loading anything that works on one."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def default_profile() -> Path:
    """`KAMIWAKE_PROFILE`, or the platform's data folder."""
    chosen = os.environ.get("KAMIWAKE_PROFILE")
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir("kamiwake", appauthor=False))
