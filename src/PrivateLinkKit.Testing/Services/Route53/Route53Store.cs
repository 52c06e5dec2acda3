using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Route53;

/// <summary>The Route 53 resources of one account.</summary>
internal sealed class Route53Store(Cloud cloud)
{
    public Table<ZoneState> Zones { get; } = new(cloud, zone => zone.Id);

    public Table<ChangeState> Changes { get; } = new(cloud, change => change.Id);

    /// <summary>Associations that other accounts may make, of the account's zones.</summary>
    public Table<AuthorizationState> Authorizations { get; } = new(cloud, authorization => authorization.Key);

    /// <summary>Tags by the id of a zone.</summary>
    public Table<ResourceTags> Tags { get; } = new(cloud, tags => tags.Arn);
}

internal static class Route53Stores
{
    extension(AccountRegion region)
    {
        public Route53Store Route53 => region.Global.Store(static global => new Route53Store(global.Cloud));
    }
}
