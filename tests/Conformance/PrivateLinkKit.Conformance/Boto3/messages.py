"""SQS, SNS and the notifications of endpoint connections; every operation is called, and nothing is left behind."""
import json

from aws import equal, filters, refused
from pages import agree

ARN = "arn:aws:{}:eu-west-1:{}:{}"


def allow(service, action, resource):
    return json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": service}, "Action": action, "Resource": resource}]})


def live(provider, other, ours, theirs):
    """Lets the events of a connection arrive in a queue."""
    topic, url = _topic(provider), _queue(provider)
    _notify(provider, topic, url, ours, theirs)
    _send(provider.sqs, url)
    _publish(provider, topic, url)
    _delete(provider, other, topic, url)


def _queue(provider):
    sqs, arn = provider.sqs, ARN.format("sqs", provider.id, "orders")
    dead = sqs.create_queue(QueueName="dead")["QueueUrl"]
    url = sqs.create_queue(QueueName="orders", Attributes={"VisibilityTimeout": "60"}, tags={"team": "a"})["QueueUrl"]
    equal(sqs.create_queue(QueueName="orders", Attributes={"VisibilityTimeout": "60"})["QueueUrl"], url)
    equal(sqs.get_queue_url(QueueName="orders")["QueueUrl"], url)
    equal(agree(sqs, "list_queues", 1, at_least=2), [dead, url])
    redrive = json.dumps({"deadLetterTargetArn": ARN.format("sqs", provider.id, "dead"), "maxReceiveCount": 5})
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"RedrivePolicy": redrive, "Policy": allow("sns.amazonaws.com", "sqs:SendMessage", arn)})
    equal(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["VisibilityTimeout", "QueueArn"])["Attributes"],
          {"VisibilityTimeout": "60", "QueueArn": arn})
    equal(agree(sqs, "list_dead_letter_source_queues", 1, QueueUrl=dead), [url])
    sqs.tag_queue(QueueUrl=url, Tags={"stage": "test"})
    sqs.untag_queue(QueueUrl=url, TagKeys=["team"])
    equal(sqs.list_queue_tags(QueueUrl=url)["Tags"], {"stage": "test"})
    sqs.add_permission(QueueUrl=url, Label="partner", AWSAccountIds=["222222222222"], Actions=["SendMessage"])
    sqs.remove_permission(QueueUrl=url, Label="partner")
    sqs.delete_queue(QueueUrl=dead)
    return url


def _topic(provider):
    sns = provider.sns
    topic = sns.create_topic(Name="events", Attributes={"DisplayName": "Events"}, Tags=[{"Key": "team", "Value": "a"}])["TopicArn"]
    equal(topic, ARN.format("sns", provider.id, "events"))
    equal([known["TopicArn"] for known in sns.list_topics()["Topics"]], [topic])
    sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=allow("vpce.amazonaws.com", "SNS:Publish", topic))
    attributes = sns.get_topic_attributes(TopicArn=topic)["Attributes"]
    equal((attributes["Owner"], attributes["DisplayName"]), (provider.id, "Events"))
    sns.tag_resource(ResourceArn=topic, Tags=[{"Key": "stage", "Value": "test"}])
    sns.untag_resource(ResourceArn=topic, TagKeys=["team"])
    equal(sns.list_tags_for_resource(ResourceArn=topic)["Tags"], [{"Key": "stage", "Value": "test"}])
    return topic


def _notify(provider, topic, url, ours, theirs):
    ec2, sns = provider.ec2, provider.sns
    subscription = sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=ARN.format("sqs", provider.id, "orders"))["SubscriptionArn"]
    equal([known["SubscriptionArn"] for known in sns.list_subscriptions()["Subscriptions"]], [subscription])
    created = ec2.create_vpc_endpoint_connection_notification(
        ServiceId=ours.service, ConnectionNotificationArn=topic, ConnectionEvents=["Accept"], ClientToken="a")["ConnectionNotification"]
    notification = created["ConnectionNotificationId"]
    equal((created["ConnectionNotificationState"], created["ServiceId"]), ("Enabled", ours.service))
    ec2.modify_vpc_endpoint_connection_notification(ConnectionNotificationId=notification, ConnectionEvents=["Accept", "Reject"])
    listed = agree(ec2, "describe_vpc_endpoint_connection_notifications", 5, Filters=filters(service_id=ours.service))
    equal([(known["ConnectionNotificationId"], known["ConnectionEvents"]) for known in listed], [(notification, ["Accept", "Reject"])])
    connection = {"ServiceId": ours.service, "VpcEndpointIds": [theirs.endpoint]}
    equal(ec2.accept_vpc_endpoint_connections(**connection)["Unsuccessful"], [])
    equal(ec2.reject_vpc_endpoint_connections(**connection)["Unsuccessful"], [])
    messages = provider.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, WaitTimeSeconds=1)["Messages"]
    envelopes = [json.loads(message["Body"]) for message in messages]
    equal([(envelope["Type"], envelope["TopicArn"]) for envelope in envelopes], [("Notification", topic)] * 2)
    equal([json.loads(envelope["Message"])["connectionEvent"] for envelope in envelopes], ["Accept", "Reject"])
    entries = [{"Id": str(place), "ReceiptHandle": message["ReceiptHandle"]} for place, message in enumerate(messages)]
    equal(provider.sqs.delete_message_batch(QueueUrl=url, Entries=entries)["Failed"], [])
    failed = ec2.delete_vpc_endpoint_connection_notifications(ConnectionNotificationIds=[notification, "vpce-nfn-0123456789abcdef0"])["Unsuccessful"]
    equal([item["Error"]["Code"] for item in failed], ["InvalidConnectionNotification"])


def _send(sqs, url):
    attributes = {"price": {"DataType": "Number", "StringValue": "5"}, "bits": {"DataType": "Binary", "BinaryValue": b"\0\1"}}
    sent = sqs.send_message(QueueUrl=url, MessageBody="order 1", MessageAttributes=attributes)
    received = sqs.receive_message(
        QueueUrl=url, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"], AttributeNames=["SentTimestamp"])["Messages"][0]
    equal((received["MessageId"], received["MessageAttributes"]), (sent["MessageId"], attributes))
    equal((received["MD5OfMessageAttributes"], received["Attributes"]["ApproximateReceiveCount"]), (sent["MD5OfMessageAttributes"], "1"))
    sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=received["ReceiptHandle"], VisibilityTimeout=0)
    again = sqs.receive_message(QueueUrl=url)["Messages"][0]["ReceiptHandle"]
    changed = sqs.change_message_visibility_batch(QueueUrl=url, Entries=[{"Id": "a", "ReceiptHandle": again, "VisibilityTimeout": 5}])
    equal([entry["Id"] for entry in changed["Successful"]], ["a"])
    sqs.delete_message(QueueUrl=url, ReceiptHandle=again)
    batch = sqs.send_message_batch(QueueUrl=url, Entries=[{"Id": "a", "MessageBody": "order 2"}, {"Id": "b", "MessageBody": "\1"}])
    equal(([entry["Id"] for entry in batch["Successful"]], [entry["Code"] for entry in batch["Failed"]]), (["a"], ["InvalidMessageContents"]))
    sqs.purge_queue(QueueUrl=url)
    equal(sqs.receive_message(QueueUrl=url).get("Messages"), None)


def _publish(provider, topic, url):
    sns, sqs = provider.sns, provider.sqs
    subscription = sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"][0]["SubscriptionArn"]
    sns.set_subscription_attributes(SubscriptionArn=subscription, AttributeName="RawMessageDelivery", AttributeValue="true")
    equal(sns.get_subscription_attributes(SubscriptionArn=subscription)["Attributes"]["RawMessageDelivery"], "true")
    attributes = {"price": {"DataType": "Number", "StringValue": "5"}}
    published = sns.publish(TopicArn=topic, Message="order 3", Subject="Order", MessageAttributes=attributes)
    received = sqs.receive_message(QueueUrl=url, MessageAttributeNames=["All"])["Messages"][0]
    equal((received["Body"], received["MessageAttributes"]), ("order 3", attributes))
    batch = sns.publish_batch(TopicArn=topic, PublishBatchRequestEntries=[{"Id": "a", "Message": "order 4"}, {"Id": "b", "Message": ""}])
    equal(([entry["Id"] for entry in batch["Successful"]], [entry["Code"] for entry in batch["Failed"]]), (["a"], ["InvalidParameter"]))
    if not published["MessageId"]:
        raise AssertionError(published)
    sns.unsubscribe(SubscriptionArn=subscription)


def _delete(provider, other, topic, url):
    """The queue of another account has to confirm; its token arrives there."""
    sns, sqs = provider.sns, provider.sqs
    sns.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps(
        {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "SNS:*", "Resource": topic}]}))
    asked = other.sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=ARN.format("sqs", provider.id, "orders"))
    equal(asked["SubscriptionArn"], "pending confirmation")
    sqs.receive_message(QueueUrl=url)
    token = json.loads(sqs.receive_message(QueueUrl=url)["Messages"][0]["Body"])["Token"]
    confirmed = sns.confirm_subscription(TopicArn=topic, Token=token)["SubscriptionArn"]
    equal([known["SubscriptionArn"] for known in sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]], [confirmed])
    sns.delete_topic(TopicArn=topic)
    sqs.delete_queue(QueueUrl=url)
    equal((sns.list_topics()["Topics"], sqs.list_queues().get("QueueUrls")), ([], None))


def refuse(provider, other):
    sqs, sns = provider.sqs, provider.sns
    url = sqs.create_queue(QueueName="refused")["QueueUrl"]
    topic = sns.create_topic(Name="refused")["TopicArn"]
    missing = "AWS.SimpleQueueService."
    for code, call, parameters in (
            ("QueueAlreadyExists", sqs.create_queue, {"QueueName": "refused", "Attributes": {"DelaySeconds": "1"}}),
            ("InvalidParameterValue", sqs.create_queue, {"QueueName": "a b"}),
            (f"{missing}UnsupportedOperation", sqs.create_queue, {"QueueName": "a.fifo"}),
            (f"{missing}NonExistentQueue", sqs.get_queue_url, {"QueueName": "nobody"}),
            ("InvalidAttributeValue", sqs.set_queue_attributes, {"QueueUrl": url, "Attributes": {"DelaySeconds": "901"}}),
            ("InvalidAttributeName", sqs.set_queue_attributes, {"QueueUrl": url, "Attributes": {"Delay": "1"}}),
            ("ReceiptHandleIsInvalid", sqs.delete_message, {"QueueUrl": url, "ReceiptHandle": "a"}),
            ("InvalidMessageContents", sqs.send_message, {"QueueUrl": url, "MessageBody": "\1"}),
            (f"{missing}EmptyBatchRequest", sqs.send_message_batch, {"QueueUrl": url, "Entries": []}),
            ("MissingParameter", sqs.send_message, {"QueueUrl": url}),
            ("InvalidParameter", sns.create_topic, {"Name": "a b"}),
            ("NotFound", sns.get_topic_attributes, {"TopicArn": f"{topic}-none"}),
            ("InvalidParameter", sns.publish, {"TopicArn": topic, "Message": ""}),
            ("InvalidParameter", sns.subscribe, {"TopicArn": topic, "Protocol": "email", "Endpoint": "a@example.com"}),
            ("NotFound", sns.get_subscription_attributes, {"SubscriptionArn": f"{topic}:0"}),
            ("ResourceNotFound", sns.list_tags_for_resource, {"ResourceArn": f"{topic}-none"}),
            ("AuthorizationError", other.sns.publish, {"TopicArn": topic, "Message": "a"}),
            ("InvalidConnectionNotification", provider.ec2.describe_vpc_endpoint_connection_notifications, {
                "ConnectionNotificationId": "vpce-nfn-0123456789abcdef0"}),
    ):
        refused(code, call, **parameters)
    sns.delete_topic(TopicArn=topic)
    sqs.delete_queue(QueueUrl=url)
    refused(f"{missing}QueueDeletedRecently", sqs.create_queue, QueueName="refused")
