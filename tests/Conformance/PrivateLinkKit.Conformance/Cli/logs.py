"""CloudWatch Logs; a line for each command."""
import time

from cli import NOTHING

GROUP = "--log-group-name /ecs/orders"


def live(aws):
    arn = f"arn:aws:logs:eu-west-1:{aws.id}:log-group:/ecs/orders"
    aws(f"logs create-log-group {GROUP} --tags team=a", NOTHING)
    aws(f"logs put-retention-policy {GROUP} --retention-in-days 14", NOTHING)
    aws("logs describe-log-groups --log-group-name-prefix /ecs/ --page-size 1", {"logGroups[].[arn,retentionInDays]": [[f"{arn}:*", 14]]})
    aws(f"logs delete-retention-policy {GROUP}", NOTHING)
    aws(f"logs tag-resource --resource-arn {arn} --tags stage=test", NOTHING)
    aws(f"logs untag-resource --resource-arn {arn} --tag-keys team", NOTHING)
    aws(f"logs list-tags-for-resource --resource-arn {arn}", {"tags": {"stage": "test"}})
    aws(f"logs tag-log-group {GROUP} --tags team=b", NOTHING)
    aws(f"logs untag-log-group {GROUP} --tags stage", NOTHING)
    aws(f"logs list-tags-log-group {GROUP}", {"tags": {"team": "b"}})

    stream, now = f"{GROUP} --log-stream-name web/1", int(time.time() * 1000)
    aws(f"logs create-log-stream {stream}", NOTHING)
    aws(f"logs put-log-events {stream} --log-events timestamp={now},message=started timestamp={now},message=stopped", {})
    aws(f"logs get-log-events {stream} --start-from-head", {"events[].message": ["started", "stopped"]})
    aws(f"logs filter-log-events {GROUP} --filter-pattern stopped", {"events[].[logStreamName,message]": [["web/1", "stopped"]]})
    aws(f"logs describe-log-streams {GROUP}", {"logStreams[].[logStreamName,lastEventTimestamp]": [["web/1", now]]})
    aws(f"logs delete-log-stream {stream}", NOTHING)
    aws(f"logs delete-log-group {GROUP}", NOTHING)
    aws("logs describe-log-groups", {"logGroups": []})


def refuse(aws):
    aws("logs create-log-group --log-group-name a", NOTHING)
    for code, command in (
            ("ResourceAlreadyExistsException", "logs create-log-group --log-group-name a"),
            ("InvalidParameterException", "logs create-log-group --log-group-name 'a b'"),
            ("InvalidParameterException", "logs put-retention-policy --log-group-name a --retention-in-days 2"),
            ("ResourceNotFoundException", "logs delete-log-group --log-group-name b"),
            ("ResourceNotFoundException", "logs get-log-events --log-group-name a --log-stream-name b"),
    ):
        aws.refused(code, command)
    aws("logs delete-log-group --log-group-name a", NOTHING)
