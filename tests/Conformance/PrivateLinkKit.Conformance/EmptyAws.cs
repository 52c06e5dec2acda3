using PrivateLinkKit.Conformance.Tools;
using PrivateLinkKit.Testing;

namespace PrivateLinkKit.Conformance;

/// <summary>An EmbeddedAws for one test class, with nothing in it.</summary>
public sealed class EmptyAws : IAsyncLifetime
{
    internal const string Account = "111111111111";

    /// <summary>Lists only created VPCs, without the default VPC of every region.</summary>
    internal const string CreatedResources = "--filters Name=is-default,Values=false";

    internal EmbeddedAws Aws { get; private set; } = null!;

    internal AwsCli Cli => As(Account);

    public async Task InitializeAsync() => Aws = await EmbeddedAws.StartAsync();

    public async Task DisposeAsync() => await Aws.DisposeAsync();

    internal AwsCli As(string accessKeyId, string? sessionToken = null) => new(Aws.ServiceUrl, accessKeyId, sessionToken);
}
