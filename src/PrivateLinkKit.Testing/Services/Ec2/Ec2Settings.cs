namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Settings of the EC2 API.</summary>
/// <param name="FilterConnectionsByEndpointId">Accepts the filter <c>vpc-endpoint-id</c> of endpoint connections.</param>
/// <param name="PublicTxtRecords">The TXT records of a name beside public DNS; null: none.</param>
/// <param name="DomainChecks">Which private DNS names are verified by public DNS.</param>
/// <param name="ConnectionExpiry">Time after which a connection that was not accepted expires; null: never.</param>
internal sealed record Ec2Settings(
    bool FilterConnectionsByEndpointId, Func<string, IEnumerable<string>>? PublicTxtRecords, DomainChecks DomainChecks, TimeSpan? ConnectionExpiry);
