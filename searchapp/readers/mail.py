"""Which articles do mails hold: one (.eml) or a mailbox (mbox), with what is attached to them?

Subject, sender and date are headline, byline and date; the Message-ID is the id. Plain text goes before HTML. An
attachment of a kind that can be read is an article of its own.
"""

import email
import email.policy
import io
from collections.abc import Iterator
from email.message import EmailMessage
from typing import BinaryIO

from searchapp.errors import RefusedInput
from searchapp.readers import records
from searchapp.readers.encoding import one_line
from searchapp.readers.limits import RECORD_BYTES, megabytes, whole
from searchapp.readers.packed import read_packed
from searchapp.reading import Original, ReadArticle, Reading

MEDIA_TYPE = "message/rfc822"


def read_mail(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """The mail and what is attached to it."""
    yield from _read(whole(stream, where, 4 * RECORD_BYTES), where)


def read_mailbox(stream: BinaryIO, where: str) -> Iterator[Reading]:
    """Each mail of a mailbox, at the line on which it begins; never more than one of them in memory."""
    for line, data in _mails(stream):
        if len(data) > 4 * RECORD_BYTES:
            yield RefusedInput(f"{where}:{line}", f"the mail is larger than {megabytes(4 * RECORD_BYTES)}")
        else:
            yield from _read(data, f"{where}:{line}")


def _mails(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The mails of an mbox (RFC 4155): each begins with a line `From …` after a blank one."""
    lines: list[bytes] = []
    begin, blank, size = 1, True, 0
    for number, line in enumerate(iter(lambda: stream.readline(RECORD_BYTES), b""), start=1):
        if blank and line.startswith(b"From "):
            if lines:
                yield begin, b"".join(lines)
            lines, begin, size = [], number, 0
        elif size <= 4 * RECORD_BYTES:
            lines.append(line[1:] if line.startswith(b">From ") else line)
            size += len(line)
        blank = not line.strip()
    if lines:
        yield begin, b"".join(lines)


def _read(data: bytes, where: str) -> Iterator[Reading]:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        fields = _fields(message)
        attached = [(part.get_filename() or "attachment", _bytes(part)) for part in message.iter_attachments()]
    except Exception as error:  # noqa: BLE001 - the parser lets errors of any kind through for malformed headers
        yield RefusedInput(where, f"the mail is damaged: {one_line(error)}")
        return
    found = records.article(fields, Original(where, data, MEDIA_TYPE))
    if isinstance(found, ReadArticle) or not attached:
        yield found
    for name, content in attached:
        if content:
            yield from read_packed(io.BytesIO(content), f"{where}/{name}", name)


def _fields(message: EmailMessage) -> dict[str, object]:
    body = message.get_body(preferencelist=("plain", "html"))
    sender = message["From"]
    addresses = getattr(sender, "addresses", ())
    return {
        "id": str(message["Message-ID"] or "").strip(" <>") or None,
        "title": str(message["Subject"] or ""),
        "date": str(message["Date"] or ""),
        "byline": ", ".join(a.display_name or a.addr_spec for a in addresses) or str(sender or ""),
        "outlet": str(message["List-Id"] or "").partition("<")[0].strip(' "') or None,
        "body": str(body.get_content()) if body is not None else "",
    }


def _bytes(part: object) -> bytes:
    if not isinstance(part, EmailMessage) or part.get_content_maintype() in ("image", "audio", "video"):
        return b""
    if part.get_content_type() == MEDIA_TYPE:
        return bytes(part.get_payload(0))  # type: ignore[arg-type]  # a forwarded mail is the payload's only part
    return bytes(part.get_payload(decode=True) or b"")
