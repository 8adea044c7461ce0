"""The tools that supporters are passed on to, as servers on this machine that check what their documentation asks for.

Action Network: https://actionnetwork.org/docs/v2/person_signup_helper; Mailchimp: "Add or update list member" of its Marketing API 3.0;
CiviCRM: https://docs.civicrm.org/dev/en/latest/api/v4/rest/ and its action "save".
"""

import base64
import hashlib
import json
from urllib.parse import parse_qs

from tests.integration.web_server import Server


class ToolServer(Server):
    """One tool: ``people`` are the addresses it knows with their status, ``first`` statuses it answers before."""

    key = "an-example-key"

    def __init__(self, check):
        self.check, self.people, self.first, self.heard = check, {}, [], []
        super().__init__()

    def answer(self, request):
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        self.heard.append((request.command, request.path, dict(request.headers), body))
        status = self.first.pop(0) if self.first else self.check(self, request.command, request.path, request.headers, body)
        said = json.dumps({"status": status}).encode()
        request.send_response(status)
        request.send_header("Content-Length", str(len(said)))
        request.end_headers()
        request.wfile.write(said)


def action_network(server, method, path, headers, body):
    if headers.get("OSDI-API-Token") != server.key:
        return 403
    if (method, path, headers.get("Content-Type")) != ("POST", "/api/v2/people/", "application/json"):
        return 404
    person = json.loads(body)["person"]
    (address,) = person["email_addresses"]
    if set(person) - {"email_addresses", "custom_fields"} or address["status"] not in {"subscribed", "unsubscribed"}:
        return 400
    if not all(isinstance(value, str) for value in person.get("custom_fields", {}).values()):
        return 400
    server.people[address["address"]] = address["status"]
    return 200


def mailchimp(server, method, path, headers, body):
    if headers.get("Authorization") != "Basic " + base64.b64encode(f"causeway:{server.key}".encode()).decode():
        return 401
    member = json.loads(body)
    digest = hashlib.md5(member["email_address"].lower().encode()).hexdigest()
    if (method, path) != ("PUT", f"/3.0/lists/example-list/members/{digest}"):
        return 404
    if member["email_address"] not in server.people and "status_if_new" not in member:
        return 400
    server.people[member["email_address"]] = member["status"]
    return 200


def civicrm(server, method, path, headers, body):
    if headers.get("X-Civi-Auth") != f"Bearer {server.key}" or headers.get("X-Requested-With") != "XMLHttpRequest":
        return 401
    if (method, path, headers.get("Content-Type")) != (
        "POST", "/civicrm/ajax/api4/Contact/save", "application/x-www-form-urlencoded",
    ):  # fmt: skip
        return 404
    params = json.loads(parse_qs(body.decode())["params"][0])
    if set(params) != {"records", "match"} or not set(params["match"]) <= set(params["records"][0]):
        return 400
    for record in params["records"]:
        server.people[record["email_primary.email"]] = "unsubscribed" if record["is_opt_out"] else "subscribed"
    return 200


def webhook(server, method, _path, headers, body):
    if method != "POST" or not headers.get("webhook-signature", "").startswith("v1,"):
        return 400
    event = json.loads(body)
    server.people[event["data"]["email"]] = {"supporter.reads": "subscribed", "supporter.left": "unsubscribed"}[event["type"]]
    return 204


TOOLS = {
    "action-network": (action_network, "Action Network"),
    "mailchimp": (mailchimp, "Mailchimp"),
    "civicrm": (civicrm, "CiviCRM"),
    "webhook": (webhook, "Example Tool"),
}
