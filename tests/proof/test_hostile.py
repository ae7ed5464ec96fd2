"""The quick part of `hostile.py`: each malicious file by its name, and hundreds of damaged ones."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from hostile import (
    QUICK_CUTS,
    QUICK_MUTATIONS,
    Case,
    Proof,
    all_cases,
    cut_trials,
    fixed_trials,
    make_seeds,
    mutate,
    mutation_trials,
    open_profile,
    prove,
)

from app.bootstrap import Profile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory, and /proc")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Profile]:
    with open_profile(tmp_path_factory.mktemp("hostile") / "profile") as opened:
        yield opened


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_a_malicious_file_gets_the_answer_it_must_get(
    case: Case, profile: Profile, tmp_path: Path
) -> None:
    proof = Proof(profile, tmp_path, tmp_path / "findings")
    proof.run(fixed_trials([case]))
    assert proof.tally.total() == 1
    assert not proof.tally.findings


def test_damaged_files_of_every_format_end_as_documents_or_refusals(
    profile: Profile, tmp_path: Path
) -> None:
    seeds = make_seeds()
    tally, watch, _ = prove(
        profile,
        tmp_path,
        lambda proof: chain(
            cut_trials(proof, seeds, QUICK_CUTS), mutation_trials(seeds, range(QUICK_MUTATIONS))
        ),
    )
    assert not tally.findings
    assert tally.total() >= QUICK_MUTATIONS + len(seeds) * len(QUICK_CUTS)
    assert tally.total("Document") > QUICK_MUTATIONS // 10
    assert watch.peak_kb


def test_a_mutation_is_the_same_on_every_run() -> None:
    first, second = ([mutate(make_seeds(), number) for number in range(40)] for _ in range(2))
    assert first == second
