using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.EndpointServices;

/// <param name="Principals">ARNs without IAM path, or <c>*</c>, in ordinal order; holds the accounts of consumers that run as a role of their own.</param>
internal sealed record EndpointServiceSpec(EquatableList<string> Principals, bool AcceptanceRequired)
{
    /// <summary>true if no other principal may be allowed.</summary>
    public bool ExclusivePrincipals { get; init; }
}
