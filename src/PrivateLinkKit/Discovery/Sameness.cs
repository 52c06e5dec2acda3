namespace PrivateLinkKit.Discovery;

internal static class Sameness
{
    /// <summary>DNS answers in another order each time; that is no change.</summary>
    public static bool IsSame(ResolvedEndpoint one, ResolvedEndpoint other) =>
        (one.EndpointId, one.RegionalName, one.PrivateName) == (other.EndpointId, other.RegionalName, other.PrivateName)
        && one.ZonalNames.SequenceEqual(other.ZonalNames)
        && one.Addresses.ToHashSet().SetEquals(other.Addresses);
}
