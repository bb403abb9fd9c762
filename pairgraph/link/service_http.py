"""Asking a web service with patience: it may be slow, busy, down, or not what it says it is."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Final

from pairgraph.errors import MissingError, PairgraphError
from pairgraph.link.names_pinyin import INSTALL
from pairgraph.link.service_address import checked, look_up
from pairgraph.query.bounded import TooLateError, TooLongError, bounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    import requests

__all__ = ["Http"]

_TRIES: Final = 4
_BUSY: Final = (429, 502, 503, 504)
"""Answers after which it is polite to ask again later."""
_LONGEST_WAIT: Final = 60
"""Seconds that are waited where the service asks for more (Retry-After)."""
_MOST_BYTES: Final = 20_000_000
_LONGEST_URL: Final = 300
_CHUNK: Final = 65_536
_OK: Final = 200
_NO_SERVICE: Final = "Look whether it is a reconciliation service."
_OFFLINE: Final = (
    "Look whether you are online, or leave --service out: the offline authorities need no network."
)


class Http:
    """One address that is asked for JSON.

    Args:
        url: its address.
        timeout: how many seconds an answer may take.
        pause: how many seconds to leave between two questions.

    Raises:
        PairgraphError: the address is none of the web's.
        MissingError: the package ``requests`` is not installed.

    """

    def __init__(self, url: str, *, timeout: float = 60, pause: float = 0.5) -> None:
        self.url = checked(url)
        self._timeout = timeout
        self._pause = pause
        self._next = 0.0
        self._session = _session()

    def get(self) -> Any:  # noqa: ANN401 - JSON
        """Ask without parameters."""
        return self._ask("GET", None)

    def post(self, form: Mapping[str, str]) -> Any:  # noqa: ANN401 - JSON
        """Ask with the fields of a form."""
        return self._ask("POST", form)

    def _ask(self, method: str, form: Mapping[str, str] | None) -> Any:  # noqa: ANN401
        """Ask once more and once more while the service is busy, and read the answer.

        Raises:
            MissingError: it cannot be reached, or stays busy.
            PairgraphError: it answers something else than JSON.

        """
        import requests

        self._wait()
        try:
            # Behind a proxy it is the proxy that knows the names of the world.
            if not requests.utils.get_environ_proxies(self.url):
                look_up(self.url)
            with self._session.request(
                method, self.url, data=form, timeout=self._timeout, stream=True, allow_redirects=False
            ) as answer:
                return self._read(answer)
        except (requests.RequestException, OSError) as error:
            raise MissingError(f"{self.url} cannot be reached: {_why(error)}.", remedy=_OFFLINE) from error

    def _read(self, answer: requests.Response) -> Any:  # noqa: ANN401
        if answer.is_redirect:
            target = "".join(filter(str.isprintable, answer.headers.get("Location", "")[:_LONGEST_URL]))
            raise PairgraphError(f"{self.url} is elsewhere now.", remedy=f"Try --service {target}")
        if answer.status_code in _BUSY:
            message = f"{self.url} is busy ({answer.status_code}), after {_TRIES} more tries."
            raise MissingError(message, remedy="Try again later.")
        if answer.status_code != _OK:
            raise PairgraphError(f"{self.url} answers {answer.status_code}.", remedy=_NO_SERVICE)
        try:
            return json.loads(self._bytes(answer))
        except (ValueError, RecursionError) as error:
            raise PairgraphError(f"{self.url} answers no JSON.", remedy=_NO_SERVICE) from error

    def _bytes(self, answer: requests.Response) -> bytes:
        try:
            return bounded(answer.iter_content(_CHUNK), _MOST_BYTES, self._timeout)
        except TooLongError:
            raise PairgraphError(f"{self.url} answers more than {_MOST_BYTES // 1_000_000} MB.") from None
        except TooLateError:
            said = f"{self.url} took longer than {self._timeout:g} seconds."
            raise MissingError(said, remedy="Wait longer with --timeout.") from None

    def _wait(self) -> None:
        time.sleep(max(0.0, self._next - time.monotonic()))
        self._next = time.monotonic() + self._pause


def _session() -> requests.Session:
    try:
        import requests
        from requests.adapters import HTTPAdapter
        from urllib3 import Retry
    except ImportError as error:
        raise MissingError("The package 'requests' is not installed.", remedy=INSTALL) from error
    from pairgraph import __version__

    patience = Retry(
        _TRIES,
        status_forcelist=_BUSY,
        allowed_methods=None,
        backoff_factor=0.5,
        raise_on_status=False,
        retry_after_max=_LONGEST_WAIT,
    )
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=patience))
    session.mount("https://", HTTPAdapter(max_retries=patience))
    session.headers.update({"User-Agent": f"pairgraph/{__version__}", "Accept": "application/json"})
    # Else a password for the host in the user's .netrc would go with every question.
    session.auth = lambda request: request
    return session


def _why(error: Exception) -> str:
    """Say in a few words why nothing came; the library's own text is a chain of Python objects."""
    import requests

    if isinstance(error, requests.Timeout):
        return "it took too long"
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not valid"
    if isinstance(error, requests.exceptions.RetryError):
        return "it stayed busy"
    return "no connection" if isinstance(error, requests.RequestException) else "its name is not known"
