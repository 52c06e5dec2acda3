using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Networks;

internal static class TrafficSources
{
    public static bool IsSecurityGroup(string source) => source.StartsWith("sg-", StringComparison.Ordinal);

    public static EquatableList<TrafficSource> Parse(IEnumerable<string> sources) =>
        sources.Distinct(StringComparer.Ordinal)
            .Select(source => IsSecurityGroup(source) ? new TrafficSource.SecurityGroup(source) : (TrafficSource)new TrafficSource.Cidr(source))
            .ToEquatableList();
}
