// Secrets Manager and KMS.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

const POLICY = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] });

// Calls every operation; only a key that awaits its deletion is left behind.
export async function live({ id, kms, secrets }) {
  const KeyId = await key(id, kms);
  await secret(id, secrets, KeyId);
  assert.equal((await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 })).KeyState, "PendingDeletion");
}

async function key(id, kms) {
  const { KeyId, Arn } = (await kms.createKey({ Tags: [{ TagKey: "team", TagValue: "a" }] })).KeyMetadata;
  assert.equal(Arn, `arn:aws:kms:eu-west-1:${id}:key/${KeyId}`);
  assert.ok((await agree(kms, "ListKeys", 1)).some((entry) => entry.KeyId === KeyId));
  await kms.updateKeyDescription({ KeyId, Description: "ours" });
  const alias = { AliasName: "alias/orders", TargetKeyId: KeyId };
  await kms.createAlias(alias);
  await kms.updateAlias(alias);
  assert.deepEqual((await agree(kms, "ListAliases", 1, { KeyId })).map(({ AliasName }) => AliasName), ["alias/orders"]);
  assert.equal((await kms.describeKey({ KeyId: "alias/orders" })).KeyMetadata.Description, "ours");
  await kms.deleteAlias({ AliasName: "alias/orders" });
  await kms.disableKey({ KeyId });
  await kms.enableKey({ KeyId });
  await kms.putKeyPolicy({ KeyId, Policy: POLICY });
  assert.equal((await kms.getKeyPolicy({ KeyId })).Policy, POLICY);
  assert.deepEqual((await kms.listKeyPolicies({ KeyId })).PolicyNames, ["default"]);
  await kms.enableKeyRotation({ KeyId });
  assert.equal((await kms.getKeyRotationStatus({ KeyId })).RotationPeriodInDays, 365);
  await kms.disableKeyRotation({ KeyId });
  await kms.tagResource({ KeyId, Tags: [{ TagKey: "stage", TagValue: "test" }] });
  await kms.untagResource({ KeyId, TagKeys: ["team"] });
  assert.deepEqual((await kms.listResourceTags({ KeyId })).Tags, [{ TagKey: "stage", TagValue: "test" }]);
  assert.ok((await kms.scheduleKeyDeletion({ KeyId })).DeletionDate instanceof Date);
  await kms.cancelKeyDeletion({ KeyId });
  await kms.enableKey({ KeyId });
  return KeyId;
}

async function secret(id, secrets, KmsKeyId) {
  const SecretId = "orders/db";
  const first = await secrets.createSecret({ Name: SecretId, SecretString: "first", KmsKeyId, Tags: [{ Key: "team", Value: "a" }] });
  assert.match(first.ARN, new RegExp(`^arn:aws:secretsmanager:eu-west-1:${id}:secret:orders/db-.{6}$`));
  const second = await secrets.putSecretValue({ SecretId, SecretString: "second" });
  assert.equal((await secrets.getSecretValue({ SecretId })).SecretString, "second");
  assert.equal((await secrets.getSecretValue({ SecretId: first.ARN, VersionStage: "AWSPREVIOUS" })).SecretString, "first");
  assert.equal((await secrets.listSecretVersionIds({ SecretId })).Versions.length, 2);
  await secrets.updateSecretVersionStage({
    SecretId, VersionStage: "AWSCURRENT", RemoveFromVersionId: second.VersionId, MoveToVersionId: first.VersionId,
  });
  await secrets.updateSecret({ SecretId, Description: "ours", SecretBinary: new Uint8Array([0, 1]) });
  assert.deepEqual([...(await secrets.getSecretValue({ SecretId })).SecretBinary], [0, 1]);
  await secrets.putResourcePolicy({ SecretId, ResourcePolicy: POLICY });
  assert.equal((await secrets.getResourcePolicy({ SecretId })).ResourcePolicy, POLICY);
  await secrets.deleteResourcePolicy({ SecretId });
  await secrets.tagResource({ SecretId, Tags: [{ Key: "stage", Value: "test" }] });
  await secrets.untagResource({ SecretId, TagKeys: ["team"] });
  const found = await secrets.describeSecret({ SecretId });
  assert.deepEqual([found.Description, found.Tags], ["ours", [{ Key: "stage", Value: "test" }]]);
  assert.deepEqual((await agree(secrets, "ListSecrets", 1)).map(({ Name }) => Name), [SecretId]);
  await secrets.deleteSecret({ SecretId, RecoveryWindowInDays: 7 });
  await refused("InvalidRequestException", secrets, "getSecretValue", { SecretId });
  await secrets.restoreSecret({ SecretId });
  await secrets.deleteSecret({ SecretId, ForceDeleteWithoutRecovery: true });
  assert.deepEqual((await secrets.listSecrets({})).SecretList, []);
}

export async function refuse({ kms, secrets }) {
  await refused("NotFoundException", kms, "describeKey", { KeyId: "alias/nothing" });
  await refused("ValidationException", kms, "deleteAlias", { AliasName: "orders" });
  await refused("ValidationException", secrets, "createSecret", { Name: "a b" });
  await refused("ResourceNotFoundException", secrets, "getSecretValue", { SecretId: "b" });
  await refused("EncryptionFailure", secrets, "createSecret", { Name: "b", SecretString: "b", KmsKeyId: "alias/nothing" });
}
