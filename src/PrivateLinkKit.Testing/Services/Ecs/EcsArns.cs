using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Conversion between names and ARNs: ECS accepts either for a resource.</summary>
internal static partial class EcsArns
{
    public const string Service = "ecs";
    public const string DefaultCluster = "default";

    public static string Cluster(AccountRegion region, string? reference) => Of(region, reference ?? DefaultCluster, name => $"cluster/{name}");

    public static string ServiceOf(AccountRegion region, string clusterArn, string reference) =>
        Of(region, reference, name => $"service/{NameOf(clusterArn)}/{name}");

    public static string Task(AccountRegion region, string clusterArn, string reference) => Of(region, reference, id => $"task/{NameOf(clusterArn)}/{id}");

    public static string ContainerInstance(AccountRegion region, string clusterArn, string reference) =>
        Of(region, reference, id => $"container-instance/{NameOf(clusterArn)}/{id}");

    public static string TaskDefinition(AccountRegion region, string family, int revision) => region.Arn(Service, $"task-definition/{family}:{revision}");

    /// <summary>The last part of an ARN.</summary>
    public static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    public static void CheckName(string kind, string? name)
    {
        if (name is null || !Allowed().IsMatch(name))
        {
            throw EcsErrors.InvalidParameter($"{kind} '{name}' must have 1 to 255 letters, digits, underscores and hyphens.");
        }
    }

    private static string Of(AccountRegion region, string reference, Func<string, string> resource) =>
        reference.StartsWith("arn:", StringComparison.Ordinal) ? reference : region.Arn(Service, resource(reference));

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,255}\z")]
    private static partial Regex Allowed();
}
