"""The production profile refuses to start unsafe, with one clear line."""

import os
import subprocess
import sys

import pytest

SAFE = {
    "KERF_PROFILE": "production",
    "KERF_SECRET_KEY": "Zk3!vq8Lr0xW#n5Tb7Yc2Hd9Mf4Jg6Ps1Qa0Ue-7Xw4",
    "KERF_ALLOWED_HOSTS": "kerf.example.org",
    "KERF_DATABASE_URL": "postgresql://kerf@localhost/kerf",
    "KERF_REDIS_URL": "redis://localhost/0",
    "KERF_OPENSEARCH_URL": "http://localhost:9200",
}


def start(tmp_path, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of their own."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KERF_")}
    chosen = {name: value for name, value in (SAFE | changes).items() if value is not None}
    environment = inherited | chosen | {"KERF_DATA_DIR": str(tmp_path)}
    shown = (
        "from django.conf import settings as s;"
        "print(s.DEBUG, s.DEMO_SIGN_INS, s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.ALLAUTH_TRUSTED_PROXY_COUNT)"
    )
    return subprocess.run(
        [sys.executable, "-c", shown],
        env=environment | {"DJANGO_SETTINGS_MODULE": "settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_it_starts_when_it_is_safe_and_then_is_strict(tmp_path):
    started = start(tmp_path)
    assert started.returncode == 0, started.stderr
    assert started.stdout.split() == ["False", "False", "True", "True", "0"]


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"KERF_SECRET_KEY": None}, "KERF_SECRET_KEY"),
        ({"KERF_SECRET_KEY": ""}, "KERF_SECRET_KEY"),
        ({"KERF_SECRET_KEY": "changeme"}, "KERF_SECRET_KEY"),
        ({"KERF_SECRET_KEY": "a" * 60}, "KERF_SECRET_KEY"),
        ({"KERF_SECRET_KEY": "django-insecure-" + SAFE["KERF_SECRET_KEY"]}, "KERF_SECRET_KEY"),
        ({"KERF_DEBUG": "on"}, "KERF_DEBUG"),
        ({"KERF_ALLOWED_HOSTS": None}, "KERF_ALLOWED_HOSTS"),
        ({"KERF_ALLOWED_HOSTS": "*"}, "KERF_ALLOWED_HOSTS"),
        ({"KERF_ALLOWED_HOSTS": "kerf.example.org,*"}, "KERF_ALLOWED_HOSTS"),
        ({"KERF_ALLOWED_HOSTS": "."}, "KERF_ALLOWED_HOSTS"),
        ({"KERF_DATABASE_URL": None}, "KERF_DATABASE_URL"),
        ({"KERF_DATABASE_URL": "sqlite:///x"}, "KERF_DATABASE_URL"),
        ({"KERF_REDIS_URL": None}, "KERF_REDIS_URL"),
        ({"KERF_TRUSTED_PROXIES": "many"}, "KERF_TRUSTED_PROXIES"),
    ],
)
def test_it_does_not_start_otherwise_and_names_the_variable(tmp_path, changes, named):
    started = start(tmp_path, **changes)
    assert started.returncode != 0
    assert started.stdout == ""
    last = started.stderr.strip().splitlines()[-1]
    assert named in last
    assert "Traceback" not in started.stderr
    assert SAFE["KERF_SECRET_KEY"] not in started.stderr
