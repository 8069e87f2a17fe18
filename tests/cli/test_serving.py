"""Do the pages of a running server keep up with the archive?"""

from pathlib import Path

from searchapp.cli.serving import make_app
from searchapp.domain import Annotation
from searchapp.reading import GivenParagraph, Original, ReadArticle
from searchapp.settings import Settings
from searchapp.wiring import Services


def test_an_annotator_that_comes_while_one_serves_is_named(tmp_path: Path) -> None:
    opened = Services(Settings(tmp_path))
    client = make_app(opened).test_client()
    assert "a new annotator" not in client.get("/about").text
    read = ReadArticle("Rain", (GivenParagraph("It rained."),), Original("rain.txt", b"rain", "text/plain"))
    opened.archive.add(opened.archive.new_run(), [read])
    opened.archive.introduce("test 1", "a new annotator")
    opened.archive.keep_findings(opened.archive.pending("test 1", 0, 1, again=False), [Annotation((), ())], "test 1")
    assert "a new annotator" in client.get("/about").text
    opened.close()
