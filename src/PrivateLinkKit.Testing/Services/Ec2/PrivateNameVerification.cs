using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Verifies through public DNS that the provider owns a private DNS name.</summary>
internal static class PrivateNameVerification
{
    /// <summary>Returns the service with its private name verified or failed; unchanged if the name was removed or replaced meanwhile.</summary>
    /// <param name="service">The service.</param>
    /// <param name="asked">The name whose verification was requested.</param>
    /// <param name="txtRecords">Public DNS; null: it does not have the domain, and the name counts as verified.</param>
    public static ServiceConfiguration Verify(ServiceConfiguration service, PrivateDnsNameConfiguration asked, Func<string, IEnumerable<string>>? txtRecords)
    {
        if (service.PrivateDnsNameConfiguration?.Value != asked.Value)
        {
            return service;
        }

        var isVerified = txtRecords is null || Places(service.PrivateDnsName!, asked.Name!).Any(name => txtRecords(name).Contains(asked.Value!));
        return service with { PrivateDnsNameConfiguration = asked with { State = isVerified ? "verified" : "failed" } };
    }

    // The record may be at the private name or at any parent of it, with its own label or, where underscores are impossible, without.
    private static IEnumerable<string> Places(string privateName, string label)
    {
        var labels = privateName.Split('.').SkipWhile(part => part is "*").ToList();
        for (var i = 0; i < labels.Count - 1; i++)
        {
            var domain = string.Join('.', labels.Skip(i));
            yield return $"{label}.{domain}";
            yield return domain;
        }
    }
}
