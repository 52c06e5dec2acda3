"""Cloud Control, the schemas of its types, and the Resource Groups Tagging API; every operation is called, and nothing is left behind."""
import json

from aws import equal, refused

QUEUE, CERTIFICATE = "AWS::SQS::Queue", "AWS::CertificateManager::Certificate"


def live(provider):
    cloud, tagging = provider.cloud, provider.tagging
    schema = json.loads(provider.formation.describe_type(Type="RESOURCE", TypeName=QUEUE)["Schema"])
    equal(schema["primaryIdentifier"], ["/properties/QueueUrl"])
    wanted = json.dumps({"QueueName": "records", "Tags": [{"Key": "team", "Value": "a"}]})
    created = _ended(cloud, cloud.create_resource(TypeName=QUEUE, DesiredState=wanted, ClientToken="records"))
    url = created["Identifier"]
    equal(cloud.create_resource(TypeName=QUEUE, DesiredState=wanted, ClientToken="records")["ProgressEvent"], created)
    equal([queue["Identifier"] for queue in cloud.list_resources(TypeName=QUEUE)["ResourceDescriptions"]], [url])
    patch = json.dumps([{"op": "add", "path": "/VisibilityTimeout", "value": 60}])
    _ended(cloud, cloud.update_resource(TypeName=QUEUE, Identifier=url, PatchDocument=patch))
    model = json.loads(cloud.get_resource(TypeName=QUEUE, Identifier=url)["ResourceDescription"]["Properties"])
    equal((model["VisibilityTimeout"], model["Tags"]), (60, [{"Key": "team", "Value": "a"}]))

    arn = model["Arn"]
    equal(tagging.tag_resources(ResourceARNList=[arn], Tags={"record": "test"})["FailedResourcesMap"], {})
    equal([found["ResourceARN"] for found in tagging.get_resources(TagFilters=[{"Key": "record", "Values": ["test"]}])["ResourceTagMappingList"]], [arn])
    equal("record" in tagging.get_tag_keys()["TagKeys"], True)
    equal(tagging.get_tag_values(Key="record")["TagValues"], ["test"])
    equal(tagging.untag_resources(ResourceARNList=[arn], TagKeys=["record"])["FailedResourcesMap"], {})

    deleted = _ended(cloud, cloud.delete_resource(TypeName=QUEUE, Identifier=url))
    refused("ValidationException", cloud.cancel_resource_request, RequestToken=deleted["RequestToken"])
    requests = cloud.list_resource_requests(ResourceRequestStatusFilter={"Operations": ["CREATE", "DELETE"]})
    equal({request["Identifier"] for request in requests["ResourceRequestStatusSummaries"]}, {url})
    _cancel(cloud)


def _cancel(cloud):
    """A certificate whose domain is not proven keeps its request in progress."""
    wanted = json.dumps({"DomainName": "records.example.com", "ValidationMethod": "DNS"})
    token = cloud.create_resource(TypeName=CERTIFICATE, DesiredState=wanted)["ProgressEvent"]["RequestToken"]
    made = cloud.get_resource_request_status(RequestToken=token)["ProgressEvent"]
    equal(made["OperationStatus"], "IN_PROGRESS")
    equal(cloud.cancel_resource_request(RequestToken=token)["ProgressEvent"]["OperationStatus"], "CANCEL_IN_PROGRESS")
    equal(cloud.get_resource_request_status(RequestToken=token)["ProgressEvent"]["OperationStatus"], "CANCEL_COMPLETE")
    _ended(cloud, cloud.delete_resource(TypeName=CERTIFICATE, Identifier=made["Identifier"]))


def refuse(provider):
    cloud, tagging = provider.cloud, provider.tagging
    for code, call, parameters in (
            ("TypeNotFoundException", cloud.create_resource, {"TypeName": "AWS::SQS::Topic", "DesiredState": "{}"}),
            ("ValidationException", cloud.create_resource, {"TypeName": QUEUE, "DesiredState": '{"Colour":"red"}'}),
            ("UnsupportedActionException", cloud.list_resources, {"TypeName": "AWS::Route53::RecordSet"}),
            ("InvalidRequestException", cloud.list_resources, {"TypeName": "AWS::ApiGatewayV2::Route"}),
            ("ResourceNotFoundException", cloud.get_resource, {"TypeName": "AWS::Logs::LogGroup", "Identifier": "nobody"}),
            ("ValidationException", cloud.get_resource, {"TypeName": "AWS::IAM::RolePolicy", "Identifier": "nobody"}),
            ("RequestTokenNotFoundException", cloud.get_resource_request_status, {"RequestToken": "nobody"}),
            ("NotUpdatableException", cloud.update_resource,
             {"TypeName": QUEUE, "Identifier": "nobody", "PatchDocument": '[{"op":"add","path":"/QueueName","value":"a"}]'}),
            ("TypeNotFoundException", provider.formation.describe_type, {"Type": "RESOURCE", "TypeName": "AWS::SQS::Topic"}),
            ("InvalidParameterException", tagging.get_resources, {"PaginationToken": "nobody"}),
    ):
        refused(code, call, **parameters)


def _ended(cloud, started):
    event = cloud.get_resource_request_status(RequestToken=started["ProgressEvent"]["RequestToken"])["ProgressEvent"]
    equal(event["OperationStatus"], "SUCCESS")
    return event
