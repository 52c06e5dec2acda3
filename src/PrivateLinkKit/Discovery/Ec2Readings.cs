using System.Collections.Concurrent;
using Amazon.EC2;
using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Discovery;

/// <summary>Reads many endpoints from EC2 with few calls, subject to the shared request rates.</summary>
internal sealed class Ec2Readings(AwsClientPool clients, PrivateLinkOptions options, ILogger logger, CancellationToken shutdown)
{
    /// <summary>Maximum number of ids or names per question: EC2 takes 200 filter values per call, and the type of the endpoints is one.</summary>
    private const int Values = 199;

    private const string ById = "id";
    private const string TypeFilter = "vpc-endpoint-type";
    private const string StackTag = $"tag:{OwnershipTags.StackKey}";

    private readonly ConcurrentDictionary<(Placement At, string Way), SharedQuestion<Sdk.VpcEndpoint>> _endpoints = new();
    private readonly ConcurrentDictionary<Placement, SharedQuestion<Sdk.NetworkInterface>> _interfaces = new();
    private readonly ConcurrentDictionary<Placement, SharedQuestion<Sdk.AvailabilityZone>> _zones = new();
    private readonly SemaphoreSlim _slots = new(options.MaxParallelism);
    private readonly CallLog _log = new();
    private readonly QueryTimeLimit _question = new(options.Resolution.Timeout, options.TimeProvider);

    /// <summary>Returns the endpoints that match the source, in any state.</summary>
    public async Task<IReadOnlyList<Sdk.VpcEndpoint>> EndpointsAsync(EndpointSource source, CancellationToken cancellationToken)
    {
        var (way, value) = WayTo(source);
        var question = _endpoints.GetOrAdd(
            (source.At, way), key => new(Values, values => EndpointsAsync(key.At, key.Way, values), clients.Modules.Errors.IsNotFound));
        var found = await AwaitAsync(question.OfAsync(value), cancellationToken);
        return source.VpcId is { } vpc ? [.. found.Where(endpoint => endpoint.VpcId == vpc)] : found;
    }

    public async Task<IReadOnlyList<Sdk.NetworkInterface>> InterfacesAsync(Placement at, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var question = _interfaces.GetOrAdd(at, key => new(Values, values => InterfacesAsync(key, values), clients.Modules.Errors.IsNotFound));
        return [.. (await AwaitAsync(Task.WhenAll(ids.Select(question.OfAsync)), cancellationToken)).SelectMany(found => found)];
    }

    public async Task<IReadOnlyList<Sdk.AvailabilityZone>> ZonesAsync(Placement at, CancellationToken cancellationToken) =>
        await AwaitAsync(_zones.GetOrAdd(at, key => new(int.MaxValue, _ => ZonesAsync(key))).OfAsync(""), cancellationToken);

    private static (string Way, string Value) WayTo(EndpointSource source) =>
        source.EndpointId is { } id ? (ById, id) : source.Stack is { } stack ? (StackTag, stack) : ("service-name", source.ServiceName!);

    private async Task<ILookup<string, Sdk.VpcEndpoint>> EndpointsAsync(Placement at, string way, IReadOnlyList<string> values)
    {
        var found = new List<Sdk.VpcEndpoint>();
        var request = way == ById
            ? new Sdk.DescribeVpcEndpointsRequest { VpcEndpointIds = [.. values] }
            : new Sdk.DescribeVpcEndpointsRequest { Filters = [new Sdk.Filter(way, [.. values]), new Sdk.Filter(TypeFilter, [VpcEndpointType.Interface])] };
        do
        {
            var answer = await AskAsync(at, (clients, token) => clients.Client<IAmazonEC2>().DescribeVpcEndpointsAsync(request, token));
            found.AddRange((answer.VpcEndpoints ?? []).Where(endpoint => way == ById || IsInterface(endpoint)));
            request.NextToken = answer.NextToken;
        }
        while (!string.IsNullOrEmpty(request.NextToken));
        return found.ToLookup(endpoint => ValueOf(endpoint, way));
    }

    /// <summary>Checks the answer too: an emulator may ignore the filter, or not return the type.</summary>
    private static bool IsInterface(Sdk.VpcEndpoint endpoint) => endpoint.VpcEndpointType is null || endpoint.VpcEndpointType == VpcEndpointType.Interface;

    private static string ValueOf(Sdk.VpcEndpoint endpoint, string way) => way switch
    {
        ById => endpoint.VpcEndpointId,
        StackTag => endpoint.Tags?.Find(tag => tag.Key == OwnershipTags.StackKey)?.Value ?? "",
        _ => endpoint.ServiceName,
    };

    private async Task<ILookup<string, Sdk.NetworkInterface>> InterfacesAsync(Placement at, IReadOnlyList<string> ids)
    {
        var request = new Sdk.DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [.. ids] };
        var answer = await AskAsync(at, (clients, token) => clients.Client<IAmazonEC2>().DescribeNetworkInterfacesAsync(request, token));
        return (answer.NetworkInterfaces ?? []).ToLookup(seen => seen.NetworkInterfaceId);
    }

    private async Task<ILookup<string, Sdk.AvailabilityZone>> ZonesAsync(Placement at)
    {
        var answer = await AskAsync(
            at, (clients, token) => clients.Client<IAmazonEC2>().DescribeAvailabilityZonesAsync(new Sdk.DescribeAvailabilityZonesRequest(), token));
        return (answer.AvailabilityZones ?? []).ToLookup(_ => "");
    }

    /// <summary>A caller waits no longer than for a query of its own, even if it shares one.</summary>
    private Task<T> AwaitAsync<T>(Task<T> answer, CancellationToken cancellationToken) => _question.AskAsync("AWS", _ => answer, cancellationToken);

    private Task<T> AskAsync<T>(Placement placement, Func<PlacementClients, CancellationToken, Task<T>> call)
        where T : AmazonWebServiceResponse => _question.AskAsync("AWS", async token =>
        {
            RoleSessionName.Current = RoleSessionName.OfResolver;
            await clients.RequireExpectedAccountAsync(placement, CallsAt, token);
            var at = clients.For(placement);
            return await CallsAt(at).RepeatAsync(stop => call(at, stop), token);
        }, shutdown);

    private AwsCalls CallsAt(PlacementClients at) => new(at.Errors, at.Throttlers, _slots, _log, options.TimeProvider, options.Waits.Propagation, logger);
}
