"""Who, what and where does an article name? Recognised paragraph by paragraph, agreed over the article, then joined.

`recognise` → `agree` → `cluster` (persons and whatever speaks) and `bodies` (organisations and places).
"""

from searchapp.annotate.names.agree import consistent
from searchapp.annotate.names.bodies import join_bodies
from searchapp.annotate.names.recognise import Found, Marked, labelled_spans
