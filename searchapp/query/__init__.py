"""How does what people type become a tree that every engine understands?

`parse` reads the query language that `docs/query-language.md` describes: the lexer cuts the text into tokens
(`lexer`), the parser nests them (`parser`), and each term is checked and resolved (`terms`, `dates`).
"""

from searchapp.query.dates import day_range, told_date, told_year
from searchapp.query.function_words import function_words
from searchapp.query.lexer import MAX_LENGTH, finished
from searchapp.query.marks import article_marks
from searchapp.query.parser import parse, word_spans
from searchapp.query.questions import content, question
from searchapp.query.terms import Notice, resolve_entity
