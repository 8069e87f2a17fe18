"""Is the one password of all readers asked for, not to be guessed, and does it go on once there are accounts?"""

import base64
import logging

import pytest

from searchapp.errors import ArchiveError
from searchapp.settings import Settings
from searchapp.web.signing import require_password
from searchapp.wiring import Services, make_app
from tests.web.test_correcting import sign_in

PASSWORD = "eleven herrings"


def get(client, password, address="192.0.2.7"):
    told = {} if password is None else {"Authorization": "Basic " + base64.b64encode(f"x:{password}".encode()).decode()}
    return client.get("/healthz", headers=told, environ_base={"REMOTE_ADDR": address}).status_code


@pytest.fixture
def app(tmp_path):
    opened = Services(Settings(tmp_path))
    yield make_app(opened)
    opened.close()


def test_who_tries_many_passwords_has_to_wait_and_is_logged(app, caplog):
    require_password(app, PASSWORD)
    client = app.test_client()
    assert [get(client, None), get(client, PASSWORD)] == [401, 200]
    with caplog.at_level(logging.WARNING):
        assert [get(client, f"guess {n}") for n in range(6)] == [401] * 5 + [429]
    assert get(client, PASSWORD) == 429
    assert get(client, PASSWORD, "192.0.2.8") == 200
    assert "A password was wrong, from 192.0.2.7" in caplog.text
    assert "guess" not in caplog.text


def test_the_password_of_before_lets_its_readers_in_when_accounts_are_asked_for(tmp_path):
    for _ in range(2):  # at every start
        opened = Services(Settings(tmp_path, readers="accounts", password=PASSWORD))
        client = make_app(opened).test_client()
        assert client.get("/about").status_code == 303
        assert sign_in(client, "reader", PASSWORD).status_code == 303
        assert "reader" in client.get("/help").text
        assert client.get("/review").status_code == 403
        opened.close()


def test_one_that_is_too_short_for_an_account_is_told(tmp_path):
    opened = Services(Settings(tmp_path, readers="accounts", password="short"))
    with pytest.raises(ArchiveError, match="A password has 10 to 200 characters"):
        make_app(opened)
    opened.close()
