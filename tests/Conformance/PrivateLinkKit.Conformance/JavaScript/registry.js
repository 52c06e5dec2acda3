// ECR.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

const repositoryName = "orders/api";
const lifecyclePolicyText = JSON.stringify({
  rules: [{ rulePriority: 1, selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 3 }, action: { type: "expire" } }],
});
const policyText = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "ecr:BatchGetImage" }] });

// Calls every operation, and leaves nothing behind. The EmbeddedAws has an image ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com/orders/api:1.
export async function live({ id, ecr }) {
  const { repository } = await ecr.createRepository({ repositoryName, tags: [{ Key: "team", Value: "a" }] });
  assert.equal(repository.repositoryUri, `${id}.dkr.ecr.eu-west-1.amazonaws.com/orders/api`);
  assert.ok(repository.createdAt instanceof Date);
  assert.deepEqual((await agree(ecr, "DescribeRepositories", 1)).map((known) => known.repositoryName), [repositoryName]);
  assert.ok((await ecr.getAuthorizationToken({})).authorizationData[0].expiresAt instanceof Date);

  const { images, failures } = await ecr.batchGetImage({ repositoryName, imageIds: [{ imageTag: "1" }, { imageTag: "2" }] });
  assert.deepEqual(failures.map(({ failureCode }) => failureCode), ["ImageNotFound"]);
  await ecr.putImage({ repositoryName, imageManifest: images[0].imageManifest, imageTag: "stable" });
  assert.deepEqual((await agree(ecr, "DescribeImages", 1, { repositoryName })).map(({ imageTags }) => imageTags), [["1", "stable"]]);
  assert.deepEqual((await agree(ecr, "ListImages", 1, { repositoryName }, 2)).map(({ imageTag }) => imageTag), ["1", "stable"]);
  await ecr.putImageTagMutability({ repositoryName, imageTagMutability: "IMMUTABLE" });
  await refused("RepositoryNotEmptyException", ecr, "deleteRepository", { repositoryName });
  const { imageIds } = await ecr.batchDeleteImage({ repositoryName, imageIds: [{ imageTag: "stable" }, { imageTag: "1" }] });
  assert.equal(imageIds.length, 2);

  await ecr.putImageScanningConfiguration({ repositoryName, imageScanningConfiguration: { scanOnPush: true } });
  await ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText });
  assert.equal((await ecr.getLifecyclePolicy({ repositoryName })).lifecyclePolicyText, lifecyclePolicyText);
  await ecr.deleteLifecyclePolicy({ repositoryName });
  await ecr.setRepositoryPolicy({ repositoryName, policyText });
  assert.equal((await ecr.getRepositoryPolicy({ repositoryName })).policyText, policyText);
  await ecr.deleteRepositoryPolicy({ repositoryName });
  const resourceArn = repository.repositoryArn;
  await ecr.tagResource({ resourceArn, tags: [{ Key: "stage", Value: "test" }] });
  await ecr.untagResource({ resourceArn, tagKeys: ["team"] });
  assert.deepEqual((await ecr.listTagsForResource({ resourceArn })).tags, [{ Key: "stage", Value: "test" }]);
  await ecr.deleteRepository({ repositoryName });
  assert.deepEqual((await ecr.describeRepositories({})).repositories, []);
}

export async function refuse({ ecr }) {
  await refused("InvalidParameterException", ecr, "createRepository", { repositoryName: "A/b" });
  await refused("RepositoryNotFoundException", ecr, "describeRepositories", { repositoryNames: ["b/c"] });
  await refused("RepositoryNotFoundException", ecr, "deleteRepository", { repositoryName: "b/c" });
}
