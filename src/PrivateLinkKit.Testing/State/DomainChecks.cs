namespace PrivateLinkKit.Testing;

/// <summary>Which private DNS names of endpoint services are verified by the records of public DNS.</summary>
public enum DomainChecks
{
    /// <summary>
    /// The names of domains that have a public hosted zone of Route 53 or records in the public DNS; the verification of another name
    /// succeeds, so that a test can use one without publishing records. With a source of TXT records in the options, all names.
    /// </summary>
    OnceHosted,

    /// <summary>All names, as on AWS.</summary>
    Always,
}
