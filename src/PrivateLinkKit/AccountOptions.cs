namespace PrivateLinkKit;

/// <summary>A named AWS account, and the role for access to it.</summary>
public sealed class AccountOptions
{
    /// <summary>The role to assume there (<c>sts:AssumeRole</c>).</summary>
    /// <value>null: the caller's own credentials.</value>
    public string? RoleArn { get; set; }

    /// <summary>The external id that the role's trust policy requires.</summary>
    /// <value>null: none.</value>
    public string? ExternalId { get; set; }

    /// <summary>The region of units placed there without a region of their own.</summary>
    /// <value>null: <see cref="PrivateLinkOptions.Region"/>.</value>
    public string? Region { get; set; }
}
