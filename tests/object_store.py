"""A local server that speaks S3 and checks who asks: every signature, and what the key's policy allows (moto's, with its IAM)."""

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

POLICY = Path(__file__).resolve().parents[1] / "deploy" / "several" / "bucket-policy.json"
BUCKET = "causeway-files"
REGION = "us-east-1"
OWNER = {"region_name": REGION, "aws_access_key_id": "owner", "aws_secret_access_key": "owner"}


@dataclass(frozen=True)
class Store:
    """Where the store is, and a key that may do what ``deploy/several/bucket-policy.json`` says and nothing else."""

    endpoint: str
    key_id: str
    secret: str

    def client(self):
        """Return boto3's client with this key, to ask for what the site never asks."""
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id=self.key_id,
            aws_secret_access_key=self.secret,
            config=Config(s3={"addressing_style": "path"}, retries={"total_max_attempts": 1}),
        )

    def environment(self):
        """Return the settings of a site whose files lie here."""
        return {
            "CAUSEWAY_FILES": "s3",
            "CAUSEWAY_S3_BUCKET": BUCKET,
            "CAUSEWAY_S3_ENDPOINT": self.endpoint,
            "CAUSEWAY_S3_REGION": REGION,
            "CAUSEWAY_S3_KEY_ID": self.key_id,
            "CAUSEWAY_S3_SECRET": self.secret,
        }


class LocalStore:
    """The server: started with a bucket and a key, then strict with everyone."""

    def __init__(self):
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self.server.start()
        _host, port = self.server.get_host_and_port()
        self.endpoint = f"http://127.0.0.1:{port}"
        boto3.client("s3", endpoint_url=self.endpoint, **OWNER).create_bucket(Bucket=BUCKET)
        users = boto3.client("iam", endpoint_url=self.endpoint, **OWNER)
        users.create_user(UserName="site")
        users.put_user_policy(UserName="site", PolicyName="files", PolicyDocument=json.dumps(json.loads(POLICY.read_text())))
        key = users.create_access_key(UserName="site")["AccessKey"]
        self.store = Store(self.endpoint, key["AccessKeyId"], key["SecretAccessKey"])
        self._be_strict(after="0")

    def _be_strict(self, after):
        """Check whoever asks, from so many acts on; before, the owner made what there is."""
        self._tell("reset-auth", after)

    def _tell(self, what, body=""):
        how = urllib.request.Request(
            f"{self.endpoint}/moto-api/{what}", data=body.encode(), headers={"Content-Type": "text/plain"}
        )
        urllib.request.urlopen(how, timeout=10).close()

    def stop(self):
        """End it, and leave nothing of it to another in this process."""
        self._be_strict(after="inf")
        self._tell("reset")
        self.server.stop()
