from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from core.domain import Candidate, Label, Template
from core.recognition.index import TAIL_LIMIT, TemplateIndex


def templates_of(vectors: np.ndarray, class_of=lambda i: f"Form {i}", first_id: int = 1):
    return [Template(first_id + i, Label(class_of(i)), vector) for i, vector in enumerate(vectors)]


def rounded(candidates: tuple[Candidate, ...]) -> list[tuple[str, str, float, int]]:
    return [
        (c.label.class_name, c.label.sub_label, round(c.score, 5), c.template_id)
        for c in candidates
    ]


@pytest.fixture
def large(random_vectors):
    """Templates enough for Annoy at `annoy_from=1000`: 3,000 pages of 1,000 forms."""
    return templates_of(random_vectors(3000), lambda i: f"Form {i % 1000}")


@pytest.fixture
def annoy_index(large, tmp_path: Path) -> TemplateIndex:
    index = TemplateIndex(large, tmp_path / "cache", annoy_from=1000)
    index.wait_for_rebuild()
    assert index.uses_annoy
    return index


def test_a_small_library_is_searched_exactly(random_vectors, near, by_hand, tmp_path: Path) -> None:
    templates = templates_of(random_vectors(200), lambda i: f"Form {i % 60}")
    index = TemplateIndex(templates, tmp_path)
    assert not index.uses_annoy
    for query in near(random_vectors(200)[:20], 0.8):
        _, found = index.search(query[None])
        assert rounded(found) == rounded(by_hand(templates, query))


def test_the_row_that_matches_best_decides(random_vectors, near, by_hand) -> None:
    templates = templates_of(random_vectors(50))
    views = random_vectors(4, seed=9)
    views[2] = near(templates[7].vector)
    row, found = TemplateIndex(templates).search(views)
    assert row == 2
    assert rounded(found) == rounded(by_hand(templates, views[2]))


def test_an_empty_library_finds_nothing(random_vectors) -> None:
    index = TemplateIndex()
    assert index.search(random_vectors(4)) == (0, ())
    assert (len(index), index.distinct_count, index.template_ids) == (0, 0, set())


def test_fewer_labels_than_wanted_are_all_given(random_vectors, by_hand) -> None:
    templates = templates_of(random_vectors(9), lambda i: f"Form {i % 3}")
    (query,) = random_vectors(1, seed=3)
    _, found = TemplateIndex(templates).search(query[None])
    assert rounded(found) == rounded(by_hand(templates, query))
    assert len(found) == 3


def test_sub_labels_are_labels_of_their_own(random_vectors, by_hand) -> None:
    vectors = random_vectors(6)
    labels = [Label("A"), Label("A", "2023"), Label("A", "2024"), Label("B"), Label("B", "x")]
    templates = [Template(i, labels[i % 5], vector) for i, vector in enumerate(vectors)]
    _, found = TemplateIndex(templates).search(vectors[1][None])
    assert rounded(found) == rounded(by_hand(templates, vectors[1]))
    assert found[0] == Candidate(Label("A", "2023"), pytest.approx(1.0), 1)


def test_annoy_finds_what_the_exact_scan_finds(annoy_index, large, near) -> None:
    exact = TemplateIndex(large)
    queries = near(np.stack([t.vector for t in large[::30]]), 0.5)
    same = [
        rounded(annoy_index.search(query[None])[1])[0] == rounded(exact.search(query[None])[1])[0]
        for query in queries
    ]
    assert np.mean(same) >= 0.99


def test_annoy_answers_the_same_on_every_run(large, random_vectors, tmp_path: Path) -> None:
    queries = random_vectors(20, seed=5)
    answers = []
    for folder in ("one", "two"):
        index = TemplateIndex(large, tmp_path / folder, annoy_from=1000)
        index.wait_for_rebuild()
        answers.append([rounded(index.search(query[None])[1]) for query in queries])
    assert answers[0] == answers[1]


def test_a_new_template_is_found_at_once(annoy_index, random_vectors) -> None:
    (vector,) = random_vectors(1, seed=77)
    annoy_index.add([Template(9000, Label("New form"), vector)])
    _, found = annoy_index.search(vector[None])
    assert found[0] == Candidate(Label("New form"), pytest.approx(1.0), 9000)
    assert annoy_index.uses_annoy


def test_a_long_tail_becomes_a_new_generation(annoy_index, random_vectors, tmp_path: Path) -> None:
    before = {path.name for path in (tmp_path / "cache").glob("*.ann")}
    more = templates_of(random_vectors(TAIL_LIMIT + 1, seed=8), lambda i: f"More {i}", 10_000)
    annoy_index.add(more)
    annoy_index.wait_for_rebuild()
    after = {path.name for path in (tmp_path / "cache").glob("*.ann")}
    assert len(before) == len(after) == 1
    assert before != after
    _, found = annoy_index.search(more[1234].vector[None])
    assert found[0] == Candidate(Label("More 1234"), pytest.approx(1.0), 11_234)


def test_many_samples_of_one_form_do_not_hide_the_runner_up(
    random_vectors, near, by_hand, tmp_path: Path
) -> None:
    crowd = near(np.repeat(random_vectors(1, seed=4), 1500, axis=0), 0.2)
    others = random_vectors(600)
    templates = [
        *templates_of(crowd, lambda _: "Crowd"),
        *templates_of(others, lambda i: f"Form {i % 10}", 5000),
    ]
    index = TemplateIndex(templates, tmp_path, annoy_from=1000)
    index.wait_for_rebuild()
    assert index.uses_annoy
    query = crowd[0]
    _, found = index.search(query[None])
    assert rounded(found) == rounded(by_hand(templates, query))
    assert len(found) == 5


def test_a_retired_template_is_not_found_again(annoy_index, large, by_hand) -> None:
    retired = large[42]
    annoy_index.remove([retired.template_id])
    left = [t for t in large if t is not retired]
    _, found = annoy_index.search(retired.vector[None])
    assert retired.template_id not in {c.template_id for c in found}
    assert rounded(found)[0] == rounded(by_hand(left, retired.vector))[0]
    assert len(annoy_index) == len(large) - 1
    annoy_index.add([retired])
    assert annoy_index.search(retired.vector[None])[1][0].template_id == retired.template_id


def test_a_retired_template_has_no_say_in_the_rotation(random_vectors, near) -> None:
    templates = templates_of(random_vectors(10))
    index = TemplateIndex(templates)
    views = np.stack([templates[1].vector, near(templates[2].vector, 0.3)])
    assert index.search(views)[0] == 0
    index.remove([templates[1].template_id])
    row, found = index.search(views)
    assert (row, found[0].template_id) == (1, templates[2].template_id)


def test_a_label_without_templates_is_gone(random_vectors) -> None:
    templates = templates_of(random_vectors(3))
    index = TemplateIndex(templates)
    index.remove([1, 2, 3])
    assert index.search(templates[0].vector[None]) == (0, ())


@pytest.mark.parametrize("damage", ["half", "empty", "flipped", "no checksum", "not a file"])
def test_a_damaged_annoy_file_is_made_again(
    damage: str, annoy_index, large, near, tmp_path: Path
) -> None:
    (path,) = (tmp_path / "cache").glob("*.ann")
    whole = path.read_bytes()
    # A new inode each time: the old one is mapped by the index that made it.
    path.unlink()
    match damage:
        case "half":
            path.write_bytes(whole[: len(whole) // 2])
        case "empty":
            path.write_bytes(b"")
        case "flipped":
            path.write_bytes(whole[:5000] + bytes(255 - b for b in whole[5000:6000]) + whole[6000:])
        case "no checksum":
            path.write_bytes(whole[:1000])
            path.with_suffix(".sum").unlink()
        case "not a file":
            path.mkdir()
    index = TemplateIndex(large, tmp_path / "cache", annoy_from=1000)
    index.wait_for_rebuild()
    query = near(large[10].vector)
    assert index.search(query[None])[1][0].template_id == large[10].template_id
    if damage != "not a file":
        assert index.uses_annoy
        assert path.read_bytes() == whole


def test_without_annoy_the_exact_scan_answers(
    large, near, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "annoy", None)
    index = TemplateIndex(large, tmp_path, annoy_from=1000)
    index.wait_for_rebuild()
    assert not index.uses_annoy
    query = near(large[10].vector)
    assert index.search(query[None])[1][0].template_id == large[10].template_id


class ForgetfulForest:
    """Annoy with the fault of giving one neighbour, and a wrong one."""

    def __init__(self, dim: int, metric: str) -> None:
        pass

    def __getattr__(self, name: str):
        return lambda *args, **kwargs: None

    def save(self, path: str) -> None:
        Path(path).write_bytes(b"forest")

    def get_nns_by_vector(self, vector, count: int, search_k: int = -1) -> list[int]:
        return [0]


def test_an_annoy_that_answers_wrongly_is_not_used(
    large, near, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annoy = pytest.importorskip("annoy")
    monkeypatch.setattr(annoy, "AnnoyIndex", ForgetfulForest)
    index = TemplateIndex(large, tmp_path, annoy_from=1000)
    index.wait_for_rebuild()
    assert not index.uses_annoy
    query = near(large[10].vector)
    assert index.search(query[None])[1][0].template_id == large[10].template_id


def test_a_folder_that_cannot_be_written_means_searching_without(
    large, near, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    index = TemplateIndex(large, tmp_path / "cache", annoy_from=1000)
    index.wait_for_rebuild()
    assert not index.uses_annoy
    query = near(large[10].vector)
    assert index.search(query[None])[1][0].template_id == large[10].template_id


@pytest.mark.parametrize("bad", [np.nan, np.inf, 0.0, 2.0])
def test_a_vector_that_is_no_direction_is_refused(bad: float, random_vectors) -> None:
    templates = templates_of(random_vectors(5))
    index = TemplateIndex(templates)
    with pytest.raises(ValueError, match="unit length"):
        index.add([Template(9, Label("X"), templates[0].vector * np.float32(bad))])
    assert index.template_ids == {1, 2, 3, 4, 5}


def test_near_identical_templates_of_a_form_count_once(random_vectors, near) -> None:
    first, second = random_vectors(2)
    same = near(np.repeat(first[None], 20, axis=0), 0.1)
    index = TemplateIndex(templates_of(same, lambda _: "A"))
    assert index.distinct_count == 1
    index.add([Template(100, Label("A"), second), Template(101, Label("B"), first)])
    assert index.distinct_count == 3
    index.remove([100])
    assert index.distinct_count == 2
