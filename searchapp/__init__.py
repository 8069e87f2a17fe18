"""Who said what, when, about what, in an archive of news?"""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Read when NumPy is loaded: a process that annotates keeps one core busy; more of them take `reindex --jobs`."""


def create_app() -> "Flask":
    """The web application over the archive that the settings name, for WSGI servers and `flask --app searchapp`."""
    # Imported here, so that reading articles or annotating them loads neither Flask nor the pages.
    from searchapp.cli.reindexing import reindex
    from searchapp.cli.serving import lasting_app
    from searchapp.settings import load_settings
    from searchapp.wiring import Services

    app = lasting_app(Services(load_settings()))
    app.cli.add_command(reindex)
    return app
