"""Certificate Manager, and listeners that present its certificates; every operation is called, and nothing is left behind."""
from aws import equal, refused
from pages import agree

# Signed by itself, for web.example.com until 2120.
CERTIFICATE = b"""-----BEGIN CERTIFICATE-----
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
KEY = b"""-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIJFQggdnz4hvcU5ZeqNh49kIBs276uTQOcJYdaQiPLT5oAoGCCqGSM49
AwEHoUQDQgAEkdPw0gTNdOLXzB4ZGUZX59eq6ZyZmZDAtfCFGbzGPQq/AsygppEp
xN+F7whrq43h6GDQhdnkkbvh4Yc8UVNBlA==
-----END EC PRIVATE KEY-----
"""
TAGS = [{"Key": "team", "Value": "a"}]
UNLOGGED = {"CertificateTransparencyLoggingPreference": "DISABLED"}
ELLIPTIC = {"keyTypes": ["EC_prime256v1"]}


def live(account, listener, balancer):
    acm = account.acm
    requested = acm.request_certificate(
        DomainName="example.com", SubjectAlternativeNames=["*.example.com"], ValidationMethod="DNS", IdempotencyToken="once", Tags=TAGS)["CertificateArn"]
    equal(acm.request_certificate(
        DomainName="example.com", SubjectAlternativeNames=["*.example.com"], ValidationMethod="DNS", IdempotencyToken="once", Tags=TAGS)["CertificateArn"],
        requested)
    found = acm.describe_certificate(CertificateArn=requested)["Certificate"]
    equal((found["Status"], found["Type"], found["SubjectAlternativeNames"]), ("PENDING_VALIDATION", "AMAZON_ISSUED", ["example.com", "*.example.com"]))
    equal(found["DomainValidationOptions"][0]["ResourceRecord"]["Type"], "CNAME")
    acm.update_certificate_options(CertificateArn=requested, Options=UNLOGGED)
    by_mail = acm.request_certificate(DomainName="www.example.org", ValidationMethod="EMAIL")["CertificateArn"]
    acm.resend_validation_email(CertificateArn=by_mail, Domain="www.example.org", ValidationDomain="example.org")
    equal([certificate["DomainName"] for certificate in agree(acm, "list_certificates", 1, at_least=2)], ["example.com", "www.example.org"])

    imported = acm.import_certificate(Certificate=CERTIFICATE, PrivateKey=KEY, Tags=TAGS)["CertificateArn"]
    equal(acm.import_certificate(Certificate=CERTIFICATE, PrivateKey=KEY, CertificateArn=imported)["CertificateArn"], imported)
    equal(acm.get_certificate(CertificateArn=imported)["Certificate"].strip(), CERTIFICATE.decode().strip())
    equal([certificate["Status"] for certificate in acm.list_certificates(Includes=ELLIPTIC)["CertificateSummaryList"]], ["ISSUED"])
    acm.add_tags_to_certificate(CertificateArn=imported, Tags=[{"Key": "stage", "Value": "test"}])
    acm.remove_tags_from_certificate(CertificateArn=imported, Tags=[{"Key": "team"}])
    equal(acm.list_tags_for_certificate(CertificateArn=imported)["Tags"], [{"Key": "stage", "Value": "test"}])
    acm.put_account_configuration(IdempotencyToken="one", ExpiryEvents={"DaysBeforeExpiry": 10})
    equal(acm.get_account_configuration()["ExpiryEvents"]["DaysBeforeExpiry"], 10)
    refused("InvalidStateException", acm.update_certificate_options, CertificateArn=imported, Options=UNLOGGED)

    secure(account.elb, acm, listener, balancer, imported)
    for arn in (requested, by_mail, imported):
        acm.delete_certificate(CertificateArn=arn)
    equal(acm.list_certificates(Includes=ELLIPTIC)["CertificateSummaryList"], [])


def secure(elb, acm, listener, balancer, certificate):
    """Lets a listener terminate TLS for a while."""
    ours = [{"CertificateArn": certificate}]
    changed = elb.modify_listener(ListenerArn=listener, Protocol="HTTPS", Certificates=ours, SslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06")["Listeners"][0]
    equal((changed["Certificates"], changed["SslPolicy"]), (ours, "ELBSecurityPolicy-TLS13-1-2-2021-06"))
    equal(elb.add_listener_certificates(ListenerArn=listener, Certificates=ours)["Certificates"], [{"CertificateArn": certificate, "IsDefault": False}])
    equal([found["IsDefault"] for found in agree(elb, "describe_listener_certificates", 1, at_least=2, ListenerArn=listener)], [True, False])
    equal(acm.describe_certificate(CertificateArn=certificate)["Certificate"]["InUseBy"], [balancer])
    refused("ResourceInUseException", acm.delete_certificate, CertificateArn=certificate)
    elb.remove_listener_certificates(ListenerArn=listener, Certificates=ours)
    elb.modify_listener(ListenerArn=listener, Protocol="HTTP")


def refuse(account):
    acm = account.acm
    unknown = f"arn:aws:acm:eu-west-1:{account.id}:certificate/01234567-89ab-cdef-0123-456789abcdef"
    for code, call, parameters in (
            ("ResourceNotFoundException", acm.describe_certificate, {"CertificateArn": unknown}),
            ("InvalidArnException", acm.describe_certificate, {"CertificateArn": unknown.replace("eu-west-1", "us-east-1")}),
            ("ResourceNotFoundException", acm.import_certificate, {"Certificate": CERTIFICATE, "PrivateKey": KEY, "CertificateArn": unknown}),
            ("ValidationException", acm.import_certificate, {"Certificate": b"nothing", "PrivateKey": KEY}),
            ("ValidationException", acm.import_certificate, {"Certificate": CERTIFICATE, "PrivateKey": b"nothing"}),
            ("ValidationException", acm.request_certificate, {"DomainName": "nothing"}),
            ("InvalidParameterException", acm.request_certificate, {"DomainName": "example.com", "KeyAlgorithm": "RSA_4096"}),
            ("InvalidTagException", acm.request_certificate, {"DomainName": "example.com", "Tags": [{"Key": "aws:a"}]}),
            ("ValidationException", acm.list_certificates, {"SortBy": "CREATED_AT"}),
    ):
        refused(code, call, **parameters)
