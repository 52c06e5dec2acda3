using System.Collections.Immutable;
using System.Security.Cryptography;
using PrivateLinkKit.Testing.Certificates;

namespace PrivateLinkKit.Testing.Services.Acm;

/// <summary>A certificate: requested, issued or imported.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Type"><c>IMPORTED</c> or <c>AMAZON_ISSUED</c>.</param>
/// <param name="Names">Its domain names, the first one is <c>DomainName</c>.</param>
/// <param name="KeyAlgorithm">The algorithm of its key.</param>
/// <param name="CreatedAt">When it was requested or imported first.</param>
internal sealed record AcmCertificate(string Arn, string Type, ImmutableList<string> Names, string KeyAlgorithm, DateTimeOffset CreatedAt)
{
    public const string Imported = "IMPORTED";
    public const string Requested = "AMAZON_ISSUED";

    public const string Pending = "PENDING_VALIDATION";
    public const string Issued = "ISSUED";
    public const string Expired = "EXPIRED";
    public const string TimedOut = "VALIDATION_TIMED_OUT";
    public const string Failed = "FAILED";

    /// <summary>The status, except that an issued certificate also expires.</summary>
    public string Status { get; init; } = Pending;

    /// <summary>Why it could not be issued.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The certificate with its key; null until it is issued.</summary>
    public ServerCertificate? Content { get; init; }

    /// <summary>The key to issue it with. RSA keys take long to create, so it is not done under the cloud's lock.</summary>
    public Task<AsymmetricAlgorithm>? NewKey { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    public DateTimeOffset? ImportedAt { get; init; }

    /// <summary>How the names of a requested certificate are validated.</summary>
    public string? ValidationMethod { get; init; }

    /// <summary>The names that have been validated.</summary>
    public ImmutableHashSet<string> Validated { get; init; } = [];

    /// <summary>Domains of the addresses to which validation mails are sent, by name.</summary>
    public ImmutableDictionary<string, string> MailDomains { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>true once AWS returns the records to create, some seconds after the request.</summary>
    public bool HasRecords { get; init; }

    /// <summary>The time of the latest managed renewal.</summary>
    public DateTimeOffset? RenewedAt { get; init; }

    public string TransparencyLogging { get; init; } = "ENABLED";

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public string DomainName => Names[0];

    public string StatusAt(DateTimeOffset now) => Status is Issued && now > Content!.Leaf.NotAfter ? Expired : Status;
}
