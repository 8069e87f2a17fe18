"""Who, what and where does an article name, beyond what the small model says?"""

from searchapp.annotate.entities.consistency import consistent
from searchapp.annotate.entities.joining import join, join_bodies, join_persons
from searchapp.annotate.entities.recognise import Found, entity_spans, labelled_spans

__all__ = ["Found", "consistent", "entity_spans", "join", "join_bodies", "join_persons", "labelled_spans"]
