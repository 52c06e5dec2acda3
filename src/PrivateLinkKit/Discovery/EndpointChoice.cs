using PrivateLinkKit.Engine.Ownership;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Discovery;

/// <summary>Selects the matching endpoint among those that AWS lists.</summary>
internal static class EndpointChoice
{
    private static readonly EndpointState[] BestFirst =
    [
        EndpointState.Available, EndpointState.Pending, EndpointState.PendingAcceptance,
        EndpointState.Rejected, EndpointState.Expired, EndpointState.Failed, EndpointState.Deleted,
    ];

    /// <summary>While an endpoint is replaced there are two: returns the one that carries traffic, of two such the newer one. null: none.</summary>
    /// <exception cref="AmbiguousEndpointException">More than one endpoint matches.</exception>
    public static Sdk.VpcEndpoint? Of(EndpointSource source, IReadOnlyList<Sdk.VpcEndpoint> found)
    {
        var meant = source.Stack is null ? found : [.. found.Where(endpoint => IsOf(source.Consumer, endpoint) && IsAt(source.Home, endpoint))];
        var rivals = source.Stack is null
            ? meant.Where(endpoint => EndpointStates.Of(endpoint) is EndpointState.Available).ToList()
            : [.. meant.Where(endpoint => EndpointStates.IsAlive(EndpointStates.Of(endpoint))).DistinctBy(endpoint => (HomeOf(endpoint), IdOf(endpoint)))];
        return rivals.Count > 1
            ? throw new AmbiguousEndpointException(source.Name, rivals.Select(endpoint => endpoint.VpcEndpointId), WhatNarrows(source, rivals))
            : meant.OrderBy(endpoint => Array.IndexOf(BestFirst, EndpointStates.Of(endpoint))).ThenByDescending(endpoint => endpoint.CreationTimestamp)
            .FirstOrDefault();
    }

    private static bool IsOf(string? consumer, Sdk.VpcEndpoint endpoint) =>
        consumer is null || IdOf(endpoint)?.StartsWith($"{consumer}/", StringComparison.Ordinal) == true;

    private static bool IsAt(string? home, Sdk.VpcEndpoint endpoint) =>
        home is null || $"{HomeOf(endpoint)}/".StartsWith($"{home}/", StringComparison.Ordinal);

    private static string? IdOf(Sdk.VpcEndpoint endpoint) => endpoint.Tags?.Find(tag => tag.Key == OwnershipTags.IdKey)?.Value;

    private static string? HomeOf(Sdk.VpcEndpoint endpoint) => endpoint.Tags?.Find(tag => tag.Key == OwnershipTags.HomeKey)?.Value;

    private static string WhatNarrows(EndpointSource source, IEnumerable<Sdk.VpcEndpoint> rivals) =>
        source.Stack is not null ? rivals.DistinctBy(HomeOf).Count() > 1 ? nameof(EndpointOptions.Home) : nameof(EndpointOptions.Consumer)
        : rivals.DistinctBy(endpoint => endpoint.VpcId).Count() == rivals.Count() ? nameof(EndpointOptions.VpcId)
        : nameof(EndpointOptions.EndpointId);
}
