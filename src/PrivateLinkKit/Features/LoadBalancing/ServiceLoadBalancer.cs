using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>Output of a feature: the NLB that an endpoint service exposes, created by the stack or existing.</summary>
public sealed class ServiceLoadBalancer : ISingleOutput
{
    /// <summary>Its logical id, such as <c>orders/nlb</c>; also of an existing one.</summary>
    public required LogicalId Id { get; init; }

    /// <summary>Its ARN.</summary>
    public required Ref Arn { get; init; }

    /// <summary>Port of its listener, which is the port at the endpoints.</summary>
    public required int Port { get; init; }

    /// <summary>Its network; null: unknown, since it exists.</summary>
    public UnitNetwork? Network { get; init; }

    /// <summary>Resources that must be ready before it can be exposed.</summary>
    public EquatableList<LogicalId> AfterReady { get; init; } = [];

    /// <summary>
    /// Sources that its security group admits, if that applies to traffic through PrivateLink too; empty: all traffic through PrivateLink is admitted.
    /// </summary>
    public EquatableList<string> EnforcedSources { get; init; } = [];
}
