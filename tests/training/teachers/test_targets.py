import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor

from training.config import DistillConfig
from training.data.classes import PageClasses
from training.data.expand import VARIANTS
from training.data.pages import Pool
from training.distill import Distiller
from training.teachers import load_teacher
from training.teachers.targets import StoredTargets, compute_targets, principal

CPU = torch.device("cpu")
PAGES = 150  # three calls of the teacher


class Brightness:
    """Sees a page as its mean colour in each of four quarters; counts what it was shown."""

    dim = 12

    def __init__(self, patience: int = 10**6) -> None:
        self.seen, self._patience = 0, patience

    def __call__(
        self, pages: Tensor, labels: Tensor | None = None, classes: PageClasses | None = None
    ) -> Tensor:
        self.seen += len(pages)
        if self.seen > self._patience:
            raise KeyboardInterrupt
        cells = pages.float().unfold(2, 16, 16).unfold(3, 16, 16).mean((4, 5)).flatten(1)
        return torch.nn.functional.normalize(cells, dim=1)


def some_pool(count: int = PAGES, seed: int = 0) -> Pool:
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (count, 3, 4, 4), dtype=np.uint8).repeat(8, 2).repeat(8, 3)
    return Pool(images, np.array([f"document {number}" for number in range(count)]))


def written(folder: Path, pool: Pool, centre: bool = False) -> Path:
    compute_targets(Brightness(), pool, CPU, folder / "t.npz", "brightness", 512, centre)
    return folder / "t.npz"


def loaded(file: Path, pool: Pool | None) -> StoredTargets:
    config = DistillConfig(teacher="targets", path=file.name)
    teacher = load_teacher(config, file.parent, CPU, pool)
    assert isinstance(teacher, StoredTargets)
    return teacher


def expected(pool: Pool, centre: bool = False) -> Tensor:
    """Normalised page by page, after centring where asked for."""
    features = Brightness()(torch.from_numpy(pool.images)).double()
    apart = features - features.mean(0) * centre
    return (apart / apart.norm(dim=1, keepdim=True)).float()


@pytest.mark.parametrize("centre", [False, True])
def test_rows_are_the_teachers_answers(centre: bool, tmp_path: Path) -> None:
    pool = some_pool()
    teacher = loaded(written(tmp_path, pool, centre), pool)
    rows = teacher.rows(torch.tensor([149, 3, 64, 3]))
    assert rows.dtype == torch.float32 and teacher.dim == 12
    assert torch.allclose(rows, expected(pool, centre)[[149, 3, 64, 3]], atol=5e-3)
    other = expected(pool, not centre)[[149, 3, 64, 3]]
    assert not torch.allclose(rows, other, atol=5e-2)
    assert torch.allclose(rows.norm(dim=1), torch.ones(4), atol=1e-6)
    assert [path.name for path in tmp_path.iterdir()] == ["t.npz"]


@pytest.mark.parametrize("centre", [False, True])
def test_principal_components_keep_as_much_likeness_as_any_so_many_numbers_can(
    centre: bool,
) -> None:
    rng = np.random.default_rng(0)
    features = (rng.normal(size=(5000, 20)) * np.geomspace(3, 0.01, 20) + 5).astype(np.float16)
    reduced = principal(features, 6, centre).astype(np.float64)
    assert reduced.shape == (5000, 6)
    apart = features.astype(np.float64) - features.astype(np.float64).mean(0) * centre
    left, sizes, _ = np.linalg.svd(apart, full_matrices=False)
    best = left[:, :6] * sizes[:6]
    best /= np.linalg.norm(best, axis=1, keepdims=True)
    assert np.allclose(reduced[:300] @ reduced[:300].T, best[:300] @ best[:300].T, atol=1e-2)


def test_variants_and_twins_have_no_target(tmp_path: Path) -> None:
    pool = some_pool(5)
    teacher = loaded(written(tmp_path, pool), pool)
    for expand, pages in ((False, [0, 1, 2, 3, 4]), (True, [VARIANTS * k for k in range(5)])):
        classes = PageClasses(pool, expand, 7, 0, CPU)
        labels = torch.randperm(len(classes), generator=torch.Generator().manual_seed(0))
        targets = teacher(classes.images(labels), labels, classes)
        is_page = torch.isin(labels, torch.tensor(pages))
        assert len(labels) == len(pages) * (VARIANTS if expand else 1) + 7
        assert torch.equal(targets.abs().sum(1) > 0, is_page)
        wanted = expected(pool)[classes.page_of(labels[is_page])]
        assert torch.allclose(targets[is_page], wanted, atol=5e-3)
        distiller = Distiller(DistillConfig(loss="kl"), 8, 12, torch.Generator().manual_seed(0))
        embeddings = torch.nn.functional.normalize(torch.randn(len(labels), 8), dim=1)
        kept = distiller(embeddings[is_page], targets[is_page])
        assert torch.allclose(distiller(embeddings, targets), kept)


def test_a_pool_of_one_page_has_one_target(tmp_path: Path) -> None:
    pool = some_pool(1)
    classes = PageClasses(pool, True, 2, 0, CPU)
    teacher = StoredTargets(torch.ones(1, 4, dtype=torch.float16))
    labels = torch.arange(len(classes))
    targets = teacher(classes.images(labels), labels, classes)
    assert (targets.abs().sum(1) > 0).tolist() == [True] + [False] * (VARIANTS + 1)


def darker(pool: Pool) -> Pool:
    images = pool.images.copy()
    images[77] //= 2
    return Pool(images, pool.documents)


def renamed(pool: Pool) -> Pool:
    documents = pool.documents.copy()
    documents[77] = "another"
    return Pool(pool.images, documents)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda pool: pool.limited(149), "150 targets, the pool 149 pages"),
        (renamed, "other names"),
        (darker, "look otherwise"),
        (lambda pool: Pool(pool.images[:, :, ::2, ::2], pool.documents), "look otherwise"),
        (lambda pool: Pool(pool.images[::-1].copy(), pool.documents[::-1]), "other names"),
    ],
)
def test_targets_of_another_pool_are_refused(
    change: Callable[[Pool], Pool], told: str, tmp_path: Path
) -> None:
    pool = some_pool()
    file = written(tmp_path, pool)
    loaded(file, pool)
    with pytest.raises(ValueError, match=rf"t.npz belongs to another pool: .*{told}"):
        loaded(file, change(pool))


def test_without_a_pool_or_a_file_there_are_no_targets(tmp_path: Path) -> None:
    pool = some_pool(4)
    file = written(tmp_path, pool)
    with pytest.raises(ValueError, match=r"t.npz: stored targets belong to a pool"):
        loaded(file, None)
    with pytest.raises(ValueError, match=r"labels and classes are needed"):
        loaded(file, pool)(torch.from_numpy(pool.images))
    for name, write in (
        ("text.npz", lambda path: path.write_text("no targets")),
        ("other.npz", lambda path: np.savez(path, embeddings=np.ones(3))),
        ("gone.npz", lambda path: None),
    ):
        write(tmp_path / name)
        with pytest.raises(ValueError, match=rf"{name} holds no stored targets"):
            loaded(tmp_path / name, pool)


def test_a_stopped_computation_goes_on_where_it_was(tmp_path: Path) -> None:
    pool, out = some_pool(), tmp_path / "t.npz"
    whole = np.load(written(tmp_path, pool))["targets"]
    out.unlink()
    with pytest.raises(KeyboardInterrupt):
        compute_targets(Brightness(patience=130), pool, CPU, out, "brightness", 512)
    assert not out.exists()
    shutil.copytree(tmp_path / "t.npz.part", tmp_path / "kept.npz.part")
    rest = Brightness()
    compute_targets(rest, pool, CPU, out, "brightness", 512)
    assert rest.seen == PAGES - 128
    assert np.array_equal(np.load(out)["targets"], whole)
    again = Brightness()  # a part of another teacher or pool is begun anew
    compute_targets(again, pool, CPU, tmp_path / "kept.npz", "darkness", 512)
    assert again.seen == PAGES
    assert np.array_equal(np.load(tmp_path / "kept.npz")["targets"], whole)


def test_the_command_names_what_is_wrong(tmp_path: Path) -> None:
    config = tmp_path / "run.toml"
    config.write_text('name = "run"\n[distill]\nteacher = "targets"\npath = "t.npz"\n')
    command = [sys.executable, "-m", "training.teachers.targets", str(config), "--data"]
    folders = [str(tmp_path), "--cache", str(tmp_path), "--out", str(tmp_path / "t.npz")]
    done = subprocess.run([*command, *folders], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert re.fullmatch(r"error: teacher targets sees nothing: .*\n", done.stderr)
