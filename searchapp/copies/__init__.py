"""Which articles are copies of one text? Reprints with cuts, additions, corrections and another headline.

`find_pairs` is all that a flow needs; see docs/copies.md for the method and its figures.
"""

from searchapp.copies.finder import METHOD, Shelf, find_pairs
