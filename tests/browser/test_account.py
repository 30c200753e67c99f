"""One's own account in a real browser: passkeys with a virtual authenticator, a new address, a picture, edits."""

import io
import re
from email import message_from_bytes
from hashlib import sha256

import pytest
from PIL import Image
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.browser import seed
from tests.browser.conftest import Site
from tests.processes import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("browser")]

SETTINGS = "/en/account/settings"
PASSKEY = "Use a passkey"


@pytest.fixture
def member(site: Site, request: pytest.FixtureRequest) -> str:
    """The address of an account that only this test uses."""
    email = f"{sha256(request.node.name.encode()).hexdigest()[:12]}@browser.example.test"
    site.manage("shell", "--no-imports", "-c", f"import tests.browser.seed as s; s.account({email!r}, 'Pia Member')")
    return email


@pytest.fixture
def device(page: Page) -> "Device":
    return Device(page.context.new_cdp_session(page))


class Device:
    """A device with a fingerprint reader and a place for passkeys, as Chromium simulates it."""

    def __init__(self, cdp: CDPSession) -> None:
        self.cdp = cdp
        cdp.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        self.id = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]

    def recognises(self, person: bool) -> None:
        """Whether the next fingerprint is the owner's; another one ends a ceremony as a press on "cancel" does."""
        self.cdp.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": person})

    @property
    def passkeys(self) -> list[dict[str, object]]:
        return self.cdp.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]


def sign_in(page: Page, email: str, onward: str = SETTINGS) -> None:
    page.goto(f"/en/account/sign-in?next={onward}")
    page.get_by_label("Email address").fill(email)
    page.get_by_label("Password", exact=True).fill(seed.PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Pia Member")).click()
    page.get_by_role("menuitem", name="Sign out").click()
    expect(page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()


def prove(page: Page) -> None:
    """Answer who is there: a sensitive change asks once, then not for five minutes."""
    dialog = page.get_by_role("dialog", name="Is it you?")
    dialog.get_by_label("Password").fill(seed.PASSWORD)
    dialog.get_by_role("button", name="Continue").click()
    expect(dialog).to_be_hidden()


def section(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def add_passkey(page: Page, name: str) -> None:
    passkeys = section(page, "Passkeys")
    passkeys.get_by_label("Name of the passkey").fill(name)
    passkeys.get_by_role("button", name="Add a passkey").click()


def test_a_passkey_from_its_making_to_its_end(page: Page, member: str, device: Device) -> None:
    sign_in(page, member)
    passkeys = section(page, "Passkeys")
    add_passkey(page, "Laptop")
    prove(page)
    expect(passkeys.get_by_text("Laptop", exact=True)).to_be_visible()
    assert [key["rpId"] for key in device.passkeys] == ["localhost"]
    expect(passkeys.get_by_text("Keep these codes")).to_be_visible()
    passkeys.get_by_role("button", name="I have saved it").click()

    add_passkey(page, "Laptop again")
    expect(passkeys.get_by_text("This device already has a passkey")).to_be_visible()
    passkeys.get_by_role("button", name="Rename Laptop").click()
    passkeys.get_by_label("Name of the passkey").first.fill("Workshop laptop")
    passkeys.get_by_role("button", name="Save").click()
    expect(passkeys.get_by_text("Workshop laptop", exact=True)).to_be_visible()

    sign_out(page)
    page.goto(f"/en/account/sign-in?next={SETTINGS}")
    page.get_by_role("button", name=PASSKEY).click()
    expect(passkeys.get_by_text("Workshop laptop", exact=True)).to_be_visible()
    expect(passkeys.get_by_text("Last used")).to_be_visible()

    passkeys.get_by_role("button", name="Remove Workshop laptop").click()
    page.get_by_role("dialog", name="Is it you?").get_by_role("button", name=PASSKEY).click()
    expect(passkeys.get_by_text("Workshop laptop", exact=True)).to_be_hidden()
    sign_out(page)
    page.goto("/en/account/sign-in")
    page.get_by_role("button", name=PASSKEY).click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_passkey_as_the_second_factor_of_a_password(page: Page, member: str, device: Device) -> None:
    sign_in(page, member)
    add_passkey(page, "Laptop")
    prove(page)
    expect(section(page, "Passkeys").get_by_text("Laptop", exact=True)).to_be_visible()
    sign_out(page)

    sign_in(page, member)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    device.recognises(False)
    page.get_by_role("button", name=PASSKEY).click()
    expect(page.get_by_role("status").filter(has_text="Cancelled. Nothing has changed.")).to_be_visible()
    device.recognises(True)
    page.get_by_role("button", name=PASSKEY).click()
    expect(section(page, "Passkeys").get_by_text("Laptop", exact=True)).to_be_visible()


def test_a_sensitive_change_asks_once_more_who_is_there(page: Page, member: str, device: Device) -> None:
    sign_in(page, member)
    add_passkey(page, "Laptop")
    dialog = page.get_by_role("dialog", name="Is it you?")
    dialog.get_by_label("Password").fill("not the password")
    dialog.get_by_role("button", name="Continue").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert device.passkeys == []
    expect(section(page, "Passkeys").get_by_role("alert")).to_have_count(0)

    add_passkey(page, "Laptop")
    prove(page)
    expect(section(page, "Passkeys").get_by_text("Laptop", exact=True)).to_be_visible()


def test_a_browser_without_passkeys_says_so_and_offers_none(page: Page, member: str) -> None:
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto("/en/account/sign-in")
    expect(page.get_by_role("main").get_by_role("button", name="Sign in")).to_be_visible()
    expect(page.get_by_role("button", name=PASSKEY)).to_have_count(0)
    sign_in(page, member)
    expect(section(page, "Passkeys").get_by_text("This browser cannot use passkeys")).to_be_visible()


def test_a_new_address_counts_once_its_mail_is_answered(page: Page, site: Site, member: str) -> None:
    sign_in(page, member)
    email = section(page, "Email address")
    email.get_by_label("New email address").fill(f"new-{member}")
    email.get_by_role("button", name="Change the address").click()
    prove(page)
    expect(email.get_by_text("Waits for you")).to_be_visible()
    expect(email.get_by_text(member, exact=True)).to_be_visible()

    page.goto(link_to(site, f"new-{member}"))
    page.get_by_role("button", name="Confirm the address").click()
    page.wait_for_url(re.compile(r"/en/$"))
    page.goto(SETTINGS)
    expect(email.get_by_text(f"new-{member}", exact=True)).to_be_visible()
    expect(email.get_by_text(member, exact=True)).to_have_count(0)


def link_to(site: Site, address: str) -> str:
    """The web address in the mail that reached `address`."""

    def letter() -> str | None:
        messages = [message_from_bytes(file.read_bytes()) for file in sorted(site.inbox.iterdir())]
        mine = [message for message in messages if message["To"] == address]
        return mine[-1].get_payload(decode=True).decode() if mine else None

    found = re.search(r"http\S+/account/\S+", wait_until(letter, 30, f"no mail for {address}"))
    assert found is not None
    return found[0]


def test_a_picture_is_seen_before_it_is_kept(page: Page, member: str) -> None:
    sign_in(page, member)
    profile = section(page, "Profile")
    chooser = profile.locator("input[type=file]")
    chooser.set_input_files({"name": "notes.txt", "mimeType": "image/png", "buffer": b"no picture"})
    expect(profile.get_by_text("This is not a picture that can be read")).to_be_visible()

    chooser.set_input_files({"name": "holiday.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    expect(profile.get_by_text("This is how others will see it.")).to_be_visible()
    profile.get_by_role("button", name="Use this picture").click()
    picture = profile.locator("img")
    expect(picture).to_have_attribute("src", re.compile(r"/media/avatars/"))
    page.reload()
    expect(picture).to_have_js_property("naturalWidth", 320)
    profile.get_by_role("button", name="Remove").click()
    expect(picture).to_have_count(0)


def photo() -> bytes:
    """A photo as a phone takes it: larger than what the server takes."""
    buffer = io.BytesIO()
    Image.effect_noise((3000, 2000), 90).save(buffer, "JPEG", quality=95)
    assert len(buffer.getvalue()) > 2 * 1024 * 1024
    return buffer.getvalue()


def test_what_was_typed_waits_for_whoever_left_without_saving(page: Page, member: str) -> None:
    sign_in(page, member)
    profile = section(page, "Profile")
    about = profile.get_by_label("About you")
    about.fill("I cut **plywood**")
    page.reload()
    expect(about).to_have_value("I cut **plywood**")
    expect(profile.get_by_text("Not saved yet")).to_be_visible()
    profile.get_by_role("button", name="Save").click()
    expect(profile.get_by_text("Not saved yet")).to_be_hidden()
    page.reload()
    expect(about).to_have_value("I cut **plywood**")

    profile.get_by_label("Name", exact=True).fill("Somebody Else")
    profile.get_by_role("button", name="Discard the changes").click()
    expect(profile.get_by_label("Name", exact=True)).to_have_value("Pia Member")
