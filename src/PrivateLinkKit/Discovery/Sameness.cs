namespace PrivateLinkKit.Discovery;

internal static class Sameness
{
    /// <summary>Compares answers regardless of order, which DNS varies.</summary>
    public static bool IsSame(ResolvedEndpoint one, ResolvedEndpoint other) =>
        (one.EndpointId, one.RegionalName, one.PrivateName) == (other.EndpointId, other.RegionalName, other.PrivateName)
        && one.ZonalNames.SequenceEqual(other.ZonalNames)
        && one.Addresses.ToHashSet().SetEquals(other.Addresses);
}
