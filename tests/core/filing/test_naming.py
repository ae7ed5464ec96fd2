"""Naming patterns: what they give, and that no name leads anywhere else."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path, PurePath

import pytest

from core.domain import Label
from core.errors import SettingsError
from core.filing.naming import first_free, fitted, numbered, render, safe_name, validate_pattern
from core.settings import DEFAULT_PATTERN

AT = datetime(2026, 3, 7, 14, 5)
CLAIM = Label("Claim", "2024")
STANDARD = "{class}/{sub_label}/{original}"


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        (STANDARD, "Claim/2024/scan 1.PDF"),
        ("{class}/{date:%Y-%m}/{stem}_{page}{ext}", "Claim/2026-03/scan 1_3.PDF"),
        ("{date:%Y/%m}/{class} {stem}", "2026/03/Claim scan 1.PDF"),
        ("{class}-{date:%Y%m%d}-{page:03d}", "Claim-20260307-003.PDF"),
        ("archive\\{class}\\{original}", "archive/Claim/scan 1.PDF"),
        ("{original}", "scan 1.PDF"),
    ],
)
def test_patterns_give_paths_that_keep_the_ending(pattern: str, path: str) -> None:
    validate_pattern(pattern)
    assert render(pattern, CLAIM, "scan 1.PDF", AT, page=3) == PurePath(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        (STANDARD, "Claim/scan.pdf"),
        ("{class}/{sub_label}", "Claim/document.pdf"),
        ("{sub_label}/{sub_label}/{original}", "scan.pdf"),
    ],
)
def test_an_empty_sub_label_vanishes(pattern: str, path: str) -> None:
    assert render(pattern, Label("Claim"), "scan.pdf", AT) == PurePath(path)


@pytest.mark.parametrize(
    ("label", "condition", "path"),
    [
        (CLAIM, "torn", "Claim/2024/torn/scan.pdf"),
        (Label("Claim"), "torn", "Claim/torn/scan.pdf"),
        (CLAIM, "", "Claim/2024/scan.pdf"),
        (CLAIM, "a/b: 破れ", "Claim/2024/a_b_ 破れ/scan.pdf"),
    ],
)
def test_a_condition_has_a_folder_of_its_own(label: Label, condition: str, path: str) -> None:
    validate_pattern(DEFAULT_PATTERN)
    assert render(DEFAULT_PATTERN, label, "scan.pdf", AT, condition=condition) == PurePath(path)


@pytest.mark.parametrize(
    ("class_name", "folder"),
    [
        ("../../etc", ".._.._etc"),
        ("..", None),
        ("/root", "_root"),
        ("C:\\Windows", "C__Windows"),
        ("a/b\\c", "a_b_c"),
        ('<>:"|?*', "_______"),
        ("line\nfeed\x00", "line_feed_"),
        ("Claim. . ", "Claim"),
        ("  ", None),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("nul ", "_nul"),
        ("LPT¹", "_LPT¹"),
        ("Conto", "Conto"),
        ("請求書（2024年版）", "請求書（2024年版）"),
        ("か\u3099", "\u304c"),  # decomposed, as macOS writes it, and composed
        ("Ausweis 🪪", "Ausweis 🪪"),
        ("{original}", "{original}"),
        ("half \ud83d pair", "half _ pair"),
    ],
)
def test_a_class_name_is_one_folder_at_most_and_safe_everywhere(
    class_name: str, folder: str | None
) -> None:
    expected = PurePath(folder, "scan.pdf") if folder else PurePath("scan.pdf")
    assert render(STANDARD, Label(class_name), "scan.pdf", AT) == expected


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("aux.pdf", "_aux.pdf"),
        ("....pdf", "document.pdf"),
        ("...", "document"),
        ("bad\udcff\udcfename.pdf", "bad__name.pdf"),
        ("two\nlines.pdf", "two_lines.pdf"),
        ("no ending", "no ending"),
        ("scan.pdf ", "scan.pdf"),
        ("\u202egnp.fdp", "\u202egnp.fdp"),
    ],
)
def test_odd_file_names_become_usable_ones(original: str, name: str) -> None:
    assert render("{original}", CLAIM, original, AT) == PurePath(name)


@pytest.mark.parametrize("letter", ["a", "語", "🪪"])
def test_long_names_are_cut_between_characters_and_keep_their_ending(letter: str) -> None:
    path = render(STANDARD, Label(letter * 300), letter * 300 + ".tiff", AT)
    folder, name = path.parts
    size = len(letter.encode())
    tail = "…" + letter * (60 // size)
    assert folder == letter * ((200 - len(tail.encode())) // size) + tail
    assert name == letter * ((242 - len(tail.encode())) // size) + tail + ".tiff"


@pytest.mark.parametrize("filler", ["a b", "請求書"])
def test_scans_whose_long_names_differ_at_the_end_stay_apart(filler: str) -> None:
    endings = ["2024-03-07 (Berg) 0001", "2024-03-07 (Berg) 0002", "2024-03-08 (Tal) 0001"]
    names = [
        render("{original}", CLAIM, f"AB {filler * 90} {ending}.pdf", AT).name for ending in endings
    ]
    for name, ending in zip(names, endings, strict=True):
        assert name.startswith(f"AB {filler}") and name.endswith(f" {ending}.pdf") and "…" in name
        assert len(name.encode()) <= 247


def test_names_stay_whole_up_to_the_limit_and_every_counter_fits() -> None:
    whole = "a" * 243 + ".pdf"
    assert safe_name(whole) == whole
    assert len(safe_name("a" + whole).encode()) <= 247
    names = list(numbered(Path(whole)))
    assert names[-1].name == "a" * 243 + " (10000).pdf"
    assert max(len(name.name.encode()) for name in names) == 255


@pytest.mark.parametrize(
    "character", ["か\u3099\u0301", "e\u0323\u0302\u0332", "ｶﾞ", "👩🏽\u200d🔬", "🇯🇵", "क\u094d"]
)
@pytest.mark.parametrize("shift", range(5))
def test_no_character_is_cut_from_its_marks(character: str, shift: int) -> None:
    character = safe_name(character)
    name = safe_name("a" * shift + character * 100 + "b" * shift)
    assert len(name.encode()) <= 247
    head, tail = name.split("…")
    assert head.removeprefix("a" * shift).replace(character, "") == ""
    assert tail.removesuffix("b" * shift).replace(character, "") == ""
    assert head and tail


def test_a_counter_that_is_cut_out_of_a_long_name_is_looked_for_in_vain_but_not_for_ever() -> None:
    pattern = "{stem}_{counter}_{stem}"
    name = first_free(pattern, CLAIM, "a" * 200 + ".pdf", AT, 1, lambda _: True)
    assert name == render(pattern, CLAIM, "a" * 200 + ".pdf", AT)


def test_counters_stand_before_the_ending() -> None:
    names = [path.name for path, _ in zip(numbered(Path("to", "a.b.pdf")), range(3), strict=False)]
    assert names == ["a.b.pdf", "a.b (2).pdf", "a.b (3).pdf"]


def test_counters_fit_the_longest_name_a_system_takes() -> None:
    wished, second, *_ = numbered(Path("語" * 83 + "ab.pdf"))
    assert (wished.name, second.name) == (
        "語" * 83 + "ab.pdf",
        "語" * 61 + "…" + "語" * 19 + "ab (2).pdf",
    )
    assert len(second.name.encode()) <= 255
    odd = Path("a." + "b" * 253)
    assert [len(path.name) <= 255 for path, _ in zip(numbered(odd), range(3), strict=False)] == (
        [True] * 3
    )


def test_a_safe_name_stays_as_it_is() -> None:
    names = ["scan.pdf", "契約書 2024.pdf", "a b (2).tar.gz", ".hidden", "COM.pdf", "é"]
    assert [safe_name(name) for name in names] == names


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("{class}/{klasse}", "“{klasse}”, which does not exist"),
        ("{class.__class__}/{original}", "does not exist"),
        ("{0}/{original}", "does not exist"),
        ("{class/{original}", "brace"),
        ("{class}}/{original}", "brace"),
        ("/srv/{original}", "root"),
        ("\\\\server\\{original}", "root"),
        ("D:/{original}", "drive"),
        ("{class}/../../{original}", "lead out"),
        ("{class}/", "file name"),
        ("", "file name"),
        ("{class:d}/{original}", "format"),
        ("{class}/{date:%Q}/{original}", "%Q"),
        ("{date:%Y-%}/{original}", "format"),
        ("{original:>2000000000}", ">2000000000"),
        ("{counter:0999999999}.pdf", "format"),
        ("{class!r}/{original}", "format"),
        ("{original:{page}}", "format"),
    ],
)
def test_a_bad_pattern_is_refused_with_its_reason(pattern: str, reason: str) -> None:
    with pytest.raises(SettingsError) as caught:
        validate_pattern(pattern)
    assert reason in caught.value.message
    assert pattern in caught.value.message
    assert caught.value.remedy.startswith("Use {class}")


@pytest.mark.parametrize("depth", [1, 20, 45, 400])
def test_a_path_is_fitted_by_shortening_the_name_of_the_file(depth: int) -> None:
    folder = Path("/", *("deep" for _ in range(depth)))
    fitted_path = fitted(folder / f"{'long. ' * 100}.pdf", 250)
    assert (fitted_path.parent, fitted_path.suffix) == (folder, ".pdf")
    assert len(fitted_path.stem) >= 5 and "…" in fitted_path.stem
    assert fitted_path.stem == fitted_path.stem.rstrip(". ")
    assert len(str(fitted_path)) <= max(250, len(str(folder)) + 13)
    assert fitted(folder / "a.pdf", 250) == folder / "a.pdf"
