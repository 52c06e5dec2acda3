"""Certificate Manager, and a listener that presents one of its certificates; a line for each command."""
from cli import NOTHING, arn

# Signed by itself, for web.example.com until 2120.
CERTIFICATE = """-----BEGIN CERTIFICATE-----
MIIBVzCB/qADAgECAgNKbx0wCgYIKoZIzj0EAwIwGjEYMBYGA1UEAwwPd2ViLmV4
YW1wbGUuY29tMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAaMRgw
FgYDVQQDDA93ZWIuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
AASR0/DSBM104tfMHhkZRlfn16rpnJmZkMC18IUZvMY9Cr8CzKCmkSnE34XvCGur
jeHoYNCF2eSRu+HhhzxRU0GUozEwLzAtBgNVHREEJjAkgg93ZWIuZXhhbXBsZS5j
b22CESoud2ViLmV4YW1wbGUuY29tMAoGCCqGSM49BAMCA0gAMEUCIAKOBK1XPnZz
z1Z4/i7mDwX4fMO2jLV+RGpZ59EpU1FjAiEAmGkECEuZ8UgQZJvAPOUemXn5P5R/
/gKc5V5u6hnvVp8=
-----END CERTIFICATE-----
"""
KEY = """-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIJFQggdnz4hvcU5ZeqNh49kIBs276uTQOcJYdaQiPLT5oAoGCCqGSM49
AwEHoUQDQgAEkdPw0gTNdOLXzB4ZGUZX59eq6ZyZmZDAtfCFGbzGPQq/AsygppEp
xN+F7whrq43h6GDQhdnkkbvh4Yc8UVNBlA==
-----END EC PRIVATE KEY-----
"""


def live(aws, listener, balancer):
    requested = aws(
        "acm request-certificate --domain-name example.com --subject-alternative-names '*.example.com' --validation-method DNS --tags Key=team,Value=a",
        {"CertificateArn": arn("acm", "certificate/[0-9a-f-]{36}")}, "CertificateArn")
    aws(f"acm describe-certificate --certificate-arn {requested}",
        {"Certificate.[Status,Type,DomainName]": ["PENDING_VALIDATION", "AMAZON_ISSUED", "example.com"]})
    aws(f"acm update-certificate-options --certificate-arn {requested} --options CertificateTransparencyLoggingPreference=DISABLED", NOTHING)
    by_mail = aws("acm request-certificate --domain-name www.example.org --validation-method EMAIL", {}, "CertificateArn")
    aws(f"acm resend-validation-email --certificate-arn {by_mail} --domain www.example.org --validation-domain example.org", NOTHING)
    aws("acm list-certificates --page-size 1", {"CertificateSummaryList[].DomainName": ["example.com", "www.example.org"]})

    imported = aws(f"acm import-certificate --certificate '{CERTIFICATE}' --private-key '{KEY}'", {}, "CertificateArn")
    ours = f"--certificate-arn {imported}"
    aws(f"acm get-certificate {ours}", {"starts_with(Certificate, '-----BEGIN CERTIFICATE-----')": True})
    aws(f"acm add-tags-to-certificate {ours} --tags Key=stage,Value=test Key=team", NOTHING)
    aws(f"acm remove-tags-from-certificate {ours} --tags Key=team", NOTHING)
    aws(f"acm list-tags-for-certificate {ours}", {"Tags": [{"Key": "stage", "Value": "test"}]})
    aws("acm put-account-configuration --idempotency-token one --expiry-events DaysBeforeExpiry=10", NOTHING)
    aws("acm get-account-configuration", {"ExpiryEvents.DaysBeforeExpiry": 10})
    aws.refused("InvalidStateException", f"acm update-certificate-options {ours} --options CertificateTransparencyLoggingPreference=DISABLED")

    certificate = f"--listener-arn {listener} --certificates CertificateArn={imported}"
    aws(f"elbv2 modify-listener {certificate} --protocol HTTPS", {"Listeners[].SslPolicy": ["ELBSecurityPolicy-2016-08"]})
    aws(f"elbv2 add-listener-certificates {certificate}", {"Certificates[].IsDefault": [False]})
    aws(f"elbv2 describe-listener-certificates --listener-arn {listener}", {"Certificates[].IsDefault": [True, False]})
    aws(f"acm describe-certificate {ours}", {"Certificate.InUseBy": [balancer]})
    aws.refused("ResourceInUseException", f"acm delete-certificate {ours}")
    aws(f"elbv2 remove-listener-certificates {certificate}", NOTHING)
    aws(f"elbv2 modify-listener --listener-arn {listener} --protocol HTTP", {"Listeners[].Protocol": ["HTTP"]})
    for left in (requested, by_mail, imported):
        aws(f"acm delete-certificate --certificate-arn {left}", NOTHING)
    aws("acm list-certificates --includes keyTypes=EC_prime256v1", {"CertificateSummaryList": []})


def refuse(aws):
    unknown = f"arn:aws:acm:eu-west-1:{aws.id}:certificate/01234567-89ab-cdef-0123-456789abcdef"
    for code, command in (
            ("ResourceNotFoundException", f"acm describe-certificate --certificate-arn {unknown}"),
            ("ValidationException", f"acm import-certificate --certificate nothing --private-key '{KEY}'"),
            ("ValidationException", "acm request-certificate --domain-name nothing"),
            ("InvalidParameterException", "acm request-certificate --domain-name example.com --key-algorithm RSA_4096"),
    ):
        aws.refused(code, command)
