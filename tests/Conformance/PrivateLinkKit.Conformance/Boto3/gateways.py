"""API Gateway: an HTTP API with a VPC link to a load balancer."""
from aws import equal, refused
from pages import agree


def live(account, network, group, listener):
    """Calls every operation, and leaves nothing behind."""
    http = account.http_apis
    link = http.create_vpc_link(Name="link", SubnetIds=network.public, SecurityGroupIds=[group], Tags={"team": "a"})
    equal((link["VpcLinkStatus"], link["VpcLinkVersion"]), ("PENDING", "V2"))
    link = link["VpcLinkId"]
    equal(http.get_vpc_link(VpcLinkId=link)["VpcLinkStatus"], "AVAILABLE")
    equal(http.get_vpc_links()["Items"][0]["Tags"], {"team": "a"})
    equal(http.update_vpc_link(VpcLinkId=link, Name="orders")["Name"], "orders")
    api = apis(http)
    integration = integrations(http, api, link, listener)
    routes(http, api, integration)
    stages(http, api)
    tags(http, api, link)
    http.delete_integration(ApiId=api, IntegrationId=integration)
    http.delete_api(ApiId=api)
    equal(http.get_apis()["Items"], [])
    http.delete_vpc_link(VpcLinkId=link)
    refused("NotFoundException", http.get_vpc_link, VpcLinkId=link)


def apis(http):
    quick = http.create_api(Name="quick", ProtocolType="HTTP", Target="https://example.com", RouteKey="GET /a")["ApiId"]
    cors = {"AllowOrigins": ["https://example.com"], "AllowMethods": ["GET"], "MaxAge": 60}
    made = http.create_api(Name="orders", ProtocolType="HTTP", CorsConfiguration=cors, Description="Orders")
    equal(made["ApiEndpoint"], f"https://{made['ApiId']}.execute-api.eu-west-1.amazonaws.com")
    equal({api["Name"] for api in agree(http, "get_apis", 1, at_least=2)}, {"quick", "orders"})
    equal(http.update_api(ApiId=made["ApiId"], Name="shop")["CorsConfiguration"], cors)
    http.delete_cors_configuration(ApiId=made["ApiId"])
    equal("CorsConfiguration" in http.get_api(ApiId=made["ApiId"]), False)
    http.delete_api(ApiId=quick)
    return made["ApiId"]


def integrations(http, api, link, listener):
    made = http.create_integration(
        ApiId=api, IntegrationType="HTTP_PROXY", IntegrationMethod="ANY", ConnectionType="VPC_LINK", ConnectionId=link, IntegrationUri=listener,
        PayloadFormatVersion="1.0", RequestParameters={"overwrite:path": "$request.path"}, TimeoutInMillis=5000)["IntegrationId"]
    equal(agree(http, "get_integrations", 1, ApiId=api)[0]["IntegrationUri"], listener)
    changed = http.update_integration(ApiId=api, IntegrationId=made, TimeoutInMillis=6000)
    equal(http.get_integration(ApiId=api, IntegrationId=made)["TimeoutInMillis"], changed["TimeoutInMillis"])
    return made


def routes(http, api, integration):
    made = http.create_route(ApiId=api, RouteKey="GET /orders/{id}", Target=f"integrations/{integration}")["RouteId"]
    equal(http.update_route(ApiId=api, RouteId=made, RouteKey="ANY /orders/{id}")["RouteKey"], "ANY /orders/{id}")
    equal(http.get_route(ApiId=api, RouteId=made)["AuthorizationType"], "NONE")
    equal(len(agree(http, "get_routes", 1, ApiId=api)), 1)


def stages(http, api):
    first = http.create_deployment(ApiId=api, Description="first")["DeploymentId"]
    equal(http.get_deployment(ApiId=api, DeploymentId=first)["DeploymentStatus"], "DEPLOYED")
    equal(http.update_deployment(ApiId=api, DeploymentId=first, Description="1")["Description"], "1")
    equal(len(agree(http, "get_deployments", 1, ApiId=api)), 1)
    http.create_stage(
        ApiId=api, StageName="test", DeploymentId=first, StageVariables={"a": "b"}, RouteSettings={"ANY /orders/{id}": {"ThrottlingBurstLimit": 1}},
        AccessLogSettings={"DestinationArn": "arn:aws:logs:eu-west-1:111111111111:log-group:a", "Format": "$context.requestId"})
    changed = http.update_stage(ApiId=api, StageName="test", StageVariables={"a": "", "c": "d"})
    equal((changed["StageVariables"], changed["DeploymentId"]), ({"c": "d"}, first))
    http.delete_route_settings(ApiId=api, StageName="test", RouteKey="ANY /orders/{id}")
    http.delete_access_log_settings(ApiId=api, StageName="test")
    equal(http.get_stage(ApiId=api, StageName="test").get("RouteSettings"), {})
    equal([stage["StageName"] for stage in agree(http, "get_stages", 1, ApiId=api)], ["test"])
    http.delete_stage(ApiId=api, StageName="test")
    http.delete_deployment(ApiId=api, DeploymentId=first)
    route = http.get_routes(ApiId=api)["Items"][0]["RouteId"]
    http.delete_route(ApiId=api, RouteId=route)


def tags(http, api, link):
    for resource in (f"apis/{api}", f"vpclinks/{link}"):
        arn = f"arn:aws:apigateway:eu-west-1::/{resource}"
        http.tag_resource(ResourceArn=arn, Tags={"k": "<v>", "l": "w"})
        http.untag_resource(ResourceArn=arn, TagKeys=["l", "team"])
        equal(http.get_tags(ResourceArn=arn)["Tags"], {"k": "<v>"})


def refuse(account):
    http = account.http_apis
    for code, call, parameters in (
            ("NotFoundException", http.get_api, {"ApiId": "nobody"}),
            ("NotFoundException", http.delete_vpc_link, {"VpcLinkId": "nobody"}),
            ("NotFoundException", http.create_route, {"ApiId": "nobody", "RouteKey": "GET /a"}),
            ("BadRequestException", http.create_api, {"Name": "a", "ProtocolType": "WEBSOCKET"}),
            ("BadRequestException", http.create_vpc_link, {"Name": "a", "SubnetIds": ["subnet-0123456789abcdef0"]}),
            ("BadRequestException", http.get_tags, {"ResourceArn": "arn:aws:s3:::bucket"}),
    ):
        refused(code, call, **parameters)
