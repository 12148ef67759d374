"""Speaking to a server that runs apart from the test, as a browser would."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlencode

from tests.databases import ROOT, Database
from tests.signing_in import PASSWORD, code_of

from footprint.records.models import User

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FOOTPRINT = str(ROOT / ".venv" / "bin" / "footprint")


class Visitor:
    """One person's browser, as far as requests go."""

    def __init__(self, port: int, account: User | None = None) -> None:
        self.port, self.account = port, account
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        """Get a page, or send its form; gives the status and the text."""
        line = http.client.HTTPConnection("localhost", self.port, timeout=20)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if data is None:
            line.request("GET", path, headers=headers)
        else:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://localhost:{self.port}",
            }
            line.request("POST", path, urlencode(data), headers)
        answer = line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        text = answer.read().decode()
        line.close()
        return answer.status, text

    def send(self, path: str, **fields: str) -> int:
        """Fill in the form that a page holds, and send it; gives the status."""
        _, text = self.ask(path)
        found = TOKEN.search(text)
        assert found, f"{path} holds no form"
        return self.ask(path, {"csrfmiddlewaretoken": found[1], **fields})[0]

    def sign_in(self) -> None:
        """Sign in with both factors; the session outlives the server."""
        assert self.account
        assert self.send("/sign-in/", login=self.account.email, password=PASSWORD) == 302
        assert self.send("/sign-in/code/", code=code_of(self.account)) == 302


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running(
    database: Database, *words: str, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command of the product apart from the test; at the end all of it is gone."""
    process = subprocess.Popen(
        [FOOTPRINT, *words],
        env={**database.environment, **environment},
        stdout=subprocess.DEVNULL,
        stderr=sys.stderr,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children at once, with no chance to tidy up."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def until_it_answers(port: int, seconds: float = 60) -> None:
    """Wait until a server takes requests."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Visitor(port).ask("/sign-in/")[0] == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("The server does not answer.")
