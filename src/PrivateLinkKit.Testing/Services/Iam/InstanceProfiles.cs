using PrivateLinkKit.Testing.Limits;
using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Instance profiles, each with one role at most.</summary>
internal static class InstanceProfiles
{
    private const int ListedByDefault = 100;
    private const int MostProfiles = 1000;
    private const int MostRoles = 1;

    public static CreateInstanceProfileResult Create(ServiceCall call, CreateInstanceProfileRequest request)
    {
        var store = call.Region.Iam;
        var (name, path) = (IamNames.Check("instanceProfileName", request.InstanceProfileName!), IamNames.CheckPath(request.Path));
        if (store.InstanceProfiles.Any(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            throw IamErrors.AlreadyExists($"Instance Profile {name} already exists.");
        }

        if (Quota.IsReached(call.Region, MostProfiles, store.InstanceProfiles.Count))
        {
            throw IamErrors.LimitExceeded("InstanceProfilesPerAccount", MostProfiles);
        }

        var profile = new InstanceProfileState(new()
        {
            Path = path,
            InstanceProfileName = name,
            InstanceProfileId = IamNames.NewId(call, "AIPA"),
            Arn = IamNames.Arn(call, "instance-profile", path, name),
            CreateDate = call.Now,
        })
        {
            Tags = IamTags.None.With(request.Tags),
        };
        store.InstanceProfiles.Put(profile);
        store.IsManaged = true;
        return new() { InstanceProfile = View(call, profile) };
    }

    public static GetInstanceProfileResult Get(ServiceCall call, GetInstanceProfileRequest request) =>
        new() { InstanceProfile = View(call, Find(call, request.InstanceProfileName!)) };

    public static DeleteInstanceProfileResult Delete(ServiceCall call, DeleteInstanceProfileRequest request)
    {
        var profile = Find(call, request.InstanceProfileName!);
        if (profile.RoleName is not null)
        {
            throw IamErrors.DeleteConflict("Cannot delete entity, must remove roles from instance profile first.");
        }

        call.Region.Iam.InstanceProfiles.Remove(profile.Name);
        return new();
    }

    public static ListInstanceProfilesResult List(ServiceCall call, ListInstanceProfilesRequest request)
    {
        var prefix = IamNames.CheckPrefix(request.PathPrefix);
        var (page, next) = Page(
            call.Region.Iam.InstanceProfiles.Where(profile => profile.Profile.Path!.StartsWith(prefix, StringComparison.Ordinal)),
            request.Marker,
            request.MaxItems);
        return new() { InstanceProfiles = [.. page.Select(profile => Listed(call, profile))], IsTruncated = next is not null, Marker = next };
    }

    public static ListInstanceProfilesForRoleResult ListForRole(ServiceCall call, ListInstanceProfilesForRoleRequest request)
    {
        var role = Roles.Find(call, request.RoleName!);
        var (page, next) = Page(call.Region.Iam.InstanceProfiles.Where(profile => profile.RoleName == role.Name), request.Marker, request.MaxItems);
        return new() { InstanceProfiles = [.. page.Select(profile => Listed(call, profile))], IsTruncated = next is not null, Marker = next };
    }

    public static AddRoleToInstanceProfileResult AddRole(ServiceCall call, AddRoleToInstanceProfileRequest request)
    {
        var (profile, role) = (Find(call, request.InstanceProfileName!), Roles.Modifiable(call, request.RoleName!));
        if (profile.RoleName is not null)
        {
            throw IamErrors.LimitExceeded("InstanceSessionsPerInstanceProfile", MostRoles);
        }

        call.Region.Iam.InstanceProfiles.Put(profile with { RoleName = role.Name });
        return new();
    }

    public static RemoveRoleFromInstanceProfileResult RemoveRole(ServiceCall call, RemoveRoleFromInstanceProfileRequest request)
    {
        var (profile, role) = (Find(call, request.InstanceProfileName!), Roles.Find(call, request.RoleName!));
        if (profile.RoleName != role.Name)
        {
            throw IamErrors.NoSuchRole(role.Name);
        }

        call.Region.Iam.InstanceProfiles.Put(profile with { RoleName = null });
        return new();
    }

    public static InstanceProfileState Find(ServiceCall call, string name) =>
        call.Region.Iam.InstanceProfiles.Find(IamNames.Check("instanceProfileName", name)) ?? throw IamErrors.NoSuchProfile(name);

    private static (IReadOnlyList<InstanceProfileState> Page, string? Next) Page(IEnumerable<InstanceProfileState> profiles, string? marker, int? size) =>
        KeyPages.Of(profiles, profile => profile.Name, marker, size ?? ListedByDefault, IamErrors.InvalidMarker);

    private static InstanceProfile View(ServiceCall call, InstanceProfileState profile) => profile.Profile with
    {
        Roles = profile.RoleName is { } role && call.Region.Iam.Roles.Find(role) is { } found ? [Roles.Listed(found) with { MaxSessionDuration = null }] : [],
        Tags = profile.Tags.Listed,
    };

    private static InstanceProfile Listed(ServiceCall call, InstanceProfileState profile) => View(call, profile) with { Tags = null };
}
