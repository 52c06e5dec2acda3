namespace PrivateLinkKit;

/// <summary>
/// A resource that does not carry the stack's tags has a name that the stack needs and AWS keeps unique. It was left as it is.
/// </summary>
public sealed class TagsMissingException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="logicalId">The resource's name in the stack.</param>
    /// <param name="resourceId">AWS's id or ARN of the blocking resource.</param>
    /// <param name="problem">How it blocks the stack, for example <c>has the name that the stack needs</c>.</param>
    /// <param name="command">The AWS CLI command that sets the stack's tags on it.</param>
    /// <param name="otherwise">What to do if it is not the stack's.</param>
    /// <param name="inner">AWS's refusal; null: none.</param>
    public TagsMissingException(string logicalId, string resourceId, string problem, string command, string otherwise, Exception? inner = null)
        : base(
            $"{logicalId}: {resourceId} {problem}, but does not carry the stack's tags. If it is the stack's, restore the tags: {command} . {otherwise}",
            inner)
    {
        LogicalId = logicalId;
        ResourceId = resourceId;
        Command = command;
    }

    /// <summary>The resource's name in the stack.</summary>
    public string LogicalId { get; }

    /// <summary>The AWS id or ARN of the resource without tags.</summary>
    public string ResourceId { get; }

    /// <summary>The AWS CLI command that sets the stack's tags on it.</summary>
    public string Command { get; }
}
