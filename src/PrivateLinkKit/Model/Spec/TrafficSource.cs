namespace PrivateLinkKit.Model;

/// <summary>Where admitted traffic comes from: the source of one security-group rule.</summary>
internal abstract record TrafficSource
{
    private TrafficSource()
    {
    }

    internal sealed record Cidr(string Range) : TrafficSource;

    internal sealed record SecurityGroup(string GroupId) : TrafficSource;
}
