using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using PrivateLinkKit.Model;

namespace PrivateLinkKit.Aws;

/// <summary>Credentials of a placement's role, assumed on first use and renewed five minutes before they expire.</summary>
internal sealed class RoleCredentials : RefreshingAWSCredentials
{
    private const string SessionName = "PrivateLinkKit";

    private readonly Placement _placement;
    private readonly AWSCredentials _source;
    private readonly AmazonSecurityTokenServiceConfig _config;

    public RoleCredentials(Placement placement, AWSCredentials source, AmazonSecurityTokenServiceConfig config)
    {
        _placement = placement;
        _source = source;
        _config = config;
        PreemptExpiryTime = TimeSpan.FromMinutes(5);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = new AmazonSecurityTokenServiceClient(_source, _config);
        var request = new AssumeRoleRequest { RoleArn = _placement.RoleArn, RoleSessionName = SessionName, ExternalId = _placement.ExternalId };
        var assumed = await sts.AssumeRoleAsync(request);
        var keys = assumed.Credentials;
        return new CredentialsRefreshState(
            new ImmutableCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken), keys.Expiration!.Value);
    }
}
