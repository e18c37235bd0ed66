"""What mail servers send back about a message of ours, as they write it (RFC 3464)."""

from cases.models import Letter

BOUNDARY = "B-1"


def report(
    letter: Letter | None = None,
    *,
    action: str = "failed",
    status: str = "5.1.1",
    message_id: str = "",
    envelope: str = "",
    brings: str = "message/rfc822",
) -> bytes:
    """A delivery report on `letter`, or on the names that are given instead."""
    message_id = message_id or (letter.message_id if letter else "<x@elsewhere.example>")
    per_message = f"Original-Envelope-Id: {envelope}\n" if envelope else ""
    text = f"""Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: cyswllt@example.org
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <report@mx.example.org>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="{BOUNDARY}"

--{BOUNDARY}
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered to
sian@enghraifft.cymru.

--{BOUNDARY}
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
{per_message}
Final-Recipient: rfc822; sian@enghraifft.cymru
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 <sian@enghraifft.cymru>: Recipient address rejected

--{BOUNDARY}
Content-Type: {brings}

From: cyswllt@example.org
To: sian@enghraifft.cymru
Subject: Eich apel
Message-ID: {message_id}

--{BOUNDARY}--
"""
    return text.replace("\n", "\r\n").encode()


def answer(letter: Letter | None = None, *, headers: str = "", words: str = "Diolch.") -> bytes:
    """A person's answer to a letter."""
    about = f"In-Reply-To: {letter.message_id}\r\n" if letter else ""
    head = (
        "From: =?utf-8?q?Si=C3=A2n?= <Sian@Enghraifft.cymru>\r\nTo: cyswllt@example.org\r\n"
        f"Subject: Re: Eich apel\r\nMessage-ID: <answer@enghraifft.cymru>\r\n{about}{headers}"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    return head.encode() + words.encode() + b"\r\n"
