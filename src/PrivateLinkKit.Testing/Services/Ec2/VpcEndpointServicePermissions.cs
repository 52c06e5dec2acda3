using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Principals that may see an endpoint service and connect to it.</summary>
internal static partial class VpcEndpointServicePermissions
{
    internal static readonly Filters<AllowedPrincipal> PermissionFilters = new(Ec2Operations.DescribeVpcEndpointServicePermissions)
    {
        { "principal", permission => permission.Principal },
        { "principal-type", permission => permission.PrincipalType },
    };

    public static ModifyVpcEndpointServicePermissionsResult Modify(ServiceCall call, ModifyVpcEndpointServicePermissionsRequest request)
    {
        var (store, service) = (call.Region.Ec2, VpcEndpointServices.Get(call.Region, request.ServiceId!));
        var known = Of(call.Region, service).ToDictionary(permission => permission.Principal!);
        var types = (request.AddAllowedPrincipals ?? []).Distinct().ToDictionary(principal => principal, principal => TypeOf(call.Region.Partition, principal));
        foreach (var principal in request.RemoveAllowedPrincipals ?? [])
        {
            store.AllowedPrincipals.Remove(known.GetValueOrDefault(principal)?.ServicePermissionId);
        }

        var added = types.Where(principal => !known.ContainsKey(principal.Key)).Select(principal => new AllowedPrincipal
        {
            ServicePermissionId = call.Cloud.Ids.Next("vpce-svc-perm-"),
            ServiceId = service.ServiceId,
            Principal = principal.Key,
            PrincipalType = principal.Value,
            Tags = [],
        }).ToList();
        added.ForEach(store.AllowedPrincipals.Put);
        return new()
        {
            ReturnValue = true,
            AddedPrincipals =
            [
                .. added.Select(permission => new AddedPrincipal
                {
                    ServicePermissionId = permission.ServicePermissionId,
                    ServiceId = permission.ServiceId,
                    Principal = permission.Principal,
                    PrincipalType = permission.PrincipalType,
                }),
            ],
        };
    }

    public static DescribeVpcEndpointServicePermissionsResult Describe(ServiceCall call, DescribeVpcEndpointServicePermissionsRequest request)
    {
        var service = VpcEndpointServices.Get(call.Region, request.ServiceId!);
        var page = Listing.Of(Of(call.Region, service)).Where(PermissionFilters, request.Filters).Page(request.MaxResults, request.NextToken);
        return new() { AllowedPrincipals = page.Rows, NextToken = page.NextToken };
    }

    /// <summary>Returns true if the caller may connect: the provider's own account always, others through an allowed principal.</summary>
    public static bool Allow(AccountRegion provider, ServiceConfiguration service, ServiceCall consumer) =>
        provider.Account == consumer.Account
        || Of(provider, service).Any(permission => permission.Principal is "*"
            || permission.Principal == provider.Partition.IamArn(consumer.Account, "root")
            || permission.Principal == consumer.Caller.IamArn);

    private static IEnumerable<AllowedPrincipal> Of(AccountRegion region, ServiceConfiguration service) =>
        region.Ec2.PrincipalsOf(service.ServiceId!);

    private static string TypeOf(Partition partition, string principal)
    {
        if (principal == "*")
        {
            return "All";
        }

        var kind = PrincipalArn().Match(principal) is { Success: true } match && match.Groups["partition"].Value == partition.Name
            ? match.Groups["kind"].Value
            : throw Ec2Errors.InvalidPrincipal(principal);
        return kind switch
        {
            "root" => "Account",
            "user" => "User",
            _ => "Role",
        };
    }

    // ARNs with an IAM path are not supported by AWS here.
    [GeneratedRegex("""^arn:(?<partition>aws[a-z-]*):iam::\d{12}:(?:(?<kind>root)|(?<kind>user|role)/[\w+=,.@-]+)\z""")]
    private static partial Regex PrincipalArn();
}
