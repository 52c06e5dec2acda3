using Amazon.Runtime.Internal;
using Amazon.Runtime;
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
        settings => new Client(settings.Credentials, settings.Configure(new AmazonSecurityTokenServiceConfig())));

    private sealed class Client(AWSCredentials credentials, AmazonSecurityTokenServiceConfig config) : AmazonSecurityTokenServiceClient(credentials, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            ClockCorrection.AddTo(pipeline);
        }
    }
}
