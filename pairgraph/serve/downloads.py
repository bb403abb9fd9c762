"""The files of a release that may be downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.responses import FileResponse, Response
from starlette.routing import Route

from pairgraph.serve.page import same
from pairgraph.serve.problem import Problem
from pairgraph.serve.signposts import header, of_download

if TYPE_CHECKING:
    from starlette.requests import Request

    from pairgraph.graph.release import Release

__all__ = ["Download", "downloads", "routes"]

_TYPES: Final = {
    ".ttl": "text/turtle; charset=utf-8",
    ".trig": "application/trig",
    ".nq": "application/n-quads",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
}
_FOLDERS: Final = ("", "graphs", "tables")


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the release: its name below the release's folder, its size in bytes, its SHA-256."""

    name: str
    size: int
    digest: str

    @property
    def type(self) -> str:
        """Its media type."""
        return _TYPES[Path(self.name).suffix]


def downloads(release: Release) -> list[Download]:
    """Return the files of a release, the whole graph first, then its parts and its tables."""
    paths = [path for folder in _FOLDERS for path in sorted((release.folder / folder).glob("*.*"))]
    return [_download(release, path) for path in paths if path.is_file() and path.suffix in _TYPES]


async def download(request: Request) -> Response:
    """Send a file of the release; 304 where the client has it."""
    release: Release | None = request.app.state.site.release
    name = request.path_params["name"]
    if release is None or not _offered(release, name):
        raise Problem(404, detail="There is no such file in this release. See /dataset for those there are.")
    path = release.folder / name
    stem = f"{path.stem}-{release.digest[:12]}{path.suffix}"
    etag = f'"{release.digest[:32]}-{path.name}"'
    headers = {"Cache-Control": "no-cache", "ETag": etag, "Link": header(of_download())}
    if same(request, etag):
        return Response(status_code=304, headers=headers)
    return FileResponse(path, media_type=_TYPES[path.suffix], filename=stem, headers=headers)


def _offered(release: Release, name: str) -> bool:
    """Tell whether a name is that of a file on offer, and not a way out of the folder."""
    folder, _, file = name.rpartition("/")
    path = release.folder / name
    return folder in _FOLDERS and file not in {"", ".", ".."} and path.suffix in _TYPES and path.is_file()


def _download(release: Release, path: Path) -> Download:
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return Download(path.relative_to(release.folder).as_posix(), path.stat().st_size, digest)


routes: Final = [Route("/downloads/{name:path}", download, name="download")]
