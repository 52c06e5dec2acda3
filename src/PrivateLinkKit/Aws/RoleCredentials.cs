using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Aws;

/// <summary>Credentials of a placement's role, assumed on first use and renewed five minutes before they expire.</summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private const string SessionName = "PrivateLinkKit";

    private readonly Placement placement;
    private readonly AWSCredentials source;
    private readonly AmazonSecurityTokenServiceConfig config;

    public RoleCredentials(Placement placement, AWSCredentials source, AmazonSecurityTokenServiceConfig config)
    {
        this.placement = placement;
        this.source = source;
        this.config = config;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = new AmazonSecurityTokenServiceClient(source, config);
        var request = new AssumeRoleRequest { RoleArn = placement.RoleArn, RoleSessionName = SessionName, ExternalId = placement.ExternalId };
        var assumed = await sts.AssumeRoleAsync(request);
        var keys = assumed.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken), keys.Expiration ?? DateTime.UtcNow.AddHours(1));
    }
}
