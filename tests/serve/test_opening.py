from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from pairgraph.errors import MissingError
from pairgraph.serve.config import Config
from pairgraph.serve.opening import open_site
from pairgraph.serve.relay import Relay

if TYPE_CHECKING:
    from pathlib import Path


def test_a_release_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingError):
        asyncio.run(open_site(Config(release=tmp_path)))


def test_a_remote_endpoint_has_no_release_and_no_digest() -> None:
    async def main() -> None:
        site = await open_site(Config(endpoint="http://127.0.0.1:9/sparql"))
        assert isinstance(site.pool, Relay)
        assert (site.release, site.digest, site.manifest) == (None, "", {})
        await site.close()

    asyncio.run(main())
