using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

internal sealed record EndpointService(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::VPCEndpointService";

    /// <summary>The output <c>ServiceName</c>: what consumers call it.</summary>
    public const string ServiceName = nameof(ServiceName);

    /// <summary>Must be active: put their ids into <see cref="Resource.AfterReady"/> too.</summary>
    public required EquatableList<Ref> NetworkLoadBalancerArns { get; init; }

    public required bool AcceptanceRequired { get; init; }

    /// <summary>ARNs, or <c>*</c>.</summary>
    public required EquatableList<string> AllowedPrincipals { get; init; }

    public override IEnumerable<Ref> References => NetworkLoadBalancerArns;
}

/// <param name="PhysicalId">The service's id, <c>vpce-svc-…</c>.</param>
internal sealed record EndpointServiceState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, EndpointService.Type, At, PhysicalId)
{
    public required string ServiceName { get; init; }

    public required EquatableList<string> NetworkLoadBalancerArns { get; init; }

    public required bool AcceptanceRequired { get; init; }

    public required EquatableList<string> AllowedPrincipals { get; init; }

    public override IEnumerable<string> PointsAt => NetworkLoadBalancerArns;

    public override IEnumerable<string> Aliases => [ServiceName];

    public override string? Output(string name) => name == EndpointService.ServiceName ? ServiceName : base.Output(name);
}
