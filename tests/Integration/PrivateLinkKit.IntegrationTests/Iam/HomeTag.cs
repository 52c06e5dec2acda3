namespace PrivateLinkKit.IntegrationTests.Iam;

internal static class HomeTag
{
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> tags) =>
        tags.ContainsKey("privatelinkkit:stack") && !tags.ContainsKey("privatelinkkit:home")
            ? new Dictionary<string, string>(tags) { ["privatelinkkit:home"] = $"{Shipped.Home}/{TestEnvironment.Region}" } : tags;
}
