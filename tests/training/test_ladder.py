from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the training extra is not installed")

from training.config import load_config
from training.ladder import BESIDE, CONFIGS, FIGURES, LADDER, Figures, measured, table, train


def put(out: Path, seed: int, tpr: dict[str, float], scan: float = 0.5) -> Path:
    run = out / f"{LADDER[0].config}-{LADDER[0].changes}-{seed}"
    run.mkdir(parents=True)
    (run / FIGURES).write_text(json.dumps(asdict(Figures(200, scan, 0.1, tpr, "set"))), "utf-8")
    return run


def test_the_table_is_over_all_seeds_that_were_measured(tmp_path: Path) -> None:
    for seed, scan in enumerate((0.4, 0.5, 0.6)):
        put(tmp_path, seed, {"0.001": 0.2, "0.0001": 0.1}, scan)
    lines = table(tmp_path).splitlines()
    assert len(lines) == 3
    expected = "| 200 | 3 | 0.500 (0.400-0.600) | 0.100 (0.100-0.100) | 0.200 (0.200-0.200) |"
    assert expected in lines[2]


def test_a_rate_that_is_not_backed_is_not_printed(tmp_path: Path) -> None:
    put(tmp_path, 0, {"0.001": 0.2})
    assert table(tmp_path).endswith("| 0.200 (0.200-0.200) | not backed |")


def test_rungs_whose_names_begin_alike_are_kept_apart(tmp_path: Path) -> None:
    names = [f"{rung.config}-{rung.changes}" for rung in (*LADDER, *BESIDE)]
    for name in names:
        (tmp_path / f"{name}-0").mkdir()
        figures = Figures(1, 0.5, 0.5, {}, name)
        (tmp_path / f"{name}-0" / FIGURES).write_text(json.dumps(asdict(figures)), "utf-8")
    for rung, name in zip((*LADDER, *BESIDE), names, strict=True):
        assert [each.measured_on for each in measured(rung, tmp_path)] == [name]


def test_a_run_of_another_config_is_refused(tmp_path: Path) -> None:
    run = put(tmp_path, 0, {})
    rung = LADDER[0]
    config = load_config(
        CONFIGS / f"{rung.config}.toml", CONFIGS / "small" / f"{rung.changes}.toml"
    )
    values = config.to_dict()
    (run / "finished").write_text(json.dumps(values, sort_keys=True), "utf-8")
    args = argparse.Namespace(out=tmp_path)
    assert train(rung, 0, args).parent == run
    values["samples"] += 1
    (run / "finished").write_text(json.dumps(values, sort_keys=True), "utf-8")
    with pytest.raises(ValueError, match=r"was made by another config; give another --out"):
        train(rung, 0, args)
