"""Live blogs, articles in several pages, and questions with answers, as they are really made."""

from tests.readers.layouts import Layout, a, br, ld, menu, p, page, ul
from tests.readers.layouts.texts import (
    ANSWERS,
    COMMENTS,
    EN,
    HEADS,
    LEAD,
    NEWSLETTER,
    POSTS,
    QUESTIONS,
    TEASERS,
    TITLE,
)  # fmt: skip

HOURS = ("20.51", "20.32", "20.17", "19.58", "19.45")
PAIRS = tuple(zip(QUESTIONS, ANSWERS, strict=True))


def posts(form: str, count: int = 5) -> str:
    """The posts of a live blog, each in this form."""
    return "".join(
        form.format(n=n, hour=hour, iso=f"2023-05-16T{hour.replace('.', ':')}:00+02:00", head=head, text=text)
        for n, (hour, head, text) in enumerate(list(zip(HOURS, HEADS, POSTS, strict=True))[:count])
    )


def live(
    name: str,
    body: str,
    head: str = "",
    lang: str = "en",
    wanted: tuple[str, ...] = HEADS,
    unwanted: tuple[str, ...] = (),
) -> Layout:
    return Layout(f"live_{name}", page(body, head, lang), wanted=wanted, unwanted=unwanted, date="2023-05-16")


def paged(name: str, pages: str, unwanted: tuple[str, ...], after: str = "", head: str = "") -> Layout:
    body = f'<div class="site">{menu()}<div class="article"><h1>{TITLE}</h1><p class="when">16 May 2023</p>{p(*EN[:6])}{pages}</div>{after}</div>'
    return Layout(f"paged_{name}", page(body, head), date="2023-05-16", unwanted=unwanted)


def asked(name: str, body: str, head: str = "", unwanted: tuple[str, ...] = (), wanted: tuple[str, ...] = ()) -> Layout:
    return Layout(
        f"asked_{name}",
        page(f"<header>{menu()}</header><main><h1>{TITLE}</h1>{body}</main>", head),
        unwanted=unwanted,
        wanted=wanted,
    )


LAYOUTS = [
    live(
        "of_wordpress",
        f'<article class="post"><h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><time datetime="2023-05-16T19:45:00+02:00">May 16</time></div><div class="entry-content">{p(LEAD)}<div id="wpcom-liveblog-container" class="71"><div class="liveblog-key-events"><h2>Key events</h2><ul class="liveblog-event-list"><li><a href="#1">The vote</a></li></ul></div><div class="liveblog-feed">'
        + posts(
            '<article id="id_{n}" class="liveblog-entry"><aside class="liveblog-entry-aside"><a class="liveblog-meta-time" href="#{n}"><span>3 hours ago</span><span>{hour}</span></a></aside><div class="liveblog-entry-main"><header class="liveblog-meta-authors"><div class="liveblog-meta-author">Lio Sand</div></header><div class="liveblog-entry-content"><h3>{head}</h3><p>{text}</p></div><div class="liveblog-share"><button>Share</button></div></div></article>'
        )
        + f'</div></div></div></article><aside class="sidebar"><p>{TEASERS[0]}</p></aside>',
        unwanted=("3 hours ago",),
    ),
    live(
        "embedded_service",
        f'<main><h1>{TITLE}</h1><p class="dek">{LEAD}</p><div class="arena-liveblog"><div class="liveblog-posts">'
        + posts(
            '<div class="arena-post lb-post" data-post="{n}"><div class="post-header"><img alt="Lio"><div class="post-author-name">Lio Sand</div><div class="post-time">{hour}</div></div><div class="post-title">{head}</div><div class="post-content"><div class="text"><p>{text}</p></div></div><div class="post-reactions"><span>Like</span><span>12</span></div></div>'
        )
        + f'</div><div class="arena-chat"><div class="chat-message">{COMMENTS[0]}</div></div></div></main>',
        head='<meta property="article:published_time" content="2023-05-16T19:45:00+02:00">',
    ),
    live(
        "in_blocks",
        f'<article><header><h1>{TITLE}</h1><div class="standfirst">{ul(a("The latest"), a("The agenda"))}<p>{LEAD}</p></div></header><div class="key-events"><h2>Key events</h2>{ul(*(a(f"<time>{h}</time> {x}") for h, x in zip(HOURS, HEADS, strict=True)))}</div><div id="liveblog-body">'
        + posts(
            '<article id="block-{n}" class="block"><header><a href="#block-{n}"><time datetime="{iso}"><span>{hour} CEST</span></time></a><h2>{head}</h2><a href="/lio"><div>Lio Sand</div></a></header><div class="body"><p>{text}</p></div><footer><div><button>Share</button></div><span>Updated at {hour} CEST</span></footer></article>'
        )
        + f'</div><div class="pagination"><span>1</span> of 3 {a("Next")}</div></article><section class="onwards"><h2>More on this story</h2><div class="fc-item"><p>{TEASERS[0]}</p></div></section>',
        unwanted=("Updated at 20.51",),
    ),
    live(
        "in_a_stream",
        f'<div class="gel-wrap"><h1 class="lx-event__title">{TITLE}</h1><section class="lx-summary"><h2>Summary</h2><ol><li>{LEAD}</li></ol></section><section class="lx-stream"><h2>Live Reporting</h2><p>By Lio Sand and Jo Marsh</p><p>All times stated are local</p><ol class="lx-stream__feed">'
        + posts(
            '<li class="lx-stream__post-container"><article class="lx-stream-post"><span class="lx-stream-post__meta-time"><span>Posted at {hour}</span> <span>{hour}</span></span><header class="lx-stream-post__header"><h3 class="lx-stream-post__header-title"><span>{head}</span></h3></header><div class="lx-stream-post-body"><p>{text}</p></div><div class="lx-share-tools"><span>Share this post</span> <span>Copy this link</span> <span>Read more about these links.</span></div></article></li>'
        )
        + f'</ol><div class="lx-pagination">Page 1 of 4 {a("Navigate to the next page")}</div></section></div>',
        head='<meta property="article:published_time" content="2023-05-16T19:45:00+02:00">',
        unwanted=("Copy this link", "Navigate to the next page"),
    ),
    live(
        "in_json_ld_only",
        f'<div id="root"><div class="loading">Loading the latest</div></div><footer>{menu()}</footer>',
        head=ld(
            **{
                "@type": "LiveBlogPosting",
                "headline": TITLE,
                "description": LEAD,
                "coverageStartTime": "2023-05-16T19:45:00+02:00",
                "datePublished": "2023-05-16T19:45:00+02:00",
                "liveBlogUpdate": [
                    {
                        "@type": "BlogPosting",
                        "headline": head,
                        "datePublished": f"2023-05-16T{hour.replace('.', ':')}:00+02:00",
                        "articleBody": text,
                    }
                    for hour, head, text in zip(HOURS, HEADS, POSTS, strict=True)
                ],
            }
        ),
    ),
    live(
        "in_json_ld_and_print",
        f"<main><h1>{TITLE}</h1><p>{LEAD}</p>"
        + posts('<section class="post" id="p{n}"><div class="stamp">{hour}</div><h2>{head}</h2><p>{text}</p></section>')
        + "</main>",
        head=ld(
            **{
                "@type": "LiveBlogPosting",
                "headline": TITLE,
                "datePublished": "2023-05-16T19:45:00+02:00",
                "liveBlogUpdate": [
                    {"@type": "BlogPosting", "headline": head, "articleBody": text}
                    for head, text in zip(HEADS, POSTS, strict=True)
                ],
            }
        ),
    ),
    live(
        "with_reporters",
        f'<div class="live-story"><div class="pinned"><h1>{TITLE}</h1><time datetime="2023-05-16T19:45:00+02:00"></time><p>{LEAD}</p></div>'
        + posts(
            '<div class="live-blog-post" id="post-{n}"><div class="live-blog-post-meta"><time>{hour}</time><div class="live-blog-post-bylines"><span>Lio Sand</span><span>Reporting from Brenmouth</span></div></div><h2 class="live-blog-post-headline">{head}</h2><div class="live-blog-post-content"><p>{text}</p></div></div>'
        )
        + f'<div class="live-feed-ad">Advertisement</div></div><aside class="most-popular">{p(TEASERS[1])}</aside>',
    ),
    live(
        "german_ticker_in_a_table",
        f'<div id="inhalt"><h1>{TITLE}</h1><p class="datum">16. Mai 2023</p><p>{LEAD}</p><table class="ticker">'
        + posts('<tr><td class="uhr">{hour} Uhr</td><td class="meldung"><b>{head}</b><br>{text}</td></tr>')
        + "</table></div>",
        lang="de",
    ),
    live(
        "ticker_in_a_list",
        f'<div class="container"><h1>{TITLE}</h1><div class="published">16 May 2023</div><p>{LEAD}</p><dl class="minutes">'
        + posts("<dt>{hour} – {head}</dt><dd>{text}</dd>")
        + "</dl></div>",
    ),
    live(
        "bold_times_in_paragraphs",
        f'<article><h1>{TITLE}</h1><p class="pub">Published 16 May 2023</p><p>{LEAD}</p>'
        + posts("<p><strong>{hour}: {head}</strong></p><p>{text}</p><hr>")
        + f'</article><div class="related"><p>{TEASERS[2]}</p></div>',
    ),
    live(
        "match_commentary",
        f'<main class="match"><div class="scoreboard"><span>Halm</span><span>1 - 1</span><span>Brenmouth</span></div><h1>{TITLE}</h1><p>{LEAD}</p><ul class="commentary">'
        + posts(
            '<li class="event"><span class="minute">{n}8′</span><div class="event-body"><strong>{head}</strong><p>{text}</p></div></li>'
        )
        + "</ul></main>",
        head='<meta name="date" content="2023-05-16">',
    ),
    paged(
        "by_numbers",
        '<div class="page-links"><span>Pages:</span> <span class="current">1</span> <a href="/wall/2/">2</a> <a href="/wall/3/">3</a></div>',
        ("Pages:",),
        head='<link rel="next" href="/wall/2/">',
    ),
    paged(
        "of_how_many",
        '<p class="pages">Page 1 of 3</p><p><a href="?p=2" rel="next">Next page &raquo;</a></p>',
        ("Page 1 of 3", "Next page"),
    ),
    paged(
        "view_all",
        f'<ul class="pager"><li class="active">1</li><li>{a("2")}</li><li>{a("3")}</li><li>{a("Next")}</li><li>{a("Single page")}</li></ul>',
        ("Single page",),
    ),
    paged(
        "german",
        f'<div class="article-pagination"><h2>Inhalt</h2><ol><li>Seite 1 — Die Mauer</li><li>{a("Seite 2 — Das Geld")}</li></ol>{a("Auf einer Seite lesen")}</div>',
        ("Seite 2", "Auf einer Seite lesen"),
    ),
    paged(
        "named_parts",
        f'<nav class="toc-pages"><b>In this article</b>{ul("The wall", a("The money"), a("The divers"))}</nav>',
        ("The divers",),
    ),
    paged(
        "slides",
        f'<div class="slide-nav"><span>1/12</span> {a("Previous")} {a("Next slide")}</div><div class="slide-caption">The wall at low water.</div>',
        ("Next slide",),
    ),
    paged(
        "continued",
        '<p class="continue"><a href="/wall-2">Continued on the next page: who is going to pay</a></p>',
        ("Continued on the next page",),
        after=f'<div class="rel"><h3>Related articles</h3>{ul(*(a(t) for t in TEASERS))}</div>',
    ),
    paged(
        "next_article",
        f'<div class="next-article"><span>Up next</span><h3>{a("Ferry fares are to rise")}</h3><p>{TEASERS[0]}</p></div>',
        ("Ferry fares are to rise",),
        after=f'<div class="newsletter">{p(NEWSLETTER)}</div>',
    ),
    paged("breaks_and_numbers", f"<p>{a('1')} {a('2')} {a('3')} {a('4')} {a('Next >')}</p>", ("Next >",)),
    paged(
        "arrows_above", f'<div class="arrows">{a("‹ Previous article")} {a("Next article ›")}</div>', ("Next article",)
    ),
    asked("in_bold", p(LEAD) + "".join(f"<p><strong>{q}</strong></p><p>{x}</p>" for q, x in PAIRS)),
    asked("bold_and_break", p(LEAD) + "".join(f"<p><b>{q}</b><br>{x}</p>" for q, x in PAIRS)),
    asked("definition_list", f'<dl class="faq">{"".join(f"<dt>{q}</dt><dd>{x}</dd>" for q, x in PAIRS)}</dl>'),
    asked(
        "headings",
        p(LEAD) + "".join(f"<h3>{q}</h3><p>{x}</p>" for q, x in PAIRS) + f'<div class="box">{p(NEWSLETTER)}</div>',
    ),
    asked(
        "initials",
        p(LEAD, "Odile Trask spoke to Jo Marsh on the quay.")
        + "".join(f"<p><b>JM:</b> {q}</p><p><b>OT:</b> {x}</p>" for q, x in PAIRS),
        wanted=("JM: How often", "OT: Nine times"),
    ),
    asked(
        "speakers_in_divs",
        "".join(
            f'<div class="interview-q"><span class="speaker">Quayside</span><div class="words">{q}</div></div><div class="interview-a"><span class="speaker">Odile Trask</span><div class="words">{x}</div></div>'
            for q, x in PAIRS
        ),
    ),
    asked(
        "buttons_of_an_accordion",
        "".join(
            f'<div class="accordion-item"><h3><button aria-expanded="false">{q}</button></h3><div class="panel" hidden><p>{x}</p></div></div>'
            for q, x in PAIRS
        ),
    ),
    asked(
        "details",
        "".join(f'<details class="faq-item"><summary>{q}</summary><div><p>{x}</p></div></details>' for q, x in PAIRS),
    ),
    asked(
        "page_of_questions",
        "".join(
            f'<div class="faq-block"><div class="faq-q">{q}</div><div class="faq-a">{x}</div></div>' for q, x in PAIRS
        ),
        ld(
            **{
                "@type": "FAQPage",
                "mainEntity": [
                    {"@type": "Question", "name": q, "acceptedAnswer": {"@type": "Answer", "text": x}} for q, x in PAIRS
                ],
            }
        ),
    ),
    asked("letters_q_and_a", p(LEAD) + br(*(f"<b>Q:</b> {q}<br><b>A:</b> {x}" for q, x in PAIRS))),
    asked(
        "italic_questions",
        p(LEAD)
        + "".join(f"<p><em>{q}</em></p><p>{x}</p>" for q, x in PAIRS)
        + '<p class="bio"><em>Odile Trask has kept the harbour since 2011.</em></p>',
    ),
    asked(
        "votes_beside",
        f'<div id="mainbar"><div class="question"><div class="vote"><span>12</span></div><div class="post-text">{p(EN[0], EN[4])}</div></div><div id="answers"><h2>2 Answers</h2><div class="answer"><div class="vote"><span>7</span></div><div class="post-text">{p(ANSWERS[0])}</div><div class="user-info">answered May 16 at 20:14 <a href="/u">odile</a></div><div class="comments">{COMMENTS[0]}</div></div><div class="answer"><div class="post-text">{p(ANSWERS[2])}</div></div></div></div><div id="sidebar"><h4>Linked</h4>{ul(a("Why does the ferry whistle?"))}</div>',
        unwanted=("Why does the ferry whistle?",),
    ),
    asked(
        "two_cells", f"<table>{''.join(f'<tr><td><i>{q}</i></td></tr><tr><td>{x}</td></tr>' for q, x in PAIRS)}</table>"
    ),
]
