"""Where the preview is found: its address, and the names under which it answers.

Knows: hosts, ports, origins.
Never: requests.
"""

import socket
from contextlib import closing
from dataclasses import dataclass
from ipaddress import ip_address

from mopsdocs.shell.errors import UserError

LOOPBACK = "127.0.0.1"
FIRST, LAST = 8000, 8019
_OURSELVES = ("127.0.0.1", "localhost", "[::1]")
_WEB = 80


@dataclass(frozen=True, slots=True)
class Place:
    """A host and port that is listened on, and the names that a request may call it by."""

    host: str
    port: int
    names: tuple[str, ...]

    @property
    def loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def address(self) -> str:
        """The address to open."""
        name = self.names[-1] if not self.loopback else self.names[0]
        return f"http://{name}:{self.port}/"

    @property
    def hosts(self) -> frozenset[bytes]:
        """What the header `Host` may say."""
        bare = self.names if self.port == _WEB else ()
        return frozenset(one.encode() for one in (*(f"{name}:{self.port}" for name in self.names), *bare))

    @property
    def origins(self) -> frozenset[bytes]:
        """What the header `Origin` may say."""
        return frozenset(b"http://" + one for one in self.hosts)


def place_of(host: str, port: int | None, allowed: tuple[str, ...]) -> tuple[Place, socket.socket]:
    """Listen on a host and port; without a port on the first one that is free."""
    if not is_loopback(host) and not allowed:
        message = f"{host} can be reached by other machines, so name the host that they may call this one by"
        raise UserError(message, f"Add it, for example: --host {host} --allow-host {socket.gethostname().lower()}")
    for one in (port,) if port is not None else range(FIRST, LAST + 1):
        found = _listening(host, one)
        if found:
            ours = (_in_address(host), *(_OURSELVES if is_loopback(host) else ()))
            names = dict.fromkeys((*ours, *map(str.lower, allowed)))
            return Place(host, found.getsockname()[1], tuple(names)), found
    shown = f"Port {port} is" if port is not None else f"Ports {FIRST} to {LAST} are"
    raise UserError(f"{shown} not free on {host}", "Name another one with --port")


def is_loopback(host: str) -> bool:
    """Whether a host is this machine to itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _in_address(host: str) -> str:
    """Write a host as browsers write it in an address: the shortest form of a number, lower case."""
    try:
        number = ip_address(host)
    except ValueError:
        return host.lower()
    return f"[{number}]" if number.version == 6 else str(number)  # noqa: PLR2004  # IPv6


def _listening(host: str, port: int) -> socket.socket | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        found = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UserError(
            f"There is no address {host} here: {error.strerror}", "Give another one with --host"
        ) from error
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(address)
        found.listen(512)
    except OSError:
        with closing(found):
            return None
    found.set_inheritable(False)
    return found
