using Amazon.SimpleSystemsManagement;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Aws.Ssm;

/// <summary>AWS Systems Manager, which keeps the home record.</summary>
internal sealed class SsmModule : AwsModule
{
    public override string Service => "SimpleSystemsManagement";

    public override void AddClients(ClientFactories clients) => clients.Add<IAmazonSimpleSystemsManagement>(
        settings => new AmazonSimpleSystemsManagementClient(settings.Credentials, settings.Configure(new AmazonSimpleSystemsManagementConfig())));

    /// <summary>Returns the bucket of the API (Systems Manager quotas of the Parameter Store, default throughput).</summary>
    public override IReadOnlyList<RequestRate> RatesOf(string operation) =>
    [
        operation switch
        {
            "GetParameter" or "GetParameters" or "GetParametersByPath" => new("Parameter read", 40, 40),
            "PutParameter" => new("PutParameter", 3, 3),
            _ => new(operation, 5, 5),
        },
    ];
}
