"""The answer to what is refused before there is a request that an application could answer."""

from __future__ import annotations

from http import HTTPStatus

__all__ = ["refusal"]


def refusal(status: int, why: str, headers: str = "") -> bytes:
    r"""Write a response that ends the connection.

    Args:
        status: the HTTP status.
        why: one sentence.
        headers: further headers, each with its end of line.

    >>> refusal(408, "That took too long.").partition(b"\r\n")[0]
    b'HTTP/1.1 408 Request Timeout'

    """
    phrase = HTTPStatus(status).phrase
    body = f"{phrase}: {why}\n"
    head = (
        f"HTTP/1.1 {status} {phrase}\r\ncontent-type: text/plain; charset=utf-8\r\n"
        f"content-length: {len(body)}\r\nx-content-type-options: nosniff\r\n"
        f"{headers}connection: close\r\n\r\n"
    )
    return (head + body).encode("ascii")
