"""Who speaks in an article, and who is mentioned?"""

from searchapp.annotate.annotator import load_annotator
from searchapp.annotate.record import to_record
