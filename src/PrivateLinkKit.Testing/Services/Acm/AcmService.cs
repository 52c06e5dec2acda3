using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.State;
using static PrivateLinkKit.Testing.Wire.Acm.AcmOperations;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>Certificate Manager: imported certificates, and requested ones that the authority of the EmbeddedAws signs.</summary>
/// <param name="users">The services whose resources use certificates.</param>
internal sealed class AcmService(params IReadOnlyList<ICertificateUsers> users) : IDefinedOnUse, ITaggedResources
{
    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new ValidatingJsonProtocol(Service.Target!, "InternalFailure") { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        var stored = new StoredCertificates(users);
        var requests = new CertificateRequests(new Issuance(new DomainProofs(service.Network.PublicNames), stored));
        service.Defaults = AcmDefaults.Table;
        service.Rates = static (operation, _) => AcmRates.BucketsOf(operation);

        service.On(
            RequestCertificate,
            requests.Request,
            honours: "DomainName ValidationMethod SubjectAlternativeNames IdempotencyToken DomainValidationOptions Tags KeyAlgorithm"
                + " Options.CertificateTransparencyLoggingPreference");
        service.On(ImportCertificate, CertificateImports.Import, honours: "CertificateArn Certificate PrivateKey CertificateChain Tags");
        service.On(DescribeCertificate, stored.Describe, honours: "CertificateArn");
        service.On(GetCertificate, StoredCertificates.Get, honours: "CertificateArn");
        service.On(DeleteCertificate, stored.Delete, honours: "CertificateArn");
        service.On(
            ListCertificates, new CertificateLists(stored).List, honours: "CertificateStatuses Includes NextToken MaxItems SortBy SortOrder");

        service.On(
            UpdateCertificateOptions, CertificateSettings.Update, honours: "CertificateArn Options.CertificateTransparencyLoggingPreference");
        service.On(ResendValidationEmail, CertificateSettings.Resend, honours: "CertificateArn Domain ValidationDomain");
        service.On(GetAccountConfiguration, AccountConfiguration.Get, honours: "");
        service.On(PutAccountConfiguration, AccountConfiguration.Put, honours: "ExpiryEvents IdempotencyToken");

        service.On(AddTagsToCertificate, CertificateTags.Tag, honours: "CertificateArn Tags");
        service.On(RemoveTagsFromCertificate, CertificateTags.Untag, honours: "CertificateArn Tags");
        service.On(ListTagsForCertificate, CertificateTags.List, honours: "CertificateArn");
    }

    public IEnumerable<ResourceTags> TagsIn(AccountRegion region) =>
        region.Acm.Certificates.Select(certificate => new ResourceTags(certificate.Arn, certificate.Tags));

    public TagCall Tag(AccountRegion region, string arn, IReadOnlyDictionary<string, string> tags) =>
        new("AddTagsToCertificate", new() { ["CertificateArn"] = arn, ["Tags"] = TagCall.Pairs(tags) });

    public TagCall Untag(AccountRegion region, string arn, IReadOnlyList<string> keys) =>
        new("RemoveTagsFromCertificate", new() { ["CertificateArn"] = arn, ["Tags"] = TagCall.Keys(keys) });
}
