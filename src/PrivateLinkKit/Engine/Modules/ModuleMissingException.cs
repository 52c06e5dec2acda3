namespace PrivateLinkKit;

/// <summary>
/// A stack has used types of AWS resources of which this host has no module. Its resources of these types would be forgotten; nothing was changed.
/// </summary>
public sealed class ModuleMissingException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stackName">The stack's name.</param>
    /// <param name="resourceTypes">The CloudFormation types.</param>
    public ModuleMissingException(string stackName, IReadOnlyList<string> resourceTypes)
        : base($"Stack {stackName} has used {string.Join(", ", resourceTypes)}, of which this host has no module, so it would forget them; nothing was "
            + $"changed. Add the module to PrivateLinkOptions.Modules. If nothing of these types is left, take them out of \"types\" in the SSM parameter "
            + $"/privatelinkkit/{stackName}/stack.")
    {
        StackName = stackName;
        ResourceTypes = resourceTypes;
    }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>The CloudFormation types without a module.</summary>
    public IReadOnlyList<string> ResourceTypes { get; }
}
