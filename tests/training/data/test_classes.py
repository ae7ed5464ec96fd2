"""The classes of a run: what each label shows, and that nothing but seed and label decides it."""

import numpy as np
import pytest
import torch

from training.data.classes import PageClasses
from training.data.edits import LEAST_CHANGE, MOST_CHANGE, VISIBLE_LEVELS
from training.data.expand import VARIANTS, vary
from training.data.pages import Pool

CPU = torch.device("cpu")
SIDE = 96


def printed(seed: int, side: int = SIDE) -> np.ndarray:
    """White paper with some lines of text-like marks on a part of it."""
    rng = np.random.default_rng(seed)
    page = np.full((3, side, side), 255, np.uint8)
    for row in range(int(rng.integers(4, 30)), int(rng.integers(50, side)), 6):
        start, stop = sorted(rng.integers(5, side - 5, 2))
        page[:, row : row + 3, start:stop] = np.where(rng.random(stop - start) < 0.6, 20, 255)
    return page


def pool_of(count: int) -> Pool:
    pages = np.stack([printed(seed) for seed in range(count)])
    return Pool(pages, np.array([f"d{seed}" for seed in range(count)]))


def visible_change(first: torch.Tensor, second: torch.Tensor) -> torch.Tensor:
    apart = (first[:, 1].int() - second[:, 1].int()).abs() > VISIBLE_LEVELS
    return apart.float().mean((1, 2))


def test_without_variants_and_twins_the_classes_are_the_pages() -> None:
    pool = pool_of(5)
    classes = PageClasses(pool, expand=False, twins=0, seed=1, device=CPU)
    labels = torch.tensor([4, 0, 2])
    assert len(classes) == 5
    assert torch.equal(classes.page_of(labels), labels)
    assert np.array_equal(classes.images(labels).numpy(), pool.images[[4, 0, 2]])


def test_labels_of_variants_start_at_0_and_the_last_is_one_below_their_number() -> None:
    classes = PageClasses(pool_of(7), expand=True, twins=0, seed=1, device=CPU)
    labels = torch.arange(len(classes))
    assert len(classes) == 7 * VARIANTS == 168
    assert torch.equal(classes.page_of(labels).bincount(), torch.full((7,), VARIANTS))
    assert len(classes.images(labels).flatten(1).unique(dim=0)) == len(classes)
    for outside in (-1, len(classes)):
        with pytest.raises(IndexError, match="0 to 167"):
            classes.images(torch.tensor([outside]))


def test_variant_0_is_the_page_and_the_others_are_its_turns_and_crops() -> None:
    page = torch.from_numpy(printed(3))[None]
    variants = vary(page.expand(VARIANTS, -1, -1, -1), torch.arange(VARIANTS))
    assert torch.equal(variants[0], page[0])
    assert torch.equal(variants[1], page[0].rot90(1, (1, 2)))
    assert torch.equal(variants[4], page[0].flip(2))
    kept = round(SIDE * 0.7)
    corner = torch.nn.functional.interpolate(
        page[:, :, :kept, :kept].float(), size=(SIDE, SIDE), mode="bilinear"
    )
    assert torch.equal(variants[8], corner[0].round().byte())
    with pytest.raises(ValueError, match="0 to 23"):
        vary(page, torch.tensor([24]))


def test_twins_are_dealt_evenly_over_the_pages() -> None:
    classes = PageClasses(pool_of(10), expand=True, twins=25, seed=4, device=CPU)
    twins = torch.arange(10 * VARIANTS, 10 * VARIANTS + 25)
    assert len(classes) == 10 * VARIANTS + 25
    assert sorted(classes.page_of(twins).bincount(minlength=10).tolist()) == [2] * 5 + [3] * 5


@pytest.mark.parametrize("paper", ["text", "white", "grey", "noise", "black"])
def test_a_twin_differs_visibly_but_little_on_any_paper(paper: str) -> None:
    if paper == "text":
        pages = pool_of(200).images
    elif paper == "noise":
        pages = np.random.default_rng(1).integers(0, 256, (200, 3, SIDE, SIDE), dtype=np.uint8)
    else:
        level = {"white": 255, "grey": 128, "black": 0}[paper]
        pages = np.full((200, 3, SIDE, SIDE), level, np.uint8)
    pool = Pool(pages, np.array([f"d{i}" for i in range(200)]))
    classes = PageClasses(pool, expand=False, twins=400, seed=2, device=CPU)
    labels = torch.arange(200, 600)
    change = visible_change(classes.images(classes.page_of(labels)), classes.images(labels))
    assert float(change.min()) >= LEAST_CHANGE
    assert float(change.max()) <= MOST_CHANGE


def test_two_twins_of_a_page_differ() -> None:
    classes = PageClasses(pool_of(20), expand=False, twins=60, seed=5, device=CPU)
    assert len(classes.images(torch.arange(80)).flatten(1).unique(dim=0)) == 80


def test_a_label_looks_the_same_in_every_batch_and_call_and_otherwise_with_another_seed() -> None:
    pool = pool_of(12)
    classes = PageClasses(pool, expand=True, twins=40, seed=6, device=CPU)
    labels = torch.arange(len(classes))[torch.randperm(len(classes))][:100]
    images = classes.images(labels)
    order = torch.randperm(100)
    assert torch.equal(classes.images(labels[order]), images[order])
    alone = torch.cat([classes.images(label[None]) for label in labels])
    assert torch.equal(alone, images)
    other = PageClasses(pool, expand=True, twins=40, seed=7, device=CPU)
    twins = torch.arange(12 * VARIANTS, len(classes))
    assert not torch.equal(other.images(twins), classes.images(twins))


def test_pages_on_disk_are_classes_as_those_in_memory(tmp_path: object) -> None:
    path = f"{tmp_path}/pages.npy"
    in_memory = pool_of(9)
    np.save(path, in_memory.images[4:])
    mapped = Pool(np.load(path, mmap_mode="r"), in_memory.documents[4:])
    joined = Pool(in_memory.images[:4], in_memory.documents[:4]).joined(mapped)
    labels = torch.tensor([8, 1, 30, 4, 3])
    expected = PageClasses(in_memory, True, 5, 1, CPU).images(labels)
    assert torch.equal(PageClasses(joined, True, 5, 1, CPU).images(labels), expected)
