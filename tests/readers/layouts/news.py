"""News sites, portals, public bodies and firms, as the programs that they are run with lay them out."""

import json

from tests.readers.layouts import Layout, a, br, ld, menu, p, page, ul
from tests.readers.layouts.texts import (
    ABOUT,
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
    LEAD,
    NEWSLETTER,
    OFFER,
    POLL,
    RIGHTS,
    TEASERS,
    TITLE,
)  # fmt: skip

NEWS = {"@type": "NewsArticle", "headline": TITLE}


def cards(*texts: str, name: str = "card") -> str:
    return "".join(
        f'<div class="{name}"><a href="/{n}"><h3>Story {n}</h3></a><p>{text}</p></div>' for n, text in enumerate(texts)
    )


LAYOUTS = [
    Layout(
        "townnews",
        page(
            f'<div id="site-container"><header id="site-header-container">{menu()}</header><section id="main-body-container"><article id="asset-content" class="asset story-asset"><header class="asset-header"><h1 class="headline"><span>{TITLE}</span></h1><div class="meta"><ul class="list-inline"><li><span class="tnt-byline asset-byline">By JO MARSH</span></li><li class="hidden-print"><time class="tnt-date asset-date" datetime="2023-05-16T20:10:00-05:00">May 16, 2023</time></li></ul></div></header>'
            f'<div class="asset-body"><div class="asset-content subscriber-premium"><div class="subscriber-preview">{p(*EN[:2])}</div><div class="tnt-ads tncms-region-ads"><div class="tnt-ads-container">Advertisement</div></div><div class="subscriber-only">{p(*EN[2:7])}</div></div><div class="asset-tagline"><p>{BIO}</p></div><div class="asset-tags"><h4>Tags</h4>{ul(a("Harbour"), a("Wall"))}</div></div></article><div id="asset-below"><div class="block"><h3>Recommended for you</h3>{cards(*TEASERS[:2])}</div><div id="comments-container"><h4>Discussion</h4><p>Keep it clean. Please avoid obscene, vulgar or threatening language.</p></div></div></section></div>',
            '<meta property="og:site_name" content="Brenmouth Post">',
            title=f"{TITLE} | Local News | brenmouthpost.example",
        ),
        date="2023-05-16",
        unwanted=("Keep it clean",),
        open=(BIO,),
    ),
    Layout(
        "arc_with_payload",
        page(
            f'<div id="fusion-app"><nav>{menu()}</nav><main><h1 class="b-headline">{TITLE}</h1><h2 class="b-subheadline">{LEAD}</h2><div class="b-byline"><span>By {a("Jo Marsh")}</span><time class="c-date">May 16, 2023 at 8:10 p.m.</time></div><article class="b-article-body article-body-wrapper">{p(*EN[:3], kind=" class=c-paragraph")}<div class="b-ads-block"><span>ADVERTISEMENT</span></div><div class="b-interstitial-link c-paragraph"><span>[ {a("Ferry fares are to rise")} ]</span></div>{p(*EN[3:6], kind=" class=c-paragraph")}</article>'
            f'<div class="b-author-bio"><p>{BIO}</p></div><div class="b-results-list">{cards(*TEASERS)}</div></main></div>',
            ld(
                **NEWS,
                datePublished="2023-05-17T01:10:00Z",
                dateModified="2023-05-17T03:00:00Z",
                publisher={"@type": "Organization", "name": "Brenmouth Post"},
            )
            + f"<script>window.Fusion={{}};Fusion.globalContent={json.dumps({'content_elements': [{'type': 'text', 'content': 'x'}]})};</script>",
            title=f"{TITLE} – Brenmouth Post",
        ),
        date="2023-05-16",
        unwanted=("Ferry fares are to rise ]",),
    ),
    Layout(
        "gannett_like",
        page(
            f'<header class="gnt_n">{menu()}</header><main class="gnt_cw"><article class="gnt_pr"><h1 elementtiming="ar-headline" class="gnt_ar_hl">{TITLE}</h1><div class="gnt_ar_by">Jo Marsh<div class="gnt_ar_pb">Brenmouth Post</div></div><div class="gnt_ar_dt" aria-label="Published 8:10 p.m. ET May 16, 2023 Updated 9:00 a.m. ET May 17, 2023"></div><div class="gnt_ar_b">{p(*EN[:4], kind=" class=gnt_ar_b_p")}<a class="gnt_ar_b_al" href="/f">Fares:Ferry fares are to rise</a>{p(*EN[4:8], kind=" class=gnt_ar_b_p")}</div></article><aside class="gnt_rr">{cards(*TEASERS[:2])}</aside></main>',
            title=f"{TITLE}",
        ),
        date="2023-05-16",
        unwanted=("Fares:Ferry fares",),
    ),
    Layout(
        "german_weekly",
        page(
            f'<div data-area="top-element:intro"><header><h2><span class="block text-primary">Sturmschäden</span> <span class="align-middle">{DE_TITLE}</span></h2><div class="RichText leading-loose">{DE_LEAD}</div><div>Von {a("Lio Sand")}</div><time datetime="2023-05-16 20:14:00">16.05.2023, 20.14 Uhr</time></header></div><section data-area="body"><div data-area="text"><div class="RichText"><p>{DE[0]}</p><p>{DE[1]}</p></div></div><section data-area="related_articles"><h3>Mehr zum Thema</h3>{cards(*DE_TEASERS)}</section><div data-area="text"><div class="RichText"><p>{DE[2]}</p><p>{DE[3]}</p><p>{DE[4]}</p></div></div><div data-area="article-footer"><span>tib/dpa</span></div></section><footer>{DE_ABOUT}</footer>',
            '<meta property="og:title" content="Sturmschäden: Hafenmauer wird zum zehnten Mal geflickt"><meta name="date" content="2023-05-16T20:14:00+02:00">',
            lang="de",
            title=f"Sturmschäden: {DE_TITLE} - DER KÜSTENSPIEGEL",
        ),
        title=f"Sturmschäden: {DE_TITLE}",
        date="2023-05-16",
    ),
    Layout(
        "german_daily",
        page(
            f'<div class="header">{menu("Politik", "Wirtschaft", "Sport")}</div><div id="sitecontent"><section class="body"><article id="article-1"><header class="header"><h2><strong>Küste:</strong> {DE_TITLE}</h2></header><time datetime="2015-05-16 20:14" class="timeformat">16. Mai 2015, 20:14 Uhr</time><section id="article-body" class="body"><p class="entry-summary">{DE_LEAD}</p><p>{DE[0]}</p><div class="teaser large">{cards(DE_TEASERS[0])}</div><h3>Wer bezahlt die Mauer?</h3><p>{DE[3]}</p><p>{DE[5]}</p><ul class="more"><li><a href="/x">Zur Startseite der Zeitung</a></li></ul></section><div class="article-copyright"><span>© Küstenzeitung vom 17.05.2015/jbr</span></div></article></section></div><div id="articlefooter"><h3>Lesen Sie mehr zum Thema</h3>{ul(a("Hafen"), a("Sturm"))}<div class="teaserlist">{cards(DE_TEASERS[1])}</div></div>',
            lang="de",
            title=f"Küste - {DE_TITLE} - Küstenzeitung.de",
        ),
        title=f"Küste: {DE_TITLE}",
        date="2015-05-16",
        wanted=("Wer bezahlt die Mauer?",),
        unwanted=("Zur Startseite der Zeitung", "vom 17.05.2015"),
    ),
    Layout(
        "french_daily",
        page(
            f'<header>{menu("Actualités", "Économie", "Sport")}</header><main><section class="article article--content"><h1 class="article__title">{FR_TITLE}</h1><p class="article__desc">La ville veut réparer le mur avant l’automne.</p><p class="meta__date">Publié le 16 mai 2023 à 20h14, modifié le 17 mai 2023 à 09h00</p>{p(*FR[:2], kind=" class=article__paragraph")}<section class="inread"><span>Lire aussi :</span> {a("Le bac augmente ses tarifs")}</section><h2 class="article__sub-title">Des pieux invisibles</h2>{p(*FR[2:5], kind=" class=article__paragraph")}</section><section class="article__reactions"><h4>Contributions</h4><p>Réutiliser ce contenu</p></section></main>',
            lang="fr",
            title=f"{FR_TITLE} - Le Phare",
        ),
        title=FR_TITLE,
        date="2023-05-16",
        wanted=("La ville veut réparer", "Des pieux invisibles"),
        unwanted=("Le bac augmente", "Réutiliser ce contenu"),
    ),
    Layout(
        "spanish_daily",
        page(
            f'<article><header class="a_e"><h1 class="a_t">{ES_TITLE}</h1><h2 class="a_st">La ciudad quiere arreglarlo antes del otoño y nadie sabe quién pagará.</h2></header><div class="a_md"><a href="/lio">Lio Sand</a><div class="a_md_f"><time><a href="/hem">16 may 2023 - 20:14 CEST</a></time></div></div><div class="a_c clearfix" data-dtm-region="articulo_cuerpo">{p(*ES[:2])}<section class="more_info"><header>Más información</header>{ul(a("Suben los precios del transbordador"))}</section>{p(*ES[2:])}<p class="suscribete">Regístrate gratis para seguir leyendo</p></div></article><section class="w-opi">{cards("El farero de Halm se jubila.")}</section>',
            lang="es",
            title=f"{ES_TITLE} | El Faro",
        ),
        title=ES_TITLE,
        date="2023-05-16",
        wanted=("La ciudad quiere arreglarlo",),
        unwanted=("Suben los precios", "Regístrate gratis"),
    ),
    Layout(
        "amp_news",
        page(
            f'<amp-sidebar id="s">{menu()}</amp-sidebar><amp-consent id="c"><div id="consent-ui"><p>{COOKIES}</p></div></amp-consent><article class="amp-wp-article"><header class="amp-wp-article-header"><h1 class="amp-wp-title">{TITLE}</h1><div class="amp-wp-meta amp-wp-posted-on"><time datetime="2023-05-16T18:14:00+00:00">5 months ago</time></div></header><figure class="amp-wp-article-featured-image"><amp-img src="a.jpg"></amp-img><figcaption class="wp-caption-text">The wall at low water.</figcaption></figure><div class="amp-wp-article-content">{p(*EN[:3])}<amp-ad></amp-ad>{p(*EN[3:6])}<div class="amp-related"><h3>Related</h3>{ul(a("Fares"), a("Light"))}</div></div></article><footer class="amp-wp-footer"><div><h2>Quayside</h2><a href="#top">Back to top</a></div></footer>',
            ld(**NEWS, datePublished="2023-05-16T18:14:00+00:00"),
        ),
        date="2023-05-16",
    ),
    Layout(
        "drupal_seven",
        page(
            f'<div id="page-wrapper"><div id="header"><h2 id="site-name"><a href="/" rel="home">Quayside</a></h2>{menu()}</div><div id="main"><div id="content"><h1 class="title" id="page-title">{TITLE}</h1><div class="region region-content"><div id="block-system-main"><div class="node node-article node-promoted"><div class="meta submitted"><span property="dc:date dc:created" content="2013-05-16T20:14:00+02:00" datatype="xsd:dateTime">Submitted by <span class="username">lio</span> on Thu, 05/16/2013 - 20:14</span></div><div class="content clearfix"><div class="field field-name-field-tags"><h3>Tags:</h3>{ul(a("harbour"))}</div><div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded">{p(*EN[:5])}</div></div></div></div><div class="link-wrapper"><ul class="links inline"><li>{a("Add new comment")}</li></ul></div>'
            f'<div id="comments" class="comment-wrapper"><h2 class="title">Comments</h2><div class="comment"><div class="content"><div class="field field-name-comment-body"><div class="field-item">{p(COMMENTS[0])}</div></div></div></div><div class="comment"><div class="content"><div class="field field-name-comment-body">{p(COMMENTS[1])}</div></div></div></div></div></div></div></div><div id="sidebar-second"><div class="block"><h2>Poll</h2><div class="content">{p(POLL)}</div></div></div></div></div>',
            title=f"{TITLE} | Quayside",
        ),
        date="2013-05-16",
    ),
    Layout(
        "drupal_public_body",
        page(
            f'<header role="banner">{menu()}</header><main role="main"><div class="layout-content"><article role="article" class="node node--type-news node--view-mode-full"><h1><span class="field field--name-title">{TITLE}</span></h1><div class="node__content"><div class="field field--name-field-date"><div class="field__label">Date</div><time datetime="2023-05-16T12:00:00Z">16 May 2023</time></div><div class="paragraph paragraph--type--text"><div class="clearfix text-formatted field field--name-field-text">{p(*EN[:3])}</div></div><div class="paragraph paragraph--type--quote"><blockquote>{EN[6]}</blockquote></div><div class="paragraph paragraph--type--text"><div class="text-formatted">{p(*EN[3:6])}<p><strong>Who pays</strong></p></div></div></div></article><section class="views-element-container"><h2>Other news</h2><div class="views-row">{cards(TEASERS[0])}</div><div class="views-row">{cards(TEASERS[1])}</div></section></div></main>',
        ),
        date="2023-05-16",
    ),
    Layout(
        "joomla_one",
        page(
            f'<table width="100%"><tr><td class="left">{menu()}<div class="moduletable"><h3>Who is online</h3>We have 12 guests online</div></td><td class="maincontent"><table class="contentpaneopen"><tr><td class="contentheading" width="100%">{TITLE}</td><td class="buttonheading">{a("PDF")}</td><td class="buttonheading">{a("Print")}</td></tr></table><table class="contentpaneopen"><tr><td valign="top"><span class="small">Written by Lio Sand</span></td></tr><tr><td valign="top" class="createdate">Tuesday, 16 May 2006 20:14</td></tr><tr><td valign="top">{p(*EN[:5])}</td></tr><tr><td class="modifydate">Last Updated ( Friday, 19 May 2006 )</td></tr></table><span class="article_seperator">&nbsp;</span></td><td class="right"><div class="moduletable"><h3>Latest News</h3>{ul(a("Fares"), a("Light"))}</div><div class="moduletable"><h3>Polls</h3>{POLL}</div></td></tr></table>',
            title=f"Quayside - {TITLE}",
        ),
        date="2006-05-16",
        fails="the headline shares its row with two links",
    ),
    Layout(
        "joomla_three",
        page(
            f'<div class="body"><nav>{menu()}</nav><main id="content"><div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline">{TITLE}</h2></div><div class="icons"><div class="btn-group">{ul(a("Print"), a("Email"))}</div></div><dl class="article-info muted"><dt class="article-info-term">Details</dt><dd class="createdby">Written by <span itemprop="name">Super User</span></dd><dd class="category-name">Category: {a("News")}</dd><dd class="published"><time datetime="2023-05-16T20:14:00+02:00" itemprop="datePublished">Published: 16 May 2023</time></dd><dd class="hits">Hits: 1204</dd></dl><div itemprop="articleBody">{p(*EN[:4])}</div><ul class="pager pagenav"><li class="previous">{a("Prev")}</li><li class="next">{a("Next")}</li></ul></div></main><div id="aside"><div class="well">{p(ABOUT)}</div></div></div>',
        ),
        date="2023-05-16",
        unwanted=("Hits: 1204",),
    ),
    Layout(
        "typo_three",
        page(
            f'<div id="header">{menu("Rathaus", "Kultur", "Kontakt")}</div><div id="content"><!--TYPO3SEARCH_begin--><div class="csc-default"><div class="news-single-item"><div class="news-single-timedata">16.05.12</div><h1>{DE_TITLE}</h1><h2>{DE_LEAD}</h2><div class="news-single-img"><img src="a.jpg"/><p class="news-single-imgcaption">Foto: Stadtarchiv</p></div><p class="bodytext">{DE[0]}</p><p class="bodytext">{DE[1]}</p><p class="bodytext">{DE[2]}</p><p class="bodytext">{DE[3]}</p><hr class="clearer"/><div class="news-single-backlink">{a("&lt;- Zurück zu: Aktuelles")}</div></div></div><!--TYPO3SEARCH_end--></div><div id="right"><div class="csc-default"><h3>Der Verein</h3><p class="bodytext">{DE_ABOUT}</p></div></div>',
            lang="de",
            title=f"Brenmouth: {DE_TITLE}",
        ),
        title=DE_TITLE,
        date="2012-05-16",
        unwanted=("Zurück zu: Aktuelles",),
    ),
    Layout(
        "plone",
        page(
            f'<div id="visual-portal-wrapper"><div id="portal-top">{menu()}</div><table id="portal-columns"><tr><td id="portal-column-one"><div class="portlet"><dl><dt>News</dt><dd>{a("Fares")}</dd></dl></div></td><td id="portal-column-content"><div id="content"><h1 id="parent-fieldname-title" class="documentFirstHeading">{TITLE}</h1><div class="documentByLine" id="plone-document-byline"><span class="documentAuthor">by {a("lio")}</span> — <span class="documentPublished">published <span>May 16, 2011 08:14 PM</span>,</span> <span class="documentModified">last modified May 20, 2011</span></div><div class="documentDescription">{LEAD}</div><div id="content-core"><div id="parent-fieldname-text">{p(*EN[:4])}</div></div></div></td></tr></table><div id="portal-footer">{RIGHTS}</div></div>',
            title=f"{TITLE} — Quayside",
        ),
        date="2011-05-16",
    ),
    Layout(
        "sharepoint",
        page(
            f'<form id="aspnetForm"><div id="s4-workspace"><div id="s4-titlerow">{menu()}</div><div id="contentBox"><div id="DeltaPlaceHolderMain"><div class="article article-left"><div class="captioned-image"><div class="caption">The wall at low water.</div></div><h1 class="title">{TITLE}</h1><div class="date-line">16/05/2023</div><div class="article-content"><div class="ms-rtestate-field" style="display:inline"><p>\u200b{EN[0]}</p><p>{EN[1]}</p><div>{EN[2]}</div><div>{EN[3]}</div></div></div></div></div></div></div></form><div class="ms-dialog">{RIGHTS}</div>',
        ),
        date="2023-05-16",
    ),
    Layout(
        "press_portal",
        page(
            f'<div class="breadcrumb">{a("Start")} » {a("Küste")}</div><article class="story"><p class="date">16.05.2023 – 20:14</p><p class="customer">{a("Hafenamt Brenmouth")}</p><h1>{DE_TITLE}</h1><div class="story-text"><p><i>Brenmouth</i> (ots) - {DE[0]}</p><p>{DE[1]}</p><p>{DE[3]}</p></div><div class="contact-text"><p class="contact-headline">Pressekontakt:</p><p>Hafenamt Brenmouth, Telefon 0123 4567, presse@hafen.example</p></div><p class="originator">Original-Content von: Hafenamt Brenmouth, übermittelt durch das Presseportal</p></article><div class="more-stories"><h2>Weitere Storys: Hafenamt</h2>{cards(*DE_TEASERS)}</div>',
            '<meta name="date" content="2023-05-16T20:14:00+02:00">',
            lang="de",
            title=f"{DE_TITLE} | Presseportal",
        ),
        title=DE_TITLE,
        date="2023-05-16",
        unwanted=("Telefon 0123 4567", "Original-Content von"),
    ),
    Layout(
        "firm_of_components",
        page(
            f'<div class="root"><div class="cmp-experiencefragment--header"><div class="navigation">{menu()}</div></div><main class="container"><div class="cmp-container"><div class="title"><div class="cmp-title"><h1 class="cmp-title__text">{TITLE}</h1></div></div><div class="text"><div class="cmp-text"><p>May 16, 2023</p></div></div>'
            + "".join(
                f'<div class="text aem-GridColumn"><div class="cmp-text"><p>{text}</p></div></div>' for text in EN[:5]
            )
            + f'<div class="teaser"><div class="cmp-teaser"><p>{TEASERS[0]}</p></div></div></div></main><div class="cmp-experiencefragment--footer"><p>{RIGHTS}</p></div></div>',
        ),
        date="2023-05-16",
    ),
    Layout(
        "payload_of_next",
        page(
            f'<div id="__next"><header>{menu()}</header><main><h1>{TITLE}</h1><div class="skeleton"></div></main></div><script id="__NEXT_DATA__" type="application/json">'
            + json.dumps(
                {
                    "props": {
                        "pageProps": {
                            "article": {
                                "id": 71,
                                "title": TITLE,
                                "publishedAt": "2023-05-16T18:14:00Z",
                                "body": p(*EN[:5]),
                                "related": [{"title": "Fares", "teaser": TEASERS[0]}],
                            }
                        }
                    }
                },
                ensure_ascii=False,
            )
            + "</script>",
        ),
        date="2023-05-16",
    ),
    Layout(
        "payload_in_pieces",
        page(
            '<div id="app"></div><script>window.__PRELOADED_STATE__ = '
            + json.dumps(
                {
                    "page": {
                        "article": {
                            "headline": TITLE,
                            "paragraphs": [{"type": "paragraph", "text": text} for text in EN[:5]],
                        },
                        "promos": [{"type": "promo", "text": TEASERS[0]}],
                        "consent": {"text": COOKIES},
                    }
                },
                ensure_ascii=False,
            )
            + ";</script><noscript>You need to enable JavaScript to run this app.</noscript>",
            f'<meta property="og:title" content="{TITLE}"><meta property="article:published_time" content="2023-05-16">',
            title="Brenmouth Post",
        ),
        date="2023-05-16",
    ),
    Layout(
        "body_in_json_ld_only",
        page(
            f'<header>{menu()}</header><div class="paywall"><h2>Subscribe</h2>{p(OFFER)}</div>',
            ld(**NEWS, datePublished="2023-05-16", articleBody="\n\n".join(EN[:6])),
        ),
        date="2023-05-16",
    ),
    Layout(
        "cut_by_a_wall",
        page(
            f'<article><h1>{TITLE}</h1><p class="summary">{LEAD}</p><div class="article-body">{p(*EN[:2])}</div><div class="piano-offer"><h2>Continue reading</h2>{p(OFFER)}{ul("All articles, at any time", "The weekend paper as a PDF", "Fewer advertisements")}<button>Subscribe</button></div></article><div class="trending"><h3>Trending</h3>{cards(*TEASERS[:2])}</div>',
            ld(**NEWS, datePublished="2023-05-16T20:00:00+02:00", isAccessibleForFree="False"),
        ),
        date="2023-05-16",
        unwanted=("The weekend paper as a PDF",),
    ),
    Layout(
        "gallery",
        page(
            f'<article><h1>{TITLE}</h1><p>{LEAD}</p><div class="gallery">'
            + "".join(
                f'<div class="slide"><img src="{n}.jpg"><div class="slide-caption">{text}</div><div class="credit">Photo: Jo Marsh</div></div>'
                for n, text in enumerate(
                    ("The wall at low water, in May.", "The engineer with her hammer.", "Two pumps stand on the quay.")
                )
            )
            + f"</div>{p(*EN[:4])}</article>{menu()}",
            '<meta name="pubdate" content="20230516">',
        ),
        date="2023-05-16",
        unwanted=("The engineer with her hammer.",),
    ),
    Layout(
        "list_of_numbers",
        page(
            f'<article class="listicle"><h1>Five things about the wall</h1><div class="intro">{p(LEAD)}</div>'
            + "".join(
                f'<div class="list-item"><h2><span class="num">{n}.</span> Thing {n}</h2><p>{text}</p><a class="btn" href="/shop{n}">Buy it here</a></div>'
                for n, text in enumerate(EN[2:7], 1)
            )
            + f'</article><div class="rail">{cards(*TEASERS[:3])}</div>',
            title="Five things about the wall | Quayside",
        ),
        title="Five things about the wall",
        unwanted=("Buy it here",),
    ),
    Layout(
        "endless_scroll",
        page(
            f'<main><div class="infinite"><article data-url="/wall"><h1>{TITLE}</h1><time datetime="2023-05-16T20:14:00+02:00"></time><div class="copy">{p(*EN[:6])}</div></article><article data-url="/fares"><h1>Ferry fares to rise</h1><time datetime="2023-05-15T09:00:00+02:00"></time><div class="copy">{p(*TEASERS)}</div></article></div></main>',
            '<link rel="canonical" href="https://post.example/wall">',
        ),
        date="2023-05-16",
    ),
    Layout(
        "university",
        page(
            f'<div class="topbar">{a("Zum Inhalt springen")}</div><nav>{menu("Studium", "Forschung")}</nav><div class="row"><div class="small-12 columns"><h1>{DE_TITLE}</h1><p class="news-date">16. Mai 2023</p><p class="intro"><strong>{DE_LEAD}</strong></p>{p(*DE[:4])}<h2>Kontakt</h2><p>Dr. Odile Trask<br>Institut für Mauern<br>Telefon: +00 123 456<br>trask@uni.example</p><h2>Weitere Informationen</h2>{ul(a("Zum Institut"))}</div></div><div class="footer-col"><h4>Über uns</h4><p>{DE_ABOUT}</p></div><div class="cookies"><p>{DE_COOKIES}</p></div>',
            lang="de",
            title=f"{DE_TITLE} : Universität Brenmouth",
        ),
        title=DE_TITLE,
        date="2023-05-16",
    ),
    Layout(
        "german_with_comments",
        page(
            f'<div id="wrapper"><div id="kopf"><a href="/"><img alt="Küstenbote"></a></div><div id="inhalt"><div class="dachzeile">Hafen</div><h1>{DE_TITLE}</h1><div class="artikelinfo">16.05.2014 | Stand: 20:14 Uhr | Von Lio Sand</div><div class="artikeltext"><p class="vorspann">{DE_LEAD}</p>{br(*DE[:4])}</div><div class="drucken">{a("Drucken")} {a("Versenden")}</div><div class="leserkommentare"><h3>Leserkommentare (2)</h3><div class="leserkommentar"><div class="kopf">Leser, 17.05.2014</div><div class="inhalt">{DE_COMMENTS[0]}</div></div><div class="leserkommentar"><div class="inhalt">{DE_COMMENTS[1]}</div></div></div></div><div id="rechts"><div class="kasten"><h4>Meistgelesen</h4>{ul(*(a(t) for t in DE_TEASERS))}</div></div></div>',
            lang="de",
            title=f"Küstenbote: {DE_TITLE}",
        ),
        title=DE_TITLE,
        date="2014-05-16",
    ),
    Layout(
        "newsletter_in_the_flow",
        page(
            f'<article><h1>{TITLE}</h1><p>{EN[0]}</p><p>{EN[1]}</p><div class="inline-box"><h4>Our letter</h4><p>{NEWSLETTER}</p><form><input type="email"></form></div><p>{EN[2]}</p><blockquote class="twitter-tweet"><p lang="en" dir="ltr">Wall still leaks. Bring boots.</p>— Brenmouth Fire (@brenfire) <a href="https://tw.example/1">May 15, 2023</a></blockquote><p>{EN[3]}</p><p>{EN[4]}</p><p><em>{BIO}</em></p></article>',
            '<meta name="parsely-pub-date" content="2023-05-16T18:00:00Z">',
        ),
        date="2023-05-16",
        wanted=("Wall still leaks.",),
        open=(BIO,),
    ),
    Layout(
        "comments_of_a_service_in_divs",
        page(
            f'<div class="story-container"><h1>{TITLE}</h1><div class="timestamp">16 May 2023 20:14</div><div class="story-text">{p(*EN[:3])}</div></div><div class="discussion"><h3>What readers say</h3>'
            + "".join(
                f'<div class="entry"><div class="who">Reader {n}</div><div class="what"><p>{text}</p></div><div class="vote">12 up 3 down</div></div>'
                for n, text in enumerate(COMMENTS)
            )
            + "</div>",
        ),
        date="2023-05-16",
    ),
]
