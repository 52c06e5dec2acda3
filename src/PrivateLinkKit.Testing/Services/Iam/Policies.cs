using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Managed policies.</summary>
internal static partial class Policies
{
    private const int ListedByDefault = 100;
    private const int MostPolicies = 1500;
    private const string AsBoundary = "PermissionsBoundary";

    public static CreatePolicyResult Create(ServiceCall call, CreatePolicyRequest request)
    {
        var store = call.Region.Iam;
        var (name, path) = (IamNames.Check("policyName", request.PolicyName!), IamNames.CheckPath(request.Path));
        PolicyDocuments.CheckManaged(request.PolicyDocument!);
        var arn = IamNames.Arn(call, "policy", path, name);
        if (store.Policies.Any(policy => policy.Policy.PolicyName!.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw IamErrors.AlreadyExists($"A policy called {name} already exists. Duplicate names are not allowed.");
        }

        if (Quota.IsReached(call.Region, MostPolicies, store.Policies.Count))
        {
            throw IamErrors.LimitExceeded("PoliciesPerAccount", MostPolicies);
        }

        var policy = new PolicyState(
            new()
            {
                PolicyName = name,
                PolicyId = IamNames.NewId(call, "ANPA"),
                Arn = arn,
                Path = path,
                DefaultVersionId = "v1",
                IsAttachable = true,
                Description = request.Description,
                CreateDate = call.Now,
                UpdateDate = call.Now,
            },
            [PolicyVersions.New(call, 1, request.PolicyDocument!)])
        {
            Tags = IamTags.None.With(request.Tags),
        };
        store.Policies.Put(policy);
        return new() { Policy = Counted(call, policy.Policy) with { Description = null, Tags = policy.Tags.Listed } };
    }

    public static GetPolicyResult Get(ServiceCall call, GetPolicyRequest request)
    {
        var policy = Find(call, request.PolicyArn!);
        return new() { Policy = Counted(call, policy) with { Tags = call.Region.Iam.Policies.Find(policy.Arn)?.Tags.Listed } };
    }

    public static DeletePolicyResult Delete(ServiceCall call, DeletePolicyRequest request)
    {
        var policy = Own(call, request.PolicyArn!);
        if (Users(call, policy.Arn).Any())
        {
            throw IamErrors.DeleteConflict("Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw IamErrors.DeleteConflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
                + "The default version is deleted with the policy.");
        }

        call.Region.Iam.Policies.Remove(policy.Arn);
        return new();
    }

    public static ListPoliciesResult List(ServiceCall call, ListPoliciesRequest request)
    {
        var prefix = IamNames.CheckPrefix(request.PathPrefix);
        var own = request.Scope is "AWS" ? [] : call.Region.Iam.Policies.Select(policy => policy.Policy);
        var listed = own.Concat(request.Scope is "Local" ? [] : AwsPolicies.All(call.Region.Partition))
            .Where(policy => policy.Path!.StartsWith(prefix, StringComparison.Ordinal))
            .Select(policy => Counted(call, policy))
            .Where(policy => request.OnlyAttached is not true || policy.AttachmentCount > 0)
            .Where(policy => request.PolicyUsageFilter switch
            {
                null => true,
                AsBoundary => policy.PermissionsBoundaryUsageCount > 0,
                _ => policy.AttachmentCount > 0,
            });
        var (page, next) = KeyPages.Of(listed, policy => policy.Arn!, request.Marker, request.MaxItems ?? ListedByDefault, IamErrors.InvalidMarker);
        return new() { Policies = [.. page.Select(policy => policy with { Description = null })], IsTruncated = next is not null, Marker = next };
    }

    public static ListEntitiesForPolicyResult ListEntities(ServiceCall call, ListEntitiesForPolicyRequest request)
    {
        var (arn, prefix) = (Find(call, request.PolicyArn!).Arn!, IamNames.CheckPrefix(request.PathPrefix));
        var users = request.PolicyUsageFilter switch
        {
            null => Users(call, arn),
            AsBoundary => Bounded(call, arn),
            _ => Attached(call, arn),
        };
        var roles = request.EntityFilter is null or "Role" ? users.Where(role => role.Role.Path!.StartsWith(prefix, StringComparison.Ordinal)) : [];
        var (page, next) = KeyPages.Of(roles, role => role.Name, request.Marker, request.MaxItems ?? ListedByDefault, IamErrors.InvalidMarker);
        return new()
        {
            PolicyGroups = [],
            PolicyUsers = [],
            PolicyRoles = [.. page.Select(role => new PolicyRole { RoleName = role.Name, RoleId = role.Role.RoleId })],
            IsTruncated = next is not null,
            Marker = next,
        };
    }

    /// <summary>Returns a policy of the account or one of AWS's; null: it does not exist.</summary>
    public static Policy? TryFind(ServiceCall call, string arn) => WellFormed().IsMatch(arn)
        ? call.Region.Iam.Policies.Find(arn)?.Policy ?? AwsPolicies.Find(call.Region.Partition, arn)
        : throw IamErrors.InvalidInput($"ARN {arn} is not valid.");

    public static Policy Find(ServiceCall call, string arn) => TryFind(call, arn) ?? throw IamErrors.NoSuchPolicy(arn);

    /// <summary>Returns a policy that the account may change.</summary>
    public static PolicyState Own(ServiceCall call, string arn) =>
        call.Region.Iam.Policies.Find(Find(call, arn).Arn) ?? throw IamErrors.PolicyOfAws(arn);

    private static Policy Counted(ServiceCall call, Policy policy) => policy with
    {
        AttachmentCount = Attached(call, policy.Arn!).Count(),
        PermissionsBoundaryUsageCount = Bounded(call, policy.Arn!).Count(),
    };

    private static IEnumerable<RoleState> Attached(ServiceCall call, string arn) =>
        call.Region.Iam.Roles.Where(role => role.AttachedPolicies.Contains(arn));

    private static IEnumerable<RoleState> Bounded(ServiceCall call, string arn) =>
        call.Region.Iam.Roles.Where(role => role.Role.PermissionsBoundary?.PermissionsBoundaryArn == arn);

    private static IEnumerable<RoleState> Users(ServiceCall call, string arn) => Attached(call, arn).Union(Bounded(call, arn));

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(?:[0-9]{12}|aws):policy/[!-~]+\z")]
    private static partial Regex WellFormed();
}
