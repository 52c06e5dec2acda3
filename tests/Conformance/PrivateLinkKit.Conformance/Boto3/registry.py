"""ECR; every operation is called, and nothing is left behind."""
import base64
import json

from aws import equal, refused
from pages import agree

NAME = "orders/api"
TEXT = json.dumps({"rules": [{"rulePriority": 1, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 3},
                              "action": {"type": "expire"}}]})
POLICY = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"}]})
OURS = {"repositoryName": NAME}


def live(ecr, account):
    """The EmbeddedAws has an image ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com/orders/api:1."""
    made = ecr.create_repository(**OURS, tags=[{"Key": "team", "Value": "a"}])["repository"]
    host = f"{account}.dkr.ecr.eu-west-1.amazonaws.com"
    equal((made["repositoryUri"], made["imageTagMutability"]), (f"{host}/{NAME}", "MUTABLE"))
    equal([known["repositoryName"] for known in agree(ecr, "describe_repositories", 1)], [NAME])
    token = ecr.get_authorization_token()["authorizationData"][0]
    equal((token["proxyEndpoint"], base64.b64decode(token["authorizationToken"])[:4]), (f"https://{host}", b"AWS:"))

    image = ecr.batch_get_image(**OURS, imageIds=[{"imageTag": "1"}, {"imageTag": "2"}])
    equal([failure["failureCode"] for failure in image["failures"]], ["ImageNotFound"])
    manifest, digest = image["images"][0]["imageManifest"], image["images"][0]["imageId"]["imageDigest"]
    ecr.put_image(**OURS, imageManifest=manifest, imageTag="stable")
    equal([details["imageTags"] for details in agree(ecr, "describe_images", 1, **OURS)], [["1", "stable"]])
    equal({known["imageTag"] for known in agree(ecr, "list_images", 1, at_least=2, **OURS)}, {"1", "stable"})
    ecr.put_image_tag_mutability(**OURS, imageTagMutability="IMMUTABLE")
    refused("ImageAlreadyExistsException", ecr.put_image, **OURS, imageManifest=manifest, imageTag="stable")
    refused("RepositoryNotEmptyException", ecr.delete_repository, **OURS)
    equal(ecr.batch_delete_image(**OURS, imageIds=[{"imageTag": "stable"}, {"imageTag": "x"}])["failures"][0]["failureCode"], "ImageNotFound")
    equal(ecr.batch_delete_image(**OURS, imageIds=[{"imageDigest": digest}])["imageIds"], [{"imageDigest": digest, "imageTag": "1"}])
    equal(ecr.list_images(**OURS)["imageIds"], [])

    ecr.put_image_scanning_configuration(**OURS, imageScanningConfiguration={"scanOnPush": True})
    ecr.put_lifecycle_policy(**OURS, lifecyclePolicyText=TEXT)
    equal(ecr.get_lifecycle_policy(**OURS)["lifecyclePolicyText"], TEXT)
    ecr.delete_lifecycle_policy(**OURS)
    ecr.set_repository_policy(**OURS, policyText=POLICY)
    equal(ecr.get_repository_policy(**OURS)["policyText"], POLICY)
    ecr.delete_repository_policy(**OURS)
    arn = made["repositoryArn"]
    ecr.tag_resource(resourceArn=arn, tags=[{"Key": "stage", "Value": "test"}])
    ecr.untag_resource(resourceArn=arn, tagKeys=["team"])
    equal(ecr.list_tags_for_resource(resourceArn=arn)["tags"], [{"Key": "stage", "Value": "test"}])
    ecr.delete_repository(**OURS)
    equal(ecr.describe_repositories()["repositories"], [])


def refuse(ecr):
    ours = {"repositoryName": "a/b"}
    ecr.create_repository(**ours)
    for code, call, parameters in (
            ("RepositoryAlreadyExistsException", ecr.create_repository, ours),
            ("InvalidParameterException", ecr.create_repository, {"repositoryName": "A/b"}),
            ("InvalidParameterException", ecr.put_lifecycle_policy, ours | {"lifecyclePolicyText": " " * 100}),
            ("InvalidParameterException", ecr.set_repository_policy, ours | {"policyText": "{"}),
            ("InvalidParameterException", ecr.describe_repositories, {"nextToken": "nothing"}),
            ("RepositoryNotFoundException", ecr.describe_repositories, {"repositoryNames": ["b/c"]}),
            ("RepositoryNotFoundException", ecr.delete_repository, {"repositoryName": "b/c"}),
            ("LifecyclePolicyNotFoundException", ecr.get_lifecycle_policy, ours),
            ("RepositoryPolicyNotFoundException", ecr.get_repository_policy, ours),
            ("ImageNotFoundException", ecr.describe_images, ours | {"imageIds": [{"imageTag": "1"}]}),
            ("LayersNotFoundException", ecr.put_image, ours | {"imageManifest": "{}", "imageTag": "1"}),
    ):
        refused(code, call, **parameters)
    ecr.delete_repository(**ours)
