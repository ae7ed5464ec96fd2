"""The bench of real forms: prints the table and holds what was reached."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(
    os.environ.get("KAMIWAKE_BENCH", Path(__file__).parents[3] / "shared" / "data" / "bench")
)

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not BENCH.is_dir(), reason=f"the benchmark images are not at {BENCH}"),
]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    path = Path(__file__).with_name("bench_accuracy.py")
    spec = importlib.util.spec_from_file_location("bench_accuracy", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["bench_accuracy"] = module
    spec.loader.exec_module(module)
    return module


def test_the_model_alone_finds_the_class_of_scans_and_photos(bench: ModuleType) -> None:
    probes = bench.load_probes(BENCH)
    answers = bench.model_answers(BENCH, bench.embedding_pairs(BENCH, probes))
    assert bench.top1(probes, answers, "scan", with_sub_label=False).value >= 0.95
    assert bench.top1(probes, answers, "phone", with_sub_label=False).value >= 0.85


def test_the_program_finds_them_and_files_no_unknown_paper(
    bench: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    probes = bench.load_probes(BENCH)
    program = bench.program_answers(BENCH, probes)
    with capsys.disabled():
        print()
        print("\n".join(bench.rows("kamiwake", probes, program)))
    assert bench.top1(probes, program, "scan", with_sub_label=False).value >= 0.95
    assert bench.top1(probes, program, "phone", with_sub_label=False).value >= 0.85
    assert not any(a.filed for p, a in zip(probes, program, strict=True) if not p.known)
