"""Settings from a file, the environment and options."""

from __future__ import annotations

import contextlib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairgraph.errors import MissingError
from pairgraph.serve import settings as module
from pairgraph.serve.config import Config, ConfigError, load


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pairgraph.toml"
    path.write_text(
        'port = 9000\ntime-limit = 5\nresult_limit = "10 MB"\nproxies = ["10.0.0.1"]\n'
        'release = "build"\nlog_queries = true\n',
        "utf-8",
    )
    return path


def test_every_setting_has_a_reader_and_an_explanation() -> None:
    names = [field.name for field in fields(Config)]
    assert names == list(module.READERS)
    source = Path(module.__file__).read_text("utf-8")
    assert all(
        f"    {name}: " in source and '"""' in source.split(f"    {name}: ")[1][:200] for name in names
    )


def test_a_file_is_read_and_its_release_stands_beside_it(file: Path, tmp_path: Path) -> None:
    found = load(file, environ={})
    assert found.port == 9000
    assert found.time_limit == 5
    assert found.result_limit == 10_000_000
    assert found.proxies == ("10.0.0.1",)
    assert found.release == tmp_path / "build"
    assert found.log_queries


def test_options_come_before_the_environment_before_the_file(file: Path) -> None:
    environ = {"PAIRGRAPH_PORT": "9001", "PAIRGRAPH_TIME_LIMIT": "6", "PAIRGRAPH_CONFIG": str(file)}
    found = load(environ=environ, options={"port": "9002", "workers": None})
    assert (found.port, found.time_limit, found.result_limit) == (9002, 6, 10_000_000)


def test_an_endpoint_told_later_takes_the_place_of_a_release() -> None:
    environ = {"PAIRGRAPH_RELEASE": "/somewhere"}
    found = load(environ=environ, options={"endpoint": "https://example.org/sparql"})
    assert found.release is None
    with pytest.raises(ConfigError, match="Two graphs at once"):
        load(environ={}, options={"endpoint": "https://example.org/sparql", "release": "build"})


def test_variables_of_others_and_empty_ones_say_nothing() -> None:
    assert load(environ={"PAIRGRAPH_TEXTS": "x", "PAIRGRAPH_PORT": "", "PORT": "1"}) == Config()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prot = 1", "There is no setting 'prot'. Did you mean 'port'?"),
        ("\n# x\nport = 70000", "line 3: port: a whole number from 0 to 65535 is expected, not 70000"),
        ("port = true", "port: a whole number"),
        ("time_limit = 'soon'", "time_limit: a number of seconds from 0.1 to 86400 is expected, not 'soon'"),
        ("result_limit = '5 apples'", "a size such as 64 MB"),
        ("result_limit = -5", "a size such as 64 MB"),
        ("metrics = 'perhaps'", "true or false is expected"),
        ("endpoint = 'http://example.org:99999/'", "an address such as"),
        ("log = 'xml'", "one of auto, json, text, off is expected"),
        ("port = ", "It has to be TOML"),
        ("# x\n[serve]\nport = 1", "line 2: There is no setting 'serve'"),
        ("memory_limit = 0", "a size of 16 MB or more"),
        ("base_url = 'https://example.org/graph'", "an address without a path"),
        ("allow_origin = 'https://a.example\\r\\nX: y'", "an address without a path"),
        ("proxies = 'nginx'", "addresses such as 127.0.0.1 or networks"),
        ("release = 5", "a path is expected"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_what_is_right(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        load(path, environ={})
    assert said in str(error.value)
    assert str(path) in str(error.value)


def test_a_variable_that_nearly_is_one_is_told() -> None:
    with pytest.raises(ConfigError, match="Did you mean PAIRGRAPH_TIME_LIMIT"):
        load(environ={"PAIRGRAPH_TIMELIMIT": "5"})
    assert load(environ={"PAIRGRAPH_SOMETHING_ELSE": "5"}) == Config()


def test_a_mistake_in_a_variable_or_an_option_names_it() -> None:
    with pytest.raises(ConfigError, match="PAIRGRAPH_PORT: a whole number"):
        load(environ={"PAIRGRAPH_PORT": "x"})
    with pytest.raises(ConfigError, match="--time-limit: a number of seconds"):
        load(environ={}, options={"time_limit": "nan"})


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="cannot be read"):
        load(tmp_path / "none.toml", environ={})


@given(st.sampled_from([field.name for field in fields(Config)]), st.text() | st.integers() | st.floats())
def test_any_value_is_understood_or_refused(name: str, value: object) -> None:
    with contextlib.suppress(ConfigError):
        assert isinstance(load(environ={}, options={name: value}), Config)


@pytest.mark.parametrize(("host", "alone"), [("127.0.0.1", True), ("::1", True), ("0.0.0.0", False)])  # noqa: S104
def test_loopback_is_known(host: str, alone: bool) -> None:
    assert Config(host=host).loopback is alone
