namespace PrivateLinkKit.Testing.Protocols;

/// <summary>What the names of AWS's operations say.</summary>
internal static class OperationNames
{
    private static readonly string[] Reads = ["Describe", "List", "Get", "BatchGet", "Head", "Search", "Lookup"];

    /// <summary>Returns true if an operation changes nothing.</summary>
    public static bool OnlyReads(string operation) => Array.Exists(Reads, verb => operation.StartsWith(verb, StringComparison.Ordinal));
}
