"""The dataset in the words of schema.org, in its page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from pairgraph.serve.markup import embedded

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from pairgraph.graph.release import Release


def test_the_page_holds_the_description(client: TestClient, release: Release) -> None:
    response = client.get("/dataset", headers={"Accept": "text/html"})
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.text, re.DOTALL)
    described = json.loads(found)
    assert described["@type"] == "Dataset"
    assert release.digest in json.dumps(described["identifier"])
    for one in described["distribution"]:
        path = one["contentUrl"].removeprefix("http://testserver")
        assert client.get(path).status_code == 200
    assert "unsafe-inline" not in response.headers["content-security-policy"]


@given(st.recursive(st.text() | st.integers(), lambda one: st.lists(one) | st.dictionaries(st.text(), one)))
def test_nothing_in_it_ends_the_element(document: object) -> None:
    text = embedded(document)
    assert not set(text) & set("<>&")
    assert json.loads(text) == document
