"""answers.py finds what it is there to find: answers made wrong on purpose."""
import json

import botocore.session

import answers
from aws import equal

SESSION = botocore.session.get_session()
EC2 = '<{0}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>1</requestId>{1}</{0}Response>'
ELB = ('<{0}Response xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><{0}Result>{1}</{0}Result>'
       "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{0}Response>")


def found(service, operation, body, status=200):
    model = SESSION.get_service_model(service)
    texts = answers.findings(model, model.operation_model(operation), status, {"x-amzn-RequestId": "1"}, body.encode())
    return [text.split(": ", 1)[0].split(" ", 1)[1] for text in texts]


def ec2(operation, inner):
    return found("ec2", operation, EC2.format(operation, inner))


def elb(operation, inner):
    return found("elbv2", operation, ELB.format(operation, inner))


def ecs(operation, body, status=200):
    return found("ecs", operation, json.dumps(body), status)


def http_apis(operation, body, status=200):
    return found("apigatewayv2", operation, json.dumps(body), status)


VPC = "<vpcSet><item>{}</item></vpcSet>"

CASES = [
    (http_apis("GetApi", {"apiId": "a", "createdDate": "2026-01-01T00:00:00Z", "tags": {"a": "b"}}), []),
    (http_apis("GetApi", {"apiID": "a", "createdDate": 1.5, "tags": {"a": 1}}), [".apiID", ".createdDate", ".tags.a"]),
    (http_apis("GetApis", {"items": [{"protocolType": "TCP"}]}), [".items[0].protocolType"]),
    (http_apis("GetApi", {"message": "a", "code": "b"}, 404), ["error", "error"]),
    (ec2("DescribeVpcs", VPC.format("<vpcId>vpc-1</vpcId><isDefault>true</isDefault>")), []),
    (ec2("DescribeVpcs", VPC.format("<vpcID>vpc-1</vpcID>")), [".vpcSet.1.vpcID"]),
    (ec2("DescribeVpcs", VPC.format("<isDefault>True</isDefault>")), [".vpcSet.1.isDefault"]),
    (ec2("DescribeVpcs", VPC.format("<state>ready</state>")), [".vpcSet.1.state"]),
    (ec2("DescribeVpcs", VPC.format("<vpcId>vpc-1</vpcId><vpcId>vpc-2</vpcId>")), [".vpcSet.1.vpcId"]),
    (ec2("DescribeVpcs", "<vpcSet><member/></vpcSet>"), [".vpcSet.1"]),
    (ec2("DescribeVpcs", "<vpcSet>none</vpcSet>"), [".vpcSet"]),
    (ec2("DescribeSubnets", "<subnetSet><item><availableIpAddressCount>1.5</availableIpAddressCount></item></subnetSet>"),
     [".subnetSet.1.availableIpAddressCount"]),
    (ec2("DescribeNatGateways", "<natGatewaySet><item><createTime>2026-01-02 03:04:05</createTime></item></natGatewaySet>"),
     [".natGatewaySet.1.createTime"]),
    (ec2("DeleteVpc", "<return>true</return>"), []),
    (ec2("DeleteVpc", "<return>yes</return><vpcId>vpc-1</vpcId>"), ["return", "vpcId"]),
    (found("ec2", "DeleteVpc", "<DeleteVpc><return>true</return></DeleteVpc>"), ["root", "root", "requestId"]),
    (found("ec2", "DeleteVpc", "<Response><Errors><Error><Code>No</Code></Error></Errors><RequestId/></Response>", 400), ["error", "error"]),
    (elb("DescribeListeners", "<Listeners><member><Port>80</Port></member></Listeners>"), []),
    (elb("DescribeListeners", "<Listeners><item><Port>80</Port></item></Listeners>"), [".Listeners.1"]),
    (elb("DescribeListeners", "<Listeners><member><Port>http</Port></member></Listeners>"), [".Listeners.1.Port"]),
    (ecs("ListClusters", {"clusterArns": ["arn"]}), []),
    (ecs("ListClusters", {"clusterArns": [1], "nextToken": None}), [".clusterArns[0]", ".nextToken"]),
    (ecs("DescribeClusters", {"clusters": [{"runningTasksCount": "1", "name": "a"}]}), [".clusters[0].runningTasksCount", ".clusters[0].name"]),
    (ecs("DescribeTasks", {"tasks": [{"createdAt": "2026-01-02T03:04:05Z"}]}), [".tasks[0].createdAt"]),
    (ecs("DeleteCluster", {"__type": "ClusterNotFoundException", "message": "no"}, 400), []),
    (ecs("DeleteCluster", {"__type": "ClusterNotFound", "message": "no"}, 400), ["error"]),
]

for actual, expected in CASES:
    equal(actual, expected)
print(f"{len(CASES)} answers judged")
