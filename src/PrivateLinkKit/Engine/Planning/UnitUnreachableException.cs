using Amazon.Runtime;

namespace PrivateLinkKit;

/// <summary>
/// The account and region of a unit could not be read. It is never thrown: it is the reason of a unit's status in plans, results and host statuses.
/// </summary>
public sealed class UnitUnreachableException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="unit">The unit's name.</param>
    /// <param name="location">Its account and region.</param>
    /// <param name="inner">The cause.</param>
    public UnitUnreachableException(string unit, PlanLocation location, Exception inner)
        : base($"Unit {unit} in {Checked(location)} is unreachable: {FailureText.Of(Checked(inner)).TrimEnd('.', ' ', '\r', '\n')}. "
            + "Check its role and that role's trust policy.", inner)
    {
        Unit = unit;
        Location = location;
    }

    /// <summary>The unit's name.</summary>
    public string Unit { get; }

    /// <summary>Account and region of the unit.</summary>
    public PlanLocation Location { get; }

    /// <summary>The AWS error code; null if AWS did not answer.</summary>
    public string? ErrorCode => (InnerException as AmazonServiceException ?? InnerException?.InnerException as AmazonServiceException)?.ErrorCode;

    private static T Checked<T>(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
