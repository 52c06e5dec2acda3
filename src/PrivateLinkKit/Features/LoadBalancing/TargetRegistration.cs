using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>Output of a load balancer that the stack creates: where its targets register.</summary>
public sealed class TargetRegistration
{
    /// <summary>The targets: <see cref="ServiceTargets.Id"/>.</summary>
    public required LogicalId Targets { get; init; }

    /// <summary>ARN of the target group.</summary>
    public required Ref TargetGroupArn { get; init; }

    /// <summary>Security group of the load balancer, which the targets must admit.</summary>
    public required Ref SecurityGroupId { get; init; }

    /// <summary>The listener, which must exist before targets register.</summary>
    public required LogicalId Listener { get; init; }

    /// <summary>Resources of the load balancer without which targets do not become healthy.</summary>
    public required EquatableList<LogicalId> ReadyAfter { get; init; }

    /// <summary>Addresses that the load balancer needs in each of its subnets.</summary>
    public required int AddressesInEachSubnet { get; init; }

    /// <summary>Returns the registration that the load balancer in front of some targets has published.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="context">The context of the feature that published them, when it is composed.</param>
    /// <exception cref="StackValidationException">No load balancer of the stack forwards to them.</exception>
    public static TargetRegistration For(LogicalId targets, FeatureContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.All<TargetRegistration>().FirstOrDefault(registration => registration.Targets == targets)
            ?? throw new StackValidationException(context.StackName,
                [new StackValidationError($"{targets}", "", "No load balancer forwards to these targets.", "Add one after them, such as ViaNlb().")]);
    }
}
