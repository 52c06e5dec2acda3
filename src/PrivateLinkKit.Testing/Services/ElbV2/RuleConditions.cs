using PrivateLinkKit.Testing.Wire.ElbV2;

namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>The conditions of rules, as AWS keeps them: always in their own configuration.</summary>
internal static class RuleConditions
{
    public const string PathPattern = "path-pattern";
    public const string HostHeader = "host-header";
    public const string HttpHeader = "http-header";
    public const string HttpRequestMethod = "http-request-method";
    public const string QueryString = "query-string";
    public const string SourceIp = "source-ip";

    public static IReadOnlyList<RuleCondition> Check(IReadOnlyList<RuleCondition>? conditions) => conditions is { Count: > 0 }
        ? [.. conditions.Select(Check)]
        : throw ElbV2Errors.Validation("A condition must be specified");

    private static RuleCondition Check(RuleCondition condition)
    {
        var kept = condition.Field switch
        {
            PathPattern => condition with { PathPatternConfig = condition.PathPatternConfig ?? new() { Values = condition.Values } },
            HostHeader => condition with { HostHeaderConfig = condition.HostHeaderConfig ?? new() { Values = condition.Values } },
            HttpHeader or HttpRequestMethod or QueryString or SourceIp => condition,
            _ => throw ElbV2Errors.Validation(
                $"Condition field '{condition.Field}' must be one of {PathPattern}, {HostHeader}, {HttpHeader}, {HttpRequestMethod}, {QueryString} and {SourceIp}"),
        };
        var values = kept.Field switch
        {
            PathPattern => kept.PathPatternConfig?.Values?.Count,
            HostHeader => kept.HostHeaderConfig?.Values?.Count,
            HttpHeader => kept.HttpHeaderConfig?.HttpHeaderName is null ? null : kept.HttpHeaderConfig.Values?.Count,
            HttpRequestMethod => kept.HttpRequestMethodConfig?.Values?.Count,
            QueryString => kept.QueryStringConfig?.Values?.Count,
            _ => kept.SourceIpConfig?.Values?.Count,
        };
        return values > 0 ? kept : throw ElbV2Errors.Validation($"A condition value must be specified for the field '{condition.Field}'");
    }
}
