"""Do the commands do what they say, and say what went wrong?"""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from searchapp.archive.ground.dialects import row_hash
from tests.flows.commands import ARTICLES, Run, commands, write_jsonl


def status(searchapp: Run) -> dict[str, object]:
    told = json.loads(searchapp("status", "--json").stdout)
    assert isinstance(told, dict)
    return told


def test_a_file_is_added_indexed_and_checked(searchapp: Run, articles: Path) -> None:
    added = searchapp("add", articles)
    assert added.stdout == "2 read: 2 new, 0 changed, 0 unchanged, 0 refused\n"
    assert added.returncode == 0
    assert "built: 2 articles" in searchapp("reindex").stdout
    told = status(searchapp)
    assert (told["articles"], told["paragraphs"]) == (2, 7)
    assert set(told) >= {"articles", "paragraphs", "quotes", "speakers", "generation", "age", "bytes"}
    assert searchapp("check").returncode == 0


def test_flask_knows_reindex_too(searchapp: Run, articles: Path, home: Path) -> None:
    searchapp("add", articles)
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "searchapp", "reindex"],
        capture_output=True, text=True, timeout=240, env={**os.environ, "SEARCHAPP_HOME": str(home)},
    )  # fmt: skip
    assert "2 articles annotated" in done.stdout, done.stderr


def test_reindex_annotates_only_what_is_new(searchapp: Run, articles: Path, tmp_path: Path) -> None:
    searchapp("add", articles)
    assert searchapp("reindex").stdout.startswith("2 articles annotated")
    assert searchapp("reindex").stdout.startswith("0 articles annotated")
    more = write_jsonl(tmp_path / "more.jsonl", [{**ARTICLES[0], "id": "quarry-2", "source": "Herald"}])
    searchapp("add", more)
    assert searchapp("reindex", "--jobs", "2").stdout.startswith("1 articles annotated")
    again = searchapp("reindex", "--full").stdout
    assert again.startswith("3 articles annotated")
    assert "findings replaced: quotations 5 → 5" in again
    assert searchapp("check").returncode == 0


def test_a_refusal_is_told_on_stderr_and_in_the_report_and_the_rest_goes_on(
    searchapp: Run, articles: Path, tmp_path: Path
) -> None:
    with articles.open("a") as file:
        file.write("{broken\n")
    report = tmp_path / "report.csv"
    done = searchapp("add", articles, tmp_path / "nowhere.txt", "--report", report)
    assert done.returncode == 1
    assert done.stdout == "4 read: 2 new, 0 changed, 0 unchanged, 2 refused\n"
    assert "articles.jsonl:3:" in done.stderr
    assert report.read_text().count("\n") == 3


def test_a_withdrawn_article_is_gone_at_once_and_stays_out(searchapp: Run, indexed: None, articles: Path) -> None:
    assert searchapp("withdraw", "quarry", "--reason", "wrong person").returncode == 0
    assert status(searchapp)["paragraphs"] == 3
    again = searchapp("add", articles)
    assert "withdrawn" in again.stderr
    assert again.returncode == 1
    assert searchapp("check").returncode == 0


ALTERATIONS = {
    "a speaker": "UPDATE machine_quote SET entity_id = NULL WHERE entity_id IS NOT NULL",
    "a span": "UPDATE machine_quote SET segments = '[[17, 40]]'",
    "a paragraph": "DELETE FROM placement WHERE number = 1",
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_check_finds_one_alteration(searchapp: Run, indexed: None, home: Path, what: str) -> None:
    with sqlite3.connect(home / "archive.sqlite") as database:
        database.create_function("row_seal", -1, row_hash, deterministic=True)
        assert database.execute(ALTERATIONS[what]).rowcount > 0
    database.close()
    done = searchapp("check")
    assert done.returncode == 1
    assert "altered" in done.stderr or "missing" in done.stderr


def test_a_damaged_index_is_named(searchapp: Run, indexed: None, home: Path) -> None:
    largest = max((f for f in (home / "index").rglob("*") if f.is_file()), key=lambda f: f.stat().st_size)
    data = bytearray(largest.read_bytes())
    data[len(data) // 2] ^= 0xFF
    largest.write_bytes(data)
    done = searchapp("check")
    assert done.returncode == 1
    assert largest.name in done.stderr


def test_annotate_leaves_the_archive_alone(searchapp: Run, home: Path) -> None:
    record = {"id": "x", "title": ARTICLES[1]["title"], "text": f"{ARTICLES[1]['title']}\n\n{ARTICLES[1]['body']}"}
    done = searchapp("annotate", "-", stdin=json.dumps(record) + "\nno json\n")
    told = json.loads(done.stdout)
    assert [q["speaker_name"] for q in told["quotes"]] == ["Jonas Feld"]
    start, end = told["quotes"][0]["speaker"]["start"], told["quotes"][0]["speaker"]["end"]
    assert "Jonas Feld" in record["text"][start:end]
    speaker = told["entities"][told["quotes"][0]["entity"]]
    assert (speaker["name"], speaker["kind"], speaker["variants"]) == ("Jonas Feld", "person", [])
    assert [mention["how"] for mention in speaker["mentions"]] == ["full"]
    (role,) = speaker["roles"]
    assert record["text"][role["start"] : role["end"]] == role["text"] == "harbour master"
    assert told["paragraphs"][0] == [0, len(str(record["title"]))]
    assert "<stdin>:2" in done.stderr
    assert done.returncode == 1
    assert not home.exists()


def test_explain_names_speaker_and_rule(searchapp: Run, indexed: None) -> None:
    done = searchapp("explain", "ferry")
    assert "Jonas Feld · " in done.stdout
    assert " rule " in done.stdout
    coloured = searchapp("explain", "ferry", env={"FORCE_COLOR": "1", "TERM": "xterm"}).stdout
    assert "\x1b[36m“It will be full until September.”\x1b[0m" in coloured  # the words and the name in one colour
    assert "\x1b[1;36mJonas Feld\x1b[0m" in coloured


def test_a_decision_is_searchable_at_once_and_survives_a_full_reindex(searchapp: Run, indexed: None) -> None:
    statement = next(w for w in searchapp("explain", "ferry").stdout.split() if w[0] == "q" and w[1:].isdecimal())
    done = searchapp("decide", statement, "--speaker", "Mara Quist", "--reason", "she said so")
    assert done.returncode == 0, done.stderr
    searchapp("reindex", "--full")
    assert "Mara Quist · sure" in searchapp("explain", "ferry").stdout
    assert searchapp("check").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("explain", "nothing"), "no article with this id"),
        (("withdraw", "nothing", "--reason", "x"), "no article with this id"),
        (("decide", "q99", "--unknown", "--reason", "x"), "no such statement"),
        (("merge", "e1", "e2", "--reason", "one"), "no entity has this id"),
        (("serve", "--host", "0.0.0.0"), "say who may read"),
    ],
)
def test_a_mistake_is_one_sentence(searchapp: Run, arguments: tuple[str, ...], sentence: str) -> None:
    done = searchapp(*arguments)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_home_that_is_none_is_one_sentence(searchapp: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = searchapp("status", env={"SEARCHAPP_HOME": str(tmp_path / "file" / "home")})
    assert done.returncode == 1
    assert "can't be the home" in done.stderr


def test_a_missing_model_is_one_sentence_and_the_live_index_stays(searchapp: Run, indexed: None) -> None:
    before = status(searchapp)["generation"]
    done = searchapp("reindex", "--full", env={"SEARCHAPP_MODEL": "en_core_web_absent"})
    assert done.returncode == 1
    assert "en_core_web_absent" in done.stderr
    assert status(searchapp)["generation"] == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can mount a disk for reading only")
def test_a_home_that_nobody_can_write_to_is_read(searchapp: Run, indexed: None, home: Path) -> None:
    generation = status(searchapp)["generation"]
    mounted = subprocess.run(["mount", "--bind", home, home], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", home], check=True)
        assert status(searchapp)["generation"] == generation
        assert searchapp("check").returncode == 0
        refused = searchapp("reindex", "--full")
        assert refused.returncode == 1
        assert "readonly" in refused.stderr
        assert refused.stderr.count("\n") == 1
    finally:
        subprocess.run(["umount", home], check=True)


def test_words_of_a_withdrawn_article_stand_in_no_file_of_the_archive(
    searchapp: Run, articles: Path, home: Path
) -> None:
    searchapp("add", articles)
    with sqlite3.connect(home / "archive.sqlite") as reader:  # so that the log outlives each command, as under a server
        reader.execute("SELECT count(*) FROM article").fetchone()
        held = ARTICLES[0]["title"].encode()
        assert any(held in file.read_bytes() for file in home.glob("archive.sqlite*"))
        assert searchapp("withdraw", ARTICLES[0]["id"], "--reason", "asked for").returncode == 0
        assert not any(held in file.read_bytes() for file in home.glob("archive.sqlite*"))
    reader.close()


def test_words_of_a_withdrawn_article_stand_in_no_file_of_the_index(searchapp: Run, indexed: None, home: Path) -> None:
    """Words of its own stand plainly in the list of terms; its id, outlet and speaker in the lists of values."""
    held = [word.encode() for word in ("quarri", "morley", "quarry")]

    def holding() -> list[bytes]:
        files = [file.read_bytes() for file in (home / "index").rglob("*") if file.is_file()]
        return [word for word in held if any(word in data for data in files)]

    assert holding() == held
    assert searchapp("withdraw", "quarry", "--reason", "asked for").returncode == 0
    assert holding() == []
    assert searchapp("check").returncode == 0


def test_nobody_else_on_the_machine_reads_the_archive(searchapp: Run, articles: Path, home: Path) -> None:
    searchapp("add", articles)
    (home / "archive.sqlite").chmod(0o644)
    searchapp("reindex")
    assert [str(each) for each in (home, *home.rglob("*")) if each.stat().st_mode & 0o077] == []
    assert list(home.glob("index/**/*"))


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can make a disk that is full")
def test_a_full_disk_is_one_sentence_and_the_live_index_stays(searchapp: Run, articles: Path, home: Path) -> None:
    searchapp("add", articles)
    (home / "index").mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", home / "index"], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        assert searchapp("reindex").returncode == 0
        before = status(searchapp)["generation"]
        with contextlib.suppress(OSError), (home / "index" / "ballast").open("wb", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4_096))
        done = searchapp("reindex", "--full")
        assert done.returncode == 1
        told = [line for line in done.stderr.splitlines() if not line.startswith("annotating: ")]  # on a slow machine
        assert len(told) == 1
        assert "No space left on device" in told[0]
        assert status(searchapp)["generation"] == before
        assert searchapp("check").returncode == 0
    finally:
        subprocess.run(["umount", home / "index"], check=True)


def test_a_home_is_saved_brought_back_and_searched(searchapp: Run, indexed: None, home: Path, tmp_path: Path) -> None:
    assert searchapp("backup", tmp_path / "saved").stdout.startswith("2 articles are saved")
    assert searchapp("export", "--everything", tmp_path / "all.zip").returncode == 0
    searchapp("withdraw", ARTICLES[0]["id"], "--reason", "asked for")
    (tmp_path / "list").write_text(searchapp("withdrawals").stdout)
    assert searchapp("restore", tmp_path / "saved").stdout == "1 articles are restored; now run `searchapp reindex`.\n"
    assert searchapp("reindex").returncode == 0
    assert searchapp("check").returncode == 0
    moved = commands(tmp_path / "moved")
    assert moved("import", tmp_path / "all.zip").stdout == "2 articles are taken in; now run `searchapp reindex`.\n"
    assert moved("reindex").stdout.startswith("0 articles annotated; index built: 2 articles")
    assert moved("restore", tmp_path / "saved", "--withdrawals", tmp_path / "list").returncode == 0
    assert moved("reindex").returncode == 0
    assert moved("check").returncode == 0
    assert status(moved)["articles"] == 1


def test_statements_are_decided_marked_listed_and_left_again(searchapp: Run, indexed: None) -> None:
    found = json.loads(searchapp("corrections", "--json").stdout or "[]")
    assert found == []
    assert searchapp("decide", "q1", "--nothing", "--reason", "a caption").returncode == 0
    marked = searchapp("mark", "quarry", "--words", "the pit would become a lake", "--reason", "missed")
    assert marked.stdout.startswith("They are statement q")
    lines = searchapp("corrections", "quarry").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["d2", "d1"]
    assert searchapp("undo", "d1", "--reason", "it was right").stdout == "d1 is undone.\n"
    kept = [json.loads(line) for line in searchapp("corrections", "--json").stdout.splitlines()]
    assert [row["undone"] is None for row in kept] == [True, False]
    assert searchapp("check").returncode == 0
    refused = searchapp("decide", "q1", "--nothing", "--speaker", "Edda Morley", "--reason", "both")
    assert refused.returncode == 2


def test_accounts_are_added_listed_changed_and_removed(searchapp: Run) -> None:
    added = searchapp("user", "add", "Sigrun", "--role", "admin", "--password", "eleven herrings")
    assert added.stdout == "Sigrun may sign in as admin.\n"
    assert searchapp("user", "list").stdout.split()[1:] == ["admin", "Sigrun"]
    assert searchapp("user", "passwd", "Sigrun", "--password", "twelve herrings").returncode == 0
    for arguments, told in (
        (("add", "Sigrun", "--password", "eleven herrings"), "Sigrun: there is an account of this name."),
        (("add", "Tove", "--password", "short"), "A password has 10 to 200 characters."),
        (("add", " ", "--password", "eleven herrings"), "no name for an account"),
        (("passwd", "Tove", "--password", "eleven herrings"), "Tove: there is no account of this name."),
        (("remove", "Tove"), "Tove: there is no account of this name."),
    ):
        refused = searchapp("user", *arguments)
        assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
        assert told in refused.stderr
    assert searchapp("user", "remove", "Sigrun").returncode == 0
    assert searchapp("user", "list").stdout == ""
