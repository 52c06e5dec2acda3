namespace PrivateLinkKit.Engine.Clients;

/// <summary>
/// Name of the role sessions of an operation's calls, such as <c>plk-orders-apply</c>: CloudTrail shows it, and trust policies can demand it. It flows with the
/// operation, as an activity does, because the SDK asks credentials only for keys. Stack names are short enough, and have only characters that STS allows.
/// </summary>
internal static class RoleSessionName
{
    public const string OfResolver = "plk-resolve";

    private static readonly AsyncLocal<string?> Flow = new();

    /// <summary>The name in the current flow; set it in an async method, which ends with the operation.</summary>
    public static string Current
    {
        get => Flow.Value ?? "plk";
        set => Flow.Value = value;
    }

    /// <summary>Returns the name for an operation on one stack, or on several together.</summary>
    public static string Of(IReadOnlyList<string> stacks, string operation) => stacks is [var stack] ? $"plk-{stack}-{operation}" : $"plk-{operation}";
}
