"""Paper that no template was made of, which a sorter has to refuse: drawn from a seed.

The hardest come from the publisher of a registered form: same letters, colours and logo, often
the same title, but another form.
"""

from dataclasses import replace
from random import Random

from training.data.fonts import Language
from training.data.forms import form_layout
from training.data.kinds import kinds_in
from training.data.layout import Layout, arrange, draw_layout, random_layout
from training.data.official import official_layout
from training.data.papers import PAPER_KINDS, draw_paper


def same_publisher(template: Layout, rng: Random) -> Layout:
    """Another form in the look of a registered one; half the time even of the same title."""
    language = template.look.language
    if not template.bands:
        return official_layout(rng, language, template)
    if rng.random() < 0.5:
        drawn = random_layout(rng, template.kind)
    else:
        others = [kind for kind in kinds_in(language) if kind.title != template.kind.title]
        drawn = draw_layout(rng, rng.choice(others), template.look)
    head = replace(drawn.head, publisher=template.head.publisher, logo_seed=template.head.logo_seed)
    return arrange(drawn.kind, head, template.look, drawn.bands, template.foot)


def other_form(rng: Random) -> Layout:
    """A form of some other publisher."""
    return form_layout(rng)


def other_paper(rng: Random) -> tuple[str, Layout]:
    """A letter, receipt, listing and the like; returns which."""
    kind = rng.choice(PAPER_KINDS)
    return kind, draw_paper(rng, rng.choice(tuple(Language)), kind)
