"""Parameters of SSM: what an account remembers, by name and by path."""
from aws import equal, refused
from pages import agree

TAGS = [{"Key": "team", "Value": "a + b"}]


def remember(ssm, account):
    """Calls every operation, and leaves nothing behind."""
    for name in ("stack", "places/1", "places/2", "places/3"):
        equal(ssm.put_parameter(Name=f"/orders/{name}", Value=name, Type="String", Tags=TAGS)["Version"], 1)
    equal(ssm.put_parameter(Name="/orders/stack", Value="second", Description="of us", Overwrite=True)["Version"], 2)

    found = ssm.get_parameter(Name="/orders/stack")["Parameter"]
    equal((found["Value"], found["Version"], found["ARN"]), ("second", 2, f"arn:aws:ssm:eu-west-1:{account}:parameter/orders/stack"))
    equal(ssm.get_parameter(Name="/orders/stack:1", WithDecryption=True)["Parameter"]["Value"], "stack")
    equal(ssm.get_parameter(Name=found["ARN"])["Parameter"], found)
    several = ssm.get_parameters(Names=["/orders/stack", "/orders/nothing"])
    equal(([entry["Name"] for entry in several["Parameters"]], several["InvalidParameters"]), (["/orders/stack"], ["/orders/nothing"]))
    equal(len(agree(ssm, "get_parameters_by_path", 2, at_least=2, Path="/orders", Recursive=True)), 4)
    equal([entry["Name"] for entry in agree(ssm, "get_parameters_by_path", 2, Path="/orders/")], ["/orders/stack"])
    equal([entry["Version"] for entry in agree(ssm, "get_parameter_history", 1, at_least=2, Name="/orders/stack")], [1, 2])
    described = agree(ssm, "describe_parameters", 2, at_least=2, ParameterFilters=[{"Key": "Path", "Option": "Recursive", "Values": ["/orders"]}])
    equal([entry["Tier"] for entry in described], ["Standard"] * 4)
    equal([entry["Name"] for entry in agree(ssm, "describe_parameters", 2, ParameterFilters=[{"Key": "Name", "Values": ["/orders/stack"]}])], ["/orders/stack"])

    ours = {"ResourceType": "Parameter", "ResourceId": "/orders/stack"}
    ssm.add_tags_to_resource(Tags=[{"Key": "stage", "Value": "test"}], **ours)
    ssm.remove_tags_from_resource(TagKeys=["team"], **ours)
    equal(ssm.list_tags_for_resource(**ours)["TagList"], [{"Key": "stage", "Value": "test"}])

    ssm.delete_parameter(Name="/orders/stack")
    deleted = ssm.delete_parameters(Names=["/orders/places/1", "/orders/places/2", "/orders/places/3", "/orders/stack"])
    equal((len(deleted["DeletedParameters"]), deleted["InvalidParameters"]), (3, ["/orders/stack"]))
    equal(ssm.describe_parameters()["Parameters"], [])


def refuse(ssm):
    wanted = {"Name": "/orders/a", "Value": "a", "Type": "String"}
    ssm.put_parameter(**wanted)
    tags = {"ResourceType": "Parameter", "ResourceId": "/orders/a"}
    for code, call, parameters in (
            ("ParameterAlreadyExists", ssm.put_parameter, wanted),
            ("ValidationException", ssm.put_parameter, wanted | {"Overwrite": True, "Tags": TAGS}),
            ("ValidationException", ssm.put_parameter, wanted | {"Name": "ssm-a"}),
            ("ValidationException", ssm.put_parameter, wanted | {"Name": "orders/a"}),
            ("ValidationException", ssm.put_parameter, wanted | {"Value": "a" * 4097, "Overwrite": True}),
            ("AccessDeniedException", ssm.put_parameter, wanted | {"Name": "/aws/a"}),
            ("HierarchyTypeMismatchException", ssm.put_parameter, wanted | {"Type": "StringList", "Overwrite": True}),
            ("HierarchyLevelLimitExceededException", ssm.put_parameter, wanted | {"Name": "/a" * 16}),
            ("ParameterNotFound", ssm.get_parameter, {"Name": "/orders/b"}),
            ("ParameterNotFound", ssm.get_parameter_history, {"Name": "/orders/b"}),
            ("ParameterNotFound", ssm.delete_parameter, {"Name": "/orders/b"}),
            ("ParameterVersionNotFound", ssm.get_parameter, {"Name": "/orders/a:2"}),
            ("ValidationException", ssm.get_parameters, {"Names": [f"/orders/{number}" for number in range(11)]}),
            ("ValidationException", ssm.get_parameters_by_path, {"Path": "orders"}),
            ("ValidationException", ssm.get_parameters_by_path, {"Path": "/orders", "MaxResults": 11}),
            ("InvalidNextToken", ssm.get_parameters_by_path, {"Path": "/orders", "NextToken": "no-such-token"}),
            ("InvalidNextToken", ssm.describe_parameters, {"NextToken": "no-such-token"}),
            ("InvalidFilterKey", ssm.get_parameters_by_path, {"Path": "/orders", "ParameterFilters": [{"Key": "Name", "Values": ["a"]}]}),
            ("InvalidFilterOption", ssm.describe_parameters, {"ParameterFilters": [{"Key": "Name", "Option": "Roughly", "Values": ["a"]}]}),
            ("InvalidResourceId", ssm.list_tags_for_resource, tags | {"ResourceId": "/orders/b"}),
            ("InvalidResourceType", ssm.list_tags_for_resource, tags | {"ResourceType": "Document"}),
            ("TooManyTagsError", ssm.add_tags_to_resource, tags | {"Tags": [{"Key": f"{number}", "Value": ""} for number in range(51)]}),
    ):
        refused(code, call, **parameters)
