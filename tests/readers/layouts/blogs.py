"""Blogs, as the programs that people blog with lay them out."""

from tests.readers.layouts import Layout, a, br, ld, menu, p, page, ul
from tests.readers.layouts.texts import (
    ABOUT,
    BIO,
    COMMENTS,
    COOKIES,
    DE,
    DE_ABOUT,
    DE_COMMENTS,
    DE_TEASERS,
    DE_TITLE,
    EN,
    LEAD,
    NEWSLETTER,
    RIGHTS,
    TEASERS,
    TITLE,
)


def wp_comments(*texts: str) -> str:
    items = "".join(
        f'<li class="comment even depth-1" id="comment-{n}"><article id="div-comment-{n}" class="comment-body"><footer class="comment-meta">'
        f'<div class="comment-author vcard"><b class="fn">Reader {n}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#c{n}"><time datetime="2023-05-{17 + n}T10:00:00+02:00">May {17 + n}, 2023 at 10:00 am</time></a></div></footer>'
        f'<div class="comment-content"><p>{text}</p></div><div class="reply"><a href="#respond">Reply</a></div></article></li>'
        for n, text in enumerate(texts)
    )
    return (
        f'<div id="comments" class="comments-area"><h2 class="comments-title">{len(texts)} thoughts on “{TITLE}”</h2><ol class="comment-list">{items}</ol>'
        '<div id="respond" class="comment-respond"><h3 id="reply-title">Leave a Reply</h3><form><p class="comment-notes">Your email address will not be published.</p></form></div></div>'
    )


def aside(*texts: str, kind: str = "widget") -> str:
    return "".join(f'<div class="{kind}"><h3>Also here</h3><p>{text}</p></div>' for text in texts)


LAYOUTS = [
    Layout(
        "wordpress_ten",
        page(
            f'<div id="wrapper" class="hfeed"><div id="header"><div id="masthead"><div id="branding"><div id="site-title"><span><a href="/" rel="home">Quayside</a></span></div></div><div id="access">{menu()}</div></div></div>'
            f'<div id="main"><div id="container"><div id="content" role="main"><div id="nav-above" class="navigation"><div class="nav-previous"><a href="/o" rel="prev">&larr; Fares rise</a></div></div><div id="post-71" class="post-71 post type-post hentry category-news">'
            f'<h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><span class="meta-prep">Posted on</span> <a href="/wall" rel="bookmark"><span class="entry-date">May 16, 2023</span></a> <span class="meta-sep">by</span> <span class="author vcard"><a href="/author/lio">lio</a></span></div>'
            f'<div class="entry-content">{p(*EN[:5])}</div><div class="entry-utility">This entry was posted in <a href="/c">News</a>. Bookmark the <a href="/wall">permalink</a>.</div></div>{wp_comments(*COMMENTS)}</div></div>'
            f'<div id="primary" class="widget-area"><ul class="xoxo"><li class="widget-container widget_text"><h3 class="widget-title">About</h3><div class="textwidget">{ABOUT}</div></li></ul></div></div><div id="footer">{RIGHTS}</div></div>',
            title=f"{TITLE} | Quayside",
        ),
        date="2023-05-16",
        unwanted=("This entry was posted in",),
    ),
    Layout(
        "wordpress_blocks",
        page(
            f'<a class="skip-link screen-reader-text" href="#c">Skip to content</a><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/" rel="home">Quayside</a></p><nav class="wp-block-navigation">{menu()}</nav></header><main id="c" class="wp-block-group">'
            f'<h1 class="wp-block-post-title">{TITLE}</h1><div class="wp-block-post-date"><time datetime="2023-05-16T20:14:00+02:00">May 16, 2023</time></div><figure class="wp-block-image"><img src="a.jpg"><figcaption class="wp-element-caption">The wall at low water, seen from the boat.</figcaption></figure>'
            f'<div class="entry-content wp-block-post-content">{p(*EN[:3])}<figure class="wp-block-pullquote"><blockquote><p>A tenth patch will hold until August.</p></blockquote></figure>{p(*EN[3:7])}<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="/give">Donate now</a></div></div></div>'
            f'<div class="wp-block-post-author"><p class="wp-block-post-author__bio">{BIO}</p></div><div class="wp-block-comments"><h2>Comments</h2><ol class="wp-block-comment-template">{"".join(f"<li><div class=wp-block-comment-content><p>{c}</p></div></li>" for c in COMMENTS)}</ol></div></main>',
            title=f"{TITLE} – Quayside",
        ),
        date="2023-05-16",
        unwanted=("Donate now",),
        open=("A tenth patch will hold until August.",),
    ),
    Layout(
        "wordpress_genesis",
        page(
            f'<div class="site-container"><header class="site-header"><p class="site-title"><a href="/">Quayside</a></p></header><div class="site-inner"><div class="content-sidebar-wrap"><main class="content"><article class="post entry" itemscope itemtype="https://schema.org/CreativeWork"><header class="entry-header"><h1 class="entry-title" itemprop="headline">{TITLE}</h1>'
            f'<p class="entry-meta"><time class="entry-time" itemprop="datePublished" datetime="2023-05-16T08:00:21+00:00">May 16, 2023</time> by <span class="entry-author">Lio Sand</span> <span class="entry-comments-link"><a href="#c">4 Comments</a></span></p></header><div class="entry-content" itemprop="text">{p(*EN[2:8])}<!--<rdf:RDF>--></div>'
            f'<footer class="entry-footer"><p class="entry-meta"><span class="entry-tags">Tagged With: <a href="/t">harbour</a></span></p></footer></article><section class="author-box"><h4>About Lio Sand</h4><div class="author-box-content"><p>{BIO}</p></div></section><h2 class="screen-reader-text">Reader Interactions</h2><div class="entry-comments"><h3>Comments</h3><ol>{"".join(f"<li><article><div class=comment-content>{p(c)}</div></article></li>" for c in COMMENTS)}</ol></div></main>'
            f'<aside class="sidebar sidebar-primary"><section class="widget featured-content"><div class="widget-wrap"><article class="post"><h4>Fares</h4><div class="entry-content"><p>{TEASERS[0]}</p></div></article></div></section></aside></div></div></div>',
            title=f"{TITLE} - Quayside",
        ),
        date="2023-05-16",
    ),
    Layout(
        "wordpress_divi",
        page(
            f'<div id="page-container"><header id="main-header">{menu()}</header><div id="et-main-area"><div id="main-content"><article class="post"><div class="entry-content"><div class="et_pb_section et_pb_section_0"><div class="et_pb_row"><div class="et_pb_column"><div class="et_pb_module et_pb_post_title"><div class="et_pb_title_container"><h1 class="entry-title">{TITLE}</h1><p class="et_pb_title_meta_container">by <span class="author vcard"><a href="/l">Lio Sand</a></span> | <span class="published">May 16, 2023</span> | <a href="/n">News</a></p></div></div></div></div>'
            f'<div class="et_pb_row"><div class="et_pb_column et_pb_column_2_3"><div class="et_pb_module et_pb_text"><div class="et_pb_text_inner">{p(*EN[:3])}</div></div><div class="et_pb_module et_pb_blurb"><div class="et_pb_blurb_content"><div class="et_pb_text_inner">{p(*EN[3:6])}</div></div></div></div><div class="et_pb_column et_pb_column_1_3"><div class="et_pb_module et_pb_sidebar_0 et_pb_widget_area"><div class="et_pb_widget"><h4>About us</h4><p>{ABOUT}</p></div></div></div></div></div></div></article></div></div>'
            f'<div class="et_pb_section et_pb_section_1"><div class="et_pb_blog_grid"><article><h2><a href="/f">Fares</a></h2><div class="post-content"><p>{TEASERS[0]}</p><a class="more-link" href="/f">read more</a></div></article><article><h2><a href="/g">Light</a></h2><div class="post-content"><p>{TEASERS[1]}</p></div></article></div></div></div>',
            title=f"{TITLE} | Quayside",
        ),
        date="2023-05-16",
    ),
    Layout(
        "wordpress_elementor",
        page(
            f'<div data-elementor-type="header">{menu()}</div><div data-elementor-type="single-post" class="elementor elementor-location-single"><section class="elementor-section"><div class="elementor-widget elementor-widget-theme-post-title"><div class="elementor-widget-container"><h1 class="elementor-heading-title">{TITLE}</h1></div></div><div class="elementor-widget elementor-widget-post-info"><ul class="elementor-inline-items"><li itemprop="datePublished"><time>May 16, 2023</time></li></ul></div>'
            f'<div class="elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{p(*EN[:6])}</div></div><div class="elementor-widget elementor-widget-author-box"><div class="elementor-widget-container"><div class="elementor-author-box__bio"><p>{BIO}</p></div></div></div>'
            f'<div class="elementor-widget elementor-widget-posts"><div class="elementor-widget-container"><article class="elementor-post"><h3>Light</h3><div class="elementor-post__excerpt"><p>{TEASERS[1]}</p></div></article><article class="elementor-post"><h3>Seal</h3><div class="elementor-post__excerpt"><p>{TEASERS[2]}</p></div></article></div></div></section></div><div data-elementor-type="footer"><div class="elementor-widget-text-editor"><p>{RIGHTS}</p></div></div>',
            title=f"{TITLE} - Quayside",
        ),
        date="2023-05-16",
    ),
    Layout(
        "blogger_in_spans",
        page(
            f'<div class="content"><div class="header-outer"><h1 class="title">Quayside</h1><p class="description"><span>{ABOUT}</span></p></div><div class="main-outer"><div class="column-center-inner"><div class="main section" id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><h2 class="date-header"><span>Tuesday, May 16, 2023</span></h2><div class="post hentry"><h3 class="post-title entry-title" itemprop="name">{TITLE}</h3>'
            f'<div class="post-body entry-content" itemprop="description articleBody"><div dir="ltr" style="text-align: left;"><div><span style="font-family: georgia;">{EN[0]}</span></div><div><span style="font-family: georgia;"><br /></span></div><div><span style="font-family: georgia;">{EN[1]}</span></div><div><br /></div><div style="text-align: justify;">{EN[2]}</div><div><br /></div><div>{EN[3]}</div></div><div style="clear: both;"></div></div>'
            f'<div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">Lio Sand</span></span> at <a class="timestamp-link" href="/2023/05/wall.html"><abbr class="published" title="2023-05-16T08:10:00+02:00">8:10 AM</abbr></a></div></div></div><div class="comments" id="comments"><h4>2 comments:</h4><dl id="comments-block"><dt class="comment-author">Reader said...</dt><dd class="comment-body"><p>{COMMENTS[0]}</p></dd><dt class="comment-author">Other said...</dt><dd class="comment-body"><p>{COMMENTS[1]}</p></dd></dl></div></div></div></div>'
            f'<div class="column-right-outer"><div class="widget Text"><h2>About me</h2><div class="widget-content">{BIO}</div></div></div></div></div>',
            title=f"Quayside: {TITLE}",
        ),
        date="2023-05-16",
    ),
    Layout(
        "tumblr",
        page(
            f'<div id="sidebar"><h1><a href="/">Quayside</a></h1><p>{ABOUT}</p></div><div id="posts"><div class="post text"><h2>{TITLE}</h2>{p(*EN[:4])}<div class="meta"><a href="/post/1">Posted on May 16, 2023 with 12 notes</a></div></div><ol class="notes"><li class="note reblog">reader reblogged this from quayside and added: <blockquote>{COMMENTS[0]}</blockquote></li></ol></div>',
            title=f"Quayside — {TITLE}",
        ),
        date="2023-05-16",
    ),
    Layout(
        "livejournal_table",
        page(
            f'<table class="journal"><tr><td class="menu" width="180"><b>quayside</b><br>{a("Recent Entries")}<br>{a("Archive")}<br>{a("Friends")}</td><td><table class="entrybox"><tr><td class="caption"><font size="+1">{TITLE}</font></td></tr><tr><td class="index">May. 16th, 2003 | 08:10 pm</td></tr><tr><td class="entry">{br(*EN[:4], mark="<br /><br />")}</td></tr><tr><td class="comments">( {a("Leave a comment")} )</td></tr></table>'
            f'<table class="cmtbar"><tr><td>From: <b>reader</b> Date: May 17th, 2003<br>{COMMENTS[0]}</td></tr><tr><td>From: <b>other</b> Date: May 18th, 2003<br>{COMMENTS[1]}</td></tr></table></td></tr></table>',
            title=f"quayside: {TITLE}",
        ),
        date="2003-05-16",
    ),
    Layout(
        "hashed_classes",
        page(
            f'<div id="root"><div class="a b c"><div class="d e">{a("Open in app")} {a("Sign in")}</div><article><div class="l"><section><div class="fr fs ft"><h1 class="pw-post-title cx">{TITLE}</h1><div class="speechify"><a href="/@lio">Lio Sand</a> <span>4 min read</span> <span>May 16, 2023</span></div><p class="pw-post-body-paragraph ir">{LEAD}</p>{p(*EN[:2], kind=" class=pw-post-body-paragraph")}<h2 class="kx">Who pays</h2>{p(*EN[3:7], kind=" class=pw-post-body-paragraph")}</div></section></div></article>'
            f'<div class="x y"><h2>Written by Lio Sand</h2><div><p>{BIO}</p></div></div><div class="z"><h2>More from Quayside</h2><div><h3>Fares</h3><p>{TEASERS[0]}</p></div><div><h3>Light</h3><p>{TEASERS[1]}</p></div></div></div></div>',
            f'<meta property="og:site_name" content="Paperboat"><meta property="article:published_time" content="2023-05-16T07:30:11.201Z"><meta property="og:title" content="{TITLE}">',
            title=f"{TITLE} | by Lio Sand | Quayside | Paperboat",
        ),
        date="2023-05-16",
    ),
    Layout(
        "letter_by_mail",
        page(
            f'<div class="main-menu">{a("Quayside")}</div><div class="single-post"><article class="newsletter-post post"><div class="post-header"><h1 class="post-title">{TITLE}</h1><h3 class="subtitle">{LEAD}</h3><div class="byline-wrapper"><div class="profile-hover-card">{a("Lio Sand")}</div><div class="pencraft">May 16, 2023</div></div></div><div class="available-content"><div class="body markup">{p(*EN[:3])}<div class="subscription-widget-wrap"><div class="subscription-widget"><p class="cta-caption">{NEWSLETTER}</p></div></div>{p(*EN[3:7])}</div></div></article></div>'
            f'<div class="comments-section"><h4>Discussion about this post</h4><div class="comment-body"><p><span>{COMMENTS[0]}</span></p></div><div class="comment-body"><p><span>{COMMENTS[1]}</span></p></div></div>',
            ld(
                **{
                    "@type": "NewsArticle",
                    "headline": TITLE,
                    "datePublished": "2023-05-16T06:00:31+00:00",
                    "author": [{"@type": "Person", "name": "Lio Sand"}],
                }
            ),
            title=f"{TITLE} - by Lio Sand - Quayside",
        ),
        date="2023-05-16",
    ),
    Layout(
        "ghost",
        page(
            f'<div class="gh-viewport"><header class="gh-head">{menu()}</header><main class="gh-main"><article class="gh-article post"><header class="gh-article-header"><h1 class="gh-article-title">{TITLE}</h1><p class="gh-article-excerpt">{LEAD}</p><div class="gh-article-meta"><time class="gh-article-meta-date" datetime="2023-05-16">May 16, 2023</time></div></header><section class="gh-content gh-canvas">{p(*EN[:5])}<div class="kg-card kg-callout-card"><div class="kg-callout-text">{EN[5]}</div></div></section></article><section class="gh-comments"></section></main>'
            f'<aside class="read-more-wrap"><h4>Read more</h4><article class="post-card"><h2>Fares</h2><div class="post-card-excerpt">{TEASERS[0]}</div></article><article class="post-card"><h2>Light</h2><div class="post-card-excerpt">{TEASERS[1]}</div></article></aside></div>',
            '<meta property="article:published_time" content="2023-05-16T05:00:00.000Z">',
        ),
        date="2023-05-16",
    ),
    Layout(
        "jekyll",
        page(
            f'<header class="site-header"><a class="site-title" href="/">Quayside</a>{menu()}</header><main class="page-content"><div class="wrapper"><article class="post h-entry"><header class="post-header"><h1 class="post-title p-name">{TITLE}</h1><p class="post-meta"><time class="dt-published" datetime="2023-05-16T00:00:00+02:00">May 16, 2023</time></p></header><div class="post-content e-content">{p(EN[0])}<blockquote>{p(EN[1])}</blockquote>{ul(EN[2], EN[3])}<pre><code>tide = 4.2</code></pre>{p(EN[4])}</div></article></div></main><footer class="site-footer"><p>{ABOUT}</p></footer>',
            title=f"{TITLE} | Quayside",
        ),
        date="2023-05-16",
    ),
    Layout(
        "squarespace",
        page(
            f'<div id="siteWrapper"><header id="header">{menu()}</header><main><section class="page-section"><article class="hentry blog-item"><div class="blog-item-inner-wrapper"><div class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title entry-title--large">{TITLE}</h1></div><div class="blog-item-meta-wrapper"><time class="dt-published blog-meta-item--date" datetime="May 16">May 16</time></div></div><div class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout"><div class="sqs-block html-block"><div class="sqs-block-content"><div class="sqs-html-content">{p(*EN[:3], kind=" style=white-space:pre-wrap")}</div></div></div><div class="sqs-block newsletter-block"><div class="newsletter-form-header-description"><p>{NEWSLETTER}</p></div></div><div class="sqs-block html-block"><div class="sqs-block-content">{p(*EN[3:6])}</div></div></div></div></div></div></article><section class="item-pagination"><a href="/p"><h2 class="item-pagination-title">Fares rise</h2></a></section></section></main></div>',
            '<meta itemprop="datePublished" content="2023-05-16T11:00:00+0200"><meta property="og:title" content="'
            + TITLE
            + ' — Quayside">',
            title=f"{TITLE} — Quayside",
        ),
        date="2023-05-16",
    ),
    Layout(
        "wix",
        page(
            f'<div id="SITE_CONTAINER"><div id="masterPage"><header id="SITE_HEADER">{menu()}</header><main id="PAGES_CONTAINER"><div data-hook="post-page"><div data-hook="post"><div><h1 data-hook="post-title"><span class="blog-post-title-font">{TITLE}</span></h1><ul><li><span data-hook="time-ago">May 16, 2023</span></li><li><span data-hook="time-to-read">3 min read</span></li></ul></div><div data-hook="post-description"><div class="rah-static">'
            + "".join(
                f'<div id="viewer-{n}" data-breakout="normal"><div><span><span>{text}</span></span></div></div><div><div><br role="presentation"/></div></div>'
                for n, text in enumerate(EN[:5])
            )
            + f'</div></div></div><div data-hook="recent-posts"><h2>Recent Posts</h2><article><div>{a("Fares", "/f")}</div></article></div><div data-hook="comments"><div>{COMMENTS[0]}</div></div></div></main></div></div>',
            title=f"{TITLE} | Quayside",
        ),
        date="2023-05-16",
    ),
    Layout(
        "typepad",
        page(
            f'<div id="container"><div id="banner"><h1 id="banner-header"><a href="/">Quayside</a></h1><h2 id="banner-description">{ABOUT}</h2></div><div id="pagebody"><div id="alpha"><p class="content-nav"><a href="/o">&laquo; Fares</a> | <a href="/">Main</a></p><div class="entry" id="entry-6"><h2 class="date-header">16 May 2007</h2><h3 class="entry-header">{TITLE}</h3><div class="entry-content"><div class="entry-body">{p(*EN[:2])}</div><div id="more" class="entry-more">{p(*EN[2:5])}</div></div><div class="entry-footer"><span class="post-footers">Posted by Lio Sand on 16 May 2007 at 20:10</span></div></div>'
            f'<div class="trackbacks"><h3>TrackBack</h3><p>TrackBack URL for this entry: http://quay.example/t/6</p><p>Listed below are links to weblogs that reference {TITLE}:</p></div><div class="comments-content"><div class="comment"><div class="comment-content">{p(COMMENTS[0])}</div></div><div class="comment"><div class="comment-content">{p(COMMENTS[1])}</div></div></div></div><div id="beta">{aside(*TEASERS[:2], kind="module")}</div></div></div>',
            title=f"{TITLE} - Quayside",
        ),
        date="2007-05-16",
        unwanted=("TrackBack URL", "Listed below are links"),
    ),
    Layout(
        "german_club",
        page(
            f'<div id="page"><div id="header"><div id="logo"><a href="/">Heimatverein</a></div></div><div id="content"><div class="post"><h2 class="posttitle"><a href="/mauer" rel="bookmark">{DE_TITLE}</a></h2><small>16. Mai 2013 von Lio</small><div class="entry">{p(*DE[:5])}<p class="postmetadata">Dieser Beitrag wurde am 16. Mai 2013 veröffentlicht und ist abgelegt unter {a("Hafen")}. Sie können alle Antworten über den RSS-Feed verfolgen.</p></div></div>'
            f'<h3 id="comments">2 Antworten auf „{DE_TITLE}“</h3><ol class="commentlist"><li><cite>Leser</cite> sagt:<p>{DE_COMMENTS[0]}</p></li><li><cite>Andere</cite> sagt:<p>{DE_COMMENTS[1]}</p></li></ol><h3>Hinterlasse eine Antwort</h3></div><div id="sidebar"><ul><li><h2>Der Verein</h2>{p(DE_ABOUT)}</li></ul></div></div>',
            lang="de-DE",
            title=f"{DE_TITLE} « Heimatverein",
        ),
        title=DE_TITLE,
        date="2013-05-16",
        unwanted=("ist abgelegt unter",),
    ),
    Layout(
        "comments_longer_than_the_post",
        page(
            f'<div class="wrap"><div class="post"><h1>{TITLE}</h1><div class="date">16.05.2023</div><div class="text">{p(EN[0], EN[1])}</div></div><div class="kommentare"><h3>Comments</h3>'
            + "".join(
                f'<div class="eintrag"><b>Reader {n}</b><p>{text}</p><p>{more}</p></div>'
                for n, (text, more) in enumerate(zip(COMMENTS, TEASERS, strict=True))
            )
            + "</div></div>",
        ),
        date="2023-05-16",
        unwanted=TEASERS,
    ),
    Layout(
        "german_next_posts",
        page(
            f'<div class="cookie-hinweis"><p>Diese Seite verwendet Cookies.</p></div><main><article><h1>{DE_TITLE}</h1><p class="meta">Von <a href="/l">Lio Sand</a> | 16. Mai 2023 | 2 Kommentare</p>{p(*DE[:6])}<p>Teilen mit: {a("Twitter")} {a("Facebook")}</p><p><strong>Das könnte dich auch interessieren:</strong></p>{ul(a("Die Fähre wird teurer"), a("Der Leuchtturm von Halm"))}</article><nav class="post-navigation"><h2>Beitragsnavigation</h2>{a("Vorheriger Beitrag")}</nav><div class="beitraege"><h3>Ähnliche Beiträge</h3><div><h4>{a("Fähre")}</h4><p>{DE_TEASERS[0]} {a("[mehr]")}</p></div><div><h4>{a("Licht")}</h4><p>{DE_TEASERS[1]} {a("[mehr]")}</p></div></div></main>',
            lang="de",
            title=f"{DE_TITLE} - Küstenblog",
        ),
        title=DE_TITLE,
        date="2023-05-16",
        unwanted=("Teilen mit", "Das könnte dich auch", "Die Fähre wird teurer", "Ähnliche Beiträge"),
    ),
    Layout(
        "bootstrap_columns",
        page(
            f'<div class="container"><div class="row"><div class="col-md-8"><h1>{TITLE}</h1><p class="lead">by {a("Lio Sand")}</p><hr><p><span class="glyphicon"></span> Posted on May 16, 2023 at 9:00 PM</p><hr><p class="lead">{LEAD}</p>{p(*EN[:5])}<hr><div class="well"><h4>Leave a Comment:</h4></div><div class="media"><div class="media-body"><h4 class="media-heading">Reader <small>May 17, 2023 at 9:30 PM</small></h4>{COMMENTS[0]}</div></div><div class="media"><div class="media-body"><h4 class="media-heading">Other</h4>{COMMENTS[1]}</div></div></div>'
            f'<div class="col-md-4"><div class="well"><h4>Side Widget Well</h4><p>{ABOUT}</p></div></div></div></div>',
            title=f"{TITLE} · Quayside",
        ),
        date="2023-05-16",
    ),
    Layout(
        "consent_longer_than_the_post",
        page(
            f'<div class="cmp-root"><div class="cmp-body"><h2>Your choice</h2>{p(COOKIES, RIGHTS, "You may change your mind at any time by the link at the foot of each page, and your choice is kept for a year.", "Some of these partners do not ask for consent, but rely on what the law calls a legitimate interest.")}<button>Agree</button></div></div><article><h1>{TITLE}</h1><time datetime="2023-05-16">16 May</time>{p(EN[0], EN[1])}</article>',
        ),
        date="2023-05-16",
        unwanted=("You may change your mind", "Some of these partners"),
    ),
]
