"""`/graphql` speaks GraphQL over HTTP: all audits of the reference package, on a real socket."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "web" / "node_modules" / "graphql-http"


@pytest.mark.django_db(transaction=True)
def test_every_audit_of_the_reference_package_passes(live_server):
    node = shutil.which("node")
    assert PACKAGE.exists(), "run make web: the audits come with the web packages"
    assert node
    finished = subprocess.run(
        [node, str(HERE / "audit.mjs"), f"{live_server.url}/graphql"], capture_output=True, text=True, timeout=60
    )
    assert finished.returncode == 0, finished.stderr
    audits = json.loads(finished.stdout)
    assert len(audits) == 61
    assert [f"{a['id']} {a['name']}: {a['reason']}" for a in audits if a["status"] != "ok"] == []
