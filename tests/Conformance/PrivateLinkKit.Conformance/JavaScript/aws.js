// The AWS SDK's clients on an EmbeddedAws.
import assert from "node:assert/strict";
import * as acm from "@aws-sdk/client-acm";
import * as httpApis from "@aws-sdk/client-apigatewayv2";
import * as cloud from "@aws-sdk/client-cloudcontrol";
import * as formation from "@aws-sdk/client-cloudformation";
import * as tagging from "@aws-sdk/client-resource-groups-tagging-api";
import * as scaling from "@aws-sdk/client-auto-scaling";
import * as ec2 from "@aws-sdk/client-ec2";
import * as ecs from "@aws-sdk/client-ecs";
import * as efs from "@aws-sdk/client-efs";
import * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import * as ecr from "@aws-sdk/client-ecr";
import * as kms from "@aws-sdk/client-kms";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as secrets from "@aws-sdk/client-secrets-manager";
import * as iam from "@aws-sdk/client-iam";
import * as ssm from "@aws-sdk/client-ssm";
import * as rds from "@aws-sdk/client-rds";
import * as route53 from "@aws-sdk/client-route-53";
import * as s3 from "@aws-sdk/client-s3";
import * as sns from "@aws-sdk/client-sns";
import * as sqs from "@aws-sdk/client-sqs";
import * as sts from "@aws-sdk/client-sts";

const SDKS = { "ACM": acm, "ApiGatewayV2": httpApis, "Auto Scaling": scaling, "EC2": ec2, "ECS": ecs, "EFS": efs, "Elastic Load Balancing v2": elb,
  "IAM": iam, "ECR": ecr, "KMS": kms, "CloudWatch Logs": logs, "RDS": rds, "Route 53": route53, "S3": s3, "Secrets Manager": secrets, "SNS": sns, "SQS": sqs,
  "SSM": ssm, "STS": sts, "CloudControl": cloud, "CloudFormation": formation, "Resource Groups Tagging API": tagging };
const SOON = { minDelay: 0.1, maxDelay: 1, maxWaitTime: 120 };

// The clients of an account, on the EmbeddedAws that is the first argument.
export function account(accessKeyId, { sessionToken, maxAttempts = 1 } = {}) {
  const config = {
    endpoint: process.argv[2], region: "eu-west-1", maxAttempts, credentials: { accessKeyId, secretAccessKey: "secret", sessionToken },
  };
  return {
    id: accessKeyId, ec2: new ec2.EC2(config), elb: new elb.ElasticLoadBalancingV2(config), ecs: new ecs.ECS(config), ssm: new ssm.SSM(config),
    iam: new iam.IAM(config), logs: new logs.CloudWatchLogs(config), kms: new kms.KMS(config), ecr: new ecr.ECR(config),
    secrets: new secrets.SecretsManager(config), sts: new sts.STS(config), zones: new route53.Route53(config),
    acm: new acm.ACM(config), scaling: new scaling.AutoScaling(config), sns: new sns.SNS(config), sqs: new sqs.SQS(config),
    s3: new s3.S3(config), efs: new efs.EFS(config), rds: new rds.RDS(config), httpApis: new httpApis.ApiGatewayV2(config),
    cloud: new cloud.CloudControl(config), formation: new formation.CloudFormation(config), tagging: new tagging.ResourceGroupsTaggingAPI(config),
  };
}

// Helpers of the SDK for a client, such as a paginator: part(client, "paginateDescribeVpcs").
export function part(client, name) {
  assert.ok(name in SDKS[client.config.serviceId], `The SDK has no ${name}`);
  return SDKS[client.config.serviceId][name];
}

// Waits with one of the SDK's waiters: until(client, "VpcAvailable", { VpcIds }).
export const until = (client, waiter, input) => part(client, `waitUntil${waiter}`)({ client, ...SOON }, input);

// Makes a call that AWS refuses with this code, and returns the error.
export async function refused(code, client, method, input = {}) {
  let answer;
  try {
    answer = await client[method](input);
  } catch (error) {
    // Modelled errors of query services do not expose their shape's name.
    assert.equal(error.Code ?? error.name, code, `${method}: ${error}`);
    assert.ok(error.$metadata.httpStatusCode >= 400 && error.message);
    return error;
  }
  assert.fail(`${method}(${JSON.stringify(input)}) was not refused with ${code} but answered: ${JSON.stringify(answer).slice(0, 300)}`);
}

// EC2's filters: filters({ "vpc-id": "vpc-1" }).
export const filters = (values) => Object.entries(values).map(([Name, value]) => ({ Name, Values: [value].flat() }));

export const tagged = (ResourceType, tags) => [{ ResourceType, Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }];

// Compares without order.
export const sameItems = (actual, expected) => assert.deepEqual([...actual].sort(), [...expected].sort());
