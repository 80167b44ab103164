"""`signet check-config`: what an operator is told before anything is served."""

import os
import subprocess

import pytest

from support.server import executable


def check(*options, **environment):
    return subprocess.run(
        [executable(), "check-config", *options], capture_output=True, text=True, timeout=60,
        env={"PATH": os.environ["PATH"], **environment})


@pytest.mark.parametrize("options, name", [
    (["--smtp-url", "smtp://mail.example?from=a%40b.example&ca=/no/such"], "--smtp-url"),
    (["--tls-certificate", "/nope", "--tls-key", "/nope"], "--tls-certificate"),
    (["--sms-url", "https://sms.example/", "--sms-ca", "/no/such"], "--sms-ca"),
    (["--config", "/no/such"], "--config"), (["--failure-days", "many"], "--failure-days"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_what_cannot_be_used_is_found(options, name, tmp_path):
    answer = check(*options, "--data", str(tmp_path / "data"))
    assert answer.returncode > 0 and name in answer.stderr
    assert not (tmp_path / "data").exists(), "it only looks"


def test_a_wrong_variable_is_named_as_one(tmp_path):
    answer = check(SIGNET_DATA=str(tmp_path), SIGNET_GRACE_PERIOD="soon")
    assert answer.returncode > 0 and "SIGNET_GRACE_PERIOD" in answer.stderr and "--grace-period" not in answer.stderr


def test_a_missing_sender_is_warned_of(tmp_path):
    answer = check("--smtp-url", "smtp://mail.example", "--data", str(tmp_path))
    assert answer.returncode == 0 and "warning" in answer.stderr and "from=" in answer.stderr
    assert "secret" not in check("--smtp-url", "smtp://u:secret@mail.example", "--data", str(tmp_path)).stderr
