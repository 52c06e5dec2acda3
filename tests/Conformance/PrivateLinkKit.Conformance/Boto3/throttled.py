"""boto3 recognizes the throttling errors of every service, and retries."""
from aws import equal, run


def scenario(aws):
    aws.attempts = 3
    account = aws.account("111111111111")
    for call in (account.ec2.describe_vpcs, account.elb.describe_load_balancers, account.ecs.list_clusters, account.sts.get_caller_identity):
        equal(call()["ResponseMetadata"]["RetryAttempts"], 1)


run(scenario)
