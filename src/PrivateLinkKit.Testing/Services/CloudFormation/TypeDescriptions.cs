using PrivateLinkKit.Testing.Wire.CloudFormation;

namespace PrivateLinkKit.Testing.Services.CloudFormation;

/// <summary>Describes resource types.</summary>
internal static class TypeDescriptions
{
    private const string Resource = "RESOURCE";

    public static DescribeTypeResult Describe(ServiceCall call, DescribeTypeRequest request)
    {
        var type = TypeSchemas.Find(NameOf(call, request));
        return type is null
            ? throw CloudFormationErrors.TypeNotFound(request.TypeName ?? request.Arn!)
            : new()
            {
                Arn = Arn(call, type.TypeName.Replace("::", "-", StringComparison.Ordinal)),
                Type = Resource,
                TypeName = type.TypeName,
                IsDefaultVersion = true,
                Schema = type.Text,
                ProvisioningType = type.ProvisioningType,
                DeprecatedStatus = "LIVE",
                Visibility = "PUBLIC",
            };
    }

    private static string NameOf(ServiceCall call, DescribeTypeRequest request)
    {
        if (request.Arn is { } arn)
        {
            var prefix = Arn(call, "");
            return arn.StartsWith(prefix, StringComparison.Ordinal) ? arn[prefix.Length..].Replace("-", "::", StringComparison.Ordinal) : arn;
        }

        return (request.Type, request.TypeName) switch
        {
            (null, _) or (_, null) => throw CloudFormationErrors.Validation("Either Arn, or Type and TypeName must be specified."),
            (Resource, var name) => name,
            (var type, _) => throw CloudFormationErrors.Validation($"EmbeddedAws does not emulate types of the kind {type}"),
        };
    }

    private static string Arn(ServiceCall call, string name) => call.Region.Partition.Arn("cloudformation", call.RegionName, "", $"type/resource/{name}");
}
