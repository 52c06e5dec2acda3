"""Parameters of SSM; a line for each command."""
from cli import NOTHING

TAGS = "--tags Key=team,Value=a"


def remember(aws):
    for name in ("stack", "places/1", "places/2"):
        aws(f"ssm put-parameter --name /orders/{name} --value {name} --type String {TAGS}", {"[Version,Tier]": [1, "Standard"]})
    aws("ssm put-parameter --name /orders/stack --value second --overwrite", {"Version": 2})

    arn = f"arn:aws:ssm:eu-west-1:{aws.id}:parameter/orders/stack"
    aws("ssm get-parameter --name /orders/stack --with-decryption", {"Parameter.[Value,Version,ARN,DataType]": ["second", 2, arn, "text"]})
    aws("ssm get-parameter --name /orders/stack:1", {"Parameter.[Value,Selector]": ["stack", ":1"]})
    aws(f"ssm get-parameter --name {arn}", {"Parameter.Name": "/orders/stack"})
    aws("ssm get-parameters --names /orders/stack /orders/nothing", {"Parameters[].Value": ["second"], "InvalidParameters": ["/orders/nothing"]})
    aws("ssm get-parameters-by-path --path /orders --recursive --page-size 1",
        {"Parameters[].Name": ["/orders/places/1", "/orders/places/2", "/orders/stack"]})
    aws("ssm get-parameters-by-path --path /orders/places", {"Parameters[].Value": ["places/1", "places/2"]})
    aws("ssm get-parameter-history --name /orders/stack --page-size 1", {"Parameters[].[Version,Value]": [[1, "stack"], [2, "second"]]})
    aws("ssm describe-parameters --page-size 1 --parameter-filters Key=tag:team,Values=a Key=Path,Option=Recursive,Values=/orders",
        {"Parameters[].Tier": ["Standard"] * 3})

    stack = "--resource-type Parameter --resource-id /orders/stack"
    aws(f"ssm add-tags-to-resource {stack} --tags Key=stage,Value=test", NOTHING)
    aws(f"ssm remove-tags-from-resource {stack} --tag-keys team", NOTHING)
    aws(f"ssm list-tags-for-resource {stack}", {"TagList[].[Key,Value]": [["stage", "test"]]})

    aws("ssm delete-parameter --name /orders/stack", NOTHING)
    aws("ssm delete-parameters --names /orders/places/1 /orders/places/2 /orders/stack",
        {"DeletedParameters": ["/orders/places/1", "/orders/places/2"], "InvalidParameters": ["/orders/stack"]})
    aws("ssm describe-parameters", {"Parameters": []})


def refuse(aws):
    put = "ssm put-parameter --type String --value a --name"
    aws(f"{put} /orders/a", {"Version": 1})
    for code, command in (
            ("ParameterAlreadyExists", f"{put} /orders/a"),
            ("ValidationException", f"{put} /orders/a --overwrite {TAGS}"),
            ("ValidationException", f"{put} ssm-a"),
            ("ValidationException", f"{put} orders/a"),
            ("AccessDeniedException", f"{put} /aws/a"),
            ("HierarchyTypeMismatchException", "ssm put-parameter --type StringList --value a --name /orders/a --overwrite"),
            ("HierarchyLevelLimitExceededException", f"{put} {'/a' * 16}"),
            ("ParameterNotFound", "ssm get-parameter --name /orders/b"),
            ("ParameterNotFound", "ssm delete-parameter --name /orders/b"),
            ("ParameterVersionNotFound", "ssm get-parameter --name /orders/a:2"),
            ("ValidationException", "ssm get-parameters --names " + " ".join(f"/orders/{number}" for number in range(11))),
            ("ValidationException", "ssm get-parameters-by-path --path orders"),
            ("InvalidFilterOption", "ssm describe-parameters --parameter-filters Key=Name,Option=Roughly,Values=a"),
            ("InvalidResourceId", "ssm list-tags-for-resource --resource-type Parameter --resource-id /orders/b"),
            ("InvalidResourceType", "ssm list-tags-for-resource --resource-type Document --resource-id a"),
    ):
        aws.refused(code, command)
