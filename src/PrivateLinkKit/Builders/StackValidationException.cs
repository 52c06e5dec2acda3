namespace PrivateLinkKit;

/// <summary>A description breaks rules that can be checked without AWS.</summary>
public sealed class StackValidationException : PrivateLinkException
{
    internal StackValidationException(string stack, IReadOnlyList<StackFault> faults)
        : base($"The stack '{stack}' has {(faults.Count == 1 ? "a fault" : $"{faults.Count} faults")}:{string.Concat(faults.Select(fault => $"{Environment.NewLine}  {fault}"))}") =>
        Faults = faults;

    /// <summary>Every fault of the description; never empty.</summary>
    public IReadOnlyList<StackFault> Faults { get; }
}
