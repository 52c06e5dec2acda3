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

    private const int MostValues = 5;

    private static readonly string[] Unique = [PathPattern, HostHeader, HttpRequestMethod, SourceIp];

    public static IReadOnlyList<RuleCondition> Check(IReadOnlyList<RuleCondition>? conditions)
    {
        if (conditions is not { Count: > 0 })
        {
            throw ElbV2Errors.Validation("A condition must be specified");
        }

        if (Unique.FirstOrDefault(field => conditions.Count(condition => condition.Field == field) > 1) is { } twice)
        {
            throw ElbV2Errors.Validation($"A rule can only have one '{twice}' condition");
        }

        IReadOnlyList<RuleCondition> kept = [.. conditions.Select(Check)];
        return kept.Sum(ConditionValues.Count) <= MostValues
            ? kept
            : throw ElbV2Errors.Validation($"A rule can only have '{MostValues}' condition values");
    }

    private static RuleCondition Check(RuleCondition condition)
    {
        if (condition is { Values: { Count: > 0 } } && (condition.PathPatternConfig ?? (object?)condition.HostHeaderConfig) is not null)
        {
            throw ElbV2Errors.Validation($"You cannot provide both Values and a configuration for a condition of type '{condition.Field}'");
        }

        var kept = condition.Field switch
        {
            PathPattern => condition with { PathPatternConfig = condition.PathPatternConfig ?? new() { Values = condition.Values } },
            HostHeader => condition with { HostHeaderConfig = condition.HostHeaderConfig ?? new() { Values = condition.Values } },
            HttpHeader or HttpRequestMethod or QueryString or SourceIp => condition,
            _ => throw ElbV2Errors.Validation(
                $"Condition field '{condition.Field}' must be one of {PathPattern}, {HostHeader}, {HttpHeader}, {HttpRequestMethod}, {QueryString} "
                    + $"and {SourceIp}"),
        };
        if (ConditionValues.Count(kept) == 0)
        {
            throw ElbV2Errors.Validation($"A condition value must be specified for the field '{condition.Field}'");
        }

        ConditionValues.Check(kept);
        return kept;
    }
}
