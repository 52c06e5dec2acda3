"""The AWS CLI of accounts on the EmbeddedAws that the first argument names, with every output compared."""
import json
import re
import shlex
import sys

import awscli
import driver
import jmespath

if not [1, 45] <= [*map(int, awscli.__version__.split(".")[:2])] < [2]:
    sys.exit(f"The AWS CLI {awscli.__version__} does not know all that AWS answers today, or is another one.")

NOTHING = None
REFUSAL = re.compile(r"An error occurred \(([^)]+)\) when calling the \w+ operation(?: \([^)]*\))?: (.*)", re.DOTALL)


class Cli:
    """The AWS CLI of somebody with an account, on the EmbeddedAws that the first argument names."""

    def __init__(self, access_key, session_token=""):
        self.id = access_key
        self._environment = {
            "AWS_ACCESS_KEY_ID": access_key, "AWS_SECRET_ACCESS_KEY": "secret", "AWS_SESSION_TOKEN": session_token,
            "AWS_DEFAULT_REGION": "eu-west-1", "AWS_MAX_ATTEMPTS": "1", "AWS_PAGER": ""}

    def __call__(self, command, expected, pick="@"):
        """Runs a command, compares its output, and returns what a JMESPath picks from it.

        expected: what JMESPaths of the output have to be, a pattern or a value each; or NOTHING.
        """
        code, output, errors = self._run(command)
        if code != 0:
            raise AssertionError(f"aws {command} ended with {code}: {errors}")
        if expected is NOTHING:
            if output:
                raise AssertionError(f"aws {command} was to print nothing: {output}")
            return None
        answer = json.loads(output)
        for path, wanted in expected.items():
            found = jmespath.search(path, answer)
            if not (wanted.fullmatch(str(found)) if isinstance(wanted, re.Pattern) else found == wanted):
                raise AssertionError(f"aws {command}: {path} is {found!r}, not {wanted!r}, in {output}")
        return jmespath.search(pick, answer)

    def refused(self, code, command):
        """Runs a command that AWS refuses with this code, and returns the message."""
        status, output, errors = self._run(command)
        match = REFUSAL.search(errors)
        if status == 0 or match is None or match[1] != code:
            raise AssertionError(f"aws {command} was not refused with {code}: it ended with {status}: {errors}{output}")
        return match[2].strip()

    def _run(self, command):
        return driver.run([*shlex.split(command), "--endpoint-url", sys.argv[1], "--output", "json"], self._environment)


def an(prefix):
    """The pattern of an id: an("vpc")."""
    return re.compile(f"{prefix}-[0-9a-f]{{17}}")


def arn(service, resource):
    return re.compile(f"arn:aws:{service}:eu-west-1:\\d{{12}}:{resource}")


def permission(port, source):
    return f"'IpProtocol=tcp,FromPort={port},ToPort={port},{source}'"
