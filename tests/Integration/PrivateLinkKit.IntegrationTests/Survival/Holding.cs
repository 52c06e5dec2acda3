namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>One thing that an account holds.</summary>
/// <param name="Account">Whose it is.</param>
/// <param name="Kind">Which list of AWS it stands in.</param>
/// <param name="Id">AWS's id or ARN.</param>
/// <param name="Owner">The tags that say whose it is, <c>stack/logical id</c>; null where it has none.</param>
internal sealed record Holding(string Account, string Kind, string Id, string? Owner)
{
    /// <summary>What it is, whichever copy of it this is.</summary>
    public string Role => $"{Account} {Kind} {Owner ?? "(nobody's)"}";
}
