namespace PrivateLinkKit;

/// <summary>An AWS account under a name of the host's: which role reaches it.</summary>
public sealed class AccountOptions
{
    /// <summary>The role that is assumed there (<c>sts:AssumeRole</c>).</summary>
    /// <value>null: the caller's own credentials.</value>
    public string? RoleArn { get; set; }

    /// <summary>The external id that the role's trust policy demands.</summary>
    /// <value>null: none.</value>
    public string? ExternalId { get; set; }

    /// <summary>The region of what is placed there and names none itself.</summary>
    /// <value>null: <see cref="PrivateLinkOptions.Region"/>.</value>
    public string? Region { get; set; }
}
