"""API Gateway: an HTTP API with a VPC link to a load balancer; a line for each command."""
import re

from cli import NOTHING


def live(aws, network, group, listener):
    link = aws(f"apigatewayv2 create-vpc-link --name link --subnet-ids {' '.join(network.subnets[:2])} --security-group-ids {group} --tags team=a",
               {"VpcLinkStatus": "PENDING"}, "VpcLinkId")
    own = f"--vpc-link-id {link}"
    aws(f"apigatewayv2 get-vpc-link {own}", {"[VpcLinkStatus,VpcLinkVersion]": ["AVAILABLE", "V2"]})
    aws("apigatewayv2 get-vpc-links", {"Items[].Tags": [{"team": "a"}]})
    aws(f"apigatewayv2 update-vpc-link {own} --name orders", {"Name": "orders"})
    api = _apis(aws)
    integration = _integrations(aws, api, link, listener)
    _stages(aws, api, integration)
    for resource in (f"apis/{api}", f"vpclinks/{link}"):
        arn = f"--resource-arn arn:aws:apigateway:eu-west-1::/{resource}"
        aws(f"apigatewayv2 tag-resource {arn} --tags k=v,l=w", NOTHING)
        aws(f"apigatewayv2 untag-resource {arn} --tag-keys l team", NOTHING)
        aws(f"apigatewayv2 get-tags {arn}", {"Tags": {"k": "v"}})
    aws(f"apigatewayv2 delete-integration --api-id {api} --integration-id {integration}", NOTHING)
    aws(f"apigatewayv2 delete-api --api-id {api}", NOTHING)
    aws("apigatewayv2 get-apis", {"Items": []})
    aws(f"apigatewayv2 delete-vpc-link {own}", NOTHING)
    aws.refused("NotFoundException", f"apigatewayv2 get-vpc-link {own}")


def refuse(aws):
    for code, command in (
            ("NotFoundException", "apigatewayv2 get-api --api-id nobody"),
            ("BadRequestException", "apigatewayv2 create-api --name a --protocol-type WEBSOCKET"),
            ("BadRequestException", "apigatewayv2 create-vpc-link --name a --subnet-ids subnet-0123456789abcdef0"),
    ):
        aws.refused(code, command)


def _apis(aws):
    api = aws("apigatewayv2 create-api --name orders --protocol-type HTTP --cors-configuration AllowOrigins=https://example.com",
              {"ApiEndpoint": re.compile(r"https://[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com")}, "ApiId")
    aws(f"apigatewayv2 update-api --api-id {api} --name shop", {"CorsConfiguration.AllowOrigins": ["https://example.com"]})
    aws(f"apigatewayv2 delete-cors-configuration --api-id {api}", NOTHING)
    aws(f"apigatewayv2 get-api --api-id {api}", {"[Name,CorsConfiguration]": ["shop", None]})
    return api


def _integrations(aws, api, link, listener):
    integration = aws(f"apigatewayv2 create-integration --api-id {api} --integration-type HTTP_PROXY --integration-method ANY --connection-type VPC_LINK "
                      f"--connection-id {link} --integration-uri {listener} --payload-format-version 1.0", {"TimeoutInMillis": 30000}, "IntegrationId")
    own = f"--api-id {api} --integration-id {integration}"
    aws(f"apigatewayv2 update-integration {own} --timeout-in-millis 6000", {"TimeoutInMillis": 6000})
    aws(f"apigatewayv2 get-integration {own}", {"ConnectionId": link})
    aws(f"apigatewayv2 get-integrations --api-id {api}", {"Items[].IntegrationUri": [listener]})
    return integration


def _stages(aws, api, integration):
    route = aws(f"apigatewayv2 create-route --api-id {api} --route-key 'GET /a' --target integrations/{integration}",
                {"AuthorizationType": "NONE"}, "RouteId")
    aws(f"apigatewayv2 update-route --api-id {api} --route-id {route} --route-key 'ANY /a'", {"RouteKey": "ANY /a"})
    aws(f"apigatewayv2 get-route --api-id {api} --route-id {route}", {"RouteKey": "ANY /a"})
    aws(f"apigatewayv2 get-routes --api-id {api}", {"Items[].RouteId": [route]})
    deployment = aws(f"apigatewayv2 create-deployment --api-id {api}", {"AutoDeployed": False}, "DeploymentId")
    deployed = f"--api-id {api} --deployment-id {deployment}"
    aws(f"apigatewayv2 update-deployment {deployed} --description first", {"Description": "first"})
    aws(f"apigatewayv2 get-deployment {deployed}", {"DeploymentStatus": "DEPLOYED"})
    aws(f"apigatewayv2 get-deployments --api-id {api}", {"Items[].DeploymentId": [deployment]})
    stage = f"--api-id {api} --stage-name test"
    settings = '\'{"ANY /a":{"ThrottlingBurstLimit":1}}\''
    aws(f"apigatewayv2 create-stage {stage} --deployment-id {deployment} --route-settings {settings} "
        "--access-log-settings DestinationArn=arn:aws:logs:eu-west-1:111111111111:log-group:a,Format=x", {"DeploymentId": deployment})
    aws(f"apigatewayv2 update-stage {stage} --stage-variables a=b", {"StageVariables": {"a": "b"}})
    aws(f"apigatewayv2 delete-route-settings {stage} --route-key 'ANY /a'", NOTHING)
    aws(f"apigatewayv2 delete-access-log-settings {stage}", NOTHING)
    aws(f"apigatewayv2 get-stage {stage}", {"[RouteSettings,AccessLogSettings]": [{}, None]})
    aws(f"apigatewayv2 get-stages --api-id {api}", {"Items[].StageName": ["test"]})
    aws(f"apigatewayv2 delete-stage {stage}", NOTHING)
    aws(f"apigatewayv2 delete-deployment {deployed}", NOTHING)
    aws(f"apigatewayv2 delete-route --api-id {api} --route-id {route}", NOTHING)
