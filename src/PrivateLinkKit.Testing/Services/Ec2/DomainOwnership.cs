using PrivateLinkKit.Testing.Network.Contracts;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The public DNS by which AWS verifies that the provider of a service owns its private DNS name.</summary>
internal sealed class DomainOwnership(Ec2Settings settings, IPublicNames names)
{
    /// <summary>Returns the TXT records of any name in public DNS; null if the domain is unknown there, and so not verified by it.</summary>
    public Func<string, IEnumerable<string>>? RecordsFor(string? privateName) =>
        settings is { PublicTxtRecords: null, DomainChecks: DomainChecks.OnceHosted } && (privateName is null || !names.IsHosted(privateName))
            ? null
            : name => (settings.PublicTxtRecords?.Invoke(name) ?? []).Concat(names.TextsOf(name));
}
