"""The tools that supporters are passed on to, as servers on this machine that check what their documentation asks for.

Action Network: https://actionnetwork.org/docs/v2/person_signup_helper; Mailchimp: "Add or update list member" of its Marketing API 3.0;
CiviCRM: https://docs.civicrm.org/dev/en/latest/api/v4/rest/ and its action "save".
"""

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs


class ToolServer:
    """A real HTTP server of one tool: ``people`` are the addresses it knows with their status, ``first`` statuses it answers before."""

    key = "an-example-key"

    def __init__(self, check):
        self.people, self.first, self.heard = {}, [], []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                outer.heard.append((self.command, self.path, dict(self.headers), body))
                status = outer.first.pop(0) if outer.first else check(outer, self.command, self.path, self.headers, body)
                said = json.dumps({"status": status}).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            do_POST = do_PUT = answer  # noqa: N815  the library's names

            def log_message(self, *_args):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.host}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


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
