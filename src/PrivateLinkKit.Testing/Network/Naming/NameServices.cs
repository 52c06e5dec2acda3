using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Routing;

namespace PrivateLinkKit.Testing.Network.Naming;

/// <summary>What resolves names, in VPCs and on the Internet.</summary>
internal sealed class NameServices
{
    public NameServices(MapCache maps, TargetPicker picker)
    {
        var lookup = new NameLookup(picker, Records);
        Resolver = new NameResolver(picker, lookup);
        Public = new PublicNames(maps, lookup, Records);
    }

    /// <summary>Records in public DNS beside those of hosted zones.</summary>
    public PublicRecords Records { get; } = new();

    public NameResolver Resolver { get; }

    public PublicNames Public { get; }
}
