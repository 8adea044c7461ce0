"""A passkey in software that does what the standard says (WebAuthn level 3, ES256, attestation "none"), and wrong things when told to."""

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn.helpers import bytes_to_base64url

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


@dataclass
class SoftwareKey:
    """One passkey; ``counts`` says by how much each use raises its count."""

    origin: str
    host: str
    counts: int = 1
    count: int = 0
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, asked, **other):
        """Answer a question for a new passkey."""
        public = self.private.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: public.x.to_bytes(32, "big"), -3: public.y.to_bytes(32, "big")}
        data = self._data(PRESENT | VERIFIED | WITH_KEY, other) + b"\0" * 16 + struct.pack(">H", len(self.credential))
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data + self.credential + cbor2.dumps(cose)})
        return self._answer(self._client("webauthn.create", asked, other), attestationObject=bytes_to_base64url(attestation))

    def used(self, asked, **other):
        """Answer a question for a passkey that is there. ``other`` has what is to be wrong: origin, host, challenge, kind, flags."""
        self.count += self.counts
        data, client = self._data(other.get("flags", PRESENT | VERIFIED), other), self._client("webauthn.get", asked, other)
        signed = data + hashlib.sha256(client).digest()
        signature = self.private.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer(client, authenticatorData=bytes_to_base64url(data), signature=bytes_to_base64url(signature))

    def _data(self, flags, other):
        return hashlib.sha256(other.get("host", self.host).encode()).digest() + struct.pack(">BI", flags, self.count)

    def _client(self, kind, asked, other):
        said = {
            "type": other.get("kind", kind),
            "challenge": other.get("challenge", asked["challenge"]),
            "origin": other.get("origin", self.origin),
        }
        return json.dumps(said).encode()

    def _answer(self, client, **response):
        named = bytes_to_base64url(self.credential)
        said = {"clientDataJSON": bytes_to_base64url(client), **response}
        return json.dumps({"id": named, "rawId": named, "type": "public-key", "response": said})
