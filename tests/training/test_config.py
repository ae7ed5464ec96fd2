from pathlib import Path

import pytest

from training.augment import AugmentConfig
from training.config import Config, from_dict, load_config
from training.ladder import BESIDE, CONFIGS, LADDER, Rung


def test_a_config_file_is_a_small_difference_from_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "run.toml"
    path.write_text('name = "run"\nbatch = 32\n[data]\nshards = ["pages"]\n', "utf-8")
    config = load_config(path)
    assert config.batch == 32
    assert config.data.shards == ("pages",)
    assert config.learning_rate == Config("run").learning_rate


@pytest.mark.parametrize("text", ['name = "x"\nbach = 1\n', 'name = "x"\n[data]\nshard = []\n'])
def test_an_unknown_setting_is_an_error_that_names_file_and_setting(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "run.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"run\.toml.*unknown setting (bach|data\.shard)"):
        load_config(path)


def test_a_config_survives_the_way_through_a_checkpoint() -> None:
    config = Config("run", seed=3)
    assert from_dict(config.to_dict(), "checkpoint.pt") == config


@pytest.mark.parametrize(
    "text",
    [
        'samples = "100"', "seed = true", "batch = 8.0", "name = 3", "data.expand = 'yes'",
        "data.forms = 3.0", "data.shards = 'pages'", "data.shards = [1]", "augment.noise = true",
        "augment.light = '0.5'", "curriculum.margin_steps = 2.0", "distill.weight = '1'",
        "seed = 2026-11-25", "data = 3",
    ],
)  # fmt: skip
def test_a_setting_of_the_wrong_type_is_an_error_that_names_file_and_setting(
    tmp_path: Path, text: str
) -> None:
    path = tmp_path / "run.toml"
    path.write_text(text if text.startswith("name") else f'name = "x"\n{text}', "utf-8")
    setting = text.split(" = ", maxsplit=1)[0]
    with pytest.raises(ValueError, match=rf"run\.toml: {setting}(\.0)?: Input should be"):
        load_config(path)


def test_a_setting_of_the_wrong_type_is_an_error_in_python_too() -> None:
    with pytest.raises(ValueError, match="samples"):
        Config("run", samples="100")


def test_lists_are_tuples_and_whole_numbers_are_numbers(tmp_path: Path) -> None:
    path = tmp_path / "run.toml"
    path.write_text('name = "x"\nlearning_rate = 1\n[data]\nfolders = ["a", "b"]\n', "utf-8")
    config = load_config(path)
    assert config.data.folders == ("a", "b")
    assert isinstance(config.learning_rate, float) and config.learning_rate == 1


def test_an_error_names_the_files_of_changes_as_well(tmp_path: Path) -> None:
    for name, text in (("run", 'name = "x"'), ("more", "bach = 1")):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"run\.toml, .*more\.toml: unknown setting bach"):
        load_config(tmp_path / "run.toml", tmp_path / "more.toml")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"photo_share": 1.01}, "less than or equal to 1"),
        ({"hole_share": -0.1}, "greater than or equal to 0"),
        ({"light": 1.5}, "less than or equal to 1"),
        ({"photo_scale_min": 0.0}, "greater than 0"),
        ({"photo_scale_min": 1.2}, "less than or equal to 1"),
        ({"photo_turn_deg": -1.0}, "greater than or equal to 0"),
        ({"scan_skew_deg": 360.0}, "less than or equal to 180"),
        ({"perspective": 0.5}, "less than 0.5"),
        ({"blur_sigma_px": -1.0}, "greater than or equal to 0"),
        ({"noise": float("inf")}, "finite"),
        ({"jpeg_step": -0.1}, "greater than or equal to 0"),
    ],
    ids=str,
)
def test_a_distortion_out_of_bounds_is_an_error(change: dict[str, float], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        AugmentConfig(**change)
    (name,) = change
    with pytest.raises(ValueError, match=rf"f\.toml: augment\.{name}: .*{told}"):
        from_dict({"name": "x", "augment": change}, "f.toml")


def test_a_margin_of_a_right_angle_is_an_error_for_arcface_alone() -> None:
    wide = {"name": "x", "margin_size": 1.6}
    assert from_dict(wide, "f.toml").margin == "cosface"
    with pytest.raises(ValueError, match=r"f\.toml: margin_size: 1\.6 rad is no margin"):
        from_dict(wide | {"margin": "arcface"}, "f.toml")
    assert from_dict(wide | {"margin": "arcface", "margin_size": 1.5}, "f.toml").margin_size == 1.5


@pytest.mark.parametrize(
    "rung", (*LADDER, *BESIDE), ids=lambda rung: f"{rung.config}-{rung.changes}"
)
def test_every_rung_of_the_ladder_loads(rung: Rung) -> None:
    files = CONFIGS / f"{rung.config}.toml", CONFIGS / "small" / f"{rung.changes}.toml"
    config = load_config(*files)
    assert config.name == rung.config
    assert (config.size_px, config.samples, config.data.side_px) == (64, 160_000, 112)


def test_every_config_of_the_package_loads() -> None:
    configs = list((Path(__file__).parents[2] / "training" / "configs").glob("*.toml"))
    assert configs
    for path in configs:
        assert load_config(path).name == path.stem
