"""Is the ranking any good? nDCG at 10 on the Cranfield collection, beside Lucene's BM25 on the same stems.

    python -m benchmarks.cranfield FOLDER

FOLDER holds `docs.jsonl`, `queries.jsonl` and `qrels.txt`. A query is all its words, any of which may match. Lucene
gets title and text as one field of the product's own stems, so that only the ranking differs.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from benchmarks.peers import Lucene
from searchapp.analysis import stem, words
from searchapp.domain import IndexedParagraph
from searchapp.engines.whoosh import open_engine
from searchapp.ports import Snapshot
from searchapp.request import Or, SearchRequest, Word

Ranking = dict[str, list[str]]


def ndcg(ranking: Ranking, relevant: dict[str, set[str]]) -> float:
    """The mean normalised discounted cumulative gain of the ten first, over all judged queries (binary gains)."""
    total = 0.0
    for query, wanted in relevant.items():
        gains = (1 / math.log2(n + 2) for n, doc in enumerate(ranking.get(query, [])[:10]) if doc in wanted)
        total += sum(gains) / sum(1 / math.log2(n + 2) for n in range(min(10, len(wanted))))
    return total / len(relevant)


def ours(docs: list[dict[str, str]], queries: list[dict[str, str]]) -> Ranking:
    """The product's ten first for each query."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(Path(folder))
        paragraphs = [
            IndexedParagraph(n, d["id"], 1, d["title"], d["body"], "en", None, None, None) for n, d in enumerate(docs)
        ]
        engine.build(Snapshot(1, paragraphs, len(paragraphs)), lambda _searcher: None)
        found = {}
        for query in queries:
            node = Or(tuple(Word(word) for word in sorted(set(words(query["text"])))))
            hits = engine.search(SearchRequest(node, limit=10, counted=frozenset())).hits
            found[query["id"]] = [hit.paragraph.article for hit in hits]
        return found


def lucenes(docs: list[dict[str, str]], queries: list[dict[str, str]]) -> Ranking:
    """Lucene's ten first for each query."""

    def stems(text: str) -> str:
        return " ".join(stem(word, "en") for word in words(text))

    found: Ranking = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"d\t{d['id']}\t{stems(d['title'] + ' | ' + d['body'])}" for d in docs]
        lines += [f"q\t{q['id']}\t{stems(q['text'])}" for q in queries]
        (Path(folder) / "lines.tsv").write_text("\n".join(lines) + "\n", "utf-8")
        command = Lucene().java("cranfield", f"{folder}/index", f"{folder}/lines.tsv")
        for line in subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines():
            query, doc = line.split("\t")
            found[query].append(doc)
    return found


def main() -> None:
    """Print both figures."""
    folder = Path(sys.argv[1])
    docs, queries = ([json.loads(x) for x in (folder / f"{n}.jsonl").open("rb")] for n in ("docs", "queries"))
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels.txt").read_text("utf-8").splitlines():
        query, _, doc, grade = line.split()
        if int(grade) > 0:
            relevant[query].add(doc)
    print(f"searchapp {ndcg(ours(docs, queries), relevant):.4f}")
    if Lucene.available():
        print(f"lucene    {ndcg(lucenes(docs, queries), relevant):.4f}")


if __name__ == "__main__":
    main()
