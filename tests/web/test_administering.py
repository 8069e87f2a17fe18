"""Does an admin see how the archive is, look after accounts, and start what takes long; and nobody else?"""

import time

import pytest

from searchapp.account import Role
from searchapp.administering import Administering
from searchapp.editing import Editing
from searchapp.errors import RefusedInput
from searchapp.web import create_app
from tests.web.test_correcting import PASSWORD, send, sign_in
from tests.web.world import opened, services_of


@pytest.fixture
def world(tmp_path):
    with opened(tmp_path / "home" if (tmp_path / "home").mkdir() is None else tmp_path) as (archive, engine):
        archive.accounts.add("Ada", Role.ADMIN, PASSWORD)
        archive.accounts.add("Sigrun", Role.EDITOR, PASSWORD)
        ours = Administering(archive, tmp_path / "home", tmp_path / "saved", engine.kept)
        services = services_of(archive, engine, editing=Editing(archive, engine), administering=ours)
        yield archive, ours, create_app(services).test_client()


def test_only_admins_administer(world):
    _, _, client = world
    assert client.get("/admin").location == "/sign-in?next=/admin"
    sign_in(client)
    for path in ("/admin", "/admin/reindex"):
        assert client.get(path).status_code == 403
    assert 'href="/admin"' not in client.get("/").text
    assert send(client, "/", "/admin/reindex").status_code == 403
    assert send(client, "/", "/admin/users", what="remove", name="Ada").status_code == 403


def test_an_admin_sees_how_the_archive_is(world):
    archive, _, client = world
    archive.keep_refusals([RefusedInput("box/odd.pdf", "it is locked.")], [])
    sign_in(client, "Ada")
    page = client.get("/admin").text
    for told in ("box/odd.pdf", "it is locked.", "Sigrun", "answers now", "Start a reindex", "Make a backup"):
        assert told in page


def test_what_is_taken_in_is_refused_no_more(world):
    archive, _, _ = world
    archive.keep_refusals([RefusedInput("a", "x"), RefusedInput("b", "y")], [])
    archive.keep_refusals([RefusedInput("b", "z")], ["a"])
    assert [(where, why) for _, where, why in archive.refusals(9)[0]] == [("b", "z")]


def test_accounts_are_added_changed_and_removed(world):
    archive, _, client = world
    sign_in(client, "Ada")
    assert (
        send(client, "/admin", "/admin/users", what="add", name="Tove", role="reader", password=PASSWORD).status_code
        == 303
    )
    assert archive.accounts.get("Tove").role is Role.READER
    send(client, "/admin", "/admin/users", what="password", name="Tove", password="twelve herrings")
    assert archive.accounts.check("Tove", "twelve herrings")
    send(client, "/admin", "/admin/users", what="remove", name="Tove")
    assert archive.accounts.get("Tove") is None


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"what": "add", "name": "Sigrun", "role": "reader", "password": PASSWORD}, "there is an account of this name"),
        ({"what": "add", "name": "Tove", "role": "king", "password": PASSWORD}, "Please choose"),
        ({"what": "password", "name": "Sigrun", "password": "short"}, "A password has"),
        ({"what": "remove", "name": "Ada"}, "Nobody removes their own account"),
    ],
)
def test_what_cannot_be_is_told(world, fields, told):
    _, _, client = world
    sign_in(client, "Ada")
    answer = send(client, "/admin", "/admin/users", **fields)
    assert answer.status_code == 400
    assert told in answer.text


def wait_for(ours, name):
    until = time.monotonic() + 300
    while ours.job(name).running and time.monotonic() < until:
        time.sleep(0.2)
    return ours.job(name)


def test_a_backup_is_made_beside_the_pages_and_listed(world, tmp_path):
    _, ours, client = world
    sign_in(client, "Ada")
    assert send(client, "/admin", "/admin/backup").location == "/admin#backup"
    job = wait_for(ours, "backup")
    assert not job.running
    assert "articles are saved" in job.lines[-1]
    (kept,) = ours.backups()
    assert (tmp_path / "saved" / kept.name).stat().st_mode & 0o777 == 0o600
    assert kept.name in client.get("/admin").text
    assert "articles are saved" in client.get("/admin/backup").text


def test_without_a_folder_there_are_no_backups(world, tmp_path):
    archive, _, _ = world
    ours = Administering(archive, tmp_path / "home", None)
    assert list(ours.jobs) == ["reindex"]
    assert ours.backups() == []


def test_a_command_that_fails_says_so(world, monkeypatch, tmp_path):
    archive, _, _ = world
    (tmp_path / "file").write_text("")
    ours = Administering(archive, tmp_path / "home", tmp_path / "saved")
    monkeypatch.setattr(Administering, "jobs", {"backup": ["backup", str(tmp_path / "nowhere" / "x.sqlite")]})
    ours.start("backup")
    time.sleep(0.1)
    job = wait_for(ours, "backup")
    until = time.monotonic() + 10
    while "status 1" not in "".join(job.lines) and time.monotonic() < until:
        time.sleep(0.1)
        job = ours.job("backup")
    assert "It ended with status 1." in job.lines
