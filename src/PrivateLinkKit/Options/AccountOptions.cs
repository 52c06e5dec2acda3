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

    /// <summary>
    /// Account id that the credentials used there must be of, 12 digits. Without a role these are the host's own credentials; with one, it must be the account
    /// of <see cref="RoleArn"/>, which the session's account is checked against in any case.
    /// </summary>
    /// <value>null: any, without a role.</value>
    public string? ExpectedAccount { get; set; }

    /// <summary>The region of units placed there without a region of their own.</summary>
    /// <value>null: <see cref="PrivateLinkOptions.Region"/>.</value>
    public string? Region { get; set; }
}
