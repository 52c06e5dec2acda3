"""ECR; a line for each command."""
import json
import re

from cli import NOTHING, arn

OURS = "--repository-name orders/api"
TEXT = json.dumps({"rules": [{"rulePriority": 1, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 3},
                              "action": {"type": "expire"}}]})
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"}]})


def live(aws):
    """The EmbeddedAws has an image ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com/orders/api:1."""
    resource = aws(f"ecr create-repository {OURS} --tags Key=team,Value=a",
                   {"repository.repositoryUri": f"{aws.id}.dkr.ecr.eu-west-1.amazonaws.com/orders/api",
                    "repository.repositoryArn": arn("ecr", "repository/orders/api")}, "repository.repositoryArn")
    aws("ecr describe-repositories --page-size 1", {"repositories[].repositoryName": ["orders/api"]})
    aws("ecr get-authorization-token", {"length(authorizationData)": 1})
    manifest = aws(f"ecr batch-get-image {OURS} --image-ids imageTag=1 imageTag=2", {"failures[].failureCode": ["ImageNotFound"]}, "images[0].imageManifest")
    aws(f"ecr put-image {OURS} --image-tag stable --image-manifest '{manifest}'", {"image.imageId.imageTag": "stable"})
    aws(f"ecr describe-images {OURS}", {"imageDetails[].[imageTags,imageDigest]": re.compile(r"\[\[\['1', 'stable'\], 'sha256:[0-9a-f]{64}'\]\]")})
    aws(f"ecr list-images {OURS} --page-size 1", {"imageIds[].imageTag": ["1", "stable"]})
    aws(f"ecr put-image-tag-mutability {OURS} --image-tag-mutability IMMUTABLE", {"imageTagMutability": "IMMUTABLE"})
    aws.refused("RepositoryNotEmptyException", f"ecr delete-repository {OURS}")
    aws(f"ecr batch-delete-image {OURS} --image-ids imageTag=stable imageTag=1", {"imageIds[].imageTag": ["stable", "1"]})
    aws(f"ecr put-image-scanning-configuration {OURS} --image-scanning-configuration scanOnPush=true", {"imageScanningConfiguration.scanOnPush": True})
    aws(f"ecr put-lifecycle-policy {OURS} --lifecycle-policy-text '{TEXT}'", {"lifecyclePolicyText": TEXT})
    aws(f"ecr get-lifecycle-policy {OURS}", {"lifecyclePolicyText": TEXT})
    aws(f"ecr delete-lifecycle-policy {OURS}", {"lifecyclePolicyText": TEXT})
    aws(f"ecr set-repository-policy {OURS} --policy-text '{POLICY}'", {"policyText": POLICY})
    aws(f"ecr get-repository-policy {OURS}", {"policyText": POLICY})
    aws(f"ecr delete-repository-policy {OURS}", {"policyText": POLICY})
    aws(f"ecr tag-resource --resource-arn {resource} --tags Key=stage,Value=test", NOTHING)
    aws(f"ecr untag-resource --resource-arn {resource} --tag-keys team", NOTHING)
    aws(f"ecr list-tags-for-resource --resource-arn {resource}", {"tags[].[Key,Value]": [["stage", "test"]]})
    aws(f"ecr delete-repository {OURS}", {"repository.repositoryName": "orders/api"})
    aws("ecr describe-repositories", {"repositories": []})


def refuse(aws):
    for code, command in (
            ("InvalidParameterException", "ecr create-repository --repository-name A/b"),
            ("RepositoryNotFoundException", "ecr describe-repositories --repository-names b/c"),
            ("RepositoryNotFoundException", "ecr delete-repository --repository-name b/c"),
    ):
        aws.refused(code, command)
