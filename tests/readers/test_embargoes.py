"""Is what an agency's file keeps back until a moment, or for good, known from all that anybody may read?"""

import io

import pytest

from searchapp.readers import records
from searchapp.readers.xml_news import read_xml
from searchapp.reading import Original

TEXT = "<p>The ferry sails.</p><p>Nobody waved.</p>"
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="f1"><itemMeta>{}</itemMeta>'
    "<contentMeta><headline>Ferry</headline></contentMeta><contentSet><inlineXML>"
    + TEXT
    + "</inlineXML></contentSet></newsItem>"
)
NITF = (
    "<nitf><head><docdata {}><doc-id id-string='f1'/>{}</docdata></head><body><body.head><hedline><hl1>Ferry</hl1>"
    "</hedline></body.head><body.content>" + TEXT + "</body.content></body></nitf>"
)
FILES = [
    (NEWSML.format(""), None),
    (NEWSML.format('<pubStatus qcode="stat:usable"/>'), None),
    (NEWSML.format("<embargoed>2031-01-01T09:00:00+01:00</embargoed>"), "2031-01-01T09:00:00+01:00"),
    (NEWSML.format("<embargoed>until the minister has spoken</embargoed>"), "until the minister has spoken"),
    (NEWSML.format("<embargoed/>"), "?"),
    (NEWSML.format('<pubStatus qcode="stat:withheld"/>'), "?"),
    (NEWSML.format('<embargoed>2001-01-01</embargoed><pubStatus qcode="stat:canceled"/>'), "?"),
    (NITF.format("", ""), None),
    (NITF.format("management-status='usable'", "<date.release norm='20310101T090000Z'/>"), "20310101T090000Z"),
    (NITF.format("", "<date.release>soon</date.release>"), "soon"),
    (NITF.format("", "<date.release/>"), "?"),
    (NITF.format("management-status='embargoed'", "<date.release norm='20310101'/>"), "20310101"),
    (NITF.format("management-status='embargoed'", ""), "?"),
    (NITF.format("management-status='withheld'", "<date.release norm='20010101'/>"), "?"),
]


@pytest.mark.parametrize(("text", "moment"), FILES)
def test_a_file_of_an_agency_says_from_when_on_it_may_be_read(text, moment):
    (article,) = read_xml(io.BytesIO(text.encode()), "a.xml")
    assert (article.title, article.available_from) == ("Ferry", moment)


@pytest.mark.parametrize(("status", "moment"), [("usable", None), ("withheld", "?"), ("canceled", "?")])
def test_so_does_a_record_of_ninjs(status, moment):
    record = {"headline": "Ferry", "body_text": "The ferry sails.", "pubstatus": status}
    assert records.article(record, Original("a.json", b"{}", "application/json")).available_from == moment
