from pathlib import Path

import numpy as np
import torch

from training.embed import embed
from training.export import write_onnx
from training.head import Network


def test_the_exported_graph_gives_what_the_network_gives_for_any_batch(tmp_path: Path) -> None:
    import onnxruntime

    network = Network(32, 16).eval()
    write_onnx(network, 32, tmp_path / "tiny.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "tiny.onnx"))
    for batch in (1, 3, 8):
        images = torch.rand(batch, 3, 32, 32)
        (found,) = session.run(["embedding"], {"image": images.numpy()})
        assert np.allclose(found, embed(network, images).numpy(), atol=1e-4)
        assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
