"""Mails, read by Python's own parser."""

import email
import email.policy
import mailbox
import re

from .waiting import eventually


def parsed(data):
    """A message; fails where it departs from the standards that the parser knows."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        assert not part.defects, part.defects
    return message


def all_mails(maildir):
    """Every message of a Maildir in the order of arrival."""
    if not (maildir / "new").is_dir():
        return []
    folder = mailbox.Maildir(maildir, create=False)
    return [parsed(folder.get_bytes(key)) for key in sorted(folder.keys())]


def mails_to(maildir, address):
    return [mail for mail in all_mails(maildir) if address in [found.addr_spec for found in mail["To"].addresses]]


def await_mails(maildir, address, count=1):
    """The first mails to this address, once so many arrived."""
    return eventually(
        lambda: found if len(found := mails_to(maildir, address)) >= count else None, f"{count} mails to {address}"
    )


def text(mail):
    return mail.get_body(("plain",)).get_content()


def html(mail):
    return mail.get_body(("html",)).get_content()


def code(mail):
    """The code that a person would type: six characters on a line of their own, or after a colon."""
    return re.search(r"^(?:.*[:：])?\s*([A-Z0-9]{6})\s*$", text(mail), re.MULTILINE)[1]


def link(mail):
    return re.search(r"https?://\S+", text(mail))[0]
