"""boto3's clients of the services in these tests, two of which have their models here."""
import os
import pathlib
import sys

os.environ["AWS_DATA_PATH"] = str(pathlib.Path(__file__).parent / "models")

import boto3  # noqa: E402
from botocore.config import Config  # noqa: E402


def client(service, **config):
    return boto3.Session(region_name="eu-west-1").client(
        service, endpoint_url=sys.argv[1], aws_access_key_id="111111111111", aws_secret_access_key="secret",
        config=Config(retries={"total_max_attempts": 1}, **config))


def members(answer):
    """The members of an answer and its HTTP status."""
    status = answer.pop("ResponseMetadata")["HTTPStatusCode"]
    return {name: value.read() if hasattr(value, "read") else value for name, value in answer.items()}, status


def same(expected, found):
    if expected != found:
        raise AssertionError(f"expected {expected}\nfound    {found}")
