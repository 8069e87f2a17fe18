from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from searchapp.web import Services, create_app
from tests.web.world import opened, services_of


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with opened(tmp_path_factory.mktemp("web")) as (archive, engine):
        yield services_of(archive, engine)


@pytest.fixture(scope="session")
def client(services: Services) -> FlaskClient:
    app = create_app(services)
    app.testing = True
    return app.test_client()
