#nullable disable
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace StandIn;

internal sealed class RegionalEndpointParameters : EndpointParameters
{
    public string Region { get => (string)this[nameof(Region)]; set => this[nameof(Region)] = value; }
    public string ServiceUrl { get => (string)this[nameof(ServiceUrl)]; set => this[nameof(ServiceUrl)] = value; }
    public bool UseFips { get => (bool)this[nameof(UseFips)]; set => this[nameof(UseFips)] = value; }
    public bool UseDualStack { get => (bool)this[nameof(UseDualStack)]; set => this[nameof(UseDualStack)] = value; }
}

/// <summary>The service URL if there is one, else the regional endpoint of the service.</summary>
internal sealed class RegionalEndpoints(string prefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var wanted = (RegionalEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(wanted.ServiceUrl))
        {
            return new Endpoint(wanted.ServiceUrl);
        }

        if (string.IsNullOrEmpty(wanted.Region))
        {
            throw new AmazonClientException("Neither a region nor a service URL is configured.");
        }

        var partition = Fn.Partition(wanted.Region);
        var suffix = wanted.UseDualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{prefix}{(wanted.UseFips ? "-fips" : "")}.{wanted.Region}.{suffix}");
    }
}
