using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>An obstacle that would stop an apply or destroy half-way.</summary>
public sealed record PreflightFinding
{
    /// <summary>Kind of obstacle.</summary>
    public required PreflightCode Code { get; init; }

    /// <summary>The name in the stack of the resource that cannot be created, changed or deleted.</summary>
    public required string LogicalId { get; init; }

    /// <summary>The unit of that resource: the service's or a consumer's name.</summary>
    public string Unit => new LogicalId(LogicalId).Unit;

    /// <summary>The AWS id, ARN or name of the obstacle; of a foreign load balancer the end of its ARN.</summary>
    public required string ResourceId { get; init; }

    /// <summary>Description of the obstacle, for people.</summary>
    public required string Text { get; init; }

    /// <summary>What removes the obstacle, for people.</summary>
    public required string Remedy { get; init; }

    /// <summary>Resources whose changes depend on the obstacle.</summary>
    internal EquatableList<LogicalId> Dependents { get; init; } = [];

    /// <summary>Describes the obstacle and its remedy in one line.</summary>
    public override string ToString() => Diagnostics.Printable.Escape($"{LogicalId}: {Text}. {Remedy}");
}
