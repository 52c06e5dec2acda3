namespace PrivateLinkKit.Features.Networks;

/// <summary>Source of admitted traffic: the source of one security-group rule.</summary>
internal abstract record TrafficSource
{
    private TrafficSource()
    {
    }

    internal sealed record Cidr(string Range) : TrafficSource;

    internal sealed record SecurityGroup(string GroupId) : TrafficSource;
}
