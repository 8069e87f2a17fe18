"""Which articles does the product bring along, so that one can try it without an archive of one's own?

They are prose about invented people, outlets and places. `gold.jsonl` beside them says who says what in each, in the
record format of the evaluation's gold files with a `status` for every quotation.
"""

from pathlib import Path


def demo_files() -> list[Path]:
    """The JSONL files of the demo archive, one for each outlet, sorted by name."""
    return sorted((Path(__file__).parent / "articles").glob("*.jsonl"))
