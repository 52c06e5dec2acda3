using PrivateLinkKit.Testing.Wire.Iam;

namespace PrivateLinkKit.Testing.Services.Iam;

/// <summary>Roles that belong to a service, which alone may change them.</summary>
internal static class ServiceLinkedRoles
{
    public const string Path = "/aws-service-role/";

    private static readonly Dictionary<string, LinkedRole> Known = new()
    {
        ["autoscaling.amazonaws.com"] = new("AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy", TakesSuffix: true),
        ["ecs.amazonaws.com"] = new("AWSServiceRoleForECS", "AmazonECSServiceRolePolicy"),
        ["ecs.application-autoscaling.amazonaws.com"] =
            new("AWSServiceRoleForApplicationAutoScaling_ECSService", "AWSApplicationAutoscalingECSServicePolicy"),
        ["elasticloadbalancing.amazonaws.com"] = new("AWSServiceRoleForElasticLoadBalancing", "AWSElasticLoadBalancingServiceRolePolicy"),
        ["ops.apigateway.amazonaws.com"] = new("AWSServiceRoleForAPIGateway", "APIGatewayServiceRolePolicy"),
        ["rds.amazonaws.com"] = new("AWSServiceRoleForRDS", "AmazonRDSServiceRolePolicy"),
        ["spot.amazonaws.com"] = new("AWSServiceRoleForEC2Spot", "AWSEC2SpotServiceRolePolicy"),
    };

    public static CreateServiceLinkedRoleResult Create(ServiceCall call, CreateServiceLinkedRoleRequest request)
    {
        var service = request.AWSServiceName!;
        var linked = Known.GetValueOrDefault(service) ?? throw IamErrors.NotEmulated(
            $"the service-linked role of {service}; it has those of {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}");
        if (request.CustomSuffix is not null && !linked.TakesSuffix)
        {
            throw IamErrors.InvalidInput($"Custom suffix is not allowed for {service}");
        }

        var name = IamNames.Check("roleName", request.CustomSuffix is { } suffix ? $"{linked.Name}_{suffix}" : linked.Name);
        if (call.Region.Iam.Roles.Find(name) is not null)
        {
            throw IamErrors.InvalidInput($"Service role name {name} has been taken in this account, please try a different suffix.");
        }

        var trust = $$$"""{"Version":"2012-10-17","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":"{{{service}}}"}}]}""";
        var role = new RoleState(Roles.New(call, $"{Path}{service}/", name, trust, request.Description))
        {
            AttachedPolicies = [call.Region.Partition.IamArn("aws", $"policy{Path}{linked.Policy}")],
        };
        call.Region.Iam.Roles.Put(role);
        return new() { Role = Roles.View(role) with { MaxSessionDuration = null } };
    }

    public static DeleteServiceLinkedRoleResult Delete(ServiceCall call, DeleteServiceLinkedRoleRequest request)
    {
        var role = Roles.Find(call, request.RoleName!);
        if (!role.IsServiceLinked)
        {
            throw IamErrors.InvalidInput($"The role {role.Name} is not a service-linked role.");
        }

        var deletion = new RoleDeletion($"task{role.Role.Path}{role.Name}/{call.NewId()}");
        call.Region.Iam.Roles.Remove(role.Name);
        call.Region.Iam.Deletions.Put(deletion);
        return new() { DeletionTaskId = deletion.TaskId };
    }

    public static GetServiceLinkedRoleDeletionStatusResult Status(ServiceCall call, GetServiceLinkedRoleDeletionStatusRequest request) =>
        call.Region.Iam.Deletions.Find(request.DeletionTaskId) is null
            ? throw IamErrors.NoSuchEntity($"Deletion task with id {request.DeletionTaskId} cannot be found.")
            : new() { Status = "SUCCEEDED" };

    /// <param name="Name">The name of the role.</param>
    /// <param name="Policy">The policy of AWS's that it has.</param>
    /// <param name="TakesSuffix">Whether an account may have several.</param>
    private sealed record LinkedRole(string Name, string Policy, bool TakesSuffix = false);
}
