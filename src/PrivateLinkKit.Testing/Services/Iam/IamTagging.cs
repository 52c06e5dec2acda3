using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Tags of roles, policies and instance profiles.</summary>
internal static class IamTagging
{
    private const int ListedByDefault = 100;

    public static TagRoleResult TagRole(ServiceCall call, TagRoleRequest request)
    {
        var role = Roles.Find(call, request.RoleName!);
        call.Region.Iam.Roles.Put(role with { Tags = role.Tags.With(request.Tags) });
        return new();
    }

    public static UntagRoleResult UntagRole(ServiceCall call, UntagRoleRequest request)
    {
        var role = Roles.Find(call, request.RoleName!);
        call.Region.Iam.Roles.Put(role with { Tags = role.Tags.Without(request.TagKeys!) });
        return new();
    }

    public static ListRoleTagsResult OfRole(ServiceCall call, ListRoleTagsRequest request)
    {
        var (page, next) = Page(Roles.Find(call, request.RoleName!).Tags, request.Marker, request.MaxItems);
        return new() { Tags = page, IsTruncated = next is not null, Marker = next };
    }

    public static TagPolicyResult TagPolicy(ServiceCall call, TagPolicyRequest request)
    {
        var policy = Policies.Own(call, request.PolicyArn!);
        call.Region.Iam.Policies.Put(policy with { Tags = policy.Tags.With(request.Tags) });
        return new();
    }

    public static UntagPolicyResult UntagPolicy(ServiceCall call, UntagPolicyRequest request)
    {
        var policy = Policies.Own(call, request.PolicyArn!);
        call.Region.Iam.Policies.Put(policy with { Tags = policy.Tags.Without(request.TagKeys!) });
        return new();
    }

    public static ListPolicyTagsResult OfPolicy(ServiceCall call, ListPolicyTagsRequest request)
    {
        var arn = Policies.Find(call, request.PolicyArn!).Arn;
        var (page, next) = Page(call.Region.Iam.Policies.Find(arn)?.Tags ?? IamTags.None, request.Marker, request.MaxItems);
        return new() { Tags = page, IsTruncated = next is not null, Marker = next };
    }

    public static TagInstanceProfileResult TagProfile(ServiceCall call, TagInstanceProfileRequest request)
    {
        var profile = InstanceProfiles.Find(call, request.InstanceProfileName!);
        call.Region.Iam.InstanceProfiles.Put(profile with { Tags = profile.Tags.With(request.Tags) });
        return new();
    }

    public static UntagInstanceProfileResult UntagProfile(ServiceCall call, UntagInstanceProfileRequest request)
    {
        var profile = InstanceProfiles.Find(call, request.InstanceProfileName!);
        call.Region.Iam.InstanceProfiles.Put(profile with { Tags = profile.Tags.Without(request.TagKeys!) });
        return new();
    }

    public static ListInstanceProfileTagsResult OfProfile(ServiceCall call, ListInstanceProfileTagsRequest request)
    {
        var (page, next) = Page(InstanceProfiles.Find(call, request.InstanceProfileName!).Tags, request.Marker, request.MaxItems);
        return new() { Tags = page, IsTruncated = next is not null, Marker = next };
    }

    private static (IReadOnlyList<Tag> Page, string? Next) Page(IamTags tags, string? marker, int? size) =>
        KeyPages.Of(tags.List, tag => tag.Key!, marker, size ?? ListedByDefault, IamErrors.InvalidMarker);
}
