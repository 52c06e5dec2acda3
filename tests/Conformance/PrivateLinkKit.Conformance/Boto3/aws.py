"""boto3's clients on an EmbeddedAws; every answer that they get is compared with botocore's model."""
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

import answers

REGION = "eu-west-1"
SOON = {"Delay": 1, "MaxAttempts": 120}


class Aws:
    """An EmbeddedAws, and what was wrong with its answers."""

    def __init__(self, url):
        self.url = url
        self.attempts = 1
        self.findings = []
        self.answers = 0
        self._session = boto3.Session(region_name=REGION)

    def account(self, access_key, session_token=None):
        return Account(self, access_key, session_token)

    def client(self, service, access_key, session_token):
        client = self._session.client(
            service, endpoint_url=self.url, aws_access_key_id=access_key, aws_secret_access_key="secret", aws_session_token=session_token,
            config=Config(retries={"mode": "standard", "total_max_attempts": self.attempts}, parameter_validation=False))

        def compare(event_name, response_dict, **_):
            if response_dict is not None:
                self.answers += 1
                model = client.meta.service_model
                self.findings += answers.findings(
                    model, model.operation_model(event_name.rsplit(".", 1)[-1]),
                    response_dict["status_code"], response_dict["headers"], response_dict["body"])

        client.meta.events.register("response-received", compare)
        return client


class Account:
    """The clients of somebody with an account."""

    def __init__(self, aws, access_key, session_token=None):
        self.id = access_key
        (self.ec2, self.elb, self.ecs, self.sts, self.iam, self.ssm, self.logs, self.secrets, self.kms, self.ecr, self.zones, self.acm, self.sqs,
         self.sns, self.scaling, self.s3, self.efs, self.rds, self.cloud, self.formation, self.tagging,
         self.http_apis) = (
            aws.client(service, access_key, session_token)
            for service in (
                "ec2", "elbv2", "ecs", "sts", "iam", "ssm", "logs", "secretsmanager", "kms", "ecr", "route53", "acm", "sqs", "sns", "autoscaling",
                "s3", "efs", "rds", "cloudcontrol", "cloudformation", "resourcegroupstaggingapi", "apigatewayv2"))


def run(scenario):
    """Runs a scenario on the EmbeddedAws that the first argument names; exits with 1 if an answer did not match botocore's model."""
    aws = Aws(sys.argv[1])
    try:
        scenario(aws)
    finally:
        for finding in sorted(set(aws.findings)):
            print(finding)
        print(f"{aws.answers} answers compared")
    sys.exit(1 if aws.findings else 0)


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


def refused(code, call, **parameters):
    """Makes a call that AWS refuses with this code, and returns the message."""
    try:
        answer = call(**parameters)
    except ClientError as error:
        equal(error.response["Error"]["Code"], code)
        return error.response["Error"]["Message"]
    raise AssertionError(f"{call.__name__}({parameters}) was not refused with {code} but answered: {str(answer)[:300]}")


def filters(**values):
    """EC2 filters: filters(vpc_id="vpc-1") is vpc-id."""
    return [{"Name": name.replace("_", "-"), "Values": value if isinstance(value, list) else [value]} for name, value in values.items()]


def tagged(kind, **tags):
    return [{"ResourceType": kind, "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}]
