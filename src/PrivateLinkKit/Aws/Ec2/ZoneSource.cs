using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Zones that a unit is in.</summary>
internal abstract record ZoneSource(Placement At)
{
    /// <summary>Returns the known zones, as their account names them.</summary>
    public async Task<IReadOnlyList<Sdk.AvailabilityZone>> ZonesAsync(HandlerContext context)
    {
        var zones = await Zones.OfAsync(context);
        return [.. (await NamesAsync(context)).Distinct().Select(zones.Find).OfType<Sdk.AvailabilityZone>()];
    }

    /// <summary>Returns names or ids of zones.</summary>
    protected abstract Task<IEnumerable<string>> NamesAsync(HandlerContext context);
}

/// <summary>Zones by name or id.</summary>
internal sealed record NamedZones(Placement At, EquatableList<string> Names) : ZoneSource(At)
{
    protected override Task<IEnumerable<string>> NamesAsync(HandlerContext context) => Task.FromResult<IEnumerable<string>>(Names);
}

/// <summary>Zones of existing subnets.</summary>
internal sealed record SubnetZones(Placement At, EquatableList<string> SubnetIds) : ZoneSource(At)
{
    protected override async Task<IEnumerable<string>> NamesAsync(HandlerContext context) =>
        (await UsedVpcCheck.SubnetsAsync(SubnetIds, context)).Select(subnet => subnet.AvailabilityZone);
}
