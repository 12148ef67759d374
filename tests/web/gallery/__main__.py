"""Serve the gallery on this machine: `python -m tests.web.gallery [port]`."""

from __future__ import annotations

import logging
import sys
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from tests.web.gallery.dressing import dress


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of requests that went well."""


def main() -> None:
    logging.basicConfig(level=logging.ERROR)
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    application = dress()
    with make_server("127.0.0.1", port, application, Server, Quiet) as server:
        print(f"http://127.0.0.1:{server.server_port}/", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
