"""How is the web application put together?"""

from flask import Flask
from flask_babel import Babel, get_locale
from htmx_flask import Htmx

from searchapp.web import (
    admin_views,
    article_views,
    assets,
    correct_views,
    export_views,
    facet_views,
    failures,
    forget_views,
    headers,
    history_views,
    identity_views,
    json_views,
    network,
    pages,
    person_views,
    report_views,
    review_views,
    search_views,
    seats,
    signing,
)
from searchapp.web.addressed import CONVERTERS
from searchapp.web.assets import asset_url, folder
from searchapp.web.language import chosen_locale, direction, quicken
from searchapp.web.network import ALONE, Network
from searchapp.web.quoted import claim, flow, spoken_by, word
from searchapp.web.services import KEY, Services
from searchapp.web.show import FILTERS
from searchapp.web.urls import ADDRESSES

_BLUEPRINTS = tuple(
    module.blueprint
    for module in (
        assets, search_views, json_views, facet_views, person_views, article_views, history_views,
        export_views, pages,
    )
)  # fmt: skip


def create_app(services: Services, reached: Network = ALONE) -> Flask:
    """An application that answers from these services; a request reads, but for a reader's report, which is kept."""
    app = Flask("searchapp", template_folder=str(folder("templates")), static_folder=None)
    app.url_map.merge_slashes = False  # an article's id may be an address
    app.url_map.converters.update(CONVERTERS)
    app.extensions[KEY] = services
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(assets.PACKAGE / "web" / "translations")
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # Flask's own provider, which has it
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(
        ADDRESSES, asset_url=asset_url, direction=direction, get_locale=get_locale,
        flow=flow, spoken_by=spoken_by, claim=claim, word=word,
    )  # fmt: skip
    Babel(app, locale_selector=chosen_locale)
    quicken(app)
    Htmx(app)
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    limiter = report_views.register(app, services.secret, reached.rate)
    if services.editing is not None:
        signing.register(app, limiter)
        for module in (correct_views, identity_views, review_views, admin_views, forget_views):
            app.register_blueprint(module.blueprint)
    seats.register(app)
    failures.register(app)
    headers.register(app)
    network.register(app, reached)
    return app
