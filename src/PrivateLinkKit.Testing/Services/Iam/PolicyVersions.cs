using System.Globalization;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Versions of managed policies, one of which is the default.</summary>
internal static class PolicyVersions
{
    private const int ListedByDefault = 100;
    private const int MostVersions = 5;

    public static CreatePolicyVersionResult Create(ServiceCall call, CreatePolicyVersionRequest request)
    {
        var policy = Policies.Own(call, request.PolicyArn!);
        PolicyDocuments.CheckManaged(request.PolicyDocument!);
        if (policy.Versions.Count >= MostVersions)
        {
            throw IamErrors.Exceeded(
                $"A managed policy can have up to {MostVersions} versions. Before you create a new version, you must delete an existing version.");
        }

        var version = New(call, policy.LatestVersion + 1, request.PolicyDocument!);
        var changed = policy with { Versions = policy.Versions.Add(version), LatestVersion = policy.LatestVersion + 1 };
        var isDefault = request.SetAsDefault is true;
        call.Region.Iam.Policies.Put(isDefault ? WithDefault(call, changed, version.VersionId!) : changed);
        return new() { PolicyVersion = version with { Document = null, IsDefaultVersion = isDefault } };
    }

    public static GetPolicyVersionResult Get(ServiceCall call, GetPolicyVersionRequest request)
    {
        var policy = Policies.Find(call, request.PolicyArn!);
        var version = call.Region.Iam.Policies.Find(policy.Arn) is { } own
            ? Find(own, request.VersionId!)
            : AwsPolicies.Version(policy, request.VersionId!);
        return new() { PolicyVersion = View(policy, version) with { Document = IamNames.Escape(version.Document!) } };
    }

    public static ListPolicyVersionsResult List(ServiceCall call, ListPolicyVersionsRequest request)
    {
        var policy = Policies.Find(call, request.PolicyArn!);
        var versions = call.Region.Iam.Policies.Find(policy.Arn)?.Versions.AsEnumerable()
            ?? [new PolicyVersion { VersionId = policy.DefaultVersionId, CreateDate = policy.UpdateDate }];

        // The newest first.
        var (page, next) = KeyPages.Of(
            versions, version => (int.MaxValue - Number(version)).ToString("D10", CultureInfo.InvariantCulture),
            request.Marker, request.MaxItems ?? ListedByDefault, IamErrors.InvalidMarker);
        return new() { Versions = [.. page.Select(version => View(policy, version))], IsTruncated = next is not null, Marker = next };
    }

    public static DeletePolicyVersionResult Delete(ServiceCall call, DeletePolicyVersionRequest request)
    {
        var policy = Policies.Own(call, request.PolicyArn!);
        var version = Find(policy, request.VersionId!);
        if (version == policy.Default)
        {
            throw IamErrors.DeleteConflict("Cannot delete the default version of a policy.");
        }

        call.Region.Iam.Policies.Put(policy with { Versions = policy.Versions.Remove(version) });
        return new();
    }

    public static SetDefaultPolicyVersionResult SetDefault(ServiceCall call, SetDefaultPolicyVersionRequest request)
    {
        var policy = Policies.Own(call, request.PolicyArn!);
        call.Region.Iam.Policies.Put(WithDefault(call, policy, Find(policy, request.VersionId!).VersionId!));
        return new();
    }

    public static PolicyVersion New(ServiceCall call, int number, string document) =>
        new() { VersionId = $"v{number}", Document = document, CreateDate = call.Now };

    private static PolicyState WithDefault(ServiceCall call, PolicyState policy, string version) =>
        policy with { Policy = policy.Policy with { DefaultVersionId = version, UpdateDate = call.Now } };

    private static PolicyVersion Find(PolicyState policy, string version) =>
        policy.Versions.Find(known => known.VersionId == version) ?? throw IamErrors.NoSuchVersion(policy.Arn, version);

    private static PolicyVersion View(Policy policy, PolicyVersion version) =>
        version with { Document = null, IsDefaultVersion = version.VersionId == policy.DefaultVersionId };

    private static int Number(PolicyVersion version) => int.Parse(version.VersionId.AsSpan(1), CultureInfo.InvariantCulture);
}
