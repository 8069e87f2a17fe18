"""With whom is the product compared, each set up for speed as its own documentation advises?"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.queries import Query
from benchmarks.systems import LIMIT, VALUES, WORK, Answer, timed, whole
from searchapp.domain import IndexedParagraph


class Tantivy:
    """tantivy-py: one segment, one thread, fast fields, a writer heap of 512 MB."""

    name = "tantivy"

    def _schema(self) -> Any:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("stem", tokenizer_name="en_stem", index_option="freq")
        builder.add_text_field("exact", stored=True)
        for name in ("speaker", "entity", "year"):
            builder.add_unsigned_field(name, fast=True, indexed=name == "speaker")
        return builder.build()

    def build(self, paragraphs: Iterable[IndexedParagraph], folder: Path) -> None:
        import tantivy

        index = tantivy.Index(self._schema(), path=str(folder))
        writer = index.writer(512_000_000, num_threads=1)
        for p in paragraphs:
            document = tantivy.Document()
            text = whole(p)
            document.add_text("stem", text)
            document.add_text("exact", text)
            for speaker in p.speakers:
                document.add_unsigned("speaker", speaker)
            for entity in p.entities:
                document.add_unsigned("entity", entity.id)
            assert p.published is not None
            document.add_unsigned("year", int(p.published.year))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        import tantivy

        self.index = tantivy.Index.open(str(folder))
        self.schema = self.index.schema
        self.searcher = self.index.searcher()
        self.wanted = {
            n: {"terms": {"field": n, "size": VALUES, "segment_size": 100_000}} for n in ("speaker", "entity", "year")
        }

    def _query(self, query: Query) -> Any:
        import tantivy

        if query.kind == "phrase":
            return tantivy.Query.phrase_query(self.schema, "exact", list(query.words))
        if query.kind == "prefix":
            return tantivy.Query.regex_query(self.schema, "exact", query.words[0] + ".*")
        if len(query.words) == 1:
            return self.index.parse_query(query.words[0], ["stem"])
        return self.index.parse_query((" AND " if query.kind == "and" else " OR ").join(query.words), ["stem"])

    def ask(self, query: Query, work: str) -> Answer:
        import tantivy

        def search() -> tuple[int, int]:
            node = self._query(query)
            if work == "filtered":
                must = tantivy.Occur.Must
                speaker = tantivy.Query.term_query(self.schema, "speaker", query.speaker)
                node = tantivy.Query.boolean_query(
                    [(must, node), (must, tantivy.Query.const_score_query(speaker, 0.0))]
                )
            found = self.searcher.search(node, LIMIT, count=True)
            counted = 0
            if work != "top":
                counts = self.searcher.aggregate(node, self.wanted)
                counted = sum(b["doc_count"] for c in counts.values() for b in c["buckets"])
            if work == "snippets":
                generator = tantivy.SnippetGenerator.create(self.searcher, node, self.schema, "exact")
                for _, address in found.hits:
                    document = self.searcher.doc(address)
                    assert document["exact"]
                    generator.snippet_from_doc(document).highlighted()
            return found.count, counted

        return timed(search)


class Sqlite:
    """SQLite FTS5 with the Porter stemmer, optimised, memory-mapped; values in tables of their own."""

    name = "sqlite"

    def build(self, paragraphs: Iterable[IndexedParagraph], folder: Path) -> None:
        db = sqlite3.connect(folder / "index.db")
        db.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE VIRTUAL TABLE stem USING fts5(body, tokenize='porter unicode61', detail=none, content='');"
            "CREATE VIRTUAL TABLE exact USING fts5(body, tokenize='unicode61');"
            "CREATE TABLE speaker(doc INTEGER, value INTEGER, PRIMARY KEY(doc, value)) WITHOUT ROWID;"
            "CREATE TABLE entity(doc INTEGER, value INTEGER, PRIMARY KEY(doc, value)) WITHOUT ROWID;"
            "CREATE TABLE year(doc INTEGER PRIMARY KEY, value INTEGER);"
        )
        for p in paragraphs:
            text = whole(p)
            db.execute("INSERT INTO stem(rowid, body) VALUES (?, ?)", (p.id, text))
            db.execute("INSERT INTO exact(rowid, body) VALUES (?, ?)", (p.id, text))
            db.executemany("INSERT INTO speaker VALUES (?, ?)", [(p.id, s) for s in p.speakers])
            db.executemany("INSERT INTO entity VALUES (?, ?)", [(p.id, e.id) for e in p.entities])
            assert p.published is not None
            db.execute("INSERT INTO year VALUES (?, ?)", (p.id, int(p.published.year)))
        db.execute("INSERT INTO stem(stem) VALUES ('optimize')")
        db.execute("INSERT INTO exact(exact) VALUES ('optimize')")
        db.executescript("CREATE INDEX by_speaker ON speaker(value, doc);")
        db.commit()
        db.close()

    def open(self, folder: Path) -> None:
        self.db = sqlite3.connect(folder / "index.db")
        self.db.executescript("PRAGMA mmap_size=8000000000; PRAGMA cache_size=-200000; PRAGMA temp_store=MEMORY;")

    def ask(self, query: Query, work: str) -> Answer:
        table = "exact" if query.kind in ("phrase", "prefix") else "stem"
        match = {
            "phrase": lambda: '"' + " ".join(query.words) + '"',
            "prefix": lambda: query.words[0] + "*",
            "and": lambda: " AND ".join(f'"{w}"' for w in query.words),
        }.get(query.kind, lambda: " OR ".join(f'"{w}"' for w in query.words))()
        where = f"FROM {table} WHERE {table} MATCH ?"
        given: tuple[Any, ...] = (match,)
        if work == "filtered":
            where += " AND rowid IN (SELECT doc FROM speaker WHERE value = ?)"
            given = (match, query.speaker)

        def search() -> tuple[int, int]:
            run = self.db.execute
            run("DROP TABLE IF EXISTS temp.hits")
            run(f"CREATE TEMP TABLE hits AS SELECT rowid AS doc {where}", given)
            (total,) = run("SELECT count(*) FROM hits").fetchone()
            top = run(f"SELECT rowid {where} ORDER BY rank LIMIT {LIMIT}", given).fetchall()
            shown = "highlight(exact, 0, '<', '>')" if work == "snippets" and table == "exact" else "body"
            for (doc,) in top if work == "snippets" else ():
                run(f"SELECT {shown} FROM exact WHERE rowid = ?", (doc,)).fetchone()
            counted = 0
            for name in () if work == "top" else ("speaker", "entity", "year"):
                rows = run(
                    f"SELECT value, count(*) AS n FROM {name} JOIN hits USING (doc) GROUP BY value ORDER BY n DESC "
                    f"LIMIT {VALUES}"
                ).fetchall()
                counted += sum(n for _, n in rows)
            return total, counted

        return timed(search)


class Whoosh:
    """Whoosh as it comes, with facets by `groupedby`."""

    name = "whoosh"

    def build(self, paragraphs: Iterable[IndexedParagraph], folder: Path) -> None:
        from whoosh import fields, index
        from whoosh.analysis import StandardAnalyzer, StemmingAnalyzer

        schema = fields.Schema(
            id=fields.STORED,
            stem=fields.TEXT(analyzer=StemmingAnalyzer(stoplist=None), phrase=False),
            exact=fields.TEXT(analyzer=StandardAnalyzer(stoplist=None), stored=True),
            speaker=fields.KEYWORD,
            entity=fields.KEYWORD,
            year=fields.KEYWORD,
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=512)
        for p in paragraphs:
            text = whole(p)
            assert p.published is not None
            writer.add_document(
                id=p.id,
                stem=text,
                exact=text,
                speaker=" ".join(str(s) for s in p.speakers),
                entity=" ".join(str(e.id) for e in p.entities),
                year=p.published.year,
            )
        writer.commit(optimize=True)

    def open(self, folder: Path) -> None:
        from whoosh import index

        self.searcher = index.open_dir(str(folder)).searcher()

    def ask(self, query: Query, work: str) -> Answer:
        from whoosh.query import And, Or, Phrase, Prefix, Term
        from whoosh.sorting import FieldFacet

        def search() -> tuple[int, int]:
            field = self.searcher.schema["stem"]
            terms = [Term("stem", next(field.process_text(word, mode="query"))) for word in query.words]
            node: Any = {
                "and": lambda: And(terms),
                "phrase": lambda: Phrase("exact", list(query.words)),
                "prefix": lambda: Prefix("exact", query.words[0]),
            }.get(query.kind, lambda: terms[0] if len(terms) == 1 else Or(terms))()
            only = Term("speaker", str(query.speaker)) if work == "filtered" else None
            groups = None
            if work != "top":
                groups = {n: FieldFacet(n, allow_overlap=True) for n in ("speaker", "entity", "year")}
            found = self.searcher.search(node, limit=LIMIT, optimize=False, groupedby=groups, filter=only)
            if work == "snippets":
                for hit in found:
                    hit.highlights("exact", text=hit["exact"])
            counted = 0
            for name in groups or ():
                sizes = sorted((len(docs) for value, docs in found.groups(name).items() if value), reverse=True)
                counted += sum(sizes[:VALUES])
            return len(found), counted

        return timed(search)


class Lucene:
    """Lucene by a small Java program (see `lucene/`); its own clocks, so that the pipe costs it nothing."""

    name = "lucene"

    def java(self, *args: str) -> list[str]:
        jars = WORK / "lucene-jars"
        classes = WORK / "classes"
        source = Path(__file__).parent / "lucene"
        if not jars.exists():
            subprocess.run(
                ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={jars}"], cwd=source, check=True
            )
        if not (classes / "Bench.class").exists():
            program = source / "src/main/java/Bench.java"
            subprocess.run(["javac", "-cp", f"{jars}/*", "-d", str(classes), str(program)], check=True)
        return ["java", "-Xmx3g", "-cp", f"{classes}:{jars}/*", "Bench", *args]

    @staticmethod
    def available() -> bool:
        return all(shutil.which(tool) for tool in ("java", "javac", "mvn"))

    def build(self, paragraphs: Iterable[IndexedParagraph], folder: Path) -> None:
        lines = folder.with_suffix(".tsv")
        with lines.open("w", encoding="utf-8") as file:
            for p in paragraphs:
                assert p.published is not None
                speakers = ",".join(str(s) for s in p.speakers)
                entities = ",".join(str(e.id) for e in p.entities)
                file.write(f"{p.id}\t{whole(p)}\t{speakers}\t{entities}\t{p.published.year}\n")
        done = subprocess.run(
            self.java("build", str(folder), str(lines)), check=True, stdout=subprocess.PIPE, text=True
        )
        self.build_cpu = int(done.stdout) / 1e9
        lines.unlink()

    def open(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            self.java("serve", str(folder)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.opened = int(self.process.stdout.readline()) / 1e6

    def ask(self, query: Query, work: str) -> Answer:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{work}\t{query.kind}\t{query.speaker}\t{' '.join(query.words)}\n")
        self.process.stdin.flush()
        total, wall, cpu, counted = map(int, self.process.stdout.readline().split())
        return Answer(total, wall / 1e6, cpu / 1e6, counted)
