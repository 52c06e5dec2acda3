"""Cloud Control, the schemas of its types, and the Resource Groups Tagging API; a line for each command."""
import json

ARN = "arn:aws:logs:eu-west-1:111111111111:log-group:records"
GROUP = "--type-name AWS::Logs::LogGroup"


def live(aws):
    aws(f"cloudformation describe-type --type RESOURCE {GROUP}", {"[TypeName,ProvisioningType]": ["AWS::Logs::LogGroup", "FULLY_MUTABLE"]})
    wanted = json.dumps({"LogGroupName": "records", "Tags": [{"Key": "team", "Value": "a"}]})
    _end(aws, f"cloudcontrol create-resource {GROUP} --desired-state '{wanted}'", "CREATE")
    aws(f"cloudcontrol list-resources {GROUP}", {"ResourceDescriptions[].Identifier": ["records"]})
    patch = json.dumps([{"op": "add", "path": "/RetentionInDays", "value": 7}])
    _end(aws, f"cloudcontrol update-resource {GROUP} --identifier records --patch-document '{patch}'", "UPDATE")
    properties = aws(f"cloudcontrol get-resource {GROUP} --identifier records", {"TypeName": "AWS::Logs::LogGroup"}, "ResourceDescription.Properties")
    if json.loads(properties)["RetentionInDays"] != 7:
        raise AssertionError(properties)

    resource = f"--resource-arn-list {ARN}"
    aws(f"resourcegroupstaggingapi tag-resources {resource} --tags record=test", {"FailedResourcesMap": {}})
    aws("resourcegroupstaggingapi get-resources --tag-filters Key=record,Values=test", {"ResourceTagMappingList[].ResourceARN": [ARN]})
    aws("resourcegroupstaggingapi get-tag-keys", {"contains(TagKeys, 'record')": True})
    aws("resourcegroupstaggingapi get-tag-values --key record", {"TagValues": ["test"]})
    aws(f"resourcegroupstaggingapi untag-resources {resource} --tag-keys record", {"FailedResourcesMap": {}})

    token = _end(aws, f"cloudcontrol delete-resource {GROUP} --identifier records", "DELETE")
    aws.refused("ValidationException", f"cloudcontrol cancel-resource-request --request-token {token}")
    aws("cloudcontrol list-resource-requests --resource-request-status-filter Operations=DELETE",
        {"ResourceRequestStatusSummaries[].RequestToken": [token]})
    _cancel(aws)


def _cancel(aws):
    """A certificate whose domain is not proven keeps its request in progress."""
    certificate, wanted = "--type-name AWS::CertificateManager::Certificate", json.dumps({"DomainName": "records.example.com", "ValidationMethod": "DNS"})
    token = aws(f"cloudcontrol create-resource {certificate} --desired-state '{wanted}'", {}, "ProgressEvent.RequestToken")
    status = f"cloudcontrol get-resource-request-status --request-token {token}"
    arn = aws(status, {"ProgressEvent.OperationStatus": "IN_PROGRESS"}, "ProgressEvent.Identifier")
    aws(f"cloudcontrol cancel-resource-request --request-token {token}", {"ProgressEvent.OperationStatus": "CANCEL_IN_PROGRESS"})
    aws(status, {"ProgressEvent.OperationStatus": "CANCEL_COMPLETE"})
    aws(f"cloudcontrol delete-resource {certificate} --identifier {arn}", {"ProgressEvent.Operation": "DELETE"})


def refuse(aws):
    for code, command in (
            ("TypeNotFoundException", "cloudcontrol create-resource --type-name AWS::SQS::Topic --desired-state '{}'"),
            ("ValidationException", f"cloudcontrol create-resource {GROUP} --desired-state '{json.dumps({'Colour': 'red'})}'"),
            ("UnsupportedActionException", "cloudcontrol list-resources --type-name AWS::Route53::RecordSet"),
            ("ResourceNotFoundException", "cloudcontrol get-resource --type-name AWS::Logs::LogGroup --identifier nobody"),
            ("RequestTokenNotFoundException", "cloudcontrol get-resource-request-status --request-token nobody"),
            ("TypeNotFoundException", "cloudformation describe-type --type RESOURCE --type-name AWS::SQS::Topic"),
    ):
        aws.refused(code, command)


def _end(aws, command, operation):
    token = aws(command, {"ProgressEvent.Operation": operation}, "ProgressEvent.RequestToken")
    aws(f"cloudcontrol get-resource-request-status --request-token {token}", {"ProgressEvent.[OperationStatus,Identifier]": ["SUCCESS", "records"]})
    return token
