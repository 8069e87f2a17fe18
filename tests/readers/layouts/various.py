"""Pages of kinds that went wrong once, each written for its own fault."""

from tests.readers.layouts import Layout, p
from tests.readers.layouts.texts import COMMENTS, COOKIES, EN, LEAD, TEASERS, TITLE

A, B, C, D, E, F = EN[:6]
TEASER, OTHER, COMMENT = TEASERS[0], TEASERS[1], COMMENTS[0]


def page(body: str, head: str = f"<title>{TITLE}</title>", lang: str = "en") -> str:
    return f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
FOOTER = '<footer><p>Copyright 2023 Brenmouth Post. All rights reserved. <a href="/terms">Terms</a></p></footer>'

LAYOUTS = [
    Layout(
        "blog_of_wordpress",
        page(
            f'<div id="page"><div id="masthead"><h1 class="site-title"><a href="/" rel="home">Quayside Notes</a></h1></div>{MENU}'
            f'<div id="content"><div class="post hentry"><h2 class="entry-title">{TITLE}</h2>'
            '<div class="entry-meta">Posted on <a href="/2023/05/16/wall/"><time class="entry-date" datetime="2023-05-16T08:10:00+02:00">'
            f'16 May 2023</time></a> by <a href="/author/lio">Lio</a></div><div class="entry-content">{p(A, B, C, D)}'
            '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div></div></div>'
            f'<div id="comments"><h2>2 thoughts on the wall</h2><ol><li class="comment"><div class="comment-body">{p(COMMENT)}</div></li></ol></div></div>'
            f'<div id="secondary" class="widget-area"><aside class="widget"><h3>Recent posts</h3><p>{TEASER}</p></aside></div>{FOOTER}</div>',
            f"<title>{TITLE} | Quayside Notes</title>",
        ),
        unwanted=(COMMENT, TEASER),
        date="2023-05-16",
    ),
    Layout(
        "blog_of_blogger",
        page(
            '<div class="content-outer"><div class="header"><h1 class="title"><a href="https://quay.example/">Quayside</a></h1></div>'
            f'<div class="date-outer"><h2 class="date-header"><span>Tuesday, 16 May 2023</span></h2><div class="post"><h3 class="post-title entry-title">{TITLE}</h3>'
            f'<div class="post-body entry-content">{A}<br><br>{B}<br><br>{C}<br><br>{D}</div><div class="post-footer">Posted by Lio at 08:10</div></div></div>'
            f'<div class="sidebar"><div class="widget"><h2>About me</h2><p>{OTHER}</p></div></div></div>',
            f"<title>Quayside: {TITLE}</title>",
        ),
        unwanted=(OTHER,),
        date="2023-05-16",
    ),
    Layout(
        "news_with_json_ld_graph",
        page(
            f'{MENU}<main><article><header><h1>{TITLE}</h1><p class="standfirst">{LEAD}</p></header><div class="article-body">{p(A, B)}'
            f'<aside class="related"><h3>Related</h3><p>{TEASER}</p></aside>{p(C, D)}</div></article>'
            f'<section class="more-stories"><h2>More stories</h2><article><h3>Fares</h3><p>{OTHER}</p></article></section></main>{FOOTER}',
            f'<title>{TITLE} - Brenmouth Post</title><script type="application/ld+json">{{"@context":"https://schema.org","@graph":['
            '{"@type":"WebSite","name":"Brenmouth Post"},{"@type":["NewsArticle","ReportageNewsArticle"],"headline":"'
            + TITLE
            + '",'
            '"datePublished":"2023-05-16T21:30:00Z","author":[{"@type":"Person","name":"Jo Marsh"}]}]}</script>',
        ),
        wanted=(LEAD, A, B, C, D),
        unwanted=(TEASER, OTHER),
        date="2023-05-16",
    ),
    Layout(
        "old_page_of_tables",
        page(
            '<table width="100%"><tr><td colspan="2"><font size="5">Brenmouth Archive</font></td></tr><tr><td width="20%" valign="top">'
            '<a href="a.htm">Home</a><br><a href="b.htm">Archive</a><br><a href="c.htm">Links</a></td><td valign="top">'
            f'<font size="4"><b>{TITLE}</b></font><br><i>16 May 2003</i><br><br>{A}<br><br>{B}<br><br>{C}<br><br>{D}</td></tr></table>',
            f"<title>{TITLE}</title>",
        ),
        date="2003-05-16",
    ),
    Layout(
        "short_notice",
        page(
            f"{MENU}<div id='main'><h1>{TITLE}</h1><div class='text'><p>{A}</p></div></div>"
            f"<div id='right'><h4>Newsletter</h4><p>Sign up for our newsletter.</p></div>{FOOTER}"
        ),
        wanted=(A,),
    ),
    Layout(
        "divs_without_paragraphs",
        page(
            f'<div class="wrap"><h1>{TITLE}</h1><div class="txt"><div>{A}</div><div>{B}</div><div>{C}</div><div>{D}</div></div>'
            f'<div class="box"><a href="/x">{TEASER}</a></div></div>'
        ),
        unwanted=(TEASER,),
    ),
    Layout(
        "section_a_heading_each",
        page(
            f"<main><h1>{TITLE}</h1><section><h2>What is planned</h2>{p(A, B)}</section><section><h2>Who pays</h2>{p(C, D)}"
            f"<ul><li>Two million crowns from the assembly</li><li>One million from the harbour dues</li></ul></section></main>{FOOTER}"
        ),
        wanted=(A, B, C, D, "Two million crowns from the assembly", "One million from the harbour dues", "Who pays"),
    ),
    Layout(
        "recipe_with_a_list",
        page(
            f'<div class="post"><h1>Seaweed soup for eight</h1><div class="entry">{p(E)}<h2>Ingredients</h2><ul class="ingredients"><li>Two handfuls of dulse</li>'
            f"<li>Half a pound of barley</li><li>One onion</li></ul><h2>How it is made</h2><ol><li>Soak the dulse overnight in cold water.</li>"
            f"<li>Boil the barley until it is soft, and add the rest.</li></ol>{p(F)}</div></div>",
            "<title>Seaweed soup for eight · Quayside Kitchen</title><meta property='og:site_name' content='Quayside Kitchen'>",
        ),
        wanted=(E, "Two handfuls of dulse", "One onion", "Soak the dulse overnight in cold water.", F),
        title="Seaweed soup for eight",
    ),
    Layout(
        "product_page",
        page(
            f'{MENU}<div class="product"><h1 itemprop="name">Tidal clock in brass</h1><span class="price">84.00</span><div class="product-description" itemprop="description">'
            f"{p('The clock shows the height of the tide at Brenmouth for the next twelve hours and needs no battery.', 'It is made of brass in a workshop beside the quay, and each is tested for a week before it leaves.')}"
            f'</div><div class="related-products"><h2>You may also like</h2><p>Barometers of all sizes, from the same workshop beside the quay.</p></div></div>{FOOTER}',
            "<title>Tidal clock in brass | Quay Instruments</title>",
        ),
        wanted=("needs no battery", "tested for a week"),
        unwanted=("Barometers of all sizes",),
        title="Tidal clock in brass",
    ),
    Layout(
        "forum",
        page(
            f'<div id="forum"><h2 class="topic-title">{TITLE}</h2>'
            + "".join(
                f'<div class="post" id="p{n}"><div class="postprofile"><a href="/u{n}">user{n}</a><br>Posts: {n}00</div><div class="postbody"><p class="author">by user{n} » 16 May 2023</p>'
                f'<div class="content">{text}</div></div></div>'
                for n, text in enumerate((A, C, E), 1)
            )
            + "</div>"
        ),
        date="2023-05-16",
    ),
    Layout(
        "questions_and_answers",
        page(
            f'<div id="question-header"><h1>How old is the harbour wall?</h1></div><div class="question"><div class="post-text">{p(A, E)}</div></div>'
            f'<div id="answers"><h2>2 Answers</h2><div class="answer accepted"><div class="post-text">{p(C)}</div></div><div class="answer"><div class="post-text">{p(F)}</div></div></div>'
            f'<div class="sidebar"><h4>Related</h4><a href="/q/2">Why does the ferry whistle?</a></div>',
            "<title>How old is the harbour wall? - Brenmouth Asks</title><meta property='og:site_name' content='Brenmouth Asks'>",
        ),
        wanted=(A, E, C, F),
        unwanted=("Why does the ferry whistle",),
        title="How old is the harbour wall?",
    ),
    Layout(
        "live_blog",
        page(
            f'<main><h1>{TITLE}</h1><p class="lead">{LEAD}</p><div class="liveblog-feed">'
            + "".join(
                f'<article class="liveblog-post"><time datetime="2023-05-16T{hour}:05:00+02:00">{hour}.05</time><h2>{head}</h2>{p(text)}</article>'
                for hour, head, text in (
                    ("14", "The vote is near", A),
                    ("13", "The engineer speaks", B),
                    ("12", "The inn", C),
                )
            )
            + f"</div></main>{FOOTER}"
        ),
        wanted=("The engineer speaks",),
        date="2023-05-16",
    ),
    Layout(
        "one_of_several_pages",
        page(
            f'<div class="article"><h1>{TITLE}</h1>{p(A, B, C, D)}<div class="pagination">Page 1 of 3 <a href="?page=2">2</a> <a href="?page=3">3</a> <a href="?page=2">Next</a></div></div>'
            f'<div class="teasers"><div class="teaser"><a href="/f"><h3>Fares</h3><p>{TEASER}</p></a></div></div>'
        ),
        unwanted=(TEASER, "Page 1 of 3"),
    ),
    Layout(
        "article_in_a_teaser_class",
        page(f'<div class="teaser-content summary"><h1>{TITLE}</h1>{p(A, B, C, D)}</div>{FOOTER}'),
    ),
    Layout(
        "text_in_a_border",
        page(
            f'<div><h1>{TITLE}</h1><div style="border: 1px solid #ccc" class="bottom-box">{p(A, B, C, D)}</div></div>'
        ),
    ),
    Layout(
        "text_beside_cookies",
        page(
            f'<div id="cookie-banner" class="consent"><p>{COOKIES}</p><button>Accept</button></div><div class="story"><h1>{TITLE}</h1>{p(A, B, C, D)}</div>'
        ),
        unwanted=(COOKIES,),
    ),
    Layout(
        "article_in_german",
        page(
            '<div class="kopf"><a href="/">Küstenbote</a></div><article><h1>Hafenmauer wird zum zehnten Mal geflickt</h1><p class="datum">Veröffentlicht am 16. Mai 2023 um 00:40 Uhr</p>'
            + p(
                "Der Rat der Stadt hat am Dienstagabend über die Hafenmauer beraten, die seit den Winterstürmen undicht ist.",
                "„Wir haben sie neunmal geflickt“, sagte die Hafenmeisterin Odile Trask. „Ein zehnter Flicken hält bis August.“",
                "Der Wirt des Gasthauses am Kai berichtete, dass sein Keller in diesem Jahr schon zweimal unter Wasser stand.",
            )
            + '</article><div class="mehr"><h3>Mehr zum Thema</h3><p><a href="/f">Die Fähre wird teurer, wie die Reederei am Montag mitgeteilt hat, und zwar um ein Zehntel.</a></p></div>',
            '<title>Hafenmauer wird zum zehnten Mal geflickt - Küstenbote</title><link rel="canonical" href="https://www.kuestenbote.de/rat/mauer.html">'
            '<meta property="article:published_time" content="2023-05-15T22:40:00Z">',
            "de",
        ),
        wanted=("undicht ist", "Ein zehnter Flicken", "zweimal unter Wasser"),
        unwanted=("Die Fähre wird teurer",),
        title="Hafenmauer wird zum zehnten Mal geflickt",
        date="2023-05-16",
    ),
    Layout(
        "article_in_japanese",
        page(
            "<h1>港の壁、十回目の修理へ</h1><div class='honbun'><p>ブレンマスの町議会は火曜日の夜、冬の嵐から水が漏れている港の壁について話し合った。</p>"
            "<p>「もう九回も直しました」と港の技師オディール・トラスクさんは述べた。「十回目で八月まで持つでしょう」</p><p>四百万クローネの費用については、夏休みの後に決める予定だという。</p></div>",
            "<title>港の壁、十回目の修理へ</title>",
            "ja",
        ),
        wanted=("水が漏れている港の壁", "もう九回も直しました", "夏休みの後に決める"),
        title="港の壁、十回目の修理へ",
    ),
    Layout(
        "article_in_arabic",
        page(
            "<h1>إصلاح جدار الميناء للمرة العاشرة</h1><div class='matn'><p>ناقش مجلس المدينة مساء الثلاثاء جدار الميناء الذي يتسرب منه الماء منذ عواصف الشتاء الماضي.</p>"
            "<p>وقالت مهندسة الميناء أوديل تراسك: «لقد أصلحناه تسع مرات، وسيصمد الإصلاح العاشر حتى شهر أغسطس».</p><p>ومن المتوقع اتخاذ قرار بشأن المال عندما تعود الجمعية من عطلة الصيف.</p></div>",
            "<title>إصلاح جدار الميناء للمرة العاشرة</title>",
            "ar",
        ),
        wanted=("منذ عواصف الشتاء", "أصلحناه تسع مرات", "عطلة الصيف"),
        title="إصلاح جدار الميناء للمرة العاشرة",
    ),
    Layout(
        "section_and_site_behind_the_headline",
        page(
            f"<div class='logo'><h1>The Brenmouth Post</h1></div><div class='art'><h2>{TITLE}</h2>{p(A, B, C, D)}</div>",
            f"<title>{TITLE} › News › The Brenmouth Post</title>",
        ),
    ),
    Layout(
        "site_before_the_headline",
        page(
            f"<div class='logo'><a href='/'>Quayside</a></div><div class='art'><h1>{TITLE}</h1>{p(A, B, C, D)}</div>",
            f"<title>Quayside - {TITLE}</title><meta property='og:title' content='Quayside - {TITLE}'>",
        ),
    ),
    Layout(
        "subscription_boxes_amid",
        page(
            f'<article><h1>{TITLE}</h1>{p(A)}<div class="newsletter-box"><p>Get our best stories every morning. Sign up for the newsletter now.</p></div>{p(B)}'
            f'<p>ADVERTISEMENT</p>{p(C)}<p><strong>READ MORE: <a href="/f">Ferry fares are to rise</a></strong></p>{p(D)}<p>© 2023 Brenmouth Post. Reprint only with permission.</p></article>'
        ),
        unwanted=("Get our best stories", "ADVERTISEMENT", "READ MORE", "Reprint only"),
    ),
    Layout(
        "next_posts_below",
        page(
            f'<div class="single"><h1>{TITLE}</h1>{p(A, B, C, D)}<div class="post-navigation"><a href="/p">Previous: {OTHER}</a></div></div>'
            f'<div class="list"><div class="item"><h2><a href="/f">Fares</a></h2><p>{TEASER} <a href="/f">Continue reading</a></p></div>'
            f'<div class="item"><h2><a href="/h">Light</a></h2><p>{OTHER} <a href="/h">Continue reading</a></p></div></div>'
        ),
        unwanted=(TEASER, OTHER),
    ),
    Layout(
        "heading_taken_for_a_lead",
        page(f"<article><h1>{TITLE}</h1><h2>{LEAD}</h2>{p(A, B, C, D)}</article>"),
        wanted=(LEAD, A, B, C, D),
    ),
    Layout(
        "interview_in_bold",
        page(
            f"<article><h1>“The wall will hold”</h1>{p(LEAD)}<p><strong>How often was it patched?</strong></p>{p(B)}<p><strong>And who pays?</strong></p>{p(D)}</article>",
            "<title>“The wall will hold”</title>",
        ),
        wanted=(LEAD, "How often was it patched?", B, "And who pays?", D),
        title="“The wall will hold”",
    ),
    Layout(
        "press_release_with_boilerplate",
        page(
            f'<div class="press-release"><h1>{TITLE}</h1><p class="date">Brenmouth, 16 May 2023</p>{p(A, B, C)}<h3>About the harbour board</h3>{p(E)}<h3>Contact</h3><p>Lio Sand, press office</p></div>'
        ),
        wanted=(A, B, C, E),
        date="2023-05-16",
    ),
    Layout(
        "date_in_the_address_only",
        page(
            f"<div class='c'><h1>{TITLE}</h1>{p(A, B, C, D)}</div>",
            f"<title>{TITLE}</title><link rel='canonical' href='https://post.example/2023/05/16/wall'>",
        ),
        date="2023-05-16",
    ),
    Layout(
        "microdata_in_spans",
        page(
            f'<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1><meta itemprop="datePublished" content="2023-05-16">'
            f'<div itemprop="articleBody"><span>{A}</span><br/><br/><span>{B}</span><br/><br/><span>{C}</span><br/><br/><span>{D}</span></div></div>{FOOTER}'
        ),
        date="2023-05-16",
    ),
    Layout(
        "date_of_update_beside",
        page(
            f'<article><h1>{TITLE}</h1><div class="info">Updated 18 May 2023 · First published 16 May 2023</div>{p(A, B, C, D)}</article>',
            f'<title>{TITLE}</title><meta property="article:modified_time" content="2023-05-18T10:00:00+02:00">',
        ),
        date="2023-05-16",
    ),
]
