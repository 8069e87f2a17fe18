"""A small archive of invented news for the tests of searching and of the pages, with everything about it given."""

import datetime
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from searchapp.add import add
from searchapp.archive import Archive
from searchapp.engines.whoosh import open_engine
from searchapp.errors import RefusedInput
from searchapp.indexing.find_copies import find_copies
from searchapp.ports import SearchEngine
from searchapp.readers import read
from searchapp.taking_away.evidence import pack
from searchapp.web import Services

ANNOTATOR = "given facts only"
PUBLISHED = datetime.datetime(2025, 6, 1, 12, 30, tzinfo=datetime.UTC)
ODD_ID = "https://post.example/a//b?c=1&d=ü#x"


def paragraph(text: str, *quotes: dict[str, Any], **entities: list[str]) -> dict[str, Any]:
    kinds = {"people": "person", "organisations": "organisation", "places": "place"}
    named = [{"name": name, "kind": kinds[kind]} for kind, names in entities.items() for name in names]
    return {"text": text, "quotes": list(quotes), "entities": named}


def quote(text: str, speaker: str | None, status: str = "asserted", kind: str = "direct") -> dict[str, Any]:
    return {"text": text, "speaker": speaker, "status": status, "type": kind}


ARTICLES: list[dict[str, Any]] = [
    {
        "id": "dam",
        "title": "Dam holds as the Tarn rises",
        "date": "2024-03-05",
        "source": "Karsholm Courier",
        "url": "https://courier.example/dam",
        "lang": "en",
        "paragraphs": [
            paragraph(
                "“The water will reach the old bridge by night,” said Mara Lind of the Tarn Water Board in Karsholm.",
                quote("“The water will reach the old bridge by night,”", "Mara Lind"),
                people=["Mara Lind"], organisations=["Tarn Water Board"], places=["Karsholm"],
            ),
            paragraph(
                "Jonas Feld, who keeps the mill, told the Courier: “We warned them in spring.” “Nobody slept,” a "
                "neighbour added, and the water rose.",
                quote("“We warned them in spring.”", "Jonas Feld") | {"cue": "told"},
                quote("“Nobody slept,”", None),
                people=["Jonas Feld"],
            ),
            paragraph(
                "Lind denied that the gate had been left open. Feld is alleged to have said that the board had slept.",
                quote("the gate had been left open", "Mara Lind", "denied", "indirect"),
                quote("that the board had slept", "Jonas Feld", "alleged", "indirect"),
                people=["Mara Lind", "Jonas Feld"],
            ),
        ],
    },
    {
        "id": "storm",
        "title": "Storm closes the harbour",
        "date": "2025-01",
        "source": "Brenmouth Post",
        "lang": "en",
        "paragraphs": [
            paragraph(
                "Mara Lind compared the storm with the flooding of last year. “This storm is worse,” she said.",
                quote("“This storm is worse,”", "Mara Lind"),
                people=["Mara Lind"], places=["Brenmouth"],
            ),
            paragraph("The well-known café at the harbour stayed open, and the cook didn’t mind the waves."),
        ],
    },
    {
        "id": "sayl",
        "title": "السيول تغلق الطريق",
        "date": "2025-02-11",
        "source": "صحيفة الميناء",
        "lang": "ar",
        "paragraphs": [
            paragraph(
                "قال نادر سلمان: «المياه غمرت الطريق كله»، وأضاف أن الجسر صمد.",
                quote("«المياه غمرت الطريق كله»", "نادر سلمان"),
                people=["نادر سلمان"],
            )
        ],
    },
    {
        "id": ODD_ID,
        "title": 'Letters <script>alert("1")</script> & other marks',
        "lang": "en",
        "paragraphs": [
            paragraph(
                "An editor wrote <b>“A ‘mark’ 👩‍🚒 cafe\u0301”</b> & left.",
                quote("“A ‘mark’ 👩‍🚒 cafe\u0301”", "Ida \"Ink\" <Moss>"),
                people=['Ida "Ink" <Moss>'],
            )
        ],
    },
    {
        "id": "gone",
        "title": "A withdrawn story about the zeppelin",
        "date": "2024-06-01",
        "source": "Brenmouth Post",
        "lang": "en",
        "paragraphs": [paragraph("The zeppelin never flew.", people=["Mara Lind"])],
    },
    {
        "id": "ferry",
        "title": "Ferry to run on Sundays",
        "date": "2020-06-02",
        "source": "Karsholm Courier",
        "lang": "en",
        "paragraphs": [
            paragraph(
                "“The ferry will run,” said Yousef Haddaniyeh, the harbour master.",
                quote("“The ferry will run,”", "Yousef Haddaniyeh"),
                people=["Yousef Haddaniyeh"],
            ),
            paragraph(
                "“I shall be aboard,” said Yusuf Tarek, a baker.",
                quote("“I shall be aboard,”", "Yusuf Tarek"),
                people=["Yusuf Tarek"],
            ),
        ],
    },
    *(
        {
            "id": f"wire-{number}",
            "title": f"Lighthouse {word}",
            "date": f"2024-09-{10 - number:02}",
            "source": outlet,
            "lang": "en",
            "copy_of": None if number == 2 else "wire-2",
            "paragraphs": [
                paragraph(
                    "The lighthouse of Brenmouth will shine again, its keeper said on a windy evening at the mole. "
                    "“I have oiled the lamp,” he added." + extra,
                    quote("“I have oiled the lamp,”", None),
                ),
                paragraph("The lantern room is locked. " * 40 + "A gull nests there. " + "It is not disturbed. " * 40),
            ],
        }
        for number, word, outlet, extra in (
            (1, "shines", "Brenmouth Post", ""),
            (2, "to shine again", "Karsholm Courier", ""),
            (0, "is back", "Official Gazette", " Nobody asked why."),
        )
    ),
    {"id": "sheet", "title": "A sheet", "lang": "en", "paragraphs": [{"text": "=HYPERLINK is a formula."}]},
    {
        "id": "almanac",
        "title": "An almanac",
        "date": "2019",
        "source": "Official Gazette",
        "lang": "en",
        "paragraphs": [{"text": "The almanac is read out.", "speakers": ["Clerk Ode"]}],
    },
    {
        "id": "verses",
        "title": "Verses",
        "lang": "en",
        "paragraphs": [{"text": f"Six cormorants, verse {number}."} for number in range(1, 7)],
    },
    *(
        {
            "id": f"notice-{number}",
            "title": f"Notice {number}",
            "date": f"2023-{1 + number % 12:02}-{1 + number % 28:02}",
            "source": "Official Gazette",
            "lang": "en",
            "paragraphs": [
                paragraph(
                    f"Notice of the council, no. {number}, signed by clerk {'ABCDEFGHIJKLMNOP'[number % 16]}. Brook.",
                    people=[f"Clerk {'ABCDEFGHIJKLMNOP'[number % 16]}. Brook"],
                )
            ],
        }
        for number in range(45)
    ),
]  # fmt: skip


FIRST_WORDS, LAST_WORDS = "“The sluice opens on Friday at noon,”", "“The sluice opens on Sunday at noon,”"


def version(words: str, angler: str) -> dict[str, Any]:
    """The article of the sluice: who keeps the keys says these words, and the angler is of this mood or not there."""
    eels = "“Nobody asked the eels,”"
    return {
        "id": "sluice",
        "title": "Sluice to open",
        "date": "2022-05-01",
        "source": "Official Gazette",
        "lang": "en",
        "paragraphs": [
            paragraph(f"{words} said Hedda Quill, who keeps the keys.", quote(words, "Hedda Quill")),
            *([paragraph(f"{eels} said Piet Orne, {angler} angler.", quote(eels, "Piet Orne"))] if angler else []),
            paragraph("Boats of up to nine metres may pass, a board at the sluice says."),
            *([] if angler else [paragraph("A ceremony with brass music is planned.")]),
        ],
    }


VERSIONS = [version(FIRST_WORDS, "a cross"), version(FIRST_WORDS, "an angry"), version(LAST_WORDS, "")]


@contextmanager
def opened(folder: Path, url: str | None = None) -> Iterator[tuple[Archive, SearchEngine]]:
    """The archive and its index in a new folder."""
    source = folder / "articles.jsonl"
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in ARTICLES), "utf-8")
    archive = Archive(folder, url)
    try:
        summary = add(archive, read([source]), _refused)
        assert summary.new == len(ARTICLES)
        for record in VERSIONS:
            source.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
            add(archive, read([source]), _refused)
        for name in ("Mara Lind", "Jonas Feld"):
            first, *others = sorted(archive.registry.find(name))
            for other in others:  # two articles alone are no proof that their people are one
                archive.registry.merge(other, first, "an editor", "one and the same")
        find_copies(archive)
        archive.withdraw("gone", "The reporter made it up.", "an editor")
        engine = open_engine(folder / "index")
        with archive.snapshot() as snapshot:
            engine.build(snapshot, lambda _: None)
        yield archive, engine
    finally:
        archive.close()


def _refused(refusal: RefusedInput) -> None:
    raise AssertionError(refusal)


def services_of(archive: Archive, engine: SearchEngine, **changed: Any) -> Services:
    values: dict[str, Any] = {
        "engine": engine,
        "names": archive.names,
        "articles": archive,
        "annotator": lambda: ANNOTATOR,
        "published": lambda: PUBLISHED,
        "people": archive.registry,
        "evidence": partial(pack, archive),
        "copies": archive.near_copies.copies_of,
        "state": lambda: str(archive.database.stamp()),
        "report": archive.report,
        "secret": "of the tests",
    }
    return Services(**(values | changed))
