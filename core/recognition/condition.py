"""Which condition a page is in, as the examples of its class show them: stained, torn, marked ...

`damage` tells which kind of damage a page shows beyond its template. An example, often the only one
of its condition, is known to show some: it is read in the light of what other examples show. A page
is in the condition whose example stands for the page's kind of damage; in none where that is not
clear.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from core.errors import KamiwakeError
from core.recognition.damage import KINDS, DamageNetwork, Shares, bundled_network
from core.recognition.residual import residual_of
from core.recognition.second_look import KnownTemplates, SecondLook

if TYPE_CHECKING:
    from core.domain import ConditionExample, Image

log = logging.getLogger(__name__)
_CLEAR = 0.4
_LEAD = 0.05
_NO_EXAMPLE = 0.25  # that damage of a kind is in none of the conditions that there are
_FLOOR = 0.01  # the network is not that sure
_OTHER_KIND = 0.1  # that a condition is none of KINDS
_UNREAD = 0.35  # that, of an example that cannot be read
_SAME_NAME = 0.8  # how often examples of one name show one kind
_DISTINCT = 0.8  # how seldom conditions of a class show the same kind
_ROUNDS = 3
_MOST_LAYOUTS = 20
_MOST_VOTES = 5  # so many examples of other classes are asked
_READ = 1000  # examples that are held as read


def condition_like(page: Shares, examples: Mapping[str, Sequence[Shares]]) -> str:
    """The condition whose example shows the kind of damage that the page does; "" where it shows
    none, or that is not clear. `examples`: as `understood` gives them."""
    each = [np.max(those, axis=0)[1:] for those in examples.values()]
    by_kind = np.array(each) / (np.sum(each, axis=0) + _NO_EXAMPLE)  # (names, K)
    likely = by_kind @ page[1:]
    best, *others = np.argsort(-likely)
    lead = likely[best] - likely[others[0]] if others else 1.0
    return list(examples)[best] if likely[best] > _CLEAR and lead > _LEAD else ""


def understood(
    examples: Mapping[str, Sequence[Shares | None]],
    elsewhere: Mapping[str, Sequence[Shares | None]],
) -> dict[str, list[Shares]]:
    """Which kind of damage each example of a class stands for: (1 + K,), first that it is of
    another kind. It is known to show some, however faintly, None being one that cannot be read.
    `elsewhere`: examples of other classes by the same names, which mostly show the same; examples
    by other names mostly show something else."""
    alone = {name: [_damage(one) for one in those] for name, those in examples.items()}
    agreed = {
        name: [
            _as_most(one, [*those[:at], *those[at + 1 :], *map(_damage, elsewhere.get(name, ()))])
            for at, one in enumerate(those)
        ]
        for name, those in alone.items()
    }
    apart = agreed
    for _ in range(_ROUNDS):
        taken = {name: np.max(those, axis=0) for name, those in apart.items()}
        apart = {
            name: [_unlike(one, [taken[each] for each in taken if each != name]) for one in those]
            for name, those in agreed.items()
        }
    return apart


def _damage(shown: Shares | None) -> Shares:
    if shown is None:
        return np.array([_UNREAD, *[(1 - _UNREAD) / len(KINDS)] * len(KINDS)])
    kinds = shown + _FLOOR
    kinds[0] *= _OTHER_KIND
    return np.asarray(kinds / kinds.sum(), np.float64)


def _as_most(own: Shares, others: Sequence[Shares]) -> Shares:
    if not others:
        return own
    together = np.exp(np.sum(np.log(others), axis=0))
    mostly = _SAME_NAME * together / together.sum() + (1 - _SAME_NAME) / len(own)
    return np.asarray(own * mostly / (own * mostly).sum(), np.float64)


def _unlike(own: Shares, others: Sequence[Shares]) -> Shares:
    left = np.prod([1 - _DISTINCT * one for one in others], axis=0) if others else np.ones(len(own))
    left[0] = 1.0
    return np.asarray(own * left / (own * left).sum(), np.float64)


class Conditions:
    """The conditions registered, and the pages in them. For several threads."""

    def __init__(self, templates: KnownTemplates, network: DamageNetwork | None = None) -> None:
        self._templates = templates
        self._network = network
        self._examples: tuple[ConditionExample, ...] = ()
        self._read: dict[tuple[int, tuple[int, ...]], Shares | None] = {}

    def update(self, examples: Iterable[ConditionExample]) -> None:
        """Makes these the examples."""
        self._examples = tuple(examples)

    def prepare(self) -> bool:
        """Looks at one more example, so that no document has to wait for that. Tells whether one
        was left."""
        for one in self._examples:
            if (one.template_id, one.layouts) not in self._read:
                self._shown(one)
                return True
        return False

    def of(self, class_name: str, page: Image, template_id: int) -> str:
        """The condition of a page (H, W, 3) of the class that lies on a template; "" for none."""
        examples = self._examples
        own: dict[str, list[Shares | None]] = {}
        for one in examples:
            if one.label.class_name == class_name:
                own.setdefault(one.label.sub_label, []).append(self._shown(one))
        if not own:
            return ""
        seen = self._seen(SecondLook(page, self._templates), template_id)
        if seen is None:
            return ""
        elsewhere = {name: self._elsewhere(class_name, name, examples) for name in own}
        return condition_like(seen, understood(own, elsewhere))

    def _elsewhere(
        self, class_name: str, name: str, examples: Sequence[ConditionExample]
    ) -> list[Shares | None]:
        alike = [
            one
            for one in examples
            if one.label.sub_label.casefold() == name.casefold()
            and one.label.class_name != class_name
        ]
        return [self._shown(one) for one in alike[-_MOST_VOTES:]]

    def _shown(self, example: ConditionExample) -> Shares | None:
        """None where the example lies on no template of its class, or cannot be read."""
        key = example.template_id, example.layouts
        if key not in self._read:
            if len(self._read) >= _READ:
                self._read.clear()
            self._read[key] = self._worked_out(example)
        return self._read[key]

    def _worked_out(self, example: ConditionExample) -> Shares | None:
        try:
            look = SecondLook(self._templates.image(example.template_id), self._templates)
            nearest = look.nearest(example.layouts[:_MOST_LAYOUTS])
        except KamiwakeError as error:  # a stored page is damaged
            log.warning("the example of %s cannot be used: %s", example.label, error)
            return None
        return None if nearest is None else self._seen(look, nearest)

    def _seen(self, look: SecondLook, template_id: int) -> Shares | None:
        try:
            view = look.onto(template_id)
            if view is None:
                return None
            template = self._templates.image(template_id)
        except KamiwakeError as error:  # nobody has to decide because of a condition
            log.warning("template %s cannot be compared: %s", template_id, error)
            return None
        residual = residual_of(look.image, template, view)
        return (self._network or bundled_network()).shares(residual)
