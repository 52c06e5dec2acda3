using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Inline policies of roles.</summary>
internal static class RolePolicies
{
    private const int ListedByDefault = 100;

    public static PutRolePolicyResult Put(ServiceCall call, PutRolePolicyRequest request)
    {
        var (role, name) = (Roles.Modifiable(call, request.RoleName!), IamNames.Check("policyName", request.PolicyName!));
        PolicyDocuments.CheckInline(request.PolicyDocument!, role.Name, role.InlinePolicies.Remove(name).Values);
        call.Region.Iam.Roles.Put(role with { InlinePolicies = role.InlinePolicies.SetItem(name, request.PolicyDocument!) });
        return new();
    }

    public static GetRolePolicyResult Get(ServiceCall call, GetRolePolicyRequest request)
    {
        var (role, name) = (Roles.Find(call, request.RoleName!), request.PolicyName!);
        return role.InlinePolicies.TryGetValue(name, out var document)
            ? new() { RoleName = role.Name, PolicyName = name, PolicyDocument = IamNames.Escape(document) }
            : throw IamErrors.NoSuchEntity($"The role policy with name {name} cannot be found.");
    }

    public static DeleteRolePolicyResult Delete(ServiceCall call, DeleteRolePolicyRequest request)
    {
        var (role, name) = (Roles.Modifiable(call, request.RoleName!), request.PolicyName!);
        if (!role.InlinePolicies.ContainsKey(name))
        {
            throw IamErrors.NoSuchEntity($"The role policy with name {name} cannot be found.");
        }

        call.Region.Iam.Roles.Put(role with { InlinePolicies = role.InlinePolicies.Remove(name) });
        return new();
    }

    public static ListRolePoliciesResult List(ServiceCall call, ListRolePoliciesRequest request)
    {
        var names = Roles.Find(call, request.RoleName!).InlinePolicies.Keys;
        var (page, next) = KeyPages.Of(names, name => name, request.Marker, request.MaxItems ?? ListedByDefault, IamErrors.InvalidMarker);
        return new() { PolicyNames = page, IsTruncated = next is not null, Marker = next };
    }
}
