"""A headless Chromium, driven over its own pipe: no library between. Not a test file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from base64 import b64decode
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-pipe",
    "--hide-scrollbars",
)  # fmt: skip
"""No sandbox, for the tests may run as root; the page under test is told not to load anything, and that is watched."""
PATIENCE = 60.0


def chromium() -> str | None:
    """Where Chromium is, or None."""
    named = os.environ.get("ARGMAP_CHROMIUM")
    return named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Browser:
    """One tab.

    Args:
        process: Chromium's.
        send, receive: File descriptors of its pipe.
    """

    def __init__(self, process: subprocess.Popen[bytes], send: int, receive: int) -> None:
        self.process, self._send, self._receive = process, send, receive
        self._left = b""
        self._number = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []
        os.set_blocking(receive, False)
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log", "DOM", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the protocol and wait for its answer."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for answer in self._read():
                if answer.get("id") == self._number:
                    if "error" in answer:
                        raise RuntimeError(f"{method}: {answer['error']}")
                    result: dict[str, Any] = answer["result"]
                    return result
                self.events.append(answer)
        raise TimeoutError(method)

    def _read(self) -> Iterator[dict[str, Any]]:
        try:
            self._left += os.read(self._receive, 1 << 20)
        except BlockingIOError:
            time.sleep(0.001)
        whole, found, rest = self._left.rpartition(b"\0")
        if found:
            self._left = rest
            messages = [json.loads(part) for part in whole.split(b"\0")]
            yield from sorted(messages, key=lambda message: "id" in message)

    def size(self, width: int, height: int, *, dark: bool = False, media: str = "") -> None:
        """Make the window so large, and prefer dark or light."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 700
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media=media, features=[scheme])

    def open(self, path: Path, *, script: bool = True, fragment: str = "") -> None:
        """Open a file and wait until it is loaded."""
        self.call("Emulation.setScriptExecutionDisabled", value=not script)
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri() + fragment)
        until = time.monotonic() + PATIENCE
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.extend(self._read())
            if time.monotonic() > until:
                raise TimeoutError(str(path))

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        done = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            raise RuntimeError(str(done["exceptionDetails"]))
        return done["result"].get("value")

    def key(self, name: str, *, shift: bool = False) -> None:
        """Press and release a key."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39, "ArrowDown": 40, "ArrowLeft": 37, " ": 32}
        text = {"Enter": "\r", " ": " "}.get(name, "")
        kind = {"key": name, "code": name, "windowsVirtualKeyCode": codes[name], "modifiers": 8 if shift else 0}
        self.call("Input.dispatchKeyEvent", type="keyDown", **kind, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **kind)

    def shot(self, path: Path, *, whole: bool = False) -> None:
        """A picture of the window, or of the whole page."""
        done = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(b64decode(done["data"]))

    def pdf(self, path: Path) -> None:
        """The page as it is printed."""
        done = self.call(
            "Page.printToPDF", printBackground=False, preferCSSPageSize=True, paperWidth=8.27, paperHeight=11.69
        )
        path.write_bytes(b64decode(done["data"]))

    def trouble(self) -> list[str]:
        """Everything since the page was opened that a quiet page does not do: errors, requests, dialogs, messages."""
        self.run("new Promise((done) => setTimeout(done, 30))")
        out: list[str] = []
        loaded = 0
        for event in self.events:
            method, params = event.get("method", ""), event.get("params", {})
            if method == "Network.requestWillBeSent":
                loaded += 1
                if loaded > 1 or not params["request"]["url"].startswith("file:"):
                    out.append(f"request: {params['request']['url'][:200]}")
            elif method in {
                "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded", "Page.javascriptDialogOpening",
                "Page.windowOpen", "Page.downloadWillBegin", "Target.targetCreated",
            }:  # fmt: skip
                out.append(f"{method}: {json.dumps(params)[:400]}")
        return out


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium with a profile of its own, ended afterwards."""
    program = chromium()
    if program is None:
        raise RuntimeError("no Chromium")
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:

        def pipes() -> None:
            first, second = os.dup(theirs_in), os.dup(theirs_out)
            os.dup2(first, 3)
            os.dup2(second, 4)

        process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=pipes,  # noqa: PLW1509  # one thread
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Browser(process, ours_out, ours_in)
        finally:
            process.terminate()
            process.wait(20)
            os.close(ours_out)
            os.close(ours_in)
