"""All layouts, in one list."""

from tests.readers.layouts import Layout, blogs, fresh, live, news, odd, various

LAYOUTS: list[Layout] = [layout for kind in (various, blogs, news, live, odd, fresh) for layout in kind.LAYOUTS]
