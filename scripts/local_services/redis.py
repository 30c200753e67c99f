"""Redis, in memory only."""

import shutil
import socket
from pathlib import Path

from .process import Daemon, ServiceError, port_open, tail, wait_until


class Redis:
    """One Redis server without persistence; it refuses writes rather than evict keys."""

    name = "Redis"
    variable = "KERF_REDIS_URL"

    def __init__(self, home: Path, port: int) -> None:
        self.home = home
        self.port = port
        self.url = f"redis://127.0.0.1:{port}/0"
        self.daemon = Daemon(home)

    def answers(self) -> bool:
        """Whether it replies to PING."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False

    def start(self) -> None:
        """Start it where it does not run."""
        if self.daemon.pid() is not None:
            return
        server = shutil.which("redis-server")
        if server is None:
            raise ServiceError("redis-server is missing; install the Debian package redis-server.")
        if port_open(self.port):
            raise ServiceError(f"Port {self.port} is taken; set KERF_SERVICES_REDIS_PORT.")
        self.home.mkdir(parents=True, exist_ok=True)
        config = self.home / "redis.conf"
        config.write_text(
            f"bind 127.0.0.1\nport {self.port}\ndir {self.home}\nsave ''\nappendonly no\n"
            "maxmemory 256mb\nmaxmemory-policy noeviction\nset-proc-title no\n"
        )
        self.daemon.start([server, str(config)])

    def wait(self) -> None:
        """Return once it answers."""
        wait_until(self.answers, 20, lambda: f"Redis did not start:\n{tail(self.daemon.log)}")

    def stop(self) -> None:
        """Stop it where it runs."""
        self.daemon.stop()
