// SQS, SNS and the notifications of endpoint connections.
import assert from "node:assert/strict";
import { filters, refused, sameItems } from "./aws.js";
import { agree } from "./pages.js";

const arn = (service, id, name) => `arn:aws:${service}:eu-west-1:${id}:${name}`;
const allow = (Principal, Action, Resource) => JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal, Action, Resource }] });

// Calls every operation, and lets the events of a connection arrive in a queue; nothing is left behind.
export async function live(provider, customer, ours, theirs) {
  const [TopicArn, QueueUrl] = [await topic(provider), await queue(provider)];
  const Endpoint = arn("sqs", provider.id, "orders");
  const { SubscriptionArn } = await provider.sns.subscribe({ TopicArn, Protocol: "sqs", Endpoint });
  await notify(provider, TopicArn, QueueUrl, ours, theirs);
  await send(provider, QueueUrl);
  await publish(provider, TopicArn, QueueUrl, SubscriptionArn);
  await confirm(provider, customer, TopicArn, QueueUrl, Endpoint);
  await provider.sns.deleteTopic({ TopicArn });
  await provider.sqs.deleteQueue({ QueueUrl });
}

async function queue({ id, sqs }) {
  const dead = (await sqs.createQueue({ QueueName: "dead" })).QueueUrl;
  const { QueueUrl } = await sqs.createQueue({ QueueName: "orders", Attributes: { VisibilityTimeout: "60" }, tags: { team: "a" } });
  assert.equal((await sqs.getQueueUrl({ QueueName: "orders" })).QueueUrl, QueueUrl);
  sameItems(await agree(sqs, "ListQueues", 1, {}, 2), [dead, QueueUrl]);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn("sqs", id, "dead"), maxReceiveCount: 5 });
  const Policy = allow({ Service: "sns.amazonaws.com" }, "sqs:SendMessage", arn("sqs", id, "orders"));
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy, RedrivePolicy } });
  assert.deepEqual((await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ["VisibilityTimeout"] })).Attributes, { VisibilityTimeout: "60" });
  assert.deepEqual((await sqs.listDeadLetterSourceQueues({ QueueUrl: dead })).queueUrls, [QueueUrl]);
  await sqs.tagQueue({ QueueUrl, Tags: { stage: "test" } });
  await sqs.untagQueue({ QueueUrl, TagKeys: ["team"] });
  assert.deepEqual((await sqs.listQueueTags({ QueueUrl })).Tags, { stage: "test" });
  await sqs.addPermission({ QueueUrl, Label: "partner", AWSAccountIds: ["222222222222"], Actions: ["SendMessage"] });
  await sqs.removePermission({ QueueUrl, Label: "partner" });
  await sqs.deleteQueue({ QueueUrl: dead });
  return QueueUrl;
}

async function topic({ id, sns }) {
  const { TopicArn } = await sns.createTopic({ Name: "events", Attributes: { DisplayName: "Events" }, Tags: [{ Key: "team", Value: "a" }] });
  assert.deepEqual((await sns.listTopics({})).Topics, [{ TopicArn }]);
  const AttributeValue = allow({ Service: "vpce.amazonaws.com" }, "SNS:Publish", TopicArn);
  await sns.setTopicAttributes({ TopicArn, AttributeName: "Policy", AttributeValue });
  const { Attributes } = await sns.getTopicAttributes({ TopicArn });
  assert.deepEqual([Attributes.Owner, Attributes.Policy], [id, AttributeValue]);
  await sns.tagResource({ ResourceArn: TopicArn, Tags: [{ Key: "stage", Value: "test" }] });
  await sns.untagResource({ ResourceArn: TopicArn, TagKeys: ["team"] });
  assert.deepEqual((await sns.listTagsForResource({ ResourceArn: TopicArn })).Tags, [{ Key: "stage", Value: "test" }]);
  return TopicArn;
}

async function notify({ ec2, sqs }, ConnectionNotificationArn, QueueUrl, { service: ServiceId }, { endpoint }) {
  const { ConnectionNotification } = await ec2.createVpcEndpointConnectionNotification({
    ServiceId, ConnectionNotificationArn, ConnectionEvents: ["Accept"],
  });
  const { ConnectionNotificationId } = ConnectionNotification;
  assert.equal(ConnectionNotification.ConnectionNotificationState, "Enabled");
  await ec2.modifyVpcEndpointConnectionNotification({ ConnectionNotificationId, ConnectionEvents: ["Accept", "Reject"] });
  const mine = { Filters: filters({ "service-id": ServiceId }) };
  const [listed] = await agree(ec2, "DescribeVpcEndpointConnectionNotifications", 5, mine);
  assert.deepEqual(listed.ConnectionEvents, ["Accept", "Reject"]);
  const connection = { ServiceId, VpcEndpointIds: [endpoint] };
  assert.deepEqual((await ec2.acceptVpcEndpointConnections(connection)).Unsuccessful, []);
  assert.deepEqual((await ec2.rejectVpcEndpointConnections(connection)).Unsuccessful, []);
  const { Messages } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 });
  assert.deepEqual(Messages.map(({ Body }) => JSON.parse(JSON.parse(Body).Message).connectionEvent), ["Accept", "Reject"]);
  const Entries = Messages.map(({ ReceiptHandle }, place) => ({ Id: `${place}`, ReceiptHandle }));
  assert.equal((await sqs.deleteMessageBatch({ QueueUrl, Entries })).Successful.length, 2);
  assert.deepEqual((await ec2.deleteVpcEndpointConnectionNotifications({ ConnectionNotificationIds: [ConnectionNotificationId] })).Unsuccessful, []);
}

async function send({ sqs }, QueueUrl) {
  const MessageAttributes = { price: { DataType: "Number", StringValue: "5" } };
  await sqs.sendMessage({ QueueUrl, MessageBody: "order", MessageAttributes });
  const [message] = (await sqs.receiveMessage({ QueueUrl, MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["All"] })).Messages;
  assert.deepEqual([message.Body, message.MessageAttributes, message.Attributes.ApproximateReceiveCount], ["order", MessageAttributes, "1"]);
  const { ReceiptHandle } = message;
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 50 });
  await sqs.changeMessageVisibilityBatch({ QueueUrl, Entries: [{ Id: "a", ReceiptHandle, VisibilityTimeout: 40 }] });
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
  const { Successful } = await sqs.sendMessageBatch({ QueueUrl, Entries: [{ Id: "a", MessageBody: "first" }, { Id: "b", MessageBody: "second" }] });
  assert.deepEqual(Successful.map(({ Id }) => Id), ["a", "b"]);
  await sqs.purgeQueue({ QueueUrl });
}

async function publish({ sns, sqs }, TopicArn, QueueUrl, SubscriptionArn) {
  assert.deepEqual((await sns.listSubscriptions({})).Subscriptions.map((known) => known.SubscriptionArn), [SubscriptionArn]);
  assert.deepEqual((await sns.listSubscriptionsByTopic({ TopicArn })).Subscriptions.map(({ Protocol }) => Protocol), ["sqs"]);
  await sns.setSubscriptionAttributes({ SubscriptionArn, AttributeName: "RawMessageDelivery", AttributeValue: "true" });
  assert.equal((await sns.getSubscriptionAttributes({ SubscriptionArn })).Attributes.RawMessageDelivery, "true");
  await sns.publish({ TopicArn, Message: "first", MessageAttributes: { price: { DataType: "Number", StringValue: "5" } } });
  const { Successful } = await sns.publishBatch({ TopicArn, PublishBatchRequestEntries: [{ Id: "a", Message: "second" }] });
  assert.deepEqual(Successful.map(({ Id }) => Id), ["a"]);
  assert.deepEqual((await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 })).Messages.map(({ Body }) => Body), ["first", "second"]);
  await sns.unsubscribe({ SubscriptionArn });
}

async function confirm({ sns, sqs }, customer, TopicArn, QueueUrl, Endpoint) {
  await sns.setTopicAttributes({ TopicArn, AttributeName: "Policy", AttributeValue: allow("*", "SNS:*", TopicArn) });
  assert.equal((await customer.sns.subscribe({ TopicArn, Protocol: "sqs", Endpoint })).SubscriptionArn, "pending confirmation");
  const { Token } = JSON.parse((await sqs.receiveMessage({ QueueUrl })).Messages[0].Body);
  const { SubscriptionArn } = await sns.confirmSubscription({ TopicArn, Token });
  assert.ok(SubscriptionArn.startsWith(`${TopicArn}:`));
}

export async function refuse({ id, ec2, sns, sqs }) {
  await sqs.createQueue({ QueueName: "refused" });
  await refused("QueueAlreadyExists", sqs, "createQueue", { QueueName: "refused", Attributes: { DelaySeconds: "1" } });
  await refused("AWS.SimpleQueueService.NonExistentQueue", sqs, "getQueueUrl", { QueueName: "nobody" });
  await refused("AWS.SimpleQueueService.UnsupportedOperation", sqs, "createQueue", { QueueName: "a.fifo" });
  await refused("InvalidAttributeValue", sqs, "createQueue", { QueueName: "a", Attributes: { DelaySeconds: "901" } });
  await refused("InvalidParameter", sns, "createTopic", { Name: "a.b" });
  await refused("NotFound", sns, "getTopicAttributes", { TopicArn: arn("sns", id, "nobody") });
  await refused("InvalidConnectionNotification", ec2, "describeVpcEndpointConnectionNotifications", {
    ConnectionNotificationId: "vpce-nfn-0123456789abcdef0",
  });
}
