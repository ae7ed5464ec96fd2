from __future__ import annotations

import pytest
import sqlalchemy as sa

from core.database.engine import write
from core.database.library.tables import TemplateImage
from core.domain import Label
from core.errors import LibraryError
from core.library.registry import Registry


def test_a_damaged_page_is_named_and_does_not_hide_the_others(
    database, registry, sample, other_model, caplog
) -> None:
    for seed in (1, 2, 3):
        registry.register(sample(seed), Label(f"Form {seed}"))
    with write(database) as session:
        session.execute(
            sa.update(TemplateImage).where(TemplateImage.template_id == 2).values(webp=b"RIFF cut")
        )
        session.commit()
    changed = Registry(database, lambda: other_model)
    with pytest.raises(LibraryError, match=r"page 2 of Form 2 \(scan 2\.png, page 1\) is damaged"):
        changed.re_embed(ahead=True)
    changed.re_embed()
    assert [template.template_id for template in changed.templates()] == [1, 3]
    assert "template 2 is left out" in caplog.text
