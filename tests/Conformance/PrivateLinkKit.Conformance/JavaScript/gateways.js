// API Gateway: an HTTP API with a VPC link to a load balancer.
import assert from "node:assert/strict";
import { refused } from "./aws.js";

export async function live({ httpApis }, { public: SubnetIds }, group, listener) {
  const { VpcLinkId } = await httpApis.createVpcLink({ Name: "link", SubnetIds, SecurityGroupIds: [group], Tags: { team: "a" } });
  const link = await httpApis.getVpcLink({ VpcLinkId });
  assert.equal(link.VpcLinkStatus, "AVAILABLE");
  assert.ok(link.CreatedDate instanceof Date);
  assert.deepEqual((await httpApis.getVpcLinks({})).Items.map(({ Tags }) => Tags), [{ team: "a" }]);
  assert.equal((await httpApis.updateVpcLink({ VpcLinkId, Name: "orders" })).Name, "orders");
  const ApiId = await apis(httpApis);
  const IntegrationId = await integrations(httpApis, ApiId, VpcLinkId, listener);
  await stages(httpApis, ApiId, IntegrationId);
  await tags(httpApis, `apis/${ApiId}`);
  await httpApis.deleteIntegration({ ApiId, IntegrationId });
  await httpApis.deleteApi({ ApiId });
  assert.deepEqual((await httpApis.getApis({})).Items, []);
  await httpApis.deleteVpcLink({ VpcLinkId });
  await refused("NotFoundException", httpApis, "getVpcLink", { VpcLinkId });
}

export async function refuse({ httpApis }) {
  await refused("NotFoundException", httpApis, "getApi", { ApiId: "nobody" });
  await refused("BadRequestException", httpApis, "createApi", { Name: "a", ProtocolType: "WEBSOCKET" });
  await refused("BadRequestException", httpApis, "createVpcLink", { Name: "a", SubnetIds: ["subnet-0123456789abcdef0"] });
}

async function apis(httpApis) {
  const CorsConfiguration = { AllowOrigins: ["https://example.com"], MaxAge: 60 };
  const { ApiId, ApiEndpoint } = await httpApis.createApi({ Name: "orders", ProtocolType: "HTTP", CorsConfiguration });
  assert.equal(ApiEndpoint, `https://${ApiId}.execute-api.eu-west-1.amazonaws.com`);
  assert.deepEqual((await httpApis.updateApi({ ApiId, Name: "shop" })).CorsConfiguration, CorsConfiguration);
  await httpApis.deleteCorsConfiguration({ ApiId });
  assert.equal((await httpApis.getApi({ ApiId })).CorsConfiguration, undefined);
  return ApiId;
}

async function integrations(httpApis, ApiId, ConnectionId, IntegrationUri) {
  const { IntegrationId } = await httpApis.createIntegration({
    ApiId, IntegrationType: "HTTP_PROXY", IntegrationMethod: "ANY", ConnectionType: "VPC_LINK", ConnectionId, IntegrationUri, PayloadFormatVersion: "1.0",
  });
  assert.equal((await httpApis.updateIntegration({ ApiId, IntegrationId, TimeoutInMillis: 6000 })).TimeoutInMillis, 6000);
  assert.equal((await httpApis.getIntegration({ ApiId, IntegrationId })).ConnectionId, ConnectionId);
  assert.equal((await httpApis.getIntegrations({ ApiId })).Items[0].IntegrationUri, IntegrationUri);
  return IntegrationId;
}

async function stages(httpApis, ApiId, integration) {
  const { RouteId } = await httpApis.createRoute({ ApiId, RouteKey: "GET /a", Target: `integrations/${integration}` });
  assert.equal((await httpApis.updateRoute({ ApiId, RouteId, RouteKey: "ANY /a" })).RouteKey, "ANY /a");
  assert.equal((await httpApis.getRoute({ ApiId, RouteId })).AuthorizationType, "NONE");
  assert.equal((await httpApis.getRoutes({ ApiId })).Items.length, 1);
  const { DeploymentId } = await httpApis.createDeployment({ ApiId });
  assert.equal((await httpApis.updateDeployment({ ApiId, DeploymentId, Description: "first" })).Description, "first");
  assert.equal((await httpApis.getDeployment({ ApiId, DeploymentId })).DeploymentStatus, "DEPLOYED");
  assert.equal((await httpApis.getDeployments({ ApiId })).Items.length, 1);
  const StageName = "test";
  await httpApis.createStage({
    ApiId, StageName, DeploymentId, RouteSettings: { "ANY /a": { ThrottlingBurstLimit: 1 } },
    AccessLogSettings: { DestinationArn: "arn:aws:logs:eu-west-1:111111111111:log-group:a", Format: "x" },
  });
  assert.deepEqual((await httpApis.updateStage({ ApiId, StageName, StageVariables: { a: "b" } })).StageVariables, { a: "b" });
  await httpApis.deleteRouteSettings({ ApiId, StageName, RouteKey: "ANY /a" });
  await httpApis.deleteAccessLogSettings({ ApiId, StageName });
  assert.deepEqual((await httpApis.getStage({ ApiId, StageName })).RouteSettings, {});
  assert.equal((await httpApis.getStages({ ApiId })).Items.length, 1);
  await httpApis.deleteStage({ ApiId, StageName });
  await httpApis.deleteDeployment({ ApiId, DeploymentId });
  await httpApis.deleteRoute({ ApiId, RouteId });
}

async function tags(httpApis, resource) {
  const ResourceArn = `arn:aws:apigateway:eu-west-1::/${resource}`;
  await httpApis.tagResource({ ResourceArn, Tags: { k: "v", l: "w" } });
  await httpApis.untagResource({ ResourceArn, TagKeys: ["l"] });
  assert.deepEqual((await httpApis.getTags({ ResourceArn })).Tags, { k: "v" });
}
