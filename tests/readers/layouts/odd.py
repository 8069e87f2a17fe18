"""Old pages, pages without the usual marks, wikis and forums, and the many ways in which pages tell their date."""

from tests.readers.layouts import Layout, a, br, ld, menu, p, page, ul
from tests.readers.layouts.texts import ABOUT, COMMENTS, DE, DE_TITLE, EN, LEAD, RIGHTS, TEASERS, TITLE


def plain(body: str, head: str = "", title: str | None = None) -> str:
    """A page with a headline, something after it, and an article."""
    return page(f'<div class="c"><h1>{TITLE}</h1>{body}</div>', head, title=title)


def dated(name: str, body: str = "", head: str = "", date: str | None = "2023-05-16") -> Layout:
    """A page of which only the date is at issue."""
    return Layout(f"date_{name}", plain(f"{body}{p(*EN[:4])}", head), date=date)


LAYOUTS = [
    Layout(
        "centered_font_tags",
        page(
            f'<center><font face="Verdana" size="6" color="navy"><b>{TITLE}</b></font></center><hr><font size="2">By Lio Sand<br>May 16, 1999</font><p><font size="3">{EN[0]}<p>{EN[1]}<p>{EN[2]}<p>{EN[3]}</font><hr><center><font size="1">[ {a("Home")} | {a("Archive")} | {a("Guestbook")} ]<br>{RIGHTS}</font></center>',
        ),
        date="1999-05-16",
    ),
    Layout(
        "nested_tables",
        page(
            f'<table border="0" width="760"><tr><td colspan="3" bgcolor="#003366"><img src="l.gif" alt="Brenmouth Online"></td></tr><tr><td width="120" valign="top"><table><tr><td>{a("News")}</td></tr><tr><td>{a("Sport")}</td></tr><tr><td>{a("Tides")}</td></tr></table></td><td width="480" valign="top"><table cellpadding="4"><tr><td class="head">{TITLE}</td></tr><tr><td class="dat">16.05.2002</td></tr><tr><td class="txt">{EN[0]}</td></tr><tr><td class="txt">{EN[1]}</td></tr><tr><td class="txt">{EN[2]}</td></tr><tr><td class="txt">{EN[3]}</td></tr></table></td><td width="160" valign="top"><table bgcolor="#eeeeee"><tr><td><b>Also today</b></td></tr><tr><td>{TEASERS[0]} {a("more")}</td></tr><tr><td>{TEASERS[1]} {a("more")}</td></tr></table></td></tr></table>',
        ),
        date="2002-05-16",
    ),
    Layout(
        "divs_by_id",
        page(
            f'<div id="wrap"><div id="top"><b>Quayside</b></div><div id="left">{a("News")}<br>{a("Tides")}</div><div id="mid"><div class="h">{TITLE}</div><div class="d">Tuesday, May 16, 2006</div><div class="t">{br(*EN[:6])}</div><div class="s">{a("Print this")} | {a("Send to a friend")}</div></div><div id="right"><div class="b"><b>Fares</b><br>{TEASERS[0]}</div><div class="b"><b>Light</b><br>{TEASERS[1]}</div></div><div id="bottom">{RIGHTS}</div></div>',
            title=f"Quayside :: {TITLE}",
        ),
        date="2006-05-16",
    ),
    Layout(
        "preformatted",
        page(
            f"<h2>{TITLE}</h2><pre>By Lio Sand\n16 May 1997\n\n"
            + "\n\n".join(EN[:5])
            + f"</pre><hr><address>{a('Back to the list')}</address>"
        ),
        date="1997-05-16",
    ),
    Layout(
        "no_paragraph_tags",
        page(
            f"<article><h1>{TITLE}</h1>{EN[0]}<h2>The engineer</h2>{EN[1]}<h2>The inn</h2>{EN[2]} {EN[3]}<h2>What comes</h2>{EN[5]}</article><footer>{RIGHTS}</footer>"
        ),
        wanted=("The engineer", "What comes"),
    ),
    Layout(
        "single_breaks",
        page(
            f'<div class="nav">{menu()}</div><div class="story"><h1>{TITLE}</h1>{br(*EN[:6], mark="<br>")}</div><div class="box">{a("Fares")}<br>{a("Light")}</div>'
        ),
    ),
    Layout(
        "breaks_in_one_paragraph",
        page(
            f'<div id="art"><h1>{TITLE}</h1><p>{br(*EN[:5], mark="<br/>&nbsp;<br/>")}</p></div><p class="foot">{RIGHTS}</p>'
        ),
    ),
    Layout(
        "print_version",
        page(
            f'<div onload="print()"><p>{a("Back")} | {a("Close window")}</p><hr><p>Brenmouth Post, 16 May 2010</p><h3>{TITLE}</h3>{p(*EN[:5])}<hr><p>Printed from: http://post.example/wall.html</p><p>{RIGHTS}</p></div>'
        ),
        date="2010-05-16",
        unwanted=("Printed from",),
        open=(RIGHTS,),
    ),
    Layout(
        "letter_of_tables",
        page(
            f'<table width="600" align="center"><tr><td style="font-size:10px">View this letter {a("in your browser")}</td></tr><tr><td><table><tr><td><h1>{TITLE}</h1></td></tr><tr><td><p>{EN[0]}</p><p>{EN[1]}</p></td></tr><tr><td><table><tr><td style="padding:9px">{EN[2]}</td></tr></table></td></tr><tr><td>{EN[3]}<br><br>{EN[4]}</td></tr></table></td></tr><tr><td style="color:#999">You get this letter because you asked for it. {a("Unsubscribe")}</td></tr></table>',
        ),
        unwanted=("You get this letter because",),
    ),
    Layout(
        "no_headline_tag",
        page(
            f'<div class="top"><a href="/">Quayside</a></div><div class="story"><div class="headline">{TITLE}</div><div class="when">16 May 2023</div>{p(*EN[:4])}</div>',
            title=f"Quayside – {TITLE}",
        ),
        date="2023-05-16",
    ),
    Layout(
        "headline_in_og_only",
        page(
            f'<div class="logo">Quayside</div><div class="body">{p(*EN[:4])}</div>',
            f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Quayside">',
            title="Quayside",
        ),
    ),
    Layout(
        "headline_shorter_in_title",
        page(
            f"<article><h1>{TITLE}</h1>{p(*EN[:4])}</article>",
            '<meta property="og:title" content="Harbour wall to be patched">',
            title="Harbour wall to be patched | News | Quayside",
        ),
    ),
    Layout(
        "kicker_in_the_headline",
        page(
            f'<article><h1><span class="kicker">Harbour</span> <span class="title">{TITLE}</span></h1>{p(*EN[:4])}</article>',
            ld(**{"@type": "NewsArticle", "headline": TITLE}),
            title=f"{TITLE} - Quayside",
        ),
    ),
    Layout(
        "site_in_every_heading",
        page(
            f'<h1><a href="/">Quayside – life between the tides</a></h1><h2>News</h2><div class="x"><h3>{TITLE}</h3>{p(*EN[:4])}</div>',
            title="Quayside – life between the tides",
        ),
        fails="nothing tells that the third heading is the headline",
    ),
    Layout(
        "section_before_site",
        page(
            f'<h1>{TITLE}</h1><div class="x">{p(*EN[:4])}</div>',
            f'<meta property="og:title" content="{TITLE} | Coast &amp; Sea | Quayside News">',
            title=f"{TITLE} | Coast &amp; Sea | Quayside News",
        ),
    ),
    Layout(
        "headline_with_a_colon",
        page(
            f'<div class="hd"><a href="/">Quayside</a></div><h1>Harbour wall: patch number ten</h1><div class="x">{p(*EN[:4])}</div>',
            title="Harbour wall: patch number ten - Quayside",
        ),
        title="Harbour wall: patch number ten",
    ),
    Layout(
        "headline_with_a_dash",
        page(
            f'<div class="hd"><a href="/">Quayside</a></div><div class="x">{p(*EN[:4])}</div>',
            title="Harbour wall – patch number ten – Quayside",
        ),
        title="Harbour wall – patch number ten",
    ),
    Layout(
        "wiki",
        page(
            f'<div id="content" class="mw-body"><h1 id="firstHeading">{TITLE}</h1><div id="siteSub">From Wikinest, the free nest</div><div id="mw-content-text"><table class="infobox"><tr><th colspan="2">Harbour wall</th></tr><tr><th>Built</th><td>1884</td></tr></table><p>{EN[0]}<sup id="r1" class="reference"><a href="#n1">[1]</a></sup></p><p>{EN[1]}</p><div id="toc" class="toc"><h2>Contents</h2>{ul(a("1 History", "#h"), a("2 Repairs", "#r"))}</div><h2><span class="mw-headline" id="h">History</span><span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>{EN[4]}</p><p>{EN[7]}</p><h2><span class="mw-headline">References</span></h2><ol class="references"><li id="n1"><span class="mw-cite-backlink"><a href="#r1">^</a></span> <span class="reference-text">Annals of Brenmouth, p. 71</span></li></ol></div><div id="catlinks" class="catlinks">{a("Categories")}: {ul(a("Walls"))}</div></div><div id="mw-navigation"><div id="p-personal">{ul(a("Log in"))}</div></div>',
            title=f"{TITLE} – Wikinest",
        ),
        wanted=("History",),
        unwanted=("From Wikinest", "[edit]", "Log in"),
    ),
    Layout(
        "wiki_of_pages",
        page(
            f'<div id="dokuwiki__site"><div id="dokuwiki__header"><h1><a href="/">Quayside</a></h1><p class="claim">{ABOUT}</p></div><div id="dokuwiki__content"><div class="page"><h1 class="sectionedit1" id="wall">{TITLE}</h1><div class="level1">{p(*EN[:3])}</div><h2>Repairs</h2><div class="level2">{p(*EN[3:5])}</div></div><div class="docInfo">wall.txt · Last modified: 2023/05/18 20:14 by lio</div></div></div>',
            title="wall [Quayside]",
        ),
        unwanted=("Last modified",),
    ),
    Layout(
        "board_of_tables",
        page(
            f'<table class="forumline"><tr><td class="maintitle">{TITLE}</td></tr></table><table class="forumline">'
            + "".join(
                f'<tr><td class="row1" width="150"><span class="name"><b>user{n}</b></span><br><span class="postdetails">Joined: 03 Mar 2001<br>Posts: {n}12</span></td><td class="row1"><span class="postdetails">Posted: Fri May 16, 2003 8:1{n} pm</span> {a("Quote")}<hr><span class="postbody">{text}</span></td></tr>'
                for n, text in enumerate((EN[0], EN[2], EN[4]))
            )
            + '</table><span class="gen">All times are GMT + 1 Hour</span>',
            title=f"Quayside :: View topic - {TITLE}",
        ),
        date="2003-05-16",
        unwanted=("All times are GMT",),
    ),
    Layout(
        "board_of_today",
        page(
            f'<div id="main-outlet"><h1><a href="/t/7">{TITLE}</a></h1>'
            + "".join(
                f'<div itemscope itemtype="http://schema.org/DiscussionForumPosting" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator"><span itemprop="name">user{n}</span></span><time itemprop="datePublished" datetime="2023-05-1{6 + n}T20:14:00Z" class="post-time">May 1{6 + n}, 2023, 8:14pm</time></div><div class="post" itemprop="articleBody">{p(text)}</div><div class="crawler-linkback-list"></div></div>'
                for n, text in enumerate((EN[0], EN[2], EN[4]))
            )
            + f"</div><footer>{menu()}</footer>",
            title=f"{TITLE} - Quayside Meta",
        ),
        date="2023-05-16",
    ),
    Layout(
        "poem",
        page(
            '<div class="poem"><h1>The tenth patch</h1><p>The wall is old,<br>the wall is wet,<br>nine times they told<br>us: we forget.</p><p>The tenth will hold<br>till August yet,<br>and so be sold<br>to cover debt.</p></div>',
            '<meta property="og:type" content="article">',
            title="The tenth patch",
        ),
        title="The tenth patch",
        wanted=("nine times they told", "to cover debt."),
    ),
    Layout(
        "results_in_a_table",
        page(
            f"<article><h1>Halm win the rowing match</h1>{p(EN[7])}<table><tr><th>Place</th><th>Crew</th><th>Time</th></tr><tr><td>1</td><td>Halm</td><td>12:04</td></tr><tr><td>2</td><td>Brenmouth</td><td>12:09</td></tr></table>{p(EN[9])}</article>",
            title="Halm win the rowing match",
        ),
        title="Halm win the rowing match",
        wanted=("Brenmouth 12:09",),
    ),
    Layout(
        "article_behind_a_hidden_style",
        page(
            f'<div class="preloader">Loading</div><div id="app" style="visibility:hidden"><h1>{TITLE}</h1>{p(*EN[:6])}</div>'
        ),
    ),
    Layout(
        "words_in_details",
        page(
            f"<main><h1>{TITLE}</h1>{p(EN[0])}<details><summary>What the engineer says</summary><p>{EN[1]}</p></details><details><summary>What the inn says</summary><p>{EN[2]}</p></details>{p(EN[3])}</main>"
        ),
        wanted=("What the engineer says",),
    ),
    Layout(
        "two_columns_in_cells",
        page(
            f'<h1>{TITLE}</h1><table><tr><td width="50%" valign="top">{p(*EN[:3])}</td><td width="50%" valign="top">{p(*EN[3:6])}</td></tr></table>'
        ),
    ),
    Layout(
        "copy_of_a_law",
        page(
            '<div class="main"><h1>Order on the dues of the harbour</h1><p><b>§ 1</b> Whoever moors a boat at the quay owes the harbour two crowns a night.</p><ol><li>Boats of fishermen are free of dues for the first week of each month.</li><li>Yachts owe twice as much from June to August of every year.</li></ol><p><b>§ 2</b> The keeper of the harbour takes the dues and writes them into a book.</p></div>',
            title="Order on the dues of the harbour",
        ),
        title="Order on the dues of the harbour",
        wanted=("§ 1 Whoever moors", "Yachts owe twice", "§ 2 The keeper"),
    ),
    dated("dublin_core", head='<meta name="DC.Date.Issued" content="2023-05-16">'),
    dated(
        "json_ld_of_many_graphs",
        head=ld(
            **{
                "@graph": [
                    {
                        "@type": "WebPage",
                        "dateModified": "2023-05-20T10:00:00+02:00",
                        "datePublished": "2023-05-16T10:00:00+02:00",
                    },
                    {"@type": "Organization", "name": "Quayside"},
                ]
            }
        ),
    ),
    dated(
        "json_ld_in_an_array",
        head='<script type="application/ld+json">[{"@type":"BreadcrumbList"},{"@type":["BlogPosting"],"datePublished":"May 16, 2023"}]</script>',
    ),
    dated(
        "json_ld_with_comments",
        head='<script type="application/ld+json">/*<![CDATA[*/{"@type":"NewsArticle","datePublished":"2023-05-16T10:00:00+02:00",}/*]]>*/</script>',
    ),
    dated("property_of_a_span", '<span itemprop="datePublished" content="2023-05-16T10:00">Tuesday</span>'),
    dated("microformat", '<abbr class="published" title="2023-05-16T10:00:00+02:00">Tuesday</abbr>'),
    dated("stamp_in_data", '<span class="date" data-timestamp="1684224600">Tuesday</span>'),
    dated("after_a_label", '<p class="x">Posted: 05/16/2023 08:14 PM CDT</p>'),
    dated("with_an_ordinal", "<p>16th May 2023</p>"),
    dated("in_short", "<span>16-May-23</span>"),
    dated("month_and_dots", '<div class="byline">By Lio Sand · May. 16, 2023 · 4 min</div>'),
    dated("big_endian_in_dots", '<div class="date">2023.05.16</div>'),
    dated("at_the_end", "", date=None),
    Layout(
        "date_printed_below",
        plain(f'{p(*EN[:4])}<p class="posted">Posted by Lio on 16 May 2023</p>'),
        date="2023-05-16",
    ),
    Layout(
        "date_in_a_calendar_leaf",
        plain(
            f'<div class="date-badge"><span class="day">16</span> <span class="month">May</span> <span class="year">2023</span></div>{p(*EN[:4])}'
        ),
        date="2023-05-16",
    ),
    Layout("date_of_the_dateline", plain(p(f"BRENMOUTH, May 16, 2023 — {EN[0]}", *EN[1:4])), date="2023-05-16"),
    Layout(
        "date_of_teasers_before",
        page(
            f'<div class="ticker"><span class="date">18.05.2023</span> {a("Fares")} <span class="date">17.05.2023</span> {a("Light")}</div><article><h1>{TITLE}</h1><span class="date">16.05.2023</span>{p(*EN[:4])}</article>'
        ),
        date="2023-05-16",
    ),
    Layout(
        "date_among_comments",
        page(
            f'<article><h1>{TITLE}</h1><p class="info">Lio Sand, 16 May 2023</p>{p(*EN[:4])}</article><section id="comments"><div><time datetime="2023-06-20T10:00:00Z">20 June 2023</time>{p(COMMENTS[0])}</div></section>'
        ),
        date="2023-05-16",
    ),
    Layout(
        "date_of_an_event_in_the_text",
        plain(p(EN[0], EN[1], "The last meeting was held on 12 March 2019 in the old school.", EN[3])),
        date=None,
    ),
    Layout("date_of_copyright_only", page(f"<h1>{TITLE}</h1>{p(*EN[:4])}<footer>© 2023 Quayside</footer>"), date=None),
    Layout(
        "date_in_digits_of_the_address",
        plain(p(*EN[:4]), '<link rel="canonical" href="https://post.example/news/20230516/wall.html">'),
        date="2023-05-16",
    ),
    Layout("date_updated_only", plain(f'<p class="u">Last updated: 18 May 2023</p>{p(*EN[:4])}'), date=None),
    Layout(
        "date_in_polish",
        page(f'<h1>{TITLE}</h1><div class="data">16 maja 2023</div>{p(*EN[:4])}', lang="pl"),
        date="2023-05-16",
    ),
    Layout(
        "date_in_turkish",
        page(f'<h1>{TITLE}</h1><div class="tarih">16 Mayıs 2023 Salı 20:14</div>{p(*EN[:4])}', lang="tr"),
        date="2023-05-16",
    ),
    Layout(
        "date_in_german_with_weekday",
        page(f"<h1>{DE_TITLE}</h1><p>Dienstag, 16. Mai 2023</p>{p(*DE[:4])}", lang="de", title=DE_TITLE),
        title=DE_TITLE,
        date="2023-05-16",
    ),
    Layout(
        "date_state_in_german",
        page(
            f'<h1>{DE_TITLE}</h1><span class="stand">Stand: 16.05.2023 14:20 Uhr</span>{p(*DE[:4])}',
            lang="de",
            title=DE_TITLE,
        ),
        title=DE_TITLE,
        date="2023-05-16",
    ),
    Layout(
        "date_two_digits_german",
        page(f'<h1>{DE_TITLE}</h1><span class="datum">16.5.23</span>{p(*DE[:4])}', lang="de", title=DE_TITLE),
        title=DE_TITLE,
        date="2023-05-16",
    ),
    Layout(
        "date_in_a_class_of_the_theme",
        plain(
            f'<div class="post-meta"><a href="/2023/05/"><i class="icon"></i>May 16, 2023</a></div><p class="lead">{LEAD}</p>{p(*EN[:4])}'
        ),
        date="2023-05-16",
    ),
]
