"""CloudWatch Logs: groups, streams and events; every operation is called, and nothing is left behind."""
import time

from aws import equal, refused
from pages import agree

GROUP = "/ecs/orders"


def live(logs, account):
    logs.create_log_group(logGroupName=GROUP, tags={"team": "a + b"})
    logs.put_retention_policy(logGroupName=GROUP, retentionInDays=14)
    found = agree(logs, "describe_log_groups", 1, logGroupNamePrefix="/ecs/")[0]
    arn = f"arn:aws:logs:eu-west-1:{account}:log-group:{GROUP}"
    equal((found["arn"], found["logGroupArn"], found["retentionInDays"]), (f"{arn}:*", arn, 14))
    logs.delete_retention_policy(logGroupName=GROUP)
    tags(logs, arn)
    for name in ("web/1", "web/2"):
        logs.create_log_stream(logGroupName=GROUP, logStreamName=name)
    events(logs, arn)
    logs.delete_log_stream(logGroupName=GROUP, logStreamName="web/2")
    equal([stream["logStreamName"] for stream in agree(logs, "describe_log_streams", 1, logGroupName=GROUP)], ["web/1"])
    logs.delete_log_group(logGroupName=GROUP)
    equal(logs.describe_log_groups()["logGroups"], [])


def tags(logs, arn):
    logs.tag_resource(resourceArn=arn, tags={"stage": "test"})
    logs.untag_resource(resourceArn=arn, tagKeys=["team"])
    equal(logs.list_tags_for_resource(resourceArn=arn)["tags"], {"stage": "test"})
    logs.tag_log_group(logGroupName=GROUP, tags={"team": "b"})
    logs.untag_log_group(logGroupName=GROUP, tags=["stage"])
    equal(logs.list_tags_log_group(logGroupName=GROUP)["tags"], {"team": "b"})


def events(logs, arn):
    now = int(time.time() * 1000)
    for name, texts in (("web/1", ("started", "GET /orders 200", "GET /orders 500")), ("web/2", ("started", ))):
        logs.put_log_events(logGroupName=GROUP, logStreamName=name, logEvents=[{"timestamp": now, "message": text} for text in texts])
    old = logs.put_log_events(logGroupName=GROUP, logStreamName="web/2", logEvents=[{"timestamp": 1, "message": "too old"}])
    equal(old["rejectedLogEventsInfo"], {"tooOldLogEventEndIndex": 1})

    stream = {"logGroupName": GROUP, "logStreamName": "web/1"}
    first = logs.get_log_events(**stream, limit=2, startFromHead=True)
    equal([event["message"] for event in first["events"]], ["started", "GET /orders 200"])
    second = logs.get_log_events(**stream, limit=2, nextToken=first["nextForwardToken"])
    equal([event["message"] for event in second["events"]], ["GET /orders 500"])
    end = logs.get_log_events(**stream, nextToken=second["nextForwardToken"])
    equal((end["events"], end["nextForwardToken"]), ([], second["nextForwardToken"]))
    back = logs.get_log_events(**stream, limit=1, nextToken=second["nextBackwardToken"])
    equal([event["message"] for event in back["events"]], ["GET /orders 200"])

    equal(len(agree(logs, "filter_log_events", 2, at_least=2, logGroupName=GROUP)), 4)
    found = logs.filter_log_events(logGroupIdentifier=arn, filterPattern='"GET /orders" -200', logStreamNames=["web/1"])["events"]
    equal([(event["logStreamName"], event["message"]) for event in found], [("web/1", "GET /orders 500")])
    streams = logs.describe_log_streams(logGroupName=GROUP, orderBy="LastEventTime", descending=True)["logStreams"]
    equal({stream["lastEventTimestamp"] for stream in streams}, {now})


def refuse(logs):
    logs.create_log_group(logGroupName="a")
    logs.create_log_stream(logGroupName="a", logStreamName="a")
    stream, now = {"logGroupName": "a", "logStreamName": "a"}, int(time.time() * 1000)
    for code, call, parameters in (
            ("ResourceAlreadyExistsException", logs.create_log_group, {"logGroupName": "a"}),
            ("ResourceAlreadyExistsException", logs.create_log_stream, stream),
            ("InvalidParameterException", logs.create_log_group, {"logGroupName": "a b"}),
            ("InvalidParameterException", logs.create_log_stream, {"logGroupName": "a", "logStreamName": "a:b"}),
            ("InvalidParameterException", logs.put_retention_policy, {"logGroupName": "a", "retentionInDays": 2}),
            ("InvalidParameterException", logs.put_log_events, stream | {"logEvents": [{"timestamp": 2, "message": "b"}, {"timestamp": 1, "message": "a"}]}),
            ("InvalidParameterException", logs.put_log_events, stream | {"logEvents": [{"timestamp": now, "message": "x" * 1_048_576}]}),
            ("InvalidParameterException", logs.filter_log_events, {"logGroupName": "a", "filterPattern": '{ $.code = "500" }'}),
            ("InvalidParameterException", logs.filter_log_events, {"logGroupName": "a", "filterPattern": "a-b"}),
            ("InvalidParameterException", logs.get_log_events, stream | {"nextToken": "nothing"}),
            ("InvalidParameterException", logs.describe_log_groups, {"nextToken": "nothing"}),
            ("ResourceNotFoundException", logs.delete_log_group, {"logGroupName": "b"}),
            ("ResourceNotFoundException", logs.put_log_events, {"logGroupName": "a", "logStreamName": "b", "logEvents": [{"timestamp": now, "message": "a"}]}),
            ("ResourceNotFoundException", logs.list_tags_for_resource, {"resourceArn": "arn:aws:logs:eu-west-1:111111111111:log-group:b"}),
    ):
        refused(code, call, **parameters)
    logs.delete_log_group(logGroupName="a")
