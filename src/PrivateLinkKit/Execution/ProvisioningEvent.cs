namespace PrivateLinkKit;

/// <summary>One step of an apply or destroy, for a host that wants to show progress.</summary>
/// <param name="LogicalId">The resource's name in the stack.</param>
/// <param name="ResourceType">Its CloudFormation type.</param>
/// <param name="Action">What is being done with it.</param>
public abstract record ProvisioningEvent(string LogicalId, string ResourceType, ChangeAction Action);

/// <summary>Work on a resource has begun.</summary>
/// <inheritdoc cref="ProvisioningEvent"/>
public sealed record ChangeStarted(string LogicalId, string ResourceType, ChangeAction Action) : ProvisioningEvent(LogicalId, ResourceType, Action);

/// <summary>AWS is at work; said once for each state that is seen.</summary>
/// <inheritdoc cref="ProvisioningEvent"/>
/// <param name="LogicalId">The resource's name in the stack.</param>
/// <param name="ResourceType">Its CloudFormation type.</param>
/// <param name="Action">What is being done with it.</param>
/// <param name="Goal">What is waited for, for example <c>active</c>.</param>
/// <param name="State">What AWS says now, for example <c>provisioning</c>.</param>
public sealed record ChangeWaiting(string LogicalId, string ResourceType, ChangeAction Action, string Goal, string State)
    : ProvisioningEvent(LogicalId, ResourceType, Action);

/// <summary>The resource is as wanted, and ready.</summary>
/// <inheritdoc cref="ProvisioningEvent"/>
/// <param name="LogicalId">The resource's name in the stack.</param>
/// <param name="ResourceType">Its CloudFormation type.</param>
/// <param name="Action">What was done with it.</param>
/// <param name="PhysicalId">AWS's id or ARN.</param>
public sealed record ChangeDone(string LogicalId, string ResourceType, ChangeAction Action, string PhysicalId)
    : ProvisioningEvent(LogicalId, ResourceType, Action);

/// <summary>The change failed for good; whatever does not depend on it still goes on.</summary>
/// <inheritdoc cref="ProvisioningEvent"/>
/// <param name="LogicalId">The resource's name in the stack.</param>
/// <param name="ResourceType">Its CloudFormation type.</param>
/// <param name="Action">What was tried with it.</param>
/// <param name="Error">Why.</param>
public sealed record ChangeFailed(string LogicalId, string ResourceType, ChangeAction Action, Exception Error)
    : ProvisioningEvent(LogicalId, ResourceType, Action);
