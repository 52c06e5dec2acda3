using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>The certificates of one account in one region.</summary>
internal sealed class AcmStore(Cloud cloud)
{
    public Table<AcmCertificate> Certificates { get; } = new(cloud, certificate => certificate.Arn);

    /// <summary>Recent requests, so that a repeated one makes no other certificate.</summary>
    public Table<RequestToken> Tokens { get; } = new(cloud, token => token.Key);

    /// <summary>Days before the end of a certificate from which AWS would send events.</summary>
    public int DaysBeforeExpiry { get; set; } = 45;
}

internal static class AcmStores
{
    extension(AccountRegion region)
    {
        public AcmStore Acm => region.Store(static region => new AcmStore(region.Cloud));
    }
}
