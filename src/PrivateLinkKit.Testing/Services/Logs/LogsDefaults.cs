using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Services.Logs;

/// <summary>Parameter values that equal AWS's default behaviour.</summary>
internal static class LogsDefaults
{
    public static DefaultTable Table { get; } = new("""
        CreateLogGroup DeletionProtectionEnabled=false LogGroupClass=STANDARD
        DescribeLogGroups IncludeLinkedAccounts=false LogGroupClass=STANDARD
        FilterLogEvents Interleaved=true Unmask=false
        GetLogEvents Unmask=false
        """);
}
