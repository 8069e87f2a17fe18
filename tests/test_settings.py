"""Which settings hold, and which are refused?"""

from pathlib import Path

import pytest

from searchapp.errors import SettingsError
from searchapp.settings import check_binding, load_settings


def test_environment_goes_before_file_goes_before_default(tmp_path: Path) -> None:
    (tmp_path / "searchapp.toml").write_text('port = 8080\nhost = "::1"\n')
    settings = load_settings({"SEARCHAPP_HOME": str(tmp_path), "SEARCHAPP_PORT": "9090"})
    assert (settings.home, settings.port, settings.host, settings.threads) == (tmp_path, 9090, "::1", 8)


@pytest.mark.parametrize(
    ("environment", "file", "sentence"),
    [
        ({"SEARCHAPP_PORT": "high"}, "", "SEARCHAPP_PORT: port must be a whole number"),
        ({"SEARCHAPP_PROT": "1"}, "", "there is no setting 'prot'"),
        ({"SEARCHAPP_READERS": "friends"}, "", "readers must be one of local, password, accounts, everyone"),
        ({}, "port = [", "can't be read"),
        ({}, "host = 5", "host must be a text"),
        ({"SEARCHAPP_CONFIG": "nowhere.toml"}, "", "does not exist"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, environment: dict[str, str], file: str, sentence: str) -> None:
    (tmp_path / "searchapp.toml").write_text(file)
    with pytest.raises(SettingsError, match=sentence):
        load_settings({"SEARCHAPP_HOME": str(tmp_path), **environment})


@pytest.mark.parametrize(
    ("environment", "allowed"),
    [
        ({}, True),
        ({"SEARCHAPP_HOST": "0.0.0.0"}, False),
        ({"SEARCHAPP_HOST": "0.0.0.0", "SEARCHAPP_READERS": "everyone"}, True),
        ({"SEARCHAPP_HOST": "0.0.0.0", "SEARCHAPP_READERS": "password"}, False),
        ({"SEARCHAPP_HOST": "::", "SEARCHAPP_READERS": "password", "SEARCHAPP_PASSWORD": "x"}, True),
        ({"SEARCHAPP_HOST": "::1"}, True),
    ],
)
def test_others_may_read_only_if_somebody_said_so(tmp_path: Path, environment: dict[str, str], allowed: bool) -> None:
    settings = load_settings({"SEARCHAPP_HOME": str(tmp_path), **environment})
    if allowed:
        check_binding(settings)
    else:
        with pytest.raises(SettingsError):
            check_binding(settings)
