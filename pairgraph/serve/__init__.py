"""The query interface on the web: pages, stored questions and a SPARQL endpoint on one release.

What the parts are::

    server ── connection          the process: socket, signals, limits on what a client may do to it
      └ app ── front ── headers   the application: routes inside, what every exchange has outside
          ├ problem               what goes wrong, told as RFC 9457
          ├ state ── reload       the Site that answers; a new one takes its place when a release does
          └ operation ── metrics, logs
"""
