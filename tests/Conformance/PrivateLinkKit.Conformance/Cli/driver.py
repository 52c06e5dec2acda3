"""The AWS CLI, started in this process as its `aws` command starts it: one start for many commands."""
import contextlib
import io
import os

from awscli.clidriver import create_clidriver

_models = None


def run(arguments, environment):
    """Runs a command; returns its exit code, its output and its errors."""
    global _models
    os.environ.update(environment)
    driver = create_clidriver()
    if _models:
        driver.session.register_component("data_loader", _models)
    _models = driver.session.get_component("data_loader")
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        try:
            code = driver.main(arguments)
        except SystemExit as ended:
            code = ended.code
    return code, output.getvalue(), errors.getvalue()
