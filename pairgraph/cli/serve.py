"""``pairgraph serve``: the graph on the web."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pairgraph.serve.config import Config
    from pairgraph.serve.state import Site

__all__ = ["serve"]

_Text: TypeAlias = str | None


def _option(name: str, metavar: str, what: str) -> Any:  # noqa: ANN401 - as typer.Option itself
    return typer.Option(f"--{name}", metavar=metavar, help=what, show_default=False)


def serve(  # noqa: PLR0913 - one argument an option
    *,
    host: Annotated[
        _Text, _option("host", "ADDRESS", "Where to listen [127.0.0.1: this machine only].")
    ] = None,
    port: Annotated[
        _Text, _option("port", "NUMBER", "Port to listen on [8000]; 0 takes any free one.")
    ] = None,
    release: Annotated[
        _Text, _option("release", "FOLDER", "A release, or a build folder to follow [the current one].")
    ] = None,
    endpoint: Annotated[
        _Text, _option("endpoint", "URL", "Serve this SPARQL endpoint instead of a release.")
    ] = None,
    config: Annotated[_Text, _option("config", "FILE", "A TOML file with settings.")] = None,
    workers: Annotated[
        _Text,
        _option("workers", "NUMBER", "Processes for SPARQL, one query at a time each [one a core, up to 4]."),
    ] = None,
    time_limit: Annotated[_Text, _option("time-limit", "SECONDS", "How long a query may run [30].")] = None,
    result_limit: Annotated[
        _Text, _option("result-limit", "SIZE", "How long an answer may be [100 MB].")
    ] = None,
    memory_limit: Annotated[
        _Text, _option("memory-limit", "SIZE", "How much memory a worker may take [1 GB].")
    ] = None,
    query_limit: Annotated[
        _Text, _option("query-limit", "SIZE", "How long a query's text may be [1 MB].")
    ] = None,
    cache_limit: Annotated[
        _Text, _option("cache-limit", "SIZE", "Memory for answers asked again [64 MB]; 0 keeps none.")
    ] = None,
    base_url: Annotated[
        _Text, _option("base-url", "URL", "The public address, behind a proxy [as each request has it].")
    ] = None,
    service_allow: Annotated[
        list[str] | None,
        typer.Option(
            "--service-allow",
            metavar="URL",
            help="A SPARQL service that queries may ask with SERVICE; repeat for more [none].",
            show_default=False,
        ),
    ] = None,
    log: Annotated[
        _Text, _option("log", "FORM", "json, text or off [text on a terminal, else json].")
    ] = None,
    log_queries: Annotated[
        bool | None, typer.Option("--log-queries", help="Log what clients ask, too.", show_default=False)
    ] = None,
) -> None:
    """Serve the graph on the web: pages, stored questions and a SPARQL endpoint.

    \b
      pairgraph serve                           the current release at http://127.0.0.1:8000
      pairgraph serve --release build           and each later release, as it is built
      pairgraph serve --config pairgraph.toml   settings from a file
      pairgraph serve --endpoint https://example.org/sparql
      pairgraph serve --service-allow https://query.wikidata.org/sparql

    Every option is also a variable (--time-limit: PAIRGRAPH_TIME_LIMIT) and a key of the TOML file
    (time_limit = 30); an option wins over the variable, the variable over the file. docs/operation.md
    has the settings that are only there. Sizes may be written as 64 MB or 1 GiB.

    SIGHUP takes up a new release, SIGTERM and Ctrl+C end when the running requests have.
    """  # noqa: D301 - Click wants the character itself
    from pathlib import Path

    given = {name: value for name, value in locals().items() if name not in {"config", "Path"}}
    given["service_allow"] = service_allow or None
    _serve(Path(config) if config else None, given)


def _serve(file: Path | None, options: dict[str, object]) -> None:
    from pairgraph.errors import MissingError
    from pairgraph.serve.config import load

    settings = load(file, options=options)
    try:
        from pairgraph.serve.server import run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("pairgraph"):
            raise
        message = f"The web server needs a package that is not there: {error.name}."
        raise MissingError(message, remedy="Install it: pip install 'pairgraph[serve]'") from error
    run(settings, _announcer(settings))


def _announcer(config: Config) -> Callable[[str, Site], None]:
    import logging

    log = logging.getLogger("pairgraph.serve")

    def announce(url: str, site: Site) -> None:
        warning = [] if config.loopback else _for_all(url)
        if config.log_form == "json":
            log.info("listening at %s", url, extra={"release": site.digest})
            for line in warning:
                log.warning(line)
        else:
            typer.echo("\n  ".join([*_banner(config, url, site), *warning, "Ctrl+C ends it."]), err=True)

    return announce


def _banner(config: Config, url: str, site: Site) -> list[str]:
    what = f"the endpoint {config.endpoint}" if config.endpoint else f"release {site.digest[:12]}"
    return [
        f"Serving {what} at {url}",
        f"questions {url}/questions    SPARQL {url}/sparql    metrics {url}/metrics",
    ]


def _for_all(url: str) -> list[str]:
    port = url.rpartition(":")[2]
    return [
        f"Whoever can reach port {port} of this machine can ask, unencrypted and without a password.",
        "For the public put a reverse proxy with TLS in front: see docs/operation.md.",
    ]
