using Amazon.SecurityToken;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Modules;

namespace PrivateLinkKit.Aws.Sts;

/// <summary>AWS STS, which returns the caller's account and assumes roles.</summary>
internal sealed class StsModule : AwsModule
{
    public override string Service => "SecurityToken";

    public override void AddClients(ClientFactories clients) => clients.Add<IAmazonSecurityTokenService>(
        settings => new AmazonSecurityTokenServiceClient(settings.Credentials, settings.Configure(new AmazonSecurityTokenServiceConfig())));
}
