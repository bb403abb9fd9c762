"""How often, and for how long, a service is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from urllib3.exceptions import MaxRetryError, ResponseError
from urllib3.util import Retry

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Patience"]

_LONGEST: Final = 5.0
_PASSING: Final = frozenset({429, 502, 503, 504})


class Patience(Retry):
    """Tries again for what passes; not where the other side asks for more time than there is."""

    @classmethod
    def usual(cls) -> Patience:
        """Return the one for a query, which may be asked twice.

        >>> Patience.usual().total
        2
        """
        return cls(
            total=2,
            read=0,  # it may have been ended from here
            redirect=0,
            allowed_methods={"POST"},
            status_forcelist=_PASSING,
            backoff_factor=0.2,
            raise_on_status=False,
            raise_on_redirect=False,
        )

    def increment(self, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - as urllib3 has it
        """Count one more failure.

        Raises:
            MaxRetryError: it was the last.

        """
        response = kwargs.get("response")
        if response is not None and (self.get_retry_after(response) or 0) > _LONGEST:
            raise MaxRetryError(kwargs["_pool"], "", ResponseError("asks for more time"))
        return super().increment(*args, **kwargs)
