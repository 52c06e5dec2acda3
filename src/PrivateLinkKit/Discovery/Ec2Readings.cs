using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using PrivateLinkKit.Aws;
using PrivateLinkKit.Model;
using PrivateLinkKit.Ownership;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Discovery;

/// <summary>What EC2 says of endpoints, asked through the lanes that all calls take.</summary>
internal sealed class Ec2Readings(AwsClientPool clients, PrivateLinkOptions options, ILogger logger)
{
    private readonly SemaphoreSlim _slots = new(options.MaxParallelism);
    private readonly CallLog _log = new();
    private readonly Question _question = new(options.Resolution.Timeout, options.TimeProvider);

    /// <summary>Those that fit the source, in whatever state.</summary>
    public async Task<IReadOnlyList<Sdk.VpcEndpoint>> EndpointsAsync(EndpointSource source, CancellationToken cancellationToken)
    {
        var found = new List<Sdk.VpcEndpoint>();
        string? page = null;
        do
        {
            var request = new Sdk.DescribeVpcEndpointsRequest
            {
                VpcEndpointIds = source.EndpointId is { } id ? [id] : null,
                Filters = FiltersOf(source),
                NextToken = page,
            };
            try
            {
                var answer = await AskAsync(source.At, (at, token) => at.Ec2.DescribeVpcEndpointsAsync(request, token), cancellationToken);
                found.AddRange(answer.VpcEndpoints ?? []);
                page = answer.NextToken;
            }
            catch (AmazonServiceException error) when (AwsErrors.IsNotFound(error))
            {
                return [];
            }
        }
        while (!string.IsNullOrEmpty(page));
        return found;
    }

    public async Task<IReadOnlyList<Sdk.NetworkInterface>> InterfacesAsync(Placement at, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var request = new Sdk.DescribeNetworkInterfacesRequest { NetworkInterfaceIds = [.. ids] };
        return (await AskAsync(at, (clients, token) => clients.Ec2.DescribeNetworkInterfacesAsync(request, token), cancellationToken)).NetworkInterfaces ?? [];
    }

    public async Task<IReadOnlyList<Sdk.AvailabilityZone>> ZonesAsync(Placement at, CancellationToken cancellationToken) =>
        (await AskAsync(at, (clients, token) => clients.Ec2.DescribeAvailabilityZonesAsync(new Sdk.DescribeAvailabilityZonesRequest(), token), cancellationToken)).AvailabilityZones ?? [];

    private static List<Sdk.Filter>? FiltersOf(EndpointSource source)
    {
        var filters = new List<Sdk.Filter>();
        Add($"tag:{OwnershipTags.StackKey}", source.Stack);
        Add("service-name", source.ServiceName);
        Add("vpc-id", source.VpcId);
        return filters.Count > 0 ? filters : null;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                filters.Add(new Sdk.Filter { Name = name, Values = [value] });
            }
        }
    }

    private Task<T> AskAsync<T>(Placement placement, Func<AwsClients, CancellationToken, Task<T>> call, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse => _question.AskAsync("AWS", token =>
        {
            var at = clients.For(placement);
            return new AwsCalls(at.Lanes, _slots, _log, options.TimeProvider, options.Waits.Propagation, logger).RepeatAsync(stop => call(at, stop), token);
        }, cancellationToken);
}
