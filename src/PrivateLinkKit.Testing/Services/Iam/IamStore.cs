using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>The IAM resources of one account.</summary>
internal sealed class IamStore(Cloud cloud)
{
    public Table<RoleState> Roles { get; } = new(cloud, role => role.Name);

    public Table<PolicyState> Policies { get; } = new(cloud, policy => policy.Arn);

    public Table<InstanceProfileState> InstanceProfiles { get; } = new(cloud, profile => profile.Name);

    /// <summary>Deletions of service-linked roles, by their task ids.</summary>
    public Table<RoleDeletion> Deletions { get; } = new(cloud, deletion => deletion.TaskId);

    /// <summary>true once the account has created a role or an instance profile, so that its roles are checked when they are passed to a service.</summary>
    public bool IsManaged { get; set; }
}

internal static class IamStores
{
    extension(AccountRegion region)
    {
        public IamStore Iam => region.Global.Store(static global => new IamStore(global.Cloud));
    }
}
