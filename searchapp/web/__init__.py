"""What do people and programs touch? Flask views, each a thin skin over the typed search API.

Wiring builds `Services` and calls `create_app(services)`.
"""

from searchapp.web.app import create_app
from searchapp.web.services import Services
