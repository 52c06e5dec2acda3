"""Runs a command of the AWS CLI for each line of its input, which is JSON, and answers each with a line."""
import json
import sys

import driver

for line in sys.stdin:
    command = json.loads(line)
    code, output, errors = driver.run(command["arguments"], command["environment"])
    print(json.dumps({"exitCode": code, "output": output, "errors": errors}), flush=True)
