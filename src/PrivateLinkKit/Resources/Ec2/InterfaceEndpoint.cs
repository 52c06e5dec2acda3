using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

internal sealed record InterfaceEndpoint(LogicalId Id, Placement At) : Resource(Id, Type, At)
{
    public const string Type = "AWS::EC2::VPCEndpoint";

    public required Ref VpcId { get; init; }

    public required Ref ServiceName { get; init; }

    /// <summary>At most one in each zone.</summary>
    public required EquatableList<Ref> SubnetIds { get; init; }

    public required EquatableList<Ref> SecurityGroupIds { get; init; }

    /// <summary>Who accepts the connection where the service asks for that and is the stack's own; null: nobody has to, or it is not up to the stack.</summary>
    public Acceptance? Acceptance { get; init; }

    public override IEnumerable<Ref> References =>
        [VpcId, ServiceName, .. SubnetIds, .. SecurityGroupIds, .. Acceptance is null ? (Ref[])[] : [Acceptance.ServiceId]];
}

/// <param name="ServiceId">The service's id, <c>vpce-svc-…</c>.</param>
/// <param name="At">Where the service is.</param>
internal sealed record Acceptance(Ref ServiceId, Placement At);

internal sealed record InterfaceEndpointState(LogicalId Id, Placement At, string PhysicalId) : ResourceState(Id, InterfaceEndpoint.Type, At, PhysicalId)
{
    public required string VpcId { get; init; }

    public required string ServiceName { get; init; }

    public required EquatableList<string> SubnetIds { get; init; }

    public required EquatableList<string> SecurityGroupIds { get; init; }

    public required bool PrivateDnsEnabled { get; init; }

    /// <summary>In AWS's order: the regional name first, then one for each zone.</summary>
    public required EquatableList<string> DnsNames { get; init; }

    /// <summary>Why the endpoint cannot be used any more; null while it can or may.</summary>
    public string? Failure { get; init; }

    public override IEnumerable<string> PointsAt => [VpcId, ServiceName, .. SubnetIds, .. SecurityGroupIds];
}
