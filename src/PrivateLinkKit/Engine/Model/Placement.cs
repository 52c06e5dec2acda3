namespace PrivateLinkKit.Engine.Model;

/// <summary>The account and region of one unit of a stack. Without a role it is the account of the caller's own credentials.</summary>
public sealed record Placement
{
    internal Placement(string region, string? roleArn = null, string? externalId = null) => (Region, RoleArn, ExternalId) = (region, roleArn, externalId);

    /// <summary>The region.</summary>
    public string Region { get; internal init; }

    /// <summary>Role that is assumed there; null: none.</summary>
    internal string? RoleArn { get; init; }

    /// <summary>External id that the role requires; null: none.</summary>
    internal string? ExternalId { get; init; }

    /// <summary>The region, and the role if there is one.</summary>
    public override string ToString() => RoleArn is null ? Region : $"{Region} as {RoleArn}";
}
