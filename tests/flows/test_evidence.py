"""Can somebody else check a statement by its evidence pack?"""

import hashlib
import io
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from searchapp.archive import Archive
from searchapp.archive.ground.dialects import row_hash
from searchapp.errors import ArchiveError
from searchapp.taking_away.evidence import pack
from tests.flows.versions import SAID, statement_of


def test_a_pack_holds_bytes_text_passage_versions_and_sums_that_fit(archive: Archive) -> None:
    made = pack(archive, "quarry", statement_of(archive))
    assert made is not None
    with zipfile.ZipFile(io.BytesIO(made.data)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    for line in files.pop("SHA256SUMS").decode().splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256(files[name]).hexdigest() == digest
    told = json.loads(files["statement.json"])
    (segment,) = told["segments"]
    assert files["versions/2/text.txt"].decode()[segment[0] : segment[1]] == SAID
    assert told["speaker"] == "Edda Morley"
    assert [version["from"] for version in told["versions"]] == ["0.jsonl:1", "1.jsonl:1"]  # and no folder
    assert told["known by"]["band"] == "sure"
    assert files["passage.txt"].decode().strip().split()[0].strip("⟦“") in files["versions/2/text.txt"].decode().split()
    assert f"⟦{SAID}⟧" in files["passage.txt"].decode()
    assert "+“We have dug" in files["changes.txt"].decode()
    assert json.loads(files["versions/1/original.jsonl"])["id"] == "quarry"
    assert pack(archive, "quarry", statement_of(archive)) == made


def test_what_does_not_fit_its_hash_is_not_given_out(archive: Archive, tmp_path: Path) -> None:
    statement = statement_of(archive)
    with sqlite3.connect(tmp_path / "archive.sqlite") as database:
        database.create_function("row_seal", -1, row_hash, deterministic=True)
        database.execute("UPDATE version SET text = replace(text, 'Morley', 'Harley') WHERE number = 1")
    database.close()
    with pytest.raises(ArchiveError, match="version 1 does not fit the hash"):
        pack(archive, "quarry", statement)


def test_there_is_no_pack_for_what_is_not_there(archive: Archive) -> None:
    assert pack(archive, "quarry", 10**9) is None
    assert pack(archive, "nothing", 1) is None
