import numpy as np
import pytest

from core.imaging.preprocess import (
    decode_template,
    encode_template,
    four_rotations,
    model_input,
)


def picture(height: int = 300, width: int = 200) -> np.ndarray:
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (height // 10, width // 10, 3), dtype=np.uint8)
    return coarse.repeat(10, 0).repeat(10, 1)


def test_the_model_sees_exact_averages_of_the_whole_page() -> None:
    page = picture(1280, 640)
    blocks = page.reshape(128, 10, 128, 5, 3).mean((1, 3)) / 255
    assert np.allclose(model_input(page, 128), blocks.transpose(2, 0, 1), atol=1e-5)


@pytest.mark.parametrize("turns", range(4))
def test_the_rotation_that_matches_tells_how_the_page_was_turned(turns: int) -> None:
    upright = model_input(picture(), 64)
    turned = np.ascontiguousarray(np.rot90(picture(), turns))  # counter-clockwise
    distances = [np.abs(view - upright).mean() for view in four_rotations(turned, 64)]
    assert int(np.argmin(distances)) == turns


def test_templates_are_stored_whole_and_no_larger_than_needed() -> None:
    webp, size_px = encode_template(picture(3000, 2000))
    stored = decode_template(webp)
    assert size_px == (1067, 1600)
    assert stored.shape == (1600, 1067, 3)
    assert np.abs(model_input(stored, 64) - model_input(picture(3000, 2000), 64)).mean() < 0.02


def test_training_sees_pages_as_the_program_does() -> None:
    torch = pytest.importorskip("torch", reason="the training extra is not installed")
    from core.recognition.embedding import Embedder, default_model
    from training.embed import shrink

    page = picture(480, 480)
    embedder = Embedder(default_model())
    ours = model_input(page, embedder.size_px)
    batch = shrink(
        torch.from_numpy(page.transpose(2, 0, 1).copy())[None, :, :480], embedder.size_px
    )
    square = model_input(page[:480], embedder.size_px)
    assert np.allclose(batch[0].numpy(), square, atol=1e-5)
    first, second = embedder.embed(np.stack([batch[0].numpy(), square]))
    assert float(first @ second) > 0.999
    assert ours.shape == square.shape
