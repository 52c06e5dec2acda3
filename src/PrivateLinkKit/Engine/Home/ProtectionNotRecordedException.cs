namespace PrivateLinkKit;

/// <summary>Units are protected from deletion, which needs the home record, and the record cannot be used. Nothing was changed.</summary>
public sealed class ProtectionNotRecordedException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stackName">The stack's name.</param>
    /// <param name="units">The protected units; the stack's name: the stack as a whole.</param>
    /// <param name="parameter">Name of the SSM parameter that keeps the protection.</param>
    /// <param name="reason">Why it cannot be used.</param>
    public ProtectionNotRecordedException(string stackName, IReadOnlyList<string> units, string parameter, string reason)
        : base($"Stack {stackName}: the protection of {string.Join(", ", units)} needs the home record, {parameter}, which cannot be used: "
            + $"{reason.TrimEnd('.')}. Nothing was changed. Allow ssm:GetParametersByPath, ssm:GetParameter, ssm:PutParameter and ssm:DeleteParameter in the "
            + "provider's account, or take Protect() off")
    {
        (StackName, Units, Parameter) = (stackName, units, parameter);
    }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>The protected units; the stack's name: the stack as a whole.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>Name of the SSM parameter.</summary>
    public string Parameter { get; }
}
