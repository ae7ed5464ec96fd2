"""`python -m training.export CHECKPOINT --data DIR --out NAME.onnx [--set FOLDER ...]`: a model the
application takes.

Writes the graph and, beside it, `NAME.json`: SHA-256, input, dimension, the training config, the
calibration of "unknown", and the evaluation on held-out pages and on every set given. With
`--report`, also the page with curves and map of `training.evaluate`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.errors import KamiwakeError
from core.recognition.calibrate import calibrate
from training.augment import Augmenter
from training.config import Config, from_dict
from training.data.dataset import Dataset, load_dataset
from training.data.pages import LOOK_ALIKE_CORRELATION, thumbnail
from training.embed import MOST_HELD_OUT, embed, held_out_top1, shrink
from training.evaluate import format_table, measure, open_model, to_json
from training.head import Network, network_of
from training.memory import keep_freed_memory
from training.report.page import write_report
from training.teachers.files import read_saved

log = logging.getLogger(__name__)
OPSET = 17
CHECKED_BATCHES = (1, 5, 64)
LEAST_COSINE = 0.9999
MOST_CALIBRATED = 20_000
VIEWS_PER_PAGE = 4


def load_network(checkpoint: Path) -> tuple[Network, Config, int]:
    """The averaged network of a checkpoint, its config and the step it was taken at."""
    state = _state(checkpoint)
    config = from_dict(state["config"], str(checkpoint))
    network = network_of(config)
    network.load_state_dict(state["average"])
    return network.eval(), config, state["step"]


def write_onnx(network: Network, size_px: int, path: Path) -> None:
    """Input `image` (N, 3, S, S) RGB in [0, 1]; output `embedding` (N, D) of unit length.

    Raises ArithmeticError when ONNX Runtime and PyTorch disagree.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        network.to(memory_format=torch.contiguous_format),  # type: ignore[call-overload]
        (torch.zeros(2, 3, size_px, size_px),),
        str(path),
        input_names=["image"],
        output_names=["embedding"],
        dynamic_axes={"image": {0: "batch"}, "embedding": {0: "batch"}},
        opset_version=OPSET,
        dynamo=False,
    )
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    rng, worst = torch.Generator().manual_seed(0), 1.0
    for batch in CHECKED_BATCHES:  # the first axis is free, and no answer depends on its size
        images = torch.rand(batch, 3, size_px, size_px, generator=rng)
        with torch.no_grad():
            expected = network(images).numpy()
        (found,) = session.run(["embedding"], {"image": images.numpy()})
        worst = min(worst, float((found * expected).sum(1).min()))
    if worst < LEAST_COSINE:
        raise ArithmeticError(f"{path}: cosine to PyTorch is only {worst:.6f}")
    log.info("%s: cosine to PyTorch at least %.7f", path.name, worst)


@torch.no_grad()
def calibration_vectors(
    network: Network,
    dataset: Dataset,
    augmenter: Augmenter,
    folders: tuple[str, ...] = (),
    seed: int = 2,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Unregistered pages against registered ones, all of documents the network never saw.

    Paper alone, no pictures, halved by document: clean pages of one half are the gallery (N, D);
    those of the other, distorted in VIEWS_PER_PAGE ways, are the probes (M * VIEWS_PER_PAGE, 4, D),
    each in four rotations. A page that is the same sheet to the eye as one in the gallery is
    registered, and no probe.
    """
    pictures = tuple(f"{name}/" for name in ("images", *folders))
    pages = dataset.held_out.only(lambda name: not name.startswith(pictures))
    pages = pages.limited(MOST_CALIBRATED)
    in_gallery = np.array([_halves(name) for name in pages.documents])
    images = torch.from_numpy(pages.images)
    gallery = embed(network, shrink(images[in_gallery], augmenter.size_px))
    rng = torch.Generator().manual_seed(seed)
    outsiders = images[~in_gallery]
    seen = np.stack([thumbnail(image) for image in pages.images])
    registered = (seen[~in_gallery] @ seen[in_gallery].T).max(1) > LOOK_ALIKE_CORRELATION
    outsiders = outsiders[torch.from_numpy(~registered)]
    outsiders = outsiders.repeat_interleave(VIEWS_PER_PAGE, 0)
    turned: list[Tensor] = []
    for part in torch.split(outsiders, 256):
        probes = augmenter(part, 1.0, rng)
        views = torch.stack([torch.rot90(probes, k, (2, 3)) for k in range(4)], 1)
        turned.append(embed(network, views.flatten(0, 1)).view(len(part), 4, gallery.shape[1]))
    return gallery.numpy(), torch.cat(turned).numpy()


def _state(checkpoint: Path) -> dict[str, Any]:
    state = read_saved(checkpoint)
    if not isinstance(state, dict) or not {"config", "average", "step"} <= state.keys():
        raise ValueError(f"{checkpoint} is no checkpoint; give one that training.train has written")
    return state


def samples_seen(checkpoint: Path) -> int:
    """Over all ranks."""
    state = _state(checkpoint)
    if "seen" in state:
        return int(state["seen"])
    config = from_dict(state["config"], str(checkpoint))
    return int(state["step"]) * config.batch * config.accumulate * int(state["world"])


def describe(
    network: Network, config: Config, step: int, samples: int, dataset: Dataset, onnx: Path
) -> dict[str, Any]:
    overlays = torch.from_numpy(dataset.overlays)
    augmenter = Augmenter(config.augment, overlays, config.size_px)
    held_out = dataset.held_out
    gallery, probes = calibration_vectors(network, dataset, augmenter, config.data.folders)
    cpu = torch.device("cpu")
    return {
        "name": onnx.stem,
        "version": 1,
        "sha256": hashlib.sha256(onnx.read_bytes()).hexdigest(),
        "size_px": config.size_px,
        "colour": "RGB",
        "dim": config.dim,
        "training": {"config": config.to_dict(), "step": step, "samples": samples},
        "evaluation": {
            "held_out_pages": min(len(held_out), MOST_HELD_OUT),
            "held_out_top1": round(held_out_top1(network, held_out, augmenter, cpu), 4),
        },
        "calibration": calibrate(gallery, probes, VIEWS_PER_PAGE).to_json(),
    }


def _halves(document: str) -> bool:
    return hashlib.sha256(f"gallery {document}".encode()).digest()[0] < 128


def export(args: argparse.Namespace) -> None:
    """Everything is made and measured beside `--out`, which is replaced once all of it is good."""
    names = [folder.resolve().name for folder in args.sets]
    if len(names) > len(set(names)):
        raise ValueError(f"two sets have the same name: {', '.join(names)}; rename one")
    if args.report and not args.sets:
        raise ValueError("--report shows what was measured: give a --set as well")
    network, config, step = load_network(args.checkpoint)
    cache = args.cache or args.checkpoint.parent
    dataset = load_dataset(config.data, args.data, cache, args.threads)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".export-", dir=args.out.parent) as part:
        model = Path(part) / args.out.name
        write_onnx(network, config.size_px, model)
        description = describe(network, config, step, samples_seen(args.checkpoint), dataset, model)
        write_description(description, model)
        if args.sets:
            description["evaluation"]["sets"] = measured_on(args.sets, model, args)
            write_description(description, model)
        for made in (model, model.with_suffix(".json")):
            made.replace(args.out.with_suffix(made.suffix))
    log.info("%s and .json written, step %d", args.out, step)


def measured_on(folders: list[Path], path: Path, args: argparse.Namespace) -> Any:
    model = open_model(path, args.threads)
    sets = [measure(model, folder, args.threads) for folder in folders]
    for measured in sets:
        log.info("%s: %s", measured.pages.name, format_table(measured.evaluation))
    figures = to_json(model, sets)
    if args.report:
        write_report(args.report, model.name, figures, sets)
    return figures["sets"]


def write_description(description: dict[str, Any], model: Path) -> None:
    text = json.dumps(description, indent=1, ensure_ascii=False)
    model.with_suffix(".json").write_text(text + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--data", type=Path, required=True, help="folder with shards and fonts/")
    parser.add_argument("--cache", type=Path, help="folder of the drawn pool")
    parser.add_argument("--out", type=Path, required=True, help="the .onnx file to write")
    parser.add_argument(
        "--set", type=Path, action="append", default=[], dest="sets", help="to be measured on"
    )
    parser.add_argument("--report", type=Path, help="folder for a page about it")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(args.threads)
    keep_freed_memory()
    try:
        export(args)
    except (OSError, ValueError, ArithmeticError, KamiwakeError) as error:
        sys.exit(f"error: {error}")


if __name__ == "__main__":
    main()
