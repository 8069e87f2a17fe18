"""What is left of a text, an address, a record or a file's bytes once a name is taken out?"""

import html
import json
import re
from typing import Any
from urllib.parse import unquote

from searchapp.archive.forgetting.forms import GAP, GAP_IN_ADDRESS, Forms, Gapped

_TAG = re.compile(r"<[^<>]*>")


def masked(forms: Forms, text: str) -> str:
    """The text with a gap for each of these names."""
    return Gapped(text, forms.find(text)).text


def masked_address(forms: Forms, address: str) -> str:
    """An address, a path or an id without these names, also where it writes them in percents."""
    spans = forms.find(address)
    if not spans:
        address, plain = unquote(address), address
        spans = forms.find(address)
        if not spans:
            return plain
    return Gapped(address, spans, GAP_IN_ADDRESS).text


def masked_within(forms: Forms, value: Any) -> Any:
    """The same of every text in a value as JSON has it."""
    if isinstance(value, str):
        return masked(forms, value)
    if isinstance(value, list):
        return [masked_within(forms, one) for one in value]
    if isinstance(value, dict):
        return {masked(forms, name): masked_within(forms, one) for name, one in value.items()}
    return value


def masked_bytes(forms: Forms, data: bytes, instead: str) -> tuple[bytes, bool]:
    """A file's bytes without these names, and whether they still are that file: else they are the text `instead`.

    Only what is text can be rewritten; of all else, and where a name hides behind an encoding, the text alone stays.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return f"{GAP}\n\n{instead}\n".encode(), False
    try:
        record = json.loads(text)
    except ValueError:
        rewritten = masked(forms, text)
    else:
        rewritten = json.dumps(masked_within(forms, record), ensure_ascii=False)
    if forms.find(html.unescape(_TAG.sub("", rewritten))) or forms.find(unquote(rewritten)):
        return f"{GAP}\n\n{instead}\n".encode(), False
    return rewritten.encode(), True
