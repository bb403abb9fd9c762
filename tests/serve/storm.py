"""Fifty clients that mean no good: ``python -m tests.serve.storm PORT CLIENTS`` until its input ends."""

from __future__ import annotations

import contextlib
import random
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ENDLESS", "Hostile"]

ENDLESS = "SELECT (COUNT(*) AS ?n%d) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } # %d"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g # %d"
LONG = "ASK {} #" + "x" * 10_000_000
ESCAPED = "query=" + "%41" * 900_000


class Hostile:
    """One hostile client's ways, each a method that gets a fresh connection."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.random = random.Random()  # noqa: S311 - nothing secret

    def connect(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=5)
        connection.settimeout(5)
        return connection

    def post(self, query: str, kind: str = "application/sparql-query") -> bytes:
        head = f"Host: x\r\nContent-Type: {kind}\r\nContent-Length: {len(query)}\r\n\r\n"
        return f"POST /sparql HTTP/1.1\r\n{head}{query}".encode()

    def ask(self, query: str) -> None:
        with self.connect() as connection:
            connection.sendall(self.post(query))
            while connection.recv(1 << 20):
                pass

    def endless(self) -> None:
        self.ask(ENDLESS % self.random.randrange(10**9))

    def greedy(self) -> None:
        self.ask(GREEDY % self.random.randrange(10**9))

    def huge(self) -> None:
        self.ask(HUGE % self.random.randrange(10**9))

    def slow_reader(self) -> None:
        with self.connect() as connection:
            connection.sendall(self.post(HUGE % self.random.randrange(10**9)))
            for _ in range(20):
                connection.recv(100)
                time.sleep(0.1)

    def slow_sender(self) -> None:
        with self.connect() as connection:
            for byte in self.post("ASK {}")[:40]:
                connection.sendall(bytes([byte]))
                time.sleep(0.05)

    def leaver(self) -> None:
        with self.connect() as connection:
            connection.sendall(self.post(ENDLESS % self.random.randrange(10**9)))
            time.sleep(self.random.random() / 5)

    def deep(self) -> None:
        what = self.random.choice(["!", "(", "{", "-", "^"])
        self.ask("ASK { FILTER(" + what * self.random.randrange(1000, 400_000) + "true) }")

    def long(self) -> None:
        self.ask(LONG)

    def escaped(self) -> None:
        with self.connect() as connection:
            connection.sendall(self.post(ESCAPED, "application/x-www-form-urlencoded"))
            connection.recv(1000)

    def malformed(self) -> None:
        with self.connect() as connection:
            connection.sendall(self.random.randbytes(2000) + b"\r\n\r\n")
            connection.recv(1000)

    def odd(self) -> None:
        with self.connect() as connection:
            method = self.random.choice(["BREW", "TRACE", "CONNECT", "DELETE", "PROPFIND"])
            connection.sendall(f"{method} /sparql?query=%FF HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            connection.recv(1000)

    def ways(self) -> list[Callable[[], None]]:
        plain = [self.huge, self.slow_reader, self.slow_sender, self.leaver, self.deep, self.long]
        return [*plain, self.endless, self.endless, self.greedy, self.escaped, self.malformed, self.odd]


def storm(port: int, clients: int) -> None:
    """Let them loose until standard input ends."""
    over = threading.Event()

    def rage(number: int) -> None:
        ways = Hostile(port).ways()
        while not over.is_set():
            with contextlib.suppress(OSError):
                ways[number % len(ways)]()
            over.wait(0.01)

    for number in range(clients):
        threading.Thread(target=rage, args=(number,), daemon=True).start()
    sys.stdin.read()
    over.set()


if __name__ == "__main__":
    storm(int(sys.argv[1]), int(sys.argv[2]))
