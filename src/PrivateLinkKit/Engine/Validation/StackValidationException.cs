namespace PrivateLinkKit;

/// <summary>A description breaks rules that can be checked without AWS, or states a range that an existing VPC does not have.</summary>
public sealed class StackValidationException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="errors">Its errors.</param>
    public StackValidationException(string stack, IReadOnlyList<StackValidationError> errors)
        : base([Headline(stack, errors.Count), .. errors.Select(error => $"  {error}")]) =>
        Errors = errors;

    /// <summary>All validation errors of the description; never empty.</summary>
    public IReadOnlyList<StackValidationError> Errors { get; }

    private static string Headline(string stack, int count) => $"The stack '{stack}' has {(count == 1 ? "a validation error" : $"{count} validation errors")}:";
}
