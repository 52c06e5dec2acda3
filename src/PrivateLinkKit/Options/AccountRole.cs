using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>The role with which an account is accessed.</summary>
/// <param name="RoleArn">ARN of the role; it must be a role of that account.</param>
public sealed record AccountRole(string RoleArn)
{
    /// <summary>The external id that the role's trust policy requires.</summary>
    /// <value>null: none.</value>
    public string? ExternalId { get; init; }

    /// <summary>Returns the role's ARN; escapes control characters.</summary>
    public override string ToString() => MessageText.Line(RoleArn);
}
