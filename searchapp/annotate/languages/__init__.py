"""Who is quoted in articles that are not English? By rules over the tables of each language; others stay unread.

A spaCy pipeline that is installed for one of them adds the names that it sees.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from searchapp.annotate.languages.known import TABLE, KnownNames, read_names
from searchapp.annotate.languages.read import RuleReader
from searchapp.annotate.languages.seen import PipelineNames
from searchapp.annotate.languages.table import LANGUAGES, WITHOUT_MODEL, language
from searchapp.domain import Annotation, Document

_NONE: Mapping[str, PipelineNames] = MappingProxyType({})


def annotate(
    document: Document, pipelines: Mapping[str, PipelineNames] = _NONE, known: KnownNames | None = None
) -> Annotation:
    """The statements and names of one document; nothing for a language without tables. Never raises.

    `pipelines` see names too, by the language (ISO 639-1) that each is for; `known` are known before.
    """
    code = (document.lang or "").split("-")[0].lower()
    return _reader(code, pipelines.get(code), known).annotate(document) if code in LANGUAGES else Annotation((), ())


def annotate_english_without_model(document: Document, known: KnownNames | None = None) -> Annotation:
    """The same for an English document, where no model can be loaded to parse it. Never raises."""
    return _reader(WITHOUT_MODEL, None, known).annotate(document)


@cache
def _reader(code: str, pipeline: PipelineNames | None, known: KnownNames | None) -> RuleReader:
    return RuleReader(language(code).knowing(known) if known else language(code), pipeline)
