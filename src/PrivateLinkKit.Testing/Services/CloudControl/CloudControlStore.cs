using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>The requests of one account in one region, and the resources that are records only.</summary>
internal sealed class CloudControlStore(Cloud cloud)
{
    public Table<ResourceRequest> Requests { get; } = new(cloud, request => request.Token);

    public Table<ClientToken> ClientTokens { get; } = new(cloud, token => token.Token);

    public Table<RecordedResource> Records { get; } = new(cloud, record => RecordedResource.Key(record.TypeName, record.Identifier));
}

internal static class CloudControlStores
{
    extension(AccountRegion region)
    {
        public CloudControlStore CloudControl => region.Store(static region => new CloudControlStore(region.Cloud));
    }
}
