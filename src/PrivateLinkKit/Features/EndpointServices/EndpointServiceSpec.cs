using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.EndpointServices;

/// <summary>Settings of the endpoint service.</summary>
internal sealed record EndpointServiceSpec
{
    /// <summary>ARNs without IAM path, and account ids, as given.</summary>
    public EquatableList<string> Principals { get; init; } = [];

    /// <summary>true if every account may connect, or request it.</summary>
    public bool AnyPrincipal { get; init; }

    /// <summary>true if no other principal may be allowed.</summary>
    public bool ExclusivePrincipals { get; init; }

    public bool AcceptanceRequired { get; init; }

    /// <summary>true if the service may be public.</summary>
    public bool AcceptanceWaived { get; init; }
}
