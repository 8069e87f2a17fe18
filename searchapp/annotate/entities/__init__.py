"""Who, what and where does an article name, beyond what the small model says?"""

from searchapp.annotate.entities.recognise import entity_spans

__all__ = ["entity_spans"]
