namespace PrivateLinkKit.Testing.Network.Map;

/// <summary>Headers of the requests that an Application Load Balancer forwards.</summary>
internal sealed record HeaderSettings
{
    /// <summary>Removes headers with invalid names.</summary>
    public bool DropsInvalid { get; init; }

    /// <summary>Leaves <c>Host</c> as it is, without adding the listener's port.</summary>
    public bool PreservesHost { get; init; }

    /// <summary>Adds the version of TLS and the cipher suite.</summary>
    public bool AddsTls { get; init; }

    /// <summary>Adds the client's port to its address in <c>X-Forwarded-For</c>.</summary>
    public bool AddsClientPort { get; init; }

    /// <summary>What happens to <c>X-Forwarded-For</c>.</summary>
    public ForwardedForMode ForwardedFor { get; init; }
}

/// <summary>What an Application Load Balancer does to <c>X-Forwarded-For</c>.</summary>
internal enum ForwardedForMode
{
    /// <summary>Adds the client's address.</summary>
    Append,

    /// <summary>Leaves it as it is.</summary>
    Preserve,

    /// <summary>Removes it.</summary>
    Remove,
}
