using PrivateLinkKit.Engine.Calls;

namespace PrivateLinkKit.Engine.Throttling;

/// <summary>Meaning of the names of API operations.</summary>
internal static class ApiNames
{
    private static readonly string[] Reading = ["Describe", "List", "Get"];

    public static bool IsReading(string operation) => Reading.Any(verb => operation.StartsWith(verb, StringComparison.Ordinal));
}
