using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using static PrivateLinkKit.Testing.Wire.Iam.IamOperations;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>IAM: roles, policies and instance profiles. Policies are checked for their grammar, and not evaluated.</summary>
internal sealed class IamService : IDefinedOnUse
{
    private const string Paging = "Marker MaxItems";

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new QueryProtocol(Service.XmlNamespace!) { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.On(GetUser, Principals.GetUser, honours: "UserName");
        service.On(ListAccountAliases, Principals.ListAliases, honours: Paging);

        service.On(
            CreateRole, Roles.Create, honours: "Path RoleName AssumeRolePolicyDocument Description MaxSessionDuration PermissionsBoundary Tags");
        service.On(GetRole, Roles.Get, honours: "RoleName");
        service.On(ListRoles, Roles.List, honours: $"PathPrefix {Paging}");
        service.On(UpdateRole, Roles.Update, honours: "RoleName Description MaxSessionDuration");
        service.On(UpdateRoleDescription, Roles.Describe, honours: "RoleName Description");
        service.On(UpdateAssumeRolePolicy, Roles.UpdateTrust, honours: "RoleName PolicyDocument");
        service.On(DeleteRole, Roles.Delete, honours: "RoleName");

        service.On(PutRolePolicy, RolePolicies.Put, honours: "RoleName PolicyName PolicyDocument");
        service.On(GetRolePolicy, RolePolicies.Get, honours: "RoleName PolicyName");
        service.On(DeleteRolePolicy, RolePolicies.Delete, honours: "RoleName PolicyName");
        service.On(ListRolePolicies, RolePolicies.List, honours: $"RoleName {Paging}");

        service.On(AttachRolePolicy, RoleAttachments.Attach, honours: "RoleName PolicyArn");
        service.On(DetachRolePolicy, RoleAttachments.Detach, honours: "RoleName PolicyArn");
        service.On(ListAttachedRolePolicies, RoleAttachments.List, honours: $"RoleName PathPrefix {Paging}");
        service.On(PutRolePermissionsBoundary, RoleAttachments.PutBoundary, honours: "RoleName PermissionsBoundary");
        service.On(DeleteRolePermissionsBoundary, RoleAttachments.DeleteBoundary, honours: "RoleName");

        service.On(CreatePolicy, Policies.Create, honours: "PolicyName Path PolicyDocument Description Tags");
        service.On(GetPolicy, Policies.Get, honours: "PolicyArn");
        service.On(DeletePolicy, Policies.Delete, honours: "PolicyArn");
        service.On(ListPolicies, Policies.List, honours: $"Scope OnlyAttached PathPrefix PolicyUsageFilter {Paging}");
        service.On(ListEntitiesForPolicy, Policies.ListEntities, honours: $"PolicyArn EntityFilter PathPrefix PolicyUsageFilter {Paging}");

        service.On(CreatePolicyVersion, PolicyVersions.Create, honours: "PolicyArn PolicyDocument SetAsDefault");
        service.On(GetPolicyVersion, PolicyVersions.Get, honours: "PolicyArn VersionId");
        service.On(ListPolicyVersions, PolicyVersions.List, honours: $"PolicyArn {Paging}");
        service.On(DeletePolicyVersion, PolicyVersions.Delete, honours: "PolicyArn VersionId");
        service.On(SetDefaultPolicyVersion, PolicyVersions.SetDefault, honours: "PolicyArn VersionId");

        service.On(CreateInstanceProfile, InstanceProfiles.Create, honours: "InstanceProfileName Path Tags");
        service.On(GetInstanceProfile, InstanceProfiles.Get, honours: "InstanceProfileName");
        service.On(DeleteInstanceProfile, InstanceProfiles.Delete, honours: "InstanceProfileName");
        service.On(ListInstanceProfiles, InstanceProfiles.List, honours: $"PathPrefix {Paging}");
        service.On(ListInstanceProfilesForRole, InstanceProfiles.ListForRole, honours: $"RoleName {Paging}");
        service.On(AddRoleToInstanceProfile, InstanceProfiles.AddRole, honours: "InstanceProfileName RoleName");
        service.On(RemoveRoleFromInstanceProfile, InstanceProfiles.RemoveRole, honours: "InstanceProfileName RoleName");

        service.On(CreateServiceLinkedRole, ServiceLinkedRoles.Create, honours: "AWSServiceName Description CustomSuffix");
        service.On(DeleteServiceLinkedRole, ServiceLinkedRoles.Delete, honours: "RoleName");
        service.On(GetServiceLinkedRoleDeletionStatus, ServiceLinkedRoles.Status, honours: "DeletionTaskId");

        service.On(TagRole, IamTagging.TagRole, honours: "RoleName Tags");
        service.On(UntagRole, IamTagging.UntagRole, honours: "RoleName TagKeys");
        service.On(ListRoleTags, IamTagging.OfRole, honours: $"RoleName {Paging}");
        service.On(TagPolicy, IamTagging.TagPolicy, honours: "PolicyArn Tags");
        service.On(UntagPolicy, IamTagging.UntagPolicy, honours: "PolicyArn TagKeys");
        service.On(ListPolicyTags, IamTagging.OfPolicy, honours: $"PolicyArn {Paging}");
        service.On(TagInstanceProfile, IamTagging.TagProfile, honours: "InstanceProfileName Tags");
        service.On(UntagInstanceProfile, IamTagging.UntagProfile, honours: "InstanceProfileName TagKeys");
        service.On(ListInstanceProfileTags, IamTagging.OfProfile, honours: $"InstanceProfileName {Paging}");
    }
}
