"""PostgreSQL: a cluster of our own, made once."""

import os
import secrets
import shutil
import subprocess
from pathlib import Path

from .process import ServiceError, port_open, tail, wait_until

ROLE = "kerf"

# The data is thrown away after tests: durability would only cost time.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "lc_messages": "C",
}


def _directory_of_binaries() -> Path:
    """Where initdb and pg_ctl are: the newest Debian installation, or the search path."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    if not found:
        raise ServiceError("PostgreSQL is missing; install the Debian package postgresql.")
    return Path(found).parent


class Postgres:
    """A cluster on loopback whose role `kerf` owns the database `kerf` and may create others.

    The role is no superuser, so a migration that needs more than a site's owner has fails here too. PostgreSQL
    refuses to run as root: then the cluster belongs to the system's `postgres` account.
    """

    name = "PostgreSQL"
    variable = "KERF_DATABASE_URL"

    def __init__(self, home: Path, port: int) -> None:
        self.home = home
        self.port = port
        self.url = f"postgresql://{ROLE}:{ROLE}@127.0.0.1:{port}/{ROLE}"
        self.data = home / "data"
        self.log = home / "log"
        self.password_file = home / "superuser-password"

    def answers(self) -> bool:
        """Whether the cluster in our data directory accepts connections on the port."""
        return (self.data / "postmaster.pid").exists() and self._run("pg_isready", "-q", "-t", "2").returncode == 0

    def start(self) -> None:
        """Start it where it does not run; make the cluster where there is none."""
        binaries = _directory_of_binaries()
        if self._run("pg_ctl", "status", "-D", str(self.data)).returncode == 0:
            return
        if port_open(self.port):
            raise ServiceError(f"Port {self.port} is taken; set KERF_SERVICES_POSTGRES_PORT.")
        if not (self.data / "PG_VERSION").exists():
            self._create(binaries)
        options = " ".join(
            f"-c {name}={value or chr(39) * 2}" for name, value in {**SETTINGS, "port": self.port}.items()
        )
        started = self._run("pg_ctl", "start", "-W", "-D", str(self.data), "-l", str(self.log), "-o", options)
        if started.returncode:
            raise ServiceError(f"PostgreSQL did not start:\n{tail(self.log)}")

    def wait(self) -> None:
        """Return once it answers and has its role and database."""
        wait_until(self.answers, 30, lambda: f"PostgreSQL did not start:\n{tail(self.log)}")
        if self._sql(f"SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}'") != "1":
            self._sql(f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{ROLE}'")
        if self._sql(f"SELECT 1 FROM pg_database WHERE datname = '{ROLE}'") != "1":
            self._sql(f"CREATE DATABASE {ROLE} OWNER {ROLE}")

    def stop(self) -> None:
        """Stop it where it runs; connections are cut."""
        if self.data.exists():
            self._run("pg_ctl", "stop", "-m", "fast", "-w", "-D", str(self.data))

    def _create(self, binaries: Path) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        self.password_file.write_text(secrets.token_hex(16))
        self.password_file.chmod(0o600)
        if os.geteuid() == 0:
            shutil.chown(self.home, "postgres")
            shutil.chown(self.password_file, "postgres")
        made = self._run(
            *("initdb", "-D", str(self.data), "-U", "postgres", "--auth=scram-sha-256", "--no-sync"),
            *("--encoding=UTF8", "--locale=C.UTF-8", f"--pwfile={self.password_file}"),
        )
        if made.returncode:
            raise ServiceError(f"{binaries}/initdb could not make a cluster in {self.data}: {made.stderr.strip()}")

    def _sql(self, statement: str) -> str:
        asked = self._run(
            "psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", "postgres", "-c", statement
        )
        if asked.returncode:
            raise ServiceError(f"PostgreSQL refused: {asked.stderr.strip()}")
        return asked.stdout.strip()

    def _run(self, program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        password = self.password_file.read_text() if self.password_file.exists() else ""
        # The server that pg_ctl leaves behind would hold captured pipes open.
        output = subprocess.DEVNULL if program == "pg_ctl" else subprocess.PIPE
        return subprocess.run(
            [str(_directory_of_binaries() / program), *arguments],
            env={"PATH": "/usr/bin:/bin", "PGHOST": "127.0.0.1", "PGPORT": str(self.port), "PGPASSWORD": password},
            cwd="/",
            user="postgres" if os.geteuid() == 0 else None,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            text=True,
            check=False,
        )
