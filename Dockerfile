# syntax=docker/dockerfile:1
# docker build -t pairgraph .
# docker run --rm -p 127.0.0.1:8000:8000 --read-only --tmpfs /tmp --cap-drop ALL pairgraph

# The query editor, bundled from its packages.
FROM node:22-slim AS web
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY web web
RUN npm run build

# What serving needs, and no tool beside it; then the graph as a release.
FROM python:3.13-slim AS build
WORKDIR /src
COPY requirements.lock requirements-serve.lock ./
RUN python -m venv /opt/tools \
 && /opt/tools/bin/pip install --no-cache-dir --require-hashes -r requirements.lock \
 && python -m venv --without-pip /opt/pairgraph \
 && /opt/tools/bin/pip --python /opt/pairgraph install --no-cache-dir --require-hashes -r requirements-serve.lock
COPY pyproject.toml README.md LICENSE ./
COPY LICENSES LICENSES
COPY pairgraph pairgraph
COPY data data
COPY ontology ontology
COPY queries queries
COPY shapes shapes
COPY --from=web /src/pairgraph/serve/static/vendor pairgraph/serve/static/vendor
RUN /opt/tools/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir dist . \
 && /opt/tools/bin/pip --python /opt/pairgraph install --no-cache-dir --no-deps dist/*.whl \
 && /opt/pairgraph/bin/pairgraph build --out /srv/pairgraph/build --quiet \
 && rm -rf /srv/pairgraph/build/cache

FROM python:3.13-slim
COPY --from=build /opt/pairgraph /opt/pairgraph
COPY --from=build /srv/pairgraph /srv/pairgraph
ENV PATH=/opt/pairgraph/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PAIRGRAPH_HOST=0.0.0.0 \
    PAIRGRAPH_GRACE=8 \
    PAIRGRAPH_RELEASE=/srv/pairgraph/build
USER 65534:65534
EXPOSE 8000
# `docker stop` waits ten seconds for it: grace is shorter.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:%s/ready' % os.environ.get('PAIRGRAPH_PORT', 8000), timeout=5)"]
ENTRYPOINT ["pairgraph"]
CMD ["serve"]
