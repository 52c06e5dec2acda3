using Amazon.Runtime;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Ownership;
using PrivateLinkKit.Engine.Waiting;
using Sdk = Amazon.EC2.Model;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>One allowed principal.</summary>
/// <param name="Principal">The ARN, or <c>*</c>.</param>
/// <param name="Id"><c>vpce-svc-perm-…</c>; null on emulators without permission ids.</param>
/// <param name="IsOwn">true if it carries the stack's tags; one without an id cannot be tagged and counts as the stack's own.</param>
/// <param name="IsBegun">true if an interrupted apply of the stack allowed it and did not tag it.</param>
internal sealed record Permission(string Principal, string? Id, bool IsOwn, bool IsBegun = false);

/// <summary>The allowed principals of an endpoint service.</summary>
internal static class ServicePermissions
{
    /// <summary>
    /// Returns the principals to compare: permissions of others are kept, and are a difference only if the stack wants them too or is exclusive.
    /// </summary>
    public static IEnumerable<string> Allowed(EndpointService want, EndpointServiceState have) =>
        from permission in have.Permissions
        where want.AllowedPrincipals.Contains(permission.Principal) || IsUnwanted(permission, want)
        select permission.IsOwn ? permission.Principal : $"{permission.Principal} (allowed by others)";

    /// <summary>Returns principals that the stack allowed, according to tags or to an interrupted apply, and no longer wants.</summary>
    public static bool IsUnwanted(Permission permission, EndpointService want) =>
        !want.AllowedPrincipals.Contains(permission.Principal)
        && (permission.IsOwn || permission.IsBegun || want.ExclusivePrincipals);

    /// <summary>
    /// Adds, tags and removes permissions. AWS cannot tag a permission on create, so a permission left untagged by a crash is found as
    /// wanted but not owned, and tagged in the next apply; if it is no longer wanted, the home record tells that it is the stack's.
    /// </summary>
    public static async Task<EndpointServiceState> ModifyAsync(EndpointService want, EndpointServiceState have, HandlerContext context)
    {
        var missing = want.AllowedPrincipals.Except(have.Permissions.Select(permission => permission.Principal)).ToList();
        var dropped = have.Permissions.Where(permission => IsUnwanted(permission, want)).ToList();
        var begun = await context.Record.BeginAddingAsync(missing);
        if (missing.Count + dropped.Count > 0)
        {
            await context.RepeatAsync(token => context.Ec2.ModifyVpcEndpointServicePermissionsAsync(
                new Sdk.ModifyVpcEndpointServicePermissionsRequest
                {
                    ServiceId = have.PhysicalId,
                    AddAllowedPrincipals = Ec2Lists.NullIfEmpty(missing),
                    RemoveAllowedPrincipals = Ec2Lists.NullIfEmpty(dropped.Select(permission => permission.Principal)),
                },
                token));
        }

        var permissions = missing.Count == 0 ? have.Permissions.Except(dropped).ToEquatableList() : await ReadAddedAsync(have, missing, context);
        var untagged = permissions.Where(permission => !permission.IsOwn && want.AllowedPrincipals.Contains(permission.Principal)).ToHashSet();
        await Ec2Tags.TakeOwnershipAsync(context, want, [.. untagged.Select(permission => permission.Id!)]);
        await context.Record.RemoveAsync(begun);
        return have with
        {
            Permissions = permissions
                .Select(permission => untagged.Contains(permission) ? permission with { IsOwn = true, IsBegun = false } : permission).ToEquatableList(),
        };
    }

    /// <summary>Reads the added permissions; AWS may list them, and find a new service, only after some seconds.</summary>
    private static Task<EquatableList<Permission>> ReadAddedAsync(EndpointServiceState have, IReadOnlyList<string> added, HandlerContext context) =>
        context.Waiter.UntilAsync(have.Id, "open to its principals", async () =>
        {
            try
            {
                var permissions = await ReadAsync(have.PhysicalId, context);
                return new WaitReading<EquatableList<Permission>>(
                    permissions, IsDone: !added.Except(permissions.Select(permission => permission.Principal)).Any(), $"{permissions.Count} listed");
            }
            catch (AmazonServiceException error) when (context.Errors.IsNotFound(error))
            {
                return new WaitReading<EquatableList<Permission>>([], IsDone: false, "not visible yet");
            }
        }, context.Waits.Propagation(have.Kind), context.CancellationToken);

    public static async Task<EquatableList<Permission>> ReadAsync(string serviceId, HandlerContext context)
    {
        var allowed = await context.AllAsync(
            (page, token) => context.Ec2.DescribeVpcEndpointServicePermissionsAsync(
                new Sdk.DescribeVpcEndpointServicePermissionsRequest { ServiceId = serviceId, NextToken = page, MaxResults = Ec2Lists.LargestPage }, token),
            response => response.AllowedPrincipals,
            response => response.NextToken);
        var own = Ec2Tags.Owned(context, allowed, entry => entry.Tags, (entry, _) => entry.Principal);
        var begun = (await context.Record.LastAsync()).Adding.Values.SelectMany(principals => principals).ToHashSet();
        return allowed
            .Select(entry => entry.ServicePermissionId is null || own.Contains(entry.Principal)
                ? new Permission(entry.Principal, entry.ServicePermissionId, IsOwn: true)
                : new Permission(entry.Principal, entry.ServicePermissionId, IsOwn: false, begun.Contains(entry.Principal)))
            .OrderBy(permission => permission.Principal, StringComparer.Ordinal)
            .ToEquatableList();
    }
}
