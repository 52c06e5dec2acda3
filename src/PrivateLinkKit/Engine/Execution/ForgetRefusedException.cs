namespace PrivateLinkKit;

/// <summary>An account and region is not forgotten, because something speaks against it. Nothing was changed.</summary>
public sealed class ForgetRefusedException : PrivateLinkException
{
    /// <summary>Creates the exception, for use in a host's tests.</summary>
    /// <param name="stackName">The stack's name.</param>
    /// <param name="unit">The unit, as it was given.</param>
    /// <param name="refusal">The reason as a code.</param>
    /// <param name="reason">The reason and the way out.</param>
    public ForgetRefusedException(string stackName, string unit, ForgetRefusal refusal, string reason)
        : base($"Stack {stackName}: {unit} is not forgotten: {reason}")
    {
        StackName = stackName;
        Unit = unit;
        Refusal = refusal;
    }

    /// <summary>The stack's name.</summary>
    public string StackName { get; }

    /// <summary>The unit, as it was given.</summary>
    public string Unit { get; }

    /// <summary>The reason.</summary>
    public ForgetRefusal Refusal { get; }
}

/// <summary>Reason why an account and region is not forgotten.</summary>
public enum ForgetRefusal
{
    /// <summary>The home record does not name it.</summary>
    NotRecorded,

    /// <summary>The home record cannot be read or changed.</summary>
    RecordUnavailable,

    /// <summary>The description still has units there.</summary>
    StillDescribed,

    /// <summary>It can be read, so an apply or destroy deletes what is there.</summary>
    Reachable,

    /// <summary>The host's options name a role of another account for it, or the host's credentials, of which it was, are of another account now.</summary>
    NoRole,

    /// <summary>It throttles or does not answer, which passes.</summary>
    NoAnswer,

    /// <summary>It still has access to the service: a permission or a connection.</summary>
    AccessRemains,
}
