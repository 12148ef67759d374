"""`footprint demo`, as whoever tries the app meets it: started, signed in to, stopped."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

FOOTPRINT = str(Path(sys.executable).with_name("footprint"))


def demo(step: str, home: Path, *more: str) -> tuple[int, str]:
    """Do a step; its status, and what it said."""
    done = subprocess.run(
        [FOOTPRINT, "demo", step, "--home", home, *more],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def started(tmp_path_factory) -> Iterator[tuple[Path, str]]:
    home = tmp_path_factory.mktemp("demo")
    try:
        status, said = demo("start", home, "--children", "50")
        assert status == 0, said
        yield home, said
    finally:
        demo("stop", home)


def value_of(pattern: str, said: str) -> str:
    found = re.search(pattern, said, re.M)
    assert found, said
    return found[1]


class Visitor:
    """A browser as far as signing in needs one: it keeps cookies, and sends forms back."""

    def __init__(self, address: str) -> None:
        self.host, self.cookies = address.removeprefix("http://"), {}

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Origin": f"http://{self.host}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        with closing(http.client.HTTPConnection(self.host, timeout=30)) as asked:
            asked.request("POST" if form else "GET", path, form and urlencode(form), headers)
            answer = asked.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()

    def send(self, path: str, **form: str) -> tuple[int, str, str]:
        page = self.ask(path)[2]
        token = value_of(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        return self.ask(path, {**form, "csrfmiddlewaretoken": token})


def test_it_says_where_the_app_is_and_who_can_sign_in(started):
    home, said = started
    assert re.search(r"^The casework app is at http://localhost:\d+$", said, re.M)
    for role in ("iro", "manager", "support", "social-worker", "team-manager", "privacy"):
        assert re.search(rf"^{role} +\d{{6}} +\S+@anytown\.example +\w+ .+, ", said, re.M)
    assert (home / "accounts.json").stat().st_mode & 0o077 == 0
    assert (home / "app").stat().st_mode & 0o077 == 0


def test_somebody_signs_in_with_a_password_and_the_code_of_the_moment(started):
    home, said = started
    browser = Visitor(value_of(r"app is at (http://\S+)", said))
    _, shown = demo("code", home, "--role", "iro")
    email, password = value_of(r"e-mail +(\S+)", shown), value_of(r"password +(\S+)", shown)
    status, onwards, _ = browser.send("/sign-in/", login=email, password=password)
    assert (status, onwards) == (302, "/sign-in/code/")
    code = value_of(r"code +(\d{6})", demo("code", home, "--role", "iro")[1])
    status, onwards, _ = browser.send("/sign-in/code/", code=code)
    assert status == 302
    status, _, page = browser.ask(onwards)
    assert (status, "Anytown (synthetic)" in page) == (200, True)


def test_started_again_it_keeps_its_council_and_only_says_so(started):
    home, said = started
    made = (home / "app" / "council.json").stat().st_mtime_ns
    status, again = demo("start", home, "--children", "50")
    assert status == 0
    for words in (r"app is at (http://\S+)", r"everybody is (\S+)"):
        assert value_of(words, again) == value_of(words, said)
    assert (home / "app" / "council.json").stat().st_mtime_ns == made


def test_a_database_that_holds_children_is_not_loaded_again(started):
    from footprint.cli.demo_place import Place
    from footprint.outside import embedded

    home, _ = started
    server = embedded.Server(embedded.place(home / "database").sockets)
    before = (home / "accounts.json").read_text()
    done = subprocess.run(
        [FOOTPRINT, "demo", "load", "--home", home, "--children", "50"],
        env=Place(home).environment(server.web_url, port=1),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "The database is in use already.\n"
    assert (home / "accounts.json").read_text() == before


def test_a_role_that_is_none_is_told_which_there_are(started):
    status, said = demo("code", started[0], "--role", "queen")
    assert status == 2
    assert "social-worker" in said


def test_stopped_it_answers_no_more_and_stops_once(started):
    home, said = started
    address = value_of(r"app is at (http://\S+)", said)
    assert demo("stop", home) == (0, "Stopped.\n")
    with pytest.raises(ConnectionRefusedError):
        Visitor(address).ask("/health")
    assert demo("stop", home) == (0, "Nothing was running.\n")
