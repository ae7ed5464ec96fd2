"""Which condition a page is in, as the examples of its class show them: stained, torn, marked ...

What a page shows beyond its template is judged block by block: nothing, or one of a few kinds of
damage, by a small network trained on generated damage (`python -m training.conditions`). How much
there is of each kind describes a page, wherever on it the damage lies. A page is in the condition
whose example is described alike; in none where that is not clear.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.domain import ConditionExample, Image
from core.errors import KamiwakeError
from core.recognition.residual import Residual, residual_of
from core.recognition.second_look import KnownTemplates, SecondLook

log = logging.getLogger(__name__)
Description: TypeAlias = NDArray[np.float64]
"""(K,): of each kind of damage, over how many blocks it goes."""

KINDS = ("stain", "glare", "tear", "mark")
"""What blocks are told apart by, after "nothing"."""
_LIKELY = 0.3  # a block that is damaged with a lower probability is not
LEAST_BLOCKS = 4.0
_ALIKE_COS = 0.7
_LEAD_COS = 0.1
_LIMIT = 6.0  # deviations
_MOST_LAYOUTS = 20
_VOTES, _MOST_VOTES = 2, 5  # more than so many examples outvote one; so many others are asked
_DESCRIBED = 1000  # examples whose descriptions are held


Layers: TypeAlias = tuple[tuple[NDArray[np.float32], NDArray[np.float32]], ...]
"""Weights (inputs, outputs) and bias (outputs,) of each layer."""


@dataclass(frozen=True, eq=False)
class BlockNetwork:
    """Perceptrons over the numbers of a block, which agree on the mean of what each says."""

    mean: NDArray[np.float32]
    deviation: NDArray[np.float32]
    members: tuple[Layers, ...]

    def probabilities(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """(rows, columns, F) -> (rows, columns, 1 + K): nothing first, then KINDS."""
        flat = features.reshape(-1, features.shape[-1])
        inputs = standardised(flat, self.mean, self.deviation)
        shares = np.mean([_shares(inputs, layers) for layers in self.members], axis=0)
        return np.asarray(shares, np.float32).reshape(*features.shape[:2], -1)


def standardised(
    features: NDArray[np.float32], mean: NDArray[np.float32], deviation: NDArray[np.float32]
) -> NDArray[np.float32]:
    """(N, F) -> (N, 2 F): the numbers and their roots, for some are mostly near 0 and seldom large;
    `mean` and `deviation` (2 F,)."""
    both = with_roots(features)
    return np.asarray(np.clip((both - mean) / deviation, -_LIMIT, _LIMIT), np.float32)


def with_roots(features: NDArray[np.float32]) -> NDArray[np.float32]:
    roots = np.sign(features) * np.sqrt(np.abs(features))
    return np.concatenate([features, roots], axis=1)


def _shares(inputs: NDArray[np.float32], layers: Layers) -> NDArray[np.float32]:
    *hidden, (last, last_bias) = layers
    values = inputs
    for weights, bias in hidden:
        values = np.maximum(0, values @ weights + bias)
    logits = values @ last + last_bias
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


@cache
def bundled_network() -> BlockNetwork:
    path = resources.files("resources") / "models" / "conditions.npz"
    with path.open("rb") as file, np.load(file) as stored:
        members: list[Layers] = []
        while f"{len(members)}.0.weights" in stored:
            at = len(members)
            depth = sum(name.startswith(f"{at}.") for name in stored.files) // 2
            parts = ((stored[f"{at}.{n}.weights"], stored[f"{at}.{n}.bias"]) for n in range(depth))
            members.append(tuple(parts))
        return BlockNetwork(stored["mean"], stored["deviation"], tuple(members))


def described(residual: Residual, network: BlockNetwork) -> Description:
    shares = network.probabilities(residual.features)[..., 1:]
    likely = np.maximum(0, shares - _LIKELY) * residual.seen[..., None]
    return np.asarray(likely.sum(axis=(0, 1)) / (1 - _LIKELY), np.float64)


def condition_like(page: Description, examples: Mapping[str, Sequence[Description]]) -> str:
    """The condition whose example is like the page; "" where it has none or that is not clear."""
    if page.max(initial=0) < LEAST_BLOCKS:
        return ""
    alike = {name: max(_likeness(page, one) for one in those) for name, those in examples.items()}
    (best, *others) = sorted(alike, key=lambda name: -alike[name])
    if alike[best] < _ALIKE_COS or (others and alike[best] - alike[others[0]] < _LEAD_COS):
        return ""
    return best


def _likeness(one: Description, other: Description) -> float:
    """Cosine: how much of each kind in proportion, whatever the size."""
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / lengths if lengths else 0.0


def outvoted(own: Sequence[Description], others: Sequence[Description]) -> list[Description]:
    """The examples of a condition. One in which nothing is seen, or that looks unlike most of the
    examples that have the same name, `others` being those of other classes, counts as they do."""
    units = [one / np.linalg.norm(one) for one in (*own, *others) if one.any()]
    if len(units) <= _VOTES:
        return list(own)
    shared = np.asarray(np.sum(units, axis=0), np.float64)
    return [one if _likeness(one, shared) >= _ALIKE_COS else shared for one in own]


class Conditions:
    """The conditions registered, and the pages in them. For several threads."""

    def __init__(self, templates: KnownTemplates, network: BlockNetwork | None = None) -> None:
        self._templates = templates
        self._network = network
        self._examples: tuple[ConditionExample, ...] = ()
        self._described: dict[tuple[int, tuple[int, ...]], Description] = {}

    def update(self, examples: Iterable[ConditionExample]) -> None:
        """Makes these the examples."""
        self._examples = tuple(examples)

    def prepare(self) -> bool:
        """Looks at one more example, so that no document has to wait for that. Tells whether one
        was left."""
        for one in self._examples:
            if (one.template_id, one.layouts) not in self._described:
                self._description(one)
                return True
        return False

    def of(self, class_name: str, page: Image, template_id: int) -> str:
        """The condition of a page (H, W, 3) of the class that lies on a template; "" for none."""
        examples = self._examples
        names = {one.label.sub_label for one in examples if one.label.class_name == class_name}
        known = {name: self._known(class_name, name, examples) for name in sorted(names)}
        if not known:
            return ""
        seen = self._seen(SecondLook(page, self._templates), template_id)
        return "" if seen is None else condition_like(seen, known)

    def _known(
        self, class_name: str, name: str, examples: Sequence[ConditionExample]
    ) -> list[Description]:
        alike = [one for one in examples if one.label.sub_label.casefold() == name.casefold()]
        own = [one for one in alike if one.label.class_name == class_name]
        others = [one for one in alike if one.label.class_name != class_name][-_MOST_VOTES:]
        return outvoted(
            [self._description(one) for one in own], list(map(self._description, others))
        )

    def _description(self, example: ConditionExample) -> Description:
        """Of nothing where the example lies on no template of its class, or cannot be read."""
        key = example.template_id, example.layouts
        if key not in self._described:
            if len(self._described) >= _DESCRIBED:
                self._described.clear()
            found = self._worked_out(example)
            self._described[key] = np.zeros(len(KINDS)) if found is None else found
        return self._described[key]

    def _worked_out(self, example: ConditionExample) -> Description | None:
        try:
            look = SecondLook(self._templates.image(example.template_id), self._templates)
            nearest = look.nearest(example.layouts[:_MOST_LAYOUTS])
        except KamiwakeError as error:  # a stored page is damaged
            log.warning("the example of %s cannot be used: %s", example.label, error)
            return None
        return None if nearest is None else self._seen(look, nearest)

    def _seen(self, look: SecondLook, template_id: int) -> Description | None:
        try:
            view = look.onto(template_id)
            if view is None:
                return None
            template = self._templates.image(template_id)
        except KamiwakeError as error:  # nobody has to decide because of a condition
            log.warning("template %s cannot be compared: %s", template_id, error)
            return None
        residual = residual_of(look.image, template, view)
        return described(residual, self._network or bundled_network())
