"""Files that try to bring a reader down: made here, never stored.

`make(folder)` writes them all; run as a program it takes a folder.
"""

# ruff: noqa: E501 - the files that are made here are easier to read in long lines

import bz2
import gzip
import io
import json
import os
import random
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
LOL = '<!DOCTYPE r [<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)) + "]>"
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
SENTENCE = "The ferry Halmar Star struck the pier of Brenmouth on Monday evening, and nobody aboard was hurt. "


def zipped(members, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as packed:
        for name, data in members:
            packed.writestr(name, data)
    return buffer.getvalue()


def word(body, head=""):
    document = f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{body}</w:body></w:document>'
    return zipped([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", document)])


def table(properties, rows=1):
    return word(
        f"<w:tbl><w:tr><w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        * rows
    )


def office(content, name="content.xml", kind="application/vnd.oasis.opendocument.text", head=""):
    body = f'{head}<o:d xmlns:o="urn:o" xmlns:t="urn:t"><o:body><o:text>{content}</o:text></o:body></o:d>'
    return zipped([("mimetype", kind), (name, body)])


def book(chapters, spine=1, head=""):
    opf = f'{head}<package><metadata/><manifest><item id="a" href="a.xhtml"/></manifest><spine>{"<itemref idref=" + chr(34) + "a" + chr(34) + "/>"}</spine></package>'
    opf = opf.replace('<itemref idref="a"/>', '<itemref idref="a"/>' * spine)
    return zipped(
        [("META-INF/container.xml", '<c><rootfile full-path="c.opf"/></c>'), ("c.opf", opf), ("a.xhtml", chapters)]
    )


def pdf(objects, trailer="/Root 1 0 R"):
    found, places = b"%PDF-1.4\n", []
    for number, data in enumerate(objects, start=1):
        places.append(len(found))
        found += f"{number} 0 obj\n".encode() + data + b"\nendobj\n"
    at = len(found)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        found
        + f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(places) + 1} {trailer}>>\nstartxref\n{at}\n%%EOF".encode()
    )


def paged(stream, count=1, filters="", kids=None):
    kids = kids or "3 0 R " * count
    return pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(stream)}{filters}>>\nstream\n".encode() + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ])  # fmt: skip


def page(body, head="", attributes=""):
    return f"<!DOCTYPE html><html><head><title>Pier</title>{head}</head><body{attributes}>{body}</body></html>".encode()


def deep_zip(levels):
    data = SENTENCE.encode()
    for level in range(levels):
        data = zipped([(f"{level}.zip" if level else "a.txt", data)])
    return data


def tarred(members):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as packed:
        for member, data in members:
            packed.addfile(member, io.BytesIO(data))
    return buffer.getvalue()


def link(kind, name, target):
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


def regular(name, data):
    member = tarfile.TarInfo(name)
    member.size = len(data)
    return member, data


def nested(open_, close, times, inner="x"):
    return open_ * times + inner + close * times


def mime(depth):
    lines = ["From: a@b.example", "Subject: Pier", "Date: Tue, 05 Mar 2024 11:20:00 +0100", "MIME-Version: 1.0"]
    for level in range(depth):
        lines += [f'Content-Type: multipart/mixed; boundary="b{level}"', "", f"--b{level}"]
    return "\n".join([*lines, "Content-Type: text/plain", "", SENTENCE]).encode()


def record(name, http, kind="response", length=None):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://mail.example/{name}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http) if length is None else length}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


def answer(body):
    return b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + body


def _json() -> dict[str, bytes]:
    quotes = [{"text": "a", "speaker": "Bo Hask"}] * 19_500
    return {
        "quotes.jsonl": json.dumps({"id": "h1", "paragraphs": [{"text": "a b " * 10, "quotes": quotes}]}).encode(),
        "spans.jsonl": json.dumps(
            {
                "id": "h2",
                "paragraphs": [
                    {"text": "a b " * 30_000, "quotes": [{"start": n, "end": n + 1} for n in range(0, 40_000, 4)]}
                ],
            }
        ).encode(),
        "paragraphs.jsonl": json.dumps({"id": "h3", "paragraphs": ["a"] * 1_000_000}).encode(),
        "deep.jsonl": b"[" * 1_000_000,
        "deep.json": b'{"a":' * 500_000,
        "number.jsonl": b'{"body": "a", "date": ' + b"9" * 1_000_000 + b"}",
        "exponent.jsonl": b'{"body": "a b c", "date": 1e309}',
        "surrogate.jsonl": b'{"id": "h4", "title": "\\ud800", "body": "\\udfff \\ud83d a"}',
        "zero.jsonl": b'{"id": "h5\\u0000", "title": "a\\u0000b", "body": "a\\u0000b"}',
        "keys.jsonl": b"{" + b",".join(b'"k%d": 1' % n for n in range(200_000)) + b', "body": "a"}',
        "same_keys.jsonl": b"{" + b'"body": "a", ' * 200_000 + b'"body": "b"}',
        "marks.jsonl": json.dumps({"id": "h6", "body": "“" * 400_000}).encode(),
        "nested_marks.jsonl": json.dumps({"id": "h7", "body": "“‘" * 100_000 + "’”" * 100_000}).encode(),
        "tags.jsonl": json.dumps({"id": "h8", "body": "<p>" * 300_000}).encode(),
        "entities.jsonl": json.dumps({"id": "h9", "body": "&amp;" * 500_000}).encode(),
        "one_word.jsonl": json.dumps({"id": "h10", "body": "a" * 5_000_000}).encode(),
        "combining.jsonl": json.dumps({"id": "h11", "body": "a" + "\u0301" * 500_000}, ensure_ascii=False).encode(),
        "rtl.jsonl": json.dumps(
            {"id": "h12", "title": "\u202e" * 1000, "body": "\u202e\u2066" * 10_000}, ensure_ascii=False
        ).encode(),
        "date.jsonl": json.dumps({"id": "h13", "body": "a", "date": "1 " * 40_000}).encode(),
        "dates.jsonl": b"".join(
            json.dumps({"id": f"hd{n}", "body": "a", "date": f"soon {n} 2024 perhaps"}).encode() + b"\n"
            for n in range(200)
        ),
        "id.jsonl": json.dumps({"id": "../../../etc/passwd", "body": "a b"}).encode(),
        "url.jsonl": json.dumps({"id": "h14", "url": "http://[::1", "body": "a b"}).encode(),
        "authors.jsonl": json.dumps({"id": "h15", "author": [[[["a"]]]] * 1000, "body": "a b"}).encode(),
        "nested_authors.jsonl": b'{"id": "h16", "body": "a", "author": ' + b"[" * 900 + b"]" * 900 + b"}",
        "cut.json": b'[{"body": "a"}, {"body": ',
        "array.json": b"[" + b"{}," * 500_000 + b"{}]",
    }


def _tables() -> dict[str, bytes]:
    return {
        "quote.csv": b'title,body\n"' + b"a,\n" * 500_000,
        "columns.csv": b",".join(b"c%d" % n for n in range(200_000)) + b",body\n" + b"a," * 200_000 + b"b\n",
        "body_columns.csv": b"body," * 50_000 + b"body\n" + b"a," * 50_000 + b"a\n",
        "one_row.csv": b"title,body\n" + b"a" * (20 << 20),
        "zeros.csv": b"title,body\n" + b"\0" * 100_000,
        "sep.csv": b"sep=",
        "sep_only.csv": b"sep=;\n",
        "returns.csv": b"title,body\r" + b"a,b\r" * 100_000,
        "utf16.csv": "title,body\na,b\n".encode("utf-16")[:-1],
        "quotes.csv": b"title,body\n" + b'""' * 500_000 + b",a\n",
        "delimiter.csv": b"title,body\n" + b";|\t," * 100_000,
        "blank.tsv": b"\n" * 100_000,
    }


def _pages() -> dict[str, bytes]:
    return {
        "spans.html": page("<article><p>" + "<span>a </span>" * 1_000_000 + "</p></article>"),
        "attributes.html": page(f"<p>{SENTENCE * 5}</p>", attributes="".join(f" a{n}=1" for n in range(500_000))),
        "deep.html": page(nested("<div>", "</div>", 100_000, SENTENCE * 5)),
        "deep_inline.html": page("<p>" + nested("<b>", "</b>", 50_000, SENTENCE * 5) + "</p>"),
        "deep_quotes.html": page(nested("<blockquote>", "</blockquote>", 20_000, SENTENCE * 5)),
        "deep_lists.html": page(nested("<ul><li>", "</li></ul>", 20_000, SENTENCE * 5)),
        "tables.html": page(nested("<table><tr><td>", "</td></tr></table>", 5_000, SENTENCE * 5)),
        "paragraphs.html": page("<article>" + f"<p>{SENTENCE}</p>" * 30_000 + "</article>"),
        "breaks.html": page("<article><p>" + "a.<br>" * 500_000 + "</p></article>"),
        "links.html": page("<article>" + "<p><a href='/a'>a b c d.</a></p>" * 100_000 + "</article>"),
        "headings.html": page("".join(f"<h1>Pier {n}</h1>" for n in range(20_000)) + f"<p>{SENTENCE * 5}</p>"),
        "long_title.html": page(f"<p>{SENTENCE * 5}</p>").replace(b"Pier", b"a - " * 200_000),
        "separators.html": page(f"<p>{SENTENCE * 5}</p>").replace(b"Pier", b"|" * 200_000),
        "dates.html": page("<p>" + "5 March 2024 " * 50_000 + "</p>"),
        "published.html": page("<h1>Pier</h1>" + "Published " * 100_000 + f"<p>{SENTENCE * 5}</p>"),
        "times.html": page("<time datetime='2024'>x</time>" * 50_000 + f"<p>{SENTENCE * 5}</p>"),
        "metas.html": page(
            f"<p>{SENTENCE * 5}</p>", head="<meta property='article:published_time' content='x'>" * 50_000
        ),
        "scripts.html": page(f"<p>{SENTENCE * 5}</p>", head='<script type="application/ld+json">{"a":' * 2_000),
        "deep_json.html": page(
            f"<p>{SENTENCE * 5}</p>", head='<script type="application/ld+json">' + "[" * 200_000 + "</script>"
        ),
        "graph.html": page(
            f"<p>{SENTENCE * 5}</p>",
            head='<script type="application/ld+json">'
            + json.dumps({"@graph": [{"@type": "Article", "author": [{"name": "a"}] * 10}] * 10_000})
            + "</script>",
        ),
        "body_json.html": page(
            "",
            head='<script type="application/ld+json">'
            + json.dumps({"@type": "Article", "articleBody": "<" * 2_000_000})
            + "</script>",
        ),
        "comments.html": page("<!--" * 200_000 + f"<p>{SENTENCE * 5}</p>"),
        "entities.html": page("<p>" + "&amp;" * 500_000 + "</p>"),
        "forms.html": page(nested("<form>", "</form>", 20_000, f"<p>{SENTENCE * 5}</p>")),
        "captions.html": page(
            "<article>"
            + f"<figure><figcaption>{SENTENCE}</figcaption></figure>" * 10_000
            + f"<p>{SENTENCE * 5}</p></article>"
        ),
        "same.html": page("<article>" + f"<div><p>{SENTENCE}</p></div>" * 10_000 + "</article>"),
        "charset.html": page(f"<p>{SENTENCE * 5}</p>", head="<meta charset='" + "x" * 100_000 + "'>"),
        "utf7.html": page("+ADw-script+AD4-" * 1000, head="<meta charset='utf-7'>"),
        "base64.html": page(f"<p>{SENTENCE * 5}</p>", head="<meta charset='base64'>"),
        "zeros.html": page("\0" * 100_000),
        "broken.html": page(f"<p>{SENTENCE * 5}</p>").replace(b"e", b"\xc3") * 20,
        "sups.html": page("<p>" + "<sup>1</sup>" * 200_000 + SENTENCE * 5 + "</p>"),
        "qs.html": page("<p>" + nested("<q>", "</q>", 20_000, SENTENCE * 5) + "</p>"),
        "svg.html": page(nested("<svg>", "</svg>", 20_000) + f"<p>{SENTENCE * 5}</p>"),
        "style.html": page(f"<p>{SENTENCE * 5}</p>", head="<style>" + "a{}" * 1_000_000 + "</style>"),
        "hidden.html": page("<div style='display:none'>" * 20_000 + f"<p>{SENTENCE * 5}</p>"),
        "posts.html": page(
            "<article>" + f"<blockquote><p>{SENTENCE}</p>— Bo Hask (@bohask)</blockquote>" * 5_000 + "</article>"
        ),
        "doctype.html": b"<!DOCTYPE html [<!ENTITY a 'aaaa'>]>" * 10_000 + page(f"<p>{SENTENCE * 5}</p>"),
    }


def _word() -> dict[str, bytes]:
    run = "<w:r><w:t>a</w:t></w:r>"
    return {
        "span.docx": table('<w:gridSpan w:val="2000000000"/>'),
        "span30.docx": table('<w:gridSpan w:val="30000000"/>', 50),
        "negative_span.docx": table('<w:gridSpan w:val="-5"/>'),
        "word_span.docx": table('<w:gridSpan w:val="many"/>'),
        "merge.docx": table("<w:vMerge/>"),
        "merges.docx": word("<w:tbl>" + ("<w:tr>" + '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc>' * 100 + "</w:tr>") * 200 + "</w:tbl>"),
        "paragraphs.docx": word(f"<w:p>{run}</w:p>" * 2_000_000),
        "runs.docx": word(f"<w:p>{run * 1_500_000}</w:p>"),
        "cells.docx": word("<w:tbl><w:tr>" + f"<w:tc><w:p>{run}</w:p></w:tc>" * 300_000 + "</w:tr></w:tbl>"),
        "deep_tables.docx": word(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 3_000, f"<w:p>{run}</w:p>")),
        "deep_controls.docx": word(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 20_000, f"<w:p>{run}</w:p>")),
        "deep_tags.docx": word("<w:p>" + nested('<w:smartTag w:element="a">', "</w:smartTag>", 50_000, run) + "</w:p>"),
        "fields.docx": word("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 100_000 + run + "</w:p>"),
        "entities.docx": word("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", LOL),
        "outside.docx": word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", OUTSIDE),
        "bomb.docx": zipped([("[Content_Types].xml", TYPES), ("word/document.xml", b"\0" * (300 << 20))]),
        "no_document.docx": zipped([("[Content_Types].xml", TYPES)]),
        "up.docx": zipped([("../../../../tmp/hostile-was-here.txt", b"a"), ("[Content_Types].xml", TYPES)]),
        "styles.docx": zipped([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", f'<w:document {W}><w:body><w:p>{run}</w:p></w:body></w:document>'), ("word/styles.xml", "<w:styles " + W + ">" + '<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>' * 50_000 + "</w:styles>")]),
        "core.docx": zipped([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", f'<w:document {W}><w:body><w:p>{run}</w:p></w:body></w:document>'), ("docProps/core.xml", LOL + "<c><title>&a11;</title></c>")]),
        "cut.docx": word(f"<w:p>{run}</w:p>" * 1000)[:-200],
    }  # fmt: skip


def _pdfs() -> dict[str, bytes]:
    text = b"BT /F 12 Tf 72 700 Td (" + SENTENCE.encode() + b") Tj ET"
    import base64
    import zlib

    zeros = zlib.compress(b" " * (200 << 20), 9)
    return {
        "kids.pdf": paged(text, 100_000),
        "million.pdf": paged(text, 1_000_000),
        "loop.pdf": paged(text, kids="2 0 R"),
        "count.pdf": paged(text).replace(b"/Count 1", b"/Count 999999999"),
        "ascii85.pdf": paged(b"z" * (10 << 20) + b"~>", filters="/Filter/ASCII85Decode"),
        "flate.pdf": paged(zeros, filters="/Filter/FlateDecode"),
        "flate_twice.pdf": paged(zlib.compress(zeros), filters="/Filter[/FlateDecode/FlateDecode]"),
        "filters.pdf": paged(text, filters="/Filter[" + "/ASCIIHexDecode" * 10_000 + "]"),
        "run_length.pdf": paged(b"\x81 " * (5 << 20), filters="/Filter/RunLengthDecode"),
        "lzw.pdf": paged(bytes(random.Random(1).randbytes(1 << 20)), filters="/Filter/LZWDecode"),
        "operators.pdf": paged(b"BT /F 12 Tf " + b"(a) Tj 0 -1 Td " * 300_000 + b"ET"),
        "strings.pdf": paged(b"BT /F 12 Tf (" + b"(" * 200_000 + b") Tj ET"),
        "arrays.pdf": paged(b"[" * 200_000),
        "dictionaries.pdf": pdf([b"<<" * 100_000]),
        "graphics.pdf": paged(b"q " * 500_000 + text),
        "parent.pdf": pdf(
            [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 2 0 R]/Count 2>>"]
        ),
        "length.pdf": paged(text).replace(b"/Length ", b"/Length 99999999"),
        "xref.pdf": paged(text).replace(b"startxref", b"startxref\n99999999999999"),
        "previous.pdf": paged(text).replace(b"/Root", b"/Prev 9 /Root"),
        "no_root.pdf": pdf([b"<<>>"], ""),
        "cut.pdf": paged(text)[: len(text)],
        "font.pdf": paged(text).replace(b"/BaseFont/Helvetica", b"/ToUnicode 4 0 R"),
        "noise.pdf": b"%PDF-1.7\n" + random.Random(2).randbytes(2 << 20),
        "base64.pdf": base64.b64encode(paged(text)),
    }


def _xml() -> dict[str, bytes]:
    item = f"<item><title>Pier</title><description>{SENTENCE}</description></item>"
    return {
        "laughs.rss": f"{LOL}<rss><channel><item><title>&a11;</title><description>&a11;</description></item></channel></rss>".encode(),
        "outside.rss": f"{OUTSIDE}<rss><channel><item><title>&x;</title><description>&x;</description></item></channel></rss>".encode(),
        "items.rss": f"<rss><channel>{item * 20_000}</channel></rss>".encode(),
        "deep.rss": ("<rss>" + nested("<a>", "</a>", 100_000) + "</rss>").encode(),
        "deep_items.rss": ("<rss>" + nested("<item>", "</item>", 1_000) + "</rss>").encode(),
        "attributes.xml": ("<rss " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>").encode(),
        "namespaces.xml": ("<rss " + " ".join(f'xmlns:a{n}="u{n}"' for n in range(50_000)) + f">{item}</rss>").encode(),
        "nitf.xml": ("<nitf><body.content>" + "<p>a</p>" * 200_000 + "</body.content></nitf>").encode(),
        "encoding.xml": b'<?xml version="1.0" encoding="x-none"?><rss/>',
        "include.xml": b'<?xml version="1.0"?><rss xmlns:xi="http://www.w3.org/2001/XInclude"><item><xi:include href="file:///etc/passwd"/></item></rss>',
        "cut.atom": b"<feed><entry><title>Pier",
        "long_name.xml": b"<" + b"a" * 5_000_000 + b"/>",
    }


def _packed() -> dict[str, bytes]:
    gigabyte = gzip.compress(b"\0" * (1 << 30), 9)
    return {
        "deep.zip": deep_zip(50),
        "many.zip": zipped([(f"{n}.txt", b"a") for n in range(20_000)]),
        "bomb.zip": zipped([(f"{n}.txt", b"a " * (30 << 20)) for n in range(20)]),
        "up.zip": zipped([("../../../../tmp/hostile-was-here.txt", SENTENCE), ("/etc/hostile-was-here", SENTENCE)]),
        "names.zip": zipped([("a" * 60_000 + ".txt", SENTENCE), ("\u202etxt.exe", SENTENCE), ("a\nb.txt", SENTENCE)]),
        "same.zip": zipped([(f"a{n % 3}.txt", SENTENCE) for n in range(3)]),
        "method.zip": zipped([("a.txt", SENTENCE)]).replace(b"\x08\x00", b"\x63\x00"),
        "cut.zip": zipped([("a.txt", SENTENCE * 1000)])[:-50],
        "self.zip": zipped([("a.zip", zipped([("a.zip", zipped([("a.zip", b"PK\x03\x04")]))]))]),
        "bomb.gz": gigabyte,
        "twice.gz": gzip.compress(gigabyte),
        "cut.gz": gzip.compress(os.urandom(10_000))[:-100],
        "bomb.txt.gz": gzip.compress(b"a " * (40 << 20)),
        "bomb.tar.bz2": bz2.compress(b"\0" * (200 << 20)),
        "links.tar": tarred(
            [
                (link(tarfile.SYMTYPE, "a.txt", "/etc/passwd"), b""),
                (link(tarfile.LNKTYPE, "b.txt", "/etc/passwd"), b""),
                (link(tarfile.CHRTYPE, "c.txt", ""), b""),
            ]
        ),
        "up.tar": tarred([regular("../../../tmp/hostile-was-here.txt", SENTENCE.encode())]),
        "sparse.tar": tarred([regular("a.txt", SENTENCE.encode())]).replace(b"0000000\x00", b"7777777\x00", 1),
        "noise.tar": random.Random(3).randbytes(1 << 20),
    }


def _mails() -> dict[str, bytes]:
    head = b"From: a@b.example\nSubject: Pier\nDate: Tue, 05 Mar 2024 11:20:00 +0100\n"
    return {
        "deep.eml": mime(5_000),
        "parts.eml": head + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\na\n" * 50_000,
        "headers.eml": head + b"".join(b"X-%d: a\n" % n for n in range(100_000)) + b"\n" + SENTENCE.encode(),
        "long_header.eml": b"Subject: "
        + b"=?utf-8?q?a?= " * 50_000
        + b"\nFrom: a@b.example\nDate: x\n\n"
        + SENTENCE.encode(),
        "addresses.eml": b"From: " + b"a@b.example, " * 20_000 + b"\nSubject: Pier\n\n" + SENTENCE.encode(),
        "brackets.eml": b"From: " + b"(" * 100_000 + b"\nSubject: Pier\n\n" + SENTENCE.encode(),
        "charset.eml": head + b'Content-Type: text/plain; charset="x-none"\n\n' + SENTENCE.encode(),
        "transfer.eml": head + b"Content-Transfer-Encoding: base64\n\n" + b"!!!" * 10_000,
        "boundary.eml": head + b'Content-Type: multipart/mixed; boundary=""\n\n' + SENTENCE.encode(),
        "attached.eml": head
        + b'Content-Type: multipart/mixed; boundary="b"\n\n--b\n\n'
        + SENTENCE.encode()
        + b'\n--b\nContent-Disposition: attachment; filename="../../../tmp/hostile-was-here.txt"\n\n'
        + SENTENCE.encode()
        + b"\n--b--\n",
        "many.mbox": b"".join(
            b"From a\n" + head + b"Message-ID: <h%d@b>\n\n" % n + SENTENCE.encode() + b"\n\n" for n in range(3_000)
        ),
        "froms.mbox": b"From \n\n" * 100_000,
    }


def _others() -> dict[str, bytes]:
    noise = random.Random(4)
    return {
        "spans.odt": office("<t:p>" + "<t:span>a</t:span>" * 500_000 + "</t:p>"),
        "spaces.odt": office('<t:p>a<t:s t:c="2000000000"/>b</t:p>'),
        "deep.odt": office(nested("<t:section>", "</t:section>", 50_000, f"<t:p>{SENTENCE}</t:p>")),
        "laughs.odt": office("<t:p>&a11;</t:p>", head=LOL),
        "bomb.odt": zipped([("content.xml", b" " * (500 << 20))]),
        "spine.epub": book(f"<html><body><h1>Pier</h1><p>{SENTENCE}</p></body></html>", 20_000),
        "laughs.epub": book("<html><body><p>a</p></body></html>", head=LOL),
        "up.epub": zipped([("META-INF/container.xml", '<c><rootfile full-path="../../../../etc/passwd"/></c>')]),
        "groups.rtf": b"{\\rtf1 " + b"{" * 500_000 + SENTENCE.encode(),
        "pictures.rtf": b"{\\rtf1 {\\pict " + b"00" * 5_000_000 + b"}" + SENTENCE.encode() + b"}",
        "bin.rtf": b"{\\rtf1 \\bin999999999 " + SENTENCE.encode() + b"}",
        "unicode.rtf": b"{\\rtf1 " + b"\\u99999999? " * 50_000 + b"}",
        "emphasis.md": b"*a " * 200_000,
        "brackets.md": b"[" * 100_000,
        "quotes.md": b">" * 50_000 + SENTENCE.encode(),
        "lists.md": b"".join(b" " * n + b"- a\n" for n in range(2_000)),
        "front.md": b"---\n" + b"a: b\n" * 100_000,
        "table.md": b"|a" * 20_000 + b"\n" + b"|-" * 20_000 + b"\n" + b"|a" * 20_000,
        "cues.srt": b"".join(b"%d\n00:00:01,000 --> 00:00:02,000\na\n\n" % n for n in range(100_000)),
        "time.srt": b"1\n999:99:99,999 --> 999:99:99,999\n" + SENTENCE.encode(),
        "voices.vtt": b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + b"<v a>" * 100_000 + SENTENCE.encode(),
        "length.warc": record("a", answer(page(f"<p>{SENTENCE * 5}</p>")), length=99_999_999),
        "pages.warc": b"".join(record(str(n), answer(page(f"<p>{n} {SENTENCE * 5}</p>"))) for n in range(200)),
        "gzip.warc.gz": gzip.compress(b"WARC/1.0\r\n\r\n" * 10_000),
        "chunks.warc": record(
            "a", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n"
        ),
        "noise.txt": noise.randbytes(1 << 20),
        "noise": noise.randbytes(1 << 16),
        "lines.txt": b"\n" * 5_000_000 + b"a",
        "marks.txt": ("“" * 1_000_000).encode(),
        "one_line.txt": (SENTENCE * 100_000).encode(),
        "short_lines.txt": b"a\n\n" * 1_000_000,
        "half.txt": SENTENCE.encode("utf-16")[:-1],
        "utf32.txt": b"\xff\xfe\0\0" + b"\xff" * 1_000,
        "exports.txt": b"1 of 2 DOCUMENTS\n\n" * 100_000,
        "labels.txt": b"End of Document\n\n" + b"Title: a\n\n" * 100_000,
        "escapes.txt": b"\x1b[31m\x07\x08" * 10_000 + SENTENCE.encode(),
    }


KINDS: tuple[Callable[[], dict[str, bytes]], ...] = (
    _json,
    _tables,
    _pages,
    _word,
    _pdfs,
    _xml,
    _packed,
    _mails,
    _others,
)


def make(folder: Path) -> Iterator[Path]:
    """Write them all, a folder for each kind, and name each file when it is written."""
    for kind in KINDS:
        below = folder / kind.__name__.strip("_")
        below.mkdir(parents=True)
        for name, data in kind().items():
            path = below / name
            path.write_bytes(data)
            yield path
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.txt"))
    odd.write_bytes(SENTENCE.encode())
    yield odd
    for name, target in (
        ("passwd.txt", "/etc/passwd"),
        ("up", ".."),
        ("root", "/"),
        ("nowhere.txt", "nothing"),
        ("self", "self"),
    ):
        (folder / name).symlink_to(target)
        yield folder / name


if __name__ == "__main__":
    print(len(list(make(Path(sys.argv[1])))), "files")  # noqa: T201
