"""`python tests/benchmarks/bench_conditions.py [--seed 2] [--copies 200] [--sound 100]`: in which
condition is a copy?

Forms are drawn, every fourth with a second edition, and registered blank. Of each class, one
example of each condition is registered: a filled copy of one of its editions with that damage.
Then filled copies of all editions are judged, damaged elsewhere than the example is, and sound
ones; half of all are scans, half photographs. Printed: how often the right condition is found, how
often one on a sound copy, and whether the examples change what copies are filed as. Conditions are
asked for on the right layout, and of the whole program, which finds none of a copy that it does not
file. The former is done twice: with the same names of conditions in all classes, whose examples
then help one another, and with names that each class has for itself alone. The network that tells
kinds of damage apart was trained on other seeds (`python -m training.conditions`).
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import cv2
import numpy as np

from app.bootstrap import Profile
from core.domain import Label, Page, SubLabelKind, Verdict
from core.library.registry import Sample
from training.data.damage import Damage
from training.data.damaged_copies import COPY_PX, Copy, damaged_copy
from training.data.fonts import Fonts, find_fonts
from training.data.forms import form_layout
from training.data.layout import Layout
from training.data.layout_twins import Change, layout_twin
from training.data.paint import paint_scaled, pixels
from training.data.seeds import stream
from training.metrics import Share

EDITIONS = ("2023", "2025")


@dataclass(frozen=True, eq=False)
class Form:
    name: str
    editions: dict[str, Layout]


@dataclass(frozen=True, eq=False)
class Probe:
    label: Label
    what: Damage | None
    phone: bool
    copy: Copy


def drawn_forms(seed: int, count: int, fonts: Fonts) -> list[Form]:
    forms = []
    for number in range(count):
        layout = form_layout(stream(seed, f"form/{number}"))
        editions = {"": layout}
        if number % 4 == 0:
            twin = layout_twin(layout, stream(seed, f"twin/{number}"), fonts, Change.SLIGHT)
            editions = dict(zip(EDITIONS, (layout, twin.layout), strict=True))
        forms.append(Form(f"Form {number}", editions))
    return forms


def register(profile: Profile, image: np.ndarray, label: Label, kind: SubLabelKind) -> None:
    name = f"{label}.png".replace("/", "-")
    sample = Sample(image, name, sha256(image.tobytes()).hexdigest())
    profile.registry.register(sample, label, kind)


def examples_of(form: Form, fonts: Fonts, seed: int) -> Iterator[tuple[Damage, Copy]]:
    for number, what in enumerate(Damage):
        rng = stream(seed, f"example/{form.name}/{what}")
        layout = rng.choice(list(form.editions.values()))
        phone = (number + int(form.name.split()[-1])) % 2 == 1
        yield what, damaged_copy(layout, fonts, seed, f"example {form.name} {what}", what, phone)


def probes_of(
    forms: list[Form], masks: dict[tuple[str, Damage], np.ndarray], fonts: Fonts, seed: int,
    copies: int, sound: int,
) -> Iterator[Probe]:  # fmt: skip
    wanted = [list(Damage)[n % len(Damage)] for n in range(copies)] + [None] * sound
    for number, what in enumerate(wanted):
        rng = stream(seed, f"probe/{number}")
        turn = number // len(Damage) if what else number - copies
        form = forms[turn % len(forms)]
        edition = rng.choice(list(form.editions))
        phone = (turn + turn // len(forms)) % 2 == 1  # each form in both ways
        copy = damaged_copy(
            form.editions[edition], fonts, seed, f"probe {number}", what, phone,
            masks[form.name, what] if what else None,
        )  # fmt: skip
        yield Probe(Label(form.name, edition), what, phone, copy)


def judged(profile: Profile, probes: list[Probe]) -> list[Verdict]:
    profile.refresh()
    return [profile.recognizer.recognize([Page(1, probe.copy.picture)]) for probe in probes]


def print_layouts(probes: list[Probe], verdicts: list[Verdict], title: str) -> None:
    right = sum(v.label == p.label for p, v in zip(probes, verdicts, strict=True))
    wrong = sum(v.label not in (None, p.label) for p, v in zip(probes, verdicts, strict=True))
    print(f"{title}: filed as the right layout {Share(right, len(probes))}, as another {wrong}")


def own_name(label: Label, what: str) -> str:
    """Of a condition, in no other class."""
    return f"{what} {label.class_name}"


def told_of(probes: list[Probe], verdicts: list[Verdict]) -> list[str]:
    told = []
    for probe, verdict in zip(probes, verdicts, strict=True):
        condition = verdict.condition.removesuffix(f" {probe.label.class_name}")
        told.append(condition or ("nothing" if verdict.label else "not filed"))
    return told


def asked(profile: Profile, probes: list[Probe]) -> list[str]:
    """The condition of each copy on its own layout, whether or not it is filed as that."""
    profile.refresh()
    while profile.conditions.prepare():
        pass
    layouts = {one.label: one.template_id for one in profile.registry.registered()}
    told, spent = [], []
    for probe in probes:
        name, own = probe.label.class_name, f" {probe.label.class_name}"
        start = time.process_time()
        condition = profile.conditions.of(name, probe.copy.picture, layouts[probe.label])
        spent.append(time.process_time() - start)
        told.append(condition.removesuffix(own) or "nothing")
    print(f"a page's condition takes {1000 * float(np.median(spent)):.0f} ms of CPU (median)")
    return told


def print_conditions(probes: list[Probe], told: list[str], wrong_too: bool) -> None:
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number, (probe, one) in enumerate(zip(probes, told, strict=True)):
        what = str(probe.what or "sound")
        for group in ("phone" if probe.phone else "scan", "all"):
            found[what, group][one] += 1
            found["damaged" if probe.what else "", group]["right" if one == what else one] += 1
        if wrong_too and one != str(probe.what or "nothing"):
            print(f"  {number}: {what} {probe.phone=} is {one}; {probe.label}")
    for (what, group), count in sorted(found.items()):
        if not what:
            continue
        of = sum(count.values())
        right = "right" if what == "damaged" else what
        if what == "sound":
            false = of - count["nothing"] - count["not filed"]
            print(f"{what:8} {group:5} given a condition {Share(false, of)}  {dict(count)}")
        else:
            filed = Share(count[right], of - count["not filed"])
            told_right = f"right {Share(count[right], of)}, of those filed {filed}"
            print(f"{what:8} {group:5} {told_right}  {dict(count)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--forms", type=int, default=20)
    parser.add_argument("--copies", type=int, default=200)
    parser.add_argument("--sound", type=int, default=100)
    parser.add_argument("--handwriting", type=Path, help="a folder of handwriting fonts")
    parser.add_argument("--layout-given", action="store_true", help="ask for conditions alone")
    parser.add_argument("--wrong", action="store_true", help="list what went wrong")
    args = parser.parse_args()
    cv2.setNumThreads(1)
    fonts = find_fonts(args.handwriting)
    forms = drawn_forms(args.seed, args.forms, fonts)
    examples = {
        (form.name, what): copy
        for form in forms
        for what, copy in examples_of(form, fonts, args.seed)
    }
    masks = {key: copy.mask for key, copy in examples.items() if copy.mask is not None}
    probes = list(probes_of(forms, masks, fonts, args.seed, args.copies, args.sound))
    with tempfile.TemporaryDirectory() as folder, Profile(Path(folder)) as profile:
        for form in forms:
            for edition, layout in form.editions.items():
                blank = pixels(paint_scaled(layout, fonts, COPY_PX / max(layout.size_mm)))
                register(profile, blank, Label(form.name, edition), SubLabelKind.LAYOUT)
        for (name, what), copy in examples.items():
            register(profile, copy.picture, Label(name, what), SubLabelKind.CONDITION)
        print("On its own layout, the same names in all classes:")
        print_conditions(probes, asked(profile, probes), args.wrong)
        with_them = [] if args.layout_given else judged(profile, probes)
        if with_them:
            print("By the whole program:")
            print_conditions(probes, told_of(probes, with_them), args.wrong)
            print_layouts(probes, with_them, "with conditions   ")
        for name, what in examples:
            profile.registry.rename(Label(name, what), own_name(Label(name), what))
        print("On its own layout, names of its own in each class:")
        print_conditions(probes, asked(profile, probes), args.wrong)
        if not with_them:
            return
        for name, what in examples:
            profile.registry.retire(Label(name, own_name(Label(name), what)))
        without = judged(profile, probes)
    print_layouts(probes, without, "without conditions")
    changed = sum(a.label != b.label for a, b in zip(without, with_them, strict=True))
    print(f"copies filed as something else because of the examples: {changed}")


if __name__ == "__main__":
    main()
