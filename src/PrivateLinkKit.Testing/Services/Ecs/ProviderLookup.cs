namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Capacity providers that requests, clusters and strategies name.</summary>
internal static class ProviderLookup
{
    public const string Fargate = "FARGATE";
    public const string FargateSpot = "FARGATE_SPOT";

    public static bool IsFargate(string name) => name is Fargate or FargateSpot;

    public static string ArnOf(AccountRegion region, string reference) =>
        reference.StartsWith("arn:", StringComparison.Ordinal) ? reference : region.Arn(EcsArns.Service, $"capacity-provider/{reference}");

    /// <summary>Returns a provider of an Auto Scaling group, by name or ARN; null: there is none.</summary>
    public static CapacityProviderState? Find(AccountRegion region, string reference) => region.Ecs.CapacityProviders.Find(ArnOf(region, reference));
}
