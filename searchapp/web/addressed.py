"""What may stand in an address: which ids, which numbers, which name of this machine?"""

import re
from collections.abc import Iterable
from typing import Any

from werkzeug.routing import BaseConverter, IntegerConverter, Map
from werkzeug.wrappers import Response

from searchapp.web.headers import FIXED

LARGEST = 2**63 - 1
"""The largest number that the archive's database holds."""

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})*)\.?(?::\d{1,5})?", re.ASCII)


class KeyConverter(BaseConverter):
    """An article's id: any text, slashes included, at its beginning too."""

    regex = ".+?"
    part_isolating = False


class NumberConverter(IntegerConverter):
    """The number of a statement, paragraph or version."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, max=LARGEST)


CONVERTERS = {"key": KeyConverter, "number": NumberConverter}


class WellNamed:
    """Refuses requests whose Host is none, before anything tries to make an address of it.

    Where `hosts` names any, also requests for another: a foreign site's name can be made to lead here (DNS rebinding).
    """

    def __init__(self, app: Any, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """As WSGI calls it."""
        host = _HOST.fullmatch(environ.get("HTTP_HOST", "") or environ.get("SERVER_NAME", ""))
        if host and (not self._hosts or host[1].strip("[]").lower() in self._hosts):
            answer: Iterable[bytes] = self._app(environ, start)
            return answer
        told = "the keeper names the server's hosts by SEARCHAPP_HOSTS" if host else "this Host is no name of a machine"
        return Response(f"400 Bad Request: {told}.\n", 400, headers=FIXED)(environ, start)
