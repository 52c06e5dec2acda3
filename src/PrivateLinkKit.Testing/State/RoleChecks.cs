namespace PrivateLinkKit.Testing;

/// <summary>Which IAM roles must exist and trust a service when they are passed to it, such as the roles of a task definition.</summary>
public enum RoleChecks
{
    /// <summary>
    /// The roles of accounts that have created a role or an instance profile here; in other accounts any role ARN is accepted, so that a test can name a role
    /// without creating it.
    /// </summary>
    OnceCreated,

    /// <summary>All roles, as on AWS.</summary>
    Always,
}
