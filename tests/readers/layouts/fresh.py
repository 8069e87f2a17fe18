"""Pages written after the reader was mended on the others, and before it had read one of these: a measure, not a guide."""

import json

from tests.readers.layouts import Layout, a, br, ld, menu, p, page, ul
from tests.readers.layouts.texts import (
    ABOUT,
    ANSWERS,
    BIO,
    COMMENTS,
    COOKIES,
    DE,
    DE_ABOUT,
    DE_COMMENTS,
    DE_COOKIES,
    DE_LEAD,
    DE_TEASERS,
    DE_TITLE,
    EN,
    ES,
    ES_TITLE,
    FR,
    FR_TITLE,
    HEADS,
    LEAD,
    NEWSLETTER,
    OFFER,
    POLL,
    POSTS,
    QUESTIONS,
    RIGHTS,
    TEASERS,
    TITLE,
)  # fmt: skip

DAY = "2023-05-16"


def tiles(*texts: str, name: str = "tile") -> str:
    return "".join(
        f'<li class="{name}"><a href="/{n}"><span class="{name}-title">Story {n}</span></a><span class="{name}-text">{text}</span></li>'
        for n, text in enumerate(texts)
    )


LAYOUTS = [
    Layout(
        "magazine_theme",
        page(
            f'<div class="td-theme-wrap"><div class="td-header">{menu()}</div><article class="post"><div class="td-post-header"><ul class="td-category"><li>{a("News")}</li></ul><header class="td-post-title"><h1 class="entry-title">{TITLE}</h1><div class="td-module-meta-info"><div class="td-post-author-name">By {a("Lio Sand")}</div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="2023-05-16T20:14:00+02:00">May 16, 2023</time></span><div class="td-post-views">312</div></div></header></div><div class="td-post-content">{p(*EN[:5])}</div><footer><div class="td-post-next-prev">{a("Previous article")}<br>{a("Fares rise")}</div><div class="author-box-wrap"><div class="desc">{BIO}</div></div></footer></article><div class="td_block_related_posts"><h4>RELATED ARTICLES</h4><div class="td_module_related_posts"><h3 class="entry-title">{a("Light")}</h3><div class="td-excerpt">{TEASERS[1]}</div></div></div></div>',
            title=f"{TITLE} - Quayside",
        ),
        date=DAY,
    ),
    Layout(
        "avada",
        page(
            f'<div id="wrapper"><div class="fusion-page-title-bar"><h1 class="entry-title">{TITLE}</h1><div class="fusion-breadcrumbs">{a("Home")} / {a("News")} / {TITLE}</div></div><main><section id="content"><article class="post"><span class="entry-title" style="display: none;">{TITLE}</span><span class="vcard" style="display: none;">Lio</span><span class="updated" style="display: none;">2023-05-18T09:00:00+00:00</span><div class="post-content"><div class="fusion-fullwidth"><div class="fusion-builder-row"><div class="fusion-text">{p(*EN[:3])}</div><div class="fusion-text">{p(*EN[3:6])}</div></div></div></div><div class="fusion-meta-info"><div class="fusion-meta-info-wrapper">By <span class="vcard">{a("lio")}</span>|<span>May 16th, 2023</span>|{a("News")}|<span>{a("0 Comments")}</span></div></div><div class="fusion-sharing-box"><h4>Share This Story, Choose Your Platform!</h4></div><section class="related-posts"><h3>Related Posts</h3>{a("Fares")}</section></article></section></main></div>',
            title=f"{TITLE} - Quayside",
        ),
        date=DAY,
        unwanted=("Share This Story",),
    ),
    Layout(
        "kadence_with_reviews",
        page(
            f'<div id="inner-wrap" class="wrap"><div class="content-container"><div class="entry single-entry"><header class="entry-header"><h1>{TITLE}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2023-05-16T20:14:00+00:00">May 16, 2023</time></span></div></header><div class="entry-content">{p(*EN[:4])}<div class="wp-block-group has-background">{p(EN[4])}</div></div></div><div class="entry-related"><h2>Similar Posts</h2><ul class="splide"><li class="entry-list-item"><article><h3>{a("Fares", "/f")}</h3><div class="entry-summary"><p>{TEASERS[0]}</p></div></article></li></ul></div><div id="comments"><div id="respond"><h3>Leave a Reply</h3></div></div></div></div>'
        ),
        date=DAY,
    ),
    Layout(
        "blog_in_french",
        page(
            f'<div class="blog"><h1 class="nom">Le quai</h1><div class="billet"><h2>{FR_TITLE}</h2><div class="date">Publié le 16 Mai 2023 par Lio Sand</div><div class="texte">{p(*FR[:4])}</div><div class="partage"><span>Partager cet article</span></div><div class="repost"><p>Pour être informé des derniers articles, inscrivez vous :</p></div><div class="commentaires"><h3>Commenter cet article</h3><div class="com"><strong>Lecteur</strong><p>{COMMENTS[0]}</p></div></div></div></div>',
            lang="fr",
            title=f"{FR_TITLE} - Le quai",
        ),
        title=FR_TITLE,
        date=DAY,
    ),
    Layout(
        "livejournal_new",
        page(
            f'<div class="b-singlepost-wrapper"><article class="b-singlepost"><div class="b-singlepost-about"><time class="b-singlepost-author-date">May 16 2023, 20:14</time></div><h1 class="b-singlepost-title">{TITLE}</h1><div class="b-singlepost-body">{br(*EN[:5], mark="<br /><br />")}</div><div class="b-singlepost-tags">Tags: {a("harbour")}</div></article><div class="b-singlepost-reactions">4 comments</div></div><div class="b-tree"><div class="b-leaf"><div class="b-leaf-article">{COMMENTS[0]}</div></div><div class="b-leaf"><div class="b-leaf-article">{COMMENTS[1]}</div></div></div>',
            title=f"{TITLE}: quayside — LiveJournal",
        ),
        date=DAY,
    ),
    Layout(
        "german_regional",
        page(
            f'<div class="nfy-page"><header class="nfy-header">{menu("Lokales", "Sport")}</header><article class="nfy-ar"><h1 class="article-heading"><span class="article-kicker">Hafen</span> <span class="article-title">{DE_TITLE}</span></h1><div class="article-times"><time datetime="2023-05-16T20:14:00+0200">16.05.2023, 20:14 Uhr</time> <span>• Lesezeit: 3 Minuten</span></div><p class="article-lead">{DE_LEAD}</p><div class="article-body"><p>{DE[0]}</p><p>{DE[1]}</p><div class="article-inline-teaser"><h4>{a("Lesen Sie auch: Die Fähre")}</h4></div><p>{DE[2]}</p><p>{DE[4]}</p></div></article><div class="article-teaser-list"><h3>Weitere Artikel</h3><ul>{tiles(*DE_TEASERS)}</ul></div></div>',
            ld(**{"@type": "NewsArticle", "headline": DE_TITLE, "datePublished": "2023-05-16T20:14:00+0200"}),
            lang="de",
            title=f"{DE_TITLE} | Küstenbote",
        ),
        title=DE_TITLE,
        date=DAY,
        unwanted=("Lesen Sie auch",),
    ),
    Layout(
        "german_association",
        page(
            f'<div class="mod_navigation">{menu("Verein", "Presse")}</div><div id="container"><div id="main"><div class="mod_article"><div class="mod_newsreader block"><div class="layout_full block"><h1>{DE_TITLE}</h1><p class="info"><time datetime="2019-05-16T10:00:00+02:00">16.05.2019 10:00</time> von Lio Sand</p><div class="ce_text block">{p(*DE[:4])}</div></div><p class="back">{a("Zurück")}</p></div></div></div><div id="right"><div class="mod_randomImage"></div><div class="ce_text block"><h3>Spenden</h3><p>{DE_ABOUT}</p></div></div></div>',
            lang="de",
            title=f"{DE_TITLE} - Heimatverein Brenmouth",
        ),
        title=DE_TITLE,
        date="2019-05-16",
    ),
    Layout(
        "german_forum_post",
        page(
            f'<div id="wbb"><h1 class="contentTitle">{DE_TITLE}</h1><ul class="wbbThreadPostList">'
            + "".join(
                f'<li id="post{n}"><article class="message wbbPost"><aside class="messageSidebar"><div class="username">Nutzer{n}</div><dl><dt>Beiträge</dt><dd>{n}31</dd></dl></aside><div class="messageContent"><header class="messageHeader"><time datetime="2023-05-1{6 + n}T10:00:00+02:00">1{6 + n}. Mai 2023</time></header><div class="messageBody"><div class="messageText">{p(text)}</div></div></div></article></li>'
                for n, text in enumerate((DE[0], DE[2], DE[4]))
            )
            + "</ul></div>",
            lang="de",
            title=f"{DE_TITLE} - Küstenforum",
        ),
        title=DE_TITLE,
        date=DAY,
    ),
    Layout(
        "italian_order_of_news",
        page(
            f'<div class="testata"><a href="/">Il Faro</a></div><div class="articolo"><span class="occhiello">PORTO</span><h1>{ES_TITLE}</h1><div class="firma">di Lio Sand</div><div class="data">16 maggio 2023</div>{p(*ES)}</div><div class="correlati"><h4>Leggi anche</h4><p>{TEASERS[0]}</p></div>',
            lang="it",
            title=f"{ES_TITLE} - Il Faro",
        ),
        title=ES_TITLE,
        date=DAY,
    ),
    Layout(
        "wire_agency",
        page(
            f'<div class="Page-content"><div class="Page-lead"><h1 class="Page-headline">{TITLE}</h1></div><div class="Page-byline"><span>By JO MARSH</span><bsp-timestamp data-timestamp="1684260840000"><span data-date>Updated 8:14 PM CEST, May 16, 2023</span></bsp-timestamp></div><div class="RichTextStoryBody RichTextBody"><p>BRENMOUTH (QP) — {EN[0]}</p>{p(*EN[1:6])}<div class="HTMLModuleEnhancement"><p>___</p></div><div class="Enhancement"><div class="PageListEnhancement"><h3>Related stories</h3><ul>{tiles(*TEASERS[:2], name="PagePromo")}</ul></div></div></div></div><bsp-footer>{RIGHTS}</bsp-footer>',
            ld(
                **{
                    "@type": "NewsArticle",
                    "headline": TITLE,
                    "datePublished": "2023-05-16T16:02:00Z",
                    "dateModified": "2023-05-16T18:14:00Z",
                }
            ),
            title=f"{TITLE} | QP News",
        ),
        date=DAY,
    ),
    Layout(
        "tabloid_of_bullets",
        page(
            f'<div id="js-article-text"><h1>{TITLE}</h1><ul class="mol-bullets-with-font"><li class="class"><font style="font-size: 1.2em;"><strong>Nobody knows yet who is to pay for the tenth patch of the wall</strong></font></li></ul><p class="author-section byline-plain">By <a class="author">Jo Marsh</a></p><p class="byline-section"><span class="article-timestamp article-timestamp-published"><span class="article-timestamp-label">Published:</span> <time datetime="2023-05-16T19:14:00+0100">19:14 BST, 16 May 2023</time></span> | <span class="article-timestamp-label">Updated:</span> <time datetime="2023-05-17T08:00:00+0100">08:00 BST, 17 May 2023</time></p><div itemprop="articleBody">{p(*EN[:3], kind=" class=mol-para-with-font")}<div class="mol-embed related-carousel"><div class="related-carousel-title">RELATED ARTICLES</div><ul>{tiles(*TEASERS[:2])}</ul></div><div class="artSplitter"><div class="mol-img"></div><p class="imageCaption">The wall at low water on Sunday</p></div>{p(*EN[3:7], kind=" class=mol-para-with-font")}</div></div><div id="reader-comments"><div class="comment-body"><p>{COMMENTS[0]}</p></div></div>'
        ),
        date=DAY,
    ),
    Layout(
        "broadcaster_of_blocks",
        page(
            f'<main id="main-content"><article class="ssrcss-article"><div data-component="headline-block"><h1 id="main-heading">{TITLE}</h1></div><div data-component="byline-block"><div>By Jo Marsh</div><time datetime="2023-05-16T18:14:00.000Z">16 May 2023</time></div><div data-component="text-block"><p><b>{LEAD}</b></p></div>'
            + "".join(
                f'<div data-component="text-block"><div class="RichTextContainer">{p(text)}</div></div>'
                for text in EN[:4]
            )
            + f'<div data-component="unordered-list-block"><ul><li>{a("Ferry fares are to rise")}</li></ul></div><div data-component="subheadline-block"><h2>What comes</h2></div><div data-component="text-block">{p(EN[5])}</div><section data-component="tag-list"><h2>Related Topics</h2></section><section data-component="links-block"><h2>More on this story</h2><ul>{tiles(*TEASERS[:2])}</ul></section></article></main>'
        ),
        date=DAY,
        wanted=("What comes",),
        unwanted=("Ferry fares are to rise to",),
    ),
    Layout(
        "business_daily_with_box",
        page(
            f'<div class="grid"><div class="col-8"><h1 class="title">{TITLE}</h1><div class="stand-first">{LEAD}</div><div class="meta"><span class="ts">16 May, 2023, 08:14 PM IST</span></div><div class="artText">{br(*EN[:3])}<div class="stock-widget"><span>HALM 12.40</span></div><br><br>{br(*EN[3:6])}</div><div class="disclaimer">(Disclaimer: the views of others are those of others, and not those of this paper.)</div></div><div class="col-4"><div class="top-trending"><h3>Top Trending</h3><ul>{tiles(*TEASERS)}</ul></div></div></div>'
        ),
        date=DAY,
    ),
    Layout(
        "magazine_of_drop_caps",
        page(
            f'<article class="feature"><header class="hed"><div class="rubric">Letter from the coast</div><h1>{TITLE}</h1><p class="dek">{LEAD}</p><p class="pubdate">May 16, 2023</p></header><section class="body"><p class="has-dropcap"><span class="dropcap">T</span>{EN[0][1:]}</p>{p(*EN[1:4])}<div class="callout callout--pullquote"><p>The wall is older than the council that talks of it.</p></div>{p(*EN[4:8])}<p class="endnote"><em>{BIO}</em></p></section><aside class="newsletter-module"><p>{NEWSLETTER}</p></aside></article>'
        ),
        date=DAY,
        wanted=(EN[0],),
        open=(BIO, EN[0][1:]),
    ),
    Layout(
        "press_release_of_pr_wire",
        page(
            f'<article class="news-release"><header><h1>{TITLE}</h1><p class="mb-no">May 16, 2023, 08:14 ET</p><p>NEWS PROVIDED BY {a("Harbour Board")}</p></header><section class="release-body"><p><span class="xn-location">BRENMOUTH</span>, <span class="xn-chron">May 16, 2023</span> /QPwire/ -- {EN[0]}</p>{p(*EN[1:4])}<p>SOURCE Harbour Board</p></section><section class="modal-offer"><h4>WANT YOUR NEWS HERE?</h4></section></article><div class="other-releases"><h4>Also from this source</h4><div class="card"><h3>{a("Fares", "/f")}</h3><p>{TEASERS[0]}</p></div></div>'
        ),
        date=DAY,
    ),
    Layout(
        "church_page",
        page(
            f'<table><tr><td><font size="5">St. Vera’s</font></td></tr><tr><td><a href="i.htm">Home</a> <a href="n.htm">News</a></td></tr></table><h2 align="center">{TITLE}</h2><blockquote><p align="justify">{EN[0]}</p><p align="justify">{EN[2]}</p><p align="justify">{EN[4]}</p></blockquote><p align="right"><i>Lio Sand, 16 May 2004</i></p><hr><p align="center"><small>{RIGHTS}</small></p>',
            title=TITLE,
        ),
        date="2004-05-16",
        open=(RIGHTS,),
    ),
    Layout(
        "slash_like",
        page(
            f'<div class="story"><div class="head"><h3>{TITLE}</h3></div><div class="details">Posted by {a("lio")} on Friday May 16, 2003 @08:14PM<br>from the <i>wet-cellars</i> dept.</div><div class="intro"><i>{EN[0]}</i> {EN[1]} {EN[2]}</div></div><div id="commentlisting"><ul><li class="comment"><h4>Re: piles</h4><div class="commentBody">{COMMENTS[0]}</div></li><li class="comment"><div class="commentBody">{COMMENTS[1]}</div></li></ul></div>',
            title=f"{TITLE} - Slipway",
        ),
        date="2003-05-16",
    ),
    Layout(
        "news_of_a_ministry",
        page(
            f'<div id="gc-bar">{menu()}</div><main property="mainContentOfPage"><h1 property="name">{TITLE}</h1><div class="mwsbodytext text parbase section"><h2>News release</h2><p><strong>May 16, 2023 – Brenmouth – Harbour Board</strong></p>{p(*EN[:4])}<h2>Quotes</h2><blockquote><p>“{EN[7]}”</p><p>– Odile Trask, harbour engineer</p></blockquote><h2>Contacts</h2><p>Harbour Board<br>0123 4567<br>media@board.example</p></div><div class="pagedetails"><dl><dt>Date modified:</dt><dd><time property="dateModified">2023-05-18</time></dd></dl></div></main>'
        ),
        date=DAY,
    ),
    Layout(
        "react_without_marks",
        page(
            f'<div id="app"><div class="css-1a"><div class="css-2b">{a("Home", "/")}{a("World")}</div><div class="css-3c"><div class="css-4d">Coast</div><h1 class="css-5e">{TITLE}</h1><div class="css-6f">16 May 2023</div><div class="css-7g"><div class="css-8h">{EN[0]}</div><div class="css-8h">{EN[1]}</div><div class="css-8h">{EN[2]}</div><div class="css-9i"><div class="css-0j">{TEASERS[0]}</div>{a("Read this story", "/f")}</div><div class="css-8h">{EN[3]}</div><div class="css-8h">{EN[4]}</div></div></div></div></div>'
        ),
        date=DAY,
        open=(TEASERS[0],),
    ),
    Layout(
        "payload_of_apollo",
        page(
            f'<div id="root"></div><script>window.__APOLLO_STATE__={json.dumps({"Article:7": {"__typename": "Article", "headline": TITLE, "blocks": [{"kind": "p", "html": p(t)} for t in EN[:5]]}, "Promo:1": {"text": TEASERS[0]}}, ensure_ascii=False)};</script>',
            f'<meta property="og:title" content="{TITLE}"><meta name="date" content="2023-05-16">',
            title="Post",
        ),
        date=DAY,
    ),
    Layout(
        "wall_over_the_text",
        page(
            f'<div class="regwall"><h2>One more click</h2>{p(OFFER)}<form><input type="email"></form></div><main class="blurred"><h1>{TITLE}</h1><p class="dateline">Tuesday 16 May 2023</p>{p(*EN[:4])}</main><div class="gdpr">{p(COOKIES)}</div>'
        ),
        date=DAY,
    ),
    Layout(
        "poll_and_quiz_amid",
        page(
            f'<article><h1>{TITLE}</h1><div class="posted">05/16/2023</div>{p(*EN[:2])}<div class="poll-wrap"><p>{POLL}</p>{ul("Yes", "No")}</div>{p(*EN[2:5])}<div class="quiz">{a("Take our quiz")}</div></article>'
        ),
        date=DAY,
    ),
    Layout(
        "live_of_cards",
        page(
            f'<div class="liveblog"><div class="lb-head"><h1>{TITLE}</h1><p>{LEAD}</p><span class="lb-date">16 May 2023</span></div><ul class="lb-list">'
            + "".join(
                f'<li class="lb-item"><div class="lb-item__time">{n} h ago</div><div class="lb-item__card"><h4 class="lb-item__hed">{h}</h4><div class="lb-item__txt">{t}</div><div class="lb-item__share">{a("Share", "#")}</div></div></li>'
                for n, (h, t) in enumerate(zip(HEADS, POSTS, strict=True))
            )
            + f'</ul></div><div class="lb-more"><p>{TEASERS[3]}</p></div>'
        ),
        date=DAY,
        wanted=HEADS,
    ),
    Layout(
        "live_of_anchors",
        page(
            f'<article><h1>{TITLE}</h1><time datetime="2023-05-16T19:45:00+02:00">19.45</time><p>{LEAD}</p><hr>'
            + "".join(
                f'<a name="e{n}"></a><h3><small>{21 - n}.0{n} Uhr</small> {h}</h3><p>{t}</p><hr>'
                for n, (h, t) in enumerate(zip(HEADS, POSTS, strict=True))
            )
            + "</article>"
        ),
        date=DAY,
        wanted=HEADS,
    ),
    Layout(
        "live_json_with_shell",
        page(
            f"<header>{menu()}</header><main><h1>{TITLE}</h1><p>{LEAD}</p><p>Updates appear here without loading the page anew.</p></main>",
            ld(
                **{
                    "@graph": [
                        {
                            "@type": ["LiveBlogPosting"],
                            "headline": TITLE,
                            "datePublished": "2023-05-16T19:45:00+02:00",
                            "liveBlogUpdate": [
                                {"@type": "BlogPosting", "headline": h, "articleBody": t}
                                for h, t in zip(HEADS, POSTS, strict=True)
                            ],
                        }
                    ]
                }
            ),
        ),
        date=DAY,
        open=(LEAD,),
        wanted=HEADS,
    ),
    Layout(
        "asked_with_names",
        page(
            f'<div class="iv"><h1>{TITLE}</h1><div class="iv-date">16. Mai 2023</div>{p(DE_LEAD)}'
            + "".join(
                f"<p><strong>KÜSTENBOTE: {q}</strong></p><p><strong>Trask:</strong> {x}</p>"
                for q, x in zip(QUESTIONS, ANSWERS, strict=True)
            )
            + f'<p class="zur-person">{DE_ABOUT}</p></div>',
            lang="de",
        ),
        date=DAY,
        open=(DE_ABOUT,),
    ),
    Layout(
        "asked_in_sections",
        page(
            f"<main><h1>{TITLE}</h1>"
            + "".join(
                f'<section class="qa"><h2 class="q">{q}</h2><div class="a"><div><div>{x}</div></div></div></section>'
                for q, x in zip(QUESTIONS, ANSWERS, strict=True)
            )
            + f'<section class="newsletter"><h2>Letter</h2>{p(NEWSLETTER)}</section></main>'
        ),
    ),
    Layout(
        "paged_with_select",
        page(
            f'<div class="article"><h1>{TITLE}</h1><div class="d">May 16, 2023</div>{p(*EN[:5])}<div class="pages"><select><option>1. The wall</option><option>2. The money</option></select> {a("« Prev")} <b>1</b> {a("2")} {a("3")} {a("Next »")}</div></div>',
            '<link rel="next" href="?p=2">',
        ),
        date=DAY,
        unwanted=("« Prev",),
    ),
    Layout(
        "paged_all_parts_shown",
        page(
            f'<div class="article"><h1>{TITLE}</h1><div class="d">May 16, 2023</div><div class="page" id="page-1">{p(*EN[:3])}</div><div class="page" id="page-2">{p(*EN[3:6])}</div><div class="page" id="page-3">{p(*EN[6:9])}</div><div class="pager">{a("1", "#page-1")} {a("2", "#page-2")}</div></div>'
        ),
        date=DAY,
    ),
    Layout(
        "german_cookie_and_comments",
        page(
            f'<div id="usercentrics-root"><p>{DE_COOKIES}</p></div><div class="artikel"><h1>{DE_TITLE}</h1><div class="zeit">Erschienen am 16.05.2023</div>{p(*DE[:4])}</div><div id="kommentare"><h2>Kommentare</h2>{"".join(f"<div class=k><p>{c}</p></div>" for c in DE_COMMENTS)}</div><div class="archiv"><h2>Archiv</h2><ul>{tiles(*DE_TEASERS)}</ul></div>',
            lang="de",
            title=f"{DE_TITLE} › Küstenbote",
        ),
        title=DE_TITLE,
        date=DAY,
    ),
    Layout(
        "about_line_below",
        page(
            f'<div class="post"><div class="post-title">{TITLE}</div><div class="post-date">Tue 16 May 2023</div><div class="post-body">{"".join(f"<div>{t}</div>" for t in EN[:4])}</div><div class="post-foot">{ABOUT}</div></div><div class="archive">{ul(a("May 2023"), a("April 2023"))}</div>',
            title=f"{TITLE} ~ Quayside",
        ),
        date=DAY,
    ),
]
