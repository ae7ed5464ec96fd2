"""A profile as large as an office's after years, made in a process of its own, so that the memory
it takes is not the window's: `python tests/benchmarks/window_material.py PROFILE TEMPLATES`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "app" / "gui")]
# ruff: noqa: E402

from app.bootstrap import Profile

SAMPLES = Path(str(resources.files("resources") / "samples"))


def fill_library(profile: Profile, templates: int) -> None:
    """Real pages under random directions, three a class: as large as real ones, and made fast."""
    import numpy as np
    from desk_top import register_samples

    from core.database.engine import write
    from core.database.library.tables import (
        DocumentClass,
        Embedding,
        Generation,
        TemplateImage,
        TemplateRow,
        TemplateThumbnail,
    )
    from core.database.types import utc_now
    from core.imaging.preprocess import encode_template, encode_thumbnail

    register_samples(profile)
    images = [profile.registry.image(one.template_id) for one in profile.registry.registered()]
    pages = [(encode_template(image), encode_thumbnail(image)) for image in images]
    chance = np.random.default_rng(1)
    vectors = chance.normal(size=(templates, profile.embedder.model.dim)).astype("<f4")
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    now = utc_now()
    with write(profile.library_engine) as session:
        for number, vector in enumerate(vectors):
            if number % 3 == 0:
                name = f"様式 {number:05d} Form {number:05d}"
                row = DocumentClass(name=name, folded_name=name.casefold(), created_at=now)
                session.add(row)
                session.flush()
            (webp, (width_px, height_px)), thumbnail = pages[number % len(pages)]
            template = TemplateRow(
                class_id=row.class_id, source_name=f"{number}.png", source_sha256=f"{number:064d}",
                page=1, width_px=width_px, height_px=height_px, created_at=now,
            )  # fmt: skip
            session.add(template)
            session.flush()
            session.add(TemplateImage(template_id=template.template_id, webp=webp))
            session.add(TemplateThumbnail(template_id=template.template_id, webp=thumbnail))
            session.add(
                Embedding(
                    model_sha256=profile.embedder.sha256,
                    template_id=template.template_id,
                    vector=vector.tobytes(),
                )
            )
        session.query(Generation).update({Generation.number: Generation.number + 1})
        session.commit()


def make_profile(path: Path, templates: int) -> None:
    path.mkdir(parents=True)
    (path / "settings.json").write_text(json.dumps({"stable_s": 0.2}), "utf-8")
    subprocess.run([sys.executable, __file__, str(path), str(templates)], check=True)


if __name__ == "__main__":
    with Profile(Path(sys.argv[1])) as opened:
        fill_library(opened, int(sys.argv[2]))
