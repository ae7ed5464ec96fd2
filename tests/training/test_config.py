from pathlib import Path

import pytest

from training.config import Config, from_dict, load_config


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
    assert from_dict(config.to_dict()) == config


def test_every_config_of_the_package_loads() -> None:
    configs = list((Path(__file__).parents[2] / "training" / "configs").glob("*.toml"))
    assert configs
    for path in configs:
        assert load_config(path).name == path.stem
