import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

FORM = "Incident report"


def targets(names: list[str], expected: dict[str, tuple[str, str]]) -> set[str]:
    return {"/".join(part for part in (*expected[name], name) if part) for name in names}


def test_one_sample_is_enough_and_the_next_scan_knows_its_class(
    tmp_path: Path, samples: Path, kamiwake: Callable, expected: dict[str, tuple[str, str]]
) -> None:
    name = next(n for n, label in expected.items() if label[0] and not label[1])
    (sample,) = (samples / "library" / expected[name][0]).glob("*.*")
    scan = samples / "scans" / name
    profile = tmp_path / "p"
    before = kamiwake("--profile", profile, "classify", scan, "--json").lines
    kamiwake("register", sample, "--class", "書類", "--profile", profile)
    after = kamiwake("classify", scan, "--json", "--profile", profile).lines
    assert [(line["verdict"], line["class"]) for line in before] == [("unknown", None)]
    assert [(line["verdict"], line["class"]) for line in after] == [("filed", "書類")]


def test_classify_prints_the_promised_fields_and_touches_nothing(
    profile: Path, inbox: Path, kamiwake: Callable, tree: Callable
) -> None:
    before = tree(inbox)
    run = kamiwake("--profile", profile, "classify", inbox, "--json")
    assert run.code == 0
    assert tree(inbox) == before
    assert {Path(line["path"]).name for line in run.lines} == before
    for line in run.lines:
        assert set(line) >= {
            "path", "verdict", "class", "sub_label", "condition", "score", "margin", "rotation",
            "page", "reason", "candidates", "pages",
        }  # fmt: skip
        assert len(line["candidates"]) == 5
        assert len({(c["class"], c["sub_label"]) for c in line["candidates"]}) == 5
        scores = [candidate["score"] for candidate in line["candidates"]]
        assert scores == sorted(scores, reverse=True)
        assert scores[-1] >= 0 and scores[0] <= 1
        assert line["candidates"][0]["class"] == line["class"]
        assert line["score"] == scores[0]


def test_known_scans_are_filed_and_unknown_ones_stay(
    profile: Path,
    inbox: Path,
    samples: Path,
    tmp_path: Path,
    kamiwake: Callable,
    tree: Callable,
    expected: dict[str, tuple[str, str]],
    chosen_scans: list[str],
) -> None:
    *known, unknown = chosen_scans
    run = kamiwake(
        "--profile", profile, "sort", inbox, "--to", tmp_path / "out", "--once", "--json"
    )
    assert run.code == 0, run.err
    assert tree(tmp_path / "out") == targets(known, expected)
    assert tree(inbox) == {unknown}
    assert {Path(line["path"]).name: line["verdict"] for line in run.lines} == {
        **dict.fromkeys(known, "filed"),
        unknown: "unknown",
    }
    again = kamiwake(
        "sort", inbox, "--to", tmp_path / "out", "--once", "--json", "--profile", profile
    )
    assert (again.code, again.lines) == (0, [])  # what is held is not taken again


def test_a_dry_run_says_where_and_moves_nothing(
    profile: Path, inbox: Path, samples: Path, tmp_path: Path, kamiwake: Callable, tree: Callable
) -> None:
    before = tree(inbox)
    out = tmp_path / "out"
    run = kamiwake("sort", inbox, "--to", out, "--dry-run", "--json", "--profile", profile)
    assert sum(line["target"] is not None for line in run.lines) == 3
    assert tree(inbox) == before
    assert not out.exists()
    assert kamiwake("history", "--json", "--profile", profile).lines == []


def test_names_never_clobber_and_undo_brings_everything_back(
    profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable, tree: Callable
) -> None:
    out, before = tmp_path / "out", tree(inbox)
    filed = {}
    for line in kamiwake(
        "sort", inbox, "--to", out, "--dry-run", "--json", "--profile", profile
    ).lines:
        if line["target"]:
            filed[line["path"]] = Path(line["target"])
    taken = next(iter(filed.values()))
    taken.parent.mkdir(parents=True)
    taken.write_text("mine")
    kamiwake("sort", inbox, "--to", out, "--once", "--profile", profile)
    assert taken.read_text() == "mine"
    assert taken.with_name(f"{taken.stem} (2){taken.suffix}").exists()
    run = kamiwake("undo", "--last-run", "--json", "--profile", profile)
    assert run.code == 0, run.err
    assert tree(inbox) == before
    assert tree(out) == {taken.relative_to(out).as_posix()}
    again = kamiwake("sort", inbox, "--to", out, "--once", "--json", "--profile", profile)
    assert again.lines == []  # what was undone is held


def test_held_scans_are_judged_again_after_a_registration(
    tmp_path: Path, samples: Path, kamiwake: Callable, expected: dict[str, tuple[str, str]]
) -> None:
    name = next(n for n, label in expected.items() if label[0] and not label[1])
    inbox, out, profile = tmp_path / "in", tmp_path / "out", tmp_path / "p"
    inbox.mkdir()
    shutil.copy2(samples / "scans" / name, inbox)
    sort = ("sort", inbox, "--to", out, "--once", "--json", "--profile", profile)
    assert [line["verdict"] for line in kamiwake(*sort).lines] == ["unknown"]
    assert kamiwake(*sort).lines == []
    (sample,) = (samples / "library" / expected[name][0]).glob("*.*")
    kamiwake("register", sample, "--class", "form", "--profile", profile)
    assert [line["verdict"] for line in kamiwake(*sort).lines] == ["filed"]
    assert (out / "form" / name).exists()


def test_watched_folders_are_sorted_by_the_engine(
    profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable, tree: Callable
) -> None:
    out = tmp_path / "out"
    added = kamiwake("folder", "add", inbox, "--to", out, "--json", "--profile", profile).lines
    assert [line["inbox"] for line in added] == [str(inbox)]
    assert kamiwake("folder", "add", inbox, "--to", out, "--profile", profile).code == 2
    run = kamiwake("watch", "--once", "--json", "--profile", profile)
    assert run.code == 0, run.err
    assert len(tree(out)) == 3
    number = added[0]["folder"]
    assert kamiwake("folder", "remove", number, "--profile", profile).code == 0
    assert kamiwake("folder", "list", "--json", "--profile", profile).lines == []


def test_a_drive_the_home_folder_and_what_is_not_there_are_not_watched(
    profile: Path, tmp_path: Path, kamiwake: Callable
) -> None:
    for inbox, said in (
        (tmp_path.anchor, "is a whole drive: every document on it would be sorted. Choose"),
        (Path.home(), "home folder: every document in it would be sorted. Choose a folder"),
        (profile, "belongs to Kamiwake itself"),
        (tmp_path / "missing", "There is no folder"),
    ):
        for command in (("folder", "add"), ("sort", "--once")):
            run = kamiwake(*command, inbox, "--to", tmp_path / "out", "--profile", profile)
            assert (run.code, said in " ".join(run.err.split())) == (2, True), run.err
    assert not (tmp_path / "out").exists() and not (tmp_path / "missing").exists()
    assert kamiwake("folder", "list", "--json", "--profile", profile).lines == []


def test_the_library_can_be_renamed_merged_retired_and_undone(
    profile: Path, kamiwake: Callable
) -> None:
    def names() -> list[str]:
        lines = kamiwake("library", "list", "--json", "--profile", profile).lines
        return [line["class"] for line in lines if line["kind"] is None]

    first, second, *rest = start = names()
    assert len(start) == 10
    assert kamiwake("library", "rename", first, "New name", "--profile", profile).code == 0
    assert sorted(names()) == sorted(["New name", second, *rest])
    assert kamiwake("library", "merge", "New name", second, "--profile", profile).code == 0
    assert sorted(names()) == sorted([second, *rest])
    assert kamiwake("library", "retire", second, "--profile", profile).code == 0
    assert sorted(names()) == sorted(rest)
    undone = [kamiwake("library", "undo", "--profile", profile).out for _ in range(3)]
    assert undone == [
        f"Undone: retirement of {second}.\n",
        f"Undone: merging of New name into {second}.\n",
        f"Undone: renaming of {first} to New name.\n",
    ]
    assert names() == start
    assert kamiwake("library", "retire", "No such", "--profile", profile).code == 2


def test_bad_files_are_named_with_the_next_step_and_stay(
    profile: Path,
    tmp_path: Path,
    samples: Path,
    kamiwake: Callable,
    tree: Callable,
    chosen_scans: list[str],
) -> None:
    inbox = tmp_path / "bad"
    inbox.mkdir()
    (inbox / "empty.pdf").touch()
    (inbox / "letter.jpg").write_text("Dear Sir")
    whole = (samples / "scans" / chosen_scans[0]).read_bytes()
    (inbox / "half.jpg").write_bytes(whole[: len(whole) // 2])
    before = tree(inbox)
    classified = kamiwake("classify", inbox, tmp_path / "gone.pdf", "--json", "--profile", profile)
    assert classified.code == 1
    assert len(classified.lines) == 4
    for line in classified.lines:
        assert line["verdict"] == "review"
        assert Path(line["path"]).name in line["error"]
    run = kamiwake(
        "sort", inbox, "--to", tmp_path / "out", "--once", "--json", "--profile", profile
    )
    assert run.code == 1
    assert tree(inbox) == before
    registered = kamiwake("register", inbox / "empty.pdf", "--class", "x", "--profile", profile)
    assert registered.code == 1
    assert "empty.pdf" in registered.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("register",),
        ("register", "--from-tree", "nowhere"),
        ("register", "--from-tree", "empty"),
        ("sort", "nowhere", "--to", "out"),
        ("undo",),
        ("no-such-command",),
        ("register", FORM, "--class", "  "),
        ("register", FORM, "--class", "x" * 121),
        ("register", FORM, "--class", "x", "--sub-label", "two\nlines"),
        ("register", FORM, "--class", "x", "--kind", "condition"),
        ("register", FORM, "--class", "x", "--sub-label", " ", "--kind", "condition"),
    ],
)
def test_wrong_use_ends_with_two(
    arguments: tuple[str, ...], tmp_path: Path, kamiwake: Callable
) -> None:
    (tmp_path / "empty").mkdir()
    at = (tmp_path / one if one == "empty" else one for one in arguments)
    run = kamiwake(*at, KAMIWAKE_PROFILE=str(tmp_path / "p"))
    assert run.code == 2
    assert run.err
    assert "Traceback" not in run.err


def test_a_naming_pattern_is_checked_before_anything_moves(
    profile: Path, inbox: Path, tmp_path: Path, kamiwake: Callable, tree: Callable
) -> None:
    before = tree(inbox)
    run = kamiwake(
        "sort", inbox, "--to", tmp_path / "out", "--once", "--pattern", "../{original}",
        "--profile", profile,
    )  # fmt: skip
    assert run.code == 2
    assert tree(inbox) == before


def test_the_model_tells_its_name_and_thresholds(tmp_path: Path, kamiwake: Callable) -> None:
    (shown,) = kamiwake("model", "show", "--json", "--profile", tmp_path / "p").lines
    thresholds = list(shown["thresholds"].values())
    assert len(shown["sha256"]) == 64
    assert thresholds == sorted(thresholds)


def test_names_that_cannot_be_given_are_wrong_use(profile: Path, kamiwake: Callable) -> None:
    lines = kamiwake("library", "list", "--json", "--profile", profile).lines
    first, second, *_ = (line["class"] for line in lines if line["kind"] is None)
    for arguments, words in (
        (("rename", first, second.upper()), f"There is a “{second}” already."),
        (("rename", first, " "), "“” is no name"),
        (("rename", first, "x" * 121), "Use 1 to 120 characters."),
        (("merge", first, first), "are the same"),
        (("merge", first, "No such"), "There is no “No such”"),
    ):
        run = kamiwake("library", *arguments, "--profile", profile)
        assert (run.code, words in run.err) == (2, True), run.err
    assert kamiwake("library", "list", "--json", "--profile", profile).lines == lines


def test_a_condition_is_registered_by_its_name_and_stays_one(
    tmp_path: Path, samples: Path, kamiwake: Callable
) -> None:
    def register(number: int, *arguments: str) -> Any:
        return kamiwake("register", scans[number], "--class", "X", *arguments, "--profile", profile)

    def listed() -> list[tuple[str | None, str | None, int]]:
        lines = kamiwake("library", "list", "--json", "--profile", profile).lines
        return [(line["sub_label"], line["kind"], line["samples"]) for line in lines]

    profile, scans = tmp_path / "p", sorted((samples / "scans").iterdir())
    nameless = register(0, "--kind", "condition")
    assert (nameless.code, "--sub-label" in nameless.err, listed()) == (2, True, [])
    assert register(0).code == 0
    assert register(1, "--sub-label", "stained", "--kind", "condition").code == 0
    assert register(2, "--sub-label", "2025").code == 0
    expected = [(None, None, 1), ("2025", "layout", 1), ("stained", "condition", 1)]
    assert listed() == expected
    other_kind = register(3, "--sub-label", "STAINED", "--kind", "layout")
    assert other_kind.code == 2
    assert other_kind.err.startswith("Wrong use: X / stained is a condition already, not a layout.")
    other_kind = register(3, "--sub-label", "2025", "--kind", "condition")
    assert other_kind.code == 2
    assert other_kind.err.startswith("Wrong use: X / 2025 is a layout already, not a condition.")
    assert listed() == expected
    assert register(3, "--sub-label", "stained").code == 0
    assert listed()[-1] == ("stained", "condition", 2)
    root = tmp_path / "tree" / "X"
    for number, place in ((4, "."), (5, "stained"), (6, "torn")):
        (root / place).mkdir(parents=True, exist_ok=True)
        shutil.copy2(scans[number], root / place)
    tree = ("register", "--from-tree", root.parent, "--profile", profile, "--kind")
    assert kamiwake(*tree, "layout").code == 2
    assert kamiwake(*tree, "condition").code == 0
    assert listed() == [
        (None, None, 2), ("2025", "layout", 1), ("stained", "condition", 3),
        ("torn", "condition", 1),
    ]  # fmt: skip


def test_messages_have_headings_that_fit(tmp_path: Path, samples: Path, kamiwake: Callable) -> None:
    profile, scan = tmp_path / "p", next((samples / "scans").glob("*.jpg"))
    for arguments, code, heading in (
        (("register", "no.pdf", "--class", "A"), 1, "No such file: “no.pdf” is not in the folder"),
        (("register", scan, "--class", "A", "--page", "7"), 1,
         f"No such page: “{scan.name}” has no page 7; it has 1. Choose one of its pages."),
        (("undo",), 2, "Wrong use: Say which documents: either their numbers"),
        (("register",), 2, "Wrong use: A registration needs a file and a class."),
    ):  # fmt: skip
        run = kamiwake(*arguments, "--profile", profile)
        assert (run.code, run.err[: len(heading)]) == (code, heading)
    assert kamiwake("register", scan, "--class", "A", "--profile", profile).code == 0
    undone = kamiwake("library", "undo", "--profile", profile).out
    assert undone == f"Undone: registration of “{scan.name}” (page 1) as A.\n"


def test_a_blank_sample_is_refused_by_name(kamiwake: Callable, tmp_path: Path) -> None:
    sample = tmp_path / "white.png"
    Image.new("RGB", (1000, 1400), "white").save(sample)
    profile = tmp_path / "profile"
    run = kamiwake("register", sample, "--class", "White", "--profile", profile)
    assert run.code == 1
    assert "“white.png” is blank" in run.err
    assert kamiwake("library", "list", "--profile", profile, "--json").lines == []
