"""Returned mail as mail systems write it, by hand from what they document: one for each shape, plainly examples.

``SHAPES``: name, what it must be read as, and the mail, whose headers stand before the first empty line. Each is about mail to
``jane.mp@parliament.example.org``, sent as ``<letter.7.ab@campaign.example>``.
"""
# ruff: noqa: E501  a phrase is looked over as one line

TO = "jane.mp@parliament.example.org"
ID = "<letter.7.ab@campaign.example>"
COPY = f"""Received: from campaign.example by relay.example.net with ESMTP; Mon, 2 Mar 2026 10:00:00 +0000
From: "Ada Example via Campaign" <campaign@campaign.example>
To: {TO}
Subject: Waiting times
Message-ID: {ID}

Dear Jane Example, I could not be delivered from my worries: my account is full of them.
"""


def dsn(
    fields,
    about="Mail could not be delivered.",
    top="multipart/report; report-type=delivery-status",
    kind="message/delivery-status",
):
    return (
        f'MIME-Version: 1.0\nContent-Type: {top}; boundary="b"\n\n--b\nContent-Type: text/plain\n\n{about}\n\n--b\nContent-Type: {kind}\n\n'
        f"Reporting-MTA: dns; relay.example.net\n\n{fields}\n\n--b\nContent-Type: message/rfc822\n\n{COPY}\n--b--\n"
    )


FINAL = f"Final-Recipient: rfc822; {TO}\n"

SHAPES = [
    (
        "postfix",
        "failed",
        f"""From: MAILER-DAEMON@relay.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
{dsn(f"{FINAL}Original-Recipient: rfc822;{TO}{chr(10)}Action: failed{chr(10)}Status: 5.1.1{chr(10)}Diagnostic-Code: smtp; 550 5.1.1 <{TO}>: Recipient address rejected")}""",
    ),
    (
        "postfix delay",
        "delayed",
        f"""From: MAILER-DAEMON@relay.example.net (Mail Delivery System)
Subject: Delayed Mail (still being retried)
Auto-Submitted: auto-replied
{dsn(f"{FINAL}Action: delayed{chr(10)}Status: 4.4.1{chr(10)}Will-Retry-Until: Sat, 7 Mar 2026 10:00:00 +0000", "YOU DO NOT NEED TO RESEND YOUR MESSAGE. Your message could not be delivered for more than 4 hour(s).")}""",
    ),
    (
        "a report inside multipart/mixed",
        "failed",
        f"""From: MAILER-DAEMON@relay.example.net
Subject: Undelivered Mail Returned to Sender
{dsn(FINAL + "Action: failed" + chr(10) + "Status: 5.2.1", top="multipart/mixed")}""",
    ),
    (
        "a report of RFC 6533",
        "failed",
        f"""From: MAILER-DAEMON@relay.example.net
Subject: Undelivered Mail Returned to Sender
{dsn("Final-Recipient: utf-8; " + TO + chr(10) + "Action: failed" + chr(10) + "Status: 5.6.7", top='multipart/report; report-type="global-delivery-status"', kind="message/global-delivery-status; charset=utf-8")}""",
    ),
    (
        "a report of RFC 6533 in base64",
        "failed",
        """From: MAILER-DAEMON@relay.example.net
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type="global-delivery-status"; boundary=b

--b
Content-Type: message/global-delivery-status
Content-Transfer-Encoding: base64

UmVwb3J0aW5nLU1UQTogZG5zOyByZWxheS5leGFtcGxlLm5ldAoKRmluYWwtUmVjaXBpZW50OiB1
dGYtODsgamFuZS5tcEBwYXJsaWFtZW50LmV4YW1wbGUub3JnCkFjdGlvbjogZmFpbGVkClN0YXR1
czogNS4xLjEKCg==
--b--
""",
    ),
    (
        "exim, plain",
        "failed",
        f"""X-Failed-Recipients: {TO}
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.example.net>
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  {TO}
    SMTP error from remote mail server after RCPT TO:<{TO}>:
    host mx.parliament.example.org [192.0.2.7]: 550 5.1.1 User unknown

------ This is a copy of the message, including all the headers. ------

{COPY}""",
    ),
    (
        "exim, delayed",
        "delayed",
        f"""Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.example.net>
Subject: Warning: message 1abCdE-0001Fg-Hi delayed 24 hours

This message was created automatically by mail delivery software.
A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on mx.example.net.

The address to which the message has not yet been delivered is:

  {TO}

No action is required on your part. Delivery attempts will continue for
some time, and this warning may be repeated at intervals if the message
remains undelivered. Eventually the mail delivery software will give up,
and when that happens, the message will be returned to you.
""",
    ),
    (
        "exim, frozen",
        "delayed",
        f"""Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mx.example.net>
Subject: Warning: message 1abCdE-0001Fg-Hi delayed 72 hours

A message that you sent has not yet been delivered to all its recipients after more than 72 hours on the queue.

    {TO}
""",
    ),
    (
        "exim with a smarthost's name",
        "failed",
        f"""Return-Path: <>
X-Failed-Recipients: {TO}
Auto-Submitted: auto-replied
From: Example Hosting <noreply@hosting.example>
Subject: Mail delivery failed: returning message to sender

  {TO}
    retry timeout exceeded
""",
    ),
    (
        "qmail",
        "failed",
        f"""From: MAILER-DAEMON@mx.example.net
Subject: failure notice

Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{TO}>:
192.0.2.7 does not like recipient.
Remote host said: 550 5.1.1 User unknown
Giving up on 192.0.2.7.

--- Below this line is a copy of the message.

{COPY}""",
    ),
    (
        "qmail from a machine that calls itself automatic",
        "failed",
        f"""From: MAILER-DAEMON@mx.example.net
Auto-Submitted: auto-replied
X-Autoreply: yes
Subject: failure notice

Hi. This is the qmail-send program at mx.example.net.

<{TO}>:
Sorry, no mailbox here by that name. (#5.1.1)
""",
    ),
    (
        "sendmail, before reports",
        "failed",
        f"""From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>
Subject: Returned mail: User unknown
Auto-Submitted: auto-generated (failure)

The original message was received at Mon, 2 Mar 2026 10:00:00 GMT
from campaign.example [192.0.2.1]

   ----- The following addresses had permanent fatal errors -----
<{TO}>

   ----- Transcript of session follows -----
... while talking to mx.parliament.example.org.:
>>> RCPT To:<{TO}>
<<< 550 5.1.1 unknown or illegal user: {TO}
550 <{TO}>... User unknown

   ----- Original message follows -----
{COPY}""",
    ),
    (
        "sendmail, warning",
        "delayed",
        f"""From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>
Subject: Warning: could not send message for past 4 hours
Auto-Submitted: auto-generated (warning-timeout)

    **********************************************
    **      THIS IS A WARNING MESSAGE ONLY      **
    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
    **********************************************

   ----- The following addresses had transient non-fatal errors -----
<{TO}>

   ----- Transcript of session follows -----
{TO}... Deferred: Connection timed out with mx.parliament.example.org.
Warning: message still undelivered after 4 hours
Will keep trying until message is 5 days old
""",
    ),
    (
        "exchange 2003",
        "failed",
        f"""From: System Administrator <postmaster@parliament.example.org>
Subject: Undeliverable: Waiting times

Your message

  To:      Jane Example MP
  Subject: Waiting times
  Sent:    Mon, 2 Mar 2026 10:00:00 -0000

did not reach the following recipient(s):

{TO} on Mon, 2 Mar 2026 10:00:05 -0000
    The recipient name is not recognized
	The MTS-ID of the original message is: c=GB;a= ;p=Example;l=EX0303021000
    MSEXCH:IMS:Example:PARL:EX03 0 (000C05A6) Unknown Recipient
""",
    ),
    (
        "exchange 2003, report without a report's type",
        "failed",
        f"""From: postmaster@parliament.example.org
Subject: Delivery Status Notification (Failure)
{dsn("Final-Recipient: rfc822;" + TO + chr(10) + "Action: failed" + chr(10) + "Status: 5.1.1", "This is an automatically generated Delivery Status Notification." + chr(10) * 2 + "Delivery to the following recipients failed.", top="multipart/report")}""",
    ),
    (
        "exchange, smtpsvc's text alone",
        "failed",
        f"""From: postmaster@parliament.example.org
Subject: Delivery Status Notification (Failure)

This is an automatically generated Delivery Status Notification.

Delivery to the following recipients failed.

       {TO}

""",
    ),
    (
        "exchange, delay",
        "delayed",
        f"""From: postmaster@parliament.example.org
Subject: Delivery Status Notification (Delay)

This is an automatically generated Delivery Status Notification.

THIS IS A WARNING MESSAGE ONLY.

YOU DO NOT NEED TO RESEND YOUR MESSAGE.

Delivery to the following recipients has been delayed.

       {TO}
""",
    ),
    (
        "microsoft 365",
        "failed",
        f"""From: <postmaster@parliament.example.org>
Subject: Undeliverable: Waiting times
Auto-Submitted: auto-replied
{dsn("Final-Recipient: rfc822;" + TO + chr(10) + "Action: failed" + chr(10) + "Status: 5.1.10" + chr(10) + "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup", "Your message to jane.mp couldn't be delivered.")}""",
    ),
    (
        "microsoft 365, html only",
        "failed",
        f"""From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@parliament.example.org>
Subject: Undeliverable: Waiting times
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><p><b>Delivery has failed to these recipients or groups:</b></p><table><tr><td>Jane Example</td><td><a href="mailto:{TO}">{TO}</a></td></tr></table>
<p>The email address you entered couldn't be found.</p></body></html>
""",
    ),
    (
        "microsoft 365, blocked",
        "failed",
        f"""From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@parliament.example.org>
Subject: Undeliverable: Waiting times

Delivery has failed to these recipients or groups:

{TO}
Your message wasn't delivered because the recipient's email provider rejected it.

Remote Server returned '550 5.7.509 Access denied, sending domain does not pass DMARC verification'
""",
    ),
    (
        "domino",
        "failed",
        f"""From: Postmaster@parliament.example.org
Subject: DELIVERY FAILURE: User jane.mp ({TO}) not listed in Domino Directory

Your message

  Subject: Waiting times

was not delivered to:

  {TO}

because:

  User jane.mp ({TO}) not listed in Domino Directory
""",
    ),
    (
        "domino, several matches",
        "failed",
        f"""From: Domino Server <postmaster@parliament.example.org>
Subject: DELIVERY FAILURE: User jane ({TO}) not listed in public Name & Address Book

-----  The following recipients could not be reached  -----
{TO}
""",
    ),
    (
        "notes, a report",
        "failed",
        f"""From: Postmaster@parliament.example.org
Subject: DELIVERY FAILURE: Mailbox is full
{dsn("Final-Recipient: rfc822;" + TO + chr(10) + "Action: failed" + chr(10) + "Status: 5.2.2" + chr(10) + "Diagnostic-Code: X-Notes; Mailbox is full")}""",
    ),
    (
        "gmail",
        "failed",
        f"""From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: Delivery Status Notification (Failure)
Auto-Submitted: auto-replied
X-Failed-Recipients: {TO}

Delivery to the following recipient failed permanently:

     {TO}

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the server for the recipient domain.

----- Original message -----

{COPY}""",
    ),
    (
        "gmail, address not found",
        "failed",
        f"""From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: Delivery Status Notification (Failure)
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset="UTF-8"

** Address not found **

Your message wasn't delivered to {TO} because the address couldn't be found, or is unable to receive mail.

--b
Content-Type: text/html; charset="UTF-8"

<p><b>Address not found</b></p>
--b--
""",
    ),
    (
        "gmail, still trying",
        "delayed",
        f"""From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: Delivery Status Notification (Delay)

This is an automatically generated Delivery Status Notification

THIS IS A WARNING MESSAGE ONLY.

YOU DO NOT NEED TO RESEND YOUR MESSAGE.

Delivery to the following recipient has been delayed:

     {TO}

Message will be retried for 2 more day(s)
""",
    ),
    (
        "gmail, incomplete",
        "delayed",
        f"""From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: Delivery Status Notification (Delay)

** Delivery incomplete **

There was a temporary problem delivering your message to {TO}. Gmail will retry for 46 more hours. You'll be notified if the delivery fails permanently.
""",
    ),
    (
        "google groups",
        "failed",
        f"""From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: Delivery Status Notification (Failure)
X-Failed-Recipients: {TO}
Auto-Submitted: auto-replied

Hello campaign@campaign.example,

We're writing to let you know that the group you tried to contact (jane.mp) may not exist, or you may not have permission to post messages to the group.
""",
    ),
    (
        "google groups, without the header",
        "failed",
        """From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
Subject: Delivery Status Notification (Failure)

Hello campaign@campaign.example,

We're writing to let you know that the group you tried to contact (jane.mp) may not exist, or you may not have permission to post messages to the group. A few more details on why you weren't able to post:
""",
    ),
    (
        "yahoo",
        "failed",
        f"""From: MAILER-DAEMON@yahoo.example
Subject: Failure Notice
Auto-Submitted: auto-replied

Sorry, we were unable to deliver your message to the following address.

<{TO}>:
554: delivery error: dd This user doesn't have a yahoo.example account (jane.mp) [0] - mta1.mail.example

--- Below this line is a copy of the message.

{COPY}""",
    ),
    (
        "yahoo of old",
        "failed",
        f"""From: MAILER-DAEMON@yahoo.example
Subject: Delivery failure

Message from yahoo.example.
Unable to deliver message to the following address(es).

<{TO}>:
This user doesn't have a yahoo.example account (jane.mp) [-5]

--- Original message follows.
""",
    ),
    (
        "aol",
        "failed",
        f"""From: Mail Delivery Subsystem <MAILER-DAEMON@aol.example>
Subject: Mail Delivery Problem

Your mail to the following recipients could not be delivered because they are not accepting mail from campaign@campaign.example:
	jane.mp

{TO}
""",
    ),
    (
        "mail.ru",
        "failed",
        f"""From: Mail Delivery System <mailer-daemon@corp.mail.example>
Subject: Mail failure.

This message was created automatically by the mail system (ecelerity).

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

>>> {TO} (after RCPT TO): 550 Message was not accepted -- invalid mailbox.  Local mailbox {TO} is unavailable: user not found
""",
    ),
    (
        "mail.ru, rejected",
        "failed",
        f"""From: mailer-daemon@corp.mail.example
Subject: Mail failure.

A message that you sent was rejected by the local scanning code that
checks incoming messages on this system. The following error was given:

  This message was automatically rejected as spam to {TO}

------ This is a copy of your message, including all the headers.
""",
    ),
    (
        "yandex",
        "failed",
        f"""From: mailer-daemon@yandex.example
Subject: Недоставленное сообщение
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Это письмо отправлено почтовым сервером. К сожалению, Ваше письмо не может быть доставлено одному или нескольким получателям:
<{TO}>: host mx.parliament.example.org said: 550 5.7.1 No such user!
""",
    ),
    (
        "courier",
        "failed",
        f"""From: "Courier mail server at mx.example.net" <@mx.example.net>
Subject: NOTICE: mail delivery status.

This is a delivery status notification from mx.example.net,
running the Courier mail server, version 0.73.

The original message was received on Mon, 02 Mar 2026 10:00:00 +0000.

                           UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<{TO}>:
<<< 550 User unknown.
""",
    ),
    (
        "courier, a report",
        "failed",
        f"""From: "Courier mail server at mx.example.net" <@mx.example.net>
Subject: NOTICE: mail delivery status.
{dsn(FINAL + "Action: failed" + chr(10) + "Status: 5.0.0" + chr(10) + "Diagnostic-Code: smtp; 550 User <jane.mp> unknown")}""",
    ),
    (
        "mailenable",
        "failed",
        f"""From: postmaster@mx.example.net
Subject: Message Delivery Failure

MailEnable: Message Delivery Failure.

The following recipient(s) could not be reached:

   Recipient: [SMTP:{TO}]
   Reason: Remote SMTP Server Returned: 550 <{TO}> No such user here

Message headers follow:
""",
    ),
    (
        "mailenable, delay",
        "delayed",
        f"""From: postmaster@mx.example.net
Subject: Message Delivery Delay

The message to the following recipient has been delayed:
   Recipient: [SMTP:{TO}]
The server will continue to try to deliver it.
""",
    ),
    (
        "imail",
        "failed",
        f"""From: Postmaster <postmaster@mx.example.net>
Subject: Undeliverable Mail
X-Mailer: <SMTP32 v8.22>

Unknown user: {TO}

Original message follows.
""",
    ),
    (
        "smtp32, remote",
        "failed",
        f"""From: "Postmaster" <postmaster@mx.example.net>
Subject: undeliverable mail
X-Mailer: <SMTP32 v20070411>

undeliverable to {TO}

Original message follows.
""",
    ),
    (
        "groupwise",
        "failed",
        f"""From: Mailer-Daemon@gwia.parliament.example.org
Subject: Message status - undeliverable

The message that you sent was undeliverable to the following:
	jane.mp (user not found)

Possibly truncated original message follows:

{COPY}""",
    ),
    (
        "groupwise, html",
        "failed",
        f"""From: "System Administrator" <GWAdmin@parliament.example.org>
Subject: Undeliverable: Waiting times
Content-Type: text/html

<body>The attached file had the following undeliverable recipient(s):<br>{TO}<br>Transcript of session follows:<br>Command: RCPT TO:&lt;{TO}&gt;<br>Response: 550 No such recipient</body>
""",
    ),
    (
        "novell netmail",
        "failed",
        f"""From: Mail Delivery System <postmaster@mx.example.net>
Subject: Returned Mail - Error During Delivery

The mail system at mx.example.net could not deliver the message to the following recipient:
{TO} (unknown recipient)
""",
    ),
    (
        "zimbra",
        "failed",
        f"""From: MAILER-DAEMON@zimbra.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender

This is the mail system at host zimbra.example.net.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<{TO}>: host mx.parliament.example.org[192.0.2.7] said: 552 5.2.2 Over quota (in reply to RCPT TO command)
""",
    ),
    (
        "mdaemon",
        "failed",
        f"""From: "MDaemon at mx.example.net" <MDaemon@mx.example.net>
Subject: Permanent Delivery Failure

The attached message had PERMANENT fatal delivery errors!

After one or more unsuccessful delivery attempts the attached message has
been removed from the mail queue on this server.

Failed address: {TO}

Session Transcript:
--> RCPT To:<{TO}>
<-- 550 5.1.1 Recipient unknown
""",
    ),
    (
        "communigate",
        "failed",
        f"""From: "CommuniGate Pro MAILER-DAEMON" <MAILER-DAEMON@mx.example.net>
Subject: Undeliverable mail: Waiting times

Failed to deliver to '{TO}'
LOCAL module(account jane.mp) reports:
 account is full (quota exceeded)
""",
    ),
    (
        "kerio",
        "failed",
        f"""From: postmaster@mx.example.net
Subject: Mail delivery failed

Your message could not be delivered to the following recipient:

{TO}: 550 5.1.1 User unknown
""",
    ),
    (
        "lsmtp / smail",
        "failed",
        f"""From: <MAILER-DAEMON@mx.example.net>
Subject: mail failed, returning to sender

|------------------------- Failed addresses follow: ---------------------|
 <{TO}> ... unknown host
|------------------------- Message text follows: ------------------------|
{COPY}""",
    ),
    (
        "lotus connector",
        "failed",
        f"""From: "Lotus Notes Mail Router" <MailRouter@parliament.example.org>
Subject: Delivery Failure Report

Your document: Waiting times
could not be delivered to: {TO}
because: Unable to open mail file.
""",
    ),
    (
        "interscan",
        "failed",
        f"""From: InterScan MSS Notification <postmaster@mx.example.net>
Subject: Mail could not be delivered

******* Message from InterScan Messaging Security Suite *******
Sent <<< RCPT TO:<{TO}>
Received >>> 550 5.1.1 unknown user
Unable to deliver message to <{TO}>.
""",
    ),
    (
        "mcafee",
        "failed",
        f"""From: postmaster@gateway.example.net
Subject: Returned mail

--The following addresses had delivery problems--

<{TO}>   (User unknown)
""",
    ),
    (
        "symantec / messagelabs",
        "failed",
        f"""From: MAILER-DAEMON@messagelabs.example
Subject: Mail Delivery Failure

This is the mail delivery agent at messagelabs.example.
I was unable to deliver your message to the following addresses:

{TO}

Reason: 550 Invalid recipient
""",
    ),
    (
        "mimecast",
        "failed",
        f"""From: "Postmaster" <postmaster@mimecast.example>
Subject: [Postmaster] Email Delivery Failure

This is a delivery failure notification message indicating that
an email you addressed to email address :
-- {TO}

could not be delivered. The problem appears to be :
-- Recipient email server rejected the message

Additional information follows :
-- 5.4.1 Recipient address rejected: Access denied
""",
    ),
    (
        "barracuda",
        "failed",
        f"""From: postmaster@barracuda.example.net
Subject: **Message you sent blocked by our bulk email filter**

Your message to: {TO}
was blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:

Subject: Waiting times
""",
    ),
    (
        "proofpoint",
        "failed",
        f"""From: Mail Delivery Subsystem <MAILER-DAEMON@pphosted.example>
Subject: Returned mail: see transcript for details
{dsn(FINAL + "Action: failed" + chr(10) + "Status: 5.3.0" + chr(10) + "Diagnostic-Code: SMTP; 554 rejected due to spam content")}""",
    ),
    (
        "amazon ses",
        "failed",
        f"""From: MAILER-DAEMON@eu-west-2.amazonses.example
Subject: Delivery Status Notification (Failure)
{dsn(FINAL + "Action: failed" + chr(10) + "Status: 5.1.1" + chr(10) + "Diagnostic-Code: smtp; 550 5.1.1 user unknown", "An error occurred while trying to deliver the mail to the following recipients:" + chr(10) + TO)}""",
    ),
    (
        "sendgrid",
        "failed",
        f"""From: <MAILER-DAEMON@sendgrid.example>
Subject: Undelivered Mail Returned to Sender
{dsn(FINAL + "Action: failed" + chr(10) + "Status: 550" + chr(10) + "Diagnostic-Code: 550 no such mailbox")}""",
    ),
    (
        "verizon",
        "failed",
        f"""From: Post Office <Postmaster@vtext.example>
Subject: Undeliverable Message

Error:   Attempt to deliver this message failed: No valid recipients for this MM
To: {TO}
""",
    ),
    (
        "kddi",
        "failed",
        f"""From: Postmaster@ezweb.example
Subject: Mail System Error - Returned Mail

Your mail sent on Mon, 2 Mar 2026 10:00:00 +0900 could not be delivered:
 As their mailbox is full.

<{TO}>
""",
    ),
    (
        "a japanese provider",
        "failed",
        f"""From: MAILER-DAEMON@provider.example
Subject: =?utf-8?B?6YWN5L+h5LiN6IO944Oh44O844Or?=
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

次の宛先にメールを配信できませんでした。
<{TO}>
""",
    ),
    (
        "a german provider",
        "failed",
        f"""From: "Mail Delivery System" <mailer-daemon@provider.example>
Subject: Unzustellbar: Waiting times
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Ihre E-Mail konnte nicht zugestellt werden an: {TO}
""",
    ),
    (
        "kundenserver",
        "failed",
        f"""From: Mail Delivery System <mailer-daemon@kundenserver.example>
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of
its recipients. This is a permanent error. The following address
failed:

"{TO}":
SMTP error from remote server for RCPT TO command, host: mx.parliament.example.org (192.0.2.7) reason: 550 5.1.1 User unknown
""",
    ),
    (
        "gmx",
        "failed",
        f"""From: "GMX Mailer Daemon" <mailer-daemon@gmx.example>
Subject: Mail delivery failed: returning message to sender

A message that you sent could not be delivered to one or more of its recipients. The following address failed:

"{TO}":
SMTP error from remote server after RCPT command:
host: mx.parliament.example.org
5.1.1 unknown user
""",
    ),
    (
        "a french provider",
        "failed",
        f"""From: postmaster@fournisseur.example
Subject: =?iso-8859-1?Q?=C9chec_de_la_remise?=
MIME-Version: 1.0
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Votre message n'a pas pu =EAtre remis =E0 {TO}
""",
    ),
    (
        "a spanish provider",
        "failed",
        f"""From: postmaster@proveedor.example
Subject: No entregado: Waiting times
Content-Type: text/plain; charset=utf-8

No se pudo entregar el mensaje a {TO}: el buzón está lleno.
""",
    ),
    (
        "an italian provider",
        "failed",
        f"""From: postmaster@fornitore.example
Subject: Mancato recapito
Content-Type: text/plain; charset=utf-8

Impossibile recapitare il messaggio a {TO}
""",
    ),
    (
        "a chinese provider",
        "failed",
        f"""From: PostMaster@qq.example
Subject: =?utf-8?B?57O757uf6YCA5L+h?=
Content-Type: text/plain; charset=utf-8

很抱歉您发送的邮件被退回，无法投递到 {TO}
""",
    ),
    (
        "welsh",
        "failed",
        f"""From: postmaster@senedd.example
Subject: Methu danfon: Amseroedd aros
Content-Type: text/plain; charset=utf-8

Ni ellid danfon eich neges at {TO}
""",
    ),
    (
        "a filter that says so politely",
        "failed",
        f"""From: mail-filter@parliament.example.org
Return-Path: <>
Subject: Message rejected: Waiting times

Your message to {TO} has been rejected by our content filter and was not delivered.
""",
    ),
    (
        "a mail loop",
        "failed",
        f"""From: MAILER-DAEMON@mx.example.net
Subject: Delivery error report

Too many hops. Mail for <{TO}> is looping.
""",
    ),
    (
        "no such domain",
        "failed",
        f"""From: Internet Mail Delivery <postmaster@mx.example.net>
Subject: Delivery Notification: Delivery has failed

This report relates to a message you sent with the following header fields:

  Message-id: {ID}
  To: {TO}

Your message cannot be delivered to the following recipients:

  Recipient address: {TO}
  Reason: Illegal host/domain name found
""",
    ),
    (
        "x400",
        "failed",
        f"""From: MTA <MTA@gateway.example.net>
Subject: Delivery Report (failure) for {TO}

This report relates to your message: Subject: Waiting times
	Your message was not delivered to   {TO}
	for the following reason:
	Bad Address
""",
    ),
    (
        "a report whose original speaks of arrival",
        "failed",
        f"""From: MAILER-DAEMON@mx.example.net
Subject: Undelivered Mail Returned to Sender
{dsn(FINAL + "Action: failed" + chr(10) + "Status: 5.1.1").replace("Dear Jane", "Action: delivered" + chr(10) + "Dear Jane")}""",
    ),
    (
        "action with no status",
        "failed",
        f"""From: postmaster@mx.example.net
Subject: report
{dsn(FINAL + "Action: Failed (permanent)")}""",
    ),
    (
        "dovecot, over quota",
        "failed",
        f"""From: Mail Delivery Subsystem <postmaster@mx.example.net>
Subject: Rejected: Waiting times
MIME-Version: 1.0
Content-Type: multipart/report; report-type=disposition-notification; boundary=b

--b
Content-Type: text/plain

Your message to <{TO}> was automatically rejected:
Quota exceeded (mailbox for user is full)

--b
Content-Type: message/disposition-notification

Reporting-UA: mx.example.net; Dovecot Mail Delivery Agent
Final-Recipient: rfc822; {TO}
Original-Message-ID: {ID}
Disposition: automatic-action/MDN-sent-automatically; deleted
--b--
""",
    ),
]

DELIVERED = [
    (
        "a success report",
        f"""From: MAILER-DAEMON@relay.example.net
Subject: Successful Mail Delivery Report
{dsn(FINAL + "Action: delivered" + chr(10) + "Status: 2.0.0", "Your message was successfully delivered.")}""",
    ),
    (
        "passed on",
        f"""From: postmaster@relay.example.net
Subject: Delivery Status Notification (Relay)
{dsn(FINAL + "Action: relayed" + chr(10) + "Status: 2.0.0", "Your message was relayed; delivery cannot be confirmed.")}""",
    ),
]

CHALLENGES = [
    (
        "human",
        "Subject: Re: Waiting times\nAuto-Submitted: auto-replied\n\nPlease confirm that you are human: click the link below to have your message delivered.\n",
    ),
    (
        "spam arrest",
        "From: Jane Example <jane.mp@parliament.example.org>\nSubject: Re: Waiting times (Verification)\nX-Autoreply: yes\n\nJust this once, click the link below so I can receive your emails. You won't have to do this again. Spam Arrest.\n",
    ),
    (
        "tmda",
        "From: jane.mp-confirm@parliament.example.org\nSubject: Please confirm your message\nAuto-Submitted: auto-replied\n\nThis message was created automatically by mail delivery software (TMDA). To release your message for delivery, please send an empty message to the following address, or use your mailer's Reply feature.\n",
    ),
    (
        "boxbe",
        "From: jane.mp@parliament.example.org\nSubject: Waiting times (Action Required)\nAuto-Submitted: auto-replied\n\nHi, your message is now in a special list waiting for approval. I use Boxbe.\n",
    ),
    (
        "held",
        "From: postmaster@gateway.example.net\nSubject: Message on hold\nAuto-Submitted: auto-generated\n\nYour message to jane.mp@parliament.example.org has been quarantined and is waiting for review by the administrator.\n",
    ),
    (
        "moderation",
        "From: list-owner@parliament.example.org\nSubject: Your message awaits moderator approval\nAuto-Submitted: auto-replied\nPrecedence: bulk\n\nIs being held until the list moderator can review it for approval.\n",
    ),
    (
        "verify",
        "From: guard@parliament.example.org\nSubject: Automatic reply: Verify your email address\n\nYou need to verify your email address before your message will be delivered.\n",
    ),
]

AUTOMATIC = [
    "Subject: Automatic reply: Waiting times",
    "Subject: =?utf-8?B?QXV0b21hdGljIHJlcGx5OiBXYWl0aW5nIHRpbWVz?=",
    "Subject: =?utf-8?Q?Automatic_reply=3A_Waiting_times?=",
    "Subject: Auto: Waiting times",
    "Subject: Auto : Waiting times",
    "Subject: [Auto-Reply] Waiting times",
    "Subject: [AutoReply] Re: Waiting times",
    "Subject: RE: Automatic reply: Waiting times",
    "Subject: Re: [EXTERNAL] Automatic reply",
    "Subject: Out-of-Office: back on Monday",
    "Subject: Out of Office",
    "Subject: Out of the office until Monday",
    "Subject: OOO: Waiting times",
    "Subject: OOO - Jane Example",
    "Subject: [OOO] Waiting times",
    "Subject: Automated response",
    "Subject: Automated reply from the office of Jane Example MP",
    "Subject: Auto response: Waiting times",
    "Subject: Autoresponse: thank you for your e-mail",
    "Subject: Auto-Response",
    "Subject: Automatic acknowledgement from the office of Jane Example MP",
    "Subject: Auto acknowledgement",
    "Subject: Ymateb awtomatig: Amseroedd aros",
    "Subject: Ateb awtomatig: Amseroedd aros",
    "Subject: Ymateb Awtomataidd",
    "Subject: Neges awtomatig",
    "Subject: Allan o'r swyddfa",
    "Subject: =?utf-8?Q?Allan_o=E2=80=99r_swyddfa?=",
    "Subject: I am away from the office",
    "Subject: On annual leave until 9 March",
    "Subject: Away from my desk",
    "Subject: Vacation reply",
    "Subject: =?utf-8?Q?R=C3=A9ponse_automatique?=",
    "Subject: Automatische Antwort: Waiting times",
    "Subject: Respuesta automática",
    "Subject: Risposta automatica: Waiting times",
    "Subject: Automatisch antwoord",
    "Subject: Automatyczna odpowiedź",
    "Subject: Автоответ: Waiting times",
    "Subject: 自動返信",
    "X-Mail-Autoreply: yes",
    "X-Autoreply: yes",
    "X-Auto-Reply: 1",
    "X-Autorespond: Waiting times",
    "X-Autoreply-From: jane.mp@parliament.example.org",
    "X-POST-MessageClass: 9; Autoresponder",
    "Precedence: auto_reply",
    "Auto-Submitted: auto-replied",
    "Auto-Submitted: auto-replied (vacation)",
    "Auto-Submitted: auto-generated (vacation)",
    'Auto-Submitted: Auto-Replied; owner-email="jane.mp@parliament.example.org"',
]

PERSONS = [
    "Subject: Re: Waiting times\nX-Auto-Response-Suppress: All",
    "Subject: Re: Waiting times\nX-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply",
    "Subject: Re: Waiting times\nPrecedence: bulk",
    "Subject: Re: Waiting times\nPrecedence: list",
    "Subject: Re: Waiting times\nAuto-Submitted: no",
    "Subject: Re: Waiting times\nX-Autoreply: no",
    "Subject: Re: Out of school: what you wrote about waiting times",
    "Subject: Automatic enrolment and waiting times",
    "Subject: Autumn meeting",
    "Subject: Author's reply",
    "Subject: Absence from school",
    "Subject: Leave of absence rules",
    "Subject: Re: Autism services",
    "Subject: Oof, that was long",
    "Subject: Fwd: Undelivered Mail Returned to Sender",
    "Subject: RE: Undeliverable: Waiting times",
    "Subject: Away day for heads",
]
