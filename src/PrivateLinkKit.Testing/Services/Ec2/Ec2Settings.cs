namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Settings of the EC2 API.</summary>
/// <param name="FilterConnectionsByEndpointId">Accepts the filter <c>vpc-endpoint-id</c> of endpoint connections.</param>
/// <param name="PublicTxtRecords">The TXT records of a name in public DNS; null: there is no public DNS.</param>
internal sealed record Ec2Settings(bool FilterConnectionsByEndpointId, Func<string, IEnumerable<string>>? PublicTxtRecords);
