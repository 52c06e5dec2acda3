using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Discovery;

/// <summary>Criteria and placement for finding an endpoint. Equal sources share an answer.</summary>
internal sealed record EndpointSource(string Name, Placement At)
{
    public string? Stack { get; init; }

    /// <inheritdoc cref="EndpointOptions.Home"/>
    public string? Home { get; init; }

    public string? Consumer { get; init; }

    public string? EndpointId { get; init; }

    public string? ServiceName { get; init; }

    public string? VpcId { get; init; }

    /// <summary>true if zone names of the endpoint's account may differ from the caller's.</summary>
    public bool IsElsewhere => At.RoleArn is not null;

    /// <param name="endpoint">Options without <see cref="EndpointOptionErrors"/>.</param>
    public static EndpointSource Of(string name, EndpointOptions endpoint, PrivateLinkOptions options)
    {
        var account = endpoint.Account is { } known ? options.Accounts[known] : new AccountOptions();
        return new EndpointSource(name, new Placement(EndpointOptionErrors.RegionOf(endpoint, options)!, account.RoleArn, account.ExternalId))
        {
            Stack = endpoint.Stack,
            Home = endpoint.Home,
            Consumer = endpoint.Consumer,
            EndpointId = endpoint.EndpointId,
            ServiceName = endpoint.ServiceName,
            VpcId = endpoint.VpcId,
        };
    }
}
