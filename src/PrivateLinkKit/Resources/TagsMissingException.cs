namespace PrivateLinkKit;

/// <summary>
/// A resource exists that is in the stack's way and does not carry the stack's tags: it has a name that the stack needs and AWS keeps unique, or it holds on to
/// resources that are to be deleted. It was left as it is.
/// </summary>
public sealed class TagsMissingException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="logicalId">The resource's name in the stack.</param>
    /// <param name="resourceId">AWS's id or ARN of the resource that is in the way.</param>
    /// <param name="problem">How it is in the way, for example <c>has the name that the stack needs</c>.</param>
    /// <param name="command">The AWS CLI command that gives it the stack's tags.</param>
    /// <param name="otherwise">What to do where it is not the stack's.</param>
    /// <param name="inner">AWS's refusal; null: none.</param>
    public TagsMissingException(string logicalId, string resourceId, string problem, string command, string otherwise, Exception? inner = null)
        : base(
            $"{logicalId}: {resourceId} {problem}, but does not carry the stack's tags. If it is the stack's, give the tags back: {command} . {otherwise}",
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

    /// <summary>The AWS CLI command that gives it the stack's tags.</summary>
    public string Command { get; }
}
