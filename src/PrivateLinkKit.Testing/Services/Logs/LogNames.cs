using System.Text.RegularExpressions;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>Names and ARNs of log groups and streams.</summary>
internal static partial class LogNames
{
    private const string GroupPattern = @"[\.\-_/#A-Za-z0-9]+";
    private const string StreamPattern = "[^:*]*";

    public static string Group(string name) =>
        GroupName().IsMatch(name) ? name : throw LogsErrors.AgainstPattern("logGroupName", name, GroupPattern);

    public static string Stream(string name) =>
        name.IndexOfAny([':', '*']) < 0 ? name : throw LogsErrors.AgainstPattern("logStreamName", name, StreamPattern);

    /// <summary>The ARN by which a group is tagged; policies add <c>:*</c>.</summary>
    public static string Arn(AccountRegion region, string group) => region.Arn("logs", $"log-group:{group}");

    public static LogGroupState Existing(ServiceCall call, string name) => call.Region.Logs.Groups.Find(Group(name)) ?? throw LogsErrors.NoSuchGroup();

    /// <summary>Returns a group by its name or by an identifier that is its name or ARN; exactly one is required.</summary>
    public static LogGroupState Existing(ServiceCall call, string? name, string? identifier) => (name, identifier) switch
    {
        (null, null) => throw LogsErrors.InvalidParameter("Either logGroupName or logGroupIdentifier is required."),
        (not null, not null) => throw LogsErrors.InvalidParameter("LogGroupName and LogGroupIdentifier cannot both be specified."),
        (not null, null) => Existing(call, name),
        (null, _) => identifier.StartsWith("arn:", StringComparison.Ordinal) ? ByArn(call, identifier) : Existing(call, identifier),
    };

    public static LogGroupState ByArn(ServiceCall call, string arn)
    {
        var prefix = Arn(call.Region, "");
        var name = arn.StartsWith(prefix, StringComparison.Ordinal) ? arn[prefix.Length..] : "";
        return call.Region.Logs.Groups.Find(name.EndsWith(":*", StringComparison.Ordinal) ? name[..^2] : name) ?? throw LogsErrors.NoSuchGroup();
    }

    [GeneratedRegex($@"^{GroupPattern}\z")]
    private static partial Regex GroupName();
}
