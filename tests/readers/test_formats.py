"""Is each format of the table read with its own facts, and does the table say what is true?"""

# ruff: noqa: E501 - the files that are made here are easier to read in long lines
import gzip
import io
import mailbox
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from searchapp.cli import main
from searchapp.errors import RefusedInput
from searchapp.readers import formats, read
from searchapp.reading import ReadArticle

ONE = "The ferry Halmar Star struck the pier of Brenmouth on Monday evening, and nobody aboard was hurt."
TWO = "“We felt a bump and then the lights went out,” said Mira Solberg, who runs the café on the lower deck."
THREE = "Veldania's transport minister ordered an inquiry. The line to Averne stays closed until Thursday."
DAY = "2024-03-05"


def mail(number=1, attached=()):
    message = EmailMessage()
    message["From"] = "Jonas Reik <jonas@mail.example>"
    message["Subject"] = "Ferry strikes pier"
    message["Date"] = "Tue, 05 Mar 2024 11:20:00 +0100"
    message["Message-ID"] = f"<ferry-{number}@mail.example>"
    message.set_content(f"{ONE}\n\n{TWO}\n")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


def mbox(folder):
    path = folder / "box.mbox"
    box = mailbox.mbox(path)
    for number in (1, 2):
        box.add(mail(number))
    box.close()
    return path.read_bytes()


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Mail</title><item><title>Ferry strikes pier</title>
<link>https://mail.example/ferry</link><guid>ferry-1</guid><pubDate>Tue, 05 Mar 2024 11:20:00 +0100</pubDate>
<dc:creator>Jonas Reik</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>{ONE}</p><p>{TWO}</p>]]>
</content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Mail</title><entry><title>Ferry strikes pier</title>
<link rel="alternate" href="https://mail.example/ferry"/><id>ferry-1</id><published>2024-03-05T11:20:00+01:00</published>
<author><name>Jonas Reik</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{ONE}</p><p>{TWO}</p>
</div></content></entry></feed>"""
NITF = f"""<?xml version="1.0"?><nitf xml:lang="en"><head><docdata><doc-id id-string="ferry-1"/><date.issue norm="20240305"/>
</docdata><pubdata name="The Harbour Mail"/></head><body><body.head><hedline><hl1>Ferry strikes pier</hl1></hedline>
<byline>Jonas Reik</byline></body.head><body.content><p>{ONE}</p><p>{TWO}</p></body.content></body></nitf>"""
NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="ferry-1"><itemMeta>
<provider><name>The Harbour Mail</name></provider><versionCreated>2024-03-05T11:20:00+01:00</versionCreated></itemMeta>
<contentMeta><by>Jonas Reik</by><headline>Ferry strikes pier</headline><language tag="en"/></contentMeta><contentSet>
<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{ONE}</p><p>{TWO}</p></body></html></inlineXML></contentSet>
</newsItem></itemSet></newsMessage>"""
NINJS = f"""{{"uri": "ferry-1", "headline": "Ferry strikes pier", "byline": "Jonas Reik", "provider": "The Harbour Mail",
"versioncreated": "2024-03-05T11:20:00+01:00", "body_xhtml": "<p>{ONE}</p><p>{TWO}</p>"}}"""
MARKDOWN = f"---\ntitle: Ferry strikes pier\ndate: 2024-03-05\nauthor: Jonas Reik\n---\n{ONE}\n\n{TWO.replace('bump', '*bump*')}\n"
RTF = (
    r"{\rtf1\ansi\ansicpg1252{\info{\author Jonas Reik}}\pard Ferry strikes pier\par 5 March 2024\par "
    + ONE
    + r"\par "
    + TWO.replace("“", r"\'93").replace("”", r"\'94").replace("é", r"\'e9")
    + r"\par}"
)
NEXIS = "\n\n".join(
    f"{n} of 2 DOCUMENTS\n\nThe Harbour Mail\n\nMarch {4 + n}, 2024 Tuesday\n\nFerry strikes pier\n\nBYLINE: Jonas Reik\n\n"
    f"SECTION: News; Pg. 1\n\nLENGTH: 40 words\n\n{ONE}\n\n{TWO}\n\nLOAD-DATE: March 9, 2024\n\nLANGUAGE: ENGLISH"
    for n in (1, 2)
)
FACTIVA = "\n\n".join(
    f"HD Ferry strikes pier\n\nBY Jonas Reik\n\nWC 40 words\n\nPD {4 + n} March 2024\n\nSN The Harbour Mail\n\nLA English\n\n"
    f"LP {ONE}\n\nTD {TWO}\n\nDocument HARM000020240305ek{n}"
    for n in (1, 2)
)
PROQUEST = ("\n\n" + "_" * 40 + "\n\n").join(
    f"Title: Ferry strikes pier\n\nAuthor: Jonas Reik\n\nPublication title: The Harbour Mail\n\n"
    f"Publication date: Mar {4 + n}, 2024\n\nFull text: {ONE}\n\n{TWO}\n\nISSN: 00000000"
    for n in (1, 2)
)


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return buffer.getvalue()


def odt():
    namespaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "meta")
    )
    content = (
        f"<office:document-content {namespaces}><office:body><office:text><text:tracked-changes><text:p>gone</text:p>"
        f'</text:tracked-changes><text:h text:outline-level="1">Ferry strikes pier</text:h><text:p>5 March 2024</text:p>'
        f"<text:p>{ONE}</text:p><text:p>{TWO.replace(' ', '<text:s/>', 1)}</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    meta = (
        f'<office:document-meta {namespaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        "<dc:creator>Jonas Reik</dc:creator></office:meta></office:document-meta>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": content, "meta.xml": meta})


def epub():
    return zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="book/c.opf"/></rootfiles></container>',
        "book/c.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:creator>Jonas Reik</dc:creator>'
        "<dc:publisher>The Harbour Mail</dc:publisher><dc:date>2024-03-05</dc:date></metadata><manifest>"
        '<item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
        "book/a.xhtml": f"<html><body><h1>Ferry strikes pier</h1><p>{ONE}</p><p>{TWO}</p></body></html>",
    })  # fmt: skip


def warc():
    head = (
        f"<title>Ferry strikes pier</title><meta name='author' content='Jonas Reik'><meta name='date' content='{DAY}'>"
    )
    page = f"<html><head>{head}</head><body><article><p>{ONE}</p><p>{TWO}</p></article></body></html>"
    found = b""
    for name, body in (("ferry", page), ("ferry", page), ("home", "<html><body>Home</body></html>")):
        http = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body.encode()
        record = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://mail.example/{name}\r\nWARC-Date: 2024-03-09T00:00:00Z"
            f"\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        found += gzip.compress(record.encode() + http + b"\r\n\r\n")
    return found


def tar():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as packed:
        data = mail().as_bytes()
        member = tarfile.TarInfo("a/ferry.eml")
        member.size = len(data)
        packed.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("a/link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    return buffer.getvalue()


def word(text):
    document = Document()
    for line in text.split("\n\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


FILES = {
    "a.eml": lambda _: mail().as_bytes(),
    "mail": lambda _: mail().as_bytes(),
    "box.mbox": mbox,
    "box": mbox,
    "a.rss": lambda _: RSS.encode(),
    "feed.xml": lambda _: ATOM.encode(),
    "a.nitf": lambda _: NITF.encode(),
    "a.xml": lambda _: NEWSML.encode(),
    "ninjs.json": lambda _: NINJS.encode(),
    "a.md": lambda _: MARKDOWN.encode(),
    "a.rtf": lambda _: RTF.encode("latin-1"),
    "nexis.txt": lambda _: NEXIS.encode(),
    "nexis.docx": lambda _: word(NEXIS),
    "nexis.html": lambda _: "".join(f"<p>{line}</p>" for line in NEXIS.split("\n\n")).encode(),
    "nexis.rtf": lambda _: (
        r"{\rtf1\ansi " + NEXIS.encode("cp1252").decode("latin-1").replace("\n\n", r"\par ") + "}"
    ).encode("latin-1"),
    "factiva.txt": lambda _: FACTIVA.encode(),
    "proquest.txt": lambda _: PROQUEST.encode(),
    "a.odt": lambda _: odt(),
    "a.epub": lambda _: epub(),
    "a.warc.gz": lambda _: warc(),
    "a.zip": lambda _: zipped({"in/a.eml": mail().as_bytes(), "in/b.zip": zipped({"c.rss": RSS})}),
    "a.tgz": lambda _: tar(),
    "a.md.gz": lambda _: gzip.compress(MARKDOWN.encode()),
}
TWICE = {
    "box.mbox",
    "box",
    "nexis.txt",
    "nexis.docx",
    "nexis.html",
    "nexis.rtf",
    "factiva.txt",
    "proquest.txt",
    "a.zip",
}


@pytest.mark.parametrize("name", FILES)
def test_each_format_is_read_with_its_own_facts(name, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_bytes(FILES[name](tmp_path))
    found = list(read([folder]))
    assert [item for item in found if isinstance(item, RefusedInput)] == []
    assert len(found) == (2 if name in TWICE else 1)
    for article in found:
        assert article.title == "Ferry strikes pier"
        assert [p.text for p in article.paragraphs] == [ONE, TWO]
        assert article.byline in ("Jonas Reik", "jonas@mail.example")
    assert found[0].published
    assert found[0].published.value == DAY


def test_mails_bring_their_ids_and_what_is_attached(tmp_path):
    (tmp_path / "a.eml").write_bytes(mail(attached=[("b.rss", RSS.encode()), ("c.bin", b"\0\1")]).as_bytes())
    first, second, refused = read([tmp_path])
    assert (first.id, second.id, second.outlet) == ("ferry-1@mail.example", "ferry-1", "The Harbour Mail")
    assert refused.where.endswith("a.eml/c.bin")


SRT = (
    "1\n00:00:01,500 --> 00:00:04,000\n{VOICE}The ferry struck the pier of Brenmouth\n\n"
    "2\n00:00:04,100 --> 00:00:06,000\non Monday evening.\n\n3\n01:02:03,000 --> 01:02:05,000\nNobody was hurt.\n"
)


@pytest.mark.parametrize(
    ("name", "head", "voice"),
    [("the_ferry.srt", "", "MIRA SOLBERG: "), ("the_ferry.vtt", "WEBVTT\n\n", "<v Mira Solberg>")],
)
def test_subtitles_keep_seconds_and_voices(name, head, voice, tmp_path):
    text = head + SRT.replace("{VOICE}", voice)
    (tmp_path / name).write_text(text.replace(",", ".") if head else text)
    (found,) = read([tmp_path])
    assert found.title == "the ferry"
    assert [(p.second, p.text) for p in found.paragraphs] == [
        (1.5, "The ferry struck the pier of Brenmouth on Monday evening."),
        (3723.0, "Nobody was hurt."),
    ]
    assert found.paragraphs[0].speakers == ("Mira Solberg",)


def test_an_address_above_the_first_caption_is_the_recording_s(tmp_path):
    text = "WEBVTT\n\nNOTE https://post.example/ferry.mp4\n\n" + SRT.replace("{VOICE}", "").replace(",", ".")
    (tmp_path / "ferry.vtt").write_text(text)
    (found,) = read([tmp_path])
    assert found.url == "https://post.example/ferry.mp4"


def bomb(depth):
    data = b"Ferry\n\nIt struck the pier of Brenmouth."
    for level in range(depth):
        data = zipped({f"{level}.zip" if level else "a.txt": data})
    return data


PACKED = [
    ("deep.zip", bomb(6), "it is packed more than 3 times over"),
    ("empty.zip", zipped({}), "it holds no file that could be read"),
    ("torn.zip", b"PK\x03\x04 no more", "the ZIP file is damaged"),
    ("torn.tar", b"no tar", "the tar file is damaged"),
    ("torn.gz", b"\x1f\x8b no more", "the compressed file is damaged"),
    ("zeros.gz", gzip.compress(b"\0" * (65 << 20)), "it unpacks to more than 64 MiB"),
    ("xml.xml", b"<?xml version='1.0'?><a/>", "the file is XML of an unknown kind (a)"),
    ("bomb.rss", b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><item><title>&b;</title></item></rss>', "the record has no text"),
    (
        "outside.rss",
        b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><description>&x;</description></item></rss>',
        "the record has no text",
    ),
    ("empty.warc", b"WARC/1.0\r\n\r\n", "none of the 0 pages of the web archive holds an article"),
    ("torn.odt", b"PK\x03\x04", "the document is damaged"),
    ("torn.epub", b"", "the document is damaged"),
    ("a.srt", b"nothing here", "the file holds no captions"),
    ("a.eml", b"\n\n", "the record has no text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "reason"), PACKED, ids=[case[0] for case in PACKED])
def test_what_is_damaged_or_a_bomb_is_refused_in_one_sentence(name, data, reason, tmp_path):
    (tmp_path / name).write_bytes(data)
    (refused,) = read([tmp_path])
    assert isinstance(refused, RefusedInput)
    assert refused.reason.startswith(reason)


def test_a_plain_text_with_a_rule_in_it_is_no_export(tmp_path):
    (tmp_path / "a.txt").write_text(f"Ferry strikes pier\n\n{ONE}\n\n{'_' * 30}\n\n{TWO}\n")
    (found,) = read([tmp_path])
    assert isinstance(found, ReadArticle)
    assert len(found.paragraphs) == 3


def test_the_docs_and_the_help_show_the_table():
    root = Path(__file__).parents[2]
    told = (root / "docs" / "input-formats.md").read_text()
    for form in formats.FORMATS:
        known_by = " ".join(f"`{end}`" for end in form.endings) or "its lines"
        assert f"\n| {form.name} | {known_by} | {form.one_article} | {form.keeps} |\n" in told
    assert formats.listed() in " ".join((root / "README.md").read_text().split())
    told = CliRunner().invoke(main, ["add", "--help"]).output
    assert formats.listed() in " ".join(told.split())
