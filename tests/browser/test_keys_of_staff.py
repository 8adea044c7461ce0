"""Passkeys of staff in Chromium, with the virtual authenticator that it has for tests: added, named, used, taken off; refused, and missing."""

import secrets

import pytest
from looking import no_sideways_scroll, nothing_for_axe, text_of
from playwright.sync_api import expect

MADE = """
from django.contrib.auth.models import Group, User
user, _made = User.objects.get_or_create(username="{name}")
user.set_password("plain-example-words")
user.save()
user.groups.add(*Group.objects.filter(name__in=["Reviewers", "Data officers"]))
"""
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def keyholder(visitor, product, under_a_name):
    """A visitor whose browser can hold passkeys, at the sign-in of a site with a name; the other end of its authenticator."""
    name = somebody(product)
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("WebAuthn.enable")
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]

    def tell(method, **more):
        return session.send(f"WebAuthn.{method}", {"authenticatorId": key, **more})

    sign_in(visitor.page, under_a_name, name)
    return visitor.page, under_a_name, name, tell


def somebody(product):
    """Make an account without a second key, and return its name."""
    name = f"example-{secrets.token_hex(3)}"
    product.run(MADE.format(name=name))
    return name


def sign_in(page, url, name):
    page.goto(f"{url}/staff/login/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("plain-example-words")
    page.get_by_role("button", name="Sign in").click()


def add(page, url, name):
    page.goto(f"{url}/staff/second-key/keys/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What do you call it?").fill(name)
    page.get_by_role("button", name="Make a passkey").click()


def sign_out(page):
    page.context.clear_cookies()


def test_a_passkey_is_added_used_named_and_taken_off(keyholder, picture):
    page, url, name, tell = keyholder
    add(page, url, "work laptop")
    expect(page.get_by_role("heading", name="Your codes for paper")).to_be_visible()
    expect(page.locator("main code")).to_have_count(11)
    assert len(tell("getCredentials")["credentials"]) == 1
    sign_out(page)
    sign_in(page, url, name)
    expect(page.get_by_role("heading", name="Your second key")).to_be_visible()
    nothing_for_axe(page)
    no_sideways_scroll(page)
    picture(page, "passkeys-code")
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()
    page.goto(f"{url}/staff/second-key/keys/")
    expect(page.get_by_role("heading", name="work laptop")).to_be_visible()
    expect(page.get_by_text("Last used on")).to_be_visible()
    page.get_by_text("Change its name").click()
    page.get_by_label("Call it").fill("desk at home")
    page.get_by_role("button", name="Save the name").click()
    expect(page.get_by_role("heading", name="desk at home")).to_be_visible()
    nothing_for_axe(page)
    no_sideways_scroll(page)
    picture(page, "passkeys-keys")
    page.get_by_role("link", name="Take “desk at home” off").click()
    nothing_for_axe(page)
    page.get_by_role("button", name="Take it off").click()
    expect(page.get_by_text("It was taken off")).to_be_visible()


def test_it_opens_one_persons_data_and_no_browser_without_it_gets_in(keyholder):
    page, url, name, tell = keyholder
    add(page, url, "work laptop")
    expect(page.get_by_role("heading", name="Your codes for paper")).to_be_visible()
    code = text_of(page.locator("main li code").first)
    page.goto(f"{url}/staff/persons/")
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_label("Their e-mail address")).to_be_visible()
    sign_out(page)
    tell("clearCredentials")
    sign_in(page, url, name)
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_text("Your browser gave no passkey")).to_be_visible()
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()


def test_a_copy_of_a_passkey_is_refused_with_a_sentence(keyholder):
    page, url, name, tell = keyholder
    add(page, url, "work laptop")
    expect(page.get_by_role("heading", name="Your codes for paper")).to_be_visible()
    copy = tell("getCredentials")["credentials"][0]
    for _each in range(2):
        sign_out(page)
        sign_in(page, url, name)
        page.get_by_role("button", name="Use a passkey instead").click()
        expect(page.get_by_role("heading", name="What waits for you")).to_be_visible()
    tell("clearCredentials")
    tell("addCredential", credential=copy)
    sign_out(page)
    sign_in(page, url, name)
    page.get_by_role("button", name="Use a passkey instead").click()
    expect(page.get_by_text("That passkey was not taken").first).to_be_visible()


def test_without_javascript_there_is_no_button_and_the_phone_is_offered(chromium, product, under_a_name):
    name = somebody(product)
    context = chromium.new_context(java_script_enabled=False, locale="en-GB", base_url=under_a_name)
    page = context.new_page()
    sign_in(page, under_a_name, name)
    page.goto(f"{under_a_name}/staff/second-key/keys/new/")
    expect(page.get_by_role("button", name="Make a passkey")).to_be_hidden()
    expect(page.get_by_role("link", name="set up your phone")).to_be_visible()
    context.close()
