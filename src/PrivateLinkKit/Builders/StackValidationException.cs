namespace PrivateLinkKit;

/// <summary>A description breaks rules that can be checked without AWS.</summary>
public sealed class StackValidationException : PrivateLinkException
{
    /// <summary>Makes the exception, as a host's test may want to.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="faults">Its faults.</param>
    public StackValidationException(string stack, IReadOnlyList<StackFault> faults)
        : base([Headline(stack, faults.Count), .. faults.Select(fault => $"  {fault}")]) =>
        Faults = faults;

    /// <summary>Every fault of the description; never empty.</summary>
    public IReadOnlyList<StackFault> Faults { get; }

    private static string Headline(string stack, int count) => $"The stack '{stack}' has {(count == 1 ? "a fault" : $"{count} faults")}:";
}
