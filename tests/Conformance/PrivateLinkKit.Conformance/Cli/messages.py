"""SQS, SNS and the notifications of endpoint connections; a line for each command."""
import json
import re

from cli import NOTHING, an

QUEUE, TOPIC = ("arn:aws:{}:eu-west-1:111111111111:{}".format(*names) for names in (("sqs", "orders"), ("sns", "events")))
URL = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders"


def allow(principal, action, resource):
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": principal, "Action": action, "Resource": resource}]})


def live(aws, ours, theirs):
    """Lets the events of a connection arrive in a queue; nothing is left behind."""
    _queue(aws)
    aws("sns create-topic --name events --attributes DisplayName=Events --tags Key=team,Value=a", {"TopicArn": TOPIC})
    aws("sns list-topics", {"Topics[].TopicArn": [TOPIC]})
    policy = allow({"Service": "vpce.amazonaws.com"}, "SNS:Publish", TOPIC)
    aws(f"sns set-topic-attributes --topic-arn {TOPIC} --attribute-name Policy --attribute-value '{policy}'", NOTHING)
    aws(f"sns get-topic-attributes --topic-arn {TOPIC}", {"Attributes.[Owner,DisplayName]": [aws.id, "Events"]})
    aws(f"sns tag-resource --resource-arn {TOPIC} --tags Key=stage,Value=test", NOTHING)
    aws(f"sns untag-resource --resource-arn {TOPIC} --tag-keys team", NOTHING)
    aws(f"sns list-tags-for-resource --resource-arn {TOPIC}", {"Tags": [{"Key": "stage", "Value": "test"}]})
    subscription = aws(f"sns subscribe --topic-arn {TOPIC} --protocol sqs --notification-endpoint {QUEUE}", {}, "SubscriptionArn")
    _notify(aws, ours, theirs)
    _send(aws)
    _publish(aws, subscription)
    _confirm(aws, theirs)
    aws(f"sns delete-topic --topic-arn {TOPIC}", NOTHING)
    aws(f"sqs delete-queue --queue-url {URL}", NOTHING)


def _queue(aws):
    aws("sqs create-queue --queue-name dead", {"QueueUrl": URL.replace("orders", "dead")})
    aws("sqs create-queue --queue-name orders --attributes VisibilityTimeout=60 --tags team=a", {"QueueUrl": URL})
    aws("sqs get-queue-url --queue-name orders", {"QueueUrl": URL})
    aws("sqs list-queues --page-size 1", {"length(QueueUrls)": 2})
    attributes = {"Policy": allow({"Service": "sns.amazonaws.com"}, "sqs:SendMessage", QUEUE),
                  "RedrivePolicy": json.dumps({"deadLetterTargetArn": QUEUE.replace("orders", "dead"), "maxReceiveCount": "5"})}
    aws(f"sqs set-queue-attributes --queue-url {URL} --attributes '{json.dumps(attributes)}'", NOTHING)
    aws(f"sqs get-queue-attributes --queue-url {URL} --attribute-names All", {"Attributes.[VisibilityTimeout,QueueArn]": ["60", QUEUE]})
    aws(f"sqs list-dead-letter-source-queues --queue-url {URL.replace('orders', 'dead')}", {"queueUrls": [URL]})
    aws(f"sqs tag-queue --queue-url {URL} --tags stage=test", NOTHING)
    aws(f"sqs untag-queue --queue-url {URL} --tag-keys team", NOTHING)
    aws(f"sqs list-queue-tags --queue-url {URL}", {"Tags": {"stage": "test"}})
    aws(f"sqs add-permission --queue-url {URL} --label partner --aws-account-ids 222222222222 --actions SendMessage", NOTHING)
    aws(f"sqs remove-permission --queue-url {URL} --label partner", NOTHING)
    aws(f"sqs delete-queue --queue-url {URL.replace('orders', 'dead')}", NOTHING)


def _notify(aws, ours, theirs):
    notification = aws(
        f"ec2 create-vpc-endpoint-connection-notification --service-id {ours.service} --connection-notification-arn {TOPIC} --connection-events Accept",
        {"ConnectionNotification.ConnectionNotificationId": an("vpce-nfn"), "ConnectionNotification.ConnectionNotificationState": "Enabled"},
        "ConnectionNotification.ConnectionNotificationId")
    aws(f"ec2 modify-vpc-endpoint-connection-notification --connection-notification-id {notification} --connection-events Accept Reject",
        {"ReturnValue": True})
    aws("ec2 describe-vpc-endpoint-connection-notifications --page-size 5",
        {"ConnectionNotificationSet[].[ConnectionNotificationId,ConnectionEvents]": [[notification, ["Accept", "Reject"]]]})
    connection = f"--service-id {ours.service} --vpc-endpoint-ids {theirs.endpoint}"
    aws(f"ec2 accept-vpc-endpoint-connections {connection}", {"Unsuccessful": []})
    aws(f"ec2 reject-vpc-endpoint-connections {connection}", {"Unsuccessful": []})
    messages = aws(f"sqs receive-message --queue-url {URL} --max-number-of-messages 10 --wait-time-seconds 1", {"length(Messages)": 2}, "Messages")
    if [json.loads(json.loads(message["Body"])["Message"])["connectionEvent"] for message in messages] != ["Accept", "Reject"]:
        raise AssertionError(messages)
    entries = json.dumps([{"Id": str(place), "ReceiptHandle": message["ReceiptHandle"]} for place, message in enumerate(messages)])
    aws(f"sqs delete-message-batch --queue-url {URL} --entries '{entries}'", {"Successful[].Id": ["0", "1"]})
    aws(f"ec2 delete-vpc-endpoint-connection-notifications --connection-notification-ids {notification}", {"Unsuccessful": []})


def _send(aws):
    aws(f"sqs send-message --queue-url {URL} --message-body order --message-attributes price={{DataType=Number,StringValue=5}}",
        {"MD5OfMessageBody": re.compile("[0-9a-f]{32}"), "MD5OfMessageAttributes": re.compile("[0-9a-f]{32}")})
    receipt = aws(f"sqs receive-message --queue-url {URL} --message-attribute-names All",
                  {"Messages[].Body": ["order"], "Messages[].MessageAttributes.price.StringValue": ["5"]}, "Messages[0].ReceiptHandle")
    aws(f"sqs change-message-visibility --queue-url {URL} --receipt-handle {receipt} --visibility-timeout 50", NOTHING)
    aws(f"sqs change-message-visibility-batch --queue-url {URL} --entries Id=a,ReceiptHandle={receipt},VisibilityTimeout=40", {"Successful[].Id": ["a"]})
    aws(f"sqs delete-message --queue-url {URL} --receipt-handle {receipt}", NOTHING)
    aws(f"sqs send-message-batch --queue-url {URL} --entries Id=a,MessageBody=first Id=b,MessageBody=second", {"Successful[].Id": ["a", "b"]})
    aws(f"sqs purge-queue --queue-url {URL}", NOTHING)


def _publish(aws, subscription):
    aws("sns list-subscriptions", {"Subscriptions[].SubscriptionArn": [subscription]})
    aws(f"sns list-subscriptions-by-topic --topic-arn {TOPIC}", {"Subscriptions[].[Protocol,Endpoint]": [["sqs", QUEUE]]})
    aws(f"sns set-subscription-attributes --subscription-arn {subscription} --attribute-name RawMessageDelivery --attribute-value true", NOTHING)
    aws(f"sns get-subscription-attributes --subscription-arn {subscription}", {"Attributes.[RawMessageDelivery,PendingConfirmation]": ["true", "false"]})
    aws(f"sns publish --topic-arn {TOPIC} --message first --message-attributes price={{DataType=Number,StringValue=5}}", {}, "MessageId")
    aws(f"sns publish-batch --topic-arn {TOPIC} --publish-batch-request-entries Id=a,Message=second", {"Successful[].Id": ["a"]})
    aws(f"sqs receive-message --queue-url {URL} --max-number-of-messages 10", {"Messages[].Body": ["first", "second"]})
    aws(f"sns unsubscribe --subscription-arn {subscription}", NOTHING)


def _confirm(aws, theirs):
    aws(f"sns set-topic-attributes --topic-arn {TOPIC} --attribute-name Policy --attribute-value '{allow('*', 'SNS:*', TOPIC)}'", NOTHING)
    theirs.aws(f"sns subscribe --topic-arn {TOPIC} --protocol sqs --notification-endpoint {QUEUE}", {"SubscriptionArn": "pending confirmation"})
    body = aws(f"sqs receive-message --queue-url {URL}", {}, "Messages[0].Body")
    aws(f"sns confirm-subscription --topic-arn {TOPIC} --token {json.loads(body)['Token']}", {"SubscriptionArn": re.compile(f"{TOPIC}:.+")})


def refuse(aws):
    aws("sqs create-queue --queue-name refused", {})
    for code, command in (
            ("QueueAlreadyExists", "sqs create-queue --queue-name refused --attributes DelaySeconds=1"),
            ("AWS.SimpleQueueService.NonExistentQueue", "sqs get-queue-url --queue-name nobody"),
            ("AWS.SimpleQueueService.UnsupportedOperation", "sqs create-queue --queue-name a.fifo"),
            ("InvalidAttributeValue", "sqs create-queue --queue-name a --attributes DelaySeconds=901"),
            ("InvalidParameter", "sns create-topic --name a.b"),
            ("NotFound", f"sns list-subscriptions-by-topic --topic-arn {TOPIC}"),
            ("InvalidConnectionNotification",
             "ec2 describe-vpc-endpoint-connection-notifications --connection-notification-id vpce-nfn-0123456789abcdef0"),
    ):
        aws.refused(code, command)
