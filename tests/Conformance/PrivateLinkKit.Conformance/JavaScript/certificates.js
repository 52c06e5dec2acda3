// Certificate Manager, and a listener that presents one of its certificates.
import assert from "node:assert/strict";
import { refused } from "./aws.js";
import { agree } from "./pages.js";

// Signed by itself, for web.example.com until 2120.
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBVzCB/qADAgECAgNKbx0wCgYIKoZIzj0EAwIwGjEYMBYGA1UEAwwPd2ViLmV4
YW1wbGUuY29tMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAaMRgw
FgYDVQQDDA93ZWIuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASR0/DSBM104tfMHhkZRlfn16rpnJmZkMC18IUZvMY9Cr8CzKCmkSnE34XvCGur
jeHoYNCF2eSRu+HhhzxRU0GUozEwLzAtBgNVHREEJjAkgg93ZWIuZXhhbXBsZS5j
b22CESoud2ViLmV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIAKOBK1XPnZz
z1Z4/i7mDwX4fMO2jLV+RGpZ59EpU1FjAiEAmGkECEuZ8UgQZJvAPOUemXn5P5R/
/gKc5V5u6hnvVp8=
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIJFQggdnz4hvcU5ZeqNh49kIBs276uTQOcJYdaQiPLT5oAoGCCqGSM49
AwEHoUQDQgAEkdPw0gTNdOLXzB4ZGUZX59eq6ZyZmZDAtfCFGbzGPQq/AsygppEp
xN+F7whrq43h6GDQhdnkkbvh4Yc8UVNBlA==
-----END EC PRIVATE KEY-----
`;
const bytes = (text) => new TextEncoder().encode(text);
const Options = { CertificateTransparencyLoggingPreference: "DISABLED" };
const PAIR = { Certificate: bytes(CERTIFICATE), PrivateKey: bytes(KEY) };

// Calls every operation; nothing is left behind.
export async function live({ id, acm, elb }, ListenerArn, balancer) {
  const requested = (await acm.requestCertificate({
    DomainName: "example.com", SubjectAlternativeNames: ["*.example.com"], ValidationMethod: "DNS", Tags: [{ Key: "team", Value: "a" }],
  })).CertificateArn;
  assert.match(requested, new RegExp(`^arn:aws:acm:eu-west-1:${id}:certificate/[0-9a-f-]{36}$`));
  const pending = (await acm.describeCertificate({ CertificateArn: requested })).Certificate;
  assert.deepEqual([pending.Status, pending.DomainValidationOptions[0].ResourceRecord.Type], ["PENDING_VALIDATION", "CNAME"]);
  const byMail = (await acm.requestCertificate({ DomainName: "www.example.org", ValidationMethod: "EMAIL" })).CertificateArn;
  await acm.resendValidationEmail({ CertificateArn: byMail, Domain: "www.example.org", ValidationDomain: "example.org" });
  assert.deepEqual((await agree(acm, "ListCertificates", 1)).map(({ DomainName }) => DomainName), ["example.com", "www.example.org"]);

  const { CertificateArn } = await acm.importCertificate(PAIR);
  assert.equal((await acm.importCertificate({ ...PAIR, CertificateArn })).CertificateArn, CertificateArn);
  assert.equal((await acm.getCertificate({ CertificateArn })).Certificate.trim(), CERTIFICATE.trim());
  await acm.addTagsToCertificate({ CertificateArn, Tags: [{ Key: "stage", Value: "test" }, { Key: "team" }] });
  await acm.removeTagsFromCertificate({ CertificateArn, Tags: [{ Key: "team" }] });
  assert.deepEqual((await acm.listTagsForCertificate({ CertificateArn })).Tags, [{ Key: "stage", Value: "test" }]);
  await acm.putAccountConfiguration({ IdempotencyToken: "one", ExpiryEvents: { DaysBeforeExpiry: 10 } });
  assert.equal((await acm.getAccountConfiguration({})).ExpiryEvents.DaysBeforeExpiry, 10);
  await acm.updateCertificateOptions({ CertificateArn: requested, Options });
  await refused("InvalidStateException", acm, "updateCertificateOptions", { CertificateArn, Options });

  const ours = { ListenerArn, Certificates: [{ CertificateArn }] };
  assert.equal((await elb.modifyListener({ ...ours, Protocol: "HTTPS" })).Listeners[0].SslPolicy, "ELBSecurityPolicy-2016-08");
  await elb.addListenerCertificates(ours);
  assert.deepEqual((await elb.describeListenerCertificates({ ListenerArn })).Certificates.map(({ IsDefault }) => IsDefault), [true, false]);
  assert.deepEqual((await acm.describeCertificate({ CertificateArn })).Certificate.InUseBy, [balancer]);
  await refused("ResourceInUseException", acm, "deleteCertificate", { CertificateArn });
  await elb.removeListenerCertificates(ours);
  await elb.modifyListener({ ListenerArn, Protocol: "HTTP" });
  for (const arn of [requested, byMail, CertificateArn]) {
    await acm.deleteCertificate({ CertificateArn: arn });
  }
  assert.deepEqual((await acm.listCertificates({ Includes: { keyTypes: ["EC_prime256v1"] } })).CertificateSummaryList, []);
}

export async function refuse({ id, acm }) {
  await refused("ResourceNotFoundException", acm, "describeCertificate", {
    CertificateArn: `arn:aws:acm:eu-west-1:${id}:certificate/01234567-89ab-cdef-0123-456789abcdef`,
  });
  await refused("ValidationException", acm, "importCertificate", { ...PAIR, Certificate: bytes("nothing") });
  await refused("ValidationException", acm, "requestCertificate", { DomainName: "nothing" });
  await refused("InvalidParameterException", acm, "requestCertificate", { DomainName: "example.com", KeyAlgorithm: "RSA_4096" });
}
