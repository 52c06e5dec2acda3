namespace PrivateLinkKit.Engine.Model;

/// <summary>The account and region of one unit of a stack. Without a role it is the account of the caller's own credentials.</summary>
internal sealed record Placement(string Region, string? RoleArn = null, string? ExternalId = null)
{
    public override string ToString() => RoleArn is null ? Region : $"{Region} as {RoleArn}";
}
