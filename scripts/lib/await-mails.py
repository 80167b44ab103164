"""Waits until a Maildir holds a number of mails and prints the code in the newest; --show also shows that mail."""

import argparse
import email
import email.policy
import mailbox
import re
import sys
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("maildir")
arguments.add_argument("count", type=int)
arguments.add_argument("--show", action="store_true")
options = arguments.parse_args()

deadline = time.monotonic() + 30
folder = mailbox.Maildir(options.maildir, create=False)
while len(folder) < options.count:
    if time.monotonic() > deadline:
        sys.exit(f"{len(folder)} of {options.count} mails arrived")
    time.sleep(0.05)

# Names begin with seconds, microseconds, process and count of delivery.
newest = max(folder.keys())
mail = email.message_from_bytes(folder.get_bytes(newest), policy=email.policy.default)
text = mail.get_body(("plain",)).get_content()
if options.show:
    for field in ("Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Type"):
        print(f"{field}: {mail[field]}", file=sys.stderr)
    print(f"\n{text}", file=sys.stderr)
print(re.search(r"[?&]code=([A-Z0-9]{6})\b", text)[1])
